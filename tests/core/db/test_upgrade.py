"""A file of the revision before is brought to this one with all that it holds, or left as it is."""

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from core.application import open_core
from core.config import Settings
from core.db.engine import open_database
from core.db.schema import APPLICATION_ID, REVISIONS, inspect_file
from core.db.upgrade import make_config, upgrade
from core.errors import CoreError, FileCorrupt, StorageUnavailable, UpgradeFailed
from core.retours import RetourRecu
from core.ventes.annulation import CommandeAnnulation
from tests.builders import MIDI, FixedClock, identify, make_vente, record
from tests.livre import fetch, list_problems

Row = tuple[object, ...]
OLD = "0001"
T = 1_774_436_400_000_000
"""Noon of the tests, in microseconds."""

# One row or more of every table that the first revision has, as that program wrote them.
ROWS: dict[str, list[Row]] = {
    "boutique": [
        (1, "Ma Boutique", "BTQ-001", "Goma", "CDF", "Africa/Lubumbashi", "refuser", 1, T, T),
        (2, "Ailleurs", "BTQ-002", "", "USD", "Africa/Kinshasa", "accepter", 0, T, T),
    ],
    "categorie": [(1, 1, "Boissons", "fraîches")],
    "taux_change": [(1, 1, 285_000, T)],
    "terminal": [
        (1, 1, "S1", "Terminal 1", "ACTIF", "2.1", "192.168.1.20", T, T),
        (2, None, "S2", "", "EN_ATTENTE", "", "192.168.1.21", None, T),
    ],
    "article": [
        (7, 1, "A1", "Eau", "eau", "", 1, "CDF", 100_000, 60_000, 5, 3, 1, 1, None, T),
        (9, 1, "A2", "Sel", "sel", "", None, "CDF", 50_000, None, 0, 0, 1, 0, T, T),
    ],
    "code_barre": [(1, "5449000000996", 7)],
    "lot_sync": [
        (
            *(1, 1, 1, "/api/v2/simple/ventes/sync", "192.168.1.20", T, 2, 1, 0, 1, 900),
            zlib.compress(b'[{"numero_facture": "F-1"}, 5]'),
            zlib.compress(json.dumps([["F-1", "creee", 4], ["", "refusee", 3]]).encode()),
        )
    ],
    "vente": [
        (
            *(4, 1, 1, "F-1", 0, 1, 1, 25, T, T, "2026-03-25", 200_000, 200_000, "CDF", "CASH"),
            *(1, b"h" * 32, 0, 0, None, None),
        )
    ],
    "ligne_vente": [(4, 1, 1, 7, "A1", "Eau", 2, 100_000, 60_000, None, None, 0, "")],
    "vente_en_quarantaine": [
        (
            *(2, 1, 1, "F-9", b"c" * 32, 1, b"{}", "INSUFFICIENT_STOCK", "Court.", "CLASSEE", T),
            *(T, T, 1, None, None, 7, "Eau", 9, 5, 4, "Doublon", "Comptoir"),
        ),
        (
            *(3, 1, 1, "", b"q" * 32, 0, b"5", "INVALID_FORMAT", "Illisible.", "A_REGLER", None),
            *(T, T, 1, None, None, None, "", None, None, None, None, None),
        ),
    ],
    "mouvement_stock": [
        (1, 1, 1, 7, "ENTREE", 7, 0, 7, "", "Comptoir", T, "", "STOCK_INITIAL", None, None, None),
        (2, 1, 2, 7, "VENTE", -2, 7, 5, "F-1", "Terminal 1", T, "", None, 4, 1, None),
    ],
}


