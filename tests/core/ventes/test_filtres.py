"""The chips of the sales page: what each leaves of the list, in the tabs and in the total."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.listes import Bornes
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import LigneRecue
from core.ventes.consultation import EtatVente, FiltreVentes, OngletVentes
from core.vocabulaire import Devise
from tests.builders import MIDI, identify, make_vente
from tests.core.conftest import Magasin

TOUTES = ["F4", "F3", "F2", "F1"]


@pytest.fixture
def garni(magasin: Magasin) -> Magasin:
    """F1 of 25 000 FC, F2 of 50 000 by phone and late, F3 cancelled, F4 in dollars, wrong sum."""
    ligne = LigneRecue(magasin.riz, 1, prix_unitaire=1_050)
    dollars = make_vente(
        "F4", lignes=(ligne,), devise=Devise.USD, date_vente=None, montant_total=1_000
    )
    magasin.push(
        make_vente("F1", (magasin.riz, 1)),
        make_vente(
            "F2", (magasin.riz, 2), mode_paiement="M-PESA", date_vente=MIDI - timedelta(hours=3)
        ),
        make_vente("F3", (magasin.riz, 3)),
        dollars,
    )
    identifie = identify(magasin.core, magasin.terminal)
    magasin.core.ventes.cancel_own(identifie, CommandeAnnulation("F3"))
    return magasin


def numeros(garni: Magasin, filtre: FiltreVentes) -> list[str]:
    ventes = garni.core.ventes
    return [row.numero_facture for row in ventes.list_rows(ventes.list_ids(filtre))]


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, TOUTES),
        ({"modes": ("M-PESA",)}, ["F2"]),
        ({"modes": ("M-PESA", "CASH")}, TOUTES),
        ({"modes": ("TROC",)}, []),
        ({"terminaux": (99,)}, []),
        ({"devises": (Devise.USD,)}, ["F4"]),
        ({"devises": (Devise.CDF,)}, ["F3", "F2", "F1"]),
        ({"etats": (EtatVente.APPLIQUEE,)}, ["F4", "F1"]),
        ({"etats": (EtatVente.TARDIVE,)}, ["F2"]),
        ({"etats": (EtatVente.ANNULEE, EtatVente.TARDIVE)}, ["F3", "F2"]),
        ({"etats": (EtatVente.SIGNALEE,)}, ["F4"]),
        ({"montant": Bornes(Devise.CDF, 5_000_000)}, ["F3", "F2"]),
        ({"montant": Bornes(Devise.CDF, None, 4_999_999)}, ["F1"]),
        ({"montant": Bornes(Devise.CDF, 5_000_000, 5_000_000)}, ["F2"]),
        ({"montant": Bornes(Devise.USD)}, ["F4"]),
    ],
)
def test_a_chip_narrows_list_tabs_and_total(
    garni: Magasin, over: dict[str, object], expected: list[str]
) -> None:
    filtre = replace(FiltreVentes(garni.boutique.id), **over)  # type: ignore[arg-type] # any field
    assert numeros(garni, filtre) == expected
    assert garni.core.ventes.count_onglets(filtre)[OngletVentes.TOUTES] == len(expected)
    assert garni.core.ventes.total(filtre).lignes == len(expected)


def test_the_means_of_payment_in_use(garni: Magasin) -> None:
    assert garni.core.ventes.list_modes(garni.boutique.id) == ("CASH", "M-PESA")
    assert garni.core.ventes.list_modes(99) == ()
