"""The menu at the end of the top bar: look, notices, and the commands that have no page."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.langue import NAMES, Langue, LangueSetting
from desktop.main_window import MainWindow
from desktop.notifications import Kind, Notifications
from desktop.theme import active, icon
from desktop.theme.system import Apparence, Look
from desktop.widgets.mnemonics import LetteredMenu, plain

_COMMANDS = (("recherche", "taux", "serveur"), ("aide", "a_propos", "journaux"), ("quitter",))


class MainMenu(QObject):
    """Made anew each time it opens, so that it always tells the truth."""

    look_chosen = Signal(Apparence)
    langue_chosen = Signal(Langue)

    def __init__(
        self, window: MainWindow, look: Look, notifications: Notifications, langue: LangueSetting
    ) -> None:
        super().__init__(window)
        self._langue = langue
        self._window = window
        self._look = look
        self._notifications = notifications
        self._further: list[str] = []

    def add_command(self, name: str) -> None:
        """Show one more command of the window, above the help."""
        self._further.append(name)

    def make(self) -> QMenu:
        """Return the menu as it reads now; it is gone once closed."""
        menu = LetteredMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first, *others = _COMMANDS
        self._add_commands(menu, (*first, *self._further))
        self._add_look(menu)
        self._add_langue(menu)
        self._add_notifications(menu)
        for names in others:
            menu.addSeparator()
            self._add_commands(menu, names)
        return menu

    def popup_below(self, button: QWidget) -> None:
        """Open with its right edge under a button's."""
        menu = self.make()
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    def _add_commands(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            command = self._window.commands[name]
            text = f"{command.text}\t{command.keys}" if command.keys else command.text
            action = menu.addAction(icon(command.icon, active().text2), plain(text))
            action.triggered.connect(command.run)

    def _add_look(self, menu: QMenu) -> None:
        part = menu.addMenu(icon("sun", active().text2), self.tr("Apparence"))
        group = QActionGroup(part)
        for choice, text in (
            (Apparence.CLAIR, self.tr("Claire")),
            (Apparence.SOMBRE, self.tr("Sombre")),
            (Apparence.SYSTEME, self.tr("Comme le système")),
        ):
            action = group.addAction(part.addAction(plain(text)))
            action.setCheckable(True)
            action.setChecked(self._look.choice is choice)
            action.setData(choice.value)
        group.triggered.connect(self._on_look_triggered)

    def _add_langue(self, menu: QMenu) -> None:
        part = menu.addMenu(icon("languages", active().text2), self.tr("Langue"))
        group = QActionGroup(part)
        chosen = self._langue.read()
        for choice, text in (
            *NAMES.items(),
            (Langue.SYSTEME, self.tr("Celle de l’ordinateur")),
        ):
            action = group.addAction(part.addAction(plain(text)))
            action.setCheckable(True)
            action.setChecked(choice is chosen)
            action.setData(choice.value)
        group.triggered.connect(self._on_langue_triggered)

    def _add_notifications(self, menu: QMenu) -> None:
        part = menu.addMenu(icon("bell", active().text2), self.tr("Notifications"))
        for kind, text in (
            (Kind.TERMINAL, self.tr("Un terminal demande l’accès")),
            (Kind.DOUBLE, self.tr("Un numéro de série vient de deux appareils")),
            (Kind.SILENCE, self.tr("Un terminal est silencieux")),
            (Kind.REFUS, self.tr("Une vente est à régler")),
            (Kind.STOCK, self.tr("Un article passe sous son seuil")),
            (Kind.JOURNAL, self.tr("Le journal des envois ne peut pas être écrit")),
        ):
            action = part.addAction(plain(text))
            action.setCheckable(True)
            action.setChecked(not self._notifications.is_muted(kind))
            action.setData(kind.value)
        part.triggered.connect(self._on_notification_triggered)

    def _on_look_triggered(self, action: QAction) -> None:
        self.look_chosen.emit(Apparence(action.data()))

    def _on_langue_triggered(self, action: QAction) -> None:
        self.langue_chosen.emit(Langue(action.data()))

    def _on_notification_triggered(self, action: QAction) -> None:
        self._notifications.mute(Kind(action.data()), muted=not action.isChecked())
