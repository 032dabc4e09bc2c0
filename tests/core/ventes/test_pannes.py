"""A batch spoilt by the machine or a bug: nothing half written, nobody blocked (I10, I11, I22)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from core.db.engine import Database
from core.errors import StorageUnavailable, TooManyRequests
from core.events import LotRecu
from core.limites import ENTREES_OUVERTES_MAX
from core.ventes.commandes import VenteClassee, VenteCreee, VenteRefusee
from core.vocabulaire import CodeRefus
from tests.builders import make_illisible, make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.rejeux import receive_sel
from tests.livre import read_faits, scalar

POISON = "CREATE TRIGGER poison BEFORE INSERT ON {table} {when} BEGIN SELECT RAISE(ABORT, 'x'); END"


def execute(magasin: Magasin, *statements: str) -> None:
    """Change the file as no code of ours would."""
    with closing(sqlite3.connect(magasin.fichier)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@contextmanager
def full_disk(database: Database, spare: int = 0) -> Iterator[None]:
    """Let the file grow by `spare` pages and no further, as on a disk that fills."""
    raw = database.writer.raw_connection()
    cursor = raw.cursor()
    (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    cursor.execute(f"PRAGMA max_page_count={pages + spare}")
    raw.close()
    yield
    raw = database.writer.raw_connection()
    raw.cursor().execute("PRAGMA max_page_count=1073741823")
    raw.close()


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_poison_sale_is_kept_and_blocks_no_other(
    magasin: Magasin, expected_logs: list[str], position: int
) -> None:
    """I11: where the file itself refuses a sale, that is a bug of ours, not the terminal's."""
    execute(magasin, POISON.format(table="vente", when="WHEN NEW.numero_facture = 'FAC-POISON'"))
    expected_logs += ["a batch broke a constraint", "a sale breaks a constraint"]
    batch = [make_vente(f"FAC-{n}", (magasin.riz, 1)) for n in range(2)]
    batch.insert(position, make_vente("FAC-POISON", (magasin.riz, 1)))
    lot = magasin.push(*batch)
    refused = lot.resultats[position]
    assert isinstance(refused, VenteRefusee)
    assert refused.code is CodeRefus.INTERNAL_ERROR
    kept = magasin.core.quarantaine.read_charge_utile(refused.entree_id)
    assert kept == batch[position].charge_utile
    assert [type(r) for r in lot.resultats].count(VenteCreee) == 2
    assert [(stock.article_id, stock.stock_actuel) for stock in lot.stocks] == [(magasin.riz, 8)]
    assert magasin.core.ventes.read_charge_utile(1) in {v.charge_utile for v in batch}


