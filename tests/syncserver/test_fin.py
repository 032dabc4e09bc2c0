"""The end of the program in the middle of the largest batch: soon, and healed by a replay (I19)."""

import hashlib
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import httpx

from core.application import Core, open_core
from core.events import LotRecu
from core.limites import LIGNES_PAR_TRANSACTION_MAX, TAILLE_CORPS_MAX, VENTES_PAR_LOT_MAX
from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from syncserver.server import SyncServer
from tests.livre import list_problems, scalar
from tests.syncserver.conftest import SERIE, Magasin
from tests.terminal import SYNC
from tests.wire import CheckedClient

LIGNES = 50
PARTS = VENTES_PAR_LOT_MAX * LIGNES // LIGNES_PAR_TRANSACTION_MAX
FIN_MAX_S = 5
"""The contract's: the app quits within it whatever clients do."""
OCTETS = {"X-Device-Serial": SERIE}


def make_corps(article_id: int) -> bytes:
    """Make the largest batch: as many sales as one may have, and nearly as many bytes."""
    ligne = {"article_id": article_id, "quantite": 1, "note": "x" * 45}
    ventes = [
        {"numero_facture": f"F-{n:04d}", "lignes": [ligne] * LIGNES}
        for n in range(VENTES_PAR_LOT_MAX)
    ]
    corps = json.dumps(ventes).encode()
    assert TAILLE_CORPS_MAX * 0.8 < len(corps) <= TAILLE_CORPS_MAX
    return corps


def fill_stock(magasin: Magasin) -> None:
    pieces = (TypeMouvement.ENTREE, VENTES_PAR_LOT_MAX * LIGNES, Motif.ACHAT)
    magasin.core.stock.record_mouvement(
        CommandeMouvement(magasin.boutique.id, magasin.articles[0], *pieces)
    )


def end(server: SyncServer, core: Core) -> float:
    """End as the program does; return how long that took."""
    start = perf_counter()
    core.prepare_close()
    server.stop()
    core.close()
    return perf_counter() - start


def read_files(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.db*")
    }


def join_workers() -> None:
    """Wait for the threads that were given up to come to their own end."""
    for thread in threading.enumerate():
        if thread.name.startswith("AnyIO"):
            thread.join(60)


def test_the_largest_batch_does_not_delay_the_end(magasin: Magasin) -> None:
    core, folder = magasin.core, magasin.core.settings.data_dir
    fill_stock(magasin)
    corps = make_corps(magasin.articles[0])
    begun = threading.Event()
    core.events.subscribe(LotRecu, lambda _: begun.set())
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(post, server, corps)
        assert begun.wait(60)
        assert end(server, core) < FIN_MAX_S
        after = read_files(folder)
        answer = sent.result(60)
    join_workers()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert read_files(folder) == after
    assert 1 <= scalar(core.settings.fichier, "SELECT COUNT(*) FROM lot_sync") < PARTS
    assert list_problems(core.settings.fichier) == []
    replay(core, corps)


def post(server: SyncServer, corps: bytes) -> httpx.Response:
    """Send a batch, however long it takes."""
    with CheckedClient(server.url, timeout=60) as client:
        return client.request("POST", SYNC, content=corps, headers=OCTETS)


def replay(before: Core, corps: bytes) -> None:
    """Open the file again, send the batch again, and find every sale in it, once."""
    core = open_core(before.settings)
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    try:
        answer = post(server, corps)
        assert answer.status_code == 201
        assert len(answer.json()["accepted"]) == VENTES_PAR_LOT_MAX
        assert core.verification.verify().problemes == ()
    finally:
        server.stop()
        core.close()
    assert scalar(core.settings.fichier, "SELECT COUNT(*) FROM vente") == VENTES_PAR_LOT_MAX
