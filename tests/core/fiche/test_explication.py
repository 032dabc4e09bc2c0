"""Why a stock is what it is: each kind of movement has its row, and the rows add up."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from core.db.triggers import wanted_triggers
from core.errors import ArticleNotFound
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import MIDI, make_boutique
from tests.core.conftest import Magasin
from tests.core.fiche.gestes import Gestes

CAISSE_1, CAISSE_2 = "Terminal messie vanza", "Terminal 2"
SORTIE, ENTREE = TypeMouvement.SORTIE, TypeMouvement.ENTREE


def test_an_article_that_was_never_counted_begins_with_what_it_opened_with(gestes: Gestes) -> None:
    gestes.move(ENTREE, 20, Motif.ACHAT)
    gestes.sell(3)
    gestes.sell(4, autre=True)
    gestes.sell(5)
    gestes.move(SORTIE, 1, Motif.CASSE)
    explication = gestes.explain()
    assert not explication.est_comptee
    assert explication.stock == 17
    assert list(gestes.rows().items()) == [
        ("ENTREE:STOCK_INITIAL", 10),
        ("ENTREE:ACHAT", 20),
        (f"VENTE:{CAISSE_1}", -8),
        (f"VENTE:{CAISSE_2}", -4),
        ("SORTIE:CASSE", -1),
    ]
    assert [ligne.nombre for ligne in explication.lignes] == [1, 1, 2, 1, 1]


def test_a_count_is_where_everything_begins_again(gestes: Gestes) -> None:
    gestes.sell(3)
    gestes.count_at_once(40)
    gestes.magasin.clock.advance(timedelta(days=1))
    gestes.sell(2)
    gestes.move(TypeMouvement.AJUSTEMENT, 9, Motif.ERREUR)
    explication = gestes.explain()
    assert (explication.depart.quantite, explication.depart.date) == (40, MIDI)
    assert gestes.rows() == {"DEPART": 40, f"VENTE:{CAISSE_1}": -2, "AJUSTEMENT:ERREUR": 9}


def test_sales_that_go_on_during_a_count_are_rows_after_it(gestes: Gestes) -> None:
    """The adjustment of the session is written later than they are, and belongs to the count."""
    gestes.count_line(12)
    gestes.sell(3)
    gestes.validate()
    gestes.sell(1, autre=True)
    assert gestes.rows() == {
        "DEPART": 12,
        f"VENTE:{CAISSE_1}": -3,
        f"VENTE:{CAISSE_2}": -1,
    }
    assert gestes.explain().stock == 8


def test_a_session_that_found_what_was_expected_is_a_count_as_well(gestes: Gestes) -> None:
    gestes.sell(3)
    gestes.count_line(7)
    gestes.validate()
    gestes.sell(2)
    assert gestes.rows() == {"DEPART": 7, f"VENTE:{CAISSE_1}": -2}


def test_the_later_of_two_counts_is_the_one(gestes: Gestes) -> None:
    gestes.count_at_once(20)
    gestes.count_line(15)
    gestes.validate()
    assert gestes.rows() == {"DEPART": 15}
    gestes.count_at_once(9)
    assert gestes.rows() == {"DEPART": 9}


@pytest.mark.parametrize("session", [True, False])
def test_a_count_that_was_undone_never_was(gestes: Gestes, session: bool) -> None:
    if session:
        gestes.count_line(25)
        gestes.validate()
    else:
        gestes.count_at_once(25)
    gestes.correct(gestes.last("id"))
    assert gestes.rows() == {
        "ENTREE:STOCK_INITIAL": 10,
        "AJUSTEMENT:COMPTAGE": 15,
        "CORRECTION": -15,
    }


def test_a_late_sale_that_the_count_took_in_stands_apart_from_what_was_found(
    gestes: Gestes,
) -> None:
    """Sold before the count, received during it: the count is twelve, and two more had left."""
    clock = gestes.magasin.clock
    clock.advance(timedelta(hours=5))
    gestes.count_line(12)
    clock.advance(timedelta(hours=1))
    gestes.sell(2, date_vente=MIDI)
    gestes.validate()
    gestes.sell(3, date_vente=clock.now())
    explication = gestes.explain()
    assert (explication.depart.comptee, explication.depart.decalage) == (12, 2)
    assert gestes.rows() == {"DEPART": 14, f"VENTE:{CAISSE_1}": -5}
    assert explication.stock == 9


def test_a_sale_that_comes_after_the_validation_has_its_compensation(gestes: Gestes) -> None:
    clock = gestes.magasin.clock
    clock.advance(timedelta(hours=5))
    gestes.count_line(12)
    gestes.validate()
    clock.advance(timedelta(hours=1))
    gestes.sell(2, date_vente=MIDI)
    assert gestes.rows() == {"DEPART": 12, f"VENTE:{CAISSE_1}": -2, "COMPENSATION": 2}
    assert gestes.explain().stock == 12


def test_damaged_goods_that_came_back_are_returned_and_broken(gestes: Gestes) -> None:
    gestes.take_back(gestes.sell(4), 3, damaged=True)
    assert gestes.rows() == {
        "ENTREE:STOCK_INITIAL": 10,
        f"VENTE:{CAISSE_1}": -4,
        "ANNULATION": 3,
        "SORTIE:CASSE": -3,
    }


def test_what_comes_back_has_rows_of_its_own(gestes: Gestes) -> None:
    numero = gestes.sell(4)
    gestes.cancel(numero)
    gestes.bring_back(2)
    assert gestes.rows() == {
        "ENTREE:STOCK_INITIAL": 10,
        f"VENTE:{CAISSE_1}": -4,
        "ANNULATION": 4,
        "RETOUR": 2,
    }


def test_the_compensation_of_a_late_sale_is_told_apart_from_a_correction(gestes: Gestes) -> None:
    gestes.sell(4)
    gestes.correct(gestes.last("id"))
    gestes.move(SORTIE, 3, Motif.VOL)
    gestes.correct(gestes.last("id"), ENTREE)
    assert gestes.rows() == {
        "ENTREE:STOCK_INITIAL": 10,
        f"VENTE:{CAISSE_1}": -4,
        "SORTIE:VOL": -3,
        "COMPENSATION": 4,
        "CORRECTION": 3,
    }


def test_a_book_that_is_wrong_shows_what_it_cannot_explain(gestes: Gestes) -> None:
    magasin = gestes.magasin
    with closing(sqlite3.connect(magasin.fichier)) as connection, connection:
        for name in wanted_triggers():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE article SET quantite_stock = 12 WHERE id = ?", (magasin.riz,))
    assert gestes.rows() == {"ENTREE:STOCK_INITIAL": 10, "ECART": 2}
    with closing(sqlite3.connect(magasin.fichier)) as connection, connection:
        connection.execute("UPDATE article SET quantite_stock = 10 WHERE id = ?", (magasin.riz,))


def test_an_article_of_another_boutique_is_not_explained(magasin: Magasin) -> None:
    other = make_boutique(magasin.core)
    with pytest.raises(ArticleNotFound):
        magasin.core.fiches.explain_stock(other.id, magasin.riz)
