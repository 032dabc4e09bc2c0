"""What a terminal proves itself with and what it sends stay out of the log, bugs included (I16)."""

import json
import sqlite3
from contextlib import closing

import pytest

from core.journalisation import folder_of, open_journal
from tests.core.ventes.test_pannes import POISON
from tests.syncserver.conftest import SERIE, Magasin
from tests.syncserver.routes.test_ventes import make_vente
from tests.terminal import StrictTerminal, read_accuse, read_refus

SECRETS = ("FAC-SECRET", "MPESA-0812345678", "Remise a Jean", "77777", "25000", "2500000")
"""What the sale holds, as it was sent and as it is written."""
SERIES = ("/api/v2/simple/terminal", "/api/v2/simple/articles/terminal")


def break_file(magasin: Magasin, statement: str) -> None:
    with closing(sqlite3.connect(magasin.core.settings.fichier)) as connection:
        connection.execute(statement)


def read_log(magasin: Magasin) -> str:
    """Return the lines of the server; those of the client of this test are its own affair."""
    log = (folder_of(magasin.core.settings.data_dir) / "comptoir.log").read_text("utf-8")
    return "\n".join(x for x in log.splitlines() if json.loads(x)["logger"] != "httpx")


@pytest.mark.parametrize("table", ["vente", "ligne_vente"])
def test_a_sale_that_breaks_something_is_not_in_the_log(
    magasin: Magasin, terminal: StrictTerminal, expected_logs: list[str], table: str
) -> None:
    expected_logs += ["a batch broke a constraint", "a sale breaks a constraint"]
    break_file(magasin, POISON.format(table=table, when=""))
    vente = make_vente("FAC-SECRET", (magasin.articles[0], 1), mode_paiement="MPESA-0812345678")
    vente["lignes"][0] |= {"motif_reduction": "Remise a Jean", "variante_id": 77777}
    journal = open_journal(magasin.core.settings.data_dir)
    read_accuse(terminal.post([vente]))
    journal.close()
    log = read_log(magasin)
    assert "IntegrityError" in log
    assert [secret for secret in (*SECRETS, SERIE) if secret in log] == []


@pytest.mark.parametrize("path", SERIES)
def test_a_bug_does_not_tell_whose_request_it_was(
    magasin: Magasin, terminal: StrictTerminal, expected_logs: list[str], path: str
) -> None:
    expected_logs.append(f"request failed: GET {path}/{{numero_serie}}")
    break_file(magasin, "ALTER TABLE terminal RENAME TO disparu")
    journal = open_journal(magasin.core.settings.data_dir)
    read_refus(terminal.get(f"{path}/{SERIE}"), 500)
    journal.close()
    log = read_log(magasin)
    assert "no such table: terminal" in log
    assert SERIE not in log
