"""Many terminals at once over real HTTP: each sale exactly once, whoever asks first (I7)."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest

from core.application import open_core
from core.config import Settings
from syncserver.server import SyncServer
from tests.builders import make_article, make_boutique, make_terminal, open_tmp_core
from tests.livre import fetch, list_problems, scalar
from tests.serving import Poste, VenteEnvoyee, serving
from tests.terminal import Accuse

T = TypeVar("T")

TERMINAUX = 20


@dataclass(frozen=True, slots=True)
class Etabli:
    """A served shop: the port of its server, its file, its terminals, rice 1 and salt 10,000."""

    port: int
    fichier: Path
    series: tuple[str, ...]
    riz: int
    sel: int

    def vente(self, numero: str, article_id: int, quantite: int = 1) -> VenteEnvoyee:
        return {
            "numero_facture": numero,
            "date_vente": "2026-03-25T12:00:00+01:00",
            "lignes": [{"article_id": article_id, "quantite": quantite, "prix_unitaire": 500}],
        }

    def at_once(self, work: Callable[[Poste, int], T], series: Sequence[str]) -> list[T]:
        """Let each terminal do its work, all from the same instant."""
        gate = Barrier(len(series))

        def run(index: int) -> T:
            with Poste(self.port, series[index]) as poste:
                gate.wait()
                return work(poste, index)

        with ThreadPoolExecutor(len(series)) as threads:
            return list(threads.map(run, range(len(series))))


@pytest.fixture
def etabli(tmp_path: Path) -> Iterator[Etabli]:
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    series = tuple(f"serie-{n:02d}" for n in range(TERMINAUX))
    for serie in series:
        make_terminal(core, boutique, serie, f"Terminal {serie}")
    riz = make_article(core, boutique, "RIZ", quantite_stock=1)
    sel = make_article(core, boutique, "SEL", quantite_stock=10_000)
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    yield Etabli(server.port, core.settings.fichier, series, riz, sel)
    server.stop()
    assert list_problems(core.settings.fichier) == []
    core.close()


def codes_of(accuses: Sequence[Accuse]) -> Counter[str]:
    """Count the outcomes: "created", "already_exists", or the code of the refusal."""
    return Counter(
        outcome
        for accuse in accuses
        for outcome in (
            *(creee.status for creee in accuse.details.creees),
            *(erreur.code for erreur in accuse.details.erreurs),
        )
    )


def test_twenty_terminals_sell_the_last_piece(etabli: Etabli) -> None:
    accuses = etabli.at_once(
        lambda poste, index: poste.push([etabli.vente(f"FAC-{index}", etabli.riz)]), etabli.series
    )
    assert codes_of(accuses) == {"created": 1, "INSUFFICIENT_STOCK": 19}
    stock = "SELECT quantite_stock FROM article WHERE id = ?"
    assert scalar(etabli.fichier, stock, etabli.riz) == 0
    waiting = "SELECT code, etat, COUNT(*) FROM vente_en_quarantaine GROUP BY 1, 2"
    assert fetch(etabli.fichier, waiting) == [("INSUFFICIENT_STOCK", "A_REGLER", 19)]
    assert {s.stock_actuel for accuse in accuses for s in accuse.stock_updates} == {0}


def test_ten_threads_send_the_same_batch(etabli: Etabli) -> None:
    """I7: a terminal that gave up waiting and sends again beside its own first request."""
    batch = [etabli.vente(f"FAC-{n}", etabli.sel, n + 1) for n in range(30)]
    accuses = etabli.at_once(lambda poste, _: poste.push(batch), etabli.series[:1] * 10)
    assert codes_of(accuses) == {"created": 30, "already_exists": 270}
    told = {tuple((c.numero_facture, c.id) for c in a.details.creees) for a in accuses}
    assert len(told) == 1
    assert scalar(etabli.fichier, "SELECT COUNT(*) FROM vente") == 30
    stock = "SELECT quantite_stock FROM article WHERE id = ?"
    assert scalar(etabli.fichier, stock, etabli.sel) == 10_000 - sum(range(1, 31))


def test_two_terminals_share_all_their_numbers(etabli: Etabli) -> None:
    """Row 5: old apps number alike from 001 every day; both tills sold something else."""

    def sell(poste: Poste, index: int) -> list[Accuse]:
        ventes = [etabli.vente(f"FAC-20241104-{n:03d}", etabli.sel, index + 1) for n in range(100)]
        return [poste.push(ventes[start : start + 10]) for start in range(0, 100, 10)]

    answers = etabli.at_once(sell, etabli.series[:2])
    assert codes_of([accuse for accuses in answers for accuse in accuses]) == {"created": 200}
    per_terminal = "SELECT COUNT(*) FROM vente GROUP BY terminal_id"
    assert fetch(etabli.fichier, per_terminal) == [(100,), (100,)]


def test_two_terminals_send_the_very_same_sales(etabli: Etabli) -> None:
    """Row 6: whoever comes first is recorded, the other one is the owner's to decide."""
    batch = [etabli.vente(f"FAC-{n}", etabli.sel) for n in range(50)]
    accuses = etabli.at_once(lambda poste, _: poste.push(batch), etabli.series[:2])
    assert codes_of(accuses) == {"created": 50, "DOUBLON_PROBABLE": 50}
    assert scalar(etabli.fichier, "SELECT COUNT(*) FROM vente") == 50


def test_overlapping_batches_of_one_terminal(etabli: Etabli) -> None:
    """I7: eight threads push overlapping windows of the same sales, each in an order of its own."""
    ventes = [etabli.vente(f"FAC-{n}", etabli.sel) for n in range(120)]

    def sell(poste: Poste, index: int) -> list[Accuse]:
        windows = [ventes[start : start + 30] for start in range(0, 120, 15)]
        return [poste.push(window) for window in windows[index:] + windows[:index]]

    answers = etabli.at_once(sell, etabli.series[:1] * 8)
    ids: dict[str, set[int]] = {}
    for creee in (c for accuses in answers for a in accuses for c in a.details.creees):
        ids.setdefault(creee.numero_facture, set()).add(creee.id)
    assert len(ids) == 120
    assert all(len(known) == 1 for known in ids.values())
    assert scalar(etabli.fichier, "SELECT COUNT(*) FROM vente") == 120
    assert scalar(etabli.fichier, "SELECT SUM(creees) FROM lot_sync") == 120


def test_the_folder_can_be_opened_again_once_the_server_has_stopped(tmp_path: Path) -> None:
    """I24: the lock goes with the process."""
    with serving(tmp_path):
        pass
    open_core(Settings(tmp_path)).close()
