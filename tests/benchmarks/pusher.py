"""`python -m tests.benchmarks.pusher PORT NOM SECONDS`: batches of 500 without a pause."""

import sys
from collections.abc import Iterable, Iterator
from time import perf_counter

from tests.benchmarks.lots import Caisse
from tests.benchmarks.server import prepare, push_all

LOT = 500
_LOTS_MAX = 120
_WARM_UP = 2


def main(port: int, nom: str, seconds: float) -> None:
    """Say `begin` once the first batches are through, then push until the time is up."""
    caisse = Caisse(nom)
    requests = prepare(caisse, lots=_LOTS_MAX, size=LOT)
    push_all(port, prepare(caisse, lots=_WARM_UP, size=LOT))
    sys.stdout.write("begin\n")
    sys.stdout.flush()
    push_all(port, _until(requests, perf_counter() + seconds))


def _until(requests: Iterable[bytes], end: float) -> Iterator[bytes]:
    for request in requests:
        if perf_counter() >= end:
            return
        yield request


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
