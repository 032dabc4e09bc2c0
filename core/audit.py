"""Who decided what, when and why: a line of the audit journal in the decision's own transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from core.db.livre import journal_audit
from core.db.requetes import columns_of
from core.textes import clean_texte
from core.utilisateurs import load_utilisateur


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done to which row of which table; `boutique_id` None: to the installation.

    `action` is a stable word in upper case, `detail` what is needed to understand it later.
    """

    action: str
    objet: str
    objet_id: int | None
    boutique_id: int | None
    motif: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """A decision as the journal keeps it."""

    action: str
    date_action: datetime
    utilisateur: str
    motif: str
    detail: str


def write_trace(connection: Connection, decision: Decision, now: datetime) -> None:
    """Write a decision, by whoever works at this computer, in the caller's transaction."""
    write_traces(connection, [decision], now)


def write_traces(
    connection: Connection, decisions: Sequence[Decision], now: datetime, utilisateur: str = ""
) -> None:
    """Write decisions taken at once, by `utilisateur` or else whoever works at this computer."""
    who = utilisateur or load_utilisateur(connection)
    rows = [
        {
            "boutique_id": decision.boutique_id,
            "date_action": now,
            "utilisateur": who,
            "action": decision.action,
            "objet": decision.objet,
            "objet_id": decision.objet_id,
            "motif": clean_texte(decision.motif),
            "detail": clean_texte(decision.detail),
        }
        for decision in decisions
    ]
    if rows:
        connection.execute(insert(journal_audit), rows)


def load_traces(connection: Connection, objet: str, objet_id: int) -> Sequence[Trace]:
    """Return what was decided about one row, the earliest first."""
    table = journal_audit.c
    query = (
        select(*columns_of(journal_audit, Trace))
        .where(table.objet == objet, table.objet_id == objet_id)
        .order_by(table.id)
    )
    return [Trace(*row) for row in connection.execute(query)]
