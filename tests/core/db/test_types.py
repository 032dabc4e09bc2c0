"""Column types refuse what would lose meaning, and STRICT tables refuse the rest (I5, I17)."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import TypeDecorator
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from core.db.bulk import Bulk
from core.db.catalogue import article
from core.db.types import (
    Booleen,
    Drapeaux,
    Jour,
    Montant,
    Mot,
    UtcDateTime,
    from_microseconds,
    to_microseconds,
)
from core.vocabulaire import Devise, Signalement
from tests.core.conftest import Magasin

DIALECT = sqlite_dialect()
FIRST, LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
MIDI = datetime(2026, 3, 25, 11, tzinfo=UTC)


@pytest.mark.parametrize("value", [1.0, Decimal(1), True, "1", 25_000.5])
def test_money_is_exactly_an_integer(value: object) -> None:
    with pytest.raises(TypeError, match="minor units"):
        Montant().process_bind_param(value, DIALECT)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        (UtcDateTime(), MIDI, 1_774_436_400_000_000),
        (UtcDateTime(), None, None),
        (Jour(), date(2026, 3, 25), "2026-03-25"),
        (Jour(), None, None),
        (Booleen(), True, 1),
        (Booleen(), False, 0),
        (Booleen(), None, None),
        (Mot(Devise), Devise.USD, "USD"),
        (Mot(Devise), None, None),
        (Drapeaux(Signalement), Signalement.DATE_VIDE | Signalement.ECART_TOTAL, 5),
        (Drapeaux(Signalement), None, None),
    ],
)
def test_what_is_stored_comes_back(
    kind: TypeDecorator[object], value: object, stored: object
) -> None:
    found = kind.process_bind_param(value, DIALECT)
    assert (found, type(found)) == (stored, type(stored))
    assert kind.process_result_value(stored, DIALECT) == value


def test_a_naive_instant_never_gets_in() -> None:
    with pytest.raises(TypeError, match="offset"):
        to_microseconds(datetime(2026, 3, 25, 11))  # noqa: DTZ001 - that is the case


def test_an_instant_is_no_local_day() -> None:
    with pytest.raises(TypeError, match="local day"):
        Jour().process_bind_param(MIDI, DIALECT)


def test_a_word_of_no_set_never_gets_in() -> None:
    with pytest.raises(ValueError, match="EUR"):
        Mot(Devise).process_bind_param("EUR", DIALECT)  # type: ignore[arg-type]


@given(st.integers(to_microseconds(FIRST), to_microseconds(LAST)), st.integers(-14, 14))
def test_instants_are_exact_to_the_microsecond(microseconds: int, hours: int) -> None:
    moved = from_microseconds(microseconds).astimezone(timezone(timedelta(hours=hours)))
    assert to_microseconds(moved) == microseconds


@pytest.mark.parametrize("value", [5, None])
def test_money_is_stored_as_it_is(value: int | None) -> None:
    assert Montant().process_bind_param(value, DIALECT) == value


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET prix_vente = 1.5 WHERE id = 1",
        "UPDATE article SET prix_vente = 'dear' WHERE id = 1",
        "UPDATE article SET prix_vente = -1 WHERE id = 1",
        "UPDATE article SET nom = NULL WHERE id = 1",
        "UPDATE article SET nom = x'00' WHERE id = 1",
        "UPDATE article SET boutique_id = 99 WHERE id = 1",
        "UPDATE article SET est_actif = 0 WHERE id = 1",
        "UPDATE article SET code = 'A16' WHERE id = 1",
        "UPDATE terminal SET boutique_id = NULL WHERE id = 1",
        "INSERT INTO lot_sync VALUES (9, 1, 1, '', '', 0, 3, 1, 1, 0, 0, NULL, NULL)",
    ],
)
def test_the_file_itself_refuses_what_makes_no_sense(magasin: Magasin, statement: str) -> None:
    with closing(sqlite3.connect(magasin.fichier)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
        connection.rollback()


def test_rows_as_tuples_stand_in_the_order_of_their_placeholders(magasin: Magasin) -> None:
    swapped = Bulk(article.insert(), "nom", "id")
    with (
        pytest.raises(ValueError, match="placeholders stand as"),
        magasin.core.database.write() as connection,
    ):
        swapped.execute(connection, [("x", 1)])
