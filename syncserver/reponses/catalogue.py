"""The answers about what is sold: articles, those off sale, categories."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from core.boutiques import Boutique
from core.catalogue.articles import Article, Categorie, InstantaneCatalogue
from core.montants import format_decimal
from core.vocabulaire import Devise
from syncserver.reponses.base import Reponse, format_instant

AUCUN_MONTANT = "0.00"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ArticleVendu(Reponse, frozen=True):
    """One article; `prix_achat` is always "0.00": only old parsers still ask for the field.

    An article has one currency: `prix_vente` is its price in it, `prix_vente_usd` repeats a price
    in USD and is "0.00" for any other. Ids and texts are 0 and "" where there is none.
    """

    id: int
    code: str
    nom: str
    description: str
    devise: str
    prix_vente: str
    prix_vente_usd: str
    prix_achat: str
    categorie_nom: str
    categorie_backend_id: int
    quantite_stock: int
    est_actif: bool
    code_barre: str
    image_url: str


class SyncMetadata(Reponse, frozen=True):
    """How the list was cut: `server_time` and `version` are one stamp, to be sent back."""

    is_incremental: bool
    since: str
    version_min: int
    version: int
    server_time: str


class ReponseArticles(Reponse, frozen=True):
    """The articles on sale, all of them or those that changed."""

    success: bool
    count: int
    boutique_id: int
    boutique_nom: str
    taux_dollar: str
    articles: list[ArticleVendu]
    sync_metadata: SyncMetadata


class ArticleRetire(Reponse, frozen=True):
    """An article off sale."""

    id: int
    code: str
    nom: str
    date_suppression: str


class ReponseRetires(Reponse, frozen=True):
    """The articles off sale, all of them or those that changed."""

    success: bool
    boutique_id: int
    count: int
    deleted_articles: list[ArticleRetire]


class CategorieVendue(Reponse, frozen=True):
    """One category."""

    id: int
    nom: str
    description: str


class ReponseCategories(Reponse, frozen=True):
    """All categories of the boutique."""

    success: bool
    count: int
    boutique_id: int
    boutique_nom: str
    categories: list[CategorieVendue]


def to_timbre(instant: datetime) -> int:
    """Return the change stamp that an instant stands for, in microseconds."""
    return (instant - _EPOCH) // timedelta(microseconds=1)


def format_timbre(timbre: int) -> str:
    """Return a change stamp as the instant that terminals send back."""
    return format_instant(_EPOCH + timedelta(microseconds=timbre))


def build_articles(boutique: Boutique, instantane: InstantaneCatalogue) -> ReponseArticles:
    """Fill the list that a terminal keeps."""
    since = instantane.since
    return ReponseArticles(
        success=True,
        count=len(instantane.articles),
        boutique_id=boutique.id,
        boutique_nom=boutique.nom,
        taux_dollar=format_decimal(instantane.taux or 0),
        articles=[_build_article(article) for article in instantane.articles],
        sync_metadata=SyncMetadata(
            is_incremental=since is not None,
            since="" if since is None else format_timbre(since),
            version_min=since or 0,
            version=instantane.version,
            server_time=format_timbre(instantane.version),
        ),
    )


def build_retires(boutique: Boutique, articles: Iterable[Article]) -> ReponseRetires:
    """Fill the list of what a terminal should forget."""
    retires = [
        ArticleRetire(a.id, a.code, a.nom, format_instant(a.date_suppression))
        for a in articles
        if a.date_suppression is not None
    ]
    return ReponseRetires(
        success=True, boutique_id=boutique.id, count=len(retires), deleted_articles=retires
    )


def build_categories(boutique: Boutique, categories: Iterable[Categorie]) -> ReponseCategories:
    """Fill the list of categories."""
    listed = [CategorieVendue(c.id, c.nom, c.description) for c in categories]
    return ReponseCategories(
        success=True,
        count=len(listed),
        boutique_id=boutique.id,
        boutique_nom=boutique.nom,
        categories=listed,
    )


def _build_article(article: Article) -> ArticleVendu:
    prix = format_decimal(article.prix_vente)
    return ArticleVendu(
        id=article.id,
        code=article.code,
        nom=article.nom,
        description=article.description,
        devise=article.devise,
        prix_vente=prix,
        prix_vente_usd=prix if article.devise is Devise.USD else AUCUN_MONTANT,
        prix_achat=AUCUN_MONTANT,
        categorie_nom=article.categorie_nom,
        categorie_backend_id=article.categorie_id or 0,
        quantite_stock=article.quantite_stock,
        est_actif=article.est_actif,
        code_barre=article.code_barre,
        image_url="",
    )
