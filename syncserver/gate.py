"""How many identity failures are answered in a minute; an approved terminal never comes here."""

import math
import time
from collections.abc import Callable
from threading import Lock

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from core.limites import (
    COMPTEURS_ECHECS_MAX,
    ECHECS_PAR_ADRESSE_MAX,
    ECHECS_PAR_SERIE_MAX,
    NUMERO_SERIE_MAX,
)
from syncserver.errors import TooManyFailures

TROP_D_ECHECS = "Trop de demandes d’un terminal non reconnu. Réessayez dans une minute."


class Windows(Storage):
    """Counters that each live through one window, a bounded number of them.

    The library's own go by the PC's clock, which shops set back, start a thread to forget what is
    over, and grow with every name that a stranger makes up.
    """

    STORAGE_SCHEME = None

    def __init__(self, now: Callable[[], float], maximum: int = COMPTEURS_ECHECS_MAX) -> None:
        super().__init__()
        self._now = now
        self._maximum = maximum
        self._lock = Lock()
        # All windows are equally long, so the first to have been opened is the first to end.
        self._counts: dict[str, tuple[float, int]] = {}

    def __len__(self) -> int:
        return len(self._counts)

    @property
    def base_exceptions(self) -> type[Exception]:
        return ValueError

    # The library names how much to count, and only ever counts one.
    def incr(self, key: str, expiry: float, **_options: int) -> int:  # type: ignore[override]
        """Count one, and open a window where none is open."""
        with self._lock:
            self._forget()
            end, count = self._counts.get(key, (self._now() + expiry, 0))
            self._counts[key] = (end, count + 1)
            return count + 1

    def get(self, key: str) -> int:
        """Return what was counted in the window that is open."""
        end, count = self._counts.get(key, (0.0, 0))
        return count if end > self._now() else 0

    def get_expiry(self, key: str) -> float:
        """Return when the window ends, by the same clock."""
        return self._counts.get(key, (self._now(), 0))[0]

    def check(self) -> bool:
        """Memory is always there."""
        return True

    def reset(self) -> int:
        """Forget everything."""
        with self._lock:
            forgotten = len(self._counts)
            self._counts.clear()
        return forgotten

    def clear(self, key: str) -> None:
        """Forget one counter."""
        with self._lock:
            self._counts.pop(key, None)

    def _forget(self) -> None:
        """Drop what is over, and the oldest where there are too many."""
        now = self._now()
        while self._counts:
            key, (end, _) = next(iter(self._counts.items()))
            if end > now and len(self._counts) < self._maximum:
                return
            del self._counts[key]


class Gate:
    """Counts failures by (address, serial) and by address; safe from any thread.

    An address is no identity: a repeater lends its own to the whole shop. So a failure is counted
    once it is one, and nothing here is asked about a terminal that was recognised.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        per_serie: int = ECHECS_PAR_SERIE_MAX,
        per_adresse: int = ECHECS_PAR_ADRESSE_MAX,
    ) -> None:
        self._now = now
        self._windows = Windows(now)
        self._limiter = FixedWindowRateLimiter(self._windows)
        self._per_serie = RateLimitItemPerMinute(per_serie, namespace="serie")
        self._per_adresse = RateLimitItemPerMinute(per_adresse, namespace="adresse")

    def is_open(self, adresse_ip: str, numero_serie: str) -> bool:
        """Tell whether one more failure would still be answered as such."""
        return all(
            self._limiter.test(item, *names) for item, names in self._ask(adresse_ip, numero_serie)
        )

    def record_failure(self, adresse_ip: str, numero_serie: str) -> None:
        """Count a failure; TooManyFailures where it is one too many."""
        for item, names in self._ask(adresse_ip, numero_serie):
            if not self._limiter.hit(item, *names):
                left = self._windows.get_expiry(item.key_for(*names)) - self._now()
                raise TooManyFailures(TROP_D_ECHECS, max(1, math.ceil(left)))

    def _ask(
        self, adresse_ip: str, numero_serie: str
    ) -> tuple[tuple[RateLimitItem, tuple[str, ...]], ...]:
        """List what is counted, the address first: once it is full no name is remembered."""
        # What is too long for a serial number only needs to be told from those that are not.
        serie = numero_serie[: NUMERO_SERIE_MAX + 1]
        return ((self._per_adresse, (adresse_ip,)), (self._per_serie, (adresse_ip, serie)))
