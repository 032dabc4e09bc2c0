"""Verification: clean after real work, and each broken promise named by what breaks it."""

import json
import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.db.triggers import wanted_triggers
from core.stock import CommandeMouvement
from core.terminaux import Terminal
from core.verification.controle import FAUTES_MAX
from core.vocabulaire import Motif, PolitiqueStock, TypeMouvement
from tests.builders import (
    MIDI,
    FixedClock,
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    record,
)


@pytest.fixture
def worked(core: Core, boutique: Boutique, terminal: Terminal) -> Core:
    """Two articles, two sales, a refusal, a replay and a movement by hand."""
    first, second = (make_article(core, boutique, code) for code in ("A1", "A2"))
    sold = make_vente("F1", (first, 2), (second, 1))
    record(core, terminal, sold, make_vente("F2", (first, 1)), make_vente("F3", (first, 99)))
    record(core, terminal, sold)
    core.stock.record_mouvement(
        CommandeMouvement(boutique.id, second, TypeMouvement.SORTIE, 1, Motif.CASSE)
    )
    return core


def break_file(
    core: Core, *statements: str, parameters: Sequence[object] = (), keep_triggers: bool = False
) -> None:
    """Change the file behind the program's back, its protections off."""
    with closing(sqlite3.connect(core.settings.fichier)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        if not keep_triggers:
            for name in wanted_triggers():
                connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement, parameters)
        if not keep_triggers:
            for statement in wanted_triggers().values():
                connection.execute(statement)


def find_problems(core: Core) -> tuple[str, ...]:
    return core.verification.verify().problemes


def test_real_work_leaves_nothing_to_say(worked: Core) -> None:
    rapport = worked.verification.verify()
    assert rapport.problemes == ()
    assert rapport.ok
    assert (rapport.articles, rapport.ventes, rapport.mouvements) == (2, 2, 6)


def test_an_empty_file_is_clean(core: Core) -> None:
    assert find_problems(core) == ()


def test_a_second_boutique_has_ranks_of_its_own(worked: Core) -> None:
    other = make_boutique(worked, politique_stock=PolitiqueStock.ACCEPTER)
    article = make_article(worked, other, "A1")
    record(worked, make_terminal(worked, other, "S2"), make_vente("F1", (article, 40)))
    assert find_problems(worked) == ()


