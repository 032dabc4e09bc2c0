"""I10, I22: a passing fault is answered 503 with the time to wait, and the next try heals it."""

import json
import sqlite3
from contextlib import closing

import httpx
import pytest

from core.ventes import enregistrement
from tests.core.ventes.test_pannes import full_disk
from tests.reliability.conftest import SERIE, STOCK, Magasin, Say
from tests.reliability.test_foule import make_lot
from tests.wire import CheckedClient

SYNC = "/api/v2/simple/ventes/sync"
VENTES = 300
PAGES = 8
"""What the disk still takes: some of the transactions of a batch, and not all."""


def push(magasin: Magasin, lot: list[dict[str, object]]) -> httpx.Response:
    with CheckedClient(magasin.server.url) as client:
        headers = {"X-Device-Serial": SERIE}
        return client.post(SYNC, content=json.dumps(lot).encode(), headers=headers)


def assert_come_back(response: httpx.Response) -> None:
    assert response.status_code == 503
    assert response.json()["code"] == "TEMPORARILY_UNAVAILABLE"
    assert int(response.headers["retry-after"]) > 0


def test_a_batch_half_committed_when_the_disk_fills_is_healed_by_its_replay(
    magasin: Magasin,
    say: Say,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: list[str],
) -> None:
    """A batch of very many lines is several transactions: k of them are on disk, the rest not."""
    expected_logs.append("storage fault")
    monkeypatch.setattr(enregistrement, "LIGNES_PAR_TRANSACTION_MAX", 10)
    lot = make_lot(magasin, 0, VENTES)
    with full_disk(magasin.core.database, PAGES):
        assert_come_back(push(magasin, lot))
        kept = magasin.count_ventes()
        assert magasin.list_problems() == ()
    assert 0 < kept < VENTES
    answer = push(magasin, lot).json()
    statuses = [creee["status"] for creee in answer["details"]["creees"]]
    assert (statuses.count("already_exists"), statuses.count("created")) == (kept, VENTES - kept)
    assert (magasin.count_ventes(), magasin.list_problems()) == (VENTES, ())
    (article,) = magasin.core.catalogue.read_snapshot(magasin.boutique.id).articles
    assert article.quantite_stock == STOCK - VENTES
    say(f"disk full in mid-batch: {kept} of {VENTES} sales kept, then all of them")


def test_a_file_that_another_program_locks_is_a_503(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    expected_logs.append("storage fault: database is locked")
    lot = make_lot(magasin, 0)
    push(magasin, make_lot(magasin, 1))
    raw = magasin.core.database.writer.raw_connection()
    raw.cursor().execute("PRAGMA busy_timeout=50")
    raw.close()
    with closing(sqlite3.connect(magasin.core.settings.fichier, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert_come_back(push(magasin, lot))
        other.execute("ROLLBACK")
    assert push(magasin, lot).json()["accepted"] == [vente["numero_facture"] for vente in lot]


def test_a_writer_that_never_ends_is_a_503_for_the_others(magasin: Magasin) -> None:
    push(magasin, make_lot(magasin, 1))
    with magasin.core.database.write():
        assert_come_back(push(magasin, make_lot(magasin, 0)))
    assert push(magasin, make_lot(magasin, 0)).status_code == 201
