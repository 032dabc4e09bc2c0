"""Which terminals share numbers of unlike sales: between them equal numbers prove nothing."""

from collections.abc import Set as AbstractSet

from sqlalchemy import Connection, bindparam, insert, select

from core.db.boutiques import numerotation_partagee

_PARTAGES = select(numerotation_partagee.c.autre_id).where(
    numerotation_partagee.c.terminal_id == bindparam("terminal_id")
)


def load_partages(connection: Connection, terminal_id: int) -> frozenset[int]:
    """Return the terminals whose numbers this one gave to other sales."""
    return frozenset(connection.scalars(_PARTAGES, {"terminal_id": terminal_id}))


def note_partages(
    connection: Connection, boutique_id: int, terminal_id: int, autres: AbstractSet[int]
) -> None:
    """Note that this terminal and each of the others gave one number to unlike sales."""
    if not autres:
        return
    new = autres - load_partages(connection, terminal_id)
    rows = [
        {"terminal_id": one, "autre_id": other, "boutique_id": boutique_id}
        for autre in new
        for one, other in ((terminal_id, autre), (autre, terminal_id))
    ]
    if rows:
        connection.execute(insert(numerotation_partagee), rows)
