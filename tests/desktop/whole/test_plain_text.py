"""Hostile names through every page, dialog, menu and export: shown as they are, and whole."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from core.application import Core
from core.boutiques import NouvelleBoutique
from core.catalogue.articles import FicheArticle
from core.textes import clean_texte
from desktop.dialogs.contenu_recu import ContenuRecuDialog
from desktop.dialogs.verrou import VerrouDialog
from desktop.dialogs.vue import NomVueDialog
from desktop.formats import plain_tooltip, shorten_numero
from desktop.impression.request import ExportKind
from desktop.impression.writing import write_table
from desktop.models.ids import IdModel
from desktop.pages.a_regler import AReglerPage
from desktop.pages.a_regler_detail import EntreeDetail, FullEntree
from desktop.pages.detail_page import DetailPage
from desktop.pages.table_page import TablePage
from desktop.theme import Tone
from desktop.widgets.dialog import NoticeDialog
from syncserver.lecture import read_charge
from tests.builders import make_terminal, record
from tests.desktop.conftest import Magasin
from tests.desktop.impression.demande import QUESTIONS, make_request
from tests.desktop.screen import label_texts, menu_texts
from tests.desktop.whole.garniture import fill
from tests.desktop.whole.surfaces import (
    House,
    each_menu,
    each_surface,
    tell_nobody,
)
from tests.hostile import HOSTILE

SHOWN = tuple(dict.fromkeys(clean for text in HOSTILE if (clean := clean_texte(text))))
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_LEAST = 200
_TERMINAUX = 20
_BOUTIQUES = 12


@pytest.fixture
def garni(magasin: Magasin) -> Magasin:
    """Give every name of the shop to somebody hostile."""
    fill(magasin)
    core, boutique = magasin.core, magasin.boutique
    fiches = [
        FicheArticle(f"H{n}", nom, 100_000, quantite_stock=5, categorie=nom)
        for n, nom in enumerate(SHOWN)
    ]
    ids = [a for a, _ in core.catalogue.save_articles(boutique.id, fiches).articles]
    terminaux = [
        make_terminal(core, boutique, f"H{n}", nom) for n, nom in enumerate(SHOWN[:_TERMINAUX])
    ]
    for nom in SHOWN[:_BOUTIQUES]:
        core.boutiques.add_boutique(NouvelleBoutique(nom, ville=nom))
    ventes = [
        read_charge(make_charge(text, article), boutique)
        for numero, known in zip(HOSTILE, ids, strict=False)
        for text, article in ((numero, known), (f"{numero[:50]} bis", 888_888))
    ]
    for n, terminal in enumerate(terminaux):
        record(core, terminal, *ventes[n::_TERMINAUX])
    return magasin


def make_charge(numero: str, article_id: int) -> bytes:
    lignes = [{"article_id": article_id, "quantite": 1}]
    return json.dumps(
        {"numero_facture": numero, "lignes": lignes, "mode_paiement": numero}
    ).encode()


def find_markup(root: QWidget) -> Iterator[str]:
    """Report what a widget shows, or says, as anything but plain text."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"label {widget.text()!r}"
        if not is_plain(widget.toolTip()):
            yield f"tooltip {widget.toolTip()!r}"


def is_plain(tooltip: str) -> bool:
    """Tell whether Qt can take no part of a tooltip for markup: all of it is escaped in our tag."""
    inner = tooltip.removeprefix("<span>").removesuffix("</span>")
    return "<" not in inner


