"""The command line: what each command prints, refuses, and does beside a running program."""

import csv
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.admin import main
from core.application import Core, open_core
from core.config import Settings
from core.db.triggers import wanted_triggers
from tests.builders import FixedClock, make_vente, record
from tests.livre import fetch

ROOT = Path(__file__).parents[2]
LISTE = "code;nom;prix_vente;quantite_stock\nA1;Café;25000;10\nA2;Sel;500,50;\n"


@dataclass(slots=True)
class Ligne:
    """A data folder, and the commands run on it in this process."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *argv: str) -> tuple[int, str, str]:
        """Return exit code, stdout and stderr."""
        code = main(["--data-dir", str(self.folder / "donnees"), *argv])
        return code, *self.capture.readouterr()

    def ask(self, *argv: str) -> Any:  # noqa: ANN401 - any document
        """Return the document of a command that succeeds."""
        code, out, err = self.run(*argv)
        assert (code, err) == (0, "")
        assert out.count("\n") == 1
        return json.loads(out)

    def fail(self, *argv: str) -> dict[str, Any]:
        """Return the error of a command that is refused."""
        code, out, err = self.run(*argv)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        error: dict[str, Any] = json.loads(err)
        return error

    def write(self, texte: str) -> str:
        fichier = self.folder / "articles.csv"
        fichier.write_text(texte, encoding="utf-8")
        return str(fichier)

    def open(self) -> Core:
        """Open the program itself on the folder; the caller closes it."""
        return open_core(Settings(self.folder / "donnees"), FixedClock())


@pytest.fixture
def ligne(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ligne:
    return Ligne(tmp_path, capsys)


@pytest.fixture
def admin(ligne: Ligne) -> Ligne:
    """One boutique B1 with one terminal S1 and two articles."""
    ligne.ask("boutique", "add", "--nom", "Chez Mama", "--code", "B1")
    ligne.ask("terminal", "add", "--boutique", "B1", "--serie", "S1", "--nom", "Caisse")
    ligne.ask("articles", "import", ligne.write(LISTE), "--boutique", "B1")
    return ligne


def test_a_boutique_is_added_and_listed(ligne: Ligne) -> None:
    added = ligne.ask(
        *("boutique", "add", "--nom", "Chez Mama", "--code", "B1", "--devise", "USD"),
        *("--fuseau", "Africa/Lubumbashi", "--politique-stock", "accepter", "--ville", "Likasi"),
    )
    assert added == {
        "id": 1,
        "nom": "Chez Mama",
        "code": "B1",
        "ville": "Likasi",
        "devise": "USD",
        "fuseau": "Africa/Lubumbashi",
        "politique_stock": "accepter",
        "est_active": True,
        "rejeu_auto": False,
    }
    assert ligne.ask("boutique", "list") == [added]


def test_a_terminal_is_added_switched_and_listed(admin: Ligne) -> None:
    (listed,) = admin.ask("terminal", "list")
    assert (listed["numero_serie"], listed["nom_terminal"]) == ("S1", "Caisse")
    assert (listed["etat"], listed["boutique_id"]) == ("ACTIF", 1)
    assert admin.ask("terminal", "deactivate", "--serie", "S1")["etat"] == "INACTIF"
    assert admin.ask("terminal", "activate", "--serie", "S1")["etat"] == "ACTIF"
    assert admin.ask("terminal", "list", "--boutique", "B1") == [listed]


def test_a_terminal_that_waits_is_refused_then_approved(admin: Ligne) -> None:
    core = admin.open()
    core.terminaux._record_pending("S2", "192.168.1.9")  # noqa: SLF001 - as an unknown serial does
    core.close()
    assert admin.ask("terminal", "refuse", "--serie", "S2")["etat"] == "REFUSE"
    approved = admin.ask(
        "terminal", "approve", "--serie", "S2", "--boutique", "B1", "--nom", "Deux"
    )
    assert (approved["etat"], approved["nom_terminal"]) == ("ACTIF", "Deux")


def test_articles_are_imported_and_their_stock_listed(ligne: Ligne) -> None:
    ligne.ask("boutique", "add", "--nom", "Chez Mama", "--code", "B1")
    fichier = ligne.write(LISTE)
    first = ligne.ask("articles", "import", fichier, "--boutique", "B1")
    articles = [{"id": 1, "code": "A1"}, {"id": 2, "code": "A2"}]
    assert first == {"crees": 2, "modifies": 0, "erreurs": [], "articles": articles}
    second = ligne.write(LISTE.replace("Café", "Café moulu"))
    again = ligne.ask("articles", "import", second, "--boutique", "B1")
    assert again == {"crees": 0, "modifies": 1, "erreurs": [], "articles": articles}
    assert ligne.ask("stock", "--boutique", "B1") == [
        {"id": 1, "code": "A1", "nom": "Café moulu", "quantite_stock": 10},
        {"id": 2, "code": "A2", "nom": "Sel", "quantite_stock": 0},
    ]


def test_a_bad_list_imports_nothing_and_says_why(admin: Ligne) -> None:
    bad = admin.write("code;nom;prix_vente\nA3;Riz;1\nA4;;x\nA5;Sucre;\n")
    code, out, err = admin.run("articles", "import", bad, "--boutique", "B1")
    error, document = json.loads(err), json.loads(out)
    assert (code, error["code"], err.count("\n")) == (2, "IMPORT_REJECTED", 1)
    assert [sentence.partition(" :")[0] for sentence in error["erreurs"]] == ["Ligne 3", "Ligne 4"]
    erreurs = error["erreurs"]
    assert document == {"crees": 0, "modifies": 0, "erreurs": erreurs, "articles": []}
    assert len(admin.ask("stock", "--boutique", "B1")) == 2


@pytest.mark.parametrize("book", ["ventes", "mouvements", "stock", "quarantaine"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_book_is_exported(admin: Ligne, book: str, kind: str) -> None:
    output = admin.folder / f"{book}.{kind}"
    document = admin.ask(
        *("export", book, "--boutique", "B1", "--format", kind, "--output", str(output))
    )
    assert document["fichier"] == str(output)
    assert document["lignes"] == {"mouvements": 1, "stock": 2}.get(book, 0)
    if kind == "csv":
        with output.open(encoding="utf-8-sig", newline="") as stream:
            assert len(list(csv.reader(stream, delimiter=";"))) == document["lignes"] + 1


def test_verify_counts_the_whole_file(admin: Ligne) -> None:
    expected = {"ok": True, "articles": 2, "ventes": 0, "mouvements": 1, "problemes": []}
    assert admin.ask("verify") == expected


def test_verify_tells_the_chain_where_it_is_asked_for(admin: Ligne) -> None:
    """The head of each boutique where something moved, in hexadecimal."""
    fichier = admin.folder / "donnees" / "comptoir.db"
    (head,) = fetch(fichier, "SELECT lower(hex(empreinte)) FROM maillon")
    plain = admin.ask("verify")
    chaine = {"ok": True, "maillons": 1, "tetes": {"B1": head[0]}}
    assert admin.ask("verify", "--chaine") == plain | {"chaine": chaine}


def test_verify_names_what_no_longer_fits_the_chain(admin: Ligne) -> None:
    with closing(sqlite3.connect(admin.folder / "donnees" / "comptoir.db")) as connection:
        connection.execute("DROP TRIGGER mouvement_stock_no_update")
        connection.execute("UPDATE mouvement_stock SET commentaire = 'x'")
        connection.execute(wanted_triggers()["mouvement_stock_no_update"])
        connection.commit()
    code, out, err = admin.run("verify", "--chaine")
    document = json.loads(out)
    assert (code, err, document["ok"], document["chaine"]["ok"]) == (1, "", False, False)
    (probleme,) = document["problemes"]
    assert probleme.startswith("Mouvement 1 (B1), article A1 : ")


def test_verify_says_of_a_file_that_cannot_be_read_that_it_has_no_head(admin: Ligne) -> None:
    with closing(sqlite3.connect(admin.folder / "donnees" / "comptoir.db")) as connection:
        connection.execute("DROP TABLE code_barre")
    code, out, _err = admin.run("verify", "--chaine")
    assert (code, json.loads(out)["chaine"]) == (1, {"ok": False, "maillons": 0, "tetes": {}})


def test_verify_exits_with_one_where_something_is_wrong(admin: Ligne) -> None:
    with closing(sqlite3.connect(admin.folder / "donnees" / "comptoir.db")) as connection:
        connection.execute("UPDATE article SET quantite_stock = 99 WHERE code = 'A1'")
        connection.commit()
    code, out, err = admin.run("verify")
    document = json.loads(out)
    assert (code, err, document["ok"]) == (1, "", False)
    assert "Article A1 (B1)" in document["problemes"][0]


def test_the_rate_of_the_day_is_set(admin: Ligne) -> None:
    assert admin.ask("taux", "--boutique", "B1", "--valeur", "2850.50")["taux"] == "2850.50"
    assert admin.fail("taux", "--boutique", "B1", "--valeur", "cher")["code"] == "INVALID_FORMAT"


def test_a_backup_is_made(admin: Ligne) -> None:
    document = admin.ask("sauvegarde")
    assert (document["ventes"], document["mouvements"]) == (0, 1)
    assert Path(document["chemin"]).exists()


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        ((), "INVALID_FORMAT", "Commande mal écrite"),
        (("vendre",), "INVALID_FORMAT", "Commande mal écrite"),
        (("boutique", "add"), "INVALID_FORMAT", "--nom"),
        (("boutique", "add", "--nom", "X", "--devise", "EUR"), "INVALID_FORMAT", "EUR"),
        (("boutique", "add", "--nom", "X", "--fuseau", "Mars"), "INVALID_FORMAT", "Mars"),
        (("boutique", "add", "--nom", " "), "INVALID_FORMAT", "obligatoire"),
        (("boutique", "add", "--nom", "X", "--code", "B1"), "CODE_ALREADY_USED", "B1"),
        (
            ("terminal", "add", "--boutique", "B1", "--serie", "S1", "--nom", "X"),
            "SERIE_ALREADY_USED",
            "S1",
        ),
        (("terminal", "deactivate", "--serie", "S9"), "TERMINAL_NOT_FOUND", "série"),
        (("stock", "--boutique", "B9"), "BOUTIQUE_NOT_FOUND", "B9"),
        (("articles", "import", "absent.csv", "--boutique", "B1"), "INVALID_FORMAT", "absent.csv"),
        (
            (
                *("export", "stock", "--boutique", "B1", "--format", "csv"),
                *("--output", "absent/x.csv"),
            ),
            "TEMPORARILY_UNAVAILABLE",
            "absent",
        ),
    ],
)
def test_what_is_refused_is_said_in_french(
    admin: Ligne, argv: tuple[str, ...], code: str, words: str
) -> None:
    error = admin.fail(*argv)
    assert error["code"] == code
    assert words in error["error"]


def test_a_folder_that_cannot_be_opened_is_said(ligne: Ligne) -> None:
    (ligne.folder / "donnees").write_text("un fichier")
    error = ligne.fail("boutique", "list")
    assert error["code"] == "TEMPORARILY_UNAVAILABLE"
    assert "donnees" in error["error"]


def test_beside_a_running_program_only_reading_goes(admin: Ligne) -> None:
    core = admin.open()
    (terminal,) = core.terminaux.list_terminaux()
    record(core, terminal, make_vente("F1", (1, 3)))
    for argv in (
        ("boutique", "add", "--nom", "X"),
        ("terminal", "deactivate", "--serie", "S1"),
        ("articles", "import", admin.write(LISTE), "--boutique", "B1"),
        ("sauvegarde",),
    ):
        assert admin.fail(*argv)["code"] == "INSTANCE_BUSY"
    assert admin.ask("stock", "--boutique", "B1")[0]["quantite_stock"] == 7
    assert admin.ask("verify")["ventes"] == 1
    assert len(admin.ask("terminal", "list")) == 1
    assert len(admin.ask("boutique", "list")) == 1
    output = str(admin.folder / "ventes.csv")
    export = ("export", "ventes", "--boutique", "B1", "--format", "csv", "--output", output)
    assert admin.ask(*export)["lignes"] == 1
    record(core, terminal, make_vente("F2", (1, 1)))
    core.close()
    assert admin.ask("verify")["ventes"] == 2


def test_a_reader_beside_the_program_leaves_its_wal_alone(admin: Ligne) -> None:
    core = admin.open()
    (terminal,) = core.terminaux.list_terminaux()
    record(core, terminal, make_vente("F1", (1, 3)))
    wal = admin.folder / "donnees" / "comptoir.db-wal"
    before = wal.read_bytes()
    admin.ask("stock", "--boutique", "B1")
    assert wal.read_bytes() == before
    core.close()


def run_child(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "core", "--data-dir", str(folder), *argv],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    folder = tmp_path / "donnees"
    added = run_child(folder, "boutique", "add", "--nom", "Chez Élodie")
    assert (added.returncode, added.stderr) == (0, "")
    assert json.loads(added.stdout)["nom"] == "Chez Élodie"
    refused = run_child(folder, "stock", "--boutique", "B9")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert json.loads(refused.stderr)["code"] == "BOUTIQUE_NOT_FOUND"
    assert run_child(folder, "--help").returncode == 0


def test_a_damaged_file_is_one_json_line(tmp_path: Path) -> None:
    folder = tmp_path / "donnees"
    run_child(folder, "boutique", "list")
    fichier = folder / "comptoir.db"
    fichier.write_bytes(fichier.read_bytes()[:5_000])
    refused = run_child(folder, "verify")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert json.loads(refused.stderr)["code"] == "FILE_CORRUPT"


def test_a_forgotten_pin_is_reset(ligne: Ligne) -> None:
    core = ligne.open()
    core.utilisateurs.save_proprietaire("Mama Odette")
    core.utilisateurs.set_pin("4826")
    core.close()
    assert ligne.ask("pin", "reset") == {"oublie": True}
    core = ligne.open()
    core.utilisateurs.check_pin("0000")
    core.close()
    assert ligne.ask("pin", "reset") == {"oublie": False}


def test_the_folder_may_be_named_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ailleurs"
    argv = ["boutique", "add", "--nom", "Kin", "--code", "K"]
    assert main([*argv, "--data-dir", str(folder)]) == 0
    capsys.readouterr()
    assert main(["--data-dir", str(folder), "boutique", "list"]) == 0
    assert "Kin" in capsys.readouterr().out
