"""Sales, cancellations, returns and replays in any order: the stock is what is left, once each."""

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
    RetourConflict,
    VenteAlreadyCancelled,
    VenteNotFound,
)
from core.retours import RetourRecu
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import VenteCreee, VenteRecue, VenteRefusee, VenteRejouee
from core.verification import Verification
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
from tests.livre import list_problems

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


Step = Envoi | Annulation | Rendu | Attente

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
steps_of = st.lists(
    st.builds(Envoi, terminaux_of, ventes_of)
    | st.builds(Annulation, terminaux_of, st.sampled_from(NUMEROS))
    | st.builds(Rendu, terminaux_of, retours_of)
    | st.builds(Attente, st.sampled_from([1, 59, 61])),
    max_size=14,
)


@dataclass(slots=True)
class Compte:
    """What a pen and paper would hold: pieces, sales that stand, and those that were undone."""

    stocks: Counter[int] = field(default_factory=lambda: Counter(dict.fromkeys(ARTICLES, SCARCE)))
    debout: dict[int, VenteRecue] = field(default_factory=dict)
    annulees: set[int] = field(default_factory=set)
    retours: set[int] = field(default_factory=set)


def do_step(magasin: Magasin, compte: Compte, step: Step) -> None:
    """Do one thing, and note on paper what it was said to have done."""
    terminaux = (magasin.terminal, magasin.autre)
    match step:
        case Envoi(terminal, vente):
            (told,) = record(magasin.core, terminaux[terminal], vente).resultats
            match told:
                case VenteCreee(recorded):
                    assert recorded.id not in compte.debout.keys() | compte.annulees
                    compte.debout[recorded.id] = vente
                    compte.stocks.subtract(dict(count(vente)))
                case VenteRejouee(recorded):
                    assert recorded.id in compte.debout.keys() | compte.annulees
                case _:
                    assert isinstance(told, VenteRefusee)
        case Annulation(terminal, numero):
            identifie = identify(magasin.core, terminaux[terminal])
            with suppress(VenteNotFound, VenteAlreadyCancelled, CancellationTimeout):
                done = magasin.core.ventes.cancel_own(identifie, CommandeAnnulation(numero))
                sold = count(compte.debout.pop(done.vente.id))
                assert {s.article_id: s.quantite for s in done.stocks} == sold
                compte.stocks.update(sold)
                compte.annulees.add(done.vente.id)
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


def count(vente: VenteRecue) -> dict[int, int]:
    """Count the pieces of each article."""
    pieces = Counter[int]()
    for ligne in vente.lignes:
        pieces[ligne.article_id] += ligne.quantite
    return dict(pieces)


def replay(steps: Sequence[Step]) -> Iterator[Step]:
    """Give what terminals would send again: everything but the passing of time."""
    return (step for step in steps if not isinstance(step, Attente))


@thorough
@given(steps=steps_of)
def test_the_stock_is_what_paper_says_and_each_sale_is_undone_once(
    modeles: Modeles,
    steps: list[Step],
) -> None:
    """I1, I2, I7: whatever the order, and then all of it once more, late."""
    with open_copy(modeles.scarce) as magasin:
        compte = Compte()
        for step in [*steps, Attente(61), *replay(steps)]:
            do_step(magasin, compte, step)
            assert {key: magasin.stock(key) for key in ARTICLES} == dict(compte.stocks)
            assert list_problems(magasin.fichier) == []
        assert Verification(magasin.core.database).verify().problemes == ()
