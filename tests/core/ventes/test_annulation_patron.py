"""The owner cancels a sale: whenever he wants, once, and only what is left of it comes back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from core.audit import load_traces
from core.errors import InvalidFormat, RetourExcessif, VenteAlreadyCancelled
from core.events import Event, StockChange, VentesAnnulees, VentesRendues
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import VenteRejouee
from tests.builders import MIDI, identify, make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.test_retour import cancel, detail_of, give_back, vendu
from tests.livre import fetch, read_faits

__all__ = ["vendu"]


def test_a_return_and_a_cancellation_at_once(vendu: Magasin) -> None:
    """Whichever comes first, each piece is back once."""

    def attempt(rank: int) -> None:
        try:
            if rank % 2:
                cancel(vendu)
            else:
                give_back(vendu, (1, 1))
        except (RetourExcessif, VenteAlreadyCancelled):
            pass

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(16)))
    assert (vendu.stock(vendu.riz), vendu.stock(vendu.sel)) == (10, 1)


def test_the_owner_cancels_whenever_he_wants(vendu: Magasin) -> None:
    vendu.clock.advance(timedelta(days=400))
    assert cancel(vendu, " Erreur\nde caisse ") == 6
    detail = detail_of(vendu)
    assert detail.annulation is not None
    assert detail.annulation.date_annulation == MIDI + timedelta(days=400)
    assert (detail.annulation.motif, detail.annulation.utilisateur) == (
        "Erreur de caisse",
        "Comptoir",
    )
    assert {m.reference_document for m in detail.reprises} == {"ANNUL-FAC-1"}
    assert (vendu.stock(vendu.riz), vendu.stock(vendu.sel)) == (10, 1)


def test_a_cancellation_wants_a_reason(vendu: Magasin) -> None:
    with pytest.raises(InvalidFormat) as refused:
        cancel(vendu, "  ")
    assert refused.value.champ == "motif"
    assert vendu.stock(vendu.riz) == 5


def test_cancelling_damaged_goods_leaves_the_stock(vendu: Magasin) -> None:
    give_back(vendu, (3, 1))
    assert cancel(vendu, remettre_en_stock=False) == 0
    assert (vendu.stock(vendu.riz), vendu.stock(vendu.sel)) == (6, 0)
    kinds = [(m.type_mouvement.value, m.quantite) for m in detail_of(vendu).reprises[1:]]
    assert kinds == [
        *(("RETOUR", 2), ("SORTIE", -2), ("RETOUR", 1)),
        *(("SORTIE", -1), ("RETOUR", 2), ("SORTIE", -2)),
    ]


@pytest.mark.parametrize("by_terminal", [True, False])
def test_a_cancellation_reverses_only_what_is_left(vendu: Magasin, *, by_terminal: bool) -> None:
    give_back(vendu, (1, 2), (3, 1))
    give_back(vendu, (2, 1), remettre_en_stock=False)
    if by_terminal:
        identifie = identify(vendu.core, vendu.terminal)
        done = vendu.core.ventes.cancel_own(identifie, CommandeAnnulation("FAC-1", "Erreur"))
        assert [(s.article_id, s.quantite, s.stock_avant) for s in done.stocks] == [
            (vendu.riz, 2, 8)
        ]
    else:
        assert cancel(vendu) == 2
    assert (vendu.stock(vendu.riz), vendu.stock(vendu.sel)) == (10, 0)


def test_what_came_back_whole_is_marked_and_nothing_moves(vendu: Magasin) -> None:
    give_back(vendu, (1, 2), (2, 1), (3, 3))
    moved = len(fetch(vendu.fichier, "SELECT id FROM mouvement_stock"))
    assert cancel(vendu) == 0
    assert len(fetch(vendu.fichier, "SELECT id FROM mouvement_stock")) == moved
    annulation = detail_of(vendu).annulation
    assert annulation is not None
    assert annulation.utilisateur == "Comptoir"


def test_nothing_comes_back_after_a_cancellation(vendu: Magasin) -> None:
    cancel(vendu)
    before = read_faits(vendu.fichier)
    with pytest.raises(VenteAlreadyCancelled):
        give_back(vendu, (1, 1))
    with pytest.raises(VenteAlreadyCancelled):
        cancel(vendu, "Encore")
    with pytest.raises(VenteAlreadyCancelled):
        vendu.core.ventes.cancel_own(
            identify(vendu.core, vendu.terminal), CommandeAnnulation("FAC-1")
        )
    assert read_faits(vendu.fichier) == before


def test_sent_again_it_stays_as_it_is(vendu: Magasin) -> None:
    """A replay brings back neither what was returned nor what was cancelled."""
    vente = make_vente("FAC-1", (vendu.riz, 2), (vendu.sel, 1), (vendu.riz, 3))
    give_back(vendu, (1, 1))
    for done in (lambda: None, lambda: cancel(vendu)):
        done()
        before = read_faits(vendu.fichier)
        assert isinstance(vendu.push_one(vente), VenteRejouee)
        assert read_faits(vendu.fichier) == before


def test_who_when_and_why_is_written_down(vendu: Magasin) -> None:
    vendu.core.utilisateurs.save_proprietaire("Mama Odette")
    give_back(vendu, (1, 1), motif="Trop acheté")
    cancel(vendu, "Erreur de caisse")
    with vendu.core.database.read() as connection:
        traces = load_traces(connection, "vente", 1)
    assert [(t.action, t.utilisateur, t.motif) for t in traces] == [
        ("RETOUR_VENTE", "Mama Odette", "Trop acheté"),
        ("ANNULER_VENTE", "Mama Odette", "Erreur de caisse"),
    ]
    assert traces[0].detail == (
        "Vente FAC-1, retour n° 1 : pièces 1, remises en stock ; rendu 25000.00 CDF"
    )
    assert {m.utilisateur for m in detail_of(vendu).reprises} == {"Mama Odette"}


def test_what_is_announced(vendu: Magasin) -> None:
    heard: list[Event] = []
    for kind in (VentesRendues, VentesAnnulees, StockChange):
        vendu.core.events.subscribe(kind, heard.append)
    give_back(vendu, (1, 1), (3, 1))
    cancel(vendu)
    assert heard == [
        VentesRendues(vendu.boutique.id, (1,)),
        StockChange(vendu.boutique.id, (vendu.riz,)),
        VentesAnnulees(vendu.boutique.id, (1,)),
        StockChange(vendu.boutique.id, (vendu.riz, vendu.sel)),
    ]


def test_of_a_terminal_s_cancellation_the_terminal_is_told(vendu: Magasin) -> None:
    identifie = identify(vendu.core, vendu.terminal)
    vendu.core.ventes.cancel_own(identifie, CommandeAnnulation("FAC-1"))
    annulation = detail_of(vendu).annulation
    assert annulation is not None
    assert (annulation.utilisateur, annulation.motif) == ("Terminal messie vanza", "")
