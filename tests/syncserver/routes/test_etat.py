"""Whether the server is there, and who the caller is."""

from datetime import timedelta

from tests.syncserver.conftest import SERIE, Magasin
from tests.terminal import StrictTerminal
from tests.wire import CheckedClient


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
            "version_app_maui": "",
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
