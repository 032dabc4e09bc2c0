"""What sales bring in: the one rule of what counts, used wherever takings are shown.

A cancelled sale counts for nothing. Of another, what was given back for its returns is taken off,
on the day of the sale: so the takings of a day are those of the sales listed for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, exists, func, select

from core.db.requetes import sum_parts, whole_sum
from core.db.ventes import retour_vente, vente
from core.vocabulaire import Devise


@dataclass(frozen=True, slots=True)
class Recette:
    """How many sales are not cancelled, and what they bring in: minor units a currency."""

    ventes: int
    montants: Mapping[Devise, int]


def sum_recette(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> Recette:
    """Count and add up the sales that match and are not cancelled, less what was given back."""
    counted = (*conditions, ~vente.c.est_annulee)
    sold = select(vente.c.devise, func.count(), *sum_parts(vente.c.montant_total))
    rows = connection.execute(sold.where(*counted).group_by(vente.c.devise)).all()
    montants = {devise: whole_sum(high, low) for devise, _, high, low in rows}
    given = retour_vente.c
    # Returns are few: each looks its sale up, rather than each sale its returns.
    theirs = exists().where(vente.c.id == given.vente_id, *counted)
    back = select(given.devise, *sum_parts(given.montant_rendu)).where(theirs)
    for devise, high, low in connection.execute(back.group_by(given.devise)):
        montants[devise] -= whole_sum(high, low)
    return Recette(sum(count for _, count, _, _ in rows), montants)
