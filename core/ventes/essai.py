"""« Que se passerait-il ? »: a batch recorded by the very same rules, then taken back whole."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from core.db.catalogue import article
from core.db.engine import Database
from core.db.requetes import among, as_list
from core.errors import InvalidFormat
from core.limites import LIGNES_PAR_TRANSACTION_MAX
from core.terminaux import TerminalIdentifie, recheck
from core.ventes.commandes import LotVentes, ResultatLot, VenteRecue
from core.ventes.enregistrement import apply_lot
from core.ventes.prevision import EffetStock


@dataclass(frozen=True, slots=True)
class ResultatEssai:
    """What the batch would be told, and what it would do to each stock that it is told of."""

    resultat: ResultatLot
    effets: tuple[EffetStock, ...]


@dataclass(frozen=True, slots=True)
class Essai:
    """A request tried out: the exact answer, `essaye` None where it is refused as a whole."""

    status: int
    reponse: str
    essaye: ResultatEssai | None = None


Essayer = Callable[[str, bytes], Essai]
"""Tries the body of a request as if the terminal of this serial number had sent it."""


def try_lot(
    database: Database, identifie: TerminalIdentifie, lot: LotVentes, maintenant: datetime
) -> ResultatEssai:
    """Say what `record_batch` would do; nothing of it stays, and nobody else sees it.

    TooManyRequests as there; InvalidFormat where the batch would be cut, since a trial holds the
    writer for all of it at once.
    """
    lignes = sum(len(v.lignes) if isinstance(v, VenteRecue) else 1 for v in lot.ventes)
    if lignes > LIGNES_PAR_TRANSACTION_MAX:
        raise InvalidFormat(
            f"Un essai porte sur au plus {LIGNES_PAR_TRANSACTION_MAX} lignes de vente, et celui-ci "
            f"en a {lignes}. Collez une partie des ventes : un terminal peut, lui, tout envoyer."
        )
    with database.write() as connection:
        identifie = recheck(connection, identifie)
        avant = _load_stocks(connection, lot)
        resultat = apply_lot(connection, identifie, lot, maintenant=maintenant)
        connection.rollback()
    return ResultatEssai(resultat, tuple(_list_effets(resultat, avant)))


def _load_stocks(connection: Connection, lot: LotVentes) -> Mapping[int, int]:
    ids = {x.article_id for v in lot.ventes if isinstance(v, VenteRecue) for x in v.lignes}
    query = select(article.c.id, article.c.quantite_stock).where(among(article.c.id, "ids"))
    return {row.id: row.quantite_stock for row in connection.execute(query, {"ids": as_list(ids)})}


def _list_effets(resultat: ResultatLot, avant: Mapping[int, int]) -> Iterator[EffetStock]:
    for stock in resultat.stocks:
        if stock.suivi_stock:
            before = avant.get(stock.article_id, stock.stock_actuel)
            yield EffetStock(stock.article_id, stock.nom, before, stock.stock_actuel)
