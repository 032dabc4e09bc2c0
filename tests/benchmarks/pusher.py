"""`python -m tests.benchmarks.pusher PORT NOM SECONDS LOT`: batches of a size without a pause."""

import sys
from collections.abc import Iterable, Iterator
from time import perf_counter

from tests.benchmarks.lots import Caisse
from tests.benchmarks.server import prepare, push_all

_VENTES_MAX = 60_000
_WARM_UP = 2


def main(port: int, nom: str, seconds: float, lot: int) -> None:
    """Say `begin` once the first batches are through, then push until the time is up."""
    caisse = Caisse(nom)
    requests = prepare(caisse, lots=_VENTES_MAX // lot, size=lot)
    push_all(port, prepare(caisse, lots=_WARM_UP, size=lot))
    sys.stdout.write("begin\n")
    sys.stdout.flush()
    push_all(port, _until(requests, perf_counter() + seconds))


def _until(requests: Iterable[bytes], end: float) -> Iterator[bytes]:
    for request in requests:
        if perf_counter() >= end:
            return
        yield request


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
