"""What a shop should do, said in a hundred lines: no file, no clock, no bytes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Contenu = tuple[tuple[int, int], ...]
"""The lines of a sale: rank of the article and quantity. All else of it follows from these."""
Cle = tuple[int, str, Contenu]
"""A terminal, its number, and what it sold under it."""
DELAI_MIN = 60


class Sort(StrEnum):
    """How a sale is answered."""

    CREEE = "CREEE"
    REJOUEE = "REJOUEE"
    REFUSEE = "REFUSEE"


class Etat(StrEnum):
    """Where an entry stands."""

    A_REGLER = "A_REGLER"
    REJOUEE = "REJOUEE"
    REMPLACEE = "REMPLACEE"
    CLASSEE = "CLASSEE"


@dataclass
class Vendue:
    """A recorded sale; `recue` is the minute of its reception."""

    contenu: Contenu
    recue: int
    annulee: bool = False
    rendues: Counter[int] = field(default_factory=Counter)
    """Pieces that came back, by position of the line."""

    def reste(self, position: int) -> int:
        """Return how many pieces of a line may still come back."""
        return 0 if self.annulee else self.contenu[position][1] - self.rendues[position]


@dataclass
class Boutique:
    """The stock by rank of article, the sales by terminal and number, the entries in order."""

    stocks: list[int]
    accepte: bool
    ventes: dict[tuple[int, str], list[Vendue]] = field(default_factory=dict)
    entrees: dict[Cle, Etat] = field(default_factory=dict)
    minute: int = 0
    comptes: dict[int, int] = field(default_factory=dict)
    """The minute of the first count of an article, which found it without what is sold: every sale
    is dated before all counts. Of a clock that has gone back since, nobody knows what it counted.
    """

    def envoyer(
        self, terminal: int, numero: str, contenu: Contenu, *, est_partie: bool = False
    ) -> Sort:
        """Judge a sale as the rule table does; `est_partie`: its goods have left the shop."""
        cle = (terminal, numero, contenu)
        own = self.ventes.get((terminal, numero), [])
        if any(v.contenu == contenu for v in own) or self.entrees.get(cle) is Etat.CLASSEE:
            return Sort.REJOUEE
        short = not est_partie and self._is_short(contenu)
        if self._is_known(terminal, numero, contenu) or short:
            self.entrees.setdefault(cle, Etat.A_REGLER)
            self.entrees[cle] = Etat.A_REGLER
            return Sort.REFUSEE
        self._record(cle)
        return Sort.CREEE

    def regler(self, cle: Cle, remede: str) -> Sort:
        """Judge an open entry again by a remedy; what came later under its number stays open."""
        terminal, numero, contenu = cle
        later = dict(list(self.entrees.items())[list(self.entrees).index(cle) + 1 :])
        if remede == "DISTINCTE" and not self._is_short(contenu):
            self._record(cle, est_distincte=True)
            return Sort.CREEE
        if remede == "ENTREE" and not self._is_known(terminal, numero, contenu):
            for article, quantite in self._take(contenu).items():
                self.stocks[article] = max(self.stocks[article], quantite)
        sort = self.envoyer(*cle, est_partie=remede == "NEGATIF")
        if sort is Sort.REJOUEE:
            self.entrees[cle] = Etat.REJOUEE
        if sort is Sort.CREEE:
            self.entrees.update(later)
        return sort

    def classer(self, cle: Cle) -> None:
        """File an open entry as no sale."""
        self.entrees[cle] = Etat.CLASSEE

    def annuler(self, terminal: int, numero: str) -> bool:
        """Take back, for its terminal, the latest sale that stands; False where none may be."""
        standing = [v for v in self.ventes.get((terminal, numero), []) if not v.annulee]
        if not standing or self.minute - standing[-1].recue > DELAI_MIN:
            return False
        self.reprendre(standing[-1])
        return True

    def reprendre(self, vendue: Vendue, *, est_remise: bool = True) -> None:
        """Cancel a sale: what did not come back before does now, on the shelf or not."""
        for position in range(len(vendue.contenu)):
            self.rendre(vendue, position, vendue.reste(position), est_remise=est_remise)
        vendue.annulee = True

    def rendre(self, vendue: Vendue, position: int, quantite: int, *, est_remise: bool) -> bool:
        """Take pieces of a line back; False where so many are not left."""
        if quantite > vendue.reste(position):
            return False
        vendue.rendues[position] += quantite
        if est_remise:
            self.stocks[vendue.contenu[position][0]] += quantite
        return True

    def deplacer(self, article: int, quantite: int, plancher: int | None = None) -> bool:
        """Move by hand; False where it would leave less than `plancher` and less than before."""
        after = self.stocks[article] + quantite
        if plancher is not None and after < min(plancher, self.stocks[article]):
            return False
        self.stocks[article] = after
        return True

    def inventorier(self, comptes: Mapping[int, int]) -> None:
        """Count some articles."""
        for article, quantite in comptes.items():
            self.stocks[article] = quantite
            self.comptes[article] = min(self.comptes.get(article, self.minute), self.minute)

    def count_ventes(self) -> int:
        return sum(map(len, self.ventes.values()))

    def open_entrees(self) -> list[Cle]:
        return [cle for cle, etat in self.entrees.items() if etat is Etat.A_REGLER]

    def _is_known(self, terminal: int, numero: str, contenu: Contenu) -> bool:
        """Tell whether the number is taken, or means a sale of another terminal."""
        return (terminal, numero) in self.ventes or self._is_twin(terminal, numero, contenu)

    def _is_twin(self, terminal: int, numero: str, contenu: Contenu) -> bool:
        others = {
            t
            for (t, n), known in self.ventes.items()
            if n == numero and t != terminal
            for v in known
            if v.contenu == contenu
        }
        return any(not self._share(terminal, other) for other in others)

    def _share(self, one: int, other: int) -> bool:
        """Tell whether two terminals gave one number to two contents: their numbering is naive."""
        return any(
            {v.contenu for v in known} != {v.contenu for v in self.ventes[other, numero]}
            or len({v.contenu for v in known}) > 1
            for (terminal, numero), known in self.ventes.items()
            if terminal == one and (other, numero) in self.ventes
        )

    def _is_short(self, contenu: Contenu) -> bool:
        return not self.accepte and any(q > self.stocks[a] for a, q in self._take(contenu).items())

    def _record(self, cle: Cle, *, est_distincte: bool = False) -> None:
        terminal, numero, contenu = cle
        self.ventes.setdefault((terminal, numero), []).append(Vendue(contenu, self.minute))
        for article, quantite in self._take(contenu).items():
            self.stocks[article] -= quantite
        for other, etat in self.entrees.items():
            if other[:2] == cle[:2] and etat is Etat.A_REGLER:
                if other == cle:
                    self.entrees[other] = Etat.REJOUEE
                elif not est_distincte:
                    self.entrees[other] = Etat.REMPLACEE

    def _take(self, contenu: Contenu) -> Mapping[int, int]:
        """Return what a sale takes out of the stock, by article."""
        besoin: Counter[int] = Counter()
        for article, quantite in contenu:
            if self.comptes.get(article, self.minute + 1) > self.minute:
                besoin[article] += quantite
        return besoin
