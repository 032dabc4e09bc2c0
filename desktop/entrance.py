"""What stands before the window: the first start on an empty folder, the PIN on a locked one."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.demonstration.dossier import is_demo
from desktop.commands import Command
from desktop.demo import DemoGuide, follow_with_demo
from desktop.dialogs.premier_demarrage import PremierDemarrageDialog
from desktop.dialogs.premier_demarrage.dialogue import find_etape
from desktop.dialogs.premier_demarrage.etape import Contexte
from desktop.dialogs.verrou import VerrouDialog
from desktop.main_window import MainWindow
from desktop.pages.page import Services
from desktop.server_control import ServerControl


class Entrance(QObject):
    """Says when the window may be shown, and reopens the first start over it."""

    opened = Signal(tuple)
    """The boutiques to show: whoever is there may see them."""
    left = Signal()
    """The program is to end: another one follows it."""

    def __init__(
        self, contexte: Contexte, control: ServerControl, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._control = control
        self.first_start: PremierDemarrageDialog | None = None
        self.lock: VerrouDialog | None = None
        self.demo: DemoGuide | None = None

    def open(self) -> None:
        """Let in at once, or ask what must be asked."""
        core = self._contexte.core
        boutiques = core.boutiques.list_boutiques()
        if not boutiques:
            self._make_first_start(None, None).show()
            return
        proprietaire = core.utilisateurs.find_proprietaire()
        if proprietaire is None or not proprietaire.a_un_pin:
            self.opened.emit(boutiques)
            return
        self.lock = VerrouDialog(proprietaire.nom, core.utilisateurs, self._contexte.tasks)
        self.lock.accepted.connect(partial(self.opened.emit, boutiques))
        self.lock.rejected.connect(QCoreApplication.quit)
        self.lock.show()

    def attend(self, window: MainWindow, services: Services) -> None:
        """Lay the first start over the window that was just shown, where there is a rest of it."""
        again = partial(self._on_again, window, services)
        words = self.tr("assistant terminaux adresse sauvegarde code PIN")
        name = self.tr("Refaire le premier démarrage")
        window.commands.add(Command("premier_demarrage", name, "store", again, words=words))
        core = self._contexte.core
        if is_demo(core.parametres):
            self.demo = DemoGuide(core.settings, window)
            self.demo.left.connect(self.left)
            return
        if self.first_start is not None:
            self.first_start.show_services(services)
            self.first_start.setParent(window, self.first_start.windowFlags())
            self.first_start.open()
            return
        rank = find_etape(core.parametres)
        if rank is not None:
            boutique = core.boutiques.list_boutiques()[0]
            self.start_again(boutique, window, services, rank=rank)

    def start_again(
        self, boutique: Boutique, window: QWidget, services: Services, *, rank: int = 0
    ) -> None:
        """Go through the first start of a boutique once more."""
        dialog = self._make_first_start(boutique, window)
        dialog.show_services(services)
        dialog.show_etape(rank)
        dialog.open()

    def close(self) -> None:
        """Take away what is still shown."""
        for shown in (self.first_start, self.lock):
            if shown is not None:
                shown.blockSignals(True)
                shown.close()
                shown.deleteLater()

    def _make_first_start(
        self, boutique: Boutique | None, window: QWidget | None
    ) -> PremierDemarrageDialog:
        dialog = PremierDemarrageDialog(self._contexte, boutique, window)
        self.first_start = dialog
        dialog.show_server(self._control.status)
        self._control.status_changed.connect(dialog.show_server)
        dialog.server_asked.connect(self._control.start)
        dialog.boutique_added.connect(self._on_boutique_added)
        dialog.demo_asked.connect(self._on_demo_asked)
        dialog.finished.connect(self._on_finished)
        return dialog

    def _on_boutique_added(self, boutique: Boutique) -> None:
        self.opened.emit((boutique,))

    def _on_demo_asked(self) -> None:
        follow_with_demo(self._contexte.core.settings.data_dir)
        self.left.emit()

    def _on_again(self, window: MainWindow, services: Services) -> None:
        if self.first_start is None:
            self.start_again(window.boutique(), window, services)

    def _on_finished(self) -> None:
        dialog, self.first_start = self.first_start, None
        if dialog is None:
            return
        if not dialog.has_boutique():
            QCoreApplication.quit()
        dialog.deleteLater()
