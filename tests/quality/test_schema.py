"""The tables: the specification's columns and indexes, STRICT on SQLite, sound for PostgreSQL."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    create_mock_engine,
)
from sqlalchemy.sql.ddl import ExecutableDDLElement

from core.db.schema import metadata
from core.db.stock import mouvement_stock
from core.vocabulaire import TypeMouvement

# The fields of MouvementStock as the terminals' specification names them.
SPECIFIED_FIELDS = {
    "article_id",
    "type_mouvement",
    "quantite",
    "stock_avant",
    "stock_apres",
    "reference_document",
    "utilisateur",
    "date_mouvement",
    "commentaire",
}
SPECIFIED_TYPES = {"VENTE", "ENTREE", "SORTIE", "AJUSTEMENT", "RETOUR"}

# How movements are looked up; an index may go on with further columns.
SPECIFIED_INDEXES = [
    ("article_id", "date_mouvement"),
    ("boutique_id", "date_mouvement"),
    ("boutique_id", "type_mouvement"),
    ("reference_document",),
]

# What SQLite says in its own way and PostgreSQL refuses: its functions, and a column of numbers
# compared with a truth.
SQLITE_ONLY = re.compile(
    r"\b(glob|typeof|strftime|unixepoch|julianday|json_valid|instr|printf|hex|iif|ifnull)\b"
    r"|\b\w+ (=|<>) \(\w+ IS (NOT )?NULL\)",
    re.IGNORECASE,
)


def write_out(tables: MetaData, url: str) -> list[str]:
    """Give every statement that would make these tables on another database."""
    statements: list[str] = []

    def keep(element: ExecutableDDLElement, _parameters: object) -> None:
        statements.append(str(element.compile(dialect=engine.dialect)))

    engine = create_mock_engine(url, keep)
    tables.create_all(engine, checkfirst=False)
    return statements


def find_foreign_words(tables: MetaData) -> Iterator[str]:
    """Report statements that only SQLite would take, once written out for PostgreSQL."""
    for statement in write_out(tables, "postgresql://"):
        for match in SQLITE_ONLY.finditer(statement):
            yield f"{match.group()} in {statement}"


def find_loose_tables(tables: MetaData) -> Iterator[str]:
    """Report tables that would take text for a number."""
    for statement in write_out(tables, "sqlite://"):
        options = statement.rpartition(")")[2]
        if "CREATE TABLE" in statement and "STRICT" not in options:
            yield statement


def has_index(table: Table, columns: tuple[str, ...]) -> bool:
    """Tell whether an index begins with these columns."""
    names = [tuple(column.name for column in index.columns) for index in table.indexes]
    return any(name[: len(columns)] == columns for name in names)


def test_there_are_tables() -> None:
    assert {"boutique", "terminal", "article", "vente", "ligne_vente"} <= set(metadata.tables)


def test_movements_have_the_specified_fields() -> None:
    assert set(mouvement_stock.columns.keys()) >= SPECIFIED_FIELDS
    assert {kind.value for kind in TypeMouvement} == SPECIFIED_TYPES


@pytest.mark.parametrize("columns", SPECIFIED_INDEXES)
def test_movements_have_the_specified_indexes(columns: tuple[str, ...]) -> None:
    assert has_index(mouvement_stock, columns)


def test_every_table_is_strict() -> None:
    assert list(find_loose_tables(metadata)) == []


def test_the_schema_can_be_written_out_for_postgresql() -> None:
    assert list(find_foreign_words(metadata)) == []


@pytest.mark.parametrize(
    "name", ["article", "vente", "ligne_vente", "mouvement_stock", "vente_en_quarantaine"]
)
def test_a_fact_belongs_to_a_boutique(name: str) -> None:
    assert not metadata.tables[name].columns["boutique_id"].nullable


def test_a_loose_table_and_a_missing_index_are_reported() -> None:
    tables = MetaData()
    loose = Table("t", tables, Column("a", Integer), Column("b", Integer), Index("i", "a", "b"))
    assert len(list(find_loose_tables(tables))) == 1
    assert has_index(loose, ("a",))
    assert not has_index(loose, ("b",))


@pytest.mark.parametrize(
    "check", ["typeof(a) = 'text'", "a GLOB 'x*'", "ifnull(a, '') <> ''", "a = (b IS NOT NULL)"]
)
def test_a_check_that_only_sqlite_understands_is_reported(check: str) -> None:
    tables = MetaData()
    Table("t", tables, Column("a", Text), CheckConstraint(check))
    assert len(list(find_foreign_words(tables))) == 1
