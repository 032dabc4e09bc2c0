"""The files of the journal of batches: one a day or more, only ever appended to, forced to disk."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import IO

from core.disque import sync_folder
from core.journal_lots.cadre import Place, frame, survey

TAILLE_MAX = 16 * 1024 * 1024
"""A file is never much longer: the newest one is read at each start."""
DESORDRE_MAX = 1_024
"""Requests answered at once come in any order: a rank stands at most this far from its place."""
_FILES = "*.lots"


class Fichiers:
    """Safe from several threads; requests that wait for the disk share one `fsync`."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        self._writing, self._syncing = Lock(), Lock()
        self._stream: IO[bytes] | None = None
        self._path: Path | None = None
        self._written = self._synced = 0

    def append(self, jour: date, rang: int, charge: bytes) -> None:
        """Return once the record is on the disk; OSError, after which it may be there or not."""
        with self._writing:
            stream = self._open(jour)
            try:
                _write_all(stream, frame(rang, charge))
            except OSError:
                self._drop()
                raise
            self._written += 1
            mine = self._written
        self._sync(mine)

    def close(self) -> None:
        """Let go of the file; a later record opens one again."""
        with self._writing:
            self._drop()

    def list_paths(self) -> list[Path]:
        """Return the files, oldest first."""
        return sorted(self._dossier.glob(_FILES))

    def list_after(self, rang: int) -> tuple[Sequence[Place], int]:
        """Return what stands above `rang` in the order of the ranks, and the damage met. OSError.

        Files are looked through from the newest: what is older than one that begins below holds
        nothing more.
        """
        found: list[Place] = []
        abimes = 0
        for path in reversed(self.list_paths()):
            releve = survey(path)
            found += [place for place in releve.places if place.rang > rang]
            abimes += releve.abimes
            if releve.places and releve.places[0].rang + DESORDRE_MAX <= rang:
                break
        return sorted(found, key=lambda place: place.rang), abimes

    def find_last_rang(self) -> int:
        """Return the highest rank, 0 where there is none. OSError."""
        for path in reversed(self.list_paths()):
            ranks = [place.rang for place in survey(path).places]
            if ranks:
                return max(ranks)
        return 0

    def drop_until(self, rang: int) -> Iterator[Path]:
        """Delete the files that hold nothing above `rang`, oldest first; the newest stays."""
        for path in self.list_paths()[:-1]:
            if any(place.rang > rang for place in survey(path).places):
                return
            path.unlink()
            yield path

    def _open(self, jour: date) -> IO[bytes]:
        """Return the file of the day, or a later one: files never go back with the clock."""
        if self._stream is not None and self._path is not None:
            full = self._stream.tell() >= TAILLE_MAX
            if not full and self._path.name[:10] >= jour.isoformat():
                return self._stream
            self._drop()
        self._dossier.mkdir(parents=True, exist_ok=True)
        path = self._choose(jour)
        is_new = not path.exists()
        self._stream = stream = path.open("ab", buffering=0)
        self._path = path
        if is_new:
            sync_folder(self._dossier)
        return stream

    def _choose(self, jour: date) -> Path:
        newest = max(self.list_paths(), default=None)
        if newest is None or newest.name[:10] < jour.isoformat():
            return self._dossier / f"{jour.isoformat()}.001.lots"
        if newest.stat().st_size < TAILLE_MAX:
            return newest
        day, number, _ = newest.name.split(".")
        return self._dossier / f"{day}.{int(number) + 1:03d}.lots"

    def _sync(self, mine: int) -> None:
        with self._syncing:
            if self._synced >= mine:
                return
            stream, written = self._stream, self._written
            if stream is None:
                raise OSError("another record could not be written to this file")
            os.fsync(stream.fileno())
            self._synced = written

    def _drop(self) -> None:
        """Close the file once all of it is on the disk; called by whoever holds `_writing`."""
        with self._syncing:
            stream, self._stream, self._path = self._stream, None, None
            if stream is None:
                return
            try:
                os.fsync(stream.fileno())
                self._synced = self._written
            finally:
                stream.close()


def _write_all(stream: IO[bytes], octets: bytes) -> None:
    """Write all of it; a disk that fills up takes a part first and says so at the next write."""
    rest = memoryview(octets)
    while rest:
        rest = rest[stream.write(rest) :]
