"""`python -m tests.benchmarks.pusher PORT NOM SECONDS LOT [SERIE PACE]`: batches of one terminal.

PACE is the pause after each batch in seconds: who keeps one sells while he pushes. Without a pace
he empties what he sold since yesterday.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from threading import Event
from time import perf_counter

from tests.benchmarks.lots import Caisse
from tests.benchmarks.server import SERIE, prepare, push_all

_VENTES_MAX = 60_000
_WARM_UP = 2


def main(port: int, load: tuple[float, int, float], nom: str, serie: str) -> None:
    """Say `begin` once the first batches are through, then push until the time is up."""
    seconds, lot, pace = load
    caisse = Caisse(nom)
    if pace:
        caisse = Caisse(nom, since=timedelta(), pace=timedelta(seconds=pace / lot))
    requests = prepare(caisse, lots=_VENTES_MAX // lot, size=lot, serie=serie)
    push_all(port, prepare(caisse, lots=_WARM_UP, size=lot, serie=serie))
    sys.stdout.write("begin\n")
    sys.stdout.flush()
    push_all(port, _until(requests, perf_counter() + seconds, pace))


def _until(requests: Iterable[bytes], end: float, pace: float) -> Iterator[bytes]:
    never = Event()
    for request in requests:
        if perf_counter() >= end:
            return
        yield request
        if pace:
            never.wait(pace)


if __name__ == "__main__":
    port, nom, seconds, lot, *rest = sys.argv[1:]
    serie, pace = rest or (SERIE, "0")
    main(int(port), (float(seconds), int(lot), float(pace)), nom, serie)
