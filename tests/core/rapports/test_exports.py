"""Exports: the fields of the contract, exact amounts, text that stays text, in both formats."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest
from python_calamine import CalamineWorkbook

from core.application import Core
from core.boutiques import Boutique
from core.errors import BoutiqueNotFound, StorageUnavailable
from core.rapports import FormatExport, Journal, export_xlsx, journal
from core.stock import CommandeMouvement
from core.terminaux import Terminal
from core.ventes.commandes import LigneRecue, VenteIllisible
from core.vocabulaire import Devise, Motif, PolitiqueStock, TypeMouvement
from tests.builders import make_article, make_boutique, make_terminal, make_vente, record
from tests.disque import full_disk

Row = dict[str, object]


class Export(Protocol):
    """Writes a book of the boutique and reads it back."""

    def __call__(self, book: Journal, kind: FormatExport = FormatExport.CSV) -> list[Row]: ...


MIDI_LOCAL = "2026-03-25T12:00:00+01:00"
HOSTILE = ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "=HYPERLINK(1)", "<img src=//h/x>", 'a;b"c']


def read_csv(chemin: Path) -> list[Row]:
    texte = chemin.read_bytes().decode("utf-8")
    assert texte.startswith("\ufeff")
    rows = csv.DictReader(io.StringIO(texte[1:], newline=""), delimiter=";")
    return [dict(row) for row in rows]


def read_xlsx(chemin: Path) -> list[Row]:
    """Read all sheets back; a cell that is not there is "" and whole numbers come as floats."""
    rows: list[Row] = []
    workbook = CalamineWorkbook.from_path(str(chemin))
    for name in workbook.sheet_names:
        head, *cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        rows += [dict(zip(map(str, head), row, strict=True)) for row in cells]
    return rows


@pytest.fixture
def export(core: Core, boutique: Boutique, tmp_path: Path) -> Export:
    def write_and_read(book: Journal, kind: FormatExport = FormatExport.CSV) -> list[Row]:
        chemin = tmp_path / f"{book}.{kind}"
        count = core.rapports.export_journal(boutique.id, book, kind, chemin)
        rows = read_csv(chemin) if kind is FormatExport.CSV else read_xlsx(chemin)
        assert count == len(rows)
        assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []
        return rows

    return write_and_read


@pytest.fixture
def riz(core: Core, boutique: Boutique) -> int:
    return make_article(
        core, boutique, "A15", nom="Riz", prix_achat=199, seuil_alerte=5, code_barre="600"
    )


def test_a_sale_has_the_fields_of_the_contract(
    core: Core, terminal: Terminal, riz: int, export: Export
) -> None:
    record(core, terminal, make_vente("F1", (riz, 2), (riz, 1), montant_total=7_400_000))
    (row,) = export(Journal.VENTES)
    assert row == {
        "id": "1",
        "numero_facture": "F1",
        "rang": "0",
        "terminal": "Terminal 1",
        "numero_serie": "0a1badae951f8473",
        "date_vente": MIDI_LOCAL,
        "date_reception": MIDI_LOCAL,
        "jour": "2026-03-25",
        "montant_total": "75000.00",
        "montant_declare": "74000.00",
        "devise": "CDF",
        "mode_paiement": "CASH",
        "paye": "true",
        "est_annulee": "false",
        "date_annulation": "",
        "motif_annulation": "",
        "montant_rendu": "0.00",
        "nombre_lignes": "2",
        "pieces": "3",
        "signalements": "ECART_TOTAL",
        "lot_id": "1",
    }


def test_a_movement_has_the_fields_of_the_contract(
    core: Core, boutique: Boutique, riz: int, export: Export
) -> None:
    core.stock.record_mouvement(
        CommandeMouvement(boutique.id, riz, TypeMouvement.SORTIE, 3, Motif.CASSE, "tombé", "B7")
    )
    opening, row = export(Journal.MOUVEMENTS)
    assert (opening["type_mouvement"], opening["quantite"]) == ("ENTREE", "10")
    assert row == {
        "id": "2",
        "seq": "2",
        "article_id": str(riz),
        "article_code": "A15",
        "article_nom": "Riz",
        "type_mouvement": "SORTIE",
        "quantite": "-3",
        "stock_avant": "10",
        "stock_apres": "7",
        "reference_document": "B7",
        "utilisateur": "Comptoir",
        "date_mouvement": MIDI_LOCAL,
        "commentaire": "tombé",
        "motif": "CASSE",
        "vente_id": "",
    }


def test_a_stock_has_the_fields_of_the_catalogue(riz: int, export: Export) -> None:
    (row,) = export(Journal.STOCK)
    assert row == {
        "id": str(riz),
        "code": "A15",
        "nom": "Riz",
        "categorie": "",
        "devise": "CDF",
        "prix_vente": "25000.00",
        "prix_achat": "1.99",
        "quantite_stock": "10",
        "seuil_alerte": "5",
        "suivi_stock": "true",
        "code_barre": "600",
        "est_actif": "true",
        "date_suppression": "",
    }


def test_inactive_articles_are_exported_too(
    core: Core, boutique: Boutique, riz: int, export: Export
) -> None:
    core.catalogue.deactivate_articles(boutique.id, [riz])
    (row,) = export(Journal.STOCK)
    assert (row["est_actif"], row["date_suppression"]) == ("false", MIDI_LOCAL)


def test_entries_of_all_states_are_exported(
    core: Core, terminal: Terminal, riz: int, export: Export
) -> None:
    refused = make_vente("F1", (riz, 99), montant_total=247_500_000)
    record(core, terminal, refused, make_vente("F2", (riz, 99)))
    record(core, terminal, make_vente("F2", (riz, 1)))
    waiting, replaced = export(Journal.QUARANTAINE)
    assert replaced["etat"] == "REMPLACEE"
    assert len(str(waiting.pop("empreinte"))) == 64
    assert json.loads(str(waiting.pop("charge_utile")))["numero_facture"] == "F1"
    assert waiting == {
        "id": "1",
        "numero_facture": "F1",
        "terminal": "Terminal 1",
        "numero_serie": "0a1badae951f8473",
        "code": "INSUFFICIENT_STOCK",
        "etat": "A_REGLER",
        "message": "Stock insuffisant pour Riz: demandé 99, disponible 10",
        "essais": "1",
        "date_vente": MIDI_LOCAL,
        "date_premiere": MIDI_LOCAL,
        "date_derniere": MIDI_LOCAL,
        "montant": "2475000.00",
        "devise": "CDF",
        "article_id": str(riz),
        "article_nom": "Riz",
        "stock_demande": "99",
        "stock_disponible": "10",
        "vente_id": "",
        "motif_classement": "",
        "classee_par": "",
    }


@pytest.mark.parametrize("kind", FormatExport)
@pytest.mark.parametrize("book", Journal)
def test_an_empty_book_has_its_heading(
    core: Core, boutique: Boutique, book: Journal, kind: FormatExport, *, tmp_path: Path
) -> None:
    chemin = tmp_path / "vide"
    assert core.rapports.export_journal(boutique.id, book, kind, chemin) == 0
    if kind is FormatExport.CSV:
        assert chemin.read_text("utf-8-sig").startswith("id;")
    else:
        sheet = CalamineWorkbook.from_path(str(chemin)).get_sheet_by_index(0)
        assert sheet.to_python()[0][0] == "id"


@pytest.mark.parametrize("book", Journal)
def test_only_the_boutique_s_own_rows_are_exported(
    core: Core, riz: int, book: Journal, export: Export
) -> None:
    other = make_boutique(core)
    article = make_article(core, other, "X1", nom="Autre")
    foreign = make_terminal(core, other, "S2", "Voisin")
    record(core, foreign, make_vente("V1", (article, 1)), make_vente("V2", (article, 99)))
    assert riz
    rows = export(book)
    assert all("Autre" not in row.values() and "Voisin" not in row.values() for row in rows)
    assert len(rows) == (1 if book in {Journal.STOCK, Journal.MOUVEMENTS} else 0)


@pytest.mark.parametrize("book", Journal)
def test_both_formats_hold_the_same(
    core: Core, terminal: Terminal, riz: int, book: Journal, *, export: Export
) -> None:
    late = datetime(2026, 3, 25, 23, 30, tzinfo=timezone(timedelta(hours=2)))
    record(
        core,
        terminal,
        make_vente("F1", (riz, 2), date_vente=late, paye=False, montant_total=1),
        make_vente("F2", (riz, 99)),
        VenteIllisible("", "illisible", b'{"a": "\xff\x00"}'),
    )
    as_csv, as_xlsx = export(book, FormatExport.CSV), export(book, FormatExport.XLSX)
    assert as_csv
    for written, typed in zip(as_csv, as_xlsx, strict=True):
        assert written.keys() == typed.keys()
        assert [name for name in written if not is_same(written[name], typed[name])] == []


def is_same(written: object, typed: object) -> bool:
    """Compare the text of a CSV with the typed cell of a workbook."""
    if isinstance(typed, bool):
        return written == str(typed).lower()
    if isinstance(typed, float):
        return Decimal(str(written)) == Decimal(str(typed))
    return written == typed


@pytest.mark.parametrize("texte", HOSTILE)
def test_text_from_outside_stays_text(
    core: Core, boutique: Boutique, texte: str, export: Export
) -> None:
    make_article(core, boutique, "A1", nom=texte)
    (row,) = export(Journal.STOCK)
    assert row["nom"] == (f"'{texte}" if texte[0] in "=+-@" else texte)
    (row,) = export(Journal.STOCK, FormatExport.XLSX)
    assert row["nom"] == texte


@pytest.mark.parametrize("texte", ["-5", "+243", "-12.50", "+3,5"])
def test_a_number_is_left_as_it_is(
    core: Core, boutique: Boutique, texte: str, export: Export
) -> None:
    make_article(core, boutique, "A1", nom=texte)
    assert export(Journal.STOCK)[0]["nom"] == texte


def test_amounts_are_exact_beyond_what_excel_counts(
    core: Core, boutique: Boutique, terminal: Terminal, export: Export
) -> None:
    article = make_article(core, boutique, "A1", quantite_stock=1_000_000)
    sold = make_vente(
        "F1", lignes=(LigneRecue(article, 80_000, 99_999_999_999_999),), devise=Devise.USD
    )
    record(core, terminal, sold, make_vente("F2", (article, 1), montant_total=999_999_999_999_999))
    rows = export(Journal.VENTES)
    sheet = export(Journal.VENTES, FormatExport.XLSX)
    assert rows[0]["montant_total"] == "79999999999999200.00"
    assert sheet[0]["montant_total"] == "79999999999999200.00"
    assert rows[1]["montant_declare"] == "9999999999999.99"
    assert sheet[1]["montant_declare"] == 9999999999999.99


def test_a_negative_stock_is_a_number(core: Core, tmp_path: Path) -> None:
    boutique = make_boutique(core, politique_stock=PolitiqueStock.ACCEPTER)
    article = make_article(core, boutique, "A1")
    record(core, make_terminal(core, boutique, "S2"), make_vente("F1", (article, 12)))
    chemin = tmp_path / "stock.csv"
    core.rapports.export_journal(boutique.id, Journal.STOCK, FormatExport.CSV, chemin)
    assert read_csv(chemin)[0]["quantite_stock"] == "-2"


def test_a_long_book_is_read_page_by_page(
    core: Core, terminal: Terminal, boutique: Boutique, export: Export
) -> None:
    """Go through several pages, the last of them full."""
    article = make_article(core, boutique, "A1", quantite_stock=10_000)
    numbers = [f"F{number}" for number in range(4_000)]
    for start in range(0, len(numbers), 500):
        ventes = (make_vente(numero, (article, 1)) for numero in numbers[start : start + 500])
        record(core, terminal, *ventes)
    assert [row["numero_facture"] for row in export(Journal.VENTES)] == numbers
    assert [row["seq"] for row in export(Journal.MOUVEMENTS)] == [
        str(seq) for seq in range(1, 4_002)
    ]


def test_what_is_sold_meanwhile_is_for_the_next_export(
    core: Core, terminal: Terminal, boutique: Boutique, riz: int
) -> None:
    record(core, terminal, make_vente("F1", (riz, 1)))
    tableau = journal.read_journal(core.database, boutique.id, Journal.VENTES)
    record(core, terminal, make_vente("F2", (riz, 1)))
    assert [ligne[1] for ligne in tableau.lignes] == ["F1"]


def test_a_book_goes_on_in_a_further_sheet(
    core: Core, boutique: Boutique, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_xlsx, "LIGNES_PAR_FEUILLE", 2)
    for number in range(5):
        make_article(core, boutique, f"A{number}")
    rows = export(Journal.STOCK, FormatExport.XLSX)
    assert [row["code"] for row in rows] == [f"A{number}" for number in range(5)]


@pytest.mark.parametrize(
    ("payload", "in_csv", "in_xlsx"),
    [
        (b"\xff\x00\x01x", "\\xff\x00\x01x", "\\xff\x00\x01x"),
        ("\uffff".encode(), "\uffff", "\\uffff"),
        (b"x" * 40_000, "x" * 40_000, "x" * 32_766 + "…"),
        ("😀".encode() * 20_000, "😀" * 20_000, "😀" * 16_383 + "…"),
    ],
)
def test_any_payload_can_be_exported(
    core: Core, terminal: Terminal, payload: bytes, in_csv: str, *, in_xlsx: str, export: Export
) -> None:
    record(core, terminal, VenteIllisible("", "illisible", payload))
    assert export(Journal.QUARANTAINE)[0]["charge_utile"] == in_csv
    assert export(Journal.QUARANTAINE, FormatExport.XLSX)[0]["charge_utile"] == in_xlsx


def test_a_sale_of_the_last_day_of_all_is_exported(
    core: Core, terminal: Terminal, riz: int, export: Export
) -> None:
    last = datetime(9999, 12, 31, 23, 30, tzinfo=UTC)
    record(core, terminal, make_vente("F1", (riz, 1), date_vente=last))
    (row,) = export(Journal.VENTES)
    assert row["date_vente"] == last.isoformat()
    assert row["signalements"] == "DATE_HORS_LIMITES"


def test_a_file_is_replaced_only_once_the_new_one_is_whole(
    core: Core, boutique: Boutique, tmp_path: Path
) -> None:
    chemin = tmp_path / "ventes.csv"
    chemin.write_text("ancien")
    with full_disk(0), pytest.raises(StorageUnavailable, match="disque est plein"):
        core.rapports.export_journal(boutique.id, Journal.VENTES, FormatExport.CSV, chemin)
    assert chemin.read_text() == "ancien"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["donnees", "ventes.csv"]


@pytest.mark.parametrize("kind", FormatExport)
def test_a_folder_that_is_not_there_is_said(
    core: Core, boutique: Boutique, tmp_path: Path, kind: FormatExport
) -> None:
    with pytest.raises(StorageUnavailable, match="le dossier manque"):
        core.rapports.export_journal(
            boutique.id, Journal.VENTES, kind, tmp_path / "absent" / "ventes"
        )


def test_a_boutique_that_is_not_there_is_said(core: Core, tmp_path: Path) -> None:
    with pytest.raises(BoutiqueNotFound):
        core.rapports.export_journal(7, Journal.VENTES, FormatExport.CSV, tmp_path / "x.csv")
