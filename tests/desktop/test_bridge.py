"""Core's events arrive as signals in the thread of the window, every one of them."""

import threading

from pytestqt.qtbot import QtBot

from core.events import (
    BoutiquesChangees,
    CatalogueChange,
    Event,
    EventHub,
    FichierEndommage,
    LotRecu,
    QuarantaineChangee,
    StockChange,
    TerminauxChanges,
    VentesEnregistrees,
)
from desktop.bridge import EventBridge
from tests.desktop.screen import wait_for

EMISSIONS = 2_000


def test_every_kind_of_event_has_its_signal(qtbot: QtBot) -> None:
    hub = EventHub()
    bridge = EventBridge(hub)
    heard: list[Event] = []
    for signal in (
        bridge.ventes_recorded,
        bridge.stock_changed,
        bridge.catalogue_changed,
        bridge.quarantaine_changed,
        bridge.lot_received,
        bridge.terminaux_changed,
        bridge.boutiques_changed,
        bridge.file_damaged,
    ):
        signal.connect(heard.append)
    sent: list[Event] = [
        VentesEnregistrees(1, (2,)),
        StockChange(1, (3,)),
        CatalogueChange(1),
        QuarantaineChangee(1),
        LotRecu(1, 4),
        TerminauxChanges(),
        BoutiquesChangees(),
        FichierEndommage(),
    ]
    hub.publish(*sent)
    wait_for(qtbot, lambda: len(heard) == len(sent))
    assert heard == sent


def test_two_thousand_events_of_another_thread_all_arrive_in_order(qtbot: QtBot) -> None:
    hub = EventHub()
    bridge = EventBridge(hub)
    heard: list[int] = []
    threads: set[int] = set()

    class Listener:
        def hear(self, event: StockChange) -> None:
            heard.append(event.article_ids[0])
            threads.add(threading.get_ident())

    listener = Listener()
    bridge.stock_changed.connect(listener.hear)

    def publish() -> None:
        for number in range(EMISSIONS):
            hub.publish(StockChange(1, (number,)))

    writer = threading.Thread(target=publish)
    writer.start()
    wait_for(qtbot, lambda: len(heard) == EMISSIONS)
    writer.join()
    assert heard == list(range(EMISSIONS))
    assert threads == {threading.get_ident()}


def test_a_closed_bridge_hears_nothing(qtbot: QtBot) -> None:
    hub = EventHub()
    bridge = EventBridge(hub)
    bridge.close()
    with qtbot.assertNotEmitted(bridge.catalogue_changed):
        hub.publish(CatalogueChange(1))
