"""Exports of a page: what it shows is what the file holds, and the owner is told how it goes."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from core.vocabulaire import Devise
from desktop.dialogs.progression import ProgressionDialog
from desktop.formats import format_money, format_number, shorten_numero
from desktop.impression.paper import Form
from desktop.impression.printing import make_printer
from desktop.pages.exportable import exportable
from desktop.pages.exporting import Exporter, choose_target
from desktop.pages.page import Surroundings
from desktop.pages.ventes import VentesPage
from tests.builders import MIDI, make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, column_texts, find_button, label_texts, press_key, type_into

PATIENCE_MS = 60_000


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[VentesPage]:
    nido = make_article(magasin.core, magasin.boutique, "A1", nom="Lait Nido", quantite_stock=500)
    bic = make_article(
        magasin.core, magasin.boutique, "A2", nom="Bic", prix_vente=1_250, devise=Devise.USD
    )
    ventes = [
        make_vente(f"QRU50NU-20260325022946724-{n:08x}", (nido, n), date_vente=MIDI - minutes(n))
        for n in range(1, 12)
    ]
    dollars = make_vente("FAC-3", (bic, 2), devise=Devise.USD, paye=False)
    record(magasin.core, magasin.terminal, *ventes, dollars)
    page = VentesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    page.show_surroundings(Surroundings(terminals=1))
    with qtbot.waitSignal(page.list_shown):
        page.show()
    yield page
    magasin.services.tasks.close()


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


class Owner:
    """Answers the questions of an export, and remembers what was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.suggested: list[Path] = []
        self.opened: list[Path] = []
        self.printed = folder / "papier.pdf"

    def choose(self, _parent: QWidget, suggestion: Path, chosen: Callable[[Path], None]) -> None:
        """Take the name that is offered, in a folder of one's own."""
        self.suggested.append(suggestion)
        chosen(self.folder / suggestion.name)

    def show(self, folder: Path) -> None:
        """See the folder opened."""
        self.opened.append(folder)

    def choose_print(
        self, _parent: QWidget, form: Form, chosen: Callable[[QPrinter], None]
    ) -> None:
        """Print into a file."""
        printer = make_printer(form)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed))
        chosen(printer)


@pytest.fixture
def owner(tmp_path: Path) -> Owner:
    folder = tmp_path / "exports"
    folder.mkdir()
    return Owner(folder)


@pytest.fixture
def exporter(page: VentesPage, owner: Owner) -> Exporter:
    return Exporter(page, "ventes", owner.choose, owner.show, choose_print=owner.choose_print)


def dialog_of(exporter: Exporter) -> ProgressionDialog:
    assert exporter.dialog is not None
    return exporter.dialog


def export(qtbot: QtBot, exporter: Exporter, kind: str) -> None:
    exporter.export(kind)
    assert exporter.job is not None
    with qtbot.waitSignal(exporter.job.written, timeout=PATIENCE_MS):
        pass


def as_shown(title: str, value: object, devise: object) -> str:
    """Write a cell of the workbook as the page shows it."""
    match value:
        case float() if title == "Total":
            return format_money(round(value * 100), Devise(str(devise)))
        case float():
            return format_number(int(value))
        case datetime():
            return f"{value:%H:%M}"
        case _:
            return shorten_numero(str(value)) if title == "N°" else str(value)


def test_the_workbook_holds_what_the_page_shows(
    qtbot: QtBot, page: VentesPage, owner: Owner, exporter: Exporter
) -> None:
    """Search, sort and hide columns; then compare cell by cell."""
    with qtbot.waitSignal(page.list_shown):
        type_into(page.board.search, "nido")
    titles = [head.title for head in page.model.heads]
    with qtbot.waitSignal(page.list_shown):
        page.view.head.sectionClicked.emit(titles.index("Total"))
    page.view.arrangement.set_shown(titles.index("Reçue"), shown=False)
    export(qtbot, exporter, "xlsx")
    (path,) = owner.folder.iterdir()
    assert path.name == "ventes-alimentation-mama-odette-2026-03-25.xlsx"
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Ventes")
    head, *rows = sheet.to_python(skip_empty_area=False)
    rows = rows[: page.model.rowCount()]
    shown = [titles[column] for column in page.visible_columns()]
    assert head == [*shown, "Devise"]
    assert "Reçue" not in shown
    assert len(rows) == 11
    for rank, title in enumerate(shown):
        written = [as_shown(title, row[rank], row[-1]) for row in rows]
        assert written == column_texts(page.model, title)


def test_the_owner_is_told_where_the_file_is(
    qtbot: QtBot, owner: Owner, exporter: Exporter
) -> None:
    export(qtbot, exporter, "csv")
    dialog = dialog_of(exporter)
    assert dialog.isVisible()
    texts = "\n".join(label_texts(dialog))
    assert "ventes-alimentation-mama-odette-2026-03-25.csv" in texts
    assert "12 lignes écrites." in texts
    assert str(owner.folder) in texts
    click(find_button(dialog, "Ouvrir le dossier"))
    assert owner.opened == [owner.folder]
    click(find_button(dialog, "Fermer"))
    assert exporter.dialog is None


