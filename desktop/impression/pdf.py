"""Writes the pages of a table as a PDF, one after the other."""

from collections.abc import Iterable
from typing import IO

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from desktop.impression.painting import PagePainter
from desktop.impression.paper import Form, Texts

TENTHS = 720
"""Tenths of a point in an inch: the unit of our pages."""


def write_pdf(form: Form, rows: Iterable[Texts], stream: IO[bytes]) -> None:
    """Write every page. OSError where the disk fails."""
    file = QFile()
    file.open(stream.fileno(), QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(file)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(form.orientation)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(TENTHS)
    writer.setTitle(f"{form.title} – {form.boutique}")
    writer.setCreator("Comptoir")
    painter = QPainter(writer)
    pages = PagePainter(painter, form)
    for number, page in enumerate(form.paginate(rows), 1):
        if number > 1:
            writer.newPage()
        pages.paint(number, page)
    painter.end()
    # Qt goes on painting when the disk is full, and only takes note of it.
    if not file.flush() or file.error() is not QFileDevice.FileError.NoError:
        raise OSError(file.errorString())
