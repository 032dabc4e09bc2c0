"""Sales, cancellations, returns, undoings and replays in any order: what is left is right."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.errors import (
    ArticleNotFound,
    CancellationTimeout,
    InvalidFormat,
    MouvementNotUndoable,
    RetourConflict,
    RetourExcessif,
    StockOutOfRange,
    VenteAlreadyCancelled,
    VenteNotFound,
)
from core.mouvements import FiltreMouvements
from core.retours import RetourRecu
from core.stock import CommandeMouvement
from core.ventes.annulation import CommandeAnnulation, CommandeAnnulationVente
from core.ventes.commandes import VenteCreee, VenteRecue, VenteRefusee, VenteRejouee
from core.ventes.retour import CommandeRetour, LigneRendue
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import identify, make_vente, record
from tests.core.conftest import Magasin
from tests.core.ventes.test_proprietes import (
    ARTICLES,
    SCARCE,
    Modeles,
    modeles,
    open_copy,
    thorough,
)
from tests.livre import Row, fetch, list_problems

__all__ = ["modeles"]

NUMEROS = ["F1", "F2", "F3"]
UIDS = [None, "R1", "R2"]


@dataclass(frozen=True, slots=True)
class Envoi:
    """A sale sent by one of two terminals; the same number may carry two contents."""

    terminal: int
    vente: VenteRecue


@dataclass(frozen=True, slots=True)
class Annulation:
    """A number taken back by one of two terminals."""

    terminal: int
    numero: str


@dataclass(frozen=True, slots=True)
class Rendu:
    """Pieces brought back to one of two terminals."""

    terminal: int
    recu: RetourRecu


@dataclass(frozen=True, slots=True)
class Attente:
    """Minutes that pass."""

    minutes: int


@dataclass(frozen=True, slots=True)
class RetourDuPatron:
    """Pieces of a recorded sale that the owner takes back, damaged or not."""

    vente_id: int
    lignes: tuple[LigneRendue, ...]
    remettre_en_stock: bool
    montant: int | None


@dataclass(frozen=True, slots=True)
class AnnulationDuPatron:
    """A recorded sale that the owner cancels."""

    vente_id: int
    remettre_en_stock: bool


@dataclass(frozen=True, slots=True)
class Main:
    """A movement that the owner writes by hand."""

    type_mouvement: TypeMouvement
    article_id: int
    quantite: int


@dataclass(frozen=True, slots=True)
class AnnulationDeMouvement:
    """A movement of the book that the owner undoes, whichever it is."""

    rang: int


Step = (
    Envoi
    | Annulation
    | Rendu
    | Attente
    | RetourDuPatron
    | AnnulationDuPatron
    | Main
    | AnnulationDeMouvement
)

terminaux_of = st.integers(0, 1)
lignes_of = st.lists(
    st.tuples(st.sampled_from(ARTICLES), st.integers(1, 3)), min_size=1, max_size=3
)
ventes_of = st.builds(
    lambda numero, lignes: make_vente(numero, *lignes), st.sampled_from(NUMEROS), lignes_of
)
retours_of = st.builds(
    lambda article, quantite, uid: RetourRecu(quantite, 0, article_id=article, uid=uid),
    st.sampled_from([*ARTICLES, 99]),
    st.integers(1, 3),
    st.sampled_from(UIDS),
)
ventes_ids_of = st.integers(1, 3)
rendues_of = st.lists(
    st.builds(LigneRendue, st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=2
).map(tuple)
montants_of = st.sampled_from([None, None, 0, 1_000_000, 9_000_000])
kinds_of_hand = [TypeMouvement.ENTREE, TypeMouvement.SORTIE, TypeMouvement.AJUSTEMENT]
kinds_of = st.sampled_from(kinds_of_hand)
steps_of = st.lists(
    st.builds(Envoi, terminaux_of, ventes_of)
    | st.builds(Annulation, terminaux_of, st.sampled_from(NUMEROS))
    | st.builds(Rendu, terminaux_of, retours_of)
    | st.builds(Attente, st.sampled_from([1, 59, 61]))
    | st.builds(RetourDuPatron, ventes_ids_of, rendues_of, st.booleans(), montants_of)
    | st.builds(AnnulationDuPatron, ventes_ids_of, st.booleans())
    | st.builds(Main, kinds_of, st.sampled_from(ARTICLES), st.integers(1, 5))
    | st.builds(AnnulationDeMouvement, st.integers(0, 5)),
    max_size=18,
)


@dataclass(slots=True)
class VenteSurPapier:
    """A sale as sent, its total, and what is left of each line to come back."""

    total: int
    articles: list[int]
    restes: list[int]
    rendu: int = 0
    est_annulee: bool = False

    def left(self) -> dict[int, int]:
        """Count the pieces of each article that may still come back."""
        pieces = Counter[int]()
        for article_id, reste in zip(self.articles, self.restes, strict=True):
            pieces[article_id] += reste
        return dict(+pieces)


@dataclass(slots=True)
class Compte:
    """What a pen and paper would hold: pieces, sales with what is left of them, returns."""

    stocks: Counter[int] = field(default_factory=lambda: Counter(dict.fromkeys(ARTICLES, SCARCE)))
    ventes: dict[int, VenteSurPapier] = field(default_factory=dict)
    retours: set[int] = field(default_factory=set)
    annules: set[int] = field(default_factory=set)

    def sell(self, vente_id: int, total: int, vente: VenteRecue) -> None:
        """Write a new sale down."""
        assert vente_id not in self.ventes
        articles = [ligne.article_id for ligne in vente.lignes]
        restes = [ligne.quantite for ligne in vente.lignes]
        self.ventes[vente_id] = VenteSurPapier(total, articles, restes)
        self.stocks.subtract(self.ventes[vente_id].left())

    def cancel(self, vente_id: int, *, back: bool) -> dict[int, int]:
        """Cross a sale out, and return what is back on the shelf of each article."""
        vente = self.ventes[vente_id]
        assert not vente.est_annulee
        left = vente.left()
        vente.est_annulee = True
        vente.restes = [0] * len(vente.restes)
        if back:
            self.stocks.update(left)
        return {article_id: pieces if back else 0 for article_id, pieces in left.items()}

    def take_back(self, step: RetourDuPatron, montant: int) -> None:
        """Note a return that was let through: it must have been possible."""
        vente = self.ventes[step.vente_id]
        assert not vente.est_annulee
        for ligne in step.lignes:
            vente.restes[ligne.position - 1] -= ligne.quantite
            if step.remettre_en_stock:
                self.stocks[vente.articles[ligne.position - 1]] += ligne.quantite
        vente.rendu += montant
        assert min(vente.restes) >= 0
        assert vente.rendu <= vente.total


def do_step(magasin: Magasin, compte: Compte, step: Step) -> None:
    """Do one thing, and note on paper what it was said to have done."""
    terminaux = (magasin.terminal, magasin.autre)
    match step:
        case Envoi(terminal, vente):
            (told,) = record(magasin.core, terminaux[terminal], vente).resultats
            match told:
                case VenteCreee(recorded):
                    compte.sell(recorded.id, recorded.montant_total, vente)
                case VenteRejouee(recorded):
                    assert recorded.id in compte.ventes
                case _:
                    assert isinstance(told, VenteRefusee)
        case Annulation(terminal, numero):
            identifie = identify(magasin.core, terminaux[terminal])
            with suppress(VenteNotFound, VenteAlreadyCancelled, CancellationTimeout):
                done = magasin.core.ventes.cancel_own(identifie, CommandeAnnulation(numero))
                left = compte.cancel(done.vente.id, back=True)
                assert {s.article_id: s.quantite for s in done.stocks} == left
        case Rendu(terminal, recu):
            identifie = identify(magasin.core, terminaux[terminal])
            with suppress(ArticleNotFound, RetourConflict):
                retour = magasin.core.retours.record_retour(identifie, recu)
                assert retour.is_known == (retour.id in compte.retours)
                if not retour.is_known:
                    compte.stocks[retour.article_id] += retour.quantite
                    compte.retours.add(retour.id)
        case Attente(minutes):
            magasin.clock.advance(timedelta(minutes=minutes))
        case _:
            do_owner_step(magasin, compte, step)


def do_owner_step(magasin: Magasin, compte: Compte, step: Step) -> None:
    """Do what the owner does at the computer."""
    core = magasin.core
    match step:
        case RetourDuPatron(vente_id, lignes, remettre, montant):
            commande = CommandeRetour(vente_id, lignes, "", remettre, montant)
            with suppress(VenteNotFound, VenteAlreadyCancelled, InvalidFormat, RetourExcessif):
                rendu = core.retours_vente.record_retour_vente(commande)
                compte.take_back(step, rendu.montant_rendu)
        case AnnulationDuPatron(vente_id, remettre):
            annuler = CommandeAnnulationVente(vente_id, "Erreur", remettre)
            with suppress(VenteNotFound, VenteAlreadyCancelled):
                done = core.retours_vente.cancel_vente(annuler)
                left = compte.cancel(vente_id, back=remettre)
                assert {s.article_id: s.quantite for s in done.stocks} == left
        case Main(kind, article_id, quantite):
            ecrire = CommandeMouvement(
                magasin.boutique.id, article_id, kind, quantite, Motif.ERREUR
            )
            with suppress(StockOutOfRange):
                core.stock.record_mouvement(ecrire)
                out = kind is TypeMouvement.SORTIE
                compte.stocks[article_id] += -quantite if out else quantite
        case AnnulationDeMouvement(rang):
            undo_from_the_end(magasin, compte, rang)
        case _:
            raise AssertionError(step)


def undo_from_the_end(magasin: Magasin, compte: Compte, rang: int) -> None:
    """Undo the last movement of the book but `rang`, whatever it is."""
    page = magasin.core.mouvements.list_page(FiltreMouvements(magasin.boutique.id), rang + 1)
    mouvement = page[-1]
    with suppress(MouvementNotUndoable):
        magasin.core.corrections.undo_mouvement(mouvement.id)
        assert mouvement.type_mouvement in set(kinds_of_hand)
        assert mouvement.corrige_id is None
        assert mouvement.id not in compte.annules
        compte.annules.add(mouvement.id)
        compte.stocks[mouvement.article_id] -= mouvement.quantite


def replay(steps: Sequence[Step]) -> Iterator[Step]:
    """Give what terminals would send again: everything but the passing of time."""
    return (step for step in steps if not isinstance(step, Attente))


APPEND_ONLY = (
    "SELECT * FROM mouvement_stock ORDER BY id",
    "SELECT * FROM ligne_vente ORDER BY vente_id, position",
    "SELECT * FROM retour_vente ORDER BY id",
    "SELECT * FROM ligne_retour_vente ORDER BY retour_id, position",
)


def read_book(magasin: Magasin) -> list[list[Row]]:
    return [fetch(magasin.fichier, query) for query in APPEND_ONLY]


@thorough
@given(steps=steps_of)
def test_the_stock_is_what_paper_says_and_each_sale_is_undone_once(
    modeles: Modeles,
    steps: list[Step],
) -> None:
    """I1, I2, I3, I7: whatever the order, and then all of it once more, late."""
    with open_copy(modeles.scarce) as magasin:
        compte, book = Compte(), read_book(magasin)
        for step in [*steps, Attente(61), *replay(steps)]:
            do_step(magasin, compte, step)
            assert all(magasin.stock(key) == compte.stocks[key] for key in ARTICLES)
            assert list_problems(magasin.fichier) == []
            written = read_book(magasin)
            assert [new[: len(old)] for old, new in zip(book, written, strict=True)] == book
            book = written
        assert magasin.core.verification.verify().problemes == ()
