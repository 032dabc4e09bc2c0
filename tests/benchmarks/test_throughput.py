"""Sales a second through HTTP, against the plain program, turn by turn."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.lots import Caisse, VenteFaite
from tests.benchmarks.plain import PlainProgram
from tests.benchmarks.report import Report
from tests.benchmarks.server import make_boutique, prepare, push_all, run_server
from tests.benchmarks.timing import Work, interleave, median_ratio

_TURNS = 7
_WARM_UP = 20


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("size", "lots", "target"), [(1, 100, 0.10), (50, 20, 0.25), (500, 4, 0.30)]
)
def test_throughput(*, size: int, lots: int, target: float, report: Report, tmp_path: Path) -> None:
    make_boutique(tmp_path / "ours")
    plain = PlainProgram(tmp_path / "plain.db")
    with run_server(tmp_path / "ours") as serveur:
        push_all(serveur.port, prepare(Caisse("W"), lots=_WARM_UP, size=size))
        ours, theirs = interleave(_make_turns(serveur.port, plain, lots, size))
    plain.close()
    ventes = lots * size
    report.at_least(
        f"sales through HTTP, batches of {size}: {ventes / median(ours):,.0f} /s, "
        f"the plain program {ventes / median(theirs):,.0f} /s",
        median_ratio(theirs, ours),
        target,
        "{:.2f} × plain",
    )


def _make_turns(port: int, plain: PlainProgram, lots: int, size: int) -> list[tuple[Work, Work]]:
    for_us, for_them = Caisse("HTTP"), Caisse("PLAIN")
    return [
        (
            partial(push_all, port, prepare(for_us, lots=lots, size=size)),
            partial(_record_all, plain, [for_them.sell(size) for _ in range(lots)]),
        )
        for _ in range(_TURNS)
    ]


def _record_all(plain: PlainProgram, lots: Sequence[Sequence[VenteFaite]]) -> None:
    for lot in lots:
        plain.record(lot)
