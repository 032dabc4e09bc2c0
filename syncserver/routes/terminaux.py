"""What a terminal may know of itself."""

from starlette.responses import Response

from core.application import Core
from core.errors import BoutiqueInactive, TerminalInactif, TerminalNotFound
from core.terminaux import INCONNU, TerminalIdentifie
from syncserver.auth import identify, read_serial
from syncserver.call import Call
from syncserver.parametres import Parametre
from syncserver.reponses.base import answer
from syncserver.reponses.terminaux import (
    ReponsePos,
    ReponseTerminal,
    build_pos_allowed,
    build_pos_disabled,
    build_terminal,
)
from syncserver.routing import BASE, Route

NUMERO_SERIE = Parametre(
    "numero_serie", "Le numéro de série donné en en-tête.", lieu="path", requis=True
)


def identify_named(core: Core, call: Call) -> TerminalIdentifie:
    """Identify the caller where the address names a serial: another's is TerminalNotFound."""
    identite = identify(core, call)
    if call.path_params["numero_serie"] != identite.terminal.numero_serie:
        raise TerminalNotFound(INCONNU)
    return identite


def get_pos_status(core: Core, call: Call) -> Response:
    """Say whether the terminal may sell; one that is switched off learns it here, in words."""
    try:
        identite = identify(core, call)
    except (TerminalInactif, BoutiqueInactive) as refusal:
        known = core.terminaux.get_terminal(read_serial(call.headers))
        return answer(build_pos_disabled(known.boutique_id or 0, refusal.message))
    return answer(build_pos_allowed(identite.boutique.id))


def get_terminal(core: Core, call: Call) -> Response:
    """Describe the calling terminal and its boutique."""
    return answer(build_terminal(identify_named(core, call), core.clock.now()))


ROUTES = (
    Route(
        method="GET",
        chemins=(f"{BASE}/pos/status",),
        work=get_pos_status,
        reponse=ReponsePos,
        resume="Savoir si le terminal peut vendre",
    ),
    Route(
        method="GET",
        chemins=(f"{BASE}/terminal/{{numero_serie}}",),
        work=get_terminal,
        reponse=ReponseTerminal,
        resume="Connaître son terminal et sa boutique",
        parametres=(NUMERO_SERIE,),
    ),
)
