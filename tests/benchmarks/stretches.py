"""How long each delivery of an event holds the UI thread, and what it was delivered to."""

from dataclasses import dataclass, field
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

_NAMED_MS = 15.0
"""What takes less than this within a long delivery is not its reason."""
_DEPTH = 4


@dataclass(slots=True)
class Stretch:
    """One delivery with all that it led to; `cpu_ms` is what the thread itself computed of it."""

    ms: float
    cpu_ms: float
    reason: str


@dataclass(slots=True)
class StretchWatch:
    """Keeps the longest delivery of each step: what the owner does, or what is done meanwhile."""

    worst: dict[str, Stretch] = field(default_factory=dict)
    step: str = ""
    depth: int = 0
    _named: list[str] = field(default_factory=list)

    def begin(self, step: str) -> None:
        """Count what follows, the delivery at hand included, for another step."""
        self.step = step

    def note(self, kind: type[QObject], event: QEvent.Type, ms: float) -> None:
        """Take note of a part of the delivery at hand, the innermost first."""
        if ms >= _NAMED_MS:
            self._named.append(f"{kind.__name__} {event.name} {ms:.0f}")

    def keep(self, ms: float, cpu_ms: float) -> None:
        """End a delivery; the longest of its step is remembered."""
        named, self._named = self._named, []
        known = self.worst.get(self.step)
        if self.step and (known is None or ms > known.ms):
            reason = " > ".join(list(reversed(named))[:_DEPTH])
            self.worst[self.step] = Stretch(ms, cpu_ms, reason)


WATCH = StretchWatch()
"""Of the one application of this process."""


class WatchedApplication(QApplication):
    """Every event of the UI thread comes through here, some ten thousand for a page: no frills."""

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        # Before: both may be gone after it.
        kind, what = type(receiver), event.type()
        outermost = not WATCH.depth
        cpu = thread_time() if outermost else 0.0
        WATCH.depth += 1
        start = perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            ms = (perf_counter() - start) * 1_000
            WATCH.depth -= 1
            WATCH.note(kind, what, ms)
            if outermost:
                WATCH.keep(ms, (thread_time() - cpu) * 1_000)
