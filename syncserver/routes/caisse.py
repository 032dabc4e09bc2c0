"""What a terminal reports beside its sales: cash spent, goods brought back; and its figures."""

from http import HTTPStatus

from starlette.responses import Response

from core.application import Core
from syncserver.auth import identify
from syncserver.call import Call
from syncserver.lecture.demandes import (
    CHAMPS_DEPENSE,
    CHAMPS_RETOUR,
    read_depense,
    read_retour,
)
from syncserver.parametres import Parametre, read_jour
from syncserver.reponses.base import answer
from syncserver.reponses.caisse import (
    ReponseRapport,
    ReponseRapports,
    ReponseRetour,
    ReponseStatistiques,
    build_rapport,
    build_rapports,
    build_retour,
    build_statistiques,
)
from syncserver.routing import BASE, Corps, Route


def record_depense(core: Core, call: Call) -> Response:
    """Record an expense, or answer the one that it is."""
    identite = identify(core, call)
    recue = read_depense(call.body, identite)
    resultat = core.caisse.record_depense(identite, recue)
    return answer(build_rapport(resultat), _status(is_known=resultat.is_known))


def list_depenses(core: Core, call: Call) -> Response:
    """Answer the terminal's own expenses."""
    identite = identify(core, call)
    fuseau = identite.boutique.fuseau
    days = read_jour(call, "date_min", fuseau), read_jour(call, "date_max", fuseau)
    return answer(build_rapports(identite.boutique, core.caisse.list_depenses(identite, *days)))


def record_retour(core: Core, call: Call) -> Response:
    """Take an article back, or answer the return that it is."""
    identite = identify(core, call)
    retour = core.retours.record_retour(identite, read_retour(call.body, identite))
    return answer(build_retour(retour), _status(is_known=retour.is_known))


def read_statistiques(core: Core, call: Call) -> Response:
    """Answer the boutique's figures."""
    boutique = identify(core, call).boutique
    return answer(build_statistiques(boutique, core.statistiques.read_chiffres(boutique)))


def _status(*, is_known: bool) -> HTTPStatus:
    return HTTPStatus.OK if is_known else HTTPStatus.CREATED


ROUTES = (
    Route(
        method="GET",
        chemins=(f"{BASE}/rapports-caisse",),
        work=list_depenses,
        reponse=ReponseRapports,
        resume="Lister ses dépenses de caisse",
        parametres=(
            Parametre("date_min", "Premier jour."),
            Parametre("date_max", "Dernier jour, inclus."),
        ),
    ),
    Route(
        method="POST",
        chemins=(f"{BASE}/rapports-caisse",),
        work=record_depense,
        reponse=ReponseRapport,
        resume="Déclarer une dépense de caisse",
        status=HTTPStatus.CREATED,
        corps=Corps("DepenseEnvoyee", CHAMPS_DEPENSE),
        ecrit=True,
        autres={HTTPStatus.OK: ReponseRapport},
    ),
    Route(
        method="POST",
        chemins=(f"{BASE}/retours-articles",),
        work=record_retour,
        reponse=ReponseRetour,
        resume="Reprendre un article rendu par un client",
        status=HTTPStatus.CREATED,
        corps=Corps("RetourEnvoye", CHAMPS_RETOUR),
        ecrit=True,
        autres={HTTPStatus.OK: ReponseRetour},
        erreurs=(HTTPStatus.CONFLICT,),
    ),
    Route(
        method="GET",
        chemins=(f"{BASE}/statistiques",),
        work=read_statistiques,
        reponse=ReponseStatistiques,
        resume="Connaître les chiffres du jour et du mois",
    ),
)
