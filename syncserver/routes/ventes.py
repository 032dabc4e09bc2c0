"""The main job: a terminal sends its sales."""

from http import HTTPStatus

from starlette.responses import Response

from core.application import Core
from core.ventes.commandes import LotVentes
from syncserver.auth import identify
from syncserver.call import Call
from syncserver.lecture import read_lot
from syncserver.reponses.base import answer
from syncserver.reponses.lot import ReponseLot, build_lot
from syncserver.routing import BASE, Route


def sync_ventes(core: Core, call: Call) -> Response:
    """Record a batch; the body of a stranger is never parsed."""
    identite = identify(core, call)
    lu = read_lot(call.body, identite)
    lot = LotVentes(lu.ventes, call.body, call.adresse_ip, call.path)
    resultat = core.ventes.record_batch(identite, lot)
    return answer(build_lot(lu.numeros, resultat, identite), HTTPStatus.CREATED)


ROUTES = (
    Route(
        method="POST",
        chemins=(f"{BASE}/ventes/sync", f"{BASE}/ventes/sync/batch", f"{BASE}/sync-ventes"),
        work=sync_ventes,
        reponse=ReponseLot,
        resume="Envoyer un lot de ventes",
        status=HTTPStatus.CREATED,
        ecrit=True,
    ),
)
