"""A device in the place of another: what that one recorded is known of its successor too."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from core.db.boutiques import terminal
from core.errors import InvalidFormat
from core.vocabulaire import EtatTerminal

CHAMP = "remplace"


def load_remplaces(connection: Connection, terminal_id: int) -> tuple[int, ...]:
    """Return the terminals that this one replaces, and those that these did, the latest first."""
    found: list[int] = []
    query = select(terminal.c.remplace_id)
    next_id: int | None = connection.scalar(query.where(terminal.c.id == terminal_id))
    while next_id is not None:
        found.append(next_id)
        next_id = connection.scalar(query.where(terminal.c.id == next_id))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Ancien:
    id: int
    nom_terminal: str
    boutique_id: int | None


def replace_terminal(connection: Connection, nouveau_id: int, ancien_id: int) -> None:
    """Switch the old device off and remember who took its place; InvalidFormat.

    The caller's write transaction.
    """
    check_replacement(connection, nouveau_id, ancien_id)
    of_id = update(terminal).where
    connection.execute(of_id(terminal.c.id == ancien_id).values(etat=EtatTerminal.INACTIF))
    connection.execute(of_id(terminal.c.id == nouveau_id).values(remplace_id=ancien_id))


def check_replacement(connection: Connection, nouveau_id: int, ancien_id: int) -> None:
    """Refuse what is no replacement, as InvalidFormat.

    One device has one successor, of its own boutique.
    """
    columns = (terminal.c.id, terminal.c.nom_terminal, terminal.c.boutique_id)
    row = connection.execute(select(*columns).where(terminal.c.id == ancien_id)).first()
    boutique_id = connection.scalar(
        select(terminal.c.boutique_id).where(terminal.c.id == nouveau_id)
    )
    ancien = None if row is None else _Ancien(*row)
    if ancien is None or ancien.boutique_id is None or ancien.boutique_id != boutique_id:
        raise InvalidFormat("Le terminal remplacé n’est pas de cette boutique.", champ=CHAMP)
    if nouveau_id in {ancien.id, *load_remplaces(connection, ancien.id)}:
        raise InvalidFormat("Un terminal ne peut pas se remplacer lui-même.", champ=CHAMP)
    successor = connection.scalar(
        select(terminal.c.nom_terminal).where(
            terminal.c.remplace_id == ancien.id, terminal.c.id != nouveau_id
        )
    )
    if successor is not None:
        raise InvalidFormat(
            f"« {ancien.nom_terminal} » est déjà remplacé par « {successor} ».", champ=CHAMP
        )


def end_replacement(connection: Connection, ancien_id: int) -> None:
    """Let a device that is in use again have no successor: its sales are its own alone."""
    connection.execute(
        update(terminal).where(terminal.c.remplace_id == ancien_id).values(remplace_id=None)
    )
