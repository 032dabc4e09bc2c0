"""The book of one article, as a list: its sales with the time of the terminal, its order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from core.fiche.livre import FiltreLivre
from core.fiche.postes import Groupe, Poste, Sorte
from core.listes import Tri
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import MIDI, make_vente
from tests.core.fiche.gestes import Gestes

Narrow = Callable[[FiltreLivre], FiltreLivre]


@pytest.fixture
def garni(gestes: Gestes) -> Gestes:
    """Write an opening stock, a sale of two hours ago, an adjustment, a sale of now, another."""
    gestes.magasin.clock.advance(timedelta(hours=2))
    gestes.sell(2, date_vente=MIDI)
    gestes.move(TypeMouvement.AJUSTEMENT, -3, Motif.ERREUR)
    gestes.sell(1, autre=True, date_vente=MIDI + timedelta(hours=2))
    gestes.sell(1, date_vente=None)
    return gestes


def list_pieces(gestes: Gestes, filtre: FiltreLivre, tri: Tri | None = None) -> list[int]:
    fiches = gestes.magasin.core.fiches
    ids = fiches.list_ids(filtre, tri or Tri("seq", descendant=True))
    return [row.quantite for row in fiches.list_rows(ids)]


FILTRES: list[tuple[Narrow, list[int]]] = [
    (lambda f: f, [-1, -1, -3, -2, 10]),
    (lambda f: replace(f, types=(TypeMouvement.AJUSTEMENT,)), [-3]),
    (lambda f: replace(f, recherche=" terminal 2"), [-1]),
    (lambda f: replace(f, recherche="F0"), [-2]),
    (lambda f: replace(f, recherche="%"), []),
    (lambda f: replace(f, sortes=(Sorte.TARDIVE,)), [-2]),
    (lambda f: replace(f, sortes=(Sorte.AJUSTEMENT,)), [-3]),
    (lambda f: replace(f, sortes=(Sorte.NEGATIF,)), []),
    (lambda f: replace(f, sortes=(Sorte.TARDIVE, Sorte.AJUSTEMENT)), [-3, -2]),
    (lambda f: replace(f, groupes=(Groupe(Poste.AJUSTEMENT, Motif.ERREUR),)), [-3]),
    (
        lambda f: replace(
            f, groupes=(Groupe(Poste.VENTE, utilisateur="Terminal 2"),), sortes=(Sorte.TARDIVE,)
        ),
        [-1, -2],
    ),
]


@pytest.mark.parametrize(("narrow", "expected"), FILTRES)
def test_a_filter_means_the_same_everywhere(
    garni: Gestes, narrow: Narrow, expected: list[int]
) -> None:
    filtre = narrow(FiltreLivre(garni.magasin.riz))
    fiches = garni.magasin.core.fiches
    assert list_pieces(garni, filtre) == expected
    totaux = fiches.total(filtre)
    assert totaux.lignes == len(expected)
    assert totaux.entrees == sum(n for n in expected if n > 0)
    assert totaux.sorties == sum(n for n in expected if n < 0)


def test_nothing_of_another_article(garni: Gestes) -> None:
    garni.magasin.push(make_vente("SEL", (garni.magasin.sel, 1)))
    assert list_pieces(garni, FiltreLivre(garni.magasin.sel)) == [-1, 1]


def test_a_sale_has_the_time_of_its_terminal_and_says_that_it_was_late(garni: Gestes) -> None:
    fiches = garni.magasin.core.fiches
    rows = fiches.list_rows(fiches.list_ids(FiltreLivre(garni.magasin.riz)))
    now = MIDI + timedelta(hours=2)
    assert [(row.date_affichee, row.est_tardive) for row in rows] == [
        (now, False),
        (now, False),
        (now, False),
        (MIDI, True),
        (MIDI, False),
    ]
    assert rows[0].date_vente is None
    assert rows[3].date_mouvement == now


@pytest.mark.parametrize(
    ("tri", "expected"),
    [
        (Tri("seq"), [10, -2, -3, -1, -1]),
        (Tri("quantite"), [-3, -2, -1, -1, 10]),
        (Tri("date_affichee"), [10, -2, -3, -1, -1]),
        (Tri("utilisateur"), [10, -3, -1, -2, -1]),
    ],
)
def test_order(garni: Gestes, tri: Tri, expected: list[int]) -> None:
    assert list_pieces(garni, FiltreLivre(garni.magasin.riz), tri) == expected


def test_only_what_is_newer(garni: Gestes) -> None:
    fiches, filtre = garni.magasin.core.fiches, FiltreLivre(garni.magasin.riz)
    newest = fiches.list_ids(filtre)[0]
    assert list(fiches.list_ids(filtre, after_id=newest)) == []
    garni.sell(1)
    assert len(fiches.list_ids(filtre, after_id=newest)) == 1


def test_an_unknown_column_is_refused(garni: Gestes) -> None:
    with pytest.raises(KeyError):
        garni.magasin.core.fiches.list_ids(FiltreLivre(garni.magasin.riz), Tri("secret"))
