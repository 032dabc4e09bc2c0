"""Two things timed by turns, so that a busy machine is as busy for the one as for the other."""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

Work = Callable[[], None]


def interleave(turns: Sequence[tuple[Work, Work]]) -> tuple[list[float], list[float]]:
    """Return the seconds of the first and of the second work of each turn."""
    first: list[float] = []
    second: list[float] = []
    for number, pair in enumerate(turns):
        pairs = [(first, pair[0]), (second, pair[1])]
        # Whoever goes first meets a disk that the other has just left busy.
        for seconds, work in pairs if number % 2 else reversed(pairs):
            seconds.append(time_once(work))
    return first, second


def time_once(work: Work) -> float:
    """Return the seconds that a work took."""
    start = perf_counter()
    work()
    return perf_counter() - start


def median_ratio(numerators: Sequence[float], denominators: Sequence[float]) -> float:
    """Return the median of the ratios within each turn."""
    return median(a / b for a, b in zip(numerators, denominators, strict=True))
