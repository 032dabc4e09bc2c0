"""The pages of a table in a file: a line for what they share, then a line a page.

The child writes it; the window reads the one page that it shows or prints, and nothing else.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from core.errors import StorageUnavailable
from desktop.impression.paper import Form, Texts

_ROWS = msgspec.json.Decoder(tuple[tuple[str, ...], ...])


def write_spool(form: Form, rows: Iterable[Texts], stream: IO[bytes]) -> None:
    """Write every page. OSError where the disk fails."""
    stream.write(msgspec.json.encode(form) + b"\n")
    for page in form.paginate(rows):
        stream.write(msgspec.json.encode(page) + b"\n")


@dataclass(frozen=True, slots=True)
class Spool:
    """The pages, found by the place of their line."""

    path: Path
    form: Form
    places: "array[int]"

    @classmethod
    def open(cls, path: Path) -> "Spool":
        """Find the pages, in a worker; StorageUnavailable where the file cannot be read."""
        places = array("q")
        try:
            with path.open("rb") as stream:
                form = msgspec.json.decode(stream.readline(), type=Form)
                place = stream.tell()
                for line in stream:
                    places.append(place)
                    place += len(line)
        except OSError as error:
            raise StorageUnavailable("Les pages à imprimer n’ont pas pu être lues.") from error
        return cls(path, form, places)

    def read(self, page: int) -> tuple[Texts, ...]:
        """Return the rows of a page, counted from 1; StorageUnavailable."""
        try:
            with self.path.open("rb") as stream:
                stream.seek(self.places[page - 1])
                return _ROWS.decode(stream.readline())
        except OSError as error:
            raise StorageUnavailable("Cette page n’a pas pu être lue.") from error
