"""The figures of a terminal's first screen, by the boutique's own day and month."""

from datetime import datetime, timedelta

import pytest

from core.ventes.annulation import CommandeAnnulation
from core.ventes.net import Recette
from core.vocabulaire import Devise
from tests.builders import MIDI, identify, make_article, make_boutique, make_vente
from tests.core.conftest import Magasin


def test_the_figures(magasin: Magasin) -> None:
    core, boutique = magasin.core, magasin.boutique
    usd = make_article(
        core, boutique, "U1", prix_vente=1_050, devise=Devise.USD, categorie="Accessoires"
    )
    make_article(core, boutique, "S1", quantite_stock=0, suivi_stock=False, seuil_alerte=5)
    make_article(core, make_boutique(core, nom="Ailleurs"), "B1", seuil_alerte=99)
    month = MIDI - timedelta(days=24)
    magasin.push(
        make_vente("F-1", (magasin.riz, 5)),
        make_vente("F-2", (usd, 2), devise=Devise.USD),
        make_vente("F-3", (magasin.riz, 1), date_vente=month),
        make_vente("F-4", (magasin.sel, 1), date_vente=month - timedelta(days=1)),
        make_vente("F-5", (magasin.riz, 1)),
    )
    core.ventes.cancel_own(identify(core, magasin.terminal), CommandeAnnulation("F-5"))
    chiffres = core.statistiques.read_chiffres(boutique)
    # Rice: 4 for a threshold of 5; salt has none; what is not counted is never short.
    assert (chiffres.articles, chiffres.stock_bas, chiffres.categories) == (4, 1, 1)
    assert chiffres.jour == Recette(2, {Devise.CDF: 12_500_000, Devise.USD: 2_100})
    assert chiffres.mois == Recette(3, {Devise.CDF: 15_000_000, Devise.USD: 2_100})


@pytest.mark.parametrize("day", ["2026-02-28", "2026-12-31", "2028-02-29", "2026-01-31"])
def test_the_last_day_of_a_month_is_of_that_month(magasin: Magasin, day: str) -> None:
    """23:30 in Kinshasa, while in UTC it is 22:30."""
    magasin.clock.instant = datetime.fromisoformat(f"{day}T22:30:00+00:00")
    for days in (0, 1, 40):
        date_vente = magasin.clock.now() - timedelta(days=days)
        magasin.push(make_vente(f"F-{days}", (magasin.riz, 1), date_vente=date_vente))
    chiffres = magasin.core.statistiques.read_chiffres(magasin.boutique)
    # What is too old to be believed counts on the day on which it came.
    assert (chiffres.jour.ventes, chiffres.mois.ventes) == (2, 3)
    magasin.clock.advance(timedelta(hours=1))
    chiffres = magasin.core.statistiques.read_chiffres(magasin.boutique)
    assert (chiffres.jour.ventes, chiffres.mois.ventes) == (0, 0)
