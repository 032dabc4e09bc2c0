"""Tables written as files: typed cells, text that stays text, a file whole or absent."""

import csv
import io
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from core.errors import StorageUnavailable
from core.rapports import FormatExport, write_tableau
from core.rapports.cellules import Cellule, Part, Somme
from core.rapports.fichier import make_slug
from core.rapports.tableau import Colonne, Tableau, Total
from core.vocabulaire import Devise

KINSHASA = timezone(timedelta(hours=1))
SOLD = datetime(2026, 3, 25, 12, 0, 7, tzinfo=KINSHASA)
CELLS: list[tuple[Cellule, str, object]] = [
    (Somme(2_500_000, Devise.CDF), "25000.00", 25_000.0),
    (Somme(-1_250, Devise.USD), "-12.50", -12.5),
    (Somme(10**15, Devise.USD), "10000000000000.00", "10000000000000.00 $"),
    (Part(300), "30.0%", 0.3),
    (Part(-1_005), "-100.5%", -1.005),
    (-5, "-5", -5.0),
    (10**16, "10000000000000000", "10000000000000000"),
    (Decimal("-12.50"), "-12.50", -12.5),
    (SOLD, "2026-03-25T12:00:07+01:00", datetime(2026, 3, 25, 12, 0, 7)),  # noqa: DTZ001 - Excel's
    (date(2026, 3, 25), "2026-03-25", date(2026, 3, 25)),
    (date(1899, 1, 1), "1899-01-01", "1899-01-01"),
    (True, "true", True),
    (None, "", ""),
]
HOSTILE = [
    "=cmd|'/C calc'!A0",
    "+cmd|x",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\uff1d1+1",
    '"=1+1"',
    "<img src=//h/x>",
    "a;b\nc",
    "نص عربي",
    "x" * 500,
    "nul\0bell\a",
]


def make_tableau(*cells: Cellule) -> Tableau:
    return Tableau("ventes", (Colonne("valeur"),), ((cell,) for cell in cells))


def read_csv(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert head == ["valeur"]
    return [row[0] if row else "" for row in rows]


def read_xlsx(path: Path) -> list[object]:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    head, *rows = sheet.to_python(skip_empty_area=False)
    assert head[0] == "valeur"
    return [row[0] for row in rows]


@pytest.mark.parametrize(("cell", "in_csv", "in_xlsx"), CELLS)
def test_each_kind_of_cell_keeps_its_type(
    tmp_path: Path, cell: Cellule, in_csv: str, *, in_xlsx: object
) -> None:
    as_csv, as_xlsx = tmp_path / "x.csv", tmp_path / "x.xlsx"
    assert write_tableau(make_tableau("first", cell), FormatExport.CSV, as_csv) == 2
    assert read_csv(as_csv) == ["first", in_csv]
    write_tableau(make_tableau(cell, "last"), FormatExport.XLSX, as_xlsx)
    assert read_xlsx(as_xlsx) == [in_xlsx, "last"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_outside_is_never_computed(tmp_path: Path, text: str) -> None:
    as_csv, as_xlsx = tmp_path / "x.csv", tmp_path / "x.xlsx"
    write_tableau(make_tableau(text), FormatExport.CSV, as_csv)
    (field,) = read_csv(as_csv)
    assert field.removeprefix("'") == text
    assert field.startswith("'") is (text[0] in "=+-@\t\r\n\uff1d")
    write_tableau(make_tableau(text), FormatExport.XLSX, as_xlsx)
    (cell,) = read_xlsx(as_xlsx)
    # XML has one kind of line end.
    assert str(cell).replace("\r", "\n") == text.replace("\r", "\n")
    assert "<f>" not in ZipFile(as_xlsx).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("kind", FormatExport)
def test_a_lone_surrogate_breaks_no_file(tmp_path: Path, kind: FormatExport) -> None:
    target = tmp_path / "x"
    assert write_tableau(make_tableau("a\ud800b"), kind, target) == 1
    assert (read_csv(target) if kind is FormatExport.CSV else read_xlsx(target)) == ["a\\ud800b"]


def test_totals_stand_below_the_filter_one_line_a_currency(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    totaux = (
        Total("Total en CDF", 1, Somme(7_500_000, Devise.CDF)),
        Total("Total en USD", 1, Somme(1_250, Devise.USD)),
    )
    row = ("F1", Somme(1, Devise.USD))
    tableau = Tableau(
        "ventes", (Colonne("numero", largeur=20), Colonne("total")), iter([row]), totaux
    )
    assert write_tableau(tableau, FormatExport.XLSX, target) == 1
    sheet = CalamineWorkbook.from_path(str(target)).get_sheet_by_name("ventes")
    assert sheet.to_python(skip_empty_area=False)[2:] == [
        ["", ""],
        ["Total en CDF", 75_000.0],
        ["Total en USD", 12.5],
    ]
    text = ZipFile(target).read("xl/worksheets/sheet1.xml").decode()
    assert '<autoFilter ref="A1:B2"/>' in text
    assert 'state="frozen"' in text
    assert ' FC"' in ZipFile(target).read("xl/styles.xml").decode().replace("&quot;", '"')


def test_a_file_that_excel_holds_is_said_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ventes.csv"
    target.write_text("ancien")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StorageUnavailable, match=r"« ventes.csv » est ouvert .* fermez-le"):
        write_tableau(make_tableau("x"), FormatExport.CSV, target)
    assert [path.name for path in tmp_path.iterdir()] == ["ventes.csv"]
    assert target.read_text() == "ancien"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Ventes", "Alimentation Mama Odette"), "ventes-alimentation-mama-odette"),
        (("À régler", "Cœur d’été"), "a-regler-coeur-d-ete"),
        (("../../etc", "C:\\Windows\\con"), "etc-c-windows-con"),
        (("نص", "\0\n"), "comptoir"),
        (("x" * 500,), "x" * 60),
    ],
)
def test_a_file_name_is_a_slug(parts: tuple[str, ...], expected: str) -> None:
    assert make_slug(*parts) == expected
