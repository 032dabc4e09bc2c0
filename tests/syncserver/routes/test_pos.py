"""Whether a terminal may sell: the one question that is answered even to one switched off."""

import sqlite3
from contextlib import closing

import pytest

from tests.syncserver.conftest import SERIE, Magasin
from tests.terminal import StrictTerminal, read_refus

POS = "/api/v2/simple/pos/status"


def test_a_terminal_may_sell(magasin: Magasin, terminal: StrictTerminal) -> None:
    assert terminal.get(POS).json() == {
        "success": True,
        "pos_allowed": True,
        "code": "POS_OK",
        "message": "Terminal autorisé",
        "boutique_id": magasin.boutique.id,
    }


@pytest.mark.parametrize("what", ["terminal", "boutique"])
def test_one_that_is_switched_off_is_told_why(
    magasin: Magasin, terminal: StrictTerminal, what: str
) -> None:
    if what == "terminal":
        magasin.core.terminaux.deactivate(SERIE)
    else:
        with closing(sqlite3.connect(magasin.core.settings.fichier)) as connection, connection:
            connection.execute("UPDATE boutique SET est_active = 0")
    response = terminal.get(POS)
    assert response.status_code == 200
    answer = response.json()
    assert (answer["pos_allowed"], answer["code"]) == (False, "POS_DISABLED")
    assert answer["boutique_id"] == magasin.boutique.id
    assert answer["message"].endswith(".")
    assert read_refus(terminal.get("/api/v2/simple/categories"), 403).code in {
        "TERMINAL_INACTIF",
        "BOUTIQUE_INACTIVE",
    }
