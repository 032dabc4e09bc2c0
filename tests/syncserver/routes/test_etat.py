"""Whether the server is there, and who the caller is."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from core.limites import VERSION_APP_MAX
from tests.syncserver.conftest import SERIE, Magasin
from tests.terminal import StrictTerminal
from tests.wire import APPLICATION, CheckedClient


def test_anyone_may_ask_whether_the_server_is_there(client: CheckedClient) -> None:
    assert client.get("/api/v2/simple/status").json() == {
        "success": True,
        "api_version": "v2-simple",
        "status": "active",
        "message": "Serveur Comptoir en service",
        "server_time": "2026-03-25T11:00:00.000000Z",
    }


def test_a_terminal_is_told_who_it_is(magasin: Magasin, terminal: StrictTerminal) -> None:
    path = f"/api/v2/simple/terminal/{SERIE}"
    first = terminal.get(path).json()
    assert first == {
        "success": True,
        "terminal": {
            "id": 1,
            "numero_serie": SERIE,
            "nom_terminal": "Terminal messie vanza",
            "est_actif": True,
            "version_app_maui": APPLICATION,
            "derniere_activite": "2026-03-25T11:00:00.000000Z",
        },
        "boutique": {
            "id": magasin.boutique.id,
            "nom": "Ma Boutique",
            "code": "BTQ-001",
            "ville": "",
            "devise": "CDF",
        },
    }
    magasin.clock.advance(timedelta(seconds=10))
    assert terminal.get(path).json() == first


VERSIONS = [
    ({"X-App-Version": "2.4.0 (812)"}, "2.4.0 (812)"),
    ({"X-App-Version": "2.4.0", "User-Agent": "okhttp/4.9"}, "2.4.0"),
    ({"X-App-Version": "\x85", "User-Agent": "okhttp/4.9"}, "okhttp/4.9"),
    ({"User-Agent": "okhttp/4.9"}, "okhttp/4.9"),
    ({"X-App-Version": "2.4\t<b>\x85"}, "2.4 <b>"),
    ({"X-App-Version": "9" * 500}, "9" * VERSION_APP_MAX),
    ({"User-Agent": ""}, ""),
]


@pytest.mark.parametrize(("headers", "version"), VERSIONS)
def test_the_version_of_the_app_is_noted(
    magasin: Magasin, terminal: StrictTerminal, headers: dict[str, str], version: str
) -> None:
    path = f"/api/v2/simple/terminal/{SERIE}"
    sent = {nom: valeur.encode("latin-1") for nom, valeur in headers.items()}
    answer = terminal.client.request("GET", path, headers={**terminal.headers, **sent}).json()
    assert answer["terminal"]["version_app_maui"] == version
    assert magasin.core.terminaux.get_terminal(SERIE).version_app_maui == version


def test_a_version_that_is_not_said_is_not_forgotten(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    path = f"/api/v2/simple/terminal/{SERIE}"
    for headers in ({"X-App-Version": "2.4.0"}, {"User-Agent": ""}):
        sent = {**terminal.headers, **headers}
        answer = terminal.client.request("GET", path, headers=sent).json()
        assert answer["terminal"]["version_app_maui"] == "2.4.0"
        magasin.clock.advance(timedelta(hours=1))
    assert magasin.core.terminaux.get_terminal(SERIE).version_app_maui == "2.4.0"


def test_a_version_costs_no_write_a_request(magasin: Magasin, terminal: StrictTerminal) -> None:
    """Two parts of one app that name themselves each in its own way are no reason to write."""
    path = f"/api/v2/simple/terminal/{SERIE}"
    terminal.get(path)
    writes: list[None] = []
    event.listen(magasin.core.database.writer, "commit", lambda _: writes.append(None))
    for version in ("2.4.0", "2.4.0", "images/1", "2.4.0"):
        sent = {**terminal.headers, "X-App-Version": version}
        assert terminal.client.request("GET", path, headers=sent).status_code == 200
    assert writes == []
