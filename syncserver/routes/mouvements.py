"""The book of movements, read by terminals in pages."""

from starlette.responses import Response

from core.application import Core
from core.errors import InvalidFormat
from core.limites import PAGE_MOUVEMENTS_MAX
from core.mouvements import FiltreMouvements
from core.vocabulaire import TypeMouvement
from syncserver.auth import identify
from syncserver.call import Call
from syncserver.parametres import Parametre, read_entier, read_fin, read_instant, read_texte
from syncserver.reponses.base import answer
from syncserver.reponses.mouvements import ReponseMouvements, build_mouvements
from syncserver.routing import BASE, Route

PAGE_DEFAUT = 100


def list_mouvements(core: Core, call: Call) -> Response:
    """Answer a page of the boutique's movements, newest first."""
    boutique = identify(core, call).boutique
    filtre = FiltreMouvements(
        boutique_id=boutique.id,
        article_id=read_entier(call, "article_id"),
        type_mouvement=_read_type(call),
        reference=read_texte(call, "reference"),
        date_debut=read_instant(call, "date_debut", boutique.fuseau),
        date_fin=read_fin(call, "date_fin", boutique.fuseau),
    )
    limit = min(read_entier(call, "limit") or PAGE_DEFAUT, PAGE_MOUVEMENTS_MAX)
    # One more than asked for tells whether there is a further page.
    page = core.mouvements.list_page(filtre, limit + 1, read_entier(call, "next"))
    return answer(build_mouvements(page, limit))


def _read_type(call: Call) -> TypeMouvement | None:
    texte = read_texte(call, "type_mouvement").upper()
    if not texte:
        return None
    if texte not in set(TypeMouvement):
        raise InvalidFormat(f"Paramètre type_mouvement : {', '.join(TypeMouvement)}.")
    return TypeMouvement(texte)


ROUTES = (
    Route(
        method="GET",
        chemins=("/api/v2/mouvements-stock", f"{BASE}/mouvements-stock"),
        work=list_mouvements,
        reponse=ReponseMouvements,
        resume="Lister les mouvements de stock",
        parametres=(
            Parametre("article_id", "Un seul article.", type_json="integer"),
            Parametre("type_mouvement", f"{', '.join(TypeMouvement)}."),
            Parametre("reference", "Le document exact, par exemple un numéro de facture."),
            Parametre("date_debut", "Date ou instant à partir duquel."),
            Parametre("date_fin", "Date incluse, ou instant jusqu’auquel."),
            Parametre(
                "limit",
                f"De 1 à {PAGE_MOUVEMENTS_MAX} ; {PAGE_DEFAUT} par défaut.",
                type_json="integer",
            ),
            Parametre("next", "Le `next` de la page précédente.", type_json="integer"),
        ),
    ),
)
