"""Negative controls: what protects the server is taken away, and the check that holds it fails."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import ClassVar

import pytest
from starlette.responses import Response

from core.application import Core
from core.db import engine
from syncserver import app
from syncserver.call import Call
from syncserver.protocol import BoundedProtocol
from syncserver.reponses.base import answer
from syncserver.reponses.terminaux import build_etat
from syncserver.server import GRACE_S
from tests.reliability.conftest import Magasin, serve_magasin
from tests.reliability.test_foule import (
    GROWTH_MAX_MB,
    QUIT_MAX_S,
    make_lot,
    measure_growth,
    survive_storm,
)
from tests.reliability.test_pannes import assert_come_back, push
from tests.reliability.test_schemathesis import run_schemathesis

LEAK = 40_000
"""Bytes that a leaking connection keeps of each packet."""


class Forgetful(BoundedProtocol):
    """A connection that the server never learns the end of."""

    def connection_lost(self, exc: Exception | None) -> None:
        """Say nothing to whoever counts the connections."""


class Leaking(BoundedProtocol):
    """A connection that keeps something of each packet for ever."""

    kept: ClassVar[list[bytes]] = []

    def data_received(self, data: bytes) -> None:
        self.kept.append(data[:1] * LEAK)
        super().data_received(data)


def test_without_the_names_of_faults_a_locked_file_is_no_503(
    magasin: Magasin, monkeypatch: pytest.MonkeyPatch, expected_logs: list[str]
) -> None:
    """The protection is that the machine's faults are told from bugs."""
    expected_logs.append("request failed: POST /api/v2/simple/ventes/sync")
    push(magasin, make_lot(magasin, 1))
    raw = magasin.core.database.writer.raw_connection()
    raw.cursor().execute("PRAGMA busy_timeout=50")
    raw.close()
    monkeypatch.setattr(engine, "raise_named", lambda *_: None)
    with closing(sqlite3.connect(magasin.core.settings.fichier, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        response = push(magasin, make_lot(magasin, 0))
        other.execute("ROLLBACK")
    assert response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    with pytest.raises(AssertionError):
        assert_come_back(response)


def test_a_server_that_forgets_no_connection_waits_for_them(
    tmp_path: Path, expected_logs: list[str]
) -> None:
    """The protection is that a connection which is over counts no more."""
    expected_logs.append("Cancel 0 running task(s)")
    with serve_magasin(tmp_path, Forgetful) as magasin:
        _, quit_s = survive_storm(magasin, 100)
    assert GRACE_S <= quit_s < QUIT_MAX_S


def test_a_server_that_leaks_is_found_out(tmp_path: Path) -> None:
    with serve_magasin(tmp_path, Leaking) as magasin:
        before, after = measure_growth(magasin, 1_200)
    Leaking.kept.clear()
    assert after - before > GROWTH_MAX_MB


def test_a_status_that_the_schema_does_not_foretell_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: list[str]
) -> None:
    # To learn what it may try, the tool sends headers that are not even HTTP.
    expected_logs.append("Invalid HTTP request received.")

    def answer_otherwise(core: Core, _call: Call) -> Response:
        return answer(build_etat(core.clock.now()), HTTPStatus.IM_A_TEAPOT)

    status, *others = app.ROUTES
    assert status.chemins == ("/api/v2/simple/status",)
    monkeypatch.setattr(app, "ROUTES", (replace(status, work=answer_otherwise), *others))
    only = ("--include-path", status.chemins[0], "--phases", "fuzzing", "--max-examples", "2")
    with serve_magasin(tmp_path) as magasin:
        done = run_schemathesis(magasin, *only)
    assert done.returncode == 1
    assert "Undocumented status code" in done.stdout
    assert "Received: 418" in done.stdout
