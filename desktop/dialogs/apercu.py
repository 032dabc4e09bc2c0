"""The pages of a table before they are printed: one at a time, as they will stand on paper."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.errors import CoreError
from desktop.formats import format_number
from desktop.impression.painting import PagePainter
from desktop.impression.paper import Form, Texts, page_words
from desktop.impression.printing import ChoosePrinter, PrintRun, choose_printer
from desktop.impression.spool import Spool
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.theme import Style, active
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.dialog import list_lettered
from desktop.widgets.focus_ring import FocusRing
from desktop.widgets.labels import ElidedLabel, Label
from desktop.widgets.mnemonics import give_letters

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

_SIZE = QSize(1000, 760)
_EDGE = 16
_WHOLE, _WIDE = "page", "largeur"


class PageView(QWidget):
    """Paper is white in the dark as well."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._page = 1
        self._rows: tuple[Texts, ...] = ()

    def show_page(self, page: int, rows: tuple[Texts, ...]) -> None:
        """Show another page."""
        self._page, self._rows = page, rows
        self.setAccessibleName(page_words(page, self._form.pages))
        self.update()

    def fit(self, room: QSize, *, whole: bool) -> None:
        """Take the largest size at which the page, or its width, fits."""
        paper = self._form.size
        factor = (room.width() - 2 * _EDGE) / paper.width()
        if whole:
            factor = min(factor, (room.height() - 2 * _EDGE) / paper.height())
        self.setFixedSize((paper * max(factor, 0.01)).toSize())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        factor = self.width() / self._form.size.width()
        painter.scale(factor, factor)
        PagePainter(painter, self._form).paint(self._page, self._rows)
        painter.end()


class _Room(QScrollArea):
    """Where a page lies; tells when there is more room, or less."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class ApercuDialog(QDialog):
    """Page up and page down turn the pages; `folder` holds them and goes with the dialog."""

    def __init__(
        self,
        spool: Spool,
        folder: "TemporaryDirectory[str]",
        parent: QWidget | None = None,
        choose: ChoosePrinter = choose_printer,
    ) -> None:
        super().__init__(parent)
        self._spool, self._folder, self._choose = spool, folder, choose
        self._run: PrintRun | None = None
        self.page = 1
        form = spool.form
        self.setWindowTitle(self.tr("Aperçu – {title}").format(title=form.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = PageView(form)
        self.rank = Label("", Style.MEDIUM)
        self.sentence = ElidedLabel("", Style.BODY, Ink.TEXT2, expanding=True)
        self.previous_button = Button(self.tr("Page précédente"), Kind.ICON, "chevron-up")
        self.next_button = Button(self.tr("Page suivante"), Kind.ICON, "chevron-down")
        whole, wide = self.tr("Page entière"), self.tr("Largeur")
        self.zoom = Segmented(self.tr("Taille"), [Choice(_WHOLE, whole), Choice(_WIDE, wide)])
        self.print_button = Button(self.tr("Imprimer…"), Kind.PRIMARY)
        self.close_button = Button(self.tr("Fermer"))
        self._scroll = _Room()
        self._lay_out()
        self._connect()
        self._ring = FocusRing(self)
        self.resize(_SIZE)
        self.show_page(1)

    @property
    def folder(self) -> str:
        """Where the pages are, until the dialog is closed."""
        return self._folder.name

    def show_page(self, page: int) -> None:
        """Turn to a page, counted from 1; past either end, nothing happens."""
        pages = self._spool.form.pages
        if not 1 <= page <= pages:
            return
        try:
            rows = self._spool.read(page)
        except CoreError as error:
            self.sentence.setText(say(error.message))
            return
        self.page = page
        self.view.show_page(page, rows)
        self.rank.setText(page_words(page, pages))
        self.previous_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < pages)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: self._spool.form.pages,
        }
        if Qt.Key(event.key()) in steps:
            self.show_page(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        if self._run is not None:
            self._run.cancel()
        self._folder.cleanup()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_letters(list_lettered(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().canvas)
        painter.end()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        parts: tuple[QWidget, ...] = (
            self.previous_button,
            self.next_button,
            self.rank,
            self.sentence,
            self.zoom,
            self.close_button,
            self.print_button,
        )
        for part in parts:
            tools.addWidget(part)
        self._scroll.setWidget(self.view)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(12)
        column.addLayout(tools)
        column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.previous_button.clicked.connect(partial(self._turn, -1))
        self.next_button.clicked.connect(partial(self._turn, 1))
        self.zoom.chosen.connect(self._fit)
        self._scroll.resized.connect(self._fit)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.print_button.clicked.connect(self._on_print_clicked)

    def _turn(self, step: int) -> None:
        self.show_page(self.page + step)

    def _fit(self) -> None:
        self.view.fit(self._scroll.viewport().size(), whole=self.zoom.value() == _WHOLE)

    def _on_print_clicked(self) -> None:
        self._choose(self, self._spool.form, self._print)

    def _print(self, printer: QPrinter) -> None:
        self._run = PrintRun(self._spool, printer, self)
        self._run.progressed.connect(self._on_progressed)
        self._run.finished.connect(self._on_printed)
        self._run.failed.connect(self._on_print_failed)
        self._show_running(running=True)
        self._run.start()

    def _on_progressed(self, done: int, count: int) -> None:
        words = self.tr("Impression : page {done} sur {count}")
        self.sentence.setText(words.format(done=format_number(done), count=format_number(count)))

    def _on_printed(self) -> None:
        self.sentence.setText(self.tr("Envoyé à l’imprimante."))
        self._show_running(running=False)

    def _on_print_failed(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self._show_running(running=False)

    def _on_close_clicked(self) -> None:
        """Stop the printing first; what is on screen stays then."""
        if self.print_button.isEnabled() or self._run is None:
            self.accept()
            return
        self._run.cancel()
        self.sentence.setText(self.tr("Impression arrêtée."))
        self._show_running(running=False)

    def _show_running(self, *, running: bool) -> None:
        self.print_button.setEnabled(not running)
        self.close_button.setText(self.tr("Arrêter") if running else self.tr("Fermer"))
        self.close_button.setAccessibleName(self.close_button.text())
