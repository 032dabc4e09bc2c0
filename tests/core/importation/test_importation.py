"""A list of articles: every common way of writing a CSV is read, every bad line is named."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.catalogue.articles import FicheArticle
from core.errors import CodeAlreadyUsed, ImportRejected
from core.importation import read_articles, read_fichier
from core.importation.controle import check_tableau
from core.importation.correspondance import Colonne, guess_correspondance
from core.importation.lecture import read_tableau
from core.limites import (
    CODE_ARTICLE_MAX,
    STOCK_MAX,
    TAILLE_IMPORT_MAX,
    TAILLE_IMPORT_OUVERTE_MAX,
    TEXTE_MAX,
)
from core.vocabulaire import Devise
from tests.builders import make_article
from tests.core.importation.classeurs import Rows, make_ods, make_xls, make_xlsx

HEAD = "code;nom;prix_vente;prix_achat;devise;quantite_stock;seuil_alerte;categorie;code_barre"

PLAIN = (
    FicheArticle("A1", "Café moulu", 250_000, quantite_stock=3),
    FicheArticle("A2", "Sel; fin", 255),
)


def reject(contenu: str | bytes) -> tuple[str, ...]:
    """Return the sentences of a list that must be refused."""
    with pytest.raises(ImportRejected) as caught:
        read_articles(contenu if isinstance(contenu, bytes) else contenu.encode())
    assert caught.value.message.startswith("Rien n’a été importé.")
    return caught.value.erreurs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "lines",
    [
        ("code;nom;prix_vente;quantite_stock", "A1;Café moulu;2500;3", 'A2;"Sel; fin";2,55;'),
        ("code,nom,prix_vente,quantite_stock", "A1,Café moulu,2500.00,3", 'A2,Sel; fin,"2,55",'),
        ("code\tnom\tprix_vente\tquantite_stock", "A1\tCafé moulu\t2500\t3", "A2\tSel; fin\t2.55"),
        (
            '" Code ";"NOM";"Prix  vente";Quantite-Stock;Fournisseur',
            "",
            "A1 ; Café moulu ;2 500,00;3,0;Mama",
            ";;;;",
            'A2;"Sel; fin";2,5500;0;',
        ),
    ],
)
def test_a_list_is_read_as_spreadsheets_write_it(
    lines: tuple[str, ...], newline: str, encoding: str
) -> None:
    assert read_articles(newline.join([*lines, ""]).encode(encoding)) == PLAIN


AS_SAVED: list[Callable[[Rows], bytes]] = [make_xlsx, make_ods, make_xls]


@pytest.mark.parametrize("save", AS_SAVED)
def test_a_workbook_is_read_as_it_is_shown(save: Callable[[Rows], bytes]) -> None:
    rows: Rows = [
        ["Code", "Désignation", "Prix de vente (FC)", "Code-barres", "Qté"],
        ["A1", "Café moulu", 2500, 6001234567890, 3],
        ["A2", "Sel; fin", 17.599999999999998 - 15.05, "", ""],
        ["003", "Œufs & lait <b>", "2\u202f500,50", "0012", 0],
    ]
    assert read_articles(save(rows)) == (
        replace(PLAIN[0], code_barre="6001234567890"),
        PLAIN[1],
        FicheArticle("003", "Œufs & lait <b>", 250_050, code_barre="0012"),
    )


@pytest.mark.parametrize("save", AS_SAVED)
def test_a_bad_line_of_a_workbook_is_numbered_as_the_spreadsheet_does(
    save: Callable[[Rows], bytes],
) -> None:
    rows: Rows = [[" "], ["Code", "Article", "PV"], [" "], ["A1", "Riz", "cher"], ["A2", "Sel", 1]]
    assert reject(save(rows)) == (
        "Ligne 4 : PV « cher » n’est pas un montant (par exemple 25000 ou 2,55).",
    )


def test_rows_left_blank_above_the_list_count_as_lines() -> None:
    (erreur,) = reject(make_xlsx([[], [], ["code", "nom", "prix"], [], ["A1", "Riz", "cher"]]))
    assert erreur.startswith("Ligne 5 :")


def test_the_first_sheet_in_sight_that_holds_something_is_read() -> None:
    hidden: Rows = [["code", "nom", "prix"], ["X", "X", 1]]
    shown: Rows = [["code", "nom", "prix"], ["A1", "Riz", 1]]
    (fiche,) = read_articles(make_xlsx(hidden, [], shown, hidden, hidden=0))
    assert fiche.code == "A1"


@pytest.mark.parametrize(
    ("cell", "words"),
    [(1.5, "« 1.5 » n’est pas un nombre entier"), (-2, "« -2 »"), (1e20, "« 1e+20 »")],
)
def test_a_bad_number_of_a_workbook_is_told_as_it_stands(cell: float, words: str) -> None:
    (erreur,) = reject(make_xlsx([["code", "nom", "prix", "stock"], ["A1", "Riz", 1, cell]]))
    assert words in erreur


def test_a_barcode_too_long_for_a_number_is_refused() -> None:
    rows: Rows = [["code", "nom", "prix", "ean"], ["A1", "Riz", 1, 12345678901234567890]]
    assert "arrondi par le tableur" in reject(make_xlsx(rows))[0]


def test_a_workbook_that_would_fill_the_memory_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(TAILLE_IMPORT_OUVERTE_MAX + 1))
    assert "trop grand" in reject(buffer.getvalue())[0]
    far = make_xlsx([["code"], *[[]] * 130, [""] * 16_000 + ["x"]])
    assert "trop grande" in reject(far)[0]


def test_a_damaged_workbook_is_refused() -> None:
    whole = make_xlsx([["code", "nom", "prix"], ["A1", "Riz", 1]])
    assert "illisible" in reject(whole[:-30])[0]


@pytest.mark.parametrize(
    ("entete", "colonnes"),
    [
        ("Réf;Libellé;P.U.;Prix d’achat;Monnaie;Stock;Seuil d'alerte;Famille;EAN", [*Colonne]),
        (
            "Désignation;Prix;Qté;Référence",
            *([Colonne.NOM, Colonne.PRIX_VENTE, Colonne.QUANTITE_STOCK, Colonne.CODE],),
        ),
        ("CODE ARTICLE;PRODUIT;Prix (FC)", [Colonne.CODE, Colonne.NOM, Colonne.PRIX_VENTE]),
        ("code;code-barres", [Colonne.CODE, Colonne.CODE_BARRE]),
    ],
)
def test_headings_are_known_by_what_they_are_called(entete: str, colonnes: list[Colonne]) -> None:
    found = guess_correspondance(entete.split(";"))
    assert found == {colonne: n for n, colonne in enumerate(colonnes)}


def test_the_plainest_heading_wins() -> None:
    found = guess_correspondance(["Article", "Prix", "Nom", "Prix vente", "Référence", "Réf"])
    assert found == {Colonne.NOM: 2, Colonne.PRIX_VENTE: 3, Colonne.CODE: 4}


@pytest.mark.parametrize("titre", ["Prix ($)", "Prix (USD)", "Prix en $", "N°", "Prix ($ US)"])
def test_a_heading_that_may_mean_something_else_is_left_to_the_owner(titre: str) -> None:
    assert guess_correspondance([titre]) == {}


def test_columns_may_be_told_and_rows_take_a_currency() -> None:
    tableau = read_tableau(b"Quoi;Combien;Dev\nRiz;12,50;\nSel;3;cdf\n")
    controle = check_tableau(
        tableau,
        {Colonne.CODE: 0, Colonne.NOM: 0, Colonne.PRIX_VENTE: 1, Colonne.DEVISE: 2},
        Devise.USD,
    )
    assert controle.erreurs == ()
    assert controle.fiches == (
        FicheArticle("Riz", "Riz", 1_250, devise=Devise.USD),
        FicheArticle("Sel", "Sel", 300, devise=Devise.CDF),
    )


def test_a_list_with_a_bad_line_gives_no_article() -> None:
    tableau = read_tableau(b"code;nom;prix\nA1;Riz;1\nA2;Sel;x")
    controle = check_tableau(tableau, guess_correspondance(tableau.entete))
    assert (controle.fiches, len(controle.erreurs)) == ((), 1)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_unknown_headings_are_cut_all_the_same(separator: str) -> None:
    tableau = read_tableau(f"quoi{separator}combien\nRiz{separator}1".encode())
    assert tableau.entete == ("quoi", "combien")
    assert [ligne.cellules for ligne in tableau.lignes] == [("Riz", "1")]


def test_every_column_is_read() -> None:
    row = "A1;Riz 25 kg;1\u202f250\u00a0000,50;900000;usd;12;5;Céréales;6001234567890"
    assert read_articles(f"{HEAD}\n{row}".encode()) == (
        FicheArticle(
            code="A1",
            nom="Riz 25 kg",
            prix_vente=125_000_050,
            prix_achat=90_000_000,
            devise=Devise.USD,
            quantite_stock=12,
            seuil_alerte=5,
            categorie="Céréales",
            code_barre="6001234567890",
        ),
    )


def test_a_cell_may_hold_lines_and_quotes_count() -> None:
    """The line told is the one where the row begins."""
    rows = 'A1;"Sac\n""25"" kg";10\nA2;Sel;abc'
    (erreur, second) = reject(f"code;nom;prix_vente\n{rows}")
    assert erreur.startswith("Ligne 2 : nom")
    assert second.startswith("Ligne 4 : prix_vente « abc »")


BAD_CELLS = {
    "code": [
        ("", "est vide"),
        ("x" * (CODE_ARTICLE_MAX + 1), "plus de 100"),
        ("a\u202eb", "invis"),
    ],
    "nom": [("", "est vide"), ("x" * (TEXTE_MAX + 1), "plus de 500")],
    "prix_vente": [
        ("", "est vide"),
        *(
            (texte, f"« {texte} » n’est pas un montant")
            for texte in ("abc", "-5", "2,555", "1.000", "1.000,50", "1 00", "NaN", "1e5", "10 FC")
        ),
        ("1000000000000.01", "n’est pas un montant"),
        ("9" * 400, "n’est pas un montant"),
        ("١٢", "n’est pas un montant"),
    ],
    "prix_achat": [("dix", "n’est pas un montant")],
    "devise": [("EUR", "n’est pas une devise")],
    "quantite_stock": [
        (texte, "n’est pas un nombre entier") for texte in ("1,5", "-3", "dix", str(STOCK_MAX + 1))
    ],
    "seuil_alerte": [("bas", "n’est pas un nombre entier")],
    "categorie": [("x" * (TEXTE_MAX + 1), "plus de 500")],
    "code_barre": [("6,00123E+12", "arrondi par le tableur")],
}


@pytest.mark.parametrize(
    ("name", "texte", "words"),
    [(name, texte, words) for name, cases in BAD_CELLS.items() for texte, words in cases],
)
def test_a_bad_cell_is_named(name: str, texte: str, words: str) -> None:
    cells = dict.fromkeys(HEAD.split(";"), "") | {"code": "A1", "nom": "Riz", "prix_vente": "1"}
    (erreur,) = reject(f"{HEAD}\nA0;Sel;1;;;;;;\n{';'.join((cells | {name: texte}).values())}")
    assert erreur.startswith(f"Ligne 3 : {name}")
    assert words in erreur
    assert erreur.endswith(".")
    assert len(erreur) < 200


def test_limits_are_within() -> None:
    nom, code = "x" * TEXTE_MAX, "c" * CODE_ARTICLE_MAX
    row = f"{code};{nom};1000000000000;0;;{STOCK_MAX};;;"
    (fiche,) = read_articles(f"{HEAD}\n{row}".encode())
    assert (fiche.code, fiche.nom, fiche.quantite_stock) == (code, nom, STOCK_MAX)
    assert fiche.prix_vente == 100_000_000_000_000


def test_every_bad_line_is_told_at_once() -> None:
    erreurs = reject("code;nom;prix_vente\nA1;;x\nA2;Sel;1\nA1;Riz;1\n;Riz;1")
    assert [erreur.partition(" :")[0] for erreur in erreurs] == ["Ligne 2", "Ligne 4", "Ligne 5"]
    assert "nom est vide ; prix_vente « x »" in erreurs[0]
    assert "le code « A1 » est déjà à la ligne 2" in erreurs[1]


def test_a_barcode_stands_once() -> None:
    (erreur,) = reject("code;nom;prix_vente;code_barre\nA1;Riz;1;600\nA2;Sel;1;600")
    assert erreur == "Ligne 3 : le code-barres « 600 » est déjà à la ligne 2."


@pytest.mark.parametrize(
    ("contenu", "words"),
    [
        (b"", "vide"),
        (b"\xef\xbb\xbf\r\n;;\r\n", "vide"),
        (b"code;nom;prix_vente\n", "aucun article"),
        (b"code;nom\nA1;Riz", "« prix_vente »"),
        (b"A1;Riz;100\n", "« code »"),
        (b"code;nom;prix_vente;nom\nA1;Riz;1;x", "« nom » est là deux fois"),
        (b"code;nom;prix_vente\nA1;Riz;1;trop", "plus de colonnes"),
        (b'code;nom;prix_vente\nA1;"Riz;1\n', "guillemets"),
        (b'code;nom;prix_vente\nA1;"Riz"x;1\n', "guillemets"),
        (b"code;nom;prix_vente\nA1;" + b"x" * 200_000 + b";1\n", "Ligne 2"),
        (b"code;nom;prix_vente\nA1;R\x00z;1", "pas un fichier CSV"),
        ("code;nom;prix_vente\nA1;Riz;1".encode("utf-16"), "pas un fichier CSV"),
        (b"PK\x03\x04rest", "classeur est illisible"),
        (b"\xd0\xcf\x11\xe0rest", "classeur est illisible"),
        (b"code;nom;prix_vente\nA1;R\x81\xffz;1", "illisibles"),
        (b" " * (TAILLE_IMPORT_MAX + 1), "trop grand"),
    ],
)
def test_a_file_that_is_no_list_is_refused(contenu: bytes, words: str) -> None:
    assert words in reject(contenu)[0]


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    fichier = tmp_path / "liste é.csv"
    fichier.write_bytes(b"code;nom;prix\nA1;Riz;1")
    assert read_fichier(fichier).lignes[0].cellules == ("A1", "Riz", "1")
    with pytest.raises(ImportRejected, match="ne peut pas être lu"):
        read_fichier(tmp_path)
    fichier.write_bytes(b" " * (TAILLE_IMPORT_MAX + 2))
    with pytest.raises(ImportRejected, match="trop grand"):
        read_fichier(fichier)


def test_what_is_read_can_be_saved(core: Core, boutique: Boutique) -> None:
    resultat = core.catalogue.save_articles(boutique.id, PLAIN)
    assert (resultat.crees, resultat.modifies) == (2, 0)
    again = core.catalogue.save_articles(boutique.id, PLAIN)
    assert (again.crees, again.modifies) == (0, 0)
    assert core.verification.verify().mouvements == 1


def test_a_barcode_of_another_article_imports_nothing(core: Core, boutique: Boutique) -> None:
    make_article(core, boutique, "A0", code_barre="600")
    fiches = read_articles(b"code;nom;prix_vente;code_barre\nA1;Riz;1;\nA2;Sel;1;600")
    with pytest.raises(CodeAlreadyUsed):
        core.catalogue.save_articles(boutique.id, fiches)
    assert core.verification.verify().articles == 1
