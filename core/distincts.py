"""Pairs of terminals of which the owner said that a number they share never means one sale."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select

from core import audit
from core.clock import Clock
from core.db.boutiques import terminal, terminaux_distincts
from core.db.engine import Database
from core.errors import InvalidFormat
from core.events import EventHub, TerminauxChanges
from core.utilisateurs import load_utilisateur

OBJET = "terminaux_distincts"


@dataclass(frozen=True, slots=True)
class Paire:
    """Two terminals, and since when and by whom they are told apart."""

    id: int
    boutique_id: int
    premier_id: int
    premier_nom: str
    second_id: int
    second_nom: str
    date_decision: datetime
    utilisateur: str


@dataclass(frozen=True, slots=True)
class Distincts:
    """Use cases about the pairs; one is made by a remedy of À régler."""

    database: Database
    clock: Clock
    events: EventHub

    def list_paires(self, boutique_id: int) -> tuple[Paire, ...]:
        """Return the pairs of a boutique, the oldest first."""
        with self.database.read() as connection:
            return _load_paires(connection, boutique_id)

    def forget(self, boutique_id: int, paire_id: int) -> bool:
        """Let equal numbers of a pair be looked at again; False where it was forgotten already.

        What was recorded in the meantime stays.
        """
        with self.database.write() as connection:
            found = [p for p in _load_paires(connection, boutique_id) if p.id == paire_id]
            for paire in found:
                table = terminaux_distincts
                connection.execute(delete(table).where(table.c.id == paire.id))
                _trace(connection, "TERMINAUX_A_COMPARER", paire, self.clock.now())
        self.events.publish(*(TerminauxChanges() for _ in found))
        return bool(found)


def load_distincts(connection: Connection, terminal_id: int) -> frozenset[int]:
    """Return the terminals that are always told apart from this one."""
    table = terminaux_distincts.c
    query = select(table.premier_id, table.second_id).where(
        or_(table.premier_id == terminal_id, table.second_id == terminal_id)
    )
    found = {key for row in connection.execute(query) for key in row}
    return frozenset(found - {terminal_id})


def declare_distincts(
    connection: Connection, boutique_id: int, paire: frozenset[int], now: datetime
) -> bool:
    """Tell two terminals of a boutique apart from now on; False where they were already.

    InvalidFormat unless they are two, and of this boutique. The caller's write transaction.
    """
    own = terminal.c.boutique_id == boutique_id
    known = connection.scalars(select(terminal.c.id).where(own, terminal.c.id.in_(paire))).all()
    if len(known) != 2:  # noqa: PLR2004 - a pair
        raise InvalidFormat("Il faut deux terminaux de cette boutique.", champ="terminal")
    premier, second = sorted(known)
    if second in load_distincts(connection, premier):
        return False
    connection.execute(
        insert(terminaux_distincts).values(
            boutique_id=boutique_id,
            premier_id=premier,
            second_id=second,
            date_decision=now,
            utilisateur=load_utilisateur(connection),
        )
    )
    for made in _load_paires(connection, boutique_id):
        if (made.premier_id, made.second_id) == (premier, second):
            _trace(connection, "TERMINAUX_DISTINCTS", made, now)
    return True


def _load_paires(connection: Connection, boutique_id: int) -> tuple[Paire, ...]:
    table = terminaux_distincts.c
    premier, second = terminal.alias("premier"), terminal.alias("second")
    query = (
        select(
            table.id,
            table.boutique_id,
            table.premier_id,
            premier.c.nom_terminal,
            table.second_id,
            second.c.nom_terminal,
            table.date_decision,
            table.utilisateur,
        )
        .join(premier, premier.c.id == table.premier_id)
        .join(second, second.c.id == table.second_id)
        .where(table.boutique_id == boutique_id)
        .order_by(table.id)
    )
    return tuple(Paire(*row) for row in connection.execute(query))


def _trace(connection: Connection, action: str, paire: Paire, now: datetime) -> None:
    decision = audit.Decision(
        action=action,
        objet=OBJET,
        objet_id=paire.id,
        boutique_id=paire.boutique_id,
        detail=f"{paire.premier_nom} · {paire.second_nom}",
    )
    audit.write_trace(connection, decision, now)
