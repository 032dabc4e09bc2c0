"""The panel that shows one row in full: docked beside its list, or floating over it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style, active, scaled
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import Label

_WIDTH = 420
_DOCKED_FROM = 1176
"""Width of the page, a window of 1400 less the navigation, from which both have room."""
_SHADOW = 12


class _Foot(QWidget):
    """The actions of a panel, above a line; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 11, 20, 11)
        self._row.setSpacing(8)
        self.hide()

    def show_buttons(self, buttons: Sequence[Button], harmful: Button | None) -> None:
        for button in buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        if harmful is not None:
            self._row.addWidget(harmful)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, active().border)
        painter.end()


class SidePanel(QFrame):
    """Caption with rank, previous, next and close; below it whatever the page puts in."""

    previous_asked = Signal()
    next_asked = Signal()
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.floats = True
        self._caption = Label("", Style.SMALL, Ink.TEXT3)
        self.previous_button = Button(self.tr("Précédente"), Kind.ICON, "chevron-up")
        self.next_button = Button(self.tr("Suivante"), Kind.ICON, "chevron-down")
        self.close_button = Button(self.tr("Fermer"), Kind.ICON, "x")
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = _Foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(1 + _SHADOW, 8, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        self.previous_button.clicked.connect(self.previous_asked)
        self.next_button.clicked.connect(self.next_asked)
        self.close_button.clicked.connect(self.closed)

    def show_rank(self, caption: str, *, first: bool, last: bool) -> None:
        """Say which row of the list this is."""
        self._caption.setText(caption)
        self.previous_button.setEnabled(not first)
        self.next_button.setEnabled(not last)

    def show_content(self, content: QWidget) -> None:
        """Replace what is shown; the old content is deleted."""
        content.setObjectName("scrolled")
        self._scroll.setWidget(content)

    def show_foot(self, *buttons: Button, harmful: Button | None = None) -> None:
        """Keep these actions in sight below the content; the harmful one far at the right."""
        self._foot.show_buttons(buttons, harmful)

    def content(self) -> QWidget | None:
        """Return what is shown."""
        return self._scroll.widget()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_SHADOW, 0, 0, 0)
        for ring in range(_SHADOW if self.floats else 0):
            shade = QColor(active().shadow)
            shade.setAlpha(round(22 * ((ring + 1) / _SHADOW) ** 2))
            painter.fillRect(QRectF(ring, 0, 1, self.height()), shade)
        painter.fillRect(box, active().surface)
        painter.fillRect(QRectF(_SHADOW, 0, 1, self.height()), active().border)
        painter.end()

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(20, 4, 16, 4)
        head.setSpacing(2)
        head.addWidget(self._caption)
        head.addStretch(1)
        for button in (self.previous_button, self.next_button, self.close_button):
            button.setFixedSize(scaled(30), scaled(30))
            head.addWidget(button)
        return head


class PanelHost(QWidget):
    """A page's list and its panel; decides whether they stand side by side."""

    def __init__(self, body: QWidget, panel: SidePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = body
        self.panel = panel
        body.setParent(self)
        panel.setParent(self)
        panel.hide()

    def open_panel(self) -> None:
        """Show the panel."""
        self.panel.show()
        self._arrange()

    def close_panel(self) -> None:
        """Hide the panel."""
        self.panel.hide()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        panel = scaled(_WIDTH)
        wide = panel + _SHADOW
        docked = self.panel.isVisibleTo(self) and self.width() >= _DOCKED_FROM
        body = self.width() - panel if docked else self.width()
        self.panel.floats = not docked
        self.body.setGeometry(0, 0, body, self.height())
        self.panel.setGeometry(self.width() - wide, 0, wide, self.height())
        self.panel.raise_()