def test_a_poison_sale_is_applied_once_the_bug_is_mended(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    execute(magasin, POISON.format(table="ligne_vente", when=""))
    expected_logs += ["a batch broke a constraint", "a sale breaks a constraint"]
    vente = make_vente("FAC-1", (magasin.riz, 1))
    assert isinstance(magasin.push_one(vente), VenteRefusee)
    execute(magasin, "DROP TRIGGER poison")
    assert isinstance(magasin.push_one(vente), VenteCreee)
    states = magasin.core.quarantaine.count_open(magasin.boutique.id)
    assert states == 0


def test_a_poison_sale_keeps_the_entry_that_it_has(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    """Row 9: short of stock first, then poison: still one sale, told by its content."""
    vente = make_vente("FAC-1", (magasin.sel, 2))
    first = magasin.push_one(vente)
    assert isinstance(first, VenteRefusee)
    receive_sel(magasin, 9)
    execute(magasin, POISON.format(table="ligne_vente", when=""))
    expected_logs += ["a batch broke a constraint", "a sale breaks a constraint"]
    again = magasin.push_one(vente)
    assert isinstance(again, VenteRefusee)
    assert (again.entree_id, again.code) == (first.entree_id, CodeRefus.INTERNAL_ERROR)
    entree = magasin.core.quarantaine.get_entree(again.entree_id)
    assert (entree.est_lisible, entree.essais) == (True, 2)
    assert scalar(magasin.fichier, "SELECT COUNT(*) FROM vente_en_quarantaine") == 1


def test_a_poison_sale_that_was_filed_stays_filed(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    """Row 11: its terminal is told to stop, and nothing breaks any more."""
    execute(magasin, POISON.format(table="ligne_vente", when=""))
    expected_logs += ["a batch broke a constraint", "a sale breaks a constraint"]
    vente = make_vente("FAC-1", (magasin.riz, 1))
    refused = magasin.push_one(vente)
    assert isinstance(refused, VenteRefusee)
    magasin.core.quarantaine.classer(refused.entree_id, "Essai")
    assert isinstance(magasin.push_one(vente), VenteClassee)
    assert magasin.core.quarantaine.count_open(magasin.boutique.id) == 0


@pytest.mark.parametrize("table", ["lot_sync", "vente_en_quarantaine"])
def test_a_fault_that_no_quarantine_can_help_is_raised_and_writes_nothing(
    magasin: Magasin, expected_logs: list[str], table: str
) -> None:
    """I8: better an error than an answer for what is nowhere."""
    execute(magasin, POISON.format(table=table, when=""))
    expected_logs += ["a batch broke a constraint", "a sale breaks a constraint"]
    before = read_faits(magasin.fichier)
    with pytest.raises(Exception, match="x"):
        magasin.push(make_illisible())
    assert read_faits(magasin.fichier) == before


def test_a_full_disk_records_nothing_then_all(magasin: Magasin, expected_logs: list[str]) -> None:
    """I10, I22: what was refused with 503 is taken as soon as there is room."""
    expected_logs.append("storage fault")
    heard: list[LotRecu] = []
    magasin.core.events.subscribe(LotRecu, heard.append)
    batch = [make_vente(f"FAC-{n}", (magasin.riz, 1)) for n in range(10)]
    batch += [make_vente(f"FAC-S{n}", (magasin.sel, 2)) for n in range(300)]
    before = read_faits(magasin.fichier)
    with full_disk(magasin.core.database), pytest.raises(StorageUnavailable):
        magasin.push(*batch)
    assert read_faits(magasin.fichier) == before
    assert heard == []
    created = [r for r in magasin.push(*batch).resultats if isinstance(r, VenteCreee)]
    assert len(created) == 10
    assert len(heard) == 1


def test_readers_live_on_while_the_disk_is_full(magasin: Magasin, expected_logs: list[str]) -> None:
    """I22."""
    expected_logs.append("storage fault")
    magasin.push_one(make_vente("FAC-1", (magasin.riz, 1)))
    batch = [make_illisible(charge=b"%d" % n) for n in range(500)]
    with full_disk(magasin.core.database):
        with pytest.raises(StorageUnavailable):
            magasin.push(*batch)
        assert magasin.stock(magasin.riz) == 9


def test_a_locked_file_is_a_passing_fault(magasin: Magasin, expected_logs: list[str]) -> None:
    """I10: another program holds the file; nothing is recorded, and the next try succeeds."""
    expected_logs.append("storage fault: database is locked")
    raw = magasin.core.database.writer.raw_connection()
    raw.cursor().execute("PRAGMA busy_timeout=50")
    raw.close()
    vente = make_vente("FAC-1", (magasin.riz, 1))
    # Done before: noting the terminal's activity is a write of its own.
    magasin.push()
    with closing(sqlite3.connect(magasin.fichier, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageUnavailable):
            magasin.push_one(vente)
        other.execute("ROLLBACK")
    assert isinstance(magasin.push_one(vente), VenteCreee)


def test_too_many_sales_in_quarantine(magasin: Magasin) -> None:
    """I18: at 5,000 open entries the terminal may still send, above them it must wait."""
    for start in range(0, ENTREES_OUVERTES_MAX, 1_000):
        magasin.push(*(make_illisible(charge=b"%d" % n) for n in range(start, start + 1_000)))
    one_more = make_illisible(charge=b'"one more"')
    assert isinstance(magasin.push_one(one_more), VenteRefusee)
    known = make_vente("FAC-1", (magasin.riz, 1))
    with pytest.raises(TooManyRequests):
        magasin.push_one(known)
    count = scalar(magasin.fichier, "SELECT COUNT(*) FROM vente_en_quarantaine")
    assert count == ENTREES_OUVERTES_MAX + 1
    other = make_vente("FAC-2", (magasin.riz, 1))
    assert isinstance(magasin.push_one(other, magasin.autre), VenteCreee)
    magasin.core.quarantaine.classer(1, "Essai")
    assert isinstance(magasin.push_one(known), VenteCreee)
