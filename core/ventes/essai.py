"""« Que se passerait-il ? »: a batch recorded by the very same rules, then taken back whole."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from core.db.engine import Database
from core.terminaux import TerminalIdentifie, recheck
from core.ventes.commandes import LotVentes, ResultatLot, VenteCreee
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

    TooManyRequests as there. It holds the writer for as long as the batch itself would.
    """
    with database.write() as connection:
        identifie = recheck(connection, identifie)
        resultat = apply_lot(connection, identifie, lot, maintenant=maintenant)
        connection.rollback()
    return ResultatEssai(resultat, tuple(_list_effets(resultat)))


def _list_effets(resultat: ResultatLot) -> Iterator[EffetStock]:
    vendu = Counter[int]()
    for each in resultat.resultats:
        if isinstance(each, VenteCreee):
            for ligne in each.vente.lignes:
                vendu[ligne.article_id] += ligne.quantite
    for stock in resultat.stocks:
        if stock.suivi_stock:
            avant = stock.stock_actuel + vendu[stock.article_id]
            yield EffetStock(stock.article_id, stock.nom, avant, stock.stock_actuel)
