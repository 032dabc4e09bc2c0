"""How long the UI thread is held at most, on every page, while three terminals push."""

from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.benchmarks.probing import run_probe
from tests.benchmarks.report import Report
from tests.benchmarks.year import make_year

_RUNS = 3
_HELD_MS = 100


@pytest.mark.timeout(900)
def test_nothing_holds_the_window(report: Report, tmp_path: Path, environ: dict[str, str]) -> None:
    make_year(tmp_path)
    runs = [run_probe("tour", tmp_path, environ)[1] for _ in range(_RUNS)]
    assert all(run["pushing"] for run in runs), "whoever pushed has died"
    assert all(run["exports"] for run in runs), "nothing was exported meanwhile"
    steps = list(runs[0]["worst"])
    held = {step: [run["worst"][step] for run in runs if step in run["worst"]] for step in steps}
    for step, worst in held.items():
        report.at_most(_describe(step, worst), _middle(worst), _HELD_MS, "{:.0f} ms")
    assert not [step for step, worst in held.items() if _middle(worst) > _HELD_MS]


def _middle(worst: list[dict[str, Any]]) -> float:
    """Return the median of the runs: what another program takes of the machine is not ours."""
    return float(median(stretch["ms"] for stretch in worst))


def _describe(step: str, worst: list[dict[str, Any]]) -> str:
    longest = max(worst, key=lambda stretch: float(stretch["ms"]))
    ms, cpu_ms, reason = longest["ms"], longest["cpu_ms"], longest["reason"]
    return f"{step}, longest delivery (worst run {ms:.0f}, of it {cpu_ms:.0f} computed: {reason})"
