"""What a terminal may know of itself."""

from starlette.responses import Response

from core.application import Core
from core.errors import TerminalNotFound
from core.terminaux import INCONNU, TerminalIdentifie
from syncserver.auth import identify
from syncserver.call import Call
from syncserver.parametres import Parametre
from syncserver.reponses.base import answer
from syncserver.reponses.terminaux import ReponseTerminal, build_terminal
from syncserver.routing import BASE, Route

NUMERO_SERIE = Parametre("numero_serie", "Le numéro de série donné en en-tête.", lieu="path")


def identify_named(core: Core, call: Call) -> TerminalIdentifie:
    """Identify the caller where the address names a serial: another's is TerminalNotFound."""
    identite = identify(core, call)
    if call.path_params["numero_serie"] != identite.terminal.numero_serie:
        raise TerminalNotFound(INCONNU)
    return identite


def get_terminal(core: Core, call: Call) -> Response:
    """Describe the calling terminal and its boutique."""
    return answer(build_terminal(identify_named(core, call), core.clock.now()))


ROUTES = (
    Route(
        method="GET",
        chemins=(f"{BASE}/terminal/{{numero_serie}}",),
        work=get_terminal,
        reponse=ReponseTerminal,
        resume="Connaître son terminal et sa boutique",
        parametres=(NUMERO_SERIE,),
    ),
)
