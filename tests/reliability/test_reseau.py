"""The Wi-Fi of a shop: an exchange broken at any byte is healed by sending it again (I6, I7)."""

import json
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import count, product
from typing import Any

import pytest

from core.ventes import chargement
from tests.reliability.conftest import SERIE, STOCK, Magasin, Say
from tests.reliability.proxy import ATTENTE_S, Faute, Panne, Proxy, spoiling

PAS = 24
"""Bytes between two cuts of the short form; the full form cuts at each."""
CUTS = (Panne.FIN, Panne.RST)
WHOLE = 1_000_000
"""Bytes beyond the end of any exchange: what is cut is the farewell."""

Reponse = dict[str, Any]


@dataclass(slots=True)
class Vendeur:
    """A terminal that sends each sale through the proxy, then again until it is acknowledged."""

    magasin: Magasin
    proxy: Proxy
    numeros: Iterator[int] = field(default_factory=count)
    echanges: int = 0
    rompus: int = 0
    ecarts: list[str] = field(default_factory=list)

    def sell(self, faute: Faute) -> None:
        """Send one sale under a fault, heal it, and note whatever is not as it must be."""
        numero = f"R-{next(self.numeros):06d}"
        request = self.make_request(numero)
        self.proxy.faute = faute
        self.echanges += 1
        told = read_creee(exchange(self.proxy.port, request, patient=faute.panne is not Panne.MUET))
        self.rompus += told is None
        healed = read_creee(exchange(self.magasin.server.port, request))
        again = read_creee(exchange(self.magasin.server.port, request))
        self.proxy.release()
        self._compare(numero, told, healed, again)

    def _compare(
        self, numero: str, told: Reponse | None, healed: Reponse | None, again: Reponse | None
    ) -> None:
        if healed is None or again is None:
            self.ecarts.append(f"{numero}: refused when sent again")
        elif again["status"] != "already_exists" or again["id"] != healed["id"]:
            self.ecarts.append(f"{numero}: {again} after {healed}")
        elif told is not None and (healed["status"], told["id"]) != ("already_exists", again["id"]):
            self.ecarts.append(f"{numero}: told {told}, then {healed}")

    def make_request(self, numero: str) -> bytes:
        """Return the bytes of a request whose connection ends with its answer."""
        ligne = {"article_id": self.magasin.article_id, "quantite": 1, "prix_unitaire": "750.50"}
        vente = {"numero_facture": numero, "mode_paiement": "CASH", "lignes": [ligne]}
        body = json.dumps([vente]).encode()
        head = (
            "POST /api/v2/simple/ventes/sync HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"X-Device-Serial: {SERIE}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        return head.encode() + body


def exchange(port: int, request: bytes, *, patient: bool = True) -> bytes:
    """Send a request and return what came of its answer, whatever became of the connection."""
    received = b""
    wire = socket.create_connection(("127.0.0.1", port), timeout=ATTENTE_S if patient else 0.2)
    with closing(wire), suppress(OSError):
        wire.sendall(request)
        while data := wire.recv(65_536):
            received += data
    return received


def read_creee(received: bytes) -> Reponse | None:
    """Return what a whole answer says of its one sale, None of anything else."""
    head, _, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 201"):
        return None
    try:
        creees: list[Reponse] = json.loads(body)["details"]["creees"]
    except ValueError:
        return None
    return creees[0] if creees else None


@pytest.fixture
def vendeur(magasin: Magasin) -> Iterator[Vendeur]:
    with spoiling(magasin.server.port) as proxy:
        yield Vendeur(magasin, proxy)


def list_cuts(length: int, pas: int) -> Sequence[int]:
    """Return the bytes to cut at, the first and the last ones always among them."""
    return sorted({0, 1, length - 1, length, WHOLE, *range(0, length, pas)})


def sell_cut_everywhere(vendeur: Vendeur, pas: int) -> None:
    """Cut the request, then the answer, at every `pas` bytes."""
    request = vendeur.make_request("R-mesure")
    answer = exchange(vendeur.magasin.server.port, request)
    for panne, octets in product(CUTS, list_cuts(len(request), pas)):
        vendeur.sell(Faute(panne, octets_requete=octets))
    for panne, octets in product(CUTS, list_cuts(len(answer), pas)):
        vendeur.sell(Faute(panne, octets_reponse=octets))


@pytest.mark.timeout(900)
def test_an_exchange_cut_at_any_byte_is_healed_by_the_next(
    vendeur: Vendeur, say: Say, pytestconfig: pytest.Config
) -> None:
    sell_cut_everywhere(vendeur, 1 if pytestconfig.getoption("--reliability") else PAS)
    say(f"network: {vendeur.echanges} exchanges cut, {vendeur.rompus} without a whole answer")
    # The one whose length was measured is a sale as well.
    sold = vendeur.echanges + 1
    assert vendeur.ecarts == []
    assert vendeur.echanges // 2 < vendeur.rompus < vendeur.echanges
    assert (vendeur.magasin.count_ventes(), vendeur.magasin.list_problems()) == (sold, ())
    assert read_stock(vendeur.magasin) == STOCK - sold


@pytest.mark.parametrize(
    "faute",
    [
        Faute(Panne.AUCUNE),
        Faute(Panne.DOUBLE),
        Faute(Panne.GOUTTE),
        Faute(Panne.MUET, octets_requete=100),
        Faute(Panne.MUET, octets_requete=10_000),
        Faute(Panne.MUET, octets_reponse=0),
        Faute(Panne.MUET, octets_reponse=40),
    ],
    ids=str,
)
def test_a_line_that_doubles_drips_or_falls_silent_sells_once(
    vendeur: Vendeur, faute: Faute, say: Say
) -> None:
    for _ in range(3):
        vendeur.sell(faute)
    say(f"network, {faute}: {vendeur.echanges} exchanges, {vendeur.rompus} without a whole answer")
    assert vendeur.ecarts == []
    assert (vendeur.magasin.count_ventes(), vendeur.magasin.list_problems()) == (3, ())


def test_control_without_the_replay_rule_the_check_fails(
    vendeur: Vendeur, monkeypatch: pytest.MonkeyPatch, expected_logs: list[str]
) -> None:
    """The protection is that a number is looked up before its sale is judged."""
    expected_logs += ["a batch broke a constraint", "a sale breaks a constraint"]
    blind: Callable[..., dict[str, object]] = lambda *_: {}  # noqa: E731 - it stands for a query
    monkeypatch.setattr(chargement, "_load_ventes", blind)
    vendeur.sell(Faute(Panne.FIN, octets_reponse=10))
    assert vendeur.ecarts


def test_control_a_terminal_that_numbers_anew_is_found_out(vendeur: Vendeur) -> None:
    """The protection is that what is sent again bears its number: a new one is a new sale."""
    vendeur.proxy.faute = Faute(Panne.FIN, octets_reponse=10)
    exchange(vendeur.proxy.port, vendeur.make_request("R-avant"))
    exchange(vendeur.magasin.server.port, vendeur.make_request("R-apres"))
    assert vendeur.magasin.count_ventes() == 2


def read_stock(magasin: Magasin) -> int:
    (article,) = magasin.core.catalogue.read_snapshot(magasin.boutique.id).articles
    return article.quantite_stock
