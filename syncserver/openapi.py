"""The published description of the interface, made from the very declarations that serve it."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

import msgspec

from core.limites import LIGNES_PAR_VENTE_MAX, TAILLE_CORPS_MAX, VENTES_PAR_LOT_MAX
from syncserver.errors import SERIAL_HEADER
from syncserver.lecture.champs import Champ
from syncserver.lecture.vente import CHAMPS_LIGNE, CHAMPS_VENTE
from syncserver.parametres import Parametre
from syncserver.reponses.base import MEDIA_TYPE, Erreur
from syncserver.routing import Route

Schema = dict[str, object]

_REF = "#/components/schemas/{name}"
_ERREURS = (HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)
_ERREURS_IDENTITE = (HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
_ERREURS_LOT = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.TOO_MANY_REQUESTS)

_VENTE = "VenteEnvoyee"
_LIGNE = "LigneEnvoyee"
_LISTE: Schema = {
    "type": "array",
    "minItems": 1,
    "maxItems": VENTES_PAR_LOT_MAX,
    "items": {"description": f"Un objet {_VENTE} ; tout autre élément est une vente refusée."},
}
_CORPS: Schema = {
    "required": True,
    "description": (
        f"Au plus {VENTES_PAR_LOT_MAX} ventes de {LIGNES_PAR_VENTE_MAX} lignes et "
        f"{TAILLE_CORPS_MAX} octets : une liste de ventes, ou un objet qui en contient une. "
        "Chaque vente est jugée seule : celle qui ne peut être lue ne fait échouer qu’elle-même."
    ),
    "content": {
        MEDIA_TYPE: {
            "schema": {
                "anyOf": [
                    _LISTE,
                    {"type": "object", "required": ["ventes"], "properties": {"ventes": _LISTE}},
                    {"type": "object", "required": ["Ventes"], "properties": {"Ventes": _LISTE}},
                ]
            }
        }
    },
}


def describe(route: Route) -> Schema:
    """Return what the published schema says of one operation."""
    operation: Schema = {
        "summary": route.resume,
        "parameters": [_describe_parametre(parametre) for parametre in _list_parametres(route)],
        "responses": {str(route.status): _describe_reponse(route.reponse)}
        | {str(int(status)): _describe_reponse(Erreur) for status in _list_errors(route)},
    }
    if route.ecrit:
        operation["requestBody"] = _CORPS
    return operation


def list_components(routes: Iterable[Route]) -> Mapping[str, Schema]:
    """Return the schema of every shape that an answer may have."""
    kinds = dict.fromkeys([Erreur, *(route.reponse for route in routes)])
    _, components = msgspec.json.schema_components(tuple(kinds), ref_template=_REF)
    return components | {
        _VENTE: _describe_champs(CHAMPS_VENTE),
        _LIGNE: _describe_champs(CHAMPS_LIGNE),
    }


def _describe_champs(champs: Iterable[Champ[object]]) -> Schema:
    """Describe an object that terminals send: each name that a field may bear, what it may hold."""
    names = {nom: {"description": champ.attendu} for champ in champs for nom in champ.noms}
    return {"type": "object", "properties": names}


def _list_parametres(route: Route) -> Iterable[Parametre]:
    if route.identifie:
        yield Parametre(SERIAL_HEADER, "Le numéro de série du terminal.", lieu="header")
    yield from route.parametres


def _list_errors(route: Route) -> tuple[HTTPStatus, ...]:
    identite = _ERREURS_IDENTITE if route.identifie else ()
    return _ERREURS + identite + (_ERREURS_LOT if route.ecrit else ())


def _describe_parametre(parametre: Parametre) -> Schema:
    return {
        "name": parametre.nom,
        "in": parametre.lieu,
        "required": parametre.lieu != "query",
        "description": parametre.description,
        "schema": {"type": parametre.type_json},
    }


def _describe_reponse(kind: type[msgspec.Struct]) -> Schema:
    schema = {"$ref": _REF.format(name=kind.__name__)}
    return {"description": kind.__doc__ or "", "content": {MEDIA_TYPE: {"schema": schema}}}
