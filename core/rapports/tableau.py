"""A table on its way out of the program: columns named as fields, rows of plain typed cells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import IntFlag
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement

from core.clock import get_zone
from core.db.types import Drapeaux, Jour, Montant, Octets, UtcDateTime

Cellule = str | int | bool | Decimal | None
"""Text, a count, a yes or no, an amount of two decimals, or nothing."""

_LARGES = ("nom", "message", "charge_utile", "commentaire")


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column: its name is the field's, `read` makes a cell of its value where it is none."""

    nom: str
    read: Callable[[Any], Cellule] | None

    @property
    def largeur(self) -> int:
        """Return the width in characters."""
        return 40 if self.nom.endswith(_LARGES) else max(14, len(self.nom) + 2)


@dataclass(frozen=True, slots=True)
class Tableau:
    """Columns, and the rows as they are read: they can be gone through once."""

    nom: str
    colonnes: tuple[Colonne, ...]
    lignes: Iterator[Sequence[Cellule]]


def make_colonne(column: ColumnElement[Any], fuseau: str) -> Colonne:
    """Return the column of an export; its type says how a value reads, instants in shop time."""
    nom = str(column.key)
    if nom == "charge_utile":
        return Colonne(nom, _read_payload)
    if isinstance(column.type, UtcDateTime):
        return Colonne(nom, partial(_read_instant, fuseau))
    return Colonne(nom, _READERS.get(type(column.type)))


def _read_montant(value: int | None) -> Cellule:
    return None if value is None else Decimal(value).scaleb(-2)


def _read_instant(fuseau: str, value: datetime | None) -> Cellule:
    if value is None:
        return None
    try:
        return value.astimezone(get_zone(fuseau)).isoformat()
    except OverflowError:  # the last hours of year 9999 have no local time
        return value.isoformat()


def _read_jour(value: date | None) -> Cellule:
    return None if value is None else value.isoformat()


def _read_drapeaux(value: IntFlag) -> Cellule:
    return " ".join(flag.name or "" for flag in type(value) if flag in value and flag)


def _read_empreinte(value: bytes | None) -> Cellule:
    return None if value is None else value.hex()


def _read_payload(value: bytes) -> Cellule:
    """Return the bytes of a terminal as text; those that are none are written out in hex."""
    return value.decode("utf-8", "backslashreplace")


_READERS: Mapping[type, Callable[[Any], Cellule]] = {
    Montant: _read_montant,
    Jour: _read_jour,
    Drapeaux: _read_drapeaux,
    Octets: _read_empreinte,
}
