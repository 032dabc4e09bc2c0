"""The table that the benchmarks fill: what, measured, target, met or not."""

from collections.abc import Iterator
from dataclasses import dataclass, field

_HEAD = ("what", "measured", "target", "met")


@dataclass(frozen=True, slots=True)
class Measure:
    """One row; `target` is empty where the figure is only told."""

    what: str
    measured: str
    target: str = ""
    met: str = ""


@dataclass(slots=True)
class Report:
    """Rows in the order in which they were measured."""

    rows: list[Measure] = field(default_factory=list)

    def at_least(self, what: str, value: float, target: float, told: str = "{:.2f}") -> None:
        """Add a figure that should reach its target."""
        self._add(what, value, f"≥ {target:g}", told, met=value >= target)

    def at_most(self, what: str, value: float, target: float, told: str = "{:.2f}") -> None:
        """Add a figure that should stay below its target."""
        self._add(what, value, f"≤ {target:g}", told, met=value <= target)

    def tell(self, what: str, measured: str) -> None:
        """Add a figure without a target."""
        self.rows.append(Measure(what, measured))

    def lines(self) -> Iterator[str]:
        """Yield the table, its columns aligned."""
        table = [_HEAD, *((row.what, row.measured, row.target, row.met) for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for cells in table:
            padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
            yield "  ".join(padded).rstrip()

    def _add(self, what: str, value: float, target: str, told: str, *, met: bool) -> None:
        verdict = "yes" if met else "NO"
        self.rows.append(Measure(what, told.format(value), target, verdict))