def make_old_file(fichier: Path) -> None:
    """Make a file of the first revision, with data, as the program of that day left it."""
    database = open_database(fichier)
    with database.write() as connection:
        config = make_config()
        config.attributes["connection"] = connection
        command.upgrade(config, OLD)
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
    database.close()
    with closing(sqlite3.connect(fichier)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=ON")
        for table, rows in ROWS.items():
            marks = ", ".join("?" * len(rows[0]))
            raw.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our names
        raw.execute("ANALYZE")


def read_old_columns(fichier: Path) -> dict[str, list[Row]]:
    """Read of each table the columns that the first revision knew."""
    found: dict[str, list[Row]] = {}
    for table, rows in ROWS.items():
        width = len(rows[0])
        found[table] = [row[:width] for row in fetch(fichier, f"SELECT * FROM {table}")]  # noqa: S608 - our names
    return found


@pytest.fixture(scope="module")
def ancien(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fichier = Settings(tmp_path_factory.mktemp("ancien")).fichier
    make_old_file(fichier)
    return fichier


@pytest.fixture
def settings(ancien: Path, tmp_path: Path) -> Settings:
    shutil.copy(ancien, tmp_path)
    return Settings(tmp_path)


def test_the_old_file_is_one(settings: Settings) -> None:
    assert inspect_file(settings.fichier) == OLD
    assert read_old_columns(settings.fichier) == ROWS


def test_everything_is_kept(settings: Settings) -> None:
    """I26: every row of every table, no movement the less, and nothing wrong in the file."""
    core = open_core(settings, FixedClock())
    assert inspect_file(settings.fichier) == REVISIONS[-1]
    assert read_old_columns(settings.fichier) == ROWS
    assert core.verification.verify().problemes == ()
    added = fetch(settings.fichier, "SELECT delai_annulation_min FROM boutique")
    assert added == [(60,), (60,)]
    added = fetch(settings.fichier, "SELECT niveau, remplace_id FROM terminal")
    assert added == [("COMPATIBLE", None), ("COMPATIBLE", None)]
    counts = "SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'"
    assert fetch(settings.fichier, counts) == []
    filed = fetch(settings.fichier, "SELECT * FROM classement")
    assert filed == [(1, 1, 1, "F-9", b"c" * 32, T, 4)]
    core.close()
    open_core(settings, FixedClock()).close()
    assert list_problems(settings.fichier) == []


def test_what_the_file_held_is_sealed(settings: Settings) -> None:
    """I4: the sales in one link, the movements in another, of each boutique that has some."""
    open_core(settings, FixedClock()).close()
    links = fetch(
        settings.fichier,
        "SELECT boutique_id, rang, derniere_vente_id, dernier_mouvement_id, length(controles) / 4 "
        "FROM maillon ORDER BY id",
    )
    assert links == [(1, 1, 4, 0, 2), (1, 2, 4, 2, 2)]
    with closing(sqlite3.connect(settings.fichier)) as raw, raw:
        raw.execute("DROP TRIGGER ligne_vente_no_update")
        raw.execute("UPDATE ligne_vente SET article_nom = 'Lait'")
    core = open_core(settings, FixedClock())
    chaine = core.verification.verify().chaine
    assert chaine is not None
    (faute,) = chaine.fautes
    assert faute.startswith("Ligne 1 de la vente F-1 (BTQ-001) : ")
    core.close()


def test_a_file_that_lost_its_chain_is_not_sealed_again(settings: Settings) -> None:
    open_core(settings, FixedClock()).close()
    with closing(sqlite3.connect(settings.fichier)) as raw, raw:
        raw.execute("DROP TRIGGER maillon_no_delete")
        raw.execute("DELETE FROM maillon")
    database = open_database(settings.fichier)
    upgrade(database, MIDI)
    database.close()
    assert fetch(settings.fichier, "SELECT * FROM maillon") == []


def test_a_long_book_is_sealed_in_several_links(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.chaine._LIGNES_PAR_MAILLON", 1)
    core = open_core(settings, FixedClock())
    assert len(fetch(settings.fichier, "SELECT * FROM maillon")) == 3
    assert core.verification.verify().problemes == ()
    core.close()


def test_the_life_of_the_shop_goes_on(settings: Settings) -> None:
    """What was sold before can be taken back after; new ids go on from the old ones."""
    core = open_core(settings, FixedClock())
    (terminal,) = core.terminaux.list_terminaux(1)
    identifie = identify(core, terminal)
    cancelled = core.ventes.cancel_own(identifie, CommandeAnnulation("F-1"))
    assert cancelled.stocks[0].stock_apres == 7
    assert core.retours.record_retour(identifie, RetourRecu(1, 0, code_article="A1")).id == 1
    assert record(core, terminal, make_vente("F-2", (7, 1))).lot_id == 2
    assert fetch(settings.fichier, "SELECT MAX(id), MAX(jour) FROM vente") == [
        (5, date(2026, 3, 25).isoformat())
    ]
    assert core.verification.verify().problemes == ()
    core.close()


def test_a_copy_of_the_old_file_is_kept(settings: Settings) -> None:
    open_core(settings, FixedClock()).close()
    (copy,) = settings.sauvegardes.iterdir()
    assert copy.name == f"comptoir-avant-{REVISIONS[-1]}.db"
    assert inspect_file(copy) == OLD
    assert read_old_columns(copy) == ROWS


def occupy_a_name(fichier: Path) -> None:
    """Let the last index that the upgrade makes be there already."""
    with closing(sqlite3.connect(fichier)) as raw, raw:
        raw.execute("CREATE INDEX ix_lot_sync_terminal_id_date_reception ON lot_sync (id)")


def lose_a_reference(fichier: Path) -> None:
    """Let a row name what is not there, as only the check at the very end sees."""
    with closing(sqlite3.connect(fichier)) as raw, raw:
        raw.execute("UPDATE code_barre SET article_id = 77")


@pytest.mark.parametrize(
    ("spoil", "fault"), [(occupy_a_name, UpgradeFailed), (lose_a_reference, FileCorrupt)]
)
def test_an_upgrade_that_fails_leaves_the_old_file_working(
    settings: Settings,
    spoil: Callable[[Path], None],
    fault: type[CoreError],
    *,
    expected_logs: list[str],
) -> None:
    """I26: all of it or nothing, and the program of that day opens it again."""
    if fault is UpgradeFailed:
        expected_logs.append("the upgrade of the file failed")
    spoil(settings.fichier)
    before = fetch(settings.fichier, "SELECT * FROM sqlite_master ORDER BY name")
    rows = read_old_columns(settings.fichier)
    for _ in range(2):
        with pytest.raises(fault):
            open_core(settings, FixedClock())
        assert inspect_file(settings.fichier) == OLD
        assert fetch(settings.fichier, "SELECT * FROM sqlite_master ORDER BY name") == before
        assert read_old_columns(settings.fichier) == rows


def test_without_room_for_the_copy_nothing_is_upgraded(settings: Settings) -> None:
    settings.sauvegardes.write_text("no folder")
    before = sha256(settings.fichier.read_bytes()).digest()
    with pytest.raises(StorageUnavailable):
        open_core(settings, FixedClock())
    assert sha256(settings.fichier.read_bytes()).digest() == before
    settings.sauvegardes.unlink()
    open_core(settings, FixedClock()).close()
    assert inspect_file(settings.fichier) == REVISIONS[-1]
