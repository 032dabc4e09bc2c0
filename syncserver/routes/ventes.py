"""The main job: a terminal sends its sales, in a batch or alone."""

from http import HTTPStatus

from starlette.responses import Response

from core.application import Core
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import LotVentes, ResultatLot
from syncserver.auth import identify
from syncserver.call import Call
from syncserver.horloge import note_horloge
from syncserver.lecture import LotLu, read_lot
from syncserver.lecture.demandes import read_vente_seule
from syncserver.lecture.vente import CHAMPS_VENTE
from syncserver.reponses.base import answer
from syncserver.reponses.lot import ReponseLot, build_lot
from syncserver.reponses.ventes import (
    RefusVente,
    ReponseLotAncien,
    ReponseVente,
    build_lot_ancien,
    build_vente,
)
from syncserver.routing import BASE, Corps, Route

LOT = Corps("VenteEnvoyee", CHAMPS_VENTE, est_liste=True)
SEULE = Corps("VenteEnvoyee", CHAMPS_VENTE)


def sync_ventes(core: Core, call: Call) -> Response:
    """Record a batch; the body of a stranger is never parsed."""
    identite = identify(core, call)
    lu = read_lot(call.body, identite)
    numeros, resultat = lu.numeros, _record(core, call, identite, lu)
    # Of the largest batch allowed each shape takes tens of megabytes: it goes before the next.
    del lu
    reponse = build_lot(numeros, resultat, identite)
    del resultat
    return answer(reponse, HTTPStatus.CREATED)


def sync_ventes_anciennes(core: Core, call: Call) -> Response:
    """Record a batch of an older app: the same rules, told in fewer words."""
    identite = identify(core, call)
    lu = read_lot(call.body, identite)
    return answer(build_lot_ancien(lu.numeros, _record(core, call, identite, lu), identite))


def record_vente(core: Core, call: Call) -> Response:
    """Record one sale: it is a batch of one, a refusal kept for the owner all the same."""
    identite = identify(core, call)
    vente, numero = read_vente_seule(call.body, identite.boutique.fuseau)
    resultat = _record(core, call, identite, LotLu((vente,), (numero,)))
    reponse = build_vente(numero, resultat, identite)
    if isinstance(reponse, RefusVente):
        return answer(reponse, HTTPStatus.CONFLICT)
    return answer(reponse, HTTPStatus.OK if reponse.already_exists else HTTPStatus.CREATED)


def _record(core: Core, call: Call, identite: TerminalIdentifie, lu: LotLu) -> ResultatLot:
    lot = LotVentes(lu.ventes, call.body, call.adresse_ip, call.path)
    resultat = core.ventes.record_batch(identite, lot)
    note_horloge(core, call, identite, (lu.ventes, resultat))
    return resultat


ROUTES = (
    Route(
        method="POST",
        chemins=(f"{BASE}/ventes/sync", f"{BASE}/ventes/sync/batch", f"{BASE}/sync-ventes"),
        work=sync_ventes,
        reponse=ReponseLot,
        resume="Envoyer un lot de ventes",
        status=HTTPStatus.CREATED,
        corps=LOT,
        ecrit=True,
    ),
    Route(
        method="POST",
        chemins=("/api/sync/ventes",),
        work=sync_ventes_anciennes,
        reponse=ReponseLotAncien,
        resume="Envoyer un lot de ventes, à la manière des anciennes applications",
        corps=LOT,
        ecrit=True,
    ),
    Route(
        method="POST",
        chemins=(f"{BASE}/ventes",),
        work=record_vente,
        reponse=ReponseVente,
        resume="Envoyer une seule vente",
        status=HTTPStatus.CREATED,
        corps=SEULE,
        ecrit=True,
        autres={HTTPStatus.OK: ReponseVente, HTTPStatus.CONFLICT: RefusVente},
    ),
)
