"""The answers about the till: expenses, goods brought back, refusals told; and its figures."""

from collections.abc import Sequence

from core.boutiques import Boutique
from core.caisse import Depense, ResultatDepense
from core.montants import format_decimal
from core.rejets import ResultatNotification
from core.retours import RetourEnregistre
from core.statistiques import ChiffresBoutique
from core.ventes.net import Recette
from core.vocabulaire import Devise
from syncserver.reponses.base import Reponse, format_instant
from syncserver.reponses.lot import BoutiqueLot
from syncserver.reponses.ventes import ArticleRestaure


class RapportCaisse(Reponse, frozen=True):
    """One expense; `date_rapport` is that of its reception where none was given."""

    id: int
    detail: str
    depense: str
    devise: str
    date_rapport: str


class ReponseRapport(Reponse, frozen=True):
    """An expense recorded, now or before."""

    success: bool
    message: str
    id: int
    already_exists: bool
    rapport: RapportCaisse


class ReponseRapports(Reponse, frozen=True):
    """The terminal's own expenses, last received first."""

    success: bool
    boutique_id: int
    count: int
    rapports: list[RapportCaisse]


class ReponseRetour(Reponse, frozen=True):
    """A return recorded, now or before, with what it did to the stock."""

    success: bool
    message: str
    id: int
    already_exists: bool
    stock_restaure: list[ArticleRestaure]


class ReponseRejet(Reponse, frozen=True):
    """A notice of refusal that was kept; `quarantaine_id` is null where no such sale waits."""

    success: bool
    message: str
    id: int
    already_exists: bool
    quarantaine_id: int | None


class StatistiquesArticles(Reponse, frozen=True):
    """The articles on sale, and those that run short."""

    total: int
    stock_bas: int


class StatistiquesCategories(Reponse, frozen=True):
    """The categories."""

    total: int


class StatistiquesVentes(Reponse, frozen=True):
    """Sales that stand, and their takings: CDF, and beside it USD."""

    nombre: int
    chiffre_affaires: str
    chiffre_affaires_usd: str


class ChiffresAffiches(Reponse, frozen=True):
    """The figures of a boutique, by its own calendar."""

    articles: StatistiquesArticles
    categories: StatistiquesCategories
    ventes_jour: StatistiquesVentes
    ventes_mois: StatistiquesVentes


class ReponseStatistiques(Reponse, frozen=True):
    """The figures of the terminal's first screen."""

    success: bool
    boutique: BoutiqueLot
    statistiques: ChiffresAffiches


def build_rapport(resultat: ResultatDepense) -> ReponseRapport:
    """Answer an expense."""
    return ReponseRapport(
        success=True,
        message="Dépense déjà enregistrée" if resultat.is_known else "Dépense enregistrée",
        id=resultat.depense.id,
        already_exists=resultat.is_known,
        rapport=_build_depense(resultat.depense),
    )


def build_rapports(boutique: Boutique, depenses: Sequence[Depense]) -> ReponseRapports:
    """Fill the list of expenses."""
    listed = [_build_depense(depense) for depense in depenses]
    return ReponseRapports(
        success=True, boutique_id=boutique.id, count=len(listed), rapports=listed
    )


def build_retour(retour: RetourEnregistre) -> ReponseRetour:
    """Answer a return: of one sent again, with what it did the first time."""
    return ReponseRetour(
        success=True,
        message="Retour déjà enregistré" if retour.is_known else "Retour enregistré",
        id=retour.id,
        already_exists=retour.is_known,
        stock_restaure=[
            ArticleRestaure(
                article_id=retour.article_id,
                code=retour.article_code,
                nom=retour.article_nom,
                quantite_restauree=retour.quantite,
                stock_avant=retour.stock_avant,
                stock_apres=retour.stock_apres,
            )
        ],
    )


def build_rejet(resultat: ResultatNotification) -> ReponseRejet:
    """Answer a notice."""
    return ReponseRejet(
        success=True,
        message="Rejet noté",
        id=resultat.id,
        already_exists=resultat.is_known,
        quarantaine_id=resultat.entree_id,
    )


def build_statistiques(boutique: Boutique, chiffres: ChiffresBoutique) -> ReponseStatistiques:
    """Fill the figures."""
    return ReponseStatistiques(
        success=True,
        boutique=BoutiqueLot(boutique.id, boutique.nom, boutique.code),
        statistiques=ChiffresAffiches(
            articles=StatistiquesArticles(chiffres.articles, chiffres.stock_bas),
            categories=StatistiquesCategories(chiffres.categories),
            ventes_jour=_build_recette(chiffres.jour),
            ventes_mois=_build_recette(chiffres.mois),
        ),
    )


def _build_depense(depense: Depense) -> RapportCaisse:
    return RapportCaisse(
        id=depense.id,
        detail=depense.detail,
        depense=format_decimal(depense.depense),
        devise=depense.devise,
        date_rapport=format_instant(depense.date_rapport or depense.date_reception),
    )


def _build_recette(recette: Recette) -> StatistiquesVentes:
    return StatistiquesVentes(
        nombre=recette.ventes,
        chiffre_affaires=format_decimal(recette.montants.get(Devise.CDF, 0)),
        chiffre_affaires_usd=format_decimal(recette.montants.get(Devise.USD, 0)),
    )
