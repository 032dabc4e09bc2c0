"""The maintenance thread: what is due is done, what fails is said and tried again."""

import json
import sqlite3
import zlib
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import pytest

from core import maintenance
from core.application import Core, open_core
from core.boutiques import Boutique
from core.config import Settings
from core.db import engine, schema
from core.events import FichierEndommage, LivreControle
from core.limites import CONSERVATION_CORPS
from core.maintenance import LOTS_PAR_OUBLI, NOUVEL_ESSAI, SAUVEGARDE_TOUS_LES
from core.terminaux import Terminal
from core.vocabulaire import OrigineControle
from tests.builders import (
    FixedClock,
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    open_tmp_core,
    record,
)

MINUTE = timedelta(minutes=1)


@pytest.fixture
def article(core: Core, boutique: Boutique) -> int:
    return make_article(core, boutique, "A1", quantite_stock=1_000)


def run_due(core: Core, clock: FixedClock, later: timedelta = MINUTE) -> None:
    clock.advance(later)
    core.maintenance.run_due(clock.now())


def test_a_copy_is_made_once_a_day(core: Core, clock: FixedClock) -> None:
    run_due(core, clock)
    first = core.sauvegardes.find_last_date()
    assert first == clock.now()
    run_due(core, clock, SAUVEGARDE_TOUS_LES - MINUTE)
    assert core.sauvegardes.find_last_date() == first
    run_due(core, clock)
    assert core.sauvegardes.find_last_date() == clock.now()


def test_a_clock_put_back_by_years_stops_no_copy(core: Core, clock: FixedClock) -> None:
    run_due(core, clock)
    run_due(core, clock, timedelta(days=-3_650))
    assert len(core.sauvegardes.list_sauvegardes()) == 2


def test_a_failed_copy_is_said_and_tried_again_after_an_hour(
    core: Core, clock: FixedClock, expected_logs: list[str]
) -> None:
    expected_logs.append("maintenance: back_up failed")
    core.settings.sauvegardes.write_text("un fichier")
    run_due(core, clock)
    core.settings.sauvegardes.unlink()
    run_due(core, clock)
    assert core.sauvegardes.list_sauvegardes() == ()
    run_due(core, clock, NOUVEL_ESSAI)
    assert len(core.sauvegardes.list_sauvegardes()) == 1


def test_a_failure_stops_no_other_duty(
    core: Core, terminal: Terminal, article: int, clock: FixedClock, *, expected_logs: list[str]
) -> None:
    expected_logs.append("maintenance: back_up failed")
    core.settings.sauvegardes.write_text("un fichier")
    lot_id = record(core, terminal, make_vente("F1", (article, 1))).lot_id
    run_due(core, clock, CONSERVATION_CORPS + MINUTE)
    assert core.lots.read_corps(lot_id) is None


def read_outcomes(core: Core, lot_id: int) -> object:
    with closing(sqlite3.connect(core.settings.fichier)) as connection:
        query = "SELECT resultats FROM lot_sync WHERE id = ?"
        (kept,) = connection.execute(query, (lot_id,)).fetchone()
    return None if kept is None else json.loads(zlib.decompress(kept))


def test_bodies_are_forgotten_after_ninety_days(
    core: Core, terminal: Terminal, article: int, clock: FixedClock
) -> None:
    old = [
        record(core, terminal, make_vente(f"F{number}", (article, 1))).lot_id
        for number in range(LOTS_PAR_OUBLI + 1)
    ]
    clock.advance(CONSERVATION_CORPS)
    fresh = record(core, terminal, make_vente("G1", (article, 1))).lot_id
    run_due(core, clock, timedelta(0))
    assert core.lots.read_corps(old[0]) is not None
    run_due(core, clock, timedelta(days=1))
    assert [core.lots.read_corps(lot_id) for lot_id in old] == [None] * len(old)
    assert [read_outcomes(core, lot_id) for lot_id in old] == [None] * len(old)
    assert core.lots.read_corps(fresh) is not None
    assert read_outcomes(core, fresh) == [["G1", "creee", len(old) + 1]]
    assert core.verification.verify().ok


def count_in_file(core: Core) -> int:
    """Count the sales of the file itself, without what its WAL holds."""
    uri = f"{core.settings.fichier.as_uri()}?immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM vente").fetchone()
    return int(count)


def test_the_wal_moves_into_the_file_once_nothing_is_written(
    core: Core, terminal: Terminal, article: int, clock: FixedClock
) -> None:
    core.database.checkpoint()
    record(core, terminal, make_vente("F1", (article, 1)))
    run_due(core, clock)
    assert count_in_file(core) == 0
    record(core, terminal, make_vente("F2", (article, 1)))
    run_due(core, clock)
    assert count_in_file(core) == 0
    run_due(core, clock)
    assert count_in_file(core) == 2


def test_a_file_without_wal_is_left_alone(core: Core, clock: FixedClock) -> None:
    core.database.drop()
    core.settings.fichier.with_name("comptoir.db-wal").unlink(missing_ok=True)
    core.maintenance.run_due(clock.now())
    assert core.verification.verify().ok


def damage_page_of(fichier: Path, texte: bytes) -> None:
    """Spoil the page where a text stands."""
    whole = bytearray(fichier.read_bytes())
    start = whole.index(texte) // 4096 * 4096
    whole[start : start + 4096] = b"\xa5" * 4096
    fichier.write_bytes(bytes(whole))


