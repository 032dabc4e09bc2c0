"""Pages: how many, how wide, and that no figure is ever cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from desktop.impression.painting import PagePainter
from desktop.impression.paper import (
    LONG,
    MARGIN,
    ROW_HEIGHT,
    SHORT,
    Face,
    Form,
    Heading,
    lay_out,
    page_words,
)
from desktop.models.columns import Align, Head

HEADING = Heading("Ventes", "Ma Boutique", ("Depuis le début",), "Établi le 25/03/2026 à 12:00")
HEADS = (
    Head(title="Article", stretch=1),
    Head(title="Date"),
    Head(title="Total", align=Align.RIGHT),
)
ROW = ("Lait en poudre Nido 400 g, boîte de douze", "25/03/2026 12:00", "144 303 FC")


def make_form(count: int, totals: int = 2, sample: tuple[str, ...] = ROW) -> Form:
    lines = tuple((f"Total {n}", "0 FC") for n in range(totals))
    return lay_out(HEADING, HEADS, (sample,), count, totals=lines)


@pytest.mark.usefixtures("_dressed")
@given(count=st.integers(0, 2_000), totals=st.integers(0, 4))
def test_every_row_has_its_page_and_the_totals_have_room(count: int, totals: int) -> None:
    form = make_form(count, totals)
    rows = [ROW] * count
    pages = list(form.paginate(rows))
    assert len(pages) == form.pages
    assert sum(map(len, pages)) == count
    assert all(len(page) <= form.capacity(n) for n, page in enumerate(pages, 1))
    assert all(len(page) == form.capacity(n) for n, page in enumerate(pages[:-2], 1))
    room = form.capacity(len(pages)) - len(pages[-1])
    assert room * ROW_HEIGHT >= form.totals_height
    # No page more than needed.
    if len(pages) > 1:
        before = form.capacity(len(pages) - 1) - len(pages[-2])
        assert pages[-1] or before * ROW_HEIGHT < form.totals_height


@pytest.mark.parametrize("name", ["Sel", ROW[0], "x" * 500])
def test_columns_fill_the_paper_and_no_more(name: str) -> None:
    form = make_form(10, sample=(name, *ROW[1:]))
    room = (LONG if form.landscape else SHORT) - 2 * MARGIN
    assert sum(column.width for column in form.columns) <= room + len(form.columns)


def test_a_column_has_room_for_what_is_to_be_expected() -> None:
    """The rows seen first may all be empty there."""
    heads = (HEADS[0], Head(title="Motif", widest="Comptage du rayon"))
    form = lay_out(HEADING, heads, ((ROW[0], "–"),), 10, totals=())
    width = QFontMetricsF(Face.BODY.font()).horizontalAdvance("Comptage du rayon")
    assert form.columns[1].width > width


def test_a_wide_table_turns_the_paper() -> None:
    heads = tuple(Head(title=f"Colonne {n}") for n in range(9))
    row = tuple("25/03/2026 12:00" for _ in heads)
    assert lay_out(HEADING, heads, (row,), 1, totals=()).landscape
    assert not make_form(1).landscape


def picture_of(form: Form, text: str) -> QImage:
    """Paint a page of one row that has `text` as its total."""
    image = QImage(form.size.toSize() / 4, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(0.25, 0.25)
    PagePainter(painter, form).paint(2, ((ROW[0], ROW[1], text),))
    painter.end()
    return image


def test_a_figure_too_wide_is_narrowed_and_never_cut() -> None:
    """Every digit is still there: figures that differ by one in the middle look different."""
    form = make_form(100)
    figure = "88 888 888 888 888 888 888 FC"
    width = QFontMetricsF(Face.BODY.font()).horizontalAdvance(figure)
    assert width > 2 * form.columns[2].width
    middle = len(figure) // 2
    for rank in (middle - 1, middle, middle + 2):
        if figure[rank] == "8":
            other = f"{figure[:rank]}1{figure[rank + 1 :]}"
            assert picture_of(form, figure) != picture_of(form, other)


def test_a_figure_too_wide_stays_within_the_paper() -> None:
    form = make_form(100)
    image = picture_of(form, "88 888 888 888 888 888 888 FC")
    margin = range(int(form.body.right() / 4) + 1, image.width())
    assert all(image.pixelColor(x, y).lightness() == 255 for x in margin for y in range(400))


def test_figures_are_of_equal_width() -> None:
    metrics = QFontMetricsF(Face.BODY.font())
    assert metrics.horizontalAdvance("111 111") == metrics.horizontalAdvance("888 888")


def test_a_page_says_its_number() -> None:
    assert page_words(2, 46) == "Page 2 / 46"
