"""What was short of stock is recorded by itself once goods came in, where the boutique says so."""

from collections.abc import Callable
from threading import Event

import pytest

from core.audit import load_traces
from core.catalogue.articles import FicheArticle
from core.events import QuarantaineChangee, StockChange
from core.rejeu_auto import RejeuAuto
from core.retours import RetourRecu
from core.stock import CommandeComptage
from core.ventes.commandes import VenteRejouee
from core.vocabulaire import EtatEntree, PolitiqueStock, Remede
from syncserver.lecture import read_charge
from tests.builders import identify, make_boutique
from tests.core.conftest import Magasin
from tests.core.quarantaine.remedes import entree_of, refuse
from tests.core.ventes.rejeux import receive_sel, write_vente
from tests.livre import read_faits


@pytest.fixture
def auto(magasin: Magasin) -> Magasin:
    """Switch it on."""
    assert magasin.core.boutiques.set_rejeu_auto(magasin.boutique.id, actif=True).rejeu_auto
    return magasin


def run(magasin: Magasin) -> int:
    return magasin.core.rejeu_auto.run_due(read_charge)


def count_salt(magasin: Magasin) -> None:
    magasin.core.stock.record_comptage(CommandeComptage(magasin.boutique.id, magasin.sel, 9))


def bring_back(magasin: Magasin) -> None:
    magasin.core.retours.record_retour(
        identify(magasin.core, magasin.terminal), RetourRecu(8, 0, article_id=magasin.sel)
    )


def receive(magasin: Magasin) -> None:
    receive_sel(magasin, 8)


@pytest.mark.parametrize("raise_stock", [receive, count_salt, bring_back])
def test_a_sale_that_fits_is_recorded(
    auto: Magasin, raise_stock: Callable[[Magasin], None]
) -> None:
    vente = write_vente(auto.boutique, "F1", (auto.sel, 5))
    refuse(auto, vente)
    assert run(auto) == 0
    raise_stock(auto)
    assert run(auto) == 1
    assert auto.stock(auto.sel) == 4
    entree = entree_of(auto)
    assert (entree.etat, entree.remede) == (EtatEntree.REJOUEE, Remede.AUTOMATIQUE)
    with auto.core.database.read() as connection:
        (trace,) = load_traces(connection, "vente_en_quarantaine", 1)
    assert (trace.action, trace.utilisateur) == ("REGLER_AUTOMATIQUE", "Comptoir")
    assert isinstance(auto.push_one(vente), VenteRejouee)
    assert run(auto) == 0


def test_it_is_off_unless_the_owner_says_so(magasin: Magasin) -> None:
    refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.sel, 5)))
    receive(magasin)
    before = read_faits(magasin.fichier)
    assert run(magasin) == 0
    magasin.core.boutiques.set_rejeu_auto(magasin.boutique.id, actif=True)
    magasin.core.boutiques.set_rejeu_auto(magasin.boutique.id, actif=False)
    assert run(magasin) == 0
    assert read_faits(magasin.fichier) == before


def test_never_one_that_has_a_look_alike(auto: Magasin) -> None:
    """The seller may have entered it anew after the refusal: both would count."""
    refuse(auto, write_vente(auto.boutique, "F1", (auto.sel, 5)))
    refuse(auto, write_vente(auto.boutique, "F2", (auto.sel, 5)))
    refuse(auto, write_vente(auto.boutique, "F3", (auto.sel, 7)))
    receive_sel(auto, 50)
    assert run(auto) == 1
    assert [entree_of(auto, n).etat for n in (1, 2, 3)] == [
        EtatEntree.A_REGLER,
        EtatEntree.A_REGLER,
        EtatEntree.REJOUEE,
    ]
    assert auto.stock(auto.sel) == 44


def test_the_oldest_comes_first_and_what_does_not_fit_is_left_as_it_stands(auto: Magasin) -> None:
    for n in (5, 6, 3):
        refuse(auto, write_vente(auto.boutique, f"F{n}", (auto.sel, n)))
    receive_sel(auto, 8)
    assert run(auto) == 2
    waiting = entree_of(auto, 2)
    assert (waiting.etat, waiting.essais) == (EtatEntree.A_REGLER, 1)
    assert auto.stock(auto.sel) == 1


def test_two_articles_that_come_in_one_after_the_other(auto: Magasin) -> None:
    """The entry names only the first that was short."""
    lignes = ((auto.sel, 5), (auto.riz, 20))
    refuse(auto, write_vente(auto.boutique, "F1", *lignes))
    receive_sel(auto, 8)
    assert run(auto) == 0
    receive_sel(auto, 20, auto.riz)
    assert run(auto) == 1


def test_another_boutique_is_none_of_its_business(auto: Magasin) -> None:
    other = make_boutique(auto.core, nom="Autre")
    refuse(auto, write_vente(auto.boutique, "F1", (auto.sel, 5)))
    run(auto)
    auto.core.catalogue.save_articles(
        other.id, [FicheArticle(code="B1", nom="B", prix_vente=100, quantite_stock=99)]
    )
    auto.core.boutiques.set_politique(other.id, PolitiqueStock.ACCEPTER)
    assert run(auto) == 0


def test_the_thread_wakes_by_itself_and_ends(auto: Magasin) -> None:
    refuse(auto, write_vente(auto.boutique, "F1", (auto.sel, 5)))
    settled = Event()
    auto.core.events.subscribe(QuarantaineChangee, lambda _: settled.set())
    auto.core.rejeu_auto.start(read_charge)
    receive(auto)
    assert settled.wait(10)
    assert entree_of(auto).etat is EtatEntree.REJOUEE
    auto.core.rejeu_auto.stop()
    auto.core.rejeu_auto.stop()


def test_a_subscriber_never_waits_for_the_writer(auto: Magasin) -> None:
    """The event comes in the thread of the server: it only notes, even while all is locked."""
    core = auto.core
    own = RejeuAuto(core.quarantaine, core.boutiques, core.events)
    own.start(read_charge)
    with core.database.write():
        core.events.publish(StockChange(auto.boutique.id, (auto.sel,)))
    own.stop()
