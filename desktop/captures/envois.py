"""What terminals send in the pictures: sales, late ones, numbers skipped, a clock that is wrong."""

import json
from datetime import datetime, timedelta

from core.application import Core
from core.demonstration import StoryClock
from core.terminaux import Terminal
from core.ventes.commandes import LotVentes
from desktop.app import lire_vente

_IP = "192.168.100.120"
_SILENCIEUX = "Tablette de la réserve du fond – Grâce, remplaçante du samedi et du dimanche"
_DERANGE = "Livraisons à moto dans la commune de Mont-Ngafula – Junior"
_RANGS = (1, 2, 5, 9)
"""Of the counter of the day: the others never came."""
_AVANCE = timedelta(hours=3, minutes=12)


def push(
    core: Core,
    terminal: Terminal,
    numero: str,
    ligne: tuple[int, int],
    *,
    date_vente: datetime | None = None,
) -> None:
    """Send one sale of an article id and a quantity, made at `date_vente` where that is told."""
    boutique = core.boutiques.list_boutiques()[0]
    article_id, quantite = ligne
    charge: dict[str, object] = {
        "numero_facture": numero,
        "lignes": [{"article_id": article_id, "quantite": quantite}],
    }
    if date_vente is not None:
        charge["date_vente"] = date_vente.isoformat()
    vente = lire_vente(json.dumps(charge).encode(), boutique)
    identifie = core.terminaux.identify(terminal.numero_serie, _IP, "2.4.1")
    corps = b"[" + vente.charge_utile + b"]"
    core.ventes.record_batch(identifie, LotVentes((vente,), corps, _IP, "ventes/sync"))


def send_oddly(core: Core, clock: StoryClock, article_id: int) -> None:
    """Let two terminals send at this hour: one that skips numbers, one whose clock is ahead."""
    boutique_id = core.boutiques.list_boutiques()[0].id
    silencieux = core.terminaux.add_terminal(boutique_id, "SN-SILENCE-0001", _SILENCIEUX)
    derange = core.terminaux.add_terminal(boutique_id, "SN-HORLOGE-0002", _DERANGE)
    for rang in _RANGS:
        push(core, silencieux, f"FAC-{clock.now():%Y%m%d}-{rang:03d}", (article_id, 1))
    core.horloges.note_heure(derange.id, clock.now() + _AVANCE)
