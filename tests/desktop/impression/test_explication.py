"""The explanation of a stock, taken out of the window: its rows add up to its total there too."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from core.errors import ArticleNotFound
from core.stock import CommandeComptage, CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.impression.request import ExportKind, Progress
from desktop.impression.writing import write_table
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.impression.demande import make_request


def tell_nobody(_progress: Progress) -> None:
    """Nobody listens."""


def test_the_rows_of_the_file_add_up_to_its_last_line(magasin: Magasin, tmp_path: Path) -> None:
    core, boutique = magasin.core, magasin.boutique
    riz = make_article(core, boutique, "R1", nom="Riz")
    core.stock.record_comptage(CommandeComptage(boutique.id, riz, 40))
    record(core, magasin.terminal, make_vente("F1", (riz, 12)))
    core.stock.record_mouvement(
        CommandeMouvement(boutique.id, riz, TypeMouvement.SORTIE, 3, Motif.VOL)
    )
    target = tmp_path / "pourquoi.xlsx"
    request = make_request(magasin, "explication", ExportKind.XLSX, target)
    assert write_table(core, request, tell_nobody) == 3
    sheet = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0)
    head, *rows = sheet.to_python()
    *lignes, blank, total = rows
    assert head == ["Ce qui compte", "Pièces", "Mouvements", "Le dernier"]
    assert [ligne[:3] for ligne in lignes] == [
        ["Compté le 25 mars", 40.0, 1.0],
        ["Vendu par Caisse 1 – Mama Chantal", -12.0, 1.0],
        ["Sorties · Vol", -3.0, 1.0],
    ]
    assert not any(blank)
    assert total[:2] == ["Stock actuel", 25.0]
    assert sum(ligne[1] for ligne in lignes if isinstance(ligne[1], float)) == total[1]


def test_an_article_that_is_gone_leaves_no_file(magasin: Magasin, tmp_path: Path) -> None:
    target = tmp_path / "pourquoi.csv"
    with pytest.raises(ArticleNotFound):
        write_table(
            magasin.core, make_request(magasin, "explication", ExportKind.CSV, target), tell_nobody
        )
    assert not target.exists()