# What is done to the file, and the words that must name it.
BROKEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "stock": (
        "UPDATE article SET quantite_stock = 99 WHERE code = 'A1'",
        ("Article A1 (BTQ-001)", "99", "7"),
    ),
    "sum": (
        "UPDATE mouvement_stock SET stock_apres = 50 WHERE seq = 6",
        ("Mouvement 6 (BTQ-001), article A2", "50"),
    ),
    "chain": (
        "UPDATE mouvement_stock SET stock_avant = 4, stock_apres = 3 WHERE seq = 6",
        ("Mouvement 6 (BTQ-001), article A2", "il part de 4", "laissait 9"),
    ),
    "minus": (
        "UPDATE mouvement_stock SET quantite = -3, stock_apres = -50 WHERE seq = 6",
        ("Mouvement 6 (BTQ-001), article A2", "9 et −3 ne font pas −50"),
    ),
    "hole": (
        "UPDATE mouvement_stock SET seq = 9 WHERE seq = 6",
        ("Mouvements (BTQ-001)", "9 suit le numéro 5"),
    ),
    "no line": (
        "DELETE FROM ligne_vente WHERE vente_id = 2",
        ("Vente F2 (Terminal 1)", "0 ligne(s), 1 mouvement(s)"),
    ),
    "no movement": (
        "DELETE FROM mouvement_stock WHERE vente_id = 2",
        ("Vente F2 (Terminal 1)", "1 ligne(s), 0 mouvement(s)"),
    ),
    "two movements of a line": (
        "UPDATE mouvement_stock SET ligne_position = 1 WHERE vente_id = 1",
        ("Vente F1 (Terminal 1)", "2 ligne(s), 2 mouvement(s)"),
    ),
    "hole in the lines": (
        "UPDATE ligne_vente SET position = 5 WHERE vente_id = 2",
        ("Vente F2 (Terminal 1)", "1 ligne(s), 1 mouvement(s)"),
    ),
    "other quantity": (
        "UPDATE ligne_vente SET quantite = 3 WHERE vente_id = 2",
        ("vente F2", "ne correspond à aucune ligne"),
    ),
    "other article": (
        "UPDATE ligne_vente SET article_id = 2 WHERE vente_id = 2",
        ("vente F2", "ne correspond à aucune ligne"),
    ),
    "other reference": (
        "UPDATE mouvement_stock SET reference_document = 'F9' WHERE vente_id = 2",
        ("vente F9", "ne correspond à aucune ligne"),
    ),
    "total": (
        "UPDATE vente SET montant_total = 1 WHERE id = 1",
        ("Vente F1 (Terminal 1)", "0.01", "75000.00"),
    ),
    "negative total": (
        "UPDATE vente SET montant_total = -150 WHERE id = 1",
        ("Vente F1 (Terminal 1)", "le total est −1.50"),
    ),
    "overflowing lines": (
        "UPDATE ligne_vente SET quantite = 1000000, prix_unitaire = 9000000000000000000",
        ("Vente F2 (Terminal 1) : le total est 25000.00",),
    ),
    "counts of a batch": ("UPDATE lot_sync SET recues = 9 WHERE id = 1", ("Lot 1", "9 vente(s)")),
    "sales of a batch": (
        "UPDATE lot_sync SET creees = 3, rejouees = 0, refusees = 0 WHERE id = 1",
        ("Lot 1", "3 créée(s)", "2 dans le fichier"),
    ),
    "another terminal's batch": (
        "UPDATE lot_sync SET terminal_id = 7 WHERE id = 1",
        ("Vente F1", "le lot 1"),
    ),
    "lost sale": ("DELETE FROM vente WHERE id = 2", ("Lot 1", "F2", "creee, n° 2")),
    "lost entry": ("DELETE FROM vente_en_quarantaine", ("Lot 1", "F3", "refusee, n° 1")),
    "lost payload": (
        "UPDATE vente_en_quarantaine SET charge_utile = x''",
        ("Vente à régler 1 (F3, A_REGLER)",),
    ),
    "settled by nothing": (
        "UPDATE vente_en_quarantaine SET etat = 'REJOUEE'",
        ("Vente à régler 1 (F3, REJOUEE)",),
    ),
    "forgotten filing": (
        "UPDATE vente_en_quarantaine SET etat = 'CLASSEE', motif_classement = 'x'",
        ("Vente 1 (F3)", "classée"),
    ),
    "unreadable outcomes": (
        "UPDATE lot_sync SET resultats = x'00' WHERE id = 2",
        ("Lot 2", "illisible"),
    ),
    "reference": ("UPDATE vente SET terminal_id = 77 WHERE id = 2", ("Table vente", "terminal")),
    "check": ("UPDATE article SET prix_vente = -1 WHERE code = 'A1'", ("enfreint", "article")),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_named(worked: Core, case: str) -> None:
    statement, words = BROKEN[case]
    break_file(worked, statement)
    problems = find_problems(worked)
    assert any(all(word in problem for word in words) for problem in problems), problems


def test_an_outcome_that_does_not_add_up_is_named(worked: Core) -> None:
    outcomes = zlib.compress(json.dumps([["F1", "creee", 1]]).encode())
    change = "UPDATE lot_sync SET resultats = ? WHERE id = 2"
    break_file(worked, change, parameters=(outcomes,))
    assert find_problems(worked) == ("Lot 2 : le détail de ses ventes ne fait pas ses comptes.",)


def test_forgotten_outcomes_are_no_fault(worked: Core) -> None:
    break_file(worked, "UPDATE lot_sync SET resultats = NULL, corps = NULL")
    assert find_problems(worked) == ()


@pytest.mark.parametrize("name", wanted_triggers())
def test_a_missing_trigger_is_named(worked: Core, name: str) -> None:
    break_file(worked, f"DROP TRIGGER {name}", keep_triggers=True)
    (problem,) = find_problems(worked)
    assert name in problem


