"""What a large file costs: memory of the headless server, and time of one more sale."""

from functools import partial
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.conftest import LargeFile
from tests.benchmarks.lots import Caisse
from tests.benchmarks.report import Report
from tests.benchmarks.server import make_boutique, prepare, push_all, run_server
from tests.benchmarks.timing import interleave, median_ratio

_TURNS = 7
_RESIDENT_MB = 120
_GROWTH = 1.3


@pytest.mark.timeout(600)
def test_memory_of_the_headless_server(large_file: LargeFile, report: Report) -> None:
    resident_mb = large_file.fill_to(100_000)
    if resident_mb is None:
        pytest.skip("this system does not tell the memory of a process")
    what = "headless server after 100,000 sales, MB resident"
    report.at_most(what, resident_mb, _RESIDENT_MB, "{:.0f} MB")


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("size", "lots"), [(1, 100), (50, 15), (500, 4)])
def test_cost_of_a_sale(
    *, size: int, lots: int, large_file: LargeFile, report: Report, tmp_path: Path
) -> None:
    large_file.fill_to(200_000)
    make_boutique(tmp_path)
    with (
        run_server(large_file.folder) as large,
        run_server(tmp_path) as small,
    ):
        turns = [
            (
                partial(push_all, large.port, prepare(large_file.caisse, lots=lots, size=size)),
                partial(push_all, small.port, prepare(Caisse(f"S{turn}"), lots=lots, size=size)),
            )
            for turn in range(_TURNS + 1)
        ]
        of_large, of_small = interleave(turns)
    ours = lots * size * 1e-6
    report.at_most(
        f"a sale at 200,000 in the file against {(_TURNS + 1) * lots * size:,} at most, "
        f"batches of {size}: "
        f"{median(of_large) / ours:,.0f} us against {median(of_small) / ours:,.0f}",
        median_ratio(of_large[1:], of_small[1:]),
        _GROWTH,
        "{:.2f} ×",
    )
