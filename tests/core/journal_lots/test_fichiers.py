"""Records on the disk: torn ones are stepped over, none is in a place that spoils another."""

from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from core.journal_lots import fichiers
from core.journal_lots.cadre import MARQUE, frame, survey
from core.journal_lots.fichiers import Fichiers

JOUR, LENDEMAIN = date(2026, 3, 25), date(2026, 3, 26)


def write(dossier: Path, *rangs: int, jour: date = JOUR) -> None:
    files = Fichiers(dossier)
    for rang in rangs:
        files.append(jour, rang, f"demande {rang}".encode())
    files.close()


def list_charges(dossier: Path, after: int = 0) -> list[bytes]:
    return [place.read() for place in Fichiers(dossier).list_after(after)[0]]


def test_what_is_written_is_read_back_in_the_order_of_the_ranks(tmp_path: Path) -> None:
    write(tmp_path, 1, 3, 2)
    assert list_charges(tmp_path) == [b"demande 1", b"demande 2", b"demande 3"]
    assert list_charges(tmp_path, 2) == [b"demande 3"]
    assert Fichiers(tmp_path).find_last_rang() == 3


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    files = Fichiers(tmp_path / "aucun")
    assert (files.list_after(0), files.find_last_rang()) == (([], 0), 0)


def test_every_cut_of_the_last_record_leaves_the_others(tmp_path: Path) -> None:
    """Cut the file at each byte, as a power cut may, and go on writing after the cut."""
    write(tmp_path, 1, 2)
    (path,) = Fichiers(tmp_path).list_paths()
    whole = path.read_bytes()
    first = len(frame(1, b"demande 1"))
    for cut in range(first, len(whole)):
        path.write_bytes(whole[:cut])
        write(tmp_path, 3)
        places, abimes = Fichiers(tmp_path).list_after(0)
        assert [place.rang for place in places] == [1, 3]
        assert abimes == (cut > first)


def test_every_spoilt_byte_costs_one_record_at_most(tmp_path: Path) -> None:
    write(tmp_path, 1, 2, 3)
    (path,) = Fichiers(tmp_path).list_paths()
    whole = path.read_bytes()
    start, length = len(frame(1, b"demande 1")), len(frame(2, b"demande 2"))
    for at in range(start, start + length):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        releve = survey(path)
        assert [place.rang for place in releve.places] == [1, 3]
        assert releve.abimes == 1


def test_a_payload_that_holds_a_mark_is_one_record(tmp_path: Path) -> None:
    files = Fichiers(tmp_path)
    files.append(JOUR, 1, MARQUE * 3 + frame(9, b"x"))
    files.close()
    assert [place.rang for place in Fichiers(tmp_path).list_after(0)[0]] == [1]


def test_a_day_has_its_file_and_a_clock_put_back_has_none(tmp_path: Path) -> None:
    write(tmp_path, 1)
    write(tmp_path, 2, jour=LENDEMAIN)
    write(tmp_path, 3, jour=JOUR)
    assert [path.name for path in Fichiers(tmp_path).list_paths()] == [
        "2026-03-25.001.lots",
        "2026-03-26.001.lots",
    ]
    assert list_charges(tmp_path) == [b"demande 1", b"demande 2", b"demande 3"]


def test_a_full_file_is_followed_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fichiers, "TAILLE_MAX", 1)
    write(tmp_path, 1, 2)
    write(tmp_path, 3)
    assert len(Fichiers(tmp_path).list_paths()) == 3
    assert len(list_charges(tmp_path)) == 3


def test_a_file_is_dropped_once_every_copy_knows_it(tmp_path: Path) -> None:
    write(tmp_path, 1, 3, 2)
    write(tmp_path, 4, jour=LENDEMAIN)
    files = Fichiers(tmp_path)
    first, second = files.list_paths()
    assert list(files.drop_until(2)) == []
    assert list(files.drop_until(3)) == [first]
    assert list(files.drop_until(10**9)) == []
    assert files.list_paths() == [second]


def test_threads_share_one_file(tmp_path: Path) -> None:
    files = Fichiers(tmp_path)

    def append(start: int) -> None:
        for rang in range(start, start + 50):
            files.append(JOUR, rang, b"x" * rang)

    threads = [Thread(target=append, args=(start,)) for start in (1, 51, 101)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    places, abimes = files.list_after(0)
    assert ([place.rang for place in places], abimes) == (list(range(1, 151)), 0)
    assert all(len(place.read()) == place.rang for place in places)
    files.close()
