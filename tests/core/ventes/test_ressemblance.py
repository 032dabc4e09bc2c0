"""Which sales may be one that was refused, entered anew by its seller."""

from datetime import timedelta
from typing import Any

import pytest

from core.ventes.annulation import CommandeAnnulation
from core.ventes.ressemblance import MONTREES_MAX, make_panier
from core.vocabulaire import Devise
from syncserver.lecture import read_charge
from tests.builders import identify, make_lot
from tests.core.conftest import Magasin
from tests.core.ventes.rejeux import ask, receive_sel, write_vente

HEURE = timedelta(hours=1)


@pytest.fixture
def refuse(magasin: Magasin) -> Magasin:
    """Refuse F1 as entry 1: three pieces of salt at 500 FC and one of rice, at noon."""
    vente = write_vente(magasin.boutique, "F1", (magasin.sel, 3), (magasin.riz, 1), prix=500)
    magasin.push_one(vente)
    receive_sel(magasin, 500)
    return magasin


def alike(magasin: Magasin, entree_id: int = 1) -> list[tuple[str, bool]]:
    """Give number, and whether it is recorded, of each look-alike."""
    found = magasin.core.quarantaine.list_ressemblantes(entree_id, read_charge)
    return [(r.numero_facture, r.vente_id is not None) for r in found]


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, True),
        ({"mode_paiement": "MPESA", "paye": False}, True),
        ({"montant_total": 2_100}, True),
        ({"prix": None}, False),
        ({"prix": 501}, False),
        ({"devise": "USD"}, False),
    ],
)
def test_the_same_lines_under_another_number(
    refuse: Magasin, over: dict[str, Any], *, expected: bool
) -> None:
    over = {"prix": 500, **over}
    lignes = ((refuse.riz, 1), (refuse.sel, 3))
    refuse.push_one(write_vente(refuse.boutique, "F2", *lignes, **over))
    assert alike(refuse) == ([("F2", True)] if expected else [])


def test_other_lines_are_no_look_alike(refuse: Magasin) -> None:
    riz, sel = refuse.riz, refuse.sel
    for numero, lignes in {
        "F2": [(sel, 3)],
        "F3": [(sel, 4), (riz, 1)],
        "F4": [(sel, 3), (riz, 1), (riz, 1)],
        "F5": [(sel, 1), (riz, 3)],
    }.items():
        refuse.push_one(write_vente(refuse.boutique, numero, *lignes, prix=500))
    assert alike(refuse) == []


def test_another_terminal_sold_it_on_its_own(refuse: Magasin) -> None:
    lignes = ((refuse.sel, 3), (refuse.riz, 1))
    refuse.push_one(write_vente(refuse.boutique, "F2", *lignes, prix=500), refuse.autre)
    assert alike(refuse) == []


@pytest.mark.parametrize(("before", "expected"), [(23 * HEURE, True), (25 * HEURE, False)])
def test_what_came_before_counts_within_a_day(
    magasin: Magasin, before: timedelta, *, expected: bool
) -> None:
    receive_sel(magasin, 2)
    magasin.push_one(write_vente(magasin.boutique, "F0", (magasin.sel, 3)))
    magasin.clock.advance(before)
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 3)))
    assert bool(alike(magasin)) is expected


def test_what_comes_later_counts_for_ever_the_nearest_first(refuse: Magasin) -> None:
    for days in (60, 1, 20):
        refuse.clock.instant = refuse.clock.instant.replace(month=3, day=25)
        refuse.clock.advance(timedelta(days=days))
        lignes = ((refuse.sel, 3), (refuse.riz, 1))
        refuse.push_one(write_vente(refuse.boutique, f"J{days}", *lignes, prix=500))
    assert alike(refuse) == [("J1", True), ("J20", True), ("J60", True)]


def test_another_entry_that_waits_counts_as_well(magasin: Magasin) -> None:
    for numero in ("F1", "F2"):
        magasin.push_one(write_vente(magasin.boutique, numero, (magasin.sel, 3)))
    magasin.push_one(write_vente(magasin.boutique, "F3", (magasin.sel, 4)))
    assert alike(magasin) == [("F2", False)]
    assert alike(magasin, 2) == [("F1", False)]
    assert alike(magasin, 3) == []
    magasin.core.quarantaine.classer(2, "saisie deux fois")
    assert alike(magasin) == []


def test_an_entry_of_days_before_is_no_look_alike_of_a_later_one(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 3)))
    magasin.clock.advance(25 * HEURE)
    magasin.push_one(write_vente(magasin.boutique, "F2", (magasin.sel, 3)))
    assert alike(magasin, 1) == [("F2", False)]
    assert alike(magasin, 2) == []


def test_a_cancelled_sale_counts_no_more(refuse: Magasin) -> None:
    lignes = ((refuse.sel, 3), (refuse.riz, 1))
    refuse.push_one(write_vente(refuse.boutique, "F2", *lignes, prix=500))
    assert alike(refuse) == [("F2", True)]
    commande = CommandeAnnulation("F2", "saisie deux fois")
    refuse.core.ventes.cancel_own(identify(refuse.core, refuse.terminal), commande)
    assert alike(refuse) == []


def test_a_price_that_was_not_sent_matches_any(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 3)))
    receive_sel(magasin, 50)
    magasin.push_one(write_vente(magasin.boutique, "F2", (magasin.sel, 3), prix=450))
    assert alike(magasin) == [("F2", True)]


def test_an_unreadable_entry_resembles_nothing(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", lignes=[]))
    assert alike(magasin) == []


def test_of_very_many_the_nearest_are_kept(refuse: Magasin) -> None:
    lignes = ((refuse.sel, 3), (refuse.riz, 1))
    receive_sel(refuse, 500, refuse.riz)
    ventes = [
        write_vente(refuse.boutique, f"G{n}", *lignes, prix=500) for n in range(MONTREES_MAX + 5)
    ]
    refuse.core.ventes.record_batch(identify(refuse.core, refuse.terminal), make_lot(*ventes))
    assert len(alike(refuse)) == MONTREES_MAX


def test_a_look_alike_is_searched_by_an_entry_that_can_be_confirmed(refuse: Magasin) -> None:
    lignes = ((refuse.sel, 3), (refuse.riz, 1))
    refuse.push_one(write_vente(refuse.boutique, "F2", *lignes, prix=500))
    (prevision,) = refuse.core.quarantaine.previsualiser(ask(1, confirmees=frozenset({1})))
    assert [r.numero_facture for r in prevision.ressemblances] == ["F2"]
    assert prevision.effets


@pytest.mark.parametrize("order", [1, -1])
def test_a_basket_knows_no_order(order: int) -> None:
    lignes = [(1, 2, 500), (1, 2, 400), (3, 1, 50)]
    first = make_panier(Devise.CDF, lignes)
    assert first.resembles(make_panier(Devise.CDF, lignes[::order]))
    assert not first.resembles(make_panier(Devise.USD, lignes))
    assert not first.resembles(make_panier(Devise.CDF, [(1, 2, 500), (1, 2, 500), (3, 1, 50)]))
