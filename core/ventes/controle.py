"""What a new sale is checked against: articles, prices, stock, and the day it belongs to."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import structs

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


def mark_counted(
    etat: Etat, vente: VenteRecue, lignes: tuple[LigneAppliquee, ...]
) -> tuple[LigneAppliquee, ...]:
    """Give each line the validated count that was made after its goods had left the shelf."""
    if not etat.comptages:
        return lignes
    reception = vente.date_reception or etat.maintenant
    depart = compute_depart(vente.date_vente, reception, etat.avance_horloge)
    return tuple(
        structs.replace(ligne, comptage=found)
        if (found := etat.comptages.get(ligne.article.id)) and depart < found.date_comptage
        else ligne
        for ligne in lignes
    )


def check_stock(registre: Registre, lignes: Sequence[LigneAppliquee]) -> Refus | None:
    """Find the first article that the sale asks too much of; its lines count together.

    Goods that a count found gone are not short: the stock was counted without them.
    """
    wanted: dict[int, int] = {}
    for ligne in lignes:
        wanted[ligne.article.id] = wanted.get(ligne.article.id, 0) + ligne.recue.quantite
    for ligne in lignes:
        article, available = ligne.article, registre.stock(ligne.article)
        left = available - wanted[article.id]
        short = ligne.comptage is None and _is_tracked(registre.etat, article)
        if left < 0 and (left < -STOCK_MAX or short):
            return refuse_stock(article, wanted[article.id], available)
    return None


def _is_tracked(etat: Etat, article: ArticleConnu) -> bool:
    return article.suivi_stock and etat.boutique.politique_stock is PolitiqueStock.REFUSER


def compute_avance(ecart_s: int | None, *, exact: bool) -> timedelta:
    """Return by how much a clock is ahead for certain: it said so, or dated a sale in the future.

    A clock that only seems behind may be right, and its newest sale have come late.
    """
    proven = ecart_s is not None and (exact or ecart_s > 0)
    return timedelta(seconds=ecart_s or 0) if proven else timedelta()


def compute_depart(
    date_vente: datetime | None, reception: datetime, avance_horloge: timedelta
) -> datetime:
    """Return when the goods left the shelf, as far as it can be known.

    That is the sale's own date, put right by how far its terminal's clock is known to be ahead.
    A sale without a date, or whose date cannot be believed, left when it was received; none left
    later than that.
    """
    if date_vente is None:
        return reception
    delay = reception - date_vente + avance_horloge
    believed = -AVANCE_DATE_MAX <= delay <= RETARD_DATE_MAX
    return reception - delay if believed and delay > timedelta() else reception


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
