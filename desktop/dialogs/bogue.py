"""What is said of a bug: that work goes on, and what to hand to whoever mends it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.excepthook import Bug
from desktop.folders import open_folder
from desktop.formats import plural
from desktop.models.columns import Ink
from desktop.theme import Style, scaled
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label

_KEPT = 5
"""Further bugs are counted; their traces are in the log."""


class BogueDialog(Dialog):
    """One dialog however many bugs there are while it is open."""

    quit_asked = Signal()

    def __init__(
        self,
        bug: Bug,
        journal: Path,
        parent: QWidget | None = None,
        show_folder: Callable[[Path], object] = open_folder,
    ) -> None:
        super().__init__(self.tr("Comptoir a rencontré un problème"), parent=parent)
        self._journal = journal
        self._show_folder = show_folder
        self._bugs = [bug]
        self._count = Label("", Style.SMALL, Ink.TEXT3, wrap=True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Détails techniques"))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setFixedHeight(scaled(150))
        self._lay_out()
        self._rewrite()

    def add_bug(self, bug: Bug) -> None:
        """Tell of one more."""
        self._bugs.append(bug)
        self._rewrite()

    def _lay_out(self) -> None:
        sentence = self.tr(
            "Ce que vous faisiez n’a peut-être pas abouti. Les ventes déjà reçues sont en "
            "sécurité et vous pouvez continuer à travailler."
        )
        self.content.addWidget(Label(sentence, Style.BODY, Ink.TEXT2, wrap=True))
        self.content.addWidget(self._count)
        self.content.addWidget(self.details)
        copy = self.add_button(self.tr("Copier les détails"))
        journal = self.add_button(self.tr("Ouvrir les journaux"))
        leave = self.add_button(self.tr("Quitter"))
        go_on = self.add_button(self.tr("Continuer"), Kind.PRIMARY, default=True)
        copy.clicked.connect(self._on_copy_clicked)
        journal.clicked.connect(self._on_journal_clicked)
        leave.clicked.connect(self._on_quit_clicked)
        go_on.clicked.connect(self.accept)
        go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rewrite(self) -> None:
        self._count.setText(
            plural(
                len(self._bugs),
                self.tr("{n} erreur est notée dans le journal technique."),
                self.tr("{n} erreurs sont notées dans le journal technique."),
            )
        )
        self.details.setPlainText("\n".join(bug.trace for bug in self._bugs[:_KEPT]))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _on_journal_clicked(self) -> None:
        self._show_folder(self._journal)

    def _on_quit_clicked(self) -> None:
        self.quit_asked.emit()
        self.accept()
