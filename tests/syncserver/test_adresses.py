"""Which of this computer's addresses are told to the owner."""

from collections.abc import Sequence

import ifaddr
import pytest

from syncserver import adresses
from syncserver.adresses import list_lan_addresses


def plug(monkeypatch: pytest.MonkeyPatch, *found: tuple[str, str], route: str = "") -> None:
    """Give the computer these adapters, as (name, IPv4 address), and the route that it prefers."""

    def get_adapters() -> Sequence[ifaddr.Adapter]:
        return [ifaddr.Adapter(nom, nom, [ifaddr.IP(ip, 24, nom)]) for nom, ip in found]

    monkeypatch.setattr(ifaddr, "get_adapters", get_adapters)
    monkeypatch.setattr(adresses, "_ask_route", {"192.168.255.254": route}.get)


def test_the_preferred_network_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    adapters = (("eth0", "10.0.0.5"), ("wlan0", "192.168.1.20"), ("lo", "127.0.0.1"))
    plug(monkeypatch, *adapters, route="192.168.1.20")
    assert list_lan_addresses() == ("192.168.1.20", "10.0.0.5")


def test_no_terminal_is_behind_a_virtual_adapter(monkeypatch: pytest.MonkeyPatch) -> None:
    virtual = (
        ("docker0", "172.17.0.1"),
        ("VirtualBox Host-Only Ethernet Adapter", "192.168.56.1"),
        ("vEthernet (WSL)", "172.28.0.1"),
    )
    plug(monkeypatch, *virtual, ("Wi-Fi", "192.168.1.20"), route="172.17.0.1")
    assert list_lan_addresses() == ("192.168.1.20",)
    plug(monkeypatch, ("docker0", "172.17.0.1"))
    assert list_lan_addresses() == ("172.17.0.1",)


def test_an_address_that_nobody_gave_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    plug(monkeypatch, ("Wi-Fi", "169.254.10.3"))
    assert list_lan_addresses() == ()


def test_without_a_list_of_adapters_the_route_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    plug(monkeypatch, route="192.168.1.20")

    def fail() -> Sequence[ifaddr.Adapter]:
        raise OSError

    monkeypatch.setattr(ifaddr, "get_adapters", fail)
    assert list_lan_addresses() == ("192.168.1.20",)
