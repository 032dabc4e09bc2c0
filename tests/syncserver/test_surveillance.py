"""Whoever watches: alive or not, figures for this computer alone, a line a request, no secret."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from threading import Event

import httpx
import pytest

from core.journalisation import folder_of, open_journal
from syncserver.server import SyncServer
from syncserver.surveillance import METRICS, SANTE
from tests.serving import VenteEnvoyee
from tests.syncserver.conftest import SERIE, Magasin
from tests.syncserver.routes.test_ventes import make_vente


@pytest.fixture
def watcher(server: SyncServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, trust_env=False) as client:
        yield client


def push(watcher: httpx.Client, ventes: list[VenteEnvoyee]) -> None:
    path, headers = "/api/v2/simple/ventes/sync", {"X-Device-Serial": SERIE}
    assert watcher.post(path, json=ventes, headers=headers).status_code == HTTPStatus.CREATED


def read_figures(watcher: httpx.Client) -> dict[str, float]:
    lines = watcher.get(METRICS).text.splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def test_it_is_alive(watcher: httpx.Client) -> None:
    answer = watcher.get(SANTE)
    assert (answer.status_code, answer.json()) == (HTTPStatus.OK, {"statut": "ok"})


def test_a_read_that_never_ends_is_no_life(
    magasin: Magasin, watcher: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def wait(_mesures: object) -> None:
        go_on.wait(20)

    monkeypatch.setattr(type(magasin.core.mesures), "probe", wait)
    assert watcher.get(SANTE).status_code == HTTPStatus.SERVICE_UNAVAILABLE
    go_on.set()


def test_figures_count_requests_and_sales(magasin: Magasin, watcher: httpx.Client) -> None:
    riz = magasin.articles[0]
    push(watcher, [make_vente("F-1", (riz, 1)), make_vente("F-2", (riz, 99))])
    push(watcher, [make_vente("F-1", (riz, 1))])
    watcher.get("/nulle/part")
    figures = read_figures(watcher)
    sync = 'route="/api/v2/simple/ventes/sync"'
    assert figures[f'comptoir_requetes_total{{{sync},status="201"}}'] == 2
    assert figures['comptoir_requetes_total{route="aucune",status="404"}'] == 1
    assert figures[f"comptoir_requete_secondes_count{{{sync}}}"] == 2
    ventes = {nom: figures[f'comptoir_ventes_total{{resultat="{nom}"}}'] for nom in RESULTATS}
    assert ventes == {"creee": 1, "rejouee": 1, "refusee": 1}
    assert figures["comptoir_a_regler"] == 1
    assert figures['comptoir_octets{fichier="base"}'] > 0


RESULTATS = ("creee", "rejouee", "refusee")


@pytest.mark.parametrize("host", ["192.168.1.20:8000", "[fe80::1]"])
def test_nobody_on_the_wifi_reads_figures(watcher: httpx.Client, host: str) -> None:
    assert watcher.get(METRICS, headers={"Host": host}).status_code == HTTPStatus.NOT_FOUND


def test_a_request_leaves_a_line_without_its_secrets(
    magasin: Magasin, server: SyncServer, watcher: httpx.Client
) -> None:
    """I16: the serial number is what a terminal proves itself with."""
    journal = open_journal(magasin.core.settings.data_dir)
    push(watcher, [make_vente("FAC-SECRET", (magasin.articles[0], 1), mode_paiement="SECRET")])
    watcher.get("/api/v2/simple/terminal/AUTRE-SERIE", headers={"X-Device-Serial": SERIE})
    # The line comes once the answer has gone.
    server.stop()
    journal.close()
    text = (folder_of(magasin.core.settings.data_dir) / "comptoir.log").read_text()
    lines = [line for line in map(json.loads, text.splitlines()) if "httpx" not in line["logger"]]
    requests = [line for line in lines if line["message"] == "request"]
    assert [(r["method"], r["route"], r["status"]) for r in requests[-2:]] == [
        ("POST", "/api/v2/simple/ventes/sync", 201),
        ("GET", "/api/v2/simple/terminal/{numero_serie}", 404),
    ]
    assert all(r["address"] == "127.0.0.1" and r["ms"] >= 0 and r["bytes"] > 0 for r in requests)
    assert not any(secret in str(lines) for secret in (SERIE, "SECRET", "AUTRE-SERIE"))
