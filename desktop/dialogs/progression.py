"""A table on its way into a file: how far it is, then where it is, or why it is not."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.formats import format_number, plural
from desktop.impression.request import Progress
from desktop.models.columns import Ink
from desktop.theme import Style, active
from desktop.theme.painting import fill_round
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import ElidedLabel, Label

_BAR = 6


class Bar(QProgressBar):
    """Six pixels high, in the accent colour."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(_BAR)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill_round(painter, box, active().pressed, _BAR / 2)
        if self.maximum() > 0 and self.value() > 0:
            box.setWidth(max(_BAR, box.width() * self.value() / self.maximum()))
            fill_round(painter, box, active().accent, _BAR / 2)
        painter.end()


class ProgressionDialog(Dialog):
    """Esc cancels while there is something to cancel, then closes."""

    cancel_asked = Signal()
    folder_asked = Signal()
    retry_asked = Signal()

    def __init__(self, title: str, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._running = True
        self.subject = ElidedLabel(subject, Style.MEDIUM, Ink.TEXT2)
        self.sentence = Label(self.tr("Préparation…"), Style.BODY, Ink.TEXT2, wrap=True)
        self.bar = Bar(self.tr("Avancement"))
        for part in (self.subject, self.bar, self.sentence):
            self.content.addWidget(part)
        self.cancel_button = self.add_button(self.tr("Annuler"))
        self.close_button = self.add_button(self.tr("Fermer"))
        self.retry_button = self.add_button(self.tr("Réessayer"), Kind.PRIMARY)
        self.folder_button = self.add_button(self.tr("Ouvrir le dossier"), Kind.PRIMARY)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.close_button.clicked.connect(self.accept)
        self.retry_button.clicked.connect(self.retry_asked)
        self.folder_button.clicked.connect(self.folder_asked)
        self.show_start()

    def show_start(self) -> None:
        """Show that the work begins, perhaps once more."""
        self._running = True
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self._say(self.tr("Préparation…"))

    def show_progress(self, progress: Progress) -> None:
        """Write « 12 400 lignes sur 48 000 »."""
        # Per mille, for the bar counts with 32 bits and is no wider.
        self.bar.setRange(0, 1_000)
        self.bar.setValue(1_000 * progress.done // max(progress.total, 1))
        done = plural(progress.done, self.tr("{n} ligne"), self.tr("{n} lignes"))
        total = format_number(progress.total)
        self._say(self.tr("{done} sur {total}").format(done=done, total=total))

    def show_written(self, rows: int, folder: str) -> None:
        """Say where the file is."""
        self._running = False
        self.bar.setRange(0, 1)
        self.bar.setValue(1)
        words = plural(rows, self.tr("{n} ligne écrite."), self.tr("{n} lignes écrites."))
        place = self.tr("Dossier : {folder}").format(folder=folder)
        self._say(f"{words}\n{place}")
        self.folder_button.setDefault(True)
        self.folder_button.setFocus()

    def show_failure(self, sentence: str) -> None:
        """Say why there is no file; what was there before is still there."""
        self._running = False
        self._say(
            sentence
            or self.tr("Le fichier n’a pas pu être écrit. Le journal technique dit pourquoi.")
        )
        self.bar.hide()
        self.folder_button.hide()
        self.retry_button.show()
        self.retry_button.setFocus()

    def close_quietly(self) -> None:
        """Leave: there is nothing more to say."""
        self._running = False
        self.accept()

    def reject(self) -> None:
        if self._running:
            self.cancel_asked.emit()
        else:
            super().reject()

    def _say(self, words: str) -> None:
        self.sentence.setText(words)
        self.bar.setVisible(True)
        self.cancel_button.setVisible(self._running)
        self.close_button.setVisible(not self._running)
        self.retry_button.setVisible(False)
        self.folder_button.setVisible(not self._running)
