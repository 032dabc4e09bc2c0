"""One number and content at two dates: what waits is not lost, what was filed stays so (I8)."""

from datetime import timedelta

from core.quarantaine import Entree
from core.ventes.commandes import VenteClassee, VenteCreee, VenteRefusee, VenteRejouee
from core.ventes.demande import SortRejeu
from core.ventes.refus import AUTRE_DATE
from core.vocabulaire import CodeRefus, EtatEntree
from tests.builders import MIDI, make_illisible
from tests.core.conftest import Magasin
from tests.core.ventes.cas import Envoi
from tests.core.ventes.rejeux import ask, receive_sel, write_vente

MATIN, SOIR = MIDI.isoformat(), (MIDI + timedelta(hours=6)).isoformat()


def sell(magasin: Magasin, date_vente: str = MATIN, boutique_id: int | None = None) -> Envoi:
    """Make the sale of two pieces of salt, of which there is one, under a daily number."""
    return write_vente(
        magasin.boutique,
        "F-001",
        (magasin.sel, 2),
        date_vente=date_vente,
        boutique_id=boutique_id,
    )


def refuse(magasin: Magasin, vente: Envoi) -> Entree:
    refused = magasin.push_one(vente)
    assert isinstance(refused, VenteRefusee), refused
    return magasin.core.quarantaine.get_entree(refused.entree_id)


def require_in_doubt(magasin: Magasin, entree_id: int) -> None:
    entree = magasin.core.quarantaine.get_entree(entree_id)
    assert (entree.etat, entree.code, entree.message) == (
        *(EtatEntree.A_REGLER, CodeRefus.DOUBLON_PROBABLE),
        AUTRE_DATE.message,
    )
    assert (entree.date_vente, entree.vente_id, entree.manque) == (MIDI, None, None)
    assert (entree.article_id, entree.article_nom) == (None, "")


def test_the_sale_of_another_day_leaves_the_first_one_waiting(magasin: Magasin) -> None:
    entree = refuse(magasin, sell(magasin))
    receive_sel(magasin, 9)
    assert isinstance(magasin.push_one(sell(magasin, SOIR)), VenteCreee)
    require_in_doubt(magasin, entree.id)
    assert refuse(magasin, sell(magasin)).id == entree.id
    require_in_doubt(magasin, entree.id)


def test_it_waits_though_both_came_in_one_batch(magasin: Magasin) -> None:
    receive_sel(magasin, 9)
    refused, created = magasin.push(sell(magasin, boutique_id=99), sell(magasin, SOIR)).resultats
    assert isinstance(refused, VenteRefusee)
    assert isinstance(created, VenteCreee)
    require_in_doubt(magasin, refused.entree_id)


def test_the_owner_who_replays_records_the_sale_of_the_entry_itself(magasin: Magasin) -> None:
    refuse(magasin, sell(magasin))
    receive_sel(magasin, 9)
    (rejeu,) = magasin.core.quarantaine.regler(ask(1))
    assert rejeu.sort is SortRejeu.APPLIQUEE
    entree = magasin.core.quarantaine.get_entree(1)
    assert (entree.etat, entree.code) == (EtatEntree.REJOUEE, CodeRefus.INSUFFICIENT_STOCK)
    assert isinstance(magasin.push_one(sell(magasin)), VenteRejouee)


def test_what_was_filed_stays_filed_once_another_day_opened_its_entry(magasin: Magasin) -> None:
    """Row 11: the terminal that still holds the first day's sale is told to stop, stock or not."""
    entree = refuse(magasin, sell(magasin))
    magasin.core.quarantaine.classer(entree.id, "Essai")
    assert refuse(magasin, sell(magasin, SOIR)).id == entree.id
    receive_sel(magasin, 9)
    assert isinstance(magasin.push_one(sell(magasin)), VenteClassee)
    assert magasin.stock(magasin.sel) == 10
    assert magasin.core.quarantaine.get_entree(entree.id).etat is EtatEntree.A_REGLER


def test_each_day_is_filed_on_its_own(magasin: Magasin) -> None:
    created = magasin.push_one(write_vente(magasin.boutique, "F-000", (magasin.riz, 1)))
    assert isinstance(created, VenteCreee)
    entree = refuse(magasin, sell(magasin))
    magasin.core.quarantaine.declarer_doublon(entree.id, created.vente.id)
    refuse(magasin, sell(magasin, SOIR))
    magasin.core.quarantaine.classer(entree.id, "Essai")
    receive_sel(magasin, 9)
    assert magasin.push_one(sell(magasin)) == VenteRejouee(created.vente)
    assert isinstance(magasin.push_one(sell(magasin, SOIR)), VenteClassee)


def test_an_unreadable_sale_stays_filed(magasin: Magasin) -> None:
    magasin.push(make_illisible(), make_illisible("F-001"))
    for entree_id in (1, 2):
        magasin.core.quarantaine.classer(entree_id, "Essai")
    again = magasin.push(make_illisible(), make_illisible("F-001")).resultats
    assert again == (VenteClassee("", 0), VenteClassee("F-001", 0))
