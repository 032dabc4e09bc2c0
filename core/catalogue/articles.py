"""The shapes of the catalogue: articles, categories, and what the owner asks about them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.listes import Bornes
from core.vocabulaire import Devise


@dataclass(frozen=True, slots=True)
class Categorie:
    """A shelf of the shop."""

    id: int
    nom: str
    description: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article; prices in minor units of its one currency, stock in pieces.

    `code_barre` is the first of its barcodes, "" where it has none.
    """

    id: int
    boutique_id: int
    code: str
    nom: str
    description: str
    categorie_id: int | None
    categorie_nom: str
    devise: Devise
    prix_vente: int
    prix_achat: int | None
    quantite_stock: int
    seuil_alerte: int
    suivi_stock: bool
    est_actif: bool
    date_suppression: datetime | None
    code_barre: str


class EtatArticle(StrEnum):
    """How an article stands, worst first."""

    INACTIF = "INACTIF"
    SANS_SUIVI = "SANS_SUIVI"
    NEGATIF = "NEGATIF"
    RUPTURE = "RUPTURE"
    BAS = "BAS"
    EN_STOCK = "EN_STOCK"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A row of the article table: the article, and when its stock last moved."""

    article: Article
    dernier_mouvement: datetime | None

    @property
    def id(self) -> int:
        """Return the article's id."""
        return self.article.id

    @property
    def etat(self) -> EtatArticle:
        """Return the one word that the table shows."""
        article = self.article
        checks = (
            (not article.est_actif, EtatArticle.INACTIF),
            (not article.suivi_stock, EtatArticle.SANS_SUIVI),
            (article.quantite_stock < 0, EtatArticle.NEGATIF),
            (article.quantite_stock == 0, EtatArticle.RUPTURE),
            (article.quantite_stock <= article.seuil_alerte, EtatArticle.BAS),
        )
        return next((etat for applies, etat in checks if applies), EtatArticle.EN_STOCK)

    @property
    def valeur(self) -> int | None:
        """Return what the stock cost, in minor units; None without a known cost or a stock kept."""
        article = self.article
        if article.prix_achat is None or not article.suivi_stock:
            return None
        return article.prix_achat * article.quantite_stock


class OngletArticles(StrEnum):
    """The tabs of the article page."""

    TOUS = "TOUS"
    BAS = "BAS"
    RUPTURE = "RUPTURE"
    NEGATIF = "NEGATIF"
    SANS_COUT = "SANS_COUT"
    INACTIFS = "INACTIFS"


@dataclass(frozen=True, slots=True)
class FiltreArticles:
    """Which articles of a boutique; the words are looked for in name, code and barcodes.

    An empty tuple leaves every value; of several, any may hold.
    """

    boutique_id: int
    recherche: str = ""
    onglet: OngletArticles = OngletArticles.TOUS
    categories: tuple[int, ...] = ()
    devises: tuple[Devise, ...] = ()
    prix: Bornes | None = None


@dataclass(frozen=True, slots=True)
class FicheArticle:
    """What the owner says of an article, new or edited; None leaves a known article's as it is.

    `quantite_stock` is the opening stock of a new article: a known one only moves by movements.
    """

    code: str
    nom: str
    prix_vente: int
    prix_achat: int | None = None
    devise: Devise | None = None
    quantite_stock: int = 0
    seuil_alerte: int | None = None
    categorie: str = ""
    code_barre: str = ""
    description: str | None = None
    suivi_stock: bool | None = None


def compute_marge(prix_vente: int, prix_achat: int | None) -> int | None:
    """Return the share of the price that is no cost, in thousandths, rounded down; None unknown."""
    if prix_achat is None or prix_vente == 0:
        return None
    return (prix_vente - prix_achat) * 1000 // prix_vente


@dataclass(frozen=True, slots=True)
class SaisieArticle:
    """All that the owner types of an article; amounts in minor units, `prix_achat` None unknown."""

    code: str
    nom: str
    devise: Devise
    prix_vente: int
    prix_achat: int | None = None
    seuil_alerte: int = 0
    categorie: str = ""
    description: str = ""
    suivi_stock: bool = True
    codes_barres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NouvelArticle:
    """An article to add; `quantite_stock` is its opening stock."""

    saisie: SaisieArticle
    quantite_stock: int = 0


@dataclass(frozen=True, slots=True)
class ModificationArticle:
    """An edit: what the owner was shown, and what he made of it. Only the difference is written."""

    article_id: int
    avant: SaisieArticle
    apres: SaisieArticle


@dataclass(frozen=True, slots=True)
class DetailArticle:
    """One article in full; once `devise_figee`, movements tell amounts in its currency."""

    ligne: ArticleRow
    codes_barres: tuple[str, ...]
    devise_figee: bool

    @property
    def saisie(self) -> SaisieArticle:
        """Return what a form shows of it."""
        article = self.ligne.article
        return SaisieArticle(
            code=article.code,
            nom=article.nom,
            devise=article.devise,
            prix_vente=article.prix_vente,
            prix_achat=article.prix_achat,
            seuil_alerte=article.seuil_alerte,
            categorie=article.categorie_nom,
            description=article.description,
            suivi_stock=article.suivi_stock,
            codes_barres=self.codes_barres,
        )


@dataclass(frozen=True, slots=True)
class ResultatImport:
    """How many articles a list created and changed; `articles` are (id, code) in its order."""

    crees: int
    modifies: int
    articles: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class VersionCatalogue:
    """The boutique's change stamp, and what 1 USD is worth in minor units of CDF."""

    version: int
    taux: int | None


@dataclass(frozen=True, slots=True)
class InstantaneCatalogue:
    """What a terminal is sent; stamps in microseconds since 1970, `since` None for a full list.

    `taux` is what 1 USD is worth in minor units of CDF, None until the owner has said it.
    """

    articles: tuple[Article, ...]
    since: int | None
    version: int
    taux: int | None
