"""Sales read back: lists, tabs, totals, one sale with what it did, its bytes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from msgspec import structs

from core.errors import VenteNotFound
from core.limites import MONTANT_MAX, PRIX_MAX
from core.listes import Tri
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import LigneRecue, VenteCreee
from core.ventes.consultation import FiltreVentes, OngletVentes, VenteRow
from core.vocabulaire import Devise
from tests.builders import MIDI, identify, make_article, make_boutique, make_vente, record
from tests.core.conftest import Magasin
from tests.core.ventes.test_pannes import execute

HIER = MIDI - timedelta(days=1)


@pytest.fixture
def garni(magasin: Magasin) -> Magasin:
    """Five sales: F1 and F2 of today, F3 cancelled, F4 owed and late, F5 of the other terminal."""
    usd = LigneRecue(magasin.riz, 1, prix_unitaire=1_050)
    magasin.push(
        make_vente("F1", (magasin.riz, 2), (magasin.sel, 1)),
        structs.replace(make_vente("F2"), lignes=(usd, usd), devise=Devise.USD, date_vente=None),
        make_vente("F3", (magasin.riz, 1)),
        structs.replace(make_vente("F4", (magasin.riz, 1)), paye=False, date_vente=HIER),
    )
    assert isinstance(
        magasin.push_one(make_vente("F5_%", (magasin.riz, 1)), magasin.autre), VenteCreee
    )
    magasin.core.ventes.cancel_own(
        identify(magasin.core, magasin.terminal), CommandeAnnulation("F3")
    )
    return magasin


def numeros(garni: Magasin, tri: Tri | None = None, **over: object) -> list[str]:
    filtre = replace(FiltreVentes(garni.boutique.id), **over)  # type: ignore[arg-type]
    ventes = garni.core.ventes
    ids = ventes.list_ids(filtre, tri) if tri else ventes.list_ids(filtre)
    return [row.numero_facture for row in ventes.list_rows(ids)]


def test_a_list_begins_with_the_newest(garni: Magasin) -> None:
    assert numeros(garni) == ["F5_%", "F4", "F3", "F2", "F1"]


@pytest.mark.parametrize(
    ("onglet", "expected"),
    [
        (OngletVentes.TOUTES, ["F5_%", "F4", "F3", "F2", "F1"]),
        (OngletVentes.DETTES, ["F4"]),
        (OngletVentes.TARDIVES, ["F4"]),
        (OngletVentes.ANNULEES, ["F3"]),
    ],
)
def test_the_tabs(garni: Magasin, onglet: OngletVentes, expected: list[str]) -> None:
    assert numeros(garni, onglet=onglet) == expected
    counts = garni.core.ventes.count_onglets(FiltreVentes(garni.boutique.id))
    assert counts[onglet] == len(expected)


@pytest.mark.parametrize(
    ("recherche", "expected"),
    [
        ("F1", ["F1"]),
        (" f1 ", ["F1"]),
        ("SÉL", ["F1"]),
        ("a16", ["F1"]),
        ("A16", ["F1"]),
        ("_%", ["F5_%"]),
        ("%", ["F5_%"]),
        ("nothing", []),
        ("  ", ["F5_%", "F4", "F3", "F2", "F1"]),
    ],
)
def test_the_search(garni: Magasin, recherche: str, expected: list[str]) -> None:
    assert numeros(garni, recherche=recherche) == expected


def test_the_days_and_the_terminal(garni: Magasin) -> None:
    today, yesterday = date(2026, 3, 25), date(2026, 3, 24)
    assert numeros(garni, jour_fin=yesterday) == ["F4"]
    assert numeros(garni, jour_debut=yesterday, jour_fin=yesterday) == ["F4"]
    assert numeros(garni, jour_debut=today) == ["F5_%", "F3", "F2", "F1"]
    assert numeros(garni, terminaux=(garni.autre.id,)) == ["F5_%"]


@pytest.mark.parametrize(
    "colonne",
    [
        *("id", "numero_facture", "jour", "montant_total", "devise", "mode_paiement", "paye"),
        *("date_affichee", "date_reception", "nombre_lignes", "pieces", "terminal_nom"),
    ],
)
def test_each_column_sorts_both_ways(garni: Magasin, colonne: str) -> None:
    up = numeros(garni, Tri(colonne))
    assert sorted(up) == ["F1", "F2", "F3", "F4", "F5_%"]
    assert numeros(garni, Tri(colonne, descendant=True)) == up[::-1]


@pytest.mark.parametrize("onglet", OngletVentes)
def test_a_list_goes_on_after_the_last_id_known(garni: Magasin, onglet: OngletVentes) -> None:
    """What is new above it, and nothing else: a live refresh reads no more than that."""
    filtre = FiltreVentes(garni.boutique.id, onglet=onglet)
    whole = list(garni.core.ventes.list_ids(filtre))
    for known in range(6):
        newer = garni.core.ventes.list_ids(filtre, after_id=known)
        assert list(newer) == [row_id for row_id in whole if row_id > known]


def test_sorted_by_what_is_shown(garni: Magasin) -> None:
    assert numeros(garni, Tri("date_affichee"))[0] == "F4"
    assert numeros(garni, Tri("terminal_nom"))[0] == "F5_%"
    assert numeros(garni, Tri("montant_total"))[0] == "F2"


def test_an_unknown_column_is_a_bug(garni: Magasin) -> None:
    with pytest.raises(KeyError):
        numeros(garni, Tri("nothing"))


def test_a_row_says_all_that_the_table_shows(garni: Magasin) -> None:
    late, first = garni.core.ventes.list_rows([4, 1, 99])
    assert (first.nombre_lignes, first.pieces, first.terminal_nom) == (
        *(2, 3),
        "Terminal messie vanza",
    )
    assert (first.date_affichee, first.est_tardive, late.est_tardive) == (MIDI, False, True)
    assert (late.paye, late.devise, late.lot_id) == (False, Devise.CDF, 1)


def test_a_sale_without_a_date_shows_its_reception(garni: Magasin) -> None:
    row: VenteRow
    (row,) = garni.core.ventes.list_rows([2])
    assert (row.date_vente, row.date_affichee, row.est_tardive) == (None, MIDI, False)


def test_the_total_leaves_cancelled_sales_out_and_adds_no_two_currencies(garni: Magasin) -> None:
    total = garni.core.ventes.total(FiltreVentes(garni.boutique.id))
    assert total.lignes == 5
    assert total.montants == {Devise.CDF: 10_050_000, Devise.USD: 2_100}
    none = garni.core.ventes.total(FiltreVentes(garni.boutique.id, "nothing"))
    assert (none.lignes, none.montants) == (0, {})


def test_a_total_beyond_64_bits_is_exact(magasin: Magasin) -> None:
    """I5: three sales at the limit are more than a plain SUM can hold."""
    service = make_article(
        magasin.core, magasin.boutique, "S1", suivi_stock=False, quantite_stock=0
    )
    line = LigneRecue(service, MONTANT_MAX // PRIX_MAX, prix_unitaire=PRIX_MAX)
    magasin.push(*(structs.replace(make_vente(f"F{n}"), lignes=(line,)) for n in range(3)))
    total = magasin.core.ventes.total(FiltreVentes(magasin.boutique.id))
    assert total.montants == {Devise.CDF: 3 * MONTANT_MAX}
    assert 3 * MONTANT_MAX > 2**63


def test_one_sale_with_what_it_did_to_the_stock(garni: Magasin) -> None:
    detail = garni.core.ventes.get_detail(1)
    assert detail.vente.numero_facture == "F1"
    assert [
        (x.position, x.article_nom, x.quantite, x.sous_total, x.stock_avant, x.stock_apres)
        for x in detail.lignes
    ] == [(1, "Riz", 2, 5_000_000, 10, 8), (2, "Sel", 1, 50_000, 1, 0)]


def test_the_same_article_twice_in_the_detail(garni: Magasin) -> None:
    stocks = [(x.stock_avant, x.stock_apres) for x in garni.core.ventes.get_detail(2).lignes]
    assert stocks == [(8, 7), (7, 6)]


def test_unknown_sales(garni: Magasin) -> None:
    with pytest.raises(VenteNotFound):
        garni.core.ventes.get_detail(99)
    assert garni.core.ventes.read_charge_utile(99) is None


def test_the_bytes_of_a_sale_until_they_are_forgotten(garni: Magasin) -> None:
    charge = make_vente("F1", (garni.riz, 2), (garni.sel, 1)).charge_utile
    assert garni.core.ventes.read_charge_utile(1) == charge
    execute(garni, "UPDATE lot_sync SET corps = NULL")
    assert garni.core.ventes.read_charge_utile(1) is None


def test_another_boutique_sees_none_of_it(garni: Magasin) -> None:
    """I13."""
    other = make_boutique(garni.core, nom="Autre")
    filtre = FiltreVentes(other.id)
    assert list(garni.core.ventes.list_ids(filtre)) == []
    assert garni.core.ventes.total(filtre).lignes == 0
    assert set(garni.core.ventes.count_onglets(filtre).values()) == {0}


def test_a_replay_adds_no_row(garni: Magasin) -> None:
    record(garni.core, garni.terminal, make_vente("F3", (garni.riz, 1)))
    assert len(numeros(garni)) == 5
