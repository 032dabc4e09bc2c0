"""Whether the server is there."""

from starlette.responses import Response

from core.application import Core
from core.events import EtatDemande
from syncserver.call import Call
from syncserver.reponses.base import answer
from syncserver.reponses.terminaux import ReponseEtat, build_etat
from syncserver.routing import BASE, Route


def get_status(core: Core, call: Call) -> Response:
    """Answer anyone: the terminal's settings page tries the address with it."""
    core.events.publish(EtatDemande(call.adresse_ip))
    return answer(build_etat(core.clock.now()))


ROUTES = (
    Route(
        method="GET",
        chemins=(f"{BASE}/status",),
        work=get_status,
        reponse=ReponseEtat,
        resume="Savoir si le serveur répond",
        identifie=False,
    ),
)
