"""The figures of an article: for how long its stock lasts, and what it was sold for."""

from datetime import date, timedelta

import pytest

from core.errors import ArticleNotFound
from core.fiche.chiffres import Chiffres, Rythme
from core.stock import CommandeMouvement
from core.ventes.commandes import LigneRecue
from core.vocabulaire import Devise, Motif, TypeMouvement
from tests.builders import make_article, make_boutique
from tests.core.conftest import Magasin
from tests.core.fiche.gestes import Gestes

JOUR = timedelta(days=1)


def read(gestes: Gestes) -> Chiffres:
    return gestes.magasin.core.fiches.read_chiffres(gestes.magasin.boutique.id, gestes.magasin.riz)


@pytest.mark.parametrize(
    ("vendues", "jours", "stock", "expected"),
    [
        (30, 30, 10, 10),
        (7, 30, 10, 42),
        (1, 1, 0, 0),
        (5, 30, -4, 0),
        (0, 30, 10, None),
        (-2, 30, 10, None),
    ],
)
def test_whole_days(vendues: int, jours: int, stock: int, expected: int | None) -> None:
    assert Rythme(vendues, jours).jours_de_stock(stock) == expected


def test_the_last_thirty_local_days_net_of_returns(gestes: Gestes) -> None:
    gestes.sell(2)
    gestes.magasin.clock.advance(30 * JOUR)
    gestes.sell(3)
    gestes.bring_back(1)
    gestes.cancel(gestes.sell(4))
    assert read(gestes).rythme == Rythme(2, 30)
    assert read(gestes).jours_de_stock == 6 * 30 // 2


def test_the_thirtieth_day_counts_from_its_local_midnight(gestes: Gestes) -> None:
    """Noon in Kinshasa is an hour before noon in UTC: its day begins at 23:00 UTC of the eve."""
    clock = gestes.magasin.clock
    clock.advance(timedelta(hours=11, minutes=59))
    gestes.sell(1)
    clock.advance(timedelta(minutes=1))
    gestes.sell(2)
    clock.advance(29 * JOUR)
    assert read(gestes).rythme == Rythme(2, 30)


def test_a_young_article_is_measured_over_its_own_days(gestes: Gestes) -> None:
    gestes.magasin.clock.advance(JOUR)
    gestes.sell(4)
    assert read(gestes).rythme == Rythme(4, 2)
    assert read(gestes).jours_de_stock == 3


def test_without_sales_or_without_a_followed_stock_nothing_is_said(magasin: Magasin) -> None:
    fiches, boutique = magasin.core.fiches, magasin.boutique
    assert fiches.read_chiffres(boutique.id, magasin.riz).jours_de_stock is None
    free = make_article(magasin.core, boutique, "LIBRE", suivi_stock=False, quantite_stock=0)
    assert fiches.read_chiffres(boutique.id, free).rythme.jours == 30
    magasin.core.stock.record_mouvement(
        CommandeMouvement(boutique.id, free, TypeMouvement.ENTREE, 5, Motif.ACHAT)
    )
    assert fiches.read_chiffres(boutique.id, free).jours_de_stock is None


def test_another_boutique_has_no_such_article(magasin: Magasin) -> None:
    with pytest.raises(ArticleNotFound):
        magasin.core.fiches.read_chiffres(make_boutique(magasin.core).id, magasin.riz)


def test_prices_of_its_sales_the_latest_first(gestes: Gestes) -> None:
    magasin = gestes.magasin
    lines = {
        "cheap": (LigneRecue(magasin.riz, 2, prix_unitaire=2_000_000, est_negocie=True),),
        "twice": (LigneRecue(magasin.riz, 1), LigneRecue(magasin.riz, 1)),
    }
    gestes.sell(1)
    magasin.clock.advance(JOUR)
    gestes.sell(1, lignes=lines["cheap"], date_vente=magasin.clock.now())
    gestes.sell(1, lignes=lines["twice"])
    gestes.cancel(gestes.sell(3, lignes=lines["cheap"]))
    negotiated, usual = magasin.core.fiches.list_prix(magasin.riz)
    assert (negotiated.prix_unitaire, negotiated.est_negocie, negotiated.devise) == (
        2_000_000,
        True,
        Devise.CDF,
    )
    assert (negotiated.pieces, negotiated.ventes, negotiated.dernier) == (2, 1, date(2026, 3, 26))
    assert (usual.prix_unitaire, usual.est_negocie) == (2_500_000, False)
    assert (usual.pieces, usual.ventes, usual.premier) == (3, 2, date(2026, 3, 25))
