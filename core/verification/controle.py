"""A rule of the file: a query that selects what breaks it, and the sentence for each such row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select

from core.montants import format_decimal
from core.nombres import write_entier, write_moins

FAUTES_MAX = 20
"""Faults of one rule that are told one by one; where there are more, the list says so."""

ENCORE = "… et d’autres du même genre."


@dataclass(frozen=True, slots=True)
class Controle:
    """`phrase` words one row by its column names; those in `montant_…` are shown as money."""

    fautes: Select[Any]
    phrase: str


def find_fautes(connection: Connection, controle: Controle) -> Iterator[str]:
    """Yield a sentence for each row that breaks the rule."""
    rows = connection.execute(controle.fautes.limit(FAUTES_MAX + 1)).all()
    for row in rows[:FAUTES_MAX]:
        yield controle.phrase.format(**_to_words(row._asdict()))
    if len(rows) > FAUTES_MAX:
        yield ENCORE


def _to_words(values: dict[str, object]) -> dict[str, object]:
    return {name: _to_word(name, value) for name, value in values.items()}


def _to_word(name: str, value: object) -> object:
    if not isinstance(value, int):
        return value
    is_montant = name.startswith("montant")
    return write_moins(format_decimal(value)) if is_montant else write_entier(value)


def to_plain(phrase: str) -> str:
    """Return a sentence that can be written anywhere, though it names what is no text."""
    return phrase.encode(errors="replace").decode()