@pytest.fixture
def damaged(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder whose file, called large here, is spoilt where no opening looks."""
    core = open_tmp_core(tmp_path / "donnees", clock)
    boutique = make_boutique(core)
    terminal = make_terminal(core, boutique, "0a1badae951f8473")
    riz = make_article(core, boutique, "A1", quantite_stock=1_000)
    record(core, terminal, *(make_vente(f"FAC-{n:04d}", (riz, 1)) for n in range(400)))
    core.close()
    damage_page_of(core.settings.fichier, b"FAC-0200")
    monkeypatch.setattr(schema, "_CHECK_WHOLE_UNDER", 0)
    return core.settings.data_dir


def test_a_large_file_left_in_use_is_checked_once_it_is_open(
    damaged: Path, expected_logs: list[str]
) -> None:
    """I23: the shop opens at once, and a damage that no opening sees is announced."""
    expected_logs += ["damaged file", "the book is not right"]
    Settings(damaged).fichier.with_name("comptoir.db-wal").write_bytes(bytes(32))
    found = Event()
    core = open_tmp_core(damaged)
    core.events.subscribe(FichierEndommage, lambda _event: found.set())
    core.maintenance.start()
    assert found.wait(10)
    controle = core.verification.dernier_controle()
    assert controle is not None
    assert controle.origine is OrigineControle.DEMARRAGE
    assert "endommagé" in controle.problemes[0]
    core.database.drop()
    core.close()


def list_controles(core: Core) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(core.settings.fichier)) as connection:
        query = "SELECT origine, mouvements FROM controle_livre ORDER BY id"
        return connection.execute(query).fetchall()


def test_a_file_left_in_use_is_checked_at_start(
    core: Core, article: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A killed program leaves its WAL behind; a closed one does not, and nothing is checked."""
    assert article
    monkeypatch.setattr(maintenance, "PREMIER_PASSAGE_S", 3_600)
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("comptoir.db", "comptoir.db-wal"):
        (killed / name).write_bytes((core.settings.data_dir / name).read_bytes())
    checked = Event()
    again = open_tmp_core(killed)
    again.events.subscribe(LivreControle, lambda _event: checked.set())
    again.maintenance.start()
    assert checked.wait(10)
    again.close()
    assert list_controles(again) == [("DEMARRAGE", 1)]
    after = open_tmp_core(killed)
    after.maintenance.start()
    after.close()
    assert list_controles(after) == [("DEMARRAGE", 1)]


def test_a_check_that_the_end_of_the_program_cuts_says_nothing(
    core: Core, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert article
    monkeypatch.setattr(engine, "CANCEL_STEPS", 1)
    core.maintenance.stop()
    core.maintenance.check_after_cut()
    assert list_controles(core) == []


def test_the_book_is_checked_once_a_night(core: Core, article: int, clock: FixedClock) -> None:
    """At three o'clock of the shop, or as soon as the program runs after it."""
    assert article
    run_due(core, clock)
    assert list_controles(core) == [("NUIT", 1)]
    run_due(core, clock, timedelta(hours=14, minutes=58))
    assert core.clock.now().hour == 1
    assert len(list_controles(core)) == 1
    run_due(core, clock)
    assert len(list_controles(core)) == 2
    run_due(core, clock, timedelta(hours=23))
    assert len(list_controles(core)) == 2
    run_due(core, clock, timedelta(days=4))
    assert len(list_controles(core)) == 3


def test_a_clock_put_back_by_years_stops_no_check(
    core: Core, article: int, clock: FixedClock
) -> None:
    assert article
    run_due(core, clock)
    run_due(core, clock, timedelta(days=-3_650))
    assert len(list_controles(core)) == 2


def test_without_a_boutique_there_is_nothing_to_check(core: Core, clock: FixedClock) -> None:
    run_due(core, clock)
    assert list_controles(core) == []


def test_a_night_check_announces_what_is_wrong(
    core: Core, article: int, clock: FixedClock, expected_logs: list[str]
) -> None:
    expected_logs += ["the book is not right", "maintenance: back_up failed"]
    heard: list[LivreControle] = []
    core.events.subscribe(LivreControle, heard.append)
    with closing(sqlite3.connect(core.settings.fichier)) as connection, connection:
        connection.execute("UPDATE article SET quantite_stock = 3 WHERE id = ?", (article,))
    run_due(core, clock)
    assert heard == [LivreControle(est_juste=False)]
    controle = core.verification.dernier_controle()
    assert controle is not None
    assert (controle.ok, controle.juste_le) == (False, None)


def test_nothing_is_begun_once_it_stops(core: Core, clock: FixedClock) -> None:
    core.maintenance.stop()
    run_due(core, clock)
    assert core.sauvegardes.find_last_date() is None


class WatchedClock(FixedClock):
    """Tells when somebody asks for the time."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = Event()

    def now(self) -> datetime:
        self.asked.set()
        return super().now()


def test_the_thread_works_and_ends_with_the_core(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maintenance, "PREMIER_PASSAGE_S", 0)
    clock = WatchedClock()
    core = open_core(Settings(tmp_path), clock)
    core.maintenance.start()
    assert clock.asked.wait(10)
    assert "maintenance" in {thread.name for thread in enumerate_threads()}
    core.close()
    assert "maintenance" not in {thread.name for thread in enumerate_threads()}
