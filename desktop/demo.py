"""The demonstration as the owner meets it: named by a lasting banner, with two ways out of it."""

import atexit
import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.config import Settings
from core.demonstration.dossier import boutique_folder, demo_folder, discard_demo
from core.errors import CoreError
from desktop.models.columns import Ink
from desktop.restart import start_program
from desktop.theme import Style, Tone
from desktop.widgets.banners import BannerButton
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

logger = logging.getLogger(__name__)

BANNIERE = "demonstration"


class RecommencerDialog(Dialog):
    """What « Repartir à zéro » may mean: new examples, or a shop of one's own."""

    demo_asked = Signal()
    boutique_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Repartir à zéro ?"), parent=parent)
        sentence = self.tr(
            "Ce que vous avez essayé ici est oublié si vous refaites les données d’exemple. "
            "Votre boutique, elle, est dans un autre dossier et ne change pas."
        )
        self.content.addWidget(Label(sentence, Style.BODY, Ink.TEXT2, wrap=True))
        cancel = self.add_button(self.tr("Annuler"))
        again = self.add_button(self.tr("Refaire les données d’exemple"))
        own = self.add_button(self.tr("Ouvrir ma boutique"), Kind.PRIMARY, default=True)
        cancel.clicked.connect(self.reject)
        again.clicked.connect(self.demo_asked)
        own.clicked.connect(self.boutique_asked)


class DemoGuide(QObject):
    """Stands by a window that shows a demonstration, and leads out of it."""

    left = Signal()
    """The program is to end: another one follows it."""

    def __init__(self, settings: Settings, window: "MainWindow") -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self.dialog: RecommencerDialog | None = None
        window.show_banner(
            BANNIERE,
            Tone.INFO,
            self.tr("Données d’exemple : rien de ce que vous faites ici ne touche votre boutique."),
            BannerButton(self.tr("Repartir à zéro"), self._on_asked),
        )

    def _on_asked(self) -> None:
        self.dialog = RecommencerDialog(self._window)
        self.dialog.demo_asked.connect(self._on_demo_asked)
        self.dialog.boutique_asked.connect(self._on_boutique_asked)
        self.dialog.open()

    def _on_demo_asked(self) -> None:
        atexit.register(partial(start_demo_anew, self._settings))
        self.left.emit()

    def _on_boutique_asked(self) -> None:
        folder = boutique_folder(self._settings.data_dir)
        # A demonstration in a folder that the user named stands beside no shop.
        known = folder != self._settings.data_dir
        arguments = ["--data-dir", str(folder)] if known else []
        atexit.register(partial(start_program, arguments))
        self.left.emit()


def follow_with_demo(data_dir: Path) -> None:
    """Open the demonstration beside a shop once this program has let go of everything."""
    arguments = ["--demo", "--data-dir", str(demo_folder(data_dir))]
    atexit.register(partial(start_program, arguments))


def start_demo_anew(settings: Settings) -> None:
    """Forget the demonstration and open another one; keep it where it cannot be forgotten."""
    try:
        discard_demo(settings)
    except CoreError as error:
        logger.warning("the demonstration stays: %s", error.code)
    start_program(["--demo", "--data-dir", str(settings.data_dir)])
