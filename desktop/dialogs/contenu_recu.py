"""What a terminal sent, byte for byte, as plain text."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.theme import Style, font, scaled
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog

_WIDTH = 640
_HEIGHT = 360


class ContenuRecuDialog(Dialog):
    """Read-only; the owner can copy it for whoever helps him."""

    def __init__(self, numero: str, contenu: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Contenu reçu"), numero, parent)
        self.setFixedWidth(scaled(_WIDTH))
        self._text = QPlainTextEdit(contenu)
        self._text.setReadOnly(True)
        self._text.setFont(font(Style.SMALL))
        self._text.setMinimumHeight(_HEIGHT)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Contenu reçu"))
        self.content.addWidget(self._text)
        copy = self.add_button(self.tr("Copier"))
        close = self.add_button(self.tr("Fermer"), Kind.PRIMARY, default=True)
        copy.clicked.connect(self._on_copy_clicked)
        close.clicked.connect(self.accept)

    def text(self) -> str:
        """Return what is shown."""
        return self._text.toPlainText()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
