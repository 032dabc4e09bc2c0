"""Applies a batch: reads the state, decides, writes set by set, and only then answers."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from core.errors import TooManyRequests
from core.journal_lots import Carnet, Genre
from core.limites import ENTREES_OUVERTES_MAX, LIGNES_PAR_TRANSACTION_MAX
from core.terminaux import TerminalIdentifie
from core.ventes.chargement import load_compteurs, load_etat
from core.ventes.commandes import LotVentes, ResultatLot, VenteIllisible, VenteRecue
from core.ventes.decision import Decision, decide, refuse_all
from core.ventes.ecriture import LotJuge, write_duree, write_lot, write_ventes
from core.ventes.etat import Etat
from core.ventes.garde import join_charges, keep_lot
from core.ventes.mise_en_quarantaine import write_entrees
from core.ventes.resultat import build_resultat

logger = logging.getLogger(__name__)

Judge = Callable[[Etat, Sequence[VenteRecue | VenteIllisible]], tuple[Decision, ...]]


def record_batch(
    carnet: Carnet,
    identifie: TerminalIdentifie,
    lot: LotVentes,
    *,
    on_recorded: Callable[[ResultatLot], None],
) -> ResultatLot:
    """Apply, recognise or keep each sale of the batch; whatever is answered is on disk.

    One transaction, or several for a batch of very many lines, so that other terminals need not
    wait for all of it; `on_recorded` is told of each, once it is on disk and the writer is free.
    StorageUnavailable: what of it is recorded, the next sending will say. TooManyRequests: too many
    sales of this terminal wait for the owner already.
    """
    parts: list[ResultatLot] = []
    for part in _cut(lot):
        for recorded in _record_part(carnet, identifie, part):
            on_recorded(recorded)
            parts.append(recorded)
    stocks = {stock.article_id: stock for part in parts for stock in part.stocks}
    return ResultatLot(
        lot_id=parts[-1].lot_id,
        resultats=tuple(resultat for part in parts for resultat in part.resultats),
        stocks=tuple(stocks.values()),
    )


def _cut(lot: LotVentes) -> Iterator[LotVentes]:
    """Cut a batch where its lines are too many for one transaction; most are left whole."""
    counts = [len(v.lignes) if isinstance(v, VenteRecue) else 1 for v in lot.ventes]
    if sum(counts) <= LIGNES_PAR_TRANSACTION_MAX:
        yield lot
        return
    ventes: list[VenteRecue | VenteIllisible] = []
    lignes = 0
    for vente, count in zip(lot.ventes, counts, strict=True):
        if ventes and lignes + count > LIGNES_PAR_TRANSACTION_MAX:
            yield _take(lot, ventes)
            ventes, lignes = [], 0
        ventes.append(vente)
        lignes += count
    yield _take(lot, ventes)


def _take(lot: LotVentes, ventes: Sequence[VenteRecue | VenteIllisible]) -> LotVentes:
    """Return a batch of some of the sales, its body being theirs alone."""
    return replace(lot, ventes=tuple(ventes), corps=join_charges(ventes))


def _record_part(
    carnet: Carnet, identifie: TerminalIdentifie, lot: LotVentes
) -> Iterator[ResultatLot]:
    try:
        whole = _record(carnet, identifie, lot, judge=decide)
    except IntegrityError:
        logger.exception("a batch broke a constraint: its sales are recorded one by one")
    else:
        yield whole
        return
    for vente in lot.ventes:
        yield _record_alone(carnet, identifie, _take(lot, [vente]))


def _record_alone(carnet: Carnet, identifie: TerminalIdentifie, lot: LotVentes) -> ResultatLot:
    """Record one sale of a broken batch; the one that breaks it is kept for the owner."""
    try:
        return _record(carnet, identifie, lot, judge=decide)
    except IntegrityError:
        logger.exception("a sale breaks a constraint: it is kept in quarantine")
        return _record(carnet, identifie, lot, judge=refuse_all)


def _record(
    carnet: Carnet, identifie: TerminalIdentifie, lot: LotVentes, *, judge: Judge
) -> ResultatLot:
    with carnet.write(identifie) as page:
        resultat = apply_lot(
            page.connection, page.identifie, lot, maintenant=page.maintenant, judge=judge
        )
        garde = keep_lot(lot, resultat)
        if garde is not None:
            page.keep(Genre.LOT, garde)
    return resultat


def apply_lot(
    connection: Connection,
    identifie: TerminalIdentifie,
    lot: LotVentes,
    *,
    maintenant: datetime,
    judge: Judge = decide,
) -> ResultatLot:
    """Judge a batch and write what was decided, in the caller's transaction; TooManyRequests."""
    start = perf_counter()
    compteurs = load_compteurs(connection, identifie.terminal.id)
    _require_room(compteurs.ouvertes)
    etat = load_etat(connection, identifie, lot, compteurs=compteurs, maintenant=maintenant)
    judged = LotJuge(compteurs.lot_id, lot, etat, judge(etat, lot.ventes))
    write_lot(connection, judged)
    stocks = write_ventes(connection, judged)
    write_entrees(connection, etat, judged.decisions)
    resultat = build_resultat(connection, judged, stocks)
    write_duree(connection, judged, int((perf_counter() - start) * 1_000_000))
    return resultat


def _require_room(waiting: int) -> None:
    if waiting > ENTREES_OUVERTES_MAX:
        raise TooManyRequests(
            f"{waiting} ventes de ce terminal attendent déjà le propriétaire dans « À régler »."
        )
