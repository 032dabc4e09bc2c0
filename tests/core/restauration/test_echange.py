"""The exchange of the two files: whatever step it is cut at, one of them is there, whole."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core.application import open_core
from core.config import Settings
from core.errors import StorageUnavailable
from core.restauration import echange
from core.restauration.echange import Atelier, Intention
from tests.builders import MIDI, FixedClock, make_article, make_vente
from tests.core.conftest import Magasin
from tests.livre import fetch, list_problems, read_contenu


class Cut(BaseException):
    """The power went: nothing after this is done."""


class Cutter:
    """Cuts before the step of this number, or never; counts them."""

    def __init__(self, at: int | None) -> None:
        self.at = at
        self.seen = 0

    def pass_by(self) -> None:
        if self.seen == self.at:
            raise Cut
        self.seen += 1


@contextmanager
def cut_at(step: int | None, *, with_links: bool = True) -> Iterator[Cutter]:
    """Have the system's calls of the exchange, opening included, cut at one of them."""
    cutter = Cutter(step)

    def guard(plain: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            cutter.pass_by()
            return plain(*arguments, **options)

        return call

    def refuse(*_paths: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "link", guard(os.link) if with_links else refuse)
        patch.setattr(os, "fsync", guard(os.fsync))
        patch.setattr(Path, "replace", guard(Path.replace))
        patch.setattr(Path, "unlink", guard(Path.unlink))
        patch.setattr(shutil, "copyfile", guard(shutil.copyfile))
        yield cutter


def sell(magasin: Magasin, *numeros: str) -> None:
    for numero in numeros:
        magasin.push(make_vente(numero, (magasin.riz, 1)))


def read_numeros(fichier: Path) -> list[str]:
    return sorted(str(numero) for (numero,) in fetch(fichier, "SELECT numero_facture FROM vente"))


@pytest.fixture
def asked(magasin: Magasin) -> Magasin:
    """Close a shop that sold two things since its copy, and has asked to go back."""
    sell(magasin, "AVANT")
    copie = magasin.core.sauvegardes.make().chemin
    sell(magasin, "F1", "F2")
    make_article(magasin.core, magasin.boutique, "PERDU")
    restauration = magasin.core.restauration
    restauration.confirm(restauration.prepare(copie))
    magasin.core.close()
    return magasin


def count_steps(asked: Magasin, folder: Path, *, with_links: bool) -> int:
    settings = copy_folder(asked.core.settings, folder)
    with cut_at(None, with_links=with_links) as cutter:
        open_core(settings, FixedClock()).close()
    return cutter.seen


def copy_folder(settings: Settings, folder: Path) -> Settings:
    """Copy a data folder, for one attempt."""
    for path in settings.data_dir.rglob("*"):
        target = folder / path.relative_to(settings.data_dir)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return Settings(folder)


@pytest.mark.parametrize("with_links", [True, False])
def test_a_cut_at_any_step_leaves_the_old_file_or_the_new_one(
    asked: Magasin, tmp_path_factory: pytest.TempPathFactory, *, with_links: bool
) -> None:
    """The next start goes on from there: everything acknowledged is back, nothing twice."""
    steps = count_steps(asked, tmp_path_factory.mktemp("compte"), with_links=with_links)
    assert steps >= 8
    old_seen = new_seen = 0
    for step in range(steps):
        settings = copy_folder(asked.core.settings, tmp_path_factory.mktemp("coupe"))
        with cut_at(step, with_links=with_links), pytest.raises(Cut):
            open_core(settings, FixedClock()).close()
        articles = {code for (code,) in fetch(settings.fichier, "SELECT code FROM article")}
        is_old = "PERDU" in articles
        old_seen, new_seen = old_seen + is_old, new_seen + (not is_old)
        assert list_problems(settings.fichier) == []
        if is_old:
            assert read_numeros(settings.fichier) == ["AVANT", "F1", "F2"]
        core = open_core(settings, FixedClock())
        assert core.depart.bilan is not None or core.depart.coupure is not None
        core.close()
        assert read_numeros(settings.fichier) == ["AVANT", "F1", "F2"]
        assert fetch(settings.fichier, "SELECT code FROM article WHERE code = 'PERDU'") == []
        (kept,) = settings.data_dir.glob("comptoir-remplace-*.db")
        assert "PERDU" in {code for (code,) in fetch(kept, "SELECT code FROM article")}
        assert list_problems(kept) == []
    assert old_seen
    assert new_seen


def test_control_without_the_second_name_a_cut_loses_the_file(
    asked: Magasin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Moved away first, as one would at first think, the file is nowhere after a cut."""

    def move_away(fichier: Path, kept: Path) -> None:
        fichier.rename(kept)
        raise Cut

    monkeypatch.setattr(echange, "_keep", move_away)
    with pytest.raises(Cut):
        open_core(asked.core.settings, FixedClock())
    assert not asked.fichier.exists()
    monkeypatch.undo()
    open_core(asked.core.settings, FixedClock()).close()


def test_a_disk_that_refuses_leaves_the_old_file(
    asked: Magasin, monkeypatch: pytest.MonkeyPatch, expected_logs: list[str]
) -> None:
    expected_logs.append("the restore could not be carried out")

    def refuse(*_paths: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(echange, "_keep", refuse)
    with pytest.raises(StorageUnavailable, match="n’a pas été modifié"):
        open_core(asked.core.settings, FixedClock())
    core = open_core(asked.core.settings, FixedClock())
    assert core.depart.bilan is None
    core.close()
    assert read_numeros(asked.fichier) == ["AVANT", "F1", "F2"]


def test_the_log_of_a_file_left_in_use_goes_with_it(magasin: Magasin) -> None:
    """What only the log held is in the file that is kept, and never in the one put in place."""
    copie = magasin.core.sauvegardes.make().chemin
    sell(magasin, "F1")
    restauration = magasin.core.restauration
    restauration.confirm(restauration.prepare(copie))
    settings, before = magasin.core.settings, read_contenu(magasin.fichier)
    magasin.core.database.drop()
    wal = magasin.fichier.with_name("comptoir.db-wal")
    with closing(sqlite3.connect(magasin.fichier)) as held:
        held.execute("SELECT 1 FROM vente").fetchall()
        kept_log = wal.read_bytes()
    magasin.core.close()
    wal.write_bytes(kept_log)
    magasin.core = open_core(settings, magasin.clock)
    (kept,) = settings.data_dir.glob("comptoir-remplace-*.db")
    assert read_contenu(kept) == before
    assert read_numeros(magasin.fichier) == ["F1"]


def test_a_note_that_cannot_be_read_asks_for_nothing(magasin: Magasin) -> None:
    atelier = Atelier(magasin.core.settings)
    atelier.dossier.mkdir()
    for content in (b"", b"{", b'{"source": 1}'):
        atelier.note.write_bytes(content)
        assert atelier.read() is None
    intention = Intention("copie.db", MIDI, "comptoir-remplace.db", est_abime=False)
    atelier.en_preparation.write_bytes(b"copie")
    atelier.ask(intention)
    assert atelier.read() == intention
    atelier.clear()
    assert atelier.read() is None
