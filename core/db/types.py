"""Column types that STRICT tables accept and that refuse what would lose meaning."""

from datetime import UTC, date, datetime, timedelta
from enum import IntFlag, StrEnum
from typing import Generic, TypeVar

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, Text, TypeDecorator

Entier = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit integer: INTEGER on SQLite, BIGINT elsewhere."""

Octets = LargeBinary

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECONDE = timedelta(microseconds=1)


class Montant(TypeDecorator[int]):
    """Money in minor units; a float, a Decimal or a boolean never gets in."""

    impl = Entier
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """TypeError unless `value` is exactly an int or None."""
        if value is not None and type(value) is not int:
            raise TypeError(f"money is whole minor units, not {type(value).__name__}")
        return value


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, stored as microseconds since 1970 in UTC; a naive one never gets in."""

    impl = Entier
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """TypeError where `value` has no offset."""
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the instant, aware, in UTC."""
        return None if value is None else from_microseconds(value)


class Jour(TypeDecorator[date]):
    """A local calendar day, stored as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """TypeError for an instant, which belongs to no day until a zone is named."""
        if isinstance(value, datetime):
            raise TypeError("a local day is a date, not an instant")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class Booleen(TypeDecorator[bool]):
    """A yes or no, stored as 1 or 0: STRICT tables know no BOOLEAN."""

    impl = Entier
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, FBT001 - SQLAlchemy's signature
        """1, 0 or None."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return True, False or None."""
        return None if value is None else bool(value)


M = TypeVar("M", bound=StrEnum)


class Mot(TypeDecorator[M], Generic[M]):
    """One word of a closed set, stored as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[M]) -> None:
        super().__init__()
        self.kind = kind
        # A look-up costs a fraction of calling the class, and a batch needs thousands.
        self._words = {word.value: word for word in kind}
        self._texts: dict[str, str] = {word: word.value for word in kind}

    def process_bind_param(self, value: M | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the word's text; ValueError where it is none of the set."""
        return None if value is None else self._texts.get(value) or self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> M | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the word; ValueError where the file holds none of the set."""
        return None if value is None else self._words.get(value) or self.kind(value)


F = TypeVar("F", bound=IntFlag)


class Drapeaux(TypeDecorator[F], Generic[F]):
    """A set of flags, stored as the sum of their bits."""

    impl = Entier
    cache_ok = True

    def __init__(self, kind: type[F]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: F | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the sum of the bits."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> F | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the flags."""
        return None if value is None else self.kind(value)


def to_microseconds(instant: datetime) -> int:
    """Microseconds since 1970 in UTC; TypeError for a naive instant. Exact: no float on the way."""
    if instant.tzinfo is None:
        raise TypeError("an instant needs its offset")
    return (instant - _EPOCH) // MICROSECONDE


def from_microseconds(microseconds: int) -> datetime:
    """Return the aware UTC instant."""
    return _EPOCH + timedelta(microseconds=microseconds)


def read_microseconds(microseconds: int) -> datetime | None:
    """Return the instant that a file holds; None for a number that is none of any calendar."""
    try:
        return from_microseconds(microseconds)
    except OverflowError:
        return None