def test_a_trigger_that_does_nothing_is_named(worked: Core) -> None:
    empty = "CREATE TRIGGER vente_no_delete BEFORE DELETE ON vente BEGIN SELECT 1; END"
    break_file(worked, "DROP TRIGGER vente_no_delete", empty, keep_triggers=True)
    (problem,) = find_problems(worked)
    assert "vente_no_delete" in problem


def loosen(core: Core) -> None:
    """Take STRICT away from the sales, then write half a centime."""
    break_file(
        core,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'vente'",
        keep_triggers=True,
    )
    break_file(core, "UPDATE vente SET montant_total = 0.5 WHERE id = 1")


@pytest.mark.parametrize(
    "words", [("La table vente", "stricte"), ("vente.montant_total", "1 montant(s) non entier(s)")]
)
def test_a_weakened_table_is_named(worked: Core, words: tuple[str, ...]) -> None:
    loosen(worked)
    problems = find_problems(worked)
    assert any(all(word in problem for word in words) for problem in problems), problems


def overwrite_pages(core: Core, pattern: str) -> None:
    """Overwrite the root pages of what `pattern` names in the schema."""
    core.database.checkpoint("TRUNCATE")
    with closing(sqlite3.connect(core.settings.fichier)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE name LIKE ? AND rootpage > 0"
        pages = [page for (page,) in connection.execute(query, (pattern,))]
    with core.settings.fichier.open("r+b") as stream:
        for page in pages:
            stream.seek((page - 1) * size)
            stream.write(bytes(size))
    core.database.readers.dispose()


def test_an_unreadable_file_is_a_fault(worked: Core, expected_logs: list[str]) -> None:
    expected_logs.append("core.db.engine: damaged file")
    overwrite_pages(worked, "ix_vente_%")
    (problem,) = find_problems(worked)
    assert "endommagé" in problem


def test_an_index_that_lacks_a_row_is_named(worked: Core) -> None:
    """Give the index of the days another text, so that it no longer is the table's."""
    break_file(
        worked,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, ', jour', ', id') WHERE type = 'index'",
        keep_triggers=True,
    )
    worked.database.readers.dispose()
    rapport = worked.verification.verify()
    assert "ix_vente_boutique_id_jour" in rapport.problemes[0]
    assert rapport.ventes == 0


def test_a_missing_table_is_named(worked: Core) -> None:
    break_file(worked, "DROP TABLE code_barre", keep_triggers=True)
    assert find_problems(worked) == ("La table code_barre manque.",)


def test_a_long_list_of_faults_is_cut(core: Core, boutique: Boutique) -> None:
    for number in range(FAUTES_MAX + 5):
        make_article(core, boutique, f"A{number}")
    break_file(core, "UPDATE article SET quantite_stock = 0")
    problems = find_problems(core)
    assert len(problems) == FAUTES_MAX + 1
    assert problems[-1].startswith("…")


def test_a_long_list_of_lost_outcomes_is_cut(
    core: Core, boutique: Boutique, terminal: Terminal
) -> None:
    article = make_article(core, boutique, "A1", quantite_stock=100)
    record(core, terminal, *(make_vente(f"F{n}", (article, 1)) for n in range(FAUTES_MAX + 5)))
    break_file(core, "DELETE FROM vente", "DELETE FROM ligne_vente", "DELETE FROM mouvement_stock")
    problems = [problem for problem in find_problems(core) if "n’est plus" in problem]
    assert len(problems) == FAUTES_MAX


def test_it_tells_since_when_the_book_is_wrong(worked: Core, clock: FixedClock) -> None:
    assert worked.verification.verify().livre_faux_depuis is None
    clock.advance(timedelta(days=2))
    worked.stock.record_mouvement(CommandeMouvement(1, 1, TypeMouvement.ENTREE, 1, Motif.ACHAT))
    break_file(worked, "UPDATE mouvement_stock SET stock_apres = stock_apres + 1 WHERE seq = 7")
    assert worked.verification.verify().livre_faux_depuis == MIDI + timedelta(days=2)


def test_a_stock_alone_says_nothing_of_the_day(worked: Core) -> None:
    break_file(worked, "UPDATE article SET quantite_stock = 77 WHERE code = 'A1'")
    rapport = worked.verification.verify()
    assert not rapport.ok
    assert rapport.livre_faux_depuis is None
