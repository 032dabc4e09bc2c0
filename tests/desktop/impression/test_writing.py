"""Tables as files, opened again by other programs and compared with what the shop recorded."""

import csv
import gc
import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from core.errors import BoutiqueNotFound, StorageUnavailable
from core.vocabulaire import Devise
from desktop.impression.request import ExportKind, Progress
from desktop.impression.spool import Spool
from desktop.impression.writing import write_table
from desktop.verdict import group_hash
from tests.builders import MIDI, make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.impression.demande import (
    ARTICLES,
    QUESTIONS,
    VENTES,
    make_articles,
    make_request,
    ranks,
)
from tests.disque import full_disk

HOSTILE = [
    "=cmd|'/C calc'!A0",
    "<img src=//h/x>",
    "+1-1",
    "@SUM(A1)",
    "نص عربي",
    "Mot " + "x" * 190,
    "tab\tretour\nfin",
]
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed: PDFs are not read"
)


def tell_nobody(_progress: Progress) -> None:
    """Nobody listens."""


def export(magasin: Magasin, table: str, kind: ExportKind, target: Path) -> int:
    return write_table(magasin.core, make_request(magasin, table, kind, target), tell_nobody)


def read_xlsx(path: Path) -> list[dict[str, object]]:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    head, *rows = sheet.to_python(skip_empty_area=False)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def read_csv(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def run_poppler(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def read_pdf(path: Path) -> list[str]:
    """Return the text of each page, its blanks made plain."""
    text = run_poppler("pdftotext", "-layout", str(path), "-")
    return re.sub("[\u202f\u00a0]", " ", text).split("\f")[:-1]


@pytest.fixture
def sold(magasin: Magasin) -> Magasin:
    """Record a sale in francs, one in dollars on credit, and one that waits."""
    nido = make_article(magasin.core, magasin.boutique, "A1", nom="Lait Nido", prix_achat=2_000_050)
    bic = make_article(
        magasin.core, magasin.boutique, "A2", nom="Bic", prix_vente=1_250, devise=Devise.USD
    )
    record(
        magasin.core,
        magasin.terminal,
        make_vente("QRU50NU-20260325022946724-ee5a273d", (nido, 2)),
        make_vente(
            "FAC-2",
            (bic, 3),
            devise=Devise.USD,
            paye=False,
            date_vente=MIDI - timedelta(days=40, seconds=7),
        ),
        make_vente("FAC-9", (nido, 99)),
    )
    return magasin


def test_a_workbook_holds_typed_cells_and_totals(sold: Magasin, tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    assert export(sold, VENTES, ExportKind.XLSX, target) == 2
    rows = read_xlsx(target)
    (dollars, francs), totals = rows[:2], rows[3:]
    assert francs["N°"] == "QRU50NU-20260325022946724-ee5a273d"
    assert francs["Vendue à"] == datetime(2026, 3, 25, 12, 0)  # noqa: DTZ001 - a wall clock
    assert dollars["Vendue à"] == datetime(2026, 2, 13, 11, 59, 53)  # noqa: DTZ001
    assert (francs["Articles"], francs["Total"], francs["Devise"]) == (2.0, 50_000.0, "CDF")
    assert (dollars["Articles"], dollars["Total"], dollars["Devise"]) == (3.0, 37.5, "USD")
    assert (francs["Paiement"], dollars["Paiement"]) == ("Espèces", "Dette")
    assert [(row["N°"], row["Total"]) for row in totals] == [
        ("Ventes nettes en FC", 50_000.0),
        ("Ventes nettes en $", 37.5),
    ]


def test_a_csv_holds_the_same(sold: Magasin, tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    export(sold, VENTES, ExportKind.CSV, target)
    dollars, francs = read_csv(target)
    assert francs["Vendue à"] == "2026-03-25T12:00:00+01:00"
    assert (francs["Total"], francs["Devise"]) == ("50000.00", "CDF")
    assert (dollars["Total"], dollars["Devise"]) == ("37.50", "USD")
    export(sold, ARTICLES, ExportKind.CSV, target)
    bic, nido = read_csv(target)
    assert (nido["Stock"], nido["Coût"], nido["Marge"]) == ("8", "20000.50", "19.9%")
    assert (bic["Coût"], bic["Marge"], bic["Devise"]) == ("", "", "USD")
    export(sold, "mouvements", ExportKind.CSV, target)
    assert [row["Quantité"] for row in read_csv(target)] == ["10", "10", "-2", "-3"]
    export(sold, "journal", ExportKind.CSV, target)
    (lot,) = read_csv(target)
    assert (lot["Reçues"], lot["Créées"], lot["Refusées"]) == ("3", "2", "1")
    export(sold, "a_regler", ExportKind.CSV, target)
    (waiting,) = read_csv(target)
    assert (waiting["N°"], waiting["Raison"]) == ("FAC-9", "Stock insuffisant")


def test_only_the_visible_columns_leave_in_their_order(sold: Magasin, tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    columns = ranks(VENTES, sold.services.times, "État", "N°")
    request = make_request(sold, VENTES, ExportKind.CSV, target, columns=columns)
    write_table(sold.core, request, tell_nobody)
    assert list(read_csv(target)[0]) == ["État", "N°"]


@needs_poppler
@pytest.mark.parametrize("table", QUESTIONS)
def test_the_printed_book_bears_the_head_of_its_chain(
    sold: Magasin, tmp_path: Path, table: str
) -> None:
    """All of it: on paper nobody can change it any more; a list that is not the book has none."""
    target = tmp_path / "x.pdf"
    write_table(sold.core, make_request(sold, table, ExportKind.PDF, target), tell_nobody)
    (page,) = read_pdf(target)
    (tete,) = sold.core.verification.list_tetes()
    words = f"Empreinte du livre ({tete.maillons} enregistrements) : {group_hash(tete.empreinte)}"
    assert (words in page) is (table == "mouvements")


@needs_poppler
@pytest.mark.parametrize("table", QUESTIONS)
def test_a_pdf_says_what_it_is(sold: Magasin, tmp_path: Path, table: str) -> None:
    target = tmp_path / "x.pdf"
    words = ("Du 01/03/2026 au 25/03/2026", "Terminal : Caisse 1")
    request = make_request(sold, table, ExportKind.PDF, target, words=words)
    write_table(sold.core, request, tell_nobody)
    (page,) = read_pdf(target)
    for expected in (*words, "Alimentation Mama Odette", "Établi le 25/03/2026 à 12:00"):
        assert expected in page
    assert "Page 1 / 1" in page
    _, _, *fonts = run_poppler("pdffonts", str(target)).splitlines()
    assert fonts
    for font in fonts:
        assert font.startswith("InterTabular-")
        embedded, _, with_letters = re.findall(r"\b(yes|no)\b", font)
        assert (embedded, with_letters) == ("yes", "yes")


@needs_poppler
def test_a_pdf_reads_as_the_screen_does(sold: Magasin, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    export(sold, VENTES, ExportKind.PDF, target)
    (page,) = read_pdf(target)
    for expected in (
        "QRU50NU-20260325022946724-ee5a273d",
        "25/03/2026 12:00",
        "50 000 FC",
        "37,50 $",
        "2 lignes",
        "Ventes nettes en $",
    ):
        assert expected in page


@needs_poppler
def test_the_heading_stands_on_every_page(magasin: Magasin, tmp_path: Path) -> None:
    count = 100
    make_articles(magasin, count)
    target = tmp_path / "x.pdf"
    export(magasin, ARTICLES, ExportKind.PDF, target)
    pages = read_pdf(target)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} / {len(pages)}" in page
    with_rows = [page for page in pages if re.search(r"A\d{4} ", page)]
    assert all("Catégorie" in page for page in with_rows)
    found = re.findall(r"Article (\d{4})", "".join(pages))
    assert found == [f"{number:04d}" for number in range(count)]
    assert f"{count} lignes" in pages[-1]


@pytest.mark.parametrize("kind", ExportKind)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_breaks_nothing(
    magasin: Magasin, tmp_path: Path, name: str, kind: ExportKind
) -> None:
    make_article(magasin.core, magasin.boutique, "A1", nom=name)
    (row,) = magasin.core.catalogue.list_rows([1])
    target = tmp_path / "x"
    assert export(magasin, ARTICLES, kind, target) == 1
    kept = row.article.nom
    match kind:
        case ExportKind.XLSX:
            assert read_xlsx(target)[0]["Article"] == kept
        case ExportKind.CSV:
            assert read_csv(target)[0]["Article"] == f"'{kept}" if kept[0] in "=+@" else kept
        case ExportKind.PRINT:
            assert Spool.open(target).read(1)[0][1] == kept
        case ExportKind.PDF:
            assert target.read_bytes().startswith(b"%PDF")


@needs_poppler
@pytest.mark.parametrize("name", ["=cmd|'/C calc'!A0", "<img src=//h/x>", "<b>Gras</b> &amp; co"])
def test_a_pdf_shows_a_name_as_it_is(magasin: Magasin, tmp_path: Path, name: str) -> None:
    make_article(magasin.core, magasin.boutique, "A1", nom=name)
    target = tmp_path / "x.pdf"
    export(magasin, ARTICLES, ExportKind.PDF, target)
    (page,) = read_pdf(target)
    assert name in page


# XlsxWriter leaves its files open when the disk fails.
@pytest.mark.filterwarnings("ignore:.*ZipFile.__del__:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize("kind", ExportKind)
def test_a_full_disk_leaves_the_file_that_was_there(
    sold: Magasin, tmp_path: Path, kind: ExportKind
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    target = folder / "x"
    target.write_text("ancien")
    with full_disk(0), pytest.raises(StorageUnavailable, match="disque est plein"):
        export(sold, VENTES, kind, target)
    gc.collect()
    assert [path.name for path in folder.iterdir()] == ["x"]
    assert target.read_text() == "ancien"


def test_progress_is_told_every_few_hundred_rows(magasin: Magasin, tmp_path: Path) -> None:
    make_articles(magasin, 1_001)
    told: list[Progress] = []
    request = make_request(magasin, ARTICLES, ExportKind.CSV, tmp_path / "x.csv")
    assert write_table(magasin.core, request, told.append) == 1_001
    assert told == [Progress(done, 1_001) for done in (0, 500, 1_000)]


def test_a_boutique_that_is_gone_is_said(sold: Magasin, tmp_path: Path) -> None:
    request = make_request(sold, VENTES, ExportKind.CSV, tmp_path / "x.csv")
    gone = replace(request, boutique_id=9)
    with pytest.raises(BoutiqueNotFound):
        write_table(sold.core, gone, tell_nobody)
