"""The book is append-only: the file itself aborts what would rewrite it (I3)."""

import sqlite3
from contextlib import closing

import pytest

from core.caisse import DepenseRecue
from core.db.schema import metadata
from core.db.triggers import make_triggers, missing_triggers, wanted_triggers
from core.rejets import RejetNotifie
from core.retours import RetourRecu
from tests.builders import identify, make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.test_pannes import execute

LIFECYCLE = {
    "est_annulee": "1, date_annulation = 5",
    "date_annulation": "5, est_annulee = 1",
    "motif_annulation": "'x'",
}
REPORTED = ("depense", "retour_client", "notification_rejet")
TABLES = ("vente", "ligne_vente", "mouvement_stock", *REPORTED)
COLUMNS = [(table, column.name) for table in TABLES for column in metadata.tables[table].columns]


@pytest.fixture
def vendu(magasin: Magasin) -> Magasin:
    """One sale of one line, and one of each thing that a terminal reports."""
    magasin.push(make_vente("F1", (magasin.riz, 1)))
    identifie = identify(magasin.core, magasin.terminal)
    magasin.core.caisse.record_depense(identifie, DepenseRecue("Transport", 100))
    magasin.core.retours.record_retour(identifie, RetourRecu(1, 0, article_id=magasin.riz))
    magasin.core.rejets.record_notification(identifie, RejetNotifie("F1"))
    return magasin


@pytest.mark.parametrize(
    ("table", "column"), [pair for pair in COLUMNS if pair[1] not in LIFECYCLE], ids="-".join
)
def test_no_column_of_a_fact_is_rewritten(vendu: Magasin, table: str, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        execute(vendu, f"UPDATE {table} SET {column} = {column}")  # noqa: S608 - names of ours


@pytest.mark.parametrize("table", TABLES)
def test_no_fact_is_deleted(vendu: Magasin, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        execute(vendu, f"DELETE FROM {table}")  # noqa: S608 - names of ours


@pytest.mark.parametrize("column", LIFECYCLE)
def test_the_life_of_a_sale_goes_on(vendu: Magasin, column: str) -> None:
    back = "UPDATE vente SET est_annulee = 0, date_annulation = NULL"
    execute(vendu, f"UPDATE vente SET {column} = {LIFECYCLE[column]}", back)  # noqa: S608 - names of ours


def test_a_missing_or_changed_trigger_is_named(magasin: Magasin) -> None:
    first, second, *_ = wanted_triggers()
    execute(
        magasin,
        f"DROP TRIGGER {first}",
        f"DROP TRIGGER {second}",
        f"CREATE TRIGGER {second} BEFORE DELETE ON vente BEGIN SELECT 1; END",
    )
    with magasin.core.database.read() as connection:
        assert missing_triggers(connection) == (first, second)
    with magasin.core.database.write() as connection:
        make_triggers(connection)
        make_triggers(connection)
        assert missing_triggers(connection) == ()


def test_control_without_the_trigger_the_book_can_be_rewritten(vendu: Magasin) -> None:
    execute(
        vendu,
        "DROP TRIGGER mouvement_stock_no_update",
        "UPDATE mouvement_stock SET commentaire = 'rewritten'",
    )
    with closing(sqlite3.connect(vendu.fichier)) as connection:
        found = connection.execute("SELECT DISTINCT commentaire FROM mouvement_stock").fetchall()
    assert found == [("rewritten",)]
