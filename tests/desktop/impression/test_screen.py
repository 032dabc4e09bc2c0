"""Every list leaves the window as it stands there: each file is read again by another program."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.clock import get_zone
from core.vocabulaire import Devise
from desktop.formats import (
    format_money,
    format_number,
    format_permille,
    format_signed,
    shorten_numero,
)
from desktop.impression.request import ExportKind
from desktop.impression.writing import write_table
from desktop.models.columns import NOTHING
from desktop.models.raisons import reasons
from desktop.pages.a_regler import AReglerPage
from desktop.pages.articles import ArticlesPage
from desktop.pages.journal import JournalPage
from desktop.pages.mouvements import MouvementsPage
from desktop.pages.page import Page, Services
from desktop.pages.table_page import TablePage
from desktop.pages.terminaux import TerminauxPage
from desktop.pages.ventes import VentesPage
from tests.desktop.conftest import Magasin
from tests.desktop.impression.demande import make_request
from tests.desktop.impression.test_writing import (
    needs_poppler,
    read_csv,
    read_pdf,
    read_xlsx,
    run_poppler,
    tell_nobody,
)
from tests.desktop.screen import wait_for
from tests.desktop.whole.garniture import fill

LISTS: dict[str, Callable[[Services], Page]] = {
    "ventes": VentesPage,
    "articles": ArticlesPage,
    "mouvements": MouvementsPage,
    "journal": JournalPage,
    "terminaux": TerminauxPage,
}
ATTENTE = {"ATT-1", "ATT-2", "FAC-1", "ATT-4"}
ZONE = get_zone("Africa/Kinshasa")
Rows = list[dict[str, str]]


def show(qtbot: QtBot, magasin: Magasin, name: str) -> tuple[Page, Rows]:
    """Show a list of a shop that has something of everything, and read what is on screen."""
    fill(magasin)
    page = LISTS[name](magasin.services)
    qtbot.addWidget(page)
    page.resize(1_600, 900)
    page.show_boutique(magasin.boutique)
    page.show()
    assert isinstance(page, TablePage)
    model = page.model
    wait_for(qtbot, lambda: model.rowCount() > 0 and bool(model.index(0, 0).data()))
    titles = [model.heads[column].title for column in page.visible_columns()]
    rows = [
        {
            title: str(model.index(row, column).data() or "")
            for title, column in zip(titles, page.visible_columns(), strict=True)
        }
        for row in range(model.rowCount())
    ]
    return page, rows


def leave(magasin: Magasin, page: Page, target: Path, *, name: str, kind: ExportKind) -> None:
    """Write what the page shows, as its own button asks for it."""
    assert isinstance(page, TablePage)
    filtre, tri = page.question()
    request = make_request(magasin, name, kind, target, columns=page.visible_columns())
    asked = replace(request, filtre=msgspec.Raw(msgspec.json.encode(filtre)), tri=tri)
    assert write_table(magasin.core, asked, tell_nobody) == page.model.rowCount()


def list_ways(magasin: Magasin, value: object, devise: object) -> Iterator[str]:
    """Give the ways in which the window may write a value that a file holds."""
    match value:
        case datetime():
            times, instant = magasin.services.times, value.astimezone(ZONE)
            yield from (times.short(instant), times.relative(instant))
        case float():
            yield from (format_number(round(value)), format_signed(round(value)))
            yield format_permille(round(value * 1_000))
            yield NOTHING if value == 0 else ""
            if devise:
                yield format_money(round(value * 100), Devise(str(devise)))
        case str():
            yield from (value, shorten_numero(value), NOTHING if value == "" else value)


def read_number(text: str) -> object:
    """Return what a cell of a CSV stands for, as a workbook has it."""
    if re.fullmatch(r"-?\d+(\.\d\d)?", text):
        return float(text)
    if re.fullmatch(r"-?\d+\.\d%", text):
        return round(float(text[:-1]) * 10) / 1_000
    return datetime.fromisoformat(text) if re.match(r"\d{4}-\d\d-\d\dT", text) else text


def check(magasin: Magasin, written: Sequence[dict[str, object]], shown: Rows) -> None:
    assert len(written) == len(shown) > 0
    for line, seen in zip(written, shown, strict=True):
        for title, text in seen.items():
            ways = set(list_ways(magasin, line[title], line.get("Devise")))
            assert text in ways, (title, line[title])


@pytest.mark.parametrize("name", LISTS)
def test_a_csv_holds_what_the_screen_shows(
    qtbot: QtBot, magasin: Magasin, tmp_path: Path, name: str
) -> None:
    page, shown = show(qtbot, magasin, name)
    leave(magasin, page, tmp_path / "x.csv", name=name, kind=ExportKind.CSV)
    text = (tmp_path / "x.csv").read_bytes().decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert list(lines[0])[: len(shown[0])] == list(shown[0])
    check(magasin, [{t: read_number(v) for t, v in line.items()} for line in lines], shown)


@pytest.mark.parametrize("name", LISTS)
def test_a_workbook_holds_what_the_screen_shows(
    qtbot: QtBot, magasin: Magasin, tmp_path: Path, name: str
) -> None:
    page, shown = show(qtbot, magasin, name)
    leave(magasin, page, tmp_path / "x.xlsx", name=name, kind=ExportKind.XLSX)
    lines = read_xlsx(tmp_path / "x.xlsx")
    assert list(lines[0])[: len(shown[0])] == list(shown[0])
    # Below an empty row stand the totals.
    here = [{t: localise(v) for t, v in line.items()} for line in lines]
    check(magasin, here[: len(shown)], shown)


def localise(value: object) -> object:
    """Give a wall clock of a workbook its time zone."""
    return value.replace(tzinfo=ZONE) if isinstance(value, datetime) else value


@needs_poppler
@pytest.mark.parametrize("name", LISTS)
def test_a_pdf_shows_what_the_screen_shows(
    qtbot: QtBot, magasin: Magasin, tmp_path: Path, name: str
) -> None:
    """Row by row and in its order, but instants, which paper tells in full."""
    page, shown = show(qtbot, magasin, name)
    leave(magasin, page, tmp_path / "x.xlsx", name=name, kind=ExportKind.XLSX)
    instants = {
        title
        for line in read_xlsx(tmp_path / "x.xlsx")
        for title, value in line.items()
        if isinstance(value, datetime)
    }
    leave(magasin, page, tmp_path / "x.pdf", name=name, kind=ExportKind.PDF)
    lines = iter(" ".join(read_pdf(tmp_path / "x.pdf")).splitlines())
    for row in shown:
        wanted = [
            re.sub("[\u202f\u00a0]", " ", part)
            for title, text in row.items()
            if title not in instants
            for part in text.split("…")
        ]
        assert any(all(stands_in(part, line) for part in wanted) for line in lines), wanted


def stands_in(part: str, line: str) -> bool:
    """Tell whether a line of paper has a text: whole, or what found room of it, then « … »."""
    return part in line or any(
        f"{part[:end].rstrip()}…" in line.replace(" …", "…") for end in range(8, len(part))
    )


@needs_poppler
@pytest.mark.parametrize("name", [*LISTS, "a_regler"])
def test_every_page_of_a_pdf_has_ink(magasin: Magasin, tmp_path: Path, name: str) -> None:
    """A drawing of it, not its text: letters that lost their shape would still be found."""
    fill(magasin)
    target = tmp_path / "x.pdf"
    write_table(magasin.core, make_request(magasin, name, ExportKind.PDF, target), tell_nobody)
    run_poppler("pdftoppm", "-r", "100", "-gray", "-png", str(target), str(tmp_path / "page"))
    drawn = sorted(tmp_path.glob("page*.png"))
    assert len(drawn) == len(read_pdf(target))
    for path in drawn:
        image = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
        # A line is filled up to a multiple of four bytes, with whatever was there.
        grey, stride = bytes(image.constBits()), image.bytesPerLine()
        lines = (grey[start : start + image.width()] for start in range(0, len(grey), stride))
        dark = sum(dot < 128 for line in lines for dot in line)
        assert image.width() * image.height() // 2 > dark > 2_000


def test_what_waits_leaves_as_the_screen_counts_it(
    qtbot: QtBot, magasin: Magasin, tmp_path: Path
) -> None:
    """Its screen is no table: the same entries under the same reasons, and no other."""
    fill(magasin)
    page = AReglerPage(magasin.services)
    qtbot.addWidget(page)
    page.show_boutique(magasin.boutique)
    page.show()
    wait_for(qtbot, lambda: len(page.model.entries()) == len(ATTENTE))
    entrees = magasin.core.quarantaine.list_rows(page.model.entries())
    seen = {(e.numero_facture, reasons()[e.raison].state.text) for e in entrees}
    assert {numero for numero, _ in seen} == ATTENTE
    for kind, read in ((ExportKind.CSV, read_csv), (ExportKind.XLSX, read_xlsx)):
        target = tmp_path / f"x.{kind}"
        write_table(magasin.core, make_request(magasin, "a_regler", kind, target), tell_nobody)
        lines = read(target)[: len(seen)]
        assert {(line["N°"], line["Raison"]) for line in lines} == seen
