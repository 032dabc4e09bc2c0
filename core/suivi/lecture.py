"""What the file knows of each terminal of a boutique, in a handful of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from string import digits

from sqlalchemy import Connection, func, select, type_coerce

from core.clock import get_zone, jour_local
from core.db.boutiques import terminal
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import columns_of
from core.db.types import Entier
from core.db.ventes import lot_sync, vente
from core.suivi.silence import OBSERVATION
from core.terminaux import Terminal
from core.ventes.demande import ROUTE_REJEU
from core.vocabulaire import EtatEntree

JOURS_NUMEROS = 7
"""Days, today included, in whose sales missing numbers are looked for."""
_HEURE_US = 3_600_000_000
_SENT = lot_sync.c.route != ROUTE_REJEU
"""What the owner tried again on this computer is nothing that the terminal sent."""


@dataclass(frozen=True, slots=True)
class Compte:
    """Sales that a terminal sent today: `recues` is the sum of the other three (I12)."""

    recues: int = 0
    creees: int = 0
    rejouees: int = 0
    refusees: int = 0


@dataclass(frozen=True, slots=True)
class Horloge:
    """How far a terminal's clock was off when it was last measured; None where it never was."""

    ecart_horloge_s: int | None
    date_horloge: datetime | None


def list_terminaux(
    connection: Connection, boutique_id: int
) -> tuple[tuple[Terminal, Horloge], ...]:
    """Return the terminals of a boutique, in the order in which they were let in."""
    query = (
        select(*columns_of(terminal, Terminal), *columns_of(terminal, Horloge))
        .where(terminal.c.boutique_id == boutique_id)
        .order_by(terminal.c.id)
    )
    count = len(fields(Terminal))
    rows = connection.execute(query)
    return tuple((Terminal(*row[:count]), Horloge(*row[count:])) for row in rows)


def count_jour(
    connection: Connection, boutique_id: int, now: datetime, fuseau: str
) -> Mapping[int, Compte]:
    """Add up what each terminal sent since midnight, local time."""
    local = now.astimezone(get_zone(fuseau))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    table = lot_sync.c
    counted = (table.recues, table.creees, table.rejouees, table.refusees)
    query = (
        select(table.terminal_id, *(func.sum(column) for column in counted))
        .where(table.boutique_id == boutique_id, table.date_reception >= midnight, _SENT)
        .group_by(table.terminal_id)
    )
    return {row[0]: Compte(*row[1:]) for row in connection.execute(query)}


def list_heures(
    connection: Connection, boutique_id: int, now: datetime
) -> Mapping[int, Sequence[datetime]]:
    """Return the hours in which each terminal has sent something of late."""
    table = lot_sync.c
    heure = type_coerce(table.date_reception, Entier) // _HEURE_US
    query = (
        select(table.terminal_id, heure)
        .where(table.boutique_id == boutique_id, table.date_reception >= now - OBSERVATION, _SENT)
        .group_by(table.terminal_id, heure)
    )
    found: defaultdict[int, list[datetime]] = defaultdict(list)
    for terminal_id, hour in connection.execute(query):
        found[terminal_id].append(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=hour))
    return found


def find_dernieres_ventes(connection: Connection, ids: Sequence[int]) -> Mapping[int, datetime]:
    """Return when the last new sale of each terminal was received."""
    table = lot_sync.c
    found: dict[int, datetime] = {}
    for terminal_id in ids:
        query = (
            select(table.date_reception)
            .where(table.terminal_id == terminal_id, table.creees > 0, _SENT)
            .order_by(table.date_reception.desc())
            .limit(1)
        )
        last = connection.scalar(query)
        if last is not None:
            found[terminal_id] = last
    return found


def count_a_regler(connection: Connection, boutique_id: int) -> Mapping[int, int]:
    """Count the sales of each terminal that wait for the owner."""
    table = vente_en_quarantaine.c
    query = (
        select(table.terminal_id, func.count())
        .where(table.boutique_id == boutique_id, table.etat == EtatEntree.A_REGLER)
        .group_by(table.terminal_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def list_rangs(
    connection: Connection, boutique_id: int, now: datetime, fuseau: str
) -> Mapping[int, Mapping[str, Sequence[str]]]:
    """Return the digits that end the numbers of a week, refused ones included.

    By terminal, and by what stands before them. The database takes them apart: a terminal that
    was away for a week sends thousands, and each answer of the board looks at all.
    """
    first = now - timedelta(days=JOURS_NUMEROS - 1)
    kept, refused = vente.c, vente_en_quarantaine.c
    recorded = kept.boutique_id == boutique_id, kept.jour >= jour_local(first, fuseau)
    waiting = refused.boutique_id == boutique_id, refused.date_derniere >= first
    found: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for table, conditions in ((kept, recorded), (refused, waiting)):
        numero = table.numero_facture
        debut = func.rtrim(numero, digits)
        rang = func.substr(numero, func.length(debut) + 1)
        query = (
            select(table.terminal_id, debut, func.group_concat(rang))
            .where(*conditions, debut != numero)
            .group_by(table.terminal_id, debut)
        )
        for terminal_id, before, rangs in connection.execute(query):
            found[terminal_id][before] += rangs.split(",")
    return found
