"""Makes small workbooks of each format that spreadsheets save, from rows of text and numbers."""

import io
import struct
import zipfile
from collections.abc import Sequence
from html import escape

from xlsxwriter import Workbook

Rows = Sequence[Sequence[str | float]]

_SECTOR = 512
_MANIFEST = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def make_xlsx(*sheets: Rows, hidden: int | None = None) -> bytes:
    """Make what Excel saves today; one sheet may be hidden."""
    buffer = io.BytesIO()
    with Workbook(buffer) as workbook:
        for position, rows in enumerate(sheets):
            sheet = workbook.add_worksheet()
            for row, cells in enumerate(rows):
                sheet.write_row(row, 0, cells)
            if position == hidden:
                sheet.hide()
            else:
                sheet.activate()
    return buffer.getvalue()


def make_ods(rows: Rows) -> bytes:
    """Make what LibreOffice saves."""
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(
        f'xmlns:{short}="{names}{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Feuille1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def make_xls(rows: Rows) -> bytes:
    """Make what Excel saved before 2007: BIFF8 records in a compound file."""
    book = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    begins = len(book) + 4 + 8 + len("Feuille1") + 4
    book += _record(0x0085, struct.pack("<IHBB", begins, 0, 8, 0) + b"Feuille1") + _record(0x000A)
    book += _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    for row, cells in enumerate(rows):
        book += b"".join(_xls_cell(row, column, cell) for column, cell in enumerate(cells))
    book += _record(0x000A)
    return _compound(book.ljust(-(-max(len(book), 4_096) // _SECTOR) * _SECTOR, b"\0"))


def _ods_cell(cell: str | float) -> str:
    if isinstance(cell, str):
        text = f"<text:p>{escape(cell)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _xls_cell(row: int, column: int, cell: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, str):
        text = cell.encode("utf-16-le")
        return _record(0x0204, place + struct.pack("<HB", len(cell), 1) + text)
    return _record(0x0203, place + struct.pack("<d", cell))


def _compound(stream: bytes) -> bytes:
    """Put one stream called Workbook into a compound file: header, FAT, directory, stream."""
    count = len(stream) // _SECTOR
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, *(0, 1, 1, 0, 4_096), *(_END, 0, _END, 0, 0)
    )
    header = header.ljust(_SECTOR, b"\xff")
    chain = [_FAT, _END, *range(3, 2 + count), _END]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    return header + fat + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
