"""Shows a folder in the file manager of the system."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> bool:
    """Tell whether the system had a program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
