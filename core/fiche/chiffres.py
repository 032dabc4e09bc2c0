"""The figures at the head of an article, and what it was sold for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from core.boutiques import load_boutique
from core.catalogue.articles import DetailArticle
from core.catalogue.edition import load_detail
from core.clock import get_zone, jour_local
from core.db.stock import mouvement_stock
from core.db.ventes import ligne_vente, vente
from core.vocabulaire import Devise, TypeMouvement

JOURS_OBSERVES = 30
"""Local days, today among them, by which the pace of the sales is measured."""
_PRIX_MAX = 20
_MOVED = mouvement_stock.c


@dataclass(frozen=True, slots=True)
class Rythme:
    """Net pieces sold (returns taken off) over the last `jours` local days, today among them.

    An article younger than that is measured over its own days. The day is that of the movement:
    an offline sale counts on the day on which it arrived.
    """

    vendues: int
    jours: int

    def jours_de_stock(self, stock: int) -> int | None:
        """Return for how many whole days a stock lasts at this pace; None without sales."""
        if self.vendues <= 0:
            return None
        return max(stock, 0) * self.jours // self.vendues


@dataclass(frozen=True, slots=True)
class Chiffres:
    """An article in full with its pace; `jours_de_stock` None where nothing was sold."""

    detail: DetailArticle
    rythme: Rythme

    @property
    def jours_de_stock(self) -> int | None:
        """Return for how many days the stock lasts; None too where it is not followed."""
        article = self.detail.ligne.article
        if not article.suivi_stock:
            return None
        return self.rythme.jours_de_stock(article.quantite_stock)


@dataclass(frozen=True, slots=True)
class PrixVendu:
    """What an article was sold for between two local days; amounts in minor units a piece."""

    prix_unitaire: int
    prix_achat: int | None
    devise: Devise
    est_negocie: bool
    pieces: int
    ventes: int
    premier: date
    dernier: date


def read_chiffres(
    connection: Connection, boutique_id: int, article_id: int, now: datetime
) -> Chiffres:
    """Read one article; ArticleNotFound."""
    detail = load_detail(connection, boutique_id, article_id)
    fuseau = load_boutique(connection, boutique_id).fuseau
    return Chiffres(detail, read_rythme(connection, article_id, fuseau, now))


def read_rythme(connection: Connection, article_id: int, fuseau: str, now: datetime) -> Rythme:
    """Add up what was sold of late."""
    today = jour_local(now, fuseau)
    begin = today - timedelta(days=JOURS_OBSERVES - 1)
    midnight = datetime(begin.year, begin.month, begin.day, tzinfo=get_zone(fuseau))
    first = connection.scalar(
        select(func.min(_MOVED.date_mouvement)).where(_MOVED.article_id == article_id)
    )
    if first is None:
        return Rythme(0, JOURS_OBSERVES)
    sold = select(func.coalesce(func.sum(-_MOVED.quantite), 0)).where(
        _MOVED.article_id == article_id,
        _MOVED.date_mouvement >= midnight,
        _MOVED.type_mouvement.in_((TypeMouvement.VENTE, TypeMouvement.RETOUR)),
    )
    own_days = (today - jour_local(first, fuseau)).days + 1
    vendues: int = connection.execute(sold).scalar_one()
    return Rythme(vendues, max(1, min(JOURS_OBSERVES, own_days)))


def list_prix(connection: Connection, article_id: int) -> tuple[PrixVendu, ...]:
    """Read the prices at which the article was sold, the latest first; cancelled sales left out."""
    line = ligne_vente.c
    same = (line.prix_unitaire, line.prix_achat, vente.c.devise, line.est_negocie)
    query = (
        select(
            *same,
            func.sum(line.quantite),
            func.count(vente.c.id.distinct()),
            func.min(vente.c.jour),
            func.max(vente.c.jour).label("dernier"),
        )
        .select_from(mouvement_stock)
        .join(vente, vente.c.id == _MOVED.vente_id)
        .join(
            ligne_vente,
            (line.vente_id == _MOVED.vente_id) & (line.position == _MOVED.ligne_position),
        )
        .where(
            _MOVED.article_id == article_id,
            _MOVED.type_mouvement == TypeMouvement.VENTE,
            ~vente.c.est_annulee,
        )
        .group_by(*same)
        .order_by(func.max(vente.c.jour).desc(), line.prix_unitaire)
        .limit(_PRIX_MAX)
    )
    return tuple(PrixVendu(*row) for row in connection.execute(query))
