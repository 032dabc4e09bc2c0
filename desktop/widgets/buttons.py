"""Buttons: plain, primary, dangerous, link-like, or an icon alone."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.formats import plain_tooltip
from desktop.theme import Style, Tone, active, font, icon, tone
from desktop.widgets.mnemonics import mark

_ICON = 16


class Kind(StrEnum):
    """The variants of the style sheet."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    LINK = "link"
    GHOST = "ghost"
    ICON = "icon"


class Button(QPushButton):
    """Its icon follows the theme; an icon alone takes `text` as accessible name and tooltip."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.PLAIN,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon_name = icon_name
        self._words = ""
        self._letter = ""
        self.setProperty("kind", kind.value)
        self.setFont(font(Style.MEDIUM if kind is not Kind.LINK else Style.SMALLM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        if kind is Kind.ICON:
            self.setToolTip(plain_tooltip(text))
        else:
            # Qt leaves four pixels between icon and text: a space makes it eight.
            self.setText(f" {text}" if icon_name else text)
        self._tint()

    def text(self) -> str:
        """Return what it says, without the mark of its letter."""
        return self._words

    def setText(self, text: str) -> None:
        """Say something else; the letter stays where the new words have it too."""
        self._words = text
        super().setText(mark(text, text.upper().find(self._letter) if self._letter else -1))

    def words(self) -> str:
        """Return what its letter is chosen from."""
        return self._words

    def give_letter(self, place: int) -> None:
        """Let Alt with the letter at `place` press it; -1 for none."""
        self._letter = self._words[place].upper() if place >= 0 else ""
        self.setText(self._words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self._tint()

    def _tint(self) -> None:
        if self._icon_name:
            self.setIconSize(QSize(_ICON, _ICON))
            self.setIcon(icon(self._icon_name, self._ink(), _ICON))

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return active().disabled
        inks = {
            Kind.PRIMARY: active().onaccent,
            Kind.DANGER: tone(Tone.DANGER).text,
            Kind.LINK: active().accenttext,
        }
        return inks.get(self._kind, active().text2)
