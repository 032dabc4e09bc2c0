"""Prints pages one at a time, so that the window stays alive and the owner can stop it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from core.errors import CoreError
from desktop.impression.painting import PagePainter
from desktop.impression.paper import Form
from desktop.impression.spool import Spool
from desktop.sentences import say

ChoosePrinter = Callable[[QWidget, Form, Callable[[QPrinter], None]], None]


def choose_printer(parent: QWidget, form: Form, chosen: Callable[[QPrinter], None]) -> None:
    """Show the printers of the computer; `chosen` is called once the owner has picked one."""
    printer = make_printer(form)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setMinMax(1, form.pages)

    def accepted() -> None:
        chosen(printer)

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    # Without a receiver: the stub only knows the form that takes one.
    QDialog.open(dialog)


def make_printer(form: Form) -> QPrinter:
    """Return the computer's usual printer, its paper turned as the table wants it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(form.orientation)
    printer.setFullPage(True)
    printer.setDocName(f"{form.title} – {form.boutique}")
    printer.setCreator("Comptoir")
    return printer


class PrintRun(QObject):
    """Ends with `finished`, or with `failed` and a sentence."""

    progressed = Signal(int, int)
    """Pages printed, and pages in all."""
    finished = Signal()
    failed = Signal(str)

    def __init__(self, spool: Spool, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spool = spool
        self._printer = printer
        self._painter = QPainter()
        self._pages = _list_pages(printer, spool.form.pages)
        self._done = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._print_next)

    def start(self) -> None:
        """Begin with the first page, once the event loop is idle."""
        if self._painter.begin(self._printer):
            self._timer.start(0)
        else:
            self.failed.emit(
                self.tr("L’imprimante ne répond pas : vérifiez qu’elle est allumée et reliée.")
            )

    def cancel(self) -> None:
        """Stop after the page in hand."""
        self._timer.stop()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _print_next(self) -> None:
        try:
            self._print(self._pages[self._done])
        except CoreError as error:
            self.cancel()
            self.failed.emit(say(error.message))
            return
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        if self._done == len(self._pages):
            self._timer.stop()
            self._painter.end()
            self.finished.emit()

    def _print(self, page: int) -> None:
        rows = self._spool.read(page)
        if self._done:
            self._printer.newPage()
        form, paper = self._spool.form, self._printer.paperRect(QPrinter.Unit.DevicePixel)
        factor = min(paper.width() / form.size.width(), paper.height() / form.size.height())
        self._painter.save()
        self._painter.scale(factor, factor)
        PagePainter(self._painter, form).paint(page, rows)
        self._painter.restore()


def _list_pages(printer: QPrinter, count: int) -> range:
    """Return the pages that were asked for; a range that misses them all means all."""
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = max(printer.fromPage(), 1), min(printer.toPage() or count, count)
        if first <= last:
            return range(first, last + 1)
    return range(1, count + 1)
