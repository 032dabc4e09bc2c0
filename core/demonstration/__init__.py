"""A believable shop with a month of sales, told to core's own use cases day after day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.application import Core
from core.boutiques import FUSEAU_DEFAUT as FUSEAU
from core.boutiques import Boutique
from core.clock import get_zone, jour_local
from core.demonstration.installation import install
from core.demonstration.journee import plan_jour
from core.demonstration.recit import Recit

JOURS = 30
"""Days of trade before the present one."""
GRAINE = 20_261_104
"""The seed of the story: the same one gives the same sales."""


class StoryClock:
    """A clock that stands where the story is."""

    def __init__(self, start: datetime) -> None:
        self.instant = start

    def now(self) -> datetime:
        """Return the instant at which the story is."""
        return self.instant


@dataclass(frozen=True, slots=True)
class Avancement:
    """How far the story is, in days."""

    fait: int
    total: int


def start_of(now: datetime) -> datetime:
    """Return the instant at which the story begins: early in the morning, `JOURS` days before."""
    first = jour_local(now, FUSEAU) - timedelta(days=JOURS)
    return datetime(first.year, first.month, first.day, 6, 30, tzinfo=get_zone(FUSEAU))


def make_demo(
    core: Core,
    clock: StoryClock,
    now: datetime,
    *,
    seed: int = GRAINE,
    on_progress: Callable[[Avancement], None] | None = None,
) -> Boutique:
    """Fill an empty file with the shop and its sales up to `now`; `core` was opened on `clock`.

    The clock is left at `now`. Give the file to a core with the computer's own clock afterwards.
    """
    clock.instant = start_of(now)
    recit = Recit(core, install(core), seed)
    for passed in range(JOURS + 1):
        if on_progress is not None:
            on_progress(Avancement(passed, JOURS + 1))
        jour = start_of(now).date() + timedelta(days=passed)
        for instant, act in plan_jour(recit, jour, reste=JOURS - passed):
            if instant < now:
                clock.instant = instant
                act(instant)
    clock.instant = now
    return recit.magasin.boutique