def read_all(house: House, model: IdModel) -> dict[Qt.ItemDataRole, list[str]]:
    """Return what every cell says in each of its roles, once all rows are there."""
    for _ in range(2):
        for row in range(0, model.rowCount(), 100):
            model.index(row, 0).data()
            house.settle()
    return {
        role: [
            str(model.index(row, column).data(role) or "")
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
        for role in ROLES
    }


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= _LEAST
    assert len(SHOWN) >= _LEAST


def check_surfaces(house: House) -> None:
    found: dict[str, list[str]] = {}
    for name, surface in each_surface(house):
        assert not surface.grab().isNull()
        found[name] = list(find_markup(surface))
    assert {name: problems for name, problems in found.items() if problems} == {}


def check_tables(house: House) -> None:
    """Read every cell: no tooltip is markup, and no name lost anything on its way to the screen."""
    for name in house.shell.window.pages:
        house.shell.window.show_page(name)
        page = house.shell.window.current_page()
        if not isinstance(page, TablePage | AReglerPage):
            continue
        said = read_all(house, page.model)
        assert [t for t in said[Qt.ItemDataRole.ToolTipRole] if not is_plain(t)] == [], name
        if name == "articles":
            assert set(SHOWN) <= set(said[Qt.ItemDataRole.DisplayRole])
            assert set(SHOWN) <= set(said[Qt.ItemDataRole.AccessibleTextRole])


def each_detail(house: House) -> Iterator[tuple[str, str, QWidget]]:
    """Make the panel of every row of every list, with the page and the name that it tells of."""
    core, times = house.magasin.core, house.magasin.services.times
    for name in house.shell.window.pages:
        house.shell.window.show_page(name)
        house.settle()
        page = house.shell.window.current_page()
        if isinstance(page, DetailPage):
            for key, nom in zip(
                page.model.ids, list_names(core, name, page.model.ids), strict=True
            ):
                yield name, nom, page.make_content(page.load_detail(key))
        elif isinstance(page, AReglerPage):
            for key in page.model.entries():
                examen = core.quarantaine.examiner(key, read_charge)
                detail = EntreeDetail(FullEntree(examen, ()), times)
                yield name, examen.entree.numero_facture, detail


def list_names(core: Core, page: str, ids: Sequence[int]) -> list[str]:
    """Return what each row of a page is called from outside; requests have no name."""
    match page:
        case "articles":
            return [row.article.nom for row in core.catalogue.list_rows(ids)]
        case "ventes":
            return [row.numero_facture for row in core.ventes.list_rows(ids)]
        case "terminaux":
            return [row.terminal.nom_terminal for row in core.suivi.list_rows(ids)]
        case _:
            return [""] * len(ids)


def check_details(house: House) -> None:
    """No panel takes a name for markup, or shows less than all of it."""
    told: Counter[str] = Counter()
    for name, nom, detail in each_detail(house):
        assert list(find_markup(detail)) == [], (name, nom)
        words = [*label_texts(detail), *(w.accessibleName() for w in detail.findChildren(QWidget))]
        assert any(nom in text or shorten_numero(nom) in text for text in words), (name, nom)
        told[name] += 1
        detail.deleteLater()
    assert told["articles"] >= _LEAST
    # What cannot be read as a number of a sale waits under it in À régler.
    assert told["ventes"] + told["a_regler"] >= _LEAST
    names = {"ventes", "a_regler", "articles", "mouvements", "terminaux", "journal"}
    assert set(told) == names


def check_menus(house: House) -> None:
    """Letters change no word of a menu."""
    for name, menu in each_menu(house):
        before = menu_texts(menu)
        menu.aboutToShow.emit()
        assert menu_texts(menu) == before, name


def check_dialogs(house: House) -> None:
    """Put every text, uncleaned, where a name stands."""
    window, core, tasks = house.window, house.magasin.core, house.magasin.services.tasks
    toast = house.shell.window.toast
    for nom in HOSTILE:
        dialogs: tuple[QDialog, ...] = (
            NoticeDialog(nom, nom, nom, detail=nom, parent=window),
            ContenuRecuDialog(nom, nom, window),
            NomVueDialog(nom, nom, [nom], window, nom=nom),
            VerrouDialog(nom, core.utilisateurs, tasks, window),
        )
        toast.show_word(Tone.WARN, nom, nom)
        for shown in (*dialogs, toast):
            assert list(find_markup(shown)) == [], nom
        for dialog in dialogs:
            dialog.deleteLater()


def test_hostile_names_are_text_on_every_page_dialog_and_menu(house: House) -> None:
    check_surfaces(house)
    check_tables(house)
    check_details(house)
    check_menus(house)
    check_dialogs(house)


def test_every_export_takes_every_name(garni: Magasin, tmp_path: Path) -> None:
    for table in QUESTIONS:
        for kind in (ExportKind.CSV, ExportKind.XLSX, ExportKind.PDF):
            target = tmp_path / f"{table}.{kind}"
            assert (
                write_table(garni.core, make_request(garni, table, kind, target), tell_nobody) > 0
            )
        assert b"/URI" not in (tmp_path / f"{table}.pdf").read_bytes()
    book = CalamineWorkbook.from_path(str(tmp_path / "articles.xlsx"))
    rows = book.get_sheet_by_index(0).to_python()
    assert set(SHOWN) <= {str(cell) for row in rows for cell in row}
    text = (tmp_path / "articles.csv").read_text(encoding="utf-8-sig")
    cells = {
        cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row
    }
    assert set(SHOWN) <= cells | {cell.removeprefix("'") for cell in cells}
    assert not [cell for cell in cells if cell[:1] in "=@" and cell]


class Trap(QLabel):
    """A label that guesses, as Qt's own does."""


def test_markup_is_reported(qtbot: QtBot) -> None:
    trap = Trap("<b>x</b>")
    qtbot.addWidget(trap)
    trap.setToolTip("<img src=x>")
    assert len(list(find_markup(trap))) == 2
    trap.setTextFormat(Qt.TextFormat.PlainText)
    trap.setToolTip(plain_tooltip("<img src=x>"))
    assert list(find_markup(trap)) == []
