"""A device in the place of another: what that one recorded is known of its successor too."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from core.db.boutiques import terminal
from core.db.requetes import columns_of
from core.errors import InvalidFormat
from core.vocabulaire import EtatTerminal

CHAMP = "remplace"
ETRANGER = "Le terminal remplacé n’est pas de cette boutique."


def load_remplaces(connection: Connection, terminal_id: int) -> tuple[int, ...]:
    """Return the terminals that this one replaces, and those that these did, the latest first."""
    found: list[int] = []
    query = select(terminal.c.remplace_id)
    next_id: int | None = connection.scalar(query.where(terminal.c.id == terminal_id))
    while next_id is not None:
        found.append(next_id)
        next_id = connection.scalar(query.where(terminal.c.id == next_id))
    return tuple(found)


def load_successeurs(connection: Connection, terminal_id: int) -> tuple[int, ...]:
    """Return the terminal that took this one's place, and the one that took that one's."""
    found: list[int] = []
    query = select(terminal.c.id)
    next_id = connection.scalar(query.where(terminal.c.remplace_id == terminal_id))
    while next_id is not None:
        found.append(next_id)
        next_id = connection.scalar(query.where(terminal.c.remplace_id == next_id))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Appareil:
    id: int
    nom_terminal: str
    boutique_id: int | None
    remplace_id: int | None


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

    One device has one successor, of its own boutique, and takes the place of one device: another
    one would let the sales of the first, sent again, count twice.
    """
    ancien, nouveau = _find(connection, ancien_id), _find(connection, nouveau_id)
    if ancien is None or nouveau is None or ancien.boutique_id is None:
        raise InvalidFormat(ETRANGER, champ=CHAMP)
    if ancien.boutique_id != nouveau.boutique_id:
        raise InvalidFormat(ETRANGER, champ=CHAMP)
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
    _check_first(connection, nouveau, ancien)


def _check_first(connection: Connection, nouveau: _Appareil, ancien: _Appareil) -> None:
    """Keep the replacement that a device has already, unless it is this very one."""
    if nouveau.remplace_id in {None, ancien.id}:
        return
    first = _find(connection, nouveau.remplace_id or 0)
    name = "" if first is None else first.nom_terminal
    raise InvalidFormat(
        f"« {nouveau.nom_terminal} » remplace déjà « {name} ». Si c’était une erreur, réactivez "
        "ce dernier dans Terminaux. Sinon, déclarez la vente en doublon.",
        champ=CHAMP,
    )


def _find(connection: Connection, terminal_id: int) -> _Appareil | None:
    row = connection.execute(
        select(*columns_of(terminal, _Appareil)).where(terminal.c.id == terminal_id)
    ).first()
    return None if row is None else _Appareil(*row)


def end_replacement(connection: Connection, ancien_id: int) -> None:
    """Let a device that is in use again have no successor: its sales are its own alone."""
    connection.execute(
        update(terminal).where(terminal.c.remplace_id == ancien_id).values(remplace_id=None)
    )
