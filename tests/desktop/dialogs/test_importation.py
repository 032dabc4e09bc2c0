"""A list is shown before it is imported, and then all of it is, or nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from core.catalogue.articles import FiltreArticles
from core.importation.correspondance import Colonne
from core.listes import Tri
from core.vocabulaire import Devise
from desktop.dialogs.importation import ImportationDialog
from tests.builders import make_article
from tests.core.importation.classeurs import Rows, make_ods, make_xls, make_xlsx
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, find_button, label_texts, wait_for


@pytest.fixture
def dialog(magasin: Magasin, host: QWidget) -> ImportationDialog:
    dialog = ImportationDialog(magasin.boutique, magasin.services, host)
    dialog.show()
    return dialog


def write(folder: Path, text: str, name: str = "liste.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def load(qtbot: QtBot, dialog: ImportationDialog, path: Path, words: str) -> None:
    dialog.open_file(path)
    wait_for(qtbot, lambda: words in dialog.summary.text())


def listed(magasin: Magasin) -> list[tuple[str, str, int, int]]:
    catalogue = magasin.core.catalogue
    ids = catalogue.list_ids(FiltreArticles(magasin.boutique.id), Tri("code"))
    articles = [row.article for row in catalogue.list_rows(ids)]
    return [(a.code, a.nom, a.prix_vente, a.quantite_stock) for a in articles]


def test_known_articles_take_the_prix_and_keep_their_stock(
    qtbot: QtBot, magasin: Magasin, dialog: ImportationDialog, tmp_path: Path
) -> None:
    make_article(magasin.core, magasin.boutique, "A1", nom="Riz", quantite_stock=4)
    path = write(tmp_path, "Réf;Désignation;Prix;Qté\nA1;Riz blanc;300;99\nA2;Sel;50;7\n")
    assert not dialog.submit.isEnabled()
    load(qtbot, dialog, path, "1 nouvel article, 1 article connu")
    assert any("leur stock ne change jamais" in text for text in label_texts(dialog))
    with qtbot.waitSignal(dialog.imported) as imported:
        click(dialog.submit)
    assert imported.args == [1, 1]
    assert listed(magasin) == [("A1", "Riz blanc", 30_000, 4), ("A2", "Sel", 5_000, 7)]


ROWS: Rows = [["Code", "Article", "PV"], ["A1", "Café", 2500]]


@pytest.mark.parametrize("contenu", [make_xlsx(ROWS), make_xls(ROWS), make_ods(ROWS)])
def test_workbooks_are_read(
    qtbot: QtBot, magasin: Magasin, dialog: ImportationDialog, contenu: bytes
) -> None:
    path = magasin.core.settings.data_dir / "liste"
    path.write_bytes(contenu)
    load(qtbot, dialog, path, "1 nouvel article")
    with qtbot.waitSignal(dialog.imported):
        click(dialog.submit)
    assert listed(magasin) == [("A1", "Café", 250_000, 0)]


def test_a_bad_line_keeps_everything_out(
    qtbot: QtBot, magasin: Magasin, dialog: ImportationDialog, tmp_path: Path
) -> None:
    path = write(tmp_path, "code;nom;prix\nA1;Riz;1\nA2;<b>Sel</b>;cher\n")
    load(qtbot, dialog, path, "1 ligne à corriger : rien n’est importé")
    assert dialog.errors.toPlainText().startswith("Ligne 3 : prix « cher » n’est pas un montant")
    assert not dialog.submit.isEnabled()
    assert listed(magasin) == []
    load(qtbot, dialog, write(tmp_path, "code;nom;prix\nA1;Riz;1\n"), "1 nouvel article")
    assert not dialog.errors.isVisible()
    assert dialog.submit.isEnabled()


def test_many_bad_lines_are_told_up_to_a_point(
    qtbot: QtBot, dialog: ImportationDialog, tmp_path: Path
) -> None:
    rows = "".join(f"A{n};Riz;x\n" for n in range(600))
    load(qtbot, dialog, write(tmp_path, f"code;nom;prix\n{rows}"), "600 lignes à corriger")
    assert dialog.errors.toPlainText().endswith("… et 100 autres lignes.")


def test_unknown_headings_are_asked_for(
    qtbot: QtBot, magasin: Magasin, dialog: ImportationDialog, tmp_path: Path
) -> None:
    path = write(tmp_path, "Quoi;Combien\nRiz;12,50\n")
    load(qtbot, dialog, path, "Dites quelle colonne donne : Code, Nom, Prix de vente")
    assert not dialog.submit.isEnabled()
    for colonne, position in ((Colonne.CODE, 1), (Colonne.NOM, 1), (Colonne.PRIX_VENTE, 2)):
        dialog.columns.boxes[colonne].setCurrentIndex(position)
    wait_for(qtbot, lambda: "1 nouvel article" in dialog.summary.text())
    click(find_button(dialog, "$"))
    wait_for(qtbot, dialog.submit.isEnabled)
    with qtbot.waitSignal(dialog.imported):
        click(dialog.submit)
    assert listed(magasin) == [("Riz", "Riz", 1_250, 0)]
    (row,) = magasin.core.catalogue.list_rows([1])
    assert row.article.devise is Devise.USD


def test_the_first_rows_are_shown_as_they_stand(
    qtbot: QtBot, dialog: ImportationDialog, tmp_path: Path
) -> None:
    rows = "".join(f"A{n};<img src=x>{n};1\n" for n in range(30))
    load(qtbot, dialog, write(tmp_path, f"Réf;Nom;Prix\n\n{rows}"), "30 nouveaux articles")
    shown = dialog.columns.view.model()
    assert (shown.rowCount(), shown.columnCount()) == (20, 3)
    assert shown.index(0, 1).data() == "<img src=x>0"
    assert shown.headerData(0, dialog.columns.view.horizontalHeader().orientation()) == (
        "Réf\n→ Code"
    )
    assert shown.headerData(0, dialog.columns.view.verticalHeader().orientation()) == "3"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04rest",
    ],
)
def test_a_file_that_is_no_list_is_explained(
    qtbot: QtBot, dialog: ImportationDialog, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    load(qtbot, dialog, path, "Cette liste ne peut pas être lue")
    assert dialog.errors.isVisible()
    assert not dialog.submit.isEnabled()


def test_what_core_refuses_at_the_end_imports_nothing(
    qtbot: QtBot, magasin: Magasin, dialog: ImportationDialog, tmp_path: Path
) -> None:
    make_article(magasin.core, magasin.boutique, "A0", nom="Riz", code_barre="600")
    path = write(tmp_path, "code;nom;prix;ean\nA1;Sel;1;\nA2;Lait;1;600\n")
    load(qtbot, dialog, path, "2 nouveaux articles")
    click(dialog.submit)
    wait_for(qtbot, lambda: dialog.summary.text() == "Rien n’a été importé")
    assert "600" in dialog.errors.toPlainText()
    assert len(listed(magasin)) == 1
    assert dialog.isVisible()


def test_the_file_is_chosen_beside_the_dialog(
    qtbot: QtBot, dialog: ImportationDialog, tmp_path: Path
) -> None:
    path = write(tmp_path, "code;nom;prix\nA1;Riz;1\n")
    click(dialog.choose_button)
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    wait_for(qtbot, lambda: "1 nouvel article" in dialog.summary.text())
    assert "liste.csv" in label_texts(dialog)


@pytest.mark.usefixtures("in_english")
def test_what_is_wrong_with_a_list_is_told_in_the_language_of_the_window(
    qtbot: QtBot, magasin: Magasin, host: QWidget, tmp_path: Path
) -> None:
    dialog = ImportationDialog(magasin.boutique, magasin.services, host)
    dialog.show()
    load(qtbot, dialog, write(tmp_path, "Code;Nom;Prix\nA1;Riz;abc\n"), "1 row")
    assert dialog.errors.toPlainText() == (
        "Line 2: Prix “abc” is not an amount (for example 25000 or 2.55)."
    )
