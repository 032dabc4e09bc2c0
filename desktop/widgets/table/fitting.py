"""Which columns a table shows at a width, and how wide they are."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView

from desktop.models.columns import Head
from desktop.widgets.table.header import least_width

_NARROWEST = 72


def choose_columns(widths: Sequence[int], heads: Sequence[Head], room: int) -> list[int]:
    """Return the columns that stay: as many as fit, the least important leaving first."""
    staying = list(range(len(heads)))
    leaving = sorted(
        (column for column in staying if heads[column].leaves),
        key=lambda column: -heads[column].leaves,
    )
    for column in leaving:
        if sum(widths[c] for c in staying) <= room:
            break
        staying.remove(column)
    return staying


def share_width(widths: dict[int, int], heads: Sequence[Head], room: int) -> dict[int, int]:
    """Return the widths of the columns that stay: those that stretch take or give the rest."""
    result = dict(widths)
    spare = room - sum(result.values())
    stretching = [column for column in widths if heads[column].stretch]
    shares = sum(heads[column].stretch for column in stretching)
    if not shares:
        return result
    for column in stretching:
        wider = result[column] + spare * heads[column].stretch // shares
        result[column] = max(wider, _NARROWEST)
    result[stretching[0]] = max(result[stretching[0]] + room - sum(result.values()), _NARROWEST)
    return result


def fit_columns(header: QHeaderView, heads: Sequence[Head], room: int) -> int:
    """Hide, show and size the sections; return the first that is shown."""
    widths = [least_width(head) for head in heads]
    staying = choose_columns(widths, heads, room)
    shared = share_width({column: widths[column] for column in staying}, heads, room)
    for column in range(len(heads)):
        header.setSectionHidden(column, column not in shared)
        if column in shared:
            header.resizeSection(column, shared[column])
    return staying[0]
