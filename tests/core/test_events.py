"""The hub: whoever listens is told, and one that fails delays no other."""

import pytest

from core.events import BoutiquesChangees, CatalogueChange, EventHub, StockChange


def test_each_kind_has_its_own_subscribers() -> None:
    hub, heard = EventHub(), list[object]()
    hub.subscribe(CatalogueChange, heard.append)
    hub.subscribe(BoutiquesChangees, heard.append)
    hub.publish(CatalogueChange(1), StockChange(1, (2,)), BoutiquesChangees())
    assert heard == [CatalogueChange(1), BoutiquesChangees()]


def test_who_leaves_is_not_told() -> None:
    hub, heard = EventHub(), list[object]()
    hub.subscribe(CatalogueChange, heard.append)
    hub.unsubscribe(CatalogueChange, heard.append)
    hub.publish(CatalogueChange(1))
    assert heard == []
    with pytest.raises(ValueError, match="not in list"):
        hub.unsubscribe(CatalogueChange, heard.append)


def test_one_that_fails_is_logged_and_delays_no_other(expected_logs: list[str]) -> None:
    hub, heard = EventHub(), list[object]()

    def fail(event: CatalogueChange) -> None:
        raise ZeroDivisionError(event)

    hub.subscribe(CatalogueChange, fail)
    hub.subscribe(CatalogueChange, heard.append)
    expected_logs.append("subscriber of CatalogueChange failed")
    hub.publish(CatalogueChange(1))
    assert heard == [CatalogueChange(1)]


def test_a_subscriber_may_leave_while_it_is_told() -> None:
    hub, heard = EventHub(), list[object]()

    def once(event: CatalogueChange) -> None:
        heard.append(event)
        hub.unsubscribe(CatalogueChange, once)

    hub.subscribe(CatalogueChange, once)
    hub.publish(CatalogueChange(1), CatalogueChange(2))
    assert heard == [CatalogueChange(1)]
