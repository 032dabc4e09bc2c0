"""The command: which pictures there are, and how they are taken."""

import argparse
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from desktop.captures.dialogues import POSES
from desktop.captures.ecrans import list_ecrans
from desktop.captures.magasins import Etat, open_magasin
from desktop.captures.menus import list_menus
from desktop.captures.plateau import Plateau, set_up
from desktop.captures.tournage import CountedTasks, Tournage
from desktop.collector import Collector
from desktop.langue import Langue, speak
from desktop.start import make_app
from desktop.theme.system import Apparence, Look

SIZES = ((1440, 900), (1280, 720))
NARROW = (1100, 680)
LOOKS = {Apparence.CLAIR: "clair", Apparence.SOMBRE: "sombre"}
_FAILED = 1
_REFUSED = 2
_PERCENT = 100
_OFFSCREEN = "This plugin does not support"


@dataclass(frozen=True, slots=True)
class Studio:
    """Where pictures go, and which of them are wanted."""

    folder: Path
    patterns: Sequence[str]
    taken: list[str]
    text_scale: float = 1.0

    def wants(self, name: str) -> bool:
        """Tell whether a name matches what was asked for."""
        return any(fnmatch(name, pattern) for pattern in self.patterns)

    def take(self, widget: QWidget, name: str) -> None:
        """Write one picture."""
        widget.grab().save(str(self.folder / f"{name}.png"))
        self.taken.append(name)
        sys.stderr.write(f"{len(self.taken):3} {name}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; 1 where one cannot be taken, 2 where none is meant."""
    options = parse(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    options.folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_tell_message)
    app = make_app()
    speak(app, options.langue)
    studio = Studio(options.folder, options.only or ("*",), [], options.texte / _PERCENT)
    if not any(studio.wants(name) for etat in Etat for name in list_names(etat)):
        sys.stderr.write(f"Aucune image ne porte ce nom : {', '.join(studio.patterns)}\n")
        return _REFUSED
    return take_all(app, studio)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="captures", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("captures"))
    parser.add_argument("--only", action="append", metavar="MOTIF", help="« ventes-* », répétable")
    spoken = (Langue.FRANCAIS, Langue.ANGLAIS)
    parser.add_argument(
        "--texte", type=int, choices=range(100, 151), metavar="100..150", default=100
    )
    parser.add_argument("--langue", type=Langue, choices=spoken, default=Langue.FRANCAIS)
    return parser.parse_args(arguments)


def take_all(app: QApplication, studio: Studio) -> int:
    """Play everything in the event loop of `app`."""
    app.setCursorFlashTime(0)
    Collector(app).start()
    hook, sys.excepthook = sys.excepthook, partial(_on_bug, app)
    try:
        tournage = Tournage(play(studio, Look(text_scale=studio.text_scale)))
        tournage.finished.connect(partial(_on_finished, app))
        # In the loop: one that ends at once could not end a loop that has not begun.
        QTimer.singleShot(0, tournage.start)
        return app.exec()
    finally:
        sys.excepthook = hook


def play(studio: Studio, look: Look) -> Iterator[CountedTasks]:
    """Go from shop to shop."""
    for etat in Etat:
        if not any(map(studio.wants, list_names(etat))):
            continue
        with ExitStack() as stack:
            folder = stack.enter_context(TemporaryDirectory(prefix="comptoir-"))
            # Before the window: a widget measures itself in what it wears when it is made.
            look.choose(Apparence.CLAIR)
            core = stack.enter_context(open_magasin(etat, Path(folder)))
            plateau = set_up(etat, core, look)
            stack.callback(plateau.strike)
            yield plateau.tasks
            for apparence in LOOKS:
                plateau.shell.choose_look(apparence)
                yield from play_ecrans(studio, plateau, apparence)
                yield from play_dialogues(studio, plateau, apparence)
                yield from play_menus(studio, plateau, apparence)


