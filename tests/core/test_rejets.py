"""A refusal that the seller was told of stands beside its quarantine entry, once."""

from core.rejets import RejetNotifie, ResultatNotification
from core.terminaux import Terminal
from core.ventes.commandes import VenteRefusee
from tests.builders import identify, make_vente
from tests.core.conftest import Magasin
from tests.livre import fetch


def notify(
    magasin: Magasin, notifie: RejetNotifie, terminal: Terminal | None = None
) -> ResultatNotification:
    """Tell of a refusal as the first terminal, or as another one."""
    identifie = identify(magasin.core, terminal or magasin.terminal)
    return magasin.core.rejets.record_notification(identifie, notifie)


def test_it_is_kept_beside_the_entry(magasin: Magasin) -> None:
    refused = magasin.push_one(make_vente("FAC-1", (magasin.riz, 99)))
    assert isinstance(refused, VenteRefusee)
    notifie = RejetNotifie("FAC-1", "Stock\tinsuffisant", '[{"article_id":1}]')
    assert notify(magasin, notifie) == ResultatNotification(1, refused.entree_id, is_known=False)
    query = "SELECT reference, motif_rejet, articles, entree_id FROM notification_rejet"
    kept = ("FAC-1", "Stock insuffisant", '[{"article_id":1}]', refused.entree_id)
    assert fetch(magasin.fichier, query) == [kept]


def test_told_again_it_is_the_same(magasin: Magasin) -> None:
    first = notify(magasin, RejetNotifie("FAC-1", "Stock"))
    magasin.push_one(make_vente("FAC-1", (magasin.riz, 99)))
    again = notify(magasin, RejetNotifie("FAC-1", "Stock", "[1]"))
    assert again == ResultatNotification(first.id, None, is_known=True)
    assert notify(magasin, RejetNotifie("FAC-1", "Autre")).id == 2


def test_another_terminals_entry_is_not_meant(magasin: Magasin) -> None:
    magasin.push_one(make_vente("FAC-1", (magasin.riz, 99)), magasin.autre)
    assert notify(magasin, RejetNotifie("FAC-1")).entree_id is None
    assert notify(magasin, RejetNotifie("FAC-1"), magasin.autre).entree_id == 1
