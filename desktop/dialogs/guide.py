"""The user guide, as it comes with the program."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.theme import Style, font, scaled
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
_WIDTH, _HEIGHT = 820, 520
_MARGIN = 60
_ABOVE, _ABOVE_TITLE = 6, 22


class GuideView(QTextBrowser):
    """Pictures are made as wide as there is room."""

    def __init__(self, guide: Path) -> None:
        super().__init__()
        self._folder = guide.parent
        self.setFont(font(Style.BODY))
        self.setMinimumHeight(scaled(_HEIGHT))
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMarkdown(guide.read_text(encoding="utf-8"))
        self._set_apart()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        path = self._folder / (name.toString() if isinstance(name, QUrl) else name)
        picture = QImage(str(path))
        room = scaled(_WIDTH) - 2 * _MARGIN
        if picture.width() > room:
            return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture

    def _set_apart(self) -> None:
        """Leave room above each block; Markdown knows no margins."""
        block = self.document().begin()
        while block.isValid():
            layout = block.blockFormat()
            layout.setTopMargin(_ABOVE_TITLE if layout.headingLevel() else _ABOVE)
            QTextCursor(block).setBlockFormat(layout)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_anchor_clicked(self, link: QUrl) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder / link.toString())))


class GuideDialog(Dialog):
    """Scrolls from the first step to the last question."""

    def __init__(self, parent: QWidget | None = None, guide: Path = GUIDE) -> None:
        super().__init__(self.tr("Le guide"), parent=parent)
        self.setFixedWidth(scaled(_WIDTH))
        self.view = GuideView(guide)
        self.view.setAccessibleName(self.tr("Le guide"))
        self.content.addWidget(self.view)
        close = self.add_button(self.tr("Fermer"), Kind.PRIMARY, default=True)
        close.clicked.connect(self.accept)
