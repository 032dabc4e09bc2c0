"""Whoever waits for a check: hears how far it is, and may give it up."""

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import StorageUnavailable

REGLES = 50
"""Per cent of a check once the rules are checked; the chain is the rest."""
INTERROMPU = "La vérification a été interrompue."


def _never() -> bool:
    return False


def _ignore(_pourcent: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Progres:
    """`is_cancelled` is asked at every moment, `tell` hears a percentage that only grows."""

    is_cancelled: Callable[[], bool] = _never
    tell: Callable[[int], None] = _ignore
    pause: Callable[[], object] = _never
    """Waits a little now and then, to let others work."""

    def reach(self, pourcent: int) -> None:
        """Go on, or StorageUnavailable where nobody waits any more."""
        self.pause()
        if self.is_cancelled():
            raise StorageUnavailable(INTERROMPU)
        self.tell(pourcent)


SEUL = Progres()
"""Nobody listens, nobody interrupts."""
