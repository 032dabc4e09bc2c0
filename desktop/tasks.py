"""Work that leaves the UI thread, and its results coming home to it."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from core.errors import CoreError

logger = logging.getLogger(__name__)

T = TypeVar("T")
_WORKERS = 3
"""Below the four connections that read, so that a terminal always finds one free."""


class Tasks(QObject):
    """Runs callables in a few threads; callbacks are called in the thread of this object."""

    _came_home = Signal(object)
    failed = Signal(object)
    """A CoreError that nobody asked to hear about: shown by the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="desktop")
        self._open = True
        self._came_home.connect(self._on_came_home, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[CoreError], None] | None = None,
    ) -> None:
        """Call `work` in a worker, then one of the callbacks here.

        A CoreError goes to `on_error`, or to `failed` where there is none. Anything else is a
        bug: it is raised again in the UI thread, where the excepthook shows it.
        """
        if self._open:
            self._pool.submit(self._work, work, on_success, on_error or self.failed.emit)

    def close(self) -> None:
        """Drop what has not begun, wait for what has, and call nobody any more."""
        self._open = False
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[CoreError], None],
    ) -> None:
        delivery: Callable[[], None]
        try:
            delivery = partial(on_success, work())
        except CoreError as error:
            logger.info("task refused: %s", error.code)
            delivery = partial(on_error, error)
        except Exception as error:  # noqa: BLE001 - the thread must not swallow a bug: it goes home
            delivery = partial(_raise, error)
        if self._open:
            self._came_home.emit(delivery)

    def _on_came_home(self, delivery: Callable[[], None]) -> None:
        if self._open:
            delivery()


def _raise(error: Exception) -> None:
    raise error
