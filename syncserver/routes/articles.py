"""What is sold: the list that each terminal keeps, whole or by what changed."""

from http import HTTPStatus

from starlette.responses import Response

from core.application import Core
from core.boutiques import Boutique
from core.terminaux import TerminalIdentifie
from syncserver.auth import identify
from syncserver.call import Call
from syncserver.etag import answer_unchanged, has_current, make_etag
from syncserver.parametres import Parametre, read_entier, read_instant
from syncserver.reponses.base import answer
from syncserver.reponses.catalogue import (
    ReponseArticles,
    ReponseCategories,
    ReponseRetires,
    build_articles,
    build_categories,
    build_retires,
    to_timbre,
)
from syncserver.routes.terminaux import NUMERO_SERIE, identify_named
from syncserver.routing import BASE, Route

SINCE = Parametre("since", "Le `server_time` de la liste précédente : ce qui a changé depuis.")
VERSION = Parametre(
    "version",
    "La `version` de la liste précédente ; elle l’emporte sur `since`.",
    type_json="integer",
)
CONNU = Parametre(
    "If-None-Match",
    "L’`ETag` de la liste que le terminal a déjà.",
    lieu="header",
)


def list_articles(core: Core, call: Call) -> Response:
    """Answer the articles on sale."""
    return _list_for(core, call, identify(core, call))


def list_articles_of_terminal(core: Core, call: Call) -> Response:
    """Answer the same where the address names the terminal."""
    return _list_for(core, call, identify_named(core, call))


def list_deleted(core: Core, call: Call) -> Response:
    """Answer the articles off sale."""
    boutique = identify(core, call).boutique
    since = _read_since(call, boutique.fuseau)
    return answer(build_retires(boutique, core.catalogue.list_deleted(boutique.id, since)))


def list_categories(core: Core, call: Call) -> Response:
    """Answer the boutique's categories."""
    boutique = identify(core, call).boutique
    return answer(build_categories(boutique, core.catalogue.list_categories(boutique.id)))


def _list_for(core: Core, call: Call, identite: TerminalIdentifie) -> Response:
    boutique = identite.boutique
    since = _read_since(call, boutique.fuseau)
    current = core.catalogue.read_version(boutique.id)
    etag = _make_etag(boutique, current.version, current.taux, since)
    if has_current(call, etag):
        return answer_unchanged(etag)
    instantane = core.catalogue.read_snapshot(boutique.id, since)
    response = answer(build_articles(boutique, instantane))
    # Not the tag looked for above: a sale may have come in between.
    response.headers["ETag"] = _make_etag(boutique, instantane.version, instantane.taux, since)
    return response


def _make_etag(boutique: Boutique, version: int, taux: int | None, since: int | None) -> str:
    """Tag a list by all that it is made of: a change of any article is one of the stamp."""
    return make_etag(boutique.id, boutique.nom, version, taux, since)


def _read_since(call: Call, fuseau: str) -> int | None:
    """Return the change stamp from which on the caller asks, None for everything."""
    version = read_entier(call, "version", minimum=0)
    if version is not None:
        return version
    instant = read_instant(call, "since", fuseau)
    return None if instant is None else to_timbre(instant)


ROUTES = (
    Route(
        method="GET",
        chemins=(f"{BASE}/articles",),
        work=list_articles,
        reponse=ReponseArticles,
        resume="Lister les articles en vente",
        parametres=(SINCE, VERSION, CONNU),
        autres={HTTPStatus.NOT_MODIFIED: None},
    ),
    Route(
        method="GET",
        chemins=(f"{BASE}/articles/terminal/{{numero_serie}}",),
        work=list_articles_of_terminal,
        reponse=ReponseArticles,
        resume="Lister les articles en vente, le terminal étant nommé dans l’adresse",
        parametres=(NUMERO_SERIE, SINCE, VERSION, CONNU),
        autres={HTTPStatus.NOT_MODIFIED: None},
    ),
    Route(
        method="GET",
        chemins=(f"{BASE}/articles/deleted",),
        work=list_deleted,
        reponse=ReponseRetires,
        resume="Lister les articles retirés de la vente",
        parametres=(SINCE, VERSION),
    ),
    Route(
        method="GET",
        chemins=(f"{BASE}/categories",),
        work=list_categories,
        reponse=ReponseCategories,
        resume="Lister les catégories",
    ),
)
