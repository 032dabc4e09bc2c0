"""A page that scrolls where the window is too low for it, and fills the window elsewhere."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class LowScroll(QScrollArea):
    """Never narrower than its content, which it scrolls upwards and downwards only."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), super().minimumSizeHint().height())
