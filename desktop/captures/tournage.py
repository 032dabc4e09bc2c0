"""Plays scenes one after the other in the event loop, each once the window is quiet."""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import CoreError
from desktop.tasks import Tasks

logger = logging.getLogger(__name__)

T = TypeVar("T")
_TURN_MS = 20
_CALM_TURNS = 14
"""A page may wait a quarter of a second before it loads anew: longer than that is calm."""
_PATIENCE_TURNS = 3_000


class CountedTasks(Tasks):
    """Knows how many callables have not come home yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pending = 0

    def run(
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[CoreError], None] | None = None,
    ) -> None:
        """Count it until one of its callbacks is called."""
        self.pending += 1
        failed = on_error or self.failed.emit
        super().run(work, partial(self._end, on_success), partial(self._end, failed))

    def _end(self, callback: Callable[[T], None], value: T) -> None:
        self.pending -= 1
        callback(value)


class Tournage(QObject):
    """Asks `story` for its next scene; what it yields are the workers to wait for."""

    finished = Signal(bool)
    """All of it was played; False where a worker never came home."""

    def __init__(self, story: Iterator[CountedTasks], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._story = story
        self._tasks: CountedTasks | None = None
        self._calm = 0
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin; the first scene waits for nobody."""
        self._timer.start()
        self._play()

    def _on_turn(self) -> None:
        self._turns += 1
        busy = self._tasks is not None and self._tasks.pending > 0
        self._calm = 0 if busy else self._calm + 1
        if self._calm >= _CALM_TURNS:
            self._play()
        elif self._turns >= _PATIENCE_TURNS:
            logger.error("a scene never came to rest")
            self._end(well=False)

    def _play(self) -> None:
        self._calm = self._turns = 0
        try:
            self._tasks = next(self._story)
        except StopIteration:
            self._end(well=True)

    def _end(self, *, well: bool) -> None:
        self._timer.stop()
        self.finished.emit(well)