def test_the_folder_is_remembered(qtbot: QtBot, owner: Owner, exporter: Exporter) -> None:
    for _ in range(2):
        export(qtbot, exporter, "csv")
        dialog_of(exporter).accept()
    assert owner.suggested[0].parent != owner.folder
    assert owner.suggested[1].parent == owner.folder


def test_what_narrows_the_list_is_said_on_paper(
    qtbot: QtBot, page: VentesPage, exporter: Exporter
) -> None:
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["DETTES"])
    with qtbot.waitSignal(page.list_shown):
        type_into(page.board.search, "bic")
    exporter.export("pdf")
    assert exporter.job is not None
    assert exporter.job.request.words == (
        "Le 25/03/2026",
        "Onglet : Dettes · Recherche : « bic »",
    )
    with qtbot.waitSignal(exporter.job.written, timeout=PATIENCE_MS):
        pass


def test_esc_cancels_and_nothing_stays(qtbot: QtBot, owner: Owner, exporter: Exporter) -> None:
    exporter.export("xlsx")
    assert exporter.job is not None
    with qtbot.waitSignal(exporter.job.cancelled, timeout=PATIENCE_MS):
        press_key(dialog_of(exporter), Qt.Key.Key_Escape)
    assert list(owner.folder.iterdir()) == []
    assert exporter.dialog is None
    assert exporter.job is None


def test_a_second_export_waits_for_the_first(
    qtbot: QtBot, owner: Owner, exporter: Exporter
) -> None:
    exporter.export("csv")
    job = exporter.job
    exporter.export("xlsx")
    assert exporter.job is job
    assert len(owner.suggested) == 1
    assert job is not None
    with qtbot.waitSignal(job.written, timeout=PATIENCE_MS):
        pass


def test_a_folder_that_went_away_is_said_and_tried_again(
    qtbot: QtBot, owner: Owner, exporter: Exporter
) -> None:
    owner.folder.rmdir()
    exporter.export("csv")
    assert exporter.job is not None
    with qtbot.waitSignal(exporter.job.failed, timeout=PATIENCE_MS):
        pass
    dialog = dialog_of(exporter)
    assert any("le dossier manque" in text for text in label_texts(dialog))
    owner.folder.mkdir()
    click(find_button(dialog, "Réessayer"))
    with qtbot.waitSignal(exporter.job.written, timeout=PATIENCE_MS):
        pass
    assert any("12 lignes écrites." in text for text in label_texts(dialog))


def test_a_page_is_seen_before_it_is_printed(
    qtbot: QtBot, owner: Owner, exporter: Exporter
) -> None:
    exporter.export("print")
    qtbot.waitUntil(lambda: exporter.preview is not None, timeout=PATIENCE_MS)
    preview = exporter.preview
    assert preview is not None
    assert owner.suggested == []
    assert "Page 1 / 1" in label_texts(preview)
    assert exporter.dialog is None
    click(find_button(preview, "Imprimer…"))
    qtbot.waitUntil(lambda: "Envoyé à l’imprimante." in label_texts(preview))
    assert owner.printed.read_bytes().startswith(b"%PDF")
    pages = Path(preview.folder)
    assert pages.exists()
    click(find_button(preview, "Fermer"))
    assert exporter.preview is None
    assert not pages.exists()


def test_the_end_of_the_program_stops_everything(
    qtbot: QtBot, owner: Owner, exporter: Exporter
) -> None:
    exporter.export("pdf")
    exporter.abandon()
    assert list(owner.folder.iterdir()) == []
    exporter.export("print")
    qtbot.waitUntil(lambda: exporter.preview is not None, timeout=PATIENCE_MS)
    exporter.abandon()
    assert exporter.preview is None


def test_the_first_export_of_a_page_makes_its_exporter(
    qtbot: QtBot, magasin: Magasin, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = exportable(VentesPage, "ventes")(magasin.services)
    qtbot.addWidget(page)
    page.show_boutique(magasin.boutique)
    assert page.findChildren(Exporter) == []
    monkeypatch.setattr(QFileDialog, "open", lambda _self: None)
    page.export_asked.emit("csv")
    page.export_asked.emit("csv")
    assert len(page.findChildren(Exporter)) == 1
    assert len(page.findChildren(QFileDialog)) == 2


def test_the_file_dialog_offers_a_name_and_keeps_its_suffix(
    page: VentesPage, tmp_path: Path
) -> None:
    chosen: list[Path] = []
    choose_target(page, tmp_path / "ventes.pdf", chosen.append)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "ventes.pdf")]
    assert dialog.defaultSuffix() == "pdf"
    dialog.fileSelected.emit(str(tmp_path / "autre.pdf"))
    assert chosen == [tmp_path / "autre.pdf"]
    dialog.reject()
