"""Which addresses of our own lie on networks that a terminal may share with this computer."""

import ipaddress
import re
import socket

import ifaddr

# Asking which local address would reach these sends nothing: one of each private range.
_PRIVATE_PROBES = ("10.255.255.254", "172.31.255.254", "192.168.255.254", "198.51.100.1")
_VIRTUEL = re.compile(
    r"docker|^br-|^veth|^virbr|^vmnet|^tun|^tap|^wg|^zt|virtualbox|vmware|vethernet|hyper-v|wsl"
    r"|tailscale|wireguard|bluetooth",
    re.IGNORECASE,
)
"""Adapters that lead to programs of this computer, or far away: no terminal is behind them."""


def list_lan_addresses() -> tuple[str, ...]:
    """Return this computer's IPv4 addresses on local networks, the preferred one first.

    Those of virtual adapters are left out, unless there are no others.
    """
    found = _list_of_adapters()
    real = [address for address, is_virtual in found if not is_virtual]
    known = real or [address for address, _ in found]
    preferred = [address for address in map(_ask_route, _PRIVATE_PROBES) if address in known]
    return tuple(dict.fromkeys([*preferred, *known]))


def _list_of_adapters() -> list[tuple[str, bool]]:
    """Return every address with whether its adapter is a virtual one; none where none can be."""
    try:
        adapters = list(ifaddr.get_adapters())
    except OSError:
        return [(address, False) for address in map(_ask_route, _PRIVATE_PROBES) if address]
    return [
        (str(ip.ip), any(map(_VIRTUEL.search, (adapter.name, adapter.nice_name))))
        for adapter in adapters
        for ip in adapter.ips
        if ip.is_IPv4 and _is_lan(str(ip.ip))
    ]


def _ask_route(destination: str) -> str:
    """Return the local address that would be used towards `destination`, "" without a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((destination, 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def _is_lan(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_unspecified or ip.is_link_local)
