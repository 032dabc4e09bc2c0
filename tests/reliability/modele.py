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


@dataclass
class Boutique:
    """The stock by rank of article, the sales by terminal and number, the entries in order."""

    stocks: list[int]
    accepte: bool
    ventes: dict[tuple[int, str], list[Vendue]] = field(default_factory=dict)
    entrees: dict[Cle, Etat] = field(default_factory=dict)
    minute: int = 0

    def envoyer(
        self, terminal: int, numero: str, contenu: Contenu, *, est_partie: bool = False
    ) -> Sort:
        """Judge a sale as the rule table does; `est_partie`: its goods have left the shop."""
        cle = (terminal, numero, contenu)
        own = self.ventes.get((terminal, numero), [])
        if any(v.contenu == contenu for v in own) or self.entrees.get(cle) is Etat.CLASSEE:
            return Sort.REJOUEE
        short = not est_partie and self._is_short(contenu)
        if own or self._is_twin(terminal, numero, contenu) or short:
            self.entrees.setdefault(cle, Etat.A_REGLER)
            self.entrees[cle] = Etat.A_REGLER
            return Sort.REFUSEE
        self._record(cle)
        return Sort.CREEE

    def rejouer(self, cle: Cle) -> Sort:
        """Judge an open entry again; what came later under its number stays open."""
        later = dict(list(self.entrees.items())[list(self.entrees).index(cle) + 1 :])
        sort = self.envoyer(*cle)
        if sort is Sort.REJOUEE:
            self.entrees[cle] = Etat.REJOUEE
        if sort is Sort.CREEE:
            self.entrees.update(later)
        return sort

    def classer(self, cle: Cle) -> None:
        """File an open entry as no sale."""
        self.entrees[cle] = Etat.CLASSEE

    def annuler(self, terminal: int, numero: str) -> bool:
        """Take back the latest sale that stands; False where none may be."""
        standing = [v for v in self.ventes.get((terminal, numero), []) if not v.annulee]
        if not standing or self.minute - standing[-1].recue > DELAI_MIN:
            return False
        standing[-1].annulee = True
        self._move(standing[-1].contenu, 1)
        return True

    def deplacer(self, article: int, quantite: int, plancher: int | None = None) -> bool:
        """Move by hand; False where it would leave less than `plancher` and less than before."""
        after = self.stocks[article] + quantite
        if plancher is not None and after < min(plancher, self.stocks[article]):
            return False
        self.stocks[article] = after
        return True

    def count_ventes(self) -> int:
        return sum(map(len, self.ventes.values()))

    def open_entrees(self) -> list[Cle]:
        return [cle for cle, etat in self.entrees.items() if etat is Etat.A_REGLER]

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
        return not self.accepte and any(q > self.stocks[a] for a, q in _sum(contenu).items())

    def _record(self, cle: Cle) -> None:
        terminal, numero, contenu = cle
        self.ventes.setdefault((terminal, numero), []).append(Vendue(contenu, self.minute))
        self._move(contenu, -1)
        for other, etat in self.entrees.items():
            if other[:2] == cle[:2] and etat is Etat.A_REGLER:
                self.entrees[other] = Etat.REJOUEE if other == cle else Etat.REMPLACEE

    def _move(self, contenu: Contenu, sign: int) -> None:
        for article, quantite in contenu:
            self.stocks[article] += sign * quantite


def _sum(contenu: Contenu) -> Mapping[int, int]:
    besoin: Counter[int] = Counter()
    for article, quantite in contenu:
        besoin[article] += quantite
    return besoin
