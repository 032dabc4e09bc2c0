"""How one record stands in a file: a mark, its length, a checksum; a torn one spoils no other."""

import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

MARQUE = b"\xc5CL1"
_HEAD = struct.Struct(">4sIIQ")
"""Mark, length of the payload, CRC-32 of rank and payload, rank."""
_RANG = struct.Struct(">Q")
_MORCEAU = 1 << 16
LONGUEUR_MAX = 64 * 1024 * 1024
"""No request is near it: a longer one is what a damaged head claims."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a whole record of a file stands, its checksum being right."""

    fichier: Path
    rang: int
    debut: int
    longueur: int

    def read(self) -> bytes:
        """Return the payload; OSError."""
        with self.fichier.open("rb") as stream:
            stream.seek(self.debut)
            return stream.read(self.longueur)


@dataclass(frozen=True, slots=True)
class Releve:
    """The whole records of a file in their order, and how many stretches of it are damaged."""

    places: tuple[Place, ...]
    abimes: int


def frame(rang: int, charge: bytes) -> bytes:
    """Return a record ready to be appended."""
    return _HEAD.pack(MARQUE, len(charge), _checksum(rang, charge), rang) + charge


def survey(fichier: Path) -> Releve:
    """Read a file from end to end; what a cut or a bad disk left is stepped over. OSError."""
    places: list[Place] = []
    abimes, position = 0, 0
    with fichier.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        while position < size:
            place = _read_place(stream, fichier, position, size)
            if place is None:
                abimes += 1
                position = _find_mark(stream, position + 1, size)
            else:
                places.append(place)
                position = place.debut + place.longueur
    return Releve(tuple(places), abimes)


def _read_place(stream: IO[bytes], fichier: Path, position: int, size: int) -> Place | None:
    stream.seek(position)
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    mark, length, checksum, rang = _HEAD.unpack(head)
    start = position + _HEAD.size
    if mark != MARQUE or length > min(LONGUEUR_MAX, size - start):
        return None
    if _checksum(rang, stream.read(length)) != checksum:
        return None
    return Place(fichier, rang, start, length)


def _find_mark(stream: IO[bytes], position: int, size: int) -> int:
    """Return where the next mark stands, the size of the file where there is none."""
    while position < size:
        stream.seek(position)
        found = stream.read(_MORCEAU).find(MARQUE)
        if found >= 0:
            return position + found
        # A mark may lie across two pieces.
        position += _MORCEAU - len(MARQUE) + 1
    return size


def _checksum(rang: int, charge: bytes) -> int:
    return zlib.crc32(charge, zlib.crc32(_RANG.pack(rang)))
