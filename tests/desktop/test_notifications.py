"""What happens is told once, grouped, and each kind can be silenced."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.errors import TerminalNotFound
from core.events import JournalEnPanne
from desktop.notifications import Announcement, Kind, Notifications
from tests.builders import (
    identify,
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    record,
)
from tests.desktop.conftest import Magasin
from tests.desktop.screen import wait_for


@pytest.fixture
def told() -> list[Announcement]:
    return []


@pytest.fixture
def notifications(
    qtbot: QtBot, magasin: Magasin, told: list[Announcement]
) -> Iterator[Notifications]:
    low = make_article(magasin.core, magasin.boutique, "DEJA", nom="Déjà bas", quantite_stock=1)
    assert low
    made = Notifications(magasin.services)
    made.announced.connect(told.append)
    wait_for(qtbot, lambda: made.knows)
    yield made
    magasin.services.tasks.close()


def end_group(qtbot: QtBot, notifications: Notifications, *, told: list[Announcement]) -> None:
    """Let the ten seconds be over as soon as something waits to be told."""
    before = len(told)
    wait_for(qtbot, notifications.group.isActive)
    notifications.group.start(300)
    wait_for(qtbot, lambda: len(told) > before)


def test_an_article_that_falls_below_its_threshold_is_told_once(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications, told: list[Announcement]
) -> None:
    over = {"quantite_stock": 6, "seuil_alerte": 5}
    article = make_article(magasin.core, magasin.boutique, "RIZ", nom="Riz 5 kg", **over)
    other = make_article(magasin.core, magasin.boutique, "LAIT", nom="Lait", quantite_stock=90)
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (article, 1), (other, 1)))
    end_group(qtbot, notifications, told=told)
    assert told[0].sentence == "1 article à réapprovisionner : Riz 5 kg"
    assert told[0].page == "articles"
    record(magasin.core, magasin.terminal, make_vente("FAC-2", (article, 1)))
    wait_for(qtbot, lambda: notifications.is_idle)
    assert not notifications.group.isActive()


def test_what_happens_within_ten_seconds_is_one_notification(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications, told: list[Announcement]
) -> None:
    core = magasin.core
    elsewhere = make_boutique(core, nom="Dépôt")
    terminal = make_terminal(core, elsewhere, "AUTRE")
    noms = ("Riz", "Lait", "Savon", "Sucre")
    articles = [
        make_article(core, elsewhere, nom, nom=nom, quantite_stock=6, seuil_alerte=5)
        for nom in noms
    ]
    record(core, terminal, make_vente("FAC-1", *((key, 1) for key in articles)))
    record(core, magasin.terminal, make_vente("FAC-2", (999, 1)), make_vente("FAC-3", (998, 1)))
    with pytest.raises(TerminalNotFound):
        core.terminaux.identify("SN-1", "192.168.1.77")
    wait_for(qtbot, lambda: notifications.is_idle)
    end_group(qtbot, notifications, told=told)
    (one,) = told
    assert one.sentence.splitlines() == [
        "4 articles à réapprovisionner : Riz, Lait, Savon…",
        "2 ventes à régler",
        "1 terminal demande l’accès",
    ]
    assert one.page == "terminaux"


def test_a_silenced_kind_is_not_told(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications, told: list[Announcement]
) -> None:
    notifications.mute(Kind.REFUS, muted=True)
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (999, 1)))
    wait_for(qtbot, lambda: notifications.is_idle)
    assert not notifications.group.isActive()
    notifications.mute(Kind.REFUS, muted=False)
    record(magasin.core, magasin.terminal, make_vente("FAC-2", (999, 1)))
    end_group(qtbot, notifications, told=told)
    assert told[0].sentence == "1 vente à régler"


def test_a_sale_that_is_settled_is_no_news(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications, told: list[Announcement]
) -> None:
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (999, 1)))
    end_group(qtbot, notifications, told=told)
    (entree,) = magasin.core.recherche.find(magasin.boutique.id, "FAC-1").entrees
    magasin.core.quarantaine.classer(entree.id, "Essai")
    wait_for(qtbot, lambda: notifications.is_idle)
    assert not notifications.group.isActive()


def test_a_terminal_that_falls_silent_is_told_once(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications, told: list[Announcement]
) -> None:
    identify(magasin.core, magasin.terminal)
    magasin.clock.advance(timedelta(hours=3))
    notifications.minute.timeout.emit()
    end_group(qtbot, notifications, told=told)
    assert told[0].sentence == "1 terminal silencieux : Caisse 1 – Mama Chantal"
    assert told[0].page == "terminaux"
    notifications.minute.timeout.emit()
    wait_for(qtbot, lambda: notifications.is_idle)
    assert not notifications.group.isActive()


def test_one_number_from_two_addresses_is_told_before_all_else(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications, told: list[Announcement]
) -> None:
    for adresse_ip in ("192.168.1.20", "192.168.1.21"):
        magasin.core.terminaux.identify(magasin.terminal.numero_serie, adresse_ip)
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (999, 1)))
    wait_for(qtbot, lambda: notifications.is_idle)
    end_group(qtbot, notifications, told=told)
    assert told[0].sentence.splitlines() == [
        "1 vente à régler",
        "1 numéro de série vient de deux appareils : Caisse 1 – Mama Chantal",
    ]
    assert told[0].page == "terminaux"


def test_a_journal_that_fails_is_told_once_and_before_all_else(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications, told: list[Announcement]
) -> None:
    magasin.core.events.publish(JournalEnPanne(en_panne=True))
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (999, 1)))
    wait_for(qtbot, lambda: notifications.is_idle)
    end_group(qtbot, notifications, told=told)
    assert told[0].sentence.splitlines() == [
        "1 vente à régler",
        "Le journal des envois ne peut pas être écrit",
    ]
    assert told[0].page == "sauvegardes"
    with qtbot.waitSignal(magasin.services.bridge.journal_failed):
        magasin.core.events.publish(JournalEnPanne(en_panne=False))
    assert not notifications.group.isActive()


def test_a_journal_that_fails_is_not_told_once_silenced(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications
) -> None:
    notifications.mute(Kind.JOURNAL, muted=True)
    with qtbot.waitSignal(magasin.services.bridge.journal_failed):
        magasin.core.events.publish(JournalEnPanne(en_panne=True))
    assert not notifications.group.isActive()


def test_two_addresses_are_not_told_once_silenced(
    qtbot: QtBot, magasin: Magasin, notifications: Notifications
) -> None:
    notifications.mute(Kind.DOUBLE, muted=True)
    for adresse_ip in ("192.168.1.20", "192.168.1.21"):
        magasin.core.terminaux.identify(magasin.terminal.numero_serie, adresse_ip)
    wait_for(qtbot, lambda: notifications.is_idle)
    assert not notifications.group.isActive()
