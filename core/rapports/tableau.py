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
from core.rapports.cellules import Cellule

_LARGES = ("nom", "message", "charge_utile", "commentaire")


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column: `read` makes a cell of its value where it is none, `largeur` is in characters."""

    nom: str
    read: Callable[[Any], Cellule] | None = None
    largeur: int = 14


@dataclass(frozen=True, slots=True)
class Total:
    """A line below the table: what it says, and its figure below one of the columns."""

    libelle: str
    colonne: int
    valeur: Cellule


@dataclass(frozen=True, slots=True)
class Tableau:
    """Columns, and the rows as they are read: they can be gone through once."""

    nom: str
    colonnes: tuple[Colonne, ...]
    lignes: Iterator[Sequence[Cellule]]
    totaux: tuple[Total, ...] = ()


def make_colonne(column: ColumnElement[Any], fuseau: str) -> Colonne:
    """Return the column of a field; its type says how a value reads, instants in shop time."""
    nom = str(column.key)
    read = _READERS.get(type(column.type))
    if nom == "charge_utile":
        read = _read_payload
    elif isinstance(column.type, UtcDateTime):
        read = partial(_read_instant, fuseau)
    return Colonne(nom, read, 40 if nom.endswith(_LARGES) else max(14, len(nom) + 2))


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
