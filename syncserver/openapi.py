"""The published description of the interface, made from the very declarations that serve it."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

import msgspec

from core.limites import LIGNES_PAR_VENTE_MAX, TAILLE_CORPS_MAX, VENTES_PAR_LOT_MAX
from syncserver.errors import SERIAL_HEADER
from syncserver.lecture.champs import Champ
from syncserver.lecture.vente import CHAMPS_LIGNE
from syncserver.parametres import Parametre
from syncserver.reponses.base import MEDIA_TYPE, Erreur, Reponse
from syncserver.routing import Corps, Route

Schema = dict[str, object]

_REF = "#/components/schemas/{name}"
_ERREURS = (
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.MISDIRECTED_REQUEST,
)
_ERREURS_IDENTITE = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.TOO_MANY_REQUESTS,
)
_LIGNE = "LigneEnvoyee"
_LISTE: Schema = {
    "type": "array",
    "minItems": 1,
    "maxItems": VENTES_PAR_LOT_MAX,
    "items": {"description": "Une vente ; tout autre élément est une vente refusée."},
}
_LOT: Schema = {
    "anyOf": [
        _LISTE,
        {"type": "object", "required": ["ventes"], "properties": {"ventes": _LISTE}},
        {"type": "object", "required": ["Ventes"], "properties": {"Ventes": _LISTE}},
    ]
}
_DESCRIPTION_LOT = (
    f"Au plus {VENTES_PAR_LOT_MAX} ventes de {LIGNES_PAR_VENTE_MAX} lignes et "
    f"{TAILLE_CORPS_MAX} octets : une liste de ventes, ou un objet qui en contient une. "
    "Chaque vente est jugée seule : celle qui ne peut être lue ne fait échouer qu’elle-même."
)


def describe(route: Route) -> Schema:
    """Return what the published schema says of one operation."""
    answers = {route.status: route.reponse, **route.autres}
    answers |= dict.fromkeys(_list_errors(route), Erreur)
    operation: Schema = {
        "summary": route.resume,
        "parameters": [_describe_parametre(parametre) for parametre in _list_parametres(route)],
        "responses": {
            str(int(status)): _describe_reponse(kind) for status, kind in answers.items()
        },
    }
    if route.corps is not None:
        operation["requestBody"] = _describe_corps(route.corps)
    return operation


def list_components(routes: Iterable[Route]) -> Mapping[str, Schema]:
    """Return the schema of every shape that an answer may have, and of every object sent."""
    kinds: dict[type[Reponse], None] = {Erreur: None}
    sent: dict[str, Schema] = {_LIGNE: _describe_champs(CHAMPS_LIGNE)}
    for route in routes:
        others = (kind for kind in route.autres.values() if kind is not None)
        kinds |= dict.fromkeys([route.reponse, *others])
        if route.corps is not None:
            sent[route.corps.nom] = _describe_champs(route.corps.champs)
    _, components = msgspec.json.schema_components(tuple(kinds), ref_template=_REF)
    return components | sent


def _describe_corps(corps: Corps) -> Schema:
    schema = _LOT if corps.est_liste else {"$ref": _REF.format(name=corps.nom)}
    described: Schema = {"required": True, "content": {MEDIA_TYPE: {"schema": schema}}}
    return described | ({"description": _DESCRIPTION_LOT} if corps.est_liste else {})


def _describe_champs(champs: Iterable[Champ[object]]) -> Schema:
    """Describe an object that terminals send: each name that a field may bear, what it may hold."""
    names = {nom: {"description": champ.attendu} for champ in champs for nom in champ.noms}
    return {"type": "object", "properties": names}


def _list_parametres(route: Route) -> Iterable[Parametre]:
    if route.identifie:
        yield Parametre(
            SERIAL_HEADER, "Le numéro de série du terminal.", lieu="header", requis=True
        )
    yield from route.parametres


def _list_errors(route: Route) -> tuple[HTTPStatus, ...]:
    identite = _ERREURS_IDENTITE if route.identifie else ()
    corps = () if route.corps is None else (HTTPStatus.REQUEST_ENTITY_TOO_LARGE,)
    return _ERREURS + identite + corps + route.erreurs


def _describe_parametre(parametre: Parametre) -> Schema:
    return {
        "name": parametre.nom,
        "in": parametre.lieu,
        "required": parametre.requis,
        "description": parametre.description,
        "schema": {"type": parametre.type_json},
    }


def _describe_reponse(kind: type[Reponse] | None) -> Schema:
    if kind is None:
        return {"description": "Rien n’a changé : la réponse n’a pas de corps."}
    schema = {"$ref": _REF.format(name=kind.__name__)}
    return {"description": kind.__doc__ or "", "content": {MEDIA_TYPE: {"schema": schema}}}
