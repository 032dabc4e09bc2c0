"""First come, first served: who waits for the writer gets it in the order of asking."""

from _thread import LockType
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class TurnMissed(Exception):
    """The wait was too long."""


class Turns:
    """A lock that is handed on to whoever has waited longest.

    The lock of a connection pool goes to the quickest, which is the thread that has just let go of
    it: one that writes in a loop keeps all others out until they give up.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._gates: deque[LockType] = deque()
        self._taken = False

    @contextmanager
    def turn(self, timeout: float) -> Iterator[None]:
        """Hold the lock within the block; TurnMissed after `timeout` seconds of waiting."""
        self._enter(timeout)
        try:
            yield
        finally:
            self._leave()

    def _enter(self, timeout: float) -> None:
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            gate = Lock()
            gate.acquire()
            self._gates.append(gate)
        if not gate.acquire(timeout=timeout):
            self._give_up(gate)

    def _give_up(self, gate: LockType) -> None:
        with self._lock:
            # The turn may have been handed over at the very last moment.
            if gate not in self._gates:
                return
            self._gates.remove(gate)
        raise TurnMissed

    def _leave(self) -> None:
        with self._lock:
            if self._gates:
                self._gates.popleft().release()
            else:
                self._taken = False
