"""Backups: a verified copy a day, seven kept, none dropped before the new one is proven (I20)."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from core import application
from core.application import Core, open_core
from core.boutiques import Boutique
from core.dossier_externe import EtatExterne
from core.errors import FileCorrupt, StorageUnavailable
from core.journal_lots.fichiers import Fichiers
from core.journal_lots.marque import write_marque
from core.limites import SAUVEGARDES_GARDEES
from core.sauvegarde import Etape, Lieu
from core.terminaux import Terminal
from tests.builders import FixedClock, make_article, make_boutique, make_vente, record
from tests.disque import full_disk

JOUR = timedelta(days=1)


@pytest.fixture
def article(core: Core, boutique: Boutique) -> int:
    return make_article(core, boutique, "A1", quantite_stock=1_000)


def list_names(core: Core) -> list[str]:
    return sorted(path.name for path in core.settings.sauvegardes.iterdir())


def break_stock(core: Core) -> None:
    with closing(sqlite3.connect(core.settings.fichier)) as connection, connection:
        connection.execute("UPDATE article SET quantite_stock = 5")


def test_a_copy_holds_what_was_sold(core: Core, terminal: Terminal, article: int) -> None:
    record(core, terminal, make_vente("F1", (article, 2)))
    made = core.sauvegardes.make()
    assert made.chemin == core.settings.sauvegardes / "comptoir-2026-03-25.db"
    assert (made.ventes, made.mouvements) == (1, 2)
    assert list_names(core) == ["comptoir-2026-03-25.db"]
    with closing(sqlite3.connect(made.chemin)) as connection:
        query = "SELECT numero_facture FROM vente"
        assert connection.execute(query).fetchall() == [("F1",)]


def test_a_copy_opens_as_a_file_of_the_program(core: Core, article: int, tmp_path: Path) -> None:
    made = core.sauvegardes.make()
    folder = tmp_path / "restauree"
    folder.mkdir()
    made.chemin.rename(folder / "comptoir.db")
    restored = open_core(type(core.settings)(folder))
    assert restored.catalogue.list_rows([article])[0].article.quantite_stock == 1_000
    assert restored.verification.verify().ok
    restored.close()


def test_the_newest_of_the_day_replaces(core: Core, terminal: Terminal, article: int) -> None:
    core.sauvegardes.make()
    record(core, terminal, make_vente("F1", (article, 2)))
    core.sauvegardes.make()
    (kept,) = core.sauvegardes.list_sauvegardes()
    assert kept.ventes == 1


def test_seven_are_kept_newest_first(core: Core, clock: FixedClock) -> None:
    made = []
    for _ in range(SAUVEGARDES_GARDEES + 2):
        made.append(core.sauvegardes.make())
        clock.advance(JOUR)
    assert core.sauvegardes.list_sauvegardes() == tuple(reversed(made[2:]))
    assert core.sauvegardes.find_last_date() == made[-1].date


def test_the_copy_just_made_stays_when_the_clock_went_back(core: Core, clock: FixedClock) -> None:
    clock.advance(3_650 * JOUR)
    for _ in range(SAUVEGARDES_GARDEES):
        core.sauvegardes.make()
        clock.advance(JOUR)
    clock.advance(-3_700 * JOUR)
    made = core.sauvegardes.make()
    assert made in core.sauvegardes.list_sauvegardes()
    assert len(core.sauvegardes.list_sauvegardes()) == SAUVEGARDES_GARDEES


@pytest.mark.usefixtures("article")
def test_a_copy_that_fails_verification_is_set_aside_and_nothing_dropped(
    core: Core, clock: FixedClock
) -> None:
    for _ in range(SAUVEGARDES_GARDEES):
        core.sauvegardes.make()
        clock.advance(JOUR)
    before = list_names(core)
    break_stock(core)
    with pytest.raises(FileCorrupt, match="Article A1"):
        core.sauvegardes.make()
    assert list_names(core) == sorted([*before, "comptoir-2026-04-01.suspecte"])


def test_a_copy_that_lacks_a_sale_is_set_aside(
    core: Core, terminal: Terminal, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copy an older state of the file, as a disk that lies would."""
    older = core.sauvegardes.make().chemin.read_bytes()
    record(core, terminal, make_vente("F1", (article, 2)))
    monkeypatch.setattr(
        "core.sauvegarde.copy_file", lambda _source, target, _stop: target.write_bytes(older)
    )
    with pytest.raises(FileCorrupt, match="il y manque des ventes"):
        core.sauvegardes.make()
    assert "comptoir-2026-03-25.suspecte" in list_names(core)


def test_a_full_disk_leaves_nothing_behind(
    core: Core, clock: FixedClock, expected_logs: list[str]
) -> None:
    expected_logs.append("core.db.engine: storage fault")
    core.sauvegardes.make()
    clock.advance(JOUR)
    with full_disk(40_000), pytest.raises(StorageUnavailable, match="disque est plein"):
        core.sauvegardes.make()
    assert list_names(core) == ["comptoir-2026-03-25.db"]
    core.sauvegardes.make()
    assert len(list_names(core)) == 2


def test_a_folder_that_cannot_be_made_is_said(core: Core) -> None:
    core.settings.sauvegardes.write_text("un fichier")
    with pytest.raises(StorageUnavailable, match="sauvegarde"):
        core.sauvegardes.make()


