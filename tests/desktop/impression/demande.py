"""Makes requests for the tables of a shop, as its pages would."""

from pathlib import Path

import msgspec

from core.catalogue.articles import FicheArticle, FiltreArticles
from core.fiche.livre import FiltreLivre
from core.listes import Tri
from core.lots import FiltreLots
from core.mouvements import FiltreMouvements
from core.quarantaine import FiltreQuarantaine
from core.suivi import FiltreSuivi
from core.ventes.consultation import FiltreVentes
from desktop.formats import Times
from desktop.impression.request import ExportKind, ExportRequest
from desktop.models.articles import article_columns
from desktop.models.explication import FiltreExplication
from desktop.models.ventes import vente_columns
from tests.desktop.conftest import Magasin

ARTICLES = "articles"
VENTES = "ventes"
QUESTIONS = {
    VENTES: (FiltreVentes(1), Tri("numero_facture")),
    ARTICLES: (FiltreArticles(1), Tri("nom")),
    "mouvements": (FiltreMouvements(1), Tri("seq")),
    "a_regler": (FiltreQuarantaine(1), Tri("numero_facture")),
    "journal": (FiltreLots(1), Tri("date_reception")),
    "terminaux": (FiltreSuivi(1), Tri("nom_terminal")),
    "livre_article": (FiltreLivre(1), Tri("seq")),
    "explication": (FiltreExplication(1, 1), Tri("")),
}
EVERY_COLUMN = tuple(range(40))
"""A rank that no column has is passed over."""


def make_request(
    magasin: Magasin,
    table: str,
    kind: ExportKind,
    target: Path,
    *,
    columns: tuple[int, ...] = EVERY_COLUMN,
    words: tuple[str, ...] = (),
) -> ExportRequest:
    """Ask for a table of the shop, all of its rows."""
    filtre, tri = QUESTIONS[table]
    return ExportRequest(
        data_dir=str(magasin.core.settings.data_dir),
        table=table,
        boutique_id=magasin.boutique.id,
        filtre=msgspec.Raw(msgspec.json.encode(filtre)),
        tri=tri,
        columns=columns,
        kind=kind,
        target=str(target),
        made=magasin.clock.now(),
        words=words,
    )


def make_articles(magasin: Magasin, count: int) -> None:
    """Add many articles at once, « Article 0000 » first."""
    fiches = [
        FicheArticle(code=f"A{n:04d}", nom=f"Article {n:04d}", prix_vente=2_500_000)
        for n in range(count)
    ]
    magasin.core.catalogue.save_articles(magasin.boutique.id, fiches)


def ranks(table: str, times: Times, *titles: str) -> tuple[int, ...]:
    """Return where the columns of these titles stand."""
    known = [c.title for c in vente_columns(times)]
    if table == ARTICLES:
        known = [c.title for c in article_columns(times)]
    return tuple(known.index(title) for title in titles)
