"""The black box: a cut is told once, with what came just before it and that it is all there."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from core import boite_noire
from core.admin import main
from core.application import Core, open_core
from core.boite_noire import Coupure
from core.config import Settings
from core.db import schema
from core.depart import Depart, tell_depart
from core.journal_lots.fichiers import Fichiers
from core.journalisation import FAITS
from core.restauration.relecture import Reprise
from core.ventes.commandes import VenteRejouee
from tests.builders import MIDI, FixedClock, make_vente, record
from tests.core.conftest import Magasin
from tests.livre import list_problems

MINUTE = timedelta(minutes=1)


@contextmanager
def after_a_cut(magasin: Magasin, folder: Path) -> Iterator[Core]:
    """Open what a power cut at this instant would leave."""
    shutil.copytree(magasin.core.settings.data_dir, folder)
    (folder / "comptoir.db-shm").unlink(missing_ok=True)
    core = open_core(Settings(folder), FixedClock(MIDI + timedelta(days=1)))
    try:
        yield core
    finally:
        core.close()
    assert list_problems(Settings(folder).fichier) == []


def read_coupure(core: Core) -> Coupure:
    coupure = core.depart.coupure
    assert coupure is not None
    return coupure


def leave_in_use(folder: Path) -> None:
    """Leave a log behind that holds nothing that can be read."""
    (folder / "comptoir.db-wal").write_bytes(bytes(32))


def sell(magasin: Magasin, numero: str, quantite: int = 1) -> None:
    magasin.push(make_vente(numero, (magasin.riz, quantite)))


def test_the_sales_just_before_a_cut_are_named_and_there(magasin: Magasin, tmp_path: Path) -> None:
    sell(magasin, "ANCIENNE")
    magasin.core.sauvegardes.make()
    magasin.clock.advance(11 * MINUTE)
    sell(magasin, "F1")
    magasin.clock.advance(9 * MINUTE)
    sell(magasin, "F2", 2)
    with after_a_cut(magasin, tmp_path / "coupe") as core:
        coupure = read_coupure(core)
    assert coupure.derniere_ecriture == MIDI + 20 * MINUTE
    assert [(v.numero_facture, v.montant, v.est_reprise) for v in coupure.ventes] == [
        ("F2", 5_000_000, False),
        ("F1", 2_500_000, False),
    ]
    assert coupure.ventes[0].terminal == magasin.terminal.nom_terminal
    assert (coupure.reprises, coupure.echecs, coupure.est_verifie) == (0, (), True)
    assert coupure.derniere_sauvegarde == MIDI
    assert coupure.toutes_presentes


def test_it_is_told_once(magasin: Magasin, tmp_path: Path) -> None:
    sell(magasin, "F1")
    folder = tmp_path / "coupe"
    with after_a_cut(magasin, folder) as core:
        read_coupure(core)
    again = open_core(Settings(folder), FixedClock())
    assert again.depart.coupure is None
    again.close()


@pytest.mark.parametrize("command", ["verify", "import"])
def test_a_command_in_between_leaves_it_to_be_told(
    magasin: Magasin, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, command: str
) -> None:
    """A command opens and closes the file cleanly, and has no banner to show."""
    sell(magasin, "F1")
    magasin.core.sauvegardes.make()
    folder = tmp_path / "coupe"
    shutil.copytree(magasin.core.settings.data_dir, folder)
    liste = tmp_path / "articles.csv"
    liste.write_text("code;nom;prix_vente;quantite_stock\nA9;Café;25000;10\n", encoding="utf-8")
    argv = {
        "verify": ["verify"],
        "import": ["articles", "import", str(liste), "--boutique", magasin.boutique.code],
    }
    for _ in range(2):
        assert main(["--data-dir", str(folder), *argv[command]]) == 0
    capsys.readouterr()
    again = open_core(Settings(folder), FixedClock())
    coupure = read_coupure(again)
    again.close()
    assert [vente.numero_facture for vente in coupure.ventes] == ["F1"]
    assert coupure.derniere_ecriture == MIDI
    assert coupure.derniere_sauvegarde == MIDI
    later = open_core(Settings(folder), FixedClock())
    assert later.depart.coupure is None
    later.close()


def test_a_command_beside_the_program_takes_nothing_from_it(
    magasin: Magasin, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sell(magasin, "F1")
    folder = tmp_path / "coupe"
    with after_a_cut(magasin, folder) as core:
        assert main(["--data-dir", str(folder), "verify"]) == 0
        capsys.readouterr()
        read_coupure(core)
    again = open_core(Settings(folder), FixedClock())
    assert again.depart.coupure is None
    again.close()


def test_what_a_command_kept_and_cannot_be_read_stops_nobody(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    settings = magasin.core.settings
    magasin.core.close()
    settings.coupure.write_bytes(b"{}")
    expected_logs.append("the cut that a command found cannot be read")
    magasin.core = open_core(settings, magasin.clock)
    assert magasin.core.depart.coupure is None


def test_a_clean_stop_is_no_cut(magasin: Magasin) -> None:
    sell(magasin, "F1")
    magasin.core.close()
    magasin.core = open_core(magasin.core.settings, magasin.clock)
    assert magasin.core.depart.coupure is None


def test_a_first_start_that_was_cut_has_nothing_to_name(tmp_path: Path) -> None:
    folder = tmp_path / "neuf"
    core = open_core(Settings(folder), FixedClock())
    shutil.copytree(folder, tmp_path / "coupe")
    core.close()
    leave_in_use(tmp_path / "coupe")
    again = open_core(Settings(tmp_path / "coupe"), FixedClock())
    coupure = read_coupure(again)
    again.close()
    assert (coupure.derniere_ecriture, coupure.ventes) == (None, ())
    assert coupure.derniere_sauvegarde is None


def forget_last(fichier: Path, article_id: int) -> None:
    """Take away the last sale and all that came with it, as a disk that lied would."""
    with closing(sqlite3.connect(fichier)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        known = triggers.fetchall()
        for name, _ in known:
            connection.execute(f"DROP TRIGGER {name}")
        (last,) = connection.execute("SELECT max(id) FROM vente").fetchone()
        query = "SELECT quantite FROM mouvement_stock WHERE vente_id = ?"
        (quantite,) = connection.execute(query, (last,)).fetchone()
        connection.execute("DELETE FROM mouvement_stock WHERE vente_id = ?", (last,))
        connection.execute("DELETE FROM ligne_vente WHERE vente_id = ?", (last,))
        connection.execute("DELETE FROM vente WHERE id = ?", (last,))
        connection.execute("DELETE FROM lot_sync WHERE id = (SELECT max(id) FROM lot_sync)")
        update = "UPDATE article SET quantite_stock = quantite_stock - ? WHERE id = ?"
        connection.execute(update, (quantite, article_id))
        for _, sql in known:
            connection.execute(sql)


@pytest.mark.parametrize("marque_lost", [False, True])
def test_a_sale_that_the_file_has_lost_is_found_and_recorded_again(
    magasin: Magasin, tmp_path: Path, *, marque_lost: bool
) -> None:
    """Whether the file still says that it holds the request, or has gone back as a whole."""
    sell(magasin, "F1")
    sell(magasin, "F2", 3)
    folder = tmp_path / "menteur"
    shutil.copytree(magasin.core.settings.data_dir, folder)
    forget_last(folder / "comptoir.db", magasin.riz)
    if marque_lost:
        with closing(sqlite3.connect(folder / "comptoir.db")) as connection, connection:
            connection.execute("UPDATE parametre SET valeur = '1' WHERE cle LIKE 'journal_lots%'")
    leave_in_use(folder)
    core = open_core(Settings(folder), FixedClock(MIDI + MINUTE))
    coupure = read_coupure(core)
    assert [v.numero_facture for v in coupure.ventes] == ["F2", "F1"]
    assert (coupure.reprises, coupure.ventes[0].est_reprise) == (1, True)
    (row,) = core.catalogue.list_rows([magasin.riz])
    assert row.article.quantite_stock == 6
    (again,) = record(core, magasin.terminal, make_vente("F2", (magasin.riz, 3))).resultats
    assert isinstance(again, VenteRejouee)
    core.close()
    assert list_problems(folder / "comptoir.db") == []


def test_control_without_the_journal_nobody_would_know(magasin: Magasin, tmp_path: Path) -> None:
    sell(magasin, "F1")
    folder = tmp_path / "menteur"
    shutil.copytree(magasin.core.settings.data_dir, folder)
    forget_last(folder / "comptoir.db", magasin.riz)
    shutil.rmtree(folder / "journal-lots")
    leave_in_use(folder)
    core = open_core(Settings(folder), FixedClock())
    assert read_coupure(core).ventes == ()
    core.close()


def test_a_record_that_cannot_be_read_again_is_passed_over(
    magasin: Magasin, tmp_path: Path, expected_logs: list[str]
) -> None:
    """Another program wrote it: its checksum is right, its words are unknown."""
    expected_logs.append("a record of the journal cannot be read")
    sell(magasin, "F1")
    folder = tmp_path / "coupe"
    shutil.copytree(magasin.core.settings.data_dir, folder)
    files = Fichiers(Settings(folder).journal_lots)
    files.append(MIDI.date(), 1, b"autre chose")
    files.close()
    core = open_core(Settings(folder), FixedClock())
    assert len(read_coupure(core).ventes) == 1
    core.close()


def test_a_large_file_is_checked_after_it_opened(
    magasin: Magasin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_CHECK_WHOLE_UNDER", 0)
    sell(magasin, "F1")
    with after_a_cut(magasin, tmp_path / "coupe") as core:
        assert not read_coupure(core).est_verifie


def test_only_the_latest_are_named(
    magasin: Magasin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boite_noire, "VENTES_MAX", 2)
    for n in range(4):
        sell(magasin, f"F{n}")
    with after_a_cut(magasin, tmp_path / "coupe") as core:
        assert [v.numero_facture for v in read_coupure(core).ventes] == ["F3", "F2"]


def test_a_journal_that_cannot_be_read_keeps_nobody_from_selling(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    expected_logs.append("the journal of batches cannot be read")
    sell(magasin, "F1")
    magasin.core.close()
    (path,) = Fichiers(magasin.core.settings.journal_lots).list_paths()
    path.unlink()
    path.mkdir()
    magasin.core = open_core(magasin.core.settings, magasin.clock)
    path.rmdir()
    sell(magasin, "F2")
    assert magasin.stock(magasin.riz) == 8


def test_a_start_without_a_window_says_it_in_the_log(
    magasin: Magasin, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "core.depart")
    sell(magasin, "F1")
    tell_depart(magasin.core.depart)
    assert caplog.messages == []
    with after_a_cut(magasin, tmp_path / "coupe") as core:
        tell_depart(core.depart)
    assert caplog.messages == ["start after a cut"]
    assert vars(caplog.records[0])[FAITS]["ventes_juste_avant"] == 1
    tell_depart(Depart(reprise=Reprise(demandes=2, ventes=1)))
    assert vars(caplog.records[1])[FAITS] == {"demandes": 2, "ventes": 1}
