"""Entries that the owner has judged again: the rules, the writes and the answers of a sending."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.errors import EntreeNotFound
from core.events import Event, LotRecu, QuarantaineChangee, StockChange, VentesEnregistrees
from core.quarantaine import Entree
from core.ventes.commandes import VenteCreee, VenteRefusee, VenteRejouee
from core.ventes.demande import ROUTE_REJEU, SortRejeu
from core.vocabulaire import CodeRefus, EtatEntree, Signalement
from tests.builders import MIDI, make_illisible
from tests.core.conftest import Magasin
from tests.core.ventes.rejeux import ask, receive_sel, refuse_then_receive, write_vente
from tests.livre import fetch, read_faits, scalar


def entree_of(magasin: Magasin, entree_id: int = 1) -> Entree:
    return magasin.core.quarantaine.get_entree(entree_id)


def sorts(magasin: Magasin, *ids: int, confirmees: frozenset[int] = frozenset()) -> list[SortRejeu]:
    """Replay, and give what became of each."""
    demande = ask(*ids, confirmees=confirmees)
    return [rejeu.sort for rejeu in magasin.core.quarantaine.regler(demande)]


def test_a_sale_that_fits_now_is_recorded_and_its_terminal_is_told_so(magasin: Magasin) -> None:
    heard: list[Event] = []
    for kind in (LotRecu, VentesEnregistrees, StockChange, QuarantaineChangee):
        magasin.core.events.subscribe(kind, heard.append)
    vente = write_vente(magasin.boutique, "F1", (magasin.sel, 2))
    refuse_then_receive(magasin, "F1")
    heard.clear()
    (rejeu,) = magasin.core.quarantaine.regler(ask(1))
    assert (rejeu.sort, rejeu.vente_id) == (SortRejeu.APPLIQUEE, 1)
    assert magasin.stock(magasin.sel) == 8
    entree = entree_of(magasin)
    assert (entree.etat, entree.vente_id) == (EtatEntree.REJOUEE, 1)
    assert entree.classee_par == "Comptoir"
    boutique_id = magasin.boutique.id
    assert heard == [
        LotRecu(boutique_id, 2),
        VentesEnregistrees(boutique_id, (1,)),
        StockChange(boutique_id, (magasin.sel,)),
        QuarantaineChangee(boutique_id),
    ]
    again = magasin.push_one(vente)
    assert isinstance(again, VenteRejouee)
    assert again.vente.id == 1


def test_a_replay_is_one_row_of_the_sync_journal(magasin: Magasin) -> None:
    refuse_then_receive(magasin)
    magasin.core.quarantaine.regler(ask(1))
    lot = magasin.core.lots.find_lot(2)
    assert lot is not None
    assert (lot.route, lot.adresse_ip, lot.recues, lot.creees) == (ROUTE_REJEU, "", 1, 1)
    charge = magasin.core.quarantaine.read_charge_utile(1)
    assert magasin.core.lots.read_corps(2) == b"[" + charge + b"]"
    assert magasin.core.ventes.read_charge_utile(1) == charge


def test_a_sale_that_still_lacks_waits_on_in_the_same_entry(magasin: Magasin) -> None:
    vente = write_vente(magasin.boutique, "F1", (magasin.sel, 5))
    magasin.push_one(vente)
    magasin.clock.advance(timedelta(hours=1))
    (rejeu,) = magasin.core.quarantaine.regler(ask(1))
    assert (rejeu.sort, rejeu.code) == (SortRejeu.REFUSEE, CodeRefus.INSUFFICIENT_STOCK)
    entree = entree_of(magasin)
    assert (entree.etat, entree.essais) == (EtatEntree.A_REGLER, 2)
    assert entree.date_derniere == MIDI + timedelta(hours=1)
    assert magasin.stock(magasin.sel) == 1
    again = magasin.push_one(vente)
    assert isinstance(again, VenteRefusee)
    assert again.entree_id == 1


def test_what_no_longer_waits_is_told_and_left_alone(magasin: Magasin) -> None:
    """A double click, a terminal that was quicker, an entry filed meanwhile."""
    refuse_then_receive(magasin)
    magasin.push_one(write_vente(magasin.boutique, "F2", (magasin.sel, 50)))
    magasin.core.quarantaine.classer(2, "vente d’essai")
    assert sorts(magasin, 1) == [SortRejeu.APPLIQUEE]
    before = read_faits(magasin.fichier)
    lots = scalar(magasin.fichier, "SELECT COUNT(*) FROM lot_sync")
    assert sorts(magasin, 1, 2) == [SortRejeu.REGLEE, SortRejeu.REGLEE]
    assert read_faits(magasin.fichier) == before
    assert scalar(magasin.fichier, "SELECT COUNT(*) FROM lot_sync") == lots


def test_a_replaced_entry_is_never_replayed(magasin: Magasin) -> None:
    """Row 10: its content would come back as a conflict."""
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 5)))
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 1)))
    assert entree_of(magasin).etat is EtatEntree.REMPLACEE
    assert sorts(magasin, 1) == [SortRejeu.REGLEE]
    assert entree_of(magasin).etat is EtatEntree.REMPLACEE


def test_an_unknown_entry_stops_all_before_anything(magasin: Magasin) -> None:
    refuse_then_receive(magasin)
    with pytest.raises(EntreeNotFound):
        magasin.core.quarantaine.regler(ask(1, 99))
    assert entree_of(magasin).etat is EtatEntree.A_REGLER


def test_the_owner_replays_for_a_terminal_that_is_switched_off(magasin: Magasin) -> None:
    refuse_then_receive(magasin)
    magasin.core.terminaux.deactivate(magasin.terminal.numero_serie)
    assert sorts(magasin, 1) == [SortRejeu.APPLIQUEE]


def test_a_sale_with_a_look_alike_is_replayed_only_once_confirmed(magasin: Magasin) -> None:
    """After a refusal the app tells the seller to enter the sale anew: both would count."""
    refuse_then_receive(magasin)
    magasin.push_one(write_vente(magasin.boutique, "F2", (magasin.sel, 2)))
    before = read_faits(magasin.fichier)
    assert sorts(magasin, 1) == [SortRejeu.RESSEMBLANTE]
    assert read_faits(magasin.fichier) == before
    assert sorts(magasin, 1, confirmees=frozenset({1})) == [SortRejeu.APPLIQUEE]
    assert magasin.stock(magasin.sel) == 6


def test_several_terminals_are_a_transaction_each_and_can_be_stopped_between(
    magasin: Magasin,
) -> None:
    sel = magasin.sel
    for numero, terminal in (("F1", magasin.terminal), ("F2", magasin.autre)):
        magasin.push_one(write_vente(magasin.boutique, numero, (sel, 2 + len(numero))), terminal)
    receive_sel(magasin, 20)
    told: list[int] = []

    def stop_after_one(done: int) -> bool:
        told.append(done)
        return done == 0

    rejeux = magasin.core.quarantaine.regler(ask(2, 1), stop_after_one)
    assert [(rejeu.entree_id, rejeu.sort) for rejeu in rejeux] == [(1, SortRejeu.APPLIQUEE)]
    assert told == [0, 1]
    assert sorts(magasin, 1, 2) == [SortRejeu.REGLEE, SortRejeu.APPLIQUEE]
    routes = fetch(magasin.fichier, "SELECT terminal_id FROM lot_sync WHERE route = 'rejeu'")
    assert routes == [(magasin.terminal.id,), (magasin.autre.id,)]


def test_entries_of_one_terminal_share_the_stock_in_the_order_they_came(magasin: Magasin) -> None:
    magasin.push(
        write_vente(magasin.boutique, "F1", (magasin.sel, 3)),
        write_vente(magasin.boutique, "F2", (magasin.sel, 4)),
    )
    receive_sel(magasin, 3)
    assert sorts(magasin, 2, 1) == [SortRejeu.APPLIQUEE, SortRejeu.REFUSEE]
    assert (entree_of(magasin, 1).etat, magasin.stock(magasin.sel)) == (EtatEntree.REJOUEE, 1)


def test_two_contents_of_one_number(magasin: Magasin) -> None:
    """The first is recorded, so the second is a conflict: row 3."""
    magasin.push(
        write_vente(magasin.boutique, "F1", (magasin.sel, 3)),
        write_vente(magasin.boutique, "F1", (magasin.sel, 4)),
    )
    receive_sel(magasin, 20)
    assert sorts(magasin, 1, 2) == [SortRejeu.APPLIQUEE, SortRejeu.REFUSEE]
    second = entree_of(magasin, 2)
    assert (second.etat, second.code) == (EtatEntree.A_REGLER, CodeRefus.CONFLIT_NUMERO)


def test_a_content_that_another_of_its_number_replaces(magasin: Magasin) -> None:
    magasin.push(
        write_vente(magasin.boutique, "F1", (magasin.sel, 30)),
        write_vente(magasin.boutique, "F1", (magasin.sel, 4)),
    )
    receive_sel(magasin, 5)
    assert sorts(magasin, 1, 2) == [SortRejeu.REMPLACEE, SortRejeu.APPLIQUEE]
    assert entree_of(magasin, 1).etat is EtatEntree.REMPLACEE


def test_an_older_content_hides_no_newer_one_of_its_number(magasin: Magasin) -> None:
    """I9: a counter that begins again each day sells twice under one number."""
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 3)))
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 4)))
    receive_sel(magasin, 20)
    assert sorts(magasin, 1) == [SortRejeu.APPLIQUEE]
    assert entree_of(magasin, 2).etat is EtatEntree.A_REGLER
    (rejeu,) = magasin.core.quarantaine.regler(ask(2))
    assert (rejeu.sort, rejeu.code) == (SortRejeu.REFUSEE, CodeRefus.CONFLIT_NUMERO)


def test_a_number_that_another_terminal_recorded_stays_a_probable_double(magasin: Magasin) -> None:
    vente = write_vente(magasin.boutique, "F1", (magasin.riz, 1))
    assert isinstance(magasin.push_one(vente, magasin.autre), VenteCreee)
    magasin.push_one(vente)
    (rejeu,) = magasin.core.quarantaine.regler(ask(1))
    assert rejeu.code is CodeRefus.DOUBLON_PROBABLE
    assert magasin.stock(magasin.riz) == 9


@pytest.mark.parametrize(("pieces", "etat"), [(1, EtatEntree.REJOUEE), (5, EtatEntree.A_REGLER)])
def test_a_sale_that_can_be_read_today_keeps_its_entry(
    magasin: Magasin, pieces: int, etat: EtatEntree
) -> None:
    """Row 9: never a second entry, though the sale has a number and a content now."""
    vente = write_vente(magasin.boutique, "F1", (magasin.sel, pieces))
    magasin.push_one(make_illisible("", vente.charge_utile))
    assert entree_of(magasin).est_lisible is False
    magasin.core.quarantaine.regler(ask(1))
    assert scalar(magasin.fichier, "SELECT COUNT(*) FROM vente_en_quarantaine") == 1
    assert entree_of(magasin).etat is etat
    resent = magasin.push_one(vente)
    if etat is EtatEntree.REJOUEE:
        assert isinstance(resent, VenteRejouee)
    else:
        assert isinstance(resent, VenteRefusee)
        assert (resent.entree_id, entree_of(magasin).numero_facture) == (1, "F1")
    assert scalar(magasin.fichier, "SELECT COUNT(*) FROM vente_en_quarantaine") == 1


def test_what_cannot_be_read_still_cannot(magasin: Magasin) -> None:
    magasin.push_one(make_illisible("", b"null"))
    (rejeu,) = magasin.core.quarantaine.regler(ask(1))
    assert (rejeu.sort, rejeu.code) == (SortRejeu.REFUSEE, CodeRefus.INVALID_FORMAT)
    assert scalar(magasin.fichier, "SELECT COUNT(*) FROM vente_en_quarantaine") == 1


@pytest.mark.parametrize(
    ("sold", "jour", "believed"),
    [
        (None, date(2026, 3, 25), True),
        (MIDI.isoformat(), date(2026, 3, 25), True),
        ((MIDI + timedelta(days=9)).isoformat(), date(2026, 3, 25), False),
    ],
)
def test_the_day_of_a_sale_is_not_put_off_by_the_owners_delay(
    magasin: Magasin, sold: str | None, jour: date, *, believed: bool
) -> None:
    vente = write_vente(magasin.boutique, "F1", (magasin.sel, 2), date_vente=sold)
    magasin.push_one(vente)
    magasin.clock.advance(timedelta(days=40))
    receive_sel(magasin, 9)
    assert sorts(magasin, 1) == [SortRejeu.APPLIQUEE]
    (row,) = magasin.core.ventes.list_rows([1])
    assert (row.jour, row.date_reception) == (jour, MIDI + timedelta(days=40))
    assert (Signalement.DATE_HORS_LIMITES not in row.signalements) is believed


def test_a_poison_sale_stays_and_blocks_no_other(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    """I11."""
    for numero, pieces in (("F1", 2), ("F2", 3)):
        magasin.push_one(write_vente(magasin.boutique, numero, (magasin.sel, pieces)))
    receive_sel(magasin, 20)
    with closing(sqlite3.connect(magasin.fichier)) as connection:
        connection.execute(
            "CREATE TRIGGER poison BEFORE INSERT ON vente WHEN NEW.numero_facture = 'F1' "
            "BEGIN SELECT RAISE(ABORT, 'x'); END"
        )
    expected_logs += ["a remedy broke a constraint", "a sale breaks a constraint"]
    rejeux = magasin.core.quarantaine.regler(ask(1, 2))
    assert [rejeu.sort for rejeu in rejeux] == [SortRejeu.REFUSEE, SortRejeu.APPLIQUEE]
    assert rejeux[0].code is CodeRefus.INTERNAL_ERROR
    assert entree_of(magasin, 1).code is CodeRefus.INSUFFICIENT_STOCK
    assert scalar(magasin.fichier, "SELECT COUNT(*) FROM vente_en_quarantaine") == 2


def test_what_is_foreseen_is_what_happens_and_nothing_is_written(magasin: Magasin) -> None:
    boutique, sel, riz = magasin.boutique, magasin.sel, magasin.riz
    magasin.push(
        write_vente(boutique, "F1", (sel, 3), (riz, 1)),
        write_vente(boutique, "F2", (sel, 4)),
        write_vente(boutique, "F3", (999, 1)),
        write_vente(boutique, "F4", (sel, 2)),
    )
    magasin.push_one(write_vente(boutique, "F5", (sel, 5)), magasin.autre)
    receive_sel(magasin, 6)
    magasin.push_one(write_vente(boutique, "F6", (sel, 2)))
    demande = replace(ask(5, 4, 3, 2, 1))
    before = read_faits(magasin.fichier)
    foreseen = magasin.core.quarantaine.previsualiser(demande)
    assert read_faits(magasin.fichier) == before
    by_id = {prevision.rejeu.entree_id: prevision for prevision in foreseen}
    assert [prevision.rejeu.entree_id for prevision in foreseen] == [5, 4, 3, 2, 1]
    effets = {(e.article_nom, e.avant, e.apres) for e in by_id[1].effets}
    assert effets == {("Sel", 5, 2), ("Riz", 10, 9)}
    manque = by_id[2].manque
    assert manque is not None
    assert (manque.stock_demande, manque.stock_disponible) == (4, 2)
    assert [r.numero_facture for r in by_id[4].ressemblances] == ["F6"]
    told = {key: (p.rejeu.sort, p.rejeu.code) for key, p in by_id.items()}
    done = magasin.core.quarantaine.regler(demande)
    assert {r.entree_id: (r.sort, r.code) for r in done} == told
    assert magasin.stock(sel) == 2


def test_the_lines_of_one_article_are_one_effect(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 2), (magasin.sel, 1)))
    receive_sel(magasin, 4)
    (prevision,) = magasin.core.quarantaine.previsualiser(ask(1))
    assert [(e.avant, e.apres) for e in prevision.effets] == [(5, 2)]


def test_an_entry_that_no_longer_waits_is_foreseen_as_such(magasin: Magasin) -> None:
    refuse_then_receive(magasin)
    magasin.core.quarantaine.regler(ask(1))
    (prevision,) = magasin.core.quarantaine.previsualiser(ask(1))
    assert (prevision.rejeu.sort, prevision.effets) == (SortRejeu.REGLEE, ())
