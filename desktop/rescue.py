"""A damaged file at the start: the newest sound copy is offered, with what that would change."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from core.boutiques import FUSEAU_DEFAUT
from core.clock import SystemClock
from core.config import Settings
from core.restauration import Restauration
from desktop.dialogs.restauration import RestaurationDialog
from desktop.formats import Times
from desktop.widgets.dialog import Dialog

T = TypeVar("T")


class Wait(Protocol):
    """Does something in a thread while the screen is painted."""

    def __call__(self, work: Callable[[], T]) -> T: ...


def accept_rescue(settings: Settings, wait_for: Wait) -> bool:
    """Ask whether to go back to a copy; True once the next opening will do so. CoreError."""
    clock = SystemClock()
    restauration = Restauration(settings, clock)
    preparation = wait_for(restauration.prepare_newest)
    if preparation is None:
        return False
    dialog = RestaurationDialog(preparation, Times(clock, FUSEAU_DEFAUT), est_abime=True)
    if dialog.exec() != Dialog.DialogCode.Accepted:
        restauration.abandon()
        return False
    wait_for(partial(restauration.confirm, preparation, est_abime=True))
    return True
