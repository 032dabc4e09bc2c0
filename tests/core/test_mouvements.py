"""The book of movements, read: pages for terminals, lists for the screen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from core.listes import Tri
from core.mouvements import FiltreMouvements, Mouvements
from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import MIDI, make_boutique, make_vente
from tests.core.conftest import Magasin

Narrow = Callable[[FiltreMouvements], FiltreMouvements]

# The six movements of the fixture, by their rank: both opening stocks, an entry of the day
# before, two lines of F1, one of F2_%.
TOUS = [6, 5, 4, 3, 2, 1]


@pytest.fixture
def garni(magasin: Magasin) -> Magasin:
    magasin.clock.advance(timedelta(days=1))
    entree = CommandeMouvement(
        *(magasin.boutique.id, magasin.riz, TypeMouvement.ENTREE, 8, Motif.ACHAT),
        reference_document="BL 12",
    )
    magasin.core.stock.record_mouvement(entree)
    magasin.clock.advance(timedelta(days=1))
    magasin.push(make_vente("F1", (magasin.riz, 2), (magasin.sel, 1)))
    magasin.push(make_vente("F2_%", (magasin.riz, 3)))
    return magasin


@pytest.fixture
def mouvements(garni: Magasin) -> Mouvements:
    return garni.core.mouvements


FILTRES: list[tuple[Narrow, list[int]]] = [
    (lambda f: f, TOUS),
    (lambda f: replace(f, article_id=2), [5, 2]),
    (lambda f: replace(f, type_mouvement=TypeMouvement.ENTREE), [3, 2, 1]),
    (lambda f: replace(f, type_mouvement=TypeMouvement.RETOUR), []),
    (lambda f: replace(f, reference="F1"), [5, 4]),
    (lambda f: replace(f, reference="F"), []),
    (lambda f: replace(f, date_debut=MIDI + timedelta(days=1)), [6, 5, 4, 3]),
    (lambda f: replace(f, date_fin=MIDI + timedelta(days=1)), [2, 1]),
    (
        lambda f: replace(f, date_debut=MIDI + timedelta(days=1), date_fin=MIDI + timedelta(2)),
        [3],
    ),
    (lambda f: replace(f, articles=(2,)), [5, 2]),
    (lambda f: replace(f, articles=(1, 2)), TOUS),
    (lambda f: replace(f, motifs=(Motif.ACHAT, Motif.CASSE)), [3]),
    (lambda f: replace(f, utilisateurs=("Terminal messie vanza",)), [6, 5, 4]),
    (lambda f: replace(f, utilisateurs=("nobody",)), []),
    (lambda f: replace(f, recherche=" bl "), [3]),
    (lambda f: replace(f, recherche="SÉL"), [5, 2]),
    (lambda f: replace(f, recherche="A15"), [6, 4, 3, 1]),
    (lambda f: replace(f, recherche="_%"), [6]),
    (lambda f: replace(f, recherche="nothing"), []),
]


@pytest.mark.parametrize(("narrow", "expected"), FILTRES)
def test_a_filter_means_the_same_everywhere(
    garni: Magasin, mouvements: Mouvements, narrow: Narrow, expected: list[int]
) -> None:
    filtre = narrow(FiltreMouvements(garni.boutique.id))
    assert [m.seq for m in mouvements.list_page(filtre, 100)] == expected
    ids = mouvements.list_ids(filtre)
    assert [m.seq for m in mouvements.list_rows(ids)] == expected
    assert mouvements.total(filtre).lignes == len(expected)


def test_a_period_holds_what_its_days_saw_though_the_clock_went_back(
    garni: Magasin, mouvements: Mouvements
) -> None:
    """Ranks 7 to 9: a year ahead by mistake, put right, then behind."""
    year, filtre = timedelta(days=365), FiltreMouvements(garni.boutique.id)
    for number, jump in enumerate([year, -year, timedelta(days=-1)]):
        garni.clock.advance(jump)
        garni.push(make_vente(f"C{number}", (garni.riz, 1)))
    today = replace(filtre, date_debut=MIDI + timedelta(days=2), date_fin=MIDI + timedelta(days=3))
    assert list(mouvements.list_ids(today)) == [8, 6, 5, 4]
    assert mouvements.total(today).lignes == 4
    assert mouvements.count_types(today) == {TypeMouvement.VENTE: 4}
    assert list(mouvements.list_ids(replace(today, date_fin=None))) == [8, 7, 6, 5, 4]


@pytest.mark.parametrize("limit", [1, 2, 4, 6, 7])
def test_pages_follow_each_other_without_a_gap(
    garni: Magasin, mouvements: Mouvements, limit: int
) -> None:
    """A movement written between two pages shifts none: pages go by rank."""
    seen: list[int] = []
    before: int | None = None
    while page := mouvements.list_page(FiltreMouvements(garni.boutique.id), limit, before):
        seen += [m.seq for m in page]
        before = page[-1].seq
        garni.push(make_vente(f"F{len(seen)}0", (garni.riz, 1)))
    assert seen == TOUS


def test_pieces_in_and_out(garni: Magasin, mouvements: Mouvements) -> None:
    total = mouvements.total(FiltreMouvements(garni.boutique.id))
    assert (total.entrees, total.sorties, total.montants) == (10 + 1 + 8, -6, {})
    none = mouvements.total(FiltreMouvements(garni.boutique.id, "nothing"))
    assert (none.entrees, none.sorties) == (0, 0)


def test_the_types_are_counted_whatever_type_is_chosen(
    garni: Magasin, mouvements: Mouvements
) -> None:
    filtre = FiltreMouvements(garni.boutique.id, type_mouvement=TypeMouvement.RETOUR)
    assert mouvements.count_types(filtre) == {TypeMouvement.ENTREE: 3, TypeMouvement.VENTE: 3}
    of_salt = replace(filtre, article_id=garni.sel)
    assert mouvements.count_types(of_salt) == {TypeMouvement.ENTREE: 1, TypeMouvement.VENTE: 1}


@pytest.mark.parametrize(
    "colonne",
    [
        *("seq", "date_mouvement", "article_nom", "article_code", "type_mouvement", "quantite"),
        *("stock_avant", "stock_apres", "reference_document", "utilisateur"),
    ],
)
def test_each_column_sorts_both_ways(garni: Magasin, mouvements: Mouvements, colonne: str) -> None:
    filtre = FiltreMouvements(garni.boutique.id)
    up = list(mouvements.list_ids(filtre, Tri(colonne)))
    assert sorted(up) == TOUS[::-1]
    assert list(mouvements.list_ids(filtre, Tri(colonne, descendant=True))) == up[::-1]


@pytest.mark.parametrize("narrow", [narrow for narrow, _ in FILTRES])
def test_a_list_goes_on_after_the_last_id_known(
    garni: Magasin, mouvements: Mouvements, narrow: Narrow
) -> None:
    """What is new above it, and nothing else: a live refresh reads no more than that."""
    filtre = narrow(FiltreMouvements(garni.boutique.id))
    whole = list(mouvements.list_ids(filtre))
    for known in range(7):
        newer = mouvements.list_ids(filtre, after_id=known)
        assert list(newer) == [row_id for row_id in whole if row_id > known]


def test_a_row_says_what_happened(mouvements: Mouvements) -> None:
    entree, vente = mouvements.list_rows([3, 4, 99])
    assert (entree.motif, entree.reference_document, entree.utilisateur) == (
        *(Motif.ACHAT, "BL 12"),
        "Comptoir",
    )
    assert (vente.vente_id, vente.quantite, vente.stock_avant, vente.stock_apres) == (1, -2, 18, 16)


def test_another_boutique_sees_none_of_it(garni: Magasin, mouvements: Mouvements) -> None:
    """I13."""
    filtre = FiltreMouvements(make_boutique(garni.core, nom="Autre").id)
    assert mouvements.list_page(filtre, 100) == ()
    assert mouvements.count_types(filtre) == {}


def test_who_wrote_the_newest_movements(garni: Magasin) -> None:
    known = garni.core.mouvements.list_utilisateurs(garni.boutique.id)
    assert known == ("Comptoir", "Terminal messie vanza")
    assert garni.core.mouvements.list_utilisateurs(99) == ()
