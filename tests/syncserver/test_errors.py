"""What a terminal reads when something fails: a fixed sentence, a code, and when to come back."""

import sqlite3

import pytest

from core.limites import ENTREES_OUVERTES_MAX, VENTES_PAR_LOT_MAX
from tests.syncserver.conftest import Magasin
from tests.syncserver.routes.test_ventes import make_vente
from tests.terminal import StrictTerminal, read_accuse, read_refus


def test_a_bug_is_logged_and_answered_with_a_fixed_sentence(
    magasin: Magasin, terminal: StrictTerminal, expected_logs: list[str]
) -> None:
    expected_logs.append("syncserver.errors: request failed: GET /api/v2/simple/categories")
    terminal.get("/api/v2/simple/categories")
    with sqlite3.connect(magasin.core.settings.fichier) as spoiler:
        spoiler.execute("ALTER TABLE categorie RENAME TO disparue")
    spoiler.close()
    refus = read_refus(terminal.get("/api/v2/simple/categories"), 500)
    assert refus.code == "INTERNAL_ERROR"
    assert "categorie" not in refus.error
    assert terminal.get("/api/v2/simple/status").status_code == 200


def test_a_locked_file_is_temporary_and_nothing_is_recorded(
    magasin: Magasin, terminal: StrictTerminal, expected_logs: list[str]
) -> None:
    expected_logs.append("core.db.engine: storage fault: database is locked")
    vente = make_vente("F-1", (magasin.articles[0], 1))
    terminal.get("/api/v2/simple/categories")
    with magasin.core.database.write() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    intruder = sqlite3.connect(magasin.core.settings.fichier, isolation_level=None)
    intruder.execute("BEGIN IMMEDIATE")
    response = terminal.post([vente])
    refus = read_refus(response, 503)
    assert refus.code == "TEMPORARILY_UNAVAILABLE"
    assert response.headers["retry-after"] == "5"
    # Who only reads is not concerned.
    assert terminal.get("/api/v2/simple/articles").status_code == 200
    intruder.execute("ROLLBACK")
    intruder.close()
    assert magasin.stocks == [10, 10, 10]
    assert read_accuse(terminal.post([vente])).details.creees[0].status == "created"


def test_a_terminal_with_too_many_open_entries_is_asked_to_wait(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    for start in range(0, ENTREES_OUVERTES_MAX, VENTES_PAR_LOT_MAX):
        read_accuse(terminal.post(list(range(start, start + VENTES_PAR_LOT_MAX))))
    assert magasin.core.quarantaine.count_open(magasin.boutique.id) == ENTREES_OUVERTES_MAX
    read_accuse(terminal.post([-1]))
    response = terminal.post([make_vente("F-1", (magasin.articles[0], 1))])
    assert read_refus(response, 429).code == "TOO_MANY_REQUESTS"
    assert response.headers["retry-after"] == "60"
    assert magasin.stocks == [10, 10, 10]


@pytest.mark.parametrize("path", ["/api/v2/simple/ventes/sync", "/openapi.json"])
def test_a_method_that_is_none_names_those_that_are(terminal: StrictTerminal, path: str) -> None:
    response = terminal.client.request("DELETE", path)
    assert read_refus(response, 405).code == "METHOD_NOT_ALLOWED"
    assert response.headers["allow"] in {"POST", "GET", "GET, HEAD", "HEAD, GET"}