def play_ecrans(studio: Studio, plateau: Plateau, apparence: Apparence) -> Iterator[CountedTasks]:
    """Take what the window shows, in each of its sizes."""
    for size in sizes_of(plateau.etat):
        plateau.shell.window.resize(*size)
        for ecran in list_ecrans():
            name = name_ecran(ecran.name, plateau.etat, apparence, size)
            page = plateau.shell.window.pages[ecran.page]
            fits = plateau.etat in ecran.etats and isinstance(page, ecran.kinds)
            if fits and studio.wants(name):
                if page is not plateau.shell.window.current_page():
                    plateau.shell.window.show_page(ecran.page)
                    yield plateau.tasks
                widget = ecran.show(plateau)
                yield plateau.tasks
                studio.take(widget, name)
                ecran.hide(plateau)


def play_dialogues(
    studio: Studio, plateau: Plateau, apparence: Apparence
) -> Iterator[CountedTasks]:
    """Take each dialog in the size that it gives itself."""
    plateau.shell.window.resize(*SIZES[0])
    for pose in POSES if has_dialogues(plateau.etat, apparence) else ():
        name = name_dialogue(pose.name, plateau.etat, apparence)
        if studio.wants(name):
            dialog = pose.make(plateau)
            dialog.show()
            dialog.activateWindow()
            yield plateau.tasks
            studio.take(dialog, name)
            dismiss(plateau, dialog)


def play_menus(studio: Studio, plateau: Plateau, apparence: Apparence) -> Iterator[CountedTasks]:
    """Take each menu and what else drops down from the window."""
    if plateau.etat is not Etat.DEMO or not studio.wants(f"menu-x-{LOOKS[apparence]}"):
        return
    for part, make in list_menus(plateau):
        menu = make()
        menu.show()
        yield plateau.tasks
        studio.take(menu, f"menu-{part}-{LOOKS[apparence]}")
        menu.close()


def dismiss(plateau: Plateau, dialog: QDialog) -> None:
    """Close a dialog for good, whatever it asks first."""
    dialog.done(0)
    if dialog is not plateau.shell.palette and isValid(dialog):
        dialog.deleteLater()


def sizes_of(etat: Etat) -> tuple[tuple[int, int], ...]:
    """Return the sizes of the window; only the full shop is worth the narrowest."""
    return (*SIZES, NARROW) if etat is Etat.DEMO else SIZES


def has_dialogues(etat: Etat, apparence: Apparence) -> bool:
    """Tell whether dialogs are taken too: what long names do to them, one look shows."""
    return etat is Etat.DEMO or (etat is Etat.LONGS and apparence is Apparence.CLAIR)


def name_ecran(ecran: str, etat: Etat, apparence: Apparence, size: tuple[int, int]) -> str:
    """Return « ventes-clair-1440 », « ventes-vide-sombre-1280 »."""
    middle = () if etat is Etat.DEMO else (etat.value,)
    return "-".join([ecran.replace("_", "-"), *middle, LOOKS[apparence], str(size[0])])


def name_dialogue(pose: str, etat: Etat, apparence: Apparence) -> str:
    """Return « dialogue-article-clair »."""
    middle = () if etat is Etat.DEMO else (etat.value,)
    return "-".join(["dialogue", pose, *middle, LOOKS[apparence]])


def list_names(etat: Etat) -> Iterator[str]:
    """Give the names of all pictures of a shop, but those of its menus."""
    for apparence, word in LOOKS.items():
        for size in sizes_of(etat):
            for ecran in list_ecrans():
                if etat in ecran.etats:
                    yield name_ecran(ecran.name, etat, apparence, size)
        if has_dialogues(etat, apparence):
            for pose in POSES:
                yield name_dialogue(pose.name, etat, apparence)
        if etat is Etat.DEMO:
            yield f"menu-x-{word}"


def _tell_message(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what the offscreen platform says of each window."""
    if _OFFSCREEN not in message:
        sys.stderr.write(f"{message}\n")


def _on_finished(app: QApplication, well: bool) -> None:
    app.exit(0 if well else _FAILED)


def _on_bug(
    app: QApplication,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Stop at the first bug: a picture of what comes after it would not be true."""
    traceback.print_exception(kind, error, trace)
    app.exit(_FAILED)
