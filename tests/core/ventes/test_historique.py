"""The sales that a terminal lists, and the numbers that it compares with the file."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from core.limites import DETAILS_RECONCILIATION_MAX
from core.ventes.historique import Periode
from core.ventes.reconciliation import Reconciliation
from core.vocabulaire import Devise
from tests.builders import MIDI, identify, make_article, make_boutique, make_terminal, make_vente
from tests.builders import record as push_as
from tests.core.conftest import Magasin

AUJOURDHUI = date(2026, 3, 25)
HIER = date(2026, 3, 24)
TOUT = Periode()


@pytest.fixture
def vendu(magasin: Magasin) -> Magasin:
    """Two sales of today and one of yesterday, one of the other terminal, one elsewhere."""
    magasin.push(
        make_vente("F-1", (magasin.riz, 1), (magasin.sel, 1)),
        make_vente("F-2", (magasin.riz, 2), date_vente=MIDI - timedelta(days=1)),
        make_vente("F-3", (magasin.riz, 1), date_vente=None),
    )
    magasin.push_one(make_vente("G-1", (magasin.riz, 1)), magasin.autre)
    elsewhere = make_boutique(magasin.core, nom="Ailleurs")
    article = make_article(magasin.core, elsewhere, "B1")
    stranger = make_terminal(magasin.core, elsewhere, "S9")
    push_as(magasin.core, stranger, make_vente("F-9", (article, 1)))
    return magasin


@pytest.mark.parametrize(
    ("periode", "numeros", "total"),
    [
        (Periode(), ["G-1", "F-3", "F-2", "F-1"], 12_550_000),
        (Periode(AUJOURDHUI), ["G-1", "F-3", "F-1"], 7_550_000),
        (Periode(None, HIER), ["F-2"], 5_000_000),
        (Periode(HIER, HIER), ["F-2"], 5_000_000),
        (Periode(AUJOURDHUI, HIER), [], None),
    ],
)
def test_the_newest_of_a_period_first(
    vendu: Magasin, periode: Periode, numeros: list[str], total: int | None
) -> None:
    historique = vendu.core.ventes.read_historique(vendu.boutique.id, periode, 50)
    assert [vente.numero_facture for vente in historique.ventes] == numeros
    assert historique.recette.ventes == len(numeros)
    assert historique.recette.montants.get(Devise.CDF) == total


def test_takings_are_of_the_whole_period_however_few_are_listed(vendu: Magasin) -> None:
    historique = vendu.core.ventes.read_historique(vendu.boutique.id, Periode(), 1)
    (vente,) = historique.ventes
    assert (vente.terminal_nom, vente.date_vente, vente.paye) == ("Terminal 2", MIDI, True)
    assert historique.recette.ventes == 4


def test_lines_keep_their_order(vendu: Magasin) -> None:
    historique = vendu.core.ventes.read_historique(vendu.boutique.id, Periode(), 50)
    told = [(x.article_code, x.quantite, x.sous_total) for x in historique.ventes[-1].lignes]
    assert told == [("A15", 1, 2_500_000), ("A16", 1, 50_000)]


def reconcile(
    magasin: Magasin, references: Sequence[str], periode: Periode = TOUT
) -> Reconciliation:
    identifie = identify(magasin.core, magasin.terminal)
    return magasin.core.ventes.reconcile(identifie, references, periode)


def test_both_sides_agree(vendu: Magasin) -> None:
    found = reconcile(vendu, ["F-3", "F-2", "F-1", "F-1"])
    assert found.is_coherent
    assert (found.connues_ici, found.connues_la_bas, found.en_commun) == (3, 3, 3)
    assert (found.absentes_ici, found.absentes_la_bas, found.details) == ((), (), ())
    assert found.recette == {Devise.CDF: 2_550_000 + 5_000_000 + 2_500_000}


def test_what_each_side_lacks(vendu: Magasin) -> None:
    """Another terminal's number, and another boutique's, are unknown here."""
    found = reconcile(vendu, ["F-2", "G-1", "F-9", "F-7"])
    assert not found.is_coherent
    assert found.en_commun == 1
    assert found.absentes_ici == ("G-1", "F-9", "F-7")
    assert found.absentes_la_bas == ("F-1", "F-3")
    assert [(d.numero_facture, d.montant_total) for d in found.details] == [
        ("F-1", 2_550_000),
        ("F-3", 2_500_000),
    ]


def test_a_number_of_another_day_is_not_missing(vendu: Magasin) -> None:
    found = reconcile(vendu, ["F-1", "F-2", "F-3"], Periode(AUJOURDHUI))
    assert found.is_coherent
    assert (found.connues_ici, found.en_commun) == (2, 3)


def test_numbers_are_compared_as_they_are_kept(magasin: Magasin) -> None:
    magasin.push(make_vente("F-é", (magasin.riz, 1)))
    assert reconcile(magasin, ["F-e\u0301"]).is_coherent
    assert reconcile(magasin, ["X-e\u0301"]).absentes_ici == ("X-e\u0301",)


def test_of_very_many_only_the_first_are_described(magasin: Magasin) -> None:
    article = make_article(magasin.core, magasin.boutique, "N", quantite_stock=10**6)
    count = DETAILS_RECONCILIATION_MAX + 1
    magasin.push(*(make_vente(f"N-{n}", (article, 1)) for n in range(count)))
    found = reconcile(magasin, [])
    assert (len(found.absentes_la_bas), len(found.details)) == (count, count - 1)
