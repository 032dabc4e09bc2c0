"""The geometry of a table on A4 paper, in tenths of a point, and what stands on each page.

Every row is as high as the next, so that the number of pages is known before the first row is
read, and « Page 2 / 46 » can be written while the rows still come.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPageLayout

from desktop.formats import plural
from desktop.models.columns import Align, Head

_FONTS = Path(__file__).parents[2] / "resources" / "fonts"
LONG, SHORT = 8419, 5953
"""The sides of A4."""
MARGIN = 400
CELL_PADDING = 60
HEAD_HEIGHT = 220
ROW_HEIGHT = 170
FOOT_HEIGHT = 240
LINE_HEIGHT = 150
TOTAL_HEIGHT = 200
_TITLE_HEIGHT = 640
_FLEXIBLE = 1_000
"""A column of words this wide may be cut short; a narrower one is a date or a state."""
_WIDEST = 2_400
Texts = tuple[str, ...]


class Face(Enum):
    """The few sizes and weights of print, in tenths of a point."""

    TITLE = (170, QFont.Weight.DemiBold)
    HEAD = (76, QFont.Weight.DemiBold)
    BODY = (82, QFont.Weight.Normal)
    STRONG = (86, QFont.Weight.DemiBold)
    SMALL = (86, QFont.Weight.Normal)
    TINY = (72, QFont.Weight.Normal)

    def font(self) -> QFont:
        """Return the font, for a painter whose unit is a tenth of a point."""
        size, weight = self.value
        printed = QFont(_family())
        printed.setPixelSize(size)
        printed.setWeight(weight)
        printed.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # It puts other dashes and colons between figures, which a PDF shows but cannot name.
        printed.setFeature(QFont.Tag("calt"), 0)
        return printed


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column on paper; only a flexible one is ever cut short."""

    title: str
    width: int
    right: bool
    flexible: bool


@dataclass(frozen=True, slots=True)
class Form:
    """All that stands on the pages but the rows; the same on screen, in a PDF and on paper."""

    title: str
    boutique: str
    words: tuple[str, ...]
    made: str
    columns: tuple[PaperColumn, ...]
    landscape: bool
    count: int
    totals: tuple[tuple[str, str], ...]

    @property
    def size(self) -> QSizeF:
        """The paper, turned as the table wants it."""
        return QSizeF(LONG, SHORT) if self.landscape else QSizeF(SHORT, LONG)

    @property
    def orientation(self) -> QPageLayout.Orientation:
        """How a printer is to turn the paper."""
        turned = QPageLayout.Orientation
        return turned.Landscape if self.landscape else turned.Portrait

    @property
    def body(self) -> QRectF:
        """The paper within its margins."""
        return QRectF(0, 0, self.size.width(), self.size.height()).adjusted(
            MARGIN, MARGIN, -MARGIN, -MARGIN
        )

    @property
    def title_height(self) -> int:
        """The block above the table on the first page."""
        return _TITLE_HEIGHT + LINE_HEIGHT * len(self.words)

    @property
    def totals_height(self) -> int:
        """The block below the last row."""
        return TOTAL_HEIGHT * (1 + len(self.totals))

    @property
    def pages(self) -> int:
        """How many pages there are; totals that find no room have one of their own."""
        first, further = self.capacity(1), self.capacity(2)
        beyond = max(0, self.count - first)
        full = 1 + -(-beyond // further)
        rest = self.count if full == 1 else beyond - (full - 2) * further
        room = self.capacity(full) - rest
        return full if room * ROW_HEIGHT >= self.totals_height else full + 1

    def capacity(self, page: int) -> int:
        """Return how many rows a page holds."""
        room = self.body.height() - HEAD_HEIGHT - FOOT_HEIGHT
        if page == 1:
            room -= self.title_height
        return max(1, int(room // ROW_HEIGHT))

    def paginate(self, rows: Iterable[Texts]) -> Iterator[tuple[Texts, ...]]:
        """Give the rows of each page; rows that are gone since they were counted leave it short."""
        iterator = iter(rows)
        for page in range(1, self.pages + 1):
            yield tuple(islice(iterator, self.capacity(page)))


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the table."""

    title: str
    boutique: str
    words: tuple[str, ...]
    made: str


def lay_out(
    heading: Heading,
    heads: Sequence[Head],
    sample: Sequence[Texts],
    count: int,
    *,
    totals: tuple[tuple[str, str], ...],
) -> Form:
    """Choose widths by titles, by what is to be expected and by some rows; turn the paper then."""
    body, bold = QFontMetricsF(Face.BODY.font()), QFontMetricsF(Face.HEAD.font())
    natural = [
        max(
            bold.horizontalAdvance(head.title),
            body.horizontalAdvance(head.widest),
            *(body.horizontalAdvance(texts[rank]) for texts in sample),
        )
        + 2 * CELL_PADDING
        for rank, head in enumerate(heads)
    ]
    columns = tuple(
        PaperColumn(
            head.title,
            round(min(width, _WIDEST)) + 1,
            head.align is Align.RIGHT,
            head.align is Align.LEFT and width > _FLEXIBLE,
        )
        for head, width in zip(heads, natural, strict=True)
    )
    landscape = sum(column.width for column in columns) > SHORT - 2 * MARGIN
    room = (LONG if landscape else SHORT) - 2 * MARGIN
    return Form(
        title=heading.title,
        boutique=heading.boutique,
        words=heading.words,
        made=heading.made,
        columns=_fill(columns, room),
        landscape=landscape,
        count=count,
        totals=totals,
    )


def _fill(columns: tuple[PaperColumn, ...], room: int) -> tuple[PaperColumn, ...]:
    """Share what is left among the flexible columns, or take from them what is too much."""
    flexible = [column for column in columns if column.flexible] or list(columns)
    spare = room - sum(column.width for column in columns)
    weight = sum(column.width for column in flexible)
    least = min(weight / len(flexible), _FLEXIBLE / 2) if flexible else 0
    factor = max(1 + spare / weight, least * len(flexible) / weight) if weight else 1
    return tuple(
        PaperColumn(c.title, round(c.width * factor), c.right, c.flexible) if c in flexible else c
        for c in columns
    )


@cache
def _family() -> str:
    """Load the typeface of print: its figures are of equal width and can be found in a PDF."""
    for name in ("InterTabular-Regular.ttf", "InterTabular-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(_FONTS / name))
    return "Inter Tabular"


def count_words(count: int) -> str:
    """Write « 412 lignes »."""
    return plural(count, _tr("{n} ligne"), _tr("{n} lignes"))


def page_words(page: int, pages: int) -> str:
    """Write « Page 2 / 46 »."""
    return _tr("Page {page} / {pages}").format(page=page, pages=pages)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paper", text)
