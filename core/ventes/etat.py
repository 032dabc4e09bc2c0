"""What the file knows of a batch before it is judged, and how that grows sale by sale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from msgspec import Struct

from core.boutiques import Boutique
from core.terminaux import Terminal
from core.ventes.commandes import LigneRecue
from core.ventes.empreinte import Contenu
from core.vocabulaire import Devise, EtatEntree


class VenteConnue(Struct, frozen=True, gc=False):
    """A recorded sale of one of the numbers in question, of any terminal of the boutique."""

    id: int
    terminal_id: int
    empreinte: bytes
    date_vente: datetime | None
    rang: int = 0


@dataclass(frozen=True, slots=True)
class EntreeConnue:
    """A quarantine entry of this terminal."""

    id: int
    empreinte: bytes
    etat: EtatEntree
    date_vente: datetime | None


@dataclass(frozen=True, slots=True)
class Classement:
    """One sale that the owner filed, as the double of `vente_id` or as no sale.

    Of this terminal, or of a device that it took the place of.
    """

    terminal_id: int
    empreinte: bytes
    date_vente: datetime | None
    vente_id: int | None


@dataclass(frozen=True, slots=True)
class ArticleConnu:
    """An active article of the boutique; prices in minor units of its own currency."""

    id: int
    code: str
    nom: str
    devise: Devise
    prix_vente: int
    prix_achat: int | None
    quantite_stock: int
    seuil_alerte: int
    suivi_stock: bool


@dataclass(frozen=True, slots=True)
class Comptage:
    """A validated count of an article, and the instant before which it saw what was gone."""

    inventaire_id: int
    date_comptage: datetime


class LigneAppliquee(Struct, frozen=True):
    """A line with its article and the price that counts, in minor units.

    `comptage` is the count that found its goods gone already: the stock does not move by it.
    """

    article: ArticleConnu
    recue: LigneRecue
    prix_unitaire: int
    comptage: Comptage | None = None


@dataclass(frozen=True, slots=True)
class Etat:
    """All that a decision depends on, read under the writer's lock.

    `ventes` and `entrees` are by number; `numerotation_partagee` holds the terminals that share a
    number of other content with this one, so that equal numbers prove nothing between them.
    `remplaces` are the devices that this one took the place of, and `classements` is what the owner
    filed of its sales and of theirs. `distinctes` are the numbers with the content that the owner
    declared a sale of its own, whatever else bears the number. `comptages`
    are the last validated counts, by article, of those that came later than a sale of the batch
    was made; `avance_horloge` is by how much the terminal's clock is known to be ahead.
    """

    terminal: Terminal
    boutique: Boutique
    maintenant: datetime
    articles: Mapping[int, ArticleConnu]
    ventes: Mapping[str, Sequence[VenteConnue]]
    entrees: Mapping[str, Sequence[EntreeConnue]]
    numerotation_partagee: frozenset[int]
    prochaine_vente_id: int
    prochaine_entree_id: int
    remplaces: frozenset[int] = frozenset()
    classements: Mapping[str, Sequence[Classement]] = field(default_factory=dict)
    distinctes: frozenset[tuple[str, bytes]] = frozenset()
    comptages: Mapping[int, Comptage] = field(default_factory=dict)
    avance_horloge: timedelta = timedelta()


class Registre:
    """The state of the file as it will be once the sales judged so far are written."""

    def __init__(self, etat: Etat) -> None:
        self.etat = etat
        self.numerotation_partagee = set(etat.numerotation_partagee)
        self._ventes: dict[str, tuple[VenteConnue, ...]] = {}
        self._entrees: dict[str, dict[bytes, EntreeConnue]] = {}
        self._stocks: dict[int, int] = {}
        self._prochaine_vente_id = etat.prochaine_vente_id
        self._prochaine_entree_id = etat.prochaine_entree_id

    def ventes(self, numero: str) -> Sequence[VenteConnue]:
        """Return the recorded sales of this number, of any terminal."""
        return self._ventes.get(numero) or self.etat.ventes.get(numero, ())

    def entrees(self, numero: str) -> dict[bytes, EntreeConnue]:
        """Return the terminal's quarantine entries of this number, each by its hash."""
        known = self._entrees.get(numero)
        if known is None:
            known = {e.empreinte: e for e in self.etat.entrees.get(numero, ())}
            self._entrees[numero] = known
        return known

    def stock(self, article: ArticleConnu) -> int:
        """Return the pieces left of an article."""
        return self._stocks.get(article.id, article.quantite_stock)

    def take(self, lignes: Sequence[LigneAppliquee]) -> bool:
        """Take out what the lines sell; tell whether a tracked stock goes below zero by it."""
        taken = [ligne for ligne in lignes if ligne.comptage is None]
        for ligne in taken:
            self._stocks[ligne.article.id] = self.stock(ligne.article) - ligne.recue.quantite
        return any(x.article.suivi_stock and self._stocks[x.article.id] < 0 for x in taken)

    def next_rang(self, numero: str) -> int:
        """Return 0, or the rank after those that the terminal's sales of this number have."""
        own = (v for v in self.ventes(numero) if v.terminal_id == self.etat.terminal.id)
        return max((v.rang + 1 for v in own), default=0)

    def add_vente(
        self, numero: str, contenu: Contenu, date_vente: datetime | None, rang: int = 0
    ) -> int:
        """Note a sale as recorded and return the id it gets."""
        vente_id = self._prochaine_vente_id
        self._prochaine_vente_id += 1
        terminal_id = self.etat.terminal.id
        known = self.ventes(numero)
        self._ventes[numero] = (
            *known,
            VenteConnue(vente_id, terminal_id, contenu.empreinte, date_vente, rang),
        )
        if known:
            self.numerotation_partagee.update(
                v.terminal_id for v in known if v.empreinte != contenu.empreinte
            )
        return vente_id

    def keep_entree(self, numero: str, empreinte: bytes, date_vente: datetime | None) -> int:
        """Note a sale as waiting for the owner and return its entry's id, an old one or a new."""
        known = self.entrees(numero)
        found = known.get(empreinte)
        if found is None:
            found = EntreeConnue(self._prochaine_entree_id, empreinte, EtatEntree.A_REGLER, None)
            self._prochaine_entree_id += 1
        known[empreinte] = replace(found, etat=EtatEntree.A_REGLER, date_vente=date_vente)
        return found.id

    def find_douteuse(
        self, numero: str, empreinte: bytes, date_vente: datetime | None
    ) -> int | None:
        """Return the open entry of a content that is now recorded at another date."""
        found = self.entrees(numero).get(empreinte)
        if found is None or found.etat is not EtatEntree.A_REGLER or found.date_vente == date_vente:
            return None
        return found.id

    def settle_entrees(
        self, numero: str, empreinte: bytes, douteuse: int | None
    ) -> Mapping[int, EtatEntree]:
        """Close the open entries of a number whose sale is now recorded; id → new state.

        The doubtful one stays open: what was recorded is not the sale that waits there.
        """
        known = self.entrees(numero)
        settled: dict[int, EtatEntree] = {}
        for key, entree in known.items():
            if entree.etat is EtatEntree.A_REGLER and entree.id != douteuse:
                etat = EtatEntree.REJOUEE if key == empreinte else EtatEntree.REMPLACEE
                known[key] = replace(entree, etat=etat)
                settled[entree.id] = etat
        return settled
