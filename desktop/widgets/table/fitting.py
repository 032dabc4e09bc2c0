"""Which columns a table shows at a width, and how wide they are."""

from collections.abc import Container, Mapping, Sequence

from PySide6.QtWidgets import QHeaderView

from desktop.models.columns import Head
from desktop.widgets.table.arrangement import Arrangement
from desktop.widgets.table.header import least_width
from desktop.widgets.table.ticking import gutter

_NARROWEST = 72


def choose_columns(widths: Mapping[int, int], heads: Sequence[Head], room: int) -> list[int]:
    """Return which of these columns stay: all that fit, the least important leaving first."""
    staying = list(widths)
    leaving = sorted(
        (column for column in staying if heads[column].leaves),
        key=lambda column: -heads[column].leaves,
    )
    for column in leaving:
        if sum(widths[c] for c in staying) <= room or len(staying) == 1:
            break
        staying.remove(column)
    return staying


def share_width(
    widths: Mapping[int, int],
    heads: Sequence[Head],
    room: int,
    given: Container[int] = (),
) -> dict[int, int]:
    """Return the widths of the columns that stay: those that stretch take or give the rest.

    A column of a `given` width stretches only where no other one does.
    """
    result = dict(widths)
    spare = room - sum(result.values())
    elastic = [column for column in widths if heads[column].stretch]
    stretching = [column for column in elastic if column not in given] or elastic
    shares = sum(heads[column].stretch for column in stretching)
    if not shares:
        if any(head.stretch for head in heads) and not any(column in given for column in widths):
            # None of those that stretch has stayed: rows that end before the card look cut.
            result[min(widths)] += max(spare, 0)
        return result
    for column in stretching:
        wider = result[column] + spare * heads[column].stretch // shares
        result[column] = max(wider, _NARROWEST)
    for column in stretching:
        # Where one is at its narrowest, another gives what it could not.
        rest = room - sum(result.values())
        result[column] = max(result[column] + rest, _NARROWEST)
    return result


def fit_columns(
    header: QHeaderView, heads: Sequence[Head], room: int, arrangement: Arrangement
) -> int:
    """Hide, show and size the sections; return the first that is shown."""
    least = {column: least_width(heads[column]) for column in arrangement.shown()}
    given = {
        column: width
        for column in least
        if (width := arrangement.choice.widths.get(heads[column].name)) is not None
    }
    room -= gutter()
    staying = choose_columns(least, heads, room)
    narrow = {c: min(least[c], _NARROWEST) if heads[c].stretch else least[c] for c in staying}
    if sum((narrow | given)[column] for column in staying) > room:
        # Where the owner's widths no longer fit, a cut last column would be worse.
        given = {}
    widths = {column: (least | given)[column] for column in staying}
    shared = share_width(widths, heads, room, given)
    shared[staying[0]] += gutter()
    for column in range(len(heads)):
        header.setSectionHidden(column, column not in shared)
        if column in shared:
            header.resizeSection(column, shared[column])
    return staying[0]