@pytest.mark.parametrize("step", ["core.db.copie", "core.db.engine"])
def test_a_copy_is_given_up_when_the_program_stops(
    core: Core, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Look for the stop at every step: a file this small is copied and read in a few."""
    monkeypatch.setattr(f"{step}.CANCEL_STEPS", 1)
    core.sauvegardes.stopping.set()
    with pytest.raises(StorageUnavailable):
        core.sauvegardes.make()
    assert list_names(core) == []


def test_a_copy_does_not_wait_for_a_writer(core: Core) -> None:
    with core.database.write():
        assert core.sauvegardes.make().ventes == 0


def test_what_an_interrupted_copy_left_is_removed(core: Core) -> None:
    core.settings.sauvegardes.mkdir()
    (core.settings.sauvegardes / "en-cours.tmp").write_bytes(b"reste")
    core.sauvegardes.make()
    assert list_names(core) == ["comptoir-2026-03-25.db"]


def test_an_unreadable_copy_is_not_listed(core: Core, expected_logs: list[str]) -> None:
    expected_logs.append("core.db.engine: damaged file")
    made = core.sauvegardes.make()
    (core.settings.sauvegardes / "comptoir-2026-01-01.db").write_bytes(b"abc" * 1_000)
    assert core.sauvegardes.list_sauvegardes() == (made,)


def test_there_is_no_copy_at_first(core: Core) -> None:
    assert core.sauvegardes.list_sauvegardes() == ()
    assert core.sauvegardes.find_last_date() is None


def test_the_file_is_copied_before_an_upgrade(
    core: Core, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pretend that this program is one revision ahead of the file."""
    make_boutique(core)
    core.close()
    monkeypatch.setattr(application, "REVISIONS", ("0001", "0099"))
    open_core(core.settings, clock).close()
    copie = core.settings.sauvegardes / "comptoir-avant-0099.db"
    with closing(sqlite3.connect(copie)) as connection:
        assert connection.execute("SELECT code FROM boutique").fetchall() == [("BTQ-001",)]


def test_a_file_that_lacks_a_later_table_is_copied_all_the_same(core: Core) -> None:
    with closing(sqlite3.connect(core.settings.fichier)) as connection, connection:
        connection.execute("DROP TABLE code_barre")
    assert core.sauvegardes.make_before_upgrade("0099").exists()


def test_no_upgrade_without_its_copy(
    core: Core,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    core.close()
    core.settings.sauvegardes.write_text("un fichier")
    before = core.settings.fichier.read_bytes()
    monkeypatch.setattr(application, "REVISIONS", ("0001", "0099"))
    with pytest.raises(StorageUnavailable):
        open_core(core.settings, clock)
    assert core.settings.fichier.read_bytes() == before


def test_the_owner_can_give_up_a_copy(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.db.engine.CANCEL_STEPS", 1)
    steps: list[Etape] = []
    with pytest.raises(StorageUnavailable):
        core.sauvegardes.make(lambda: bool(steps.count(Etape.VERIFICATION)), steps.append)
    assert steps == [Etape.COPIE, Etape.VERIFICATION]
    assert list_names(core) == []
    core.sauvegardes.make(on_step=steps.append)
    assert steps[2:] == [Etape.COPIE, Etape.VERIFICATION, Etape.SECONDE]


def test_copies_of_every_place_are_listed_together(
    core: Core, clock: FixedClock, tmp_path: Path
) -> None:
    """The newest first, and a file that a restore replaced can be gone back to."""
    cle = tmp_path / "cle"
    cle.mkdir()
    core.sauvegardes.externe.choose(cle)
    made = core.sauvegardes.make()
    kept = core.settings.data_dir / "comptoir-remplace-2026-03-26-080000.db"
    kept.write_bytes(made.chemin.read_bytes())
    os.utime(kept, ((made.date + JOUR).timestamp(),) * 2)
    os.utime(cle / made.chemin.name, (made.date.timestamp(),) * 2)
    found = core.sauvegardes.list_toutes()
    assert [(copie.lieu, copie.ventes) for copie in found] == [
        (Lieu.REMPLACE, 0),
        (Lieu.ICI, 0),
        (Lieu.AILLEURS, 0),
    ]
    assert found[1] == made
    assert made.taille == made.chemin.stat().st_size
    etat = core.sauvegardes.externe.read_etat()
    assert etat == EtatExterne(cle, est_la=True, copies=1, derniere=clock.now())
    shutil.rmtree(cle)
    assert [copie.lieu for copie in core.sauvegardes.list_toutes()] == [Lieu.REMPLACE, Lieu.ICI]
    assert core.sauvegardes.externe.read_etat() == EtatExterne(
        cle, est_la=False, copies=0, derniere=None
    )


def test_the_journal_of_batches_lives_as_long_as_the_oldest_copy(
    core: Core, clock: FixedClock
) -> None:
    """A file of the journal goes with the last copy that needs it, and not before (I21)."""
    files = Fichiers(core.settings.journal_lots)
    days = SAUVEGARDES_GARDEES + 2
    for day in range(days):
        rang = 2 * day
        with core.database.write() as connection:
            write_marque(connection, rang)
        core.sauvegardes.make()
        files.append(clock.now().date(), rang + 1, b"apres la copie du jour")
        clock.advance(JOUR)
    files.close()
    oldest = core.sauvegardes.list_sauvegardes()[-1].date.date()
    kept = [date.fromisoformat(path.name[:10]) for path in files.list_paths()]
    assert kept[0] == oldest
    assert len(kept) == SAUVEGARDES_GARDEES


def test_a_journal_that_cannot_be_shortened_spoils_no_copy(
    core: Core, expected_logs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs.append("the journal of batches keeps what no copy needs")

    def refuse(*_arguments: object) -> None:
        raise OSError("no rights")

    monkeypatch.setattr(Fichiers, "drop_until", refuse)
    assert core.sauvegardes.make().chemin.exists()
