"""The one MetaData, its naming convention, and how a table of the file is declared."""

from sqlalchemy import Column, MetaData, Table
from sqlalchemy.schema import SchemaItem

from core.db.types import Entier

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def numbered(name: str, *items: SchemaItem) -> Table:
    """Declare a STRICT table with its own `id`, never given twice even after a delete."""
    key = Column("id", Entier, primary_key=True)
    table: Table = Table(name, metadata, key, *items, sqlite_strict=True, sqlite_autoincrement=True)
    return table
