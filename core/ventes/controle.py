"""What a new sale is checked against: articles, prices, stock, and the day it belongs to."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from core.clock import jour_local
from core.limites import AVANCE_DATE_MAX, MONTANT_MAX, RETARD_DATE_MAX, STOCK_MAX
from core.ventes.commandes import VenteRecue
from core.ventes.empreinte import Contenu
from core.ventes.etat import ArticleConnu, Etat, LigneAppliquee, Registre
from core.ventes.refus import TOTAL, Refus, refuse_article, refuse_devise, refuse_stock
from core.vocabulaire import PolitiqueStock


def sum_lignes(lignes: Sequence[LigneAppliquee]) -> int:
    """Return what the lines add up to, in minor units."""
    return sum(x.recue.quantite * x.prix_unitaire for x in lignes)


def resolve_lignes(
    articles: Mapping[int, ArticleConnu], vente: VenteRecue, contenu: Contenu
) -> tuple[LigneAppliquee, ...] | Refus:
    """Give each line its article and the price that counts, the catalogue's where none was sent."""
    lignes = []
    for recue, prix in zip(vente.lignes, contenu.prix, strict=True):
        article = articles.get(recue.article_id)
        if article is None:
            return refuse_article(recue.article_id)
        if prix is None and article.devise is not contenu.devise:
            return refuse_devise(article, contenu.devise)
        lignes.append(LigneAppliquee(article, recue, article.prix_vente if prix is None else prix))
    return TOTAL if sum_lignes(lignes) > MONTANT_MAX else tuple(lignes)


def check_stock(registre: Registre, lignes: Sequence[LigneAppliquee]) -> Refus | None:
    """Find the first article that the sale asks too much of; its lines count together."""
    wanted: dict[int, int] = {}
    for ligne in lignes:
        wanted[ligne.article.id] = wanted.get(ligne.article.id, 0) + ligne.recue.quantite
    for ligne in lignes:
        article, available = ligne.article, registre.stock(ligne.article)
        left = available - wanted[article.id]
        if left < 0 and (left < -STOCK_MAX or _is_counted(registre.etat, article)):
            return refuse_stock(article, wanted[article.id], available)
    return None


def _is_counted(etat: Etat, article: ArticleConnu) -> bool:
    return article.suivi_stock and etat.boutique.politique_stock is PolitiqueStock.REFUSER


def compute_jour(
    date_vente: datetime | None, reception: datetime, fuseau: str
) -> tuple[date, bool]:
    """Return the local day that reports use, and whether the sale's own date could be believed.

    It is the day of the sale if that lies between 31 days before and 5 minutes after the
    reception, else the day of the reception; a sale without a date is nobody's fault.
    """
    believed = date_vente is None or (
        reception - RETARD_DATE_MAX <= date_vente <= reception + AVANCE_DATE_MAX
    )
    instant = date_vente if date_vente is not None and believed else reception
    return jour_local(instant, fuseau), believed
