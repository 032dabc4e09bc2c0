"""The language of the window: chosen by the owner, else the computer's; French where neither says.

Qt's default locale holds it for the whole process: numbers, days and plurals follow it too.
"""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

_FOLDER = Path(__file__).parents[1] / "resources" / "i18n"
_QT = QLibraryInfo.LibraryPath.TranslationsPath
_KEY = "langue"


class Langue(StrEnum):
    """What the owner can choose."""

    SYSTEME = "systeme"
    FRANCAIS = "fr"
    ANGLAIS = "en"


NAMES = {Langue.FRANCAIS: "Français", Langue.ANGLAIS: "English"}
"""Each in its own words: whoever looks for it may read no other."""
_LOCALES = {
    Langue.FRANCAIS: QLocale(QLocale.Language.French, QLocale.Country.France),
    Langue.ANGLAIS: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class LangueSetting:
    """The choice, in the small file that is read before the data are."""

    def __init__(self, data_dir: Path) -> None:
        self._settings = QSettings(str(data_dir / "fenetre.ini"), QSettings.Format.IniFormat)

    def read(self) -> Langue:
        """Return what was chosen, the computer's language where nothing was."""
        saved = str(self._settings.value(_KEY, ""))
        return Langue(saved) if saved in set(Langue) else Langue.SYSTEME

    def write(self, choice: Langue) -> None:
        """Remember a choice for the next start."""
        self._settings.setValue(_KEY, choice.value)
        self._settings.sync()


def resolve(choice: Langue, system: QLocale) -> Langue:
    """Return the language itself: French unless English was chosen, or the computer speaks it."""
    if choice is not Langue.SYSTEME:
        return choice
    first = next(iter(system.uiLanguages()), "")
    return Langue.ANGLAIS if first.split("-")[0] == Langue.ANGLAIS else Langue.FRANCAIS


def current() -> Langue:
    """Return the language that is spoken now."""
    english = QLocale().language() is QLocale.Language.English
    return Langue.ANGLAIS if english else Langue.FRANCAIS


def speak(app: QCoreApplication, choice: Langue, system: QLocale | None = None) -> Langue:
    """Speak a language from now on: what is on screen already keeps its words."""
    langue = resolve(choice, system or QLocale.system())
    QLocale.setDefault(_LOCALES[langue])
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    # The last one installed is asked first; Qt's own knows the menus of its fields.
    _install(app, f"qtbase_{langue}", Path(QLibraryInfo.path(_QT)))
    if langue is not Langue.FRANCAIS:
        _install(app, f"comptoir_{langue}", _FOLDER)
    return langue


def _install(app: QCoreApplication, name: str, folder: Path) -> None:
    translator = QTranslator(app)
    if translator.load(name, str(folder)):
        app.installTranslator(translator)
