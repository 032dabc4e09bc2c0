"""What the judgement of a batch reads, however much the file holds."""

from core.stock import CommandeMouvement
from core.ventes.commandes import VenteRecue, VenteRefusee
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import make_vente, record
from tests.core.conftest import Magasin
from tests.core.ventes.cas import Envoi
from tests.livre import scalar


def count_steps(magasin: Magasin, vente: Envoi) -> int:
    """Return how many hundred steps SQLite takes to record one sale of the second terminal."""
    steps: list[None] = []
    pool = magasin.core.database.writer.raw_connection()
    raw = pool.driver_connection
    pool.close()
    assert raw is not None
    raw.set_progress_handler(lambda: steps.append(None), 100)
    record(magasin.core, magasin.autre, vente)
    raw.set_progress_handler(None, 0)
    return len(steps)


def fill(magasin: Magasin) -> None:
    achat = (TypeMouvement.ENTREE, 5_000, Motif.ACHAT)
    magasin.core.stock.record_mouvement(CommandeMouvement(magasin.boutique.id, magasin.riz, *achat))


def sell(magasin: Magasin, numero: int, mode: str, serie: str = "FAC") -> VenteRecue:
    return make_vente(f"{serie}-{numero:04d}", (magasin.riz, 1), mode_paiement=mode)


def push_shared(magasin: Magasin, first: int, after: int) -> None:
    """Let both terminals give the same numbers to different sales."""
    numeros = range(first, after)
    record(magasin.core, magasin.terminal, *(sell(magasin, n, "CASH") for n in numeros))
    record(magasin.core, magasin.autre, *(sell(magasin, n, "MOBILE") for n in numeros))


def push_apart(magasin: Magasin, first: int, after: int) -> None:
    """Let each terminal number its sales by itself."""
    numeros = range(first, after)
    record(magasin.core, magasin.terminal, *(sell(magasin, n, "CASH", "A") for n in numeros))
    record(magasin.core, magasin.autre, *(sell(magasin, n, "CASH", "B") for n in numeros))


def test_a_naive_numbering_costs_no_more_as_the_file_grows(magasin: Magasin) -> None:
    """Every number of such a shop is another terminal’s too, so every batch asks who shares."""
    fill(magasin)
    push_shared(magasin, 0, 20)
    magasin.push(sell(magasin, 9_000, "CASH"), sell(magasin, 9_001, "CASH"))
    few = count_steps(magasin, sell(magasin, 9_000, "MOBILE"))
    push_shared(magasin, 20, 1_000)
    many = count_steps(magasin, sell(magasin, 9_001, "MOBILE"))
    assert many < 2 * few


def test_a_double_that_waits_costs_no_more_as_the_file_grows(magasin: Magasin) -> None:
    """Its terminal sends it with every batch, and no number is shared, however long one looks."""
    fill(magasin)
    push_apart(magasin, 0, 20)
    double = sell(magasin, 9_000, "CASH")
    magasin.push(double)
    assert isinstance(magasin.push_one(double, magasin.autre), VenteRefusee)
    few = count_steps(magasin, double)
    push_apart(magasin, 20, 1_000)
    many = count_steps(magasin, double)
    assert many < 2 * few


def test_control_once_its_rows_were_counted_a_table_is_read_whole(magasin: Magasin) -> None:
    """Which is why nothing counts them, at closing or at any other time."""
    counts = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_stat1'"
    assert scalar(magasin.fichier, counts) == 0
    fill(magasin)
    push_shared(magasin, 0, 20)
    magasin.push(sell(magasin, 9_000, "CASH"), sell(magasin, 9_001, "CASH"))
    few = count_steps(magasin, sell(magasin, 9_000, "MOBILE"))
    with magasin.core.database.write() as connection:
        connection.exec_driver_sql("ANALYZE")
    push_shared(magasin, 20, 1_000)
    many = count_steps(magasin, sell(magasin, 9_001, "MOBILE"))
    assert many > 2 * few
