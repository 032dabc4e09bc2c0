"""How late a timer of the real window is on each page, while a terminal sends small batches."""

from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.benchmarks.probing import run_probe
from tests.benchmarks.report import Report
from tests.benchmarks.server import make_boutique

_LATE_MS = 100


@pytest.mark.timeout(120)
def test_every_page_stays_lively(report: Report, tmp_path: Path, environ: dict[str, str]) -> None:
    make_boutique(tmp_path)
    _, figures = run_probe("pages", tmp_path, environ)
    assert not figures["unseen"]
    report.tell("10 ms timer without load, ms late at most", f"{max(figures['idle_ms']):.0f} ms")
    for name, late in figures["pages"].items():
        assert len(late) > 50, name
        p50, p99 = median(late), quantiles(late, n=100, method="inclusive")[-1]
        report.at_most(
            f"{name} under batches of 50, ms late at most (p50 {p50:.1f}, p99 {p99:.1f})",
            max(late),
            _LATE_MS,
            "{:.0f} ms",
        )
