"""The window with all that surrounds it: search, keys, look, tray, notices, and how it closes."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from core.boutiques import Boutique
from core.journalisation import folder_of
from desktop.adresses import AddressWatch
from desktop.closing import Closing
from desktop.commands import Command
from desktop.dialogs.a_propos import AProposDialog
from desktop.dialogs.aide import AideDialog
from desktop.dialogs.recherche import RecherchePalette
from desktop.dialogs.taux import TauxDialog
from desktop.folders import open_folder
from desktop.langue import NAMES, Langue, LangueSetting
from desktop.livre import LivreWatch
from desktop.main_window import MainWindow
from desktop.menu import MainMenu
from desktop.notifications import Announcement, Notifications
from desktop.pages.page import Services
from desktop.secours import Secours
from desktop.server_control import ServerControl
from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Tone
from desktop.theme.system import Apparence, Look
from desktop.tray import Tray
from desktop.widgets.banners import BannerButton
from desktop.widgets.search_field import SearchField
from desktop.widgets.server_popover import ServerPopover
from desktop.window_state import WindowState

_LOOK = "apparence"
_SERVER = "serveur"
_ARTICLES = "articles"
_FILE = "fichier"


class Shell(QObject):
    """Lives as long as its window."""

    def __init__(
        self,
        services: Services,
        boutiques: Sequence[Boutique],
        control: ServerControl,
        look: Look,
        *,
        tray: Tray | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self._control = control
        self._page_told = ""
        self.window = MainWindow(services, boutiques)
        self.tray = tray or Tray(self)
        self.closing = Closing(self.window, self.tray, self._is_serving, self)
        self.notifications = Notifications(services, self)
        self.secours = Secours(services, self.window)
        self.look = look
        self.state = WindowState(services.core.settings.data_dir)
        self.palette = RecherchePalette(
            services, self.window.commands, self.window.open_row, self.window
        )
        self.langue = LangueSetting(services.core.settings.data_dir)
        self.choose_langue = partial(_choose_langue, self.langue, self.window)
        self.menu = MainMenu(self.window, self.look, self.notifications, self.langue)
        self.popover: ServerPopover | None = None
        self.window.commands.add(*self._list_commands())
        self._connect()
        self._show_status(control.status)
        core = services.core
        self.addresses = AddressWatch(self.window, control, core.parametres, services.tasks)
        self.livre = LivreWatch(self.window, services, self)
        self.livre.announced.connect(self._on_announced)

    def show(self) -> None:
        """Show the window as it was when it was last closed."""
        self.look.choose(self._services.preferences.read(_LOOK, Apparence, Apparence.SYSTEME))
        page = self.state.page()
        if page in self.window.pages:
            self.window.show_page(page)
        self.state.restore_or_fit(self.window)
        self.window.show()
        self.secours.begin()

    def close(self) -> None:
        """Remember the window and take everything away."""
        self.state.keep(self.window, self.window.pages.current_name(), self.look.choice)
        self.tray.close()
        self.window.may_close = True
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def choose_look(self, choice: Apparence) -> None:
        """Wear and remember it."""
        self.look.choose(choice)
        self._services.preferences.write(_LOOK, choice)

    def open_search(self) -> None:
        """Ctrl+K."""
        self.palette.open_for(self.window.boutique().id)

    def open_rate(self) -> None:
        """Ask for the rate of the day."""
        dialog = TauxDialog(self._services, self.window.boutique().id, self.window)
        dialog.recorded.connect(self._on_rate_recorded)
        dialog.open()

    def open_help(self) -> None:
        """F1."""
        AideDialog(self.window.commands.all(), self.window).open()

    def open_about(self) -> None:
        """Show version, folders and licences."""
        AProposDialog(self._services.core.settings.data_dir, self.window).open()

    def open_popover(self) -> None:
        """Show every address of the server."""
        pill = self.window.top_bar.server_pill
        self.popover = ServerPopover(pill)
        self.popover.show_status(self._control.status)
        self.popover.retry_asked.connect(self._control.start)
        self.popover.terminaux_asked.connect(partial(self.window.show_page, "terminaux"))
        self.popover.gone.connect(self._on_popover_gone)
        self.popover.show_below(pill)

    def scan(self) -> None:
        """F2: a scanner types into the page at the front, or else into the search of articles."""
        if self.window.current_page().focus_scan():
            return
        self.window.show_page(_ARTICLES)
        self.window.current_page().show_list()
        field = self.window.current_page().findChild(SearchField)
        if isinstance(field, SearchField):
            field.setFocus()
            field.selectAll()

    def _connect(self) -> None:
        bar = self.window.top_bar
        bar.search_button.clicked.connect(self.open_search)
        bar.rate_pill.clicked.connect(self.open_rate)
        bar.server_pill.clicked.connect(self.open_popover)
        bar.menu_button.clicked.connect(self._on_menu_asked)
        self.menu.look_chosen.connect(self.choose_look)
        self.menu.langue_chosen.connect(self.choose_langue)
        self.window.server_asked.connect(self._control.start)
        self.window.restart_asked.connect(self.closing.restart)
        self._control.status_changed.connect(self._show_status)
        self.notifications.announced.connect(self._on_announced)
        self._services.bridge.file_damaged.connect(self._on_file_damaged)
        self.tray.notification_pressed.connect(self._on_notification_pressed)

    def _list_commands(self) -> Iterator[Command]:
        show = partial(open_folder, folder_of(self._services.core.settings.data_dir))
        yield Command("recherche", _tr("Rechercher"), "search", self.open_search, "Ctrl+K")
        yield Command("scan", _tr("Scanner un article"), "package", self.scan, "F2")
        yield Command("taux", _tr("Taux du jour"), "arrow-left-right", self.open_rate)
        yield Command("serveur", _tr("Adresse et QR code du serveur"), "power", self.open_popover)
        for choice, text, icon in (
            (Apparence.CLAIR, _tr("Apparence claire"), "sun"),
            (Apparence.SOMBRE, _tr("Apparence sombre"), "moon"),
            (Apparence.SYSTEME, _tr("Apparence du système"), "monitor"),
        ):
            run = partial(self.choose_look, choice)
            yield Command(f"apparence.{choice}", text, icon, run, words=_tr("thème mode nuit"))
        for langue, nom in NAMES.items():
            text = _tr("Langue : {nom}").format(nom=nom)
            run = partial(self.choose_langue, langue)
            yield Command(
                f"langue.{langue}", text, "languages", run, words=_tr("langue anglais english")
            )
        yield Command("journaux", _tr("Ouvrir le dossier des journaux"), "folder-open", show)
        yield Command("aide", _tr("Aide et touches"), "keyboard", self.open_help, "F1")
        yield Command("a_propos", _tr("À propos de Comptoir"), "info", self.open_about)
        yield Command("quitter", _tr("Quitter Comptoir"), "log-out", self.closing.ask)

    def _is_serving(self) -> bool:
        return self._control.status.state is ServerState.ONLINE

    def _show_status(self, status: ServerStatus) -> None:
        self.window.show_server(status)
        self.tray.show_state(_tr("Comptoir : {state}").format(state=status.word))
        if self.popover is not None:
            self.popover.show_status(status)
        if status.state in {ServerState.STOPPED, ServerState.PORT_BUSY}:
            self.window.show_banner(_SERVER, Tone.DANGER, *_word_failure(self._control, status))
        else:
            self.window.hide_banner(_SERVER)

    def _on_menu_asked(self) -> None:
        self.menu.popup_below(self.window.top_bar.menu_button)

    def _on_popover_gone(self) -> None:
        self.popover = None

    def _on_rate_recorded(self) -> None:
        self.window.toast.show_word(Tone.OK, _tr("Taux enregistré"))

    def _on_announced(self, told: Announcement) -> None:
        self._page_told = told.page
        if self.tray.is_available:
            self.tray.show_message(told.title, told.sentence)
            return
        first, _, others = told.sentence.partition("\n")
        link = BannerButton(_tr("Voir"), self._on_notification_pressed)
        self.window.toast.show_word(Tone.WARN, first, others, link)

    def _on_file_damaged(self) -> None:
        words = _tr(
            "Le fichier de données est endommagé. Revenez à une sauvegarde : ce que les terminaux "
            "ont envoyé depuis sera repris, et le fichier abîmé gardé."
        )
        show = partial(self.window.show_page, "sauvegardes")
        button = BannerButton(_tr("Voir les sauvegardes"), show)
        self.window.show_banner(_FILE, Tone.DANGER, words, button)

    def _on_notification_pressed(self) -> None:
        self.closing.show_window()
        self.window.show_page(self._page_told)


def _choose_langue(setting: LangueSetting, window: MainWindow, choice: Langue) -> None:
    """Remember it; what is on screen keeps its words until the next start."""
    setting.write(choice)
    window.toast.show_word(Tone.OK, _tr("Comptoir parlera cette langue à sa prochaine ouverture."))


def _word_failure(
    control: ServerControl, status: ServerStatus
) -> tuple[str, *tuple[BannerButton, ...]]:
    """Word what failed, with what can be done about it."""
    again = BannerButton(_tr("Réessayer"), control.start)
    if status.free_port is None:
        return status.sentence, again
    words = _tr("{sentence} L’adresse est alors à changer dans chaque terminal.")
    other = BannerButton(
        _tr("Utiliser le port {port}").format(port=status.free_port),
        partial(control.start, status.free_port),
    )
    return words.format(sentence=status.sentence), again, other


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shell", text)
