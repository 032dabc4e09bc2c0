"""What a request that brings sales says of its terminal's clock."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from core.application import Core
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import ResultatLot, VenteCreee, VenteIllisible, VenteRecue
from syncserver.call import Call


def note_horloge(
    core: Core,
    call: Call,
    identite: TerminalIdentifie,
    envoi: tuple[tuple[VenteRecue | VenteIllisible, ...], ResultatLot],
) -> None:
    """Take note of the terminal's own Date header, or else of the newest sale that was new."""
    heure = _read_date(call.headers.get("Date", ""))
    if heure is not None:
        core.horloges.note_heure(identite.terminal.id, heure)
    elif newest := max(_list_dates(*envoi), default=None):
        core.horloges.note_vente(identite.terminal.id, newest)


def _list_dates(
    ventes: tuple[VenteRecue | VenteIllisible, ...], resultat: ResultatLot
) -> Iterator[datetime]:
    for vente, became in zip(ventes, resultat.resultats, strict=True):
        if isinstance(became, VenteCreee) and isinstance(vente, VenteRecue) and vente.date_vente:
            yield vente.date_vente


def _read_date(texte: str) -> datetime | None:
    """Read an HTTP date; None where there is none, or none that can be read."""
    try:
        found = parsedate_to_datetime(texte)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
