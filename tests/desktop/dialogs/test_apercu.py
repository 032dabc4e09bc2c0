"""The preview: pages turn by key and by button, and print one at a time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.apercu import ApercuDialog
from desktop.impression.paper import Form
from desktop.impression.printing import PrintRun, make_printer
from desktop.impression.request import ExportKind, Progress
from desktop.impression.spool import Spool
from desktop.impression.writing import write_table
from tests.desktop.conftest import Magasin
from tests.desktop.impression.demande import ARTICLES, make_articles, make_request
from tests.desktop.screen import click, find_button, label_texts, press_key

ROWS = 120


class Printers:
    """Stands in for the dialog of the operating system; prints into a file."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.pages = (0, 0)

    def make(self, form: Form) -> QPrinter:
        """Return a printer whose paper is a file."""
        printer = make_printer(form)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.target))
        if self.pages != (0, 0):
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*self.pages)
        return printer

    def choose(self, _parent: QWidget, form: Form, chosen: Callable[[QPrinter], None]) -> None:
        """Choose the file at once."""
        chosen(self.make(form))


@pytest.fixture
def printers(tmp_path: Path) -> Printers:
    return Printers(tmp_path / "papier.pdf")


def tell_nobody(_progress: Progress) -> None:
    """Nobody listens."""


@pytest.fixture
def folder() -> Iterator["TemporaryDirectory[str]"]:
    folder = TemporaryDirectory(prefix="comptoir-test-")
    yield folder
    folder.cleanup()


@pytest.fixture
def spool(magasin: Magasin, folder: "TemporaryDirectory[str]") -> Spool:
    make_articles(magasin, ROWS)
    target = Path(folder.name) / "pages"
    write_table(
        magasin.core, make_request(magasin, ARTICLES, ExportKind.PRINT, target), tell_nobody
    )
    return Spool.open(target)


@pytest.fixture
def dialog(
    qtbot: QtBot, spool: Spool, folder: "TemporaryDirectory[str]", printers: Printers
) -> ApercuDialog:
    dialog = ApercuDialog(spool, folder, None, printers.choose)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_pages_turn_by_key_and_by_button(dialog: ApercuDialog, spool: Spool) -> None:
    pages = spool.form.pages
    assert pages > 2
    assert not dialog.previous_button.isEnabled()
    click(dialog.next_button)
    assert f"Page 2 / {pages}" in label_texts(dialog)
    press_key(dialog, Qt.Key.Key_End)
    assert f"Page {pages} / {pages}" in label_texts(dialog)
    assert not dialog.next_button.isEnabled()
    press_key(dialog, Qt.Key.Key_PageDown)
    press_key(dialog, Qt.Key.Key_PageUp)
    assert dialog.page == pages - 1
    press_key(dialog, Qt.Key.Key_Home)
    assert dialog.view.accessibleName() == f"Page 1 / {pages}"
    assert not dialog.grab().isNull()


def test_a_page_is_seen_whole_or_as_wide_as_the_window(dialog: ApercuDialog) -> None:
    whole = dialog.view.size()
    click(dialog.zoom.buttons["largeur"])
    assert dialog.view.width() >= whole.width()
    dialog.resize(640, 480)
    assert dialog.view.width() < 640


def test_all_pages_are_printed(
    qtbot: QtBot, dialog: ApercuDialog, spool: Spool, printers: Printers
) -> None:
    click(find_button(dialog, "Imprimer…"))
    qtbot.waitUntil(lambda: "Envoyé à l’imprimante." in label_texts(dialog))
    assert count_pages(printers.target) == spool.form.pages
    assert dialog.print_button.isEnabled()


def test_a_range_of_pages_is_printed(
    qtbot: QtBot, dialog: ApercuDialog, printers: Printers
) -> None:
    printers.pages = (2, 3)
    click(find_button(dialog, "Imprimer…"))
    qtbot.waitUntil(lambda: "Envoyé à l’imprimante." in label_texts(dialog))
    assert count_pages(printers.target) == 2


def count_pages(path: Path) -> int:
    return path.read_bytes().count(b"/Type /Page\n")


def test_printing_can_be_stopped(dialog: ApercuDialog) -> None:
    click(find_button(dialog, "Imprimer…"))
    assert not dialog.print_button.isEnabled()
    click(find_button(dialog, "Arrêter"))
    assert "Impression arrêtée." in label_texts(dialog)
    assert dialog.isVisible()
    assert dialog.print_button.isEnabled()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_said(qtbot: QtBot, spool: Spool, tmp_path: Path) -> None:
    printer = Printers(tmp_path / "absent" / "papier.pdf").make(spool.form)
    run = PrintRun(spool, printer)
    with qtbot.waitSignal(run.failed) as blocker:
        run.start()
    assert "L’imprimante ne répond pas" in blocker.args[0]


def test_closing_drops_the_pages(dialog: ApercuDialog, spool: Spool) -> None:
    press_key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not spool.path.exists()


def test_pages_that_are_gone_are_said(dialog: ApercuDialog, spool: Spool) -> None:
    spool.path.unlink()
    click(dialog.next_button)
    assert "Cette page n’a pas pu être lue." in label_texts(dialog)
    assert dialog.page == 1
