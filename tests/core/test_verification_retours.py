"""Verification of what came back: clean after real work, and each broken rule named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.rejets import RejetNotifie
from core.retours import RetourRecu
from core.ventes.annulation import CommandeAnnulation
from tests.builders import identify, make_vente
from tests.core.conftest import Magasin, open_magasin
from tests.core.test_verification import break_file, find_problems
from tests.core.ventes.test_retour import give_back


@pytest.fixture
def magasin(modele: Path, tmp_path: Path) -> Iterator[Magasin]:
    """Open a shop whose file is broken on purpose, so that nobody looks at it in the end."""
    magasin = open_magasin(modele, tmp_path)
    yield magasin
    magasin.core.close()


@pytest.fixture
def worked(magasin: Magasin) -> Magasin:
    """F1 stands, F2 of two lines is cancelled, rice came back twice, F3 waits and was told of."""
    magasin.push(
        make_vente("F1", (magasin.riz, 1)),
        make_vente("F2", (magasin.riz, 2), (magasin.riz, 1)),
        make_vente("F3", (magasin.riz, 99)),
    )
    identifie = identify(magasin.core, magasin.terminal)
    magasin.core.ventes.cancel_own(identifie, CommandeAnnulation("F2"))
    for quantite in (1, 2):
        recu = RetourRecu(quantite, 0, article_id=magasin.riz)
        magasin.core.retours.record_retour(identifie, recu)
    magasin.core.rejets.record_notification(identifie, RejetNotifie("F3"))
    return magasin


def test_real_work_leaves_nothing_to_say(worked: Magasin) -> None:
    assert find_problems(worked.core) == ()


# The movements: 1 and 2 open the stocks, 3 sells F1, 4 and 5 sell F2, 6 and 7 undo it,
# 8 and 9 are what customers brought back.
BROKEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "cancelled, and nothing came back": (
        "UPDATE vente SET est_annulee = 1, date_annulation = 1 WHERE id = 1",
        ("Vente F1 (Terminal messie vanza), ligne 1", "1 pièce(s) vendue(s), 0 revenue(s) pour 1"),
    ),
    "one line came back": (
        "DELETE FROM mouvement_stock WHERE seq = 7",
        ("Vente F2 (Terminal messie vanza), ligne 2", "1 pièce(s) vendue(s), 0 revenue(s) pour 1"),
    ),
    "one line came back twice": (
        "UPDATE mouvement_stock SET ligne_position = 1 WHERE seq = 7",
        ("Vente F2 (Terminal messie vanza), ligne 1", "2 pièce(s) vendue(s), 3 revenue(s)"),
    ),
    "it stands, and came back": (
        "UPDATE vente SET est_annulee = 0, date_annulation = NULL WHERE id = 2",
        ("Vente F2 (Terminal messie vanza), ligne 1", "2 revenue(s) pour 0"),
    ),
    "too much came back": (
        "UPDATE mouvement_stock SET quantite = 5, stock_apres = 12 WHERE seq = 6",
        ("Mouvement 6", "ANNUL-F2", "n’annule pas"),
    ),
    "something else came back": (
        "UPDATE mouvement_stock SET article_id = 2 WHERE seq = 6",
        ("Mouvement 6", "n’annule pas"),
    ),
    "it names nothing": (
        "UPDATE mouvement_stock SET corrige_id = NULL WHERE seq = 6",
        ("Mouvement 6", "n’annule pas"),
    ),
    "it names another line": (
        "UPDATE mouvement_stock SET corrige_id = 5 WHERE seq = 6",
        ("Mouvement 6", "n’annule pas"),
    ),
    "a return of another quantity": (
        "UPDATE retour_client SET quantite = 7 WHERE id = 1",
        ("Retour client 1", "pas le sien"),
    ),
    "two returns of one movement": (
        "UPDATE retour_client SET quantite = 1, mouvement_id = 8",
        ("Retour client 2", "pas le sien"),
    ),
    "a return whose movement undoes a sale": (
        "UPDATE retour_client SET mouvement_id = 7 WHERE id = 1",
        ("Retour client 1", "pas le sien"),
    ),
    "a return without its movement": (
        "DELETE FROM mouvement_stock WHERE seq = 9",
        ("Retour client 2", "pas le sien"),
    ),
    "a notice of another terminal's entry": (
        "UPDATE vente_en_quarantaine SET terminal_id = 2",
        ("Rejet notifié 1 (F3)",),
    ),
}


@pytest.fixture
def returned(magasin: Magasin) -> Magasin:
    """F1, three rice and the salt: a rice is back, then a rice and the salt, damaged."""
    magasin.push(make_vente("F1", (magasin.riz, 3), (magasin.sel, 1)))
    give_back(magasin, (1, 1))
    give_back(magasin, (1, 1), (2, 1), remettre_en_stock=False)
    return magasin


def test_returns_leave_nothing_to_say(returned: Magasin) -> None:
    assert find_problems(returned.core) == ()


# The movements: 3 and 4 sell F1, 5 is the first return; 6 and 7 the rice that came in and out
# again, 8 and 9 the salt.
BROKEN_RETURNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "a return says more than came back": (
        "UPDATE ligne_retour_vente SET quantite = 2 WHERE retour_id = 1",
        ("Vente F1", "ligne 1", "3 pièce(s) vendue(s), 2 revenue(s) pour 3"),
    ),
    "a return says more than was sold": (
        "UPDATE ligne_retour_vente SET quantite = 4 WHERE retour_id = 1",
        ("Vente F1", "ligne 1"),
    ),
    "a return was forgotten": (
        "DELETE FROM ligne_retour_vente WHERE retour_id = 1",
        ("Vente F1", "ligne 1", "2 revenue(s) pour 1"),
    ),
    "a return of nothing": (
        "DELETE FROM ligne_retour_vente WHERE retour_id = 1",
        ("Vente F1 : 50500.00 rendu pour un total de 75500.00",),
    ),
    "its movement is another's": (
        "UPDATE ligne_retour_vente SET mouvement_id = 6 WHERE retour_id = 1",
        ("Retour de vente 1", "ligne 1"),
    ),
    "its movement is a sale": (
        "UPDATE ligne_retour_vente SET mouvement_id = 3 WHERE retour_id = 1",
        ("Retour de vente 1", "ligne 1"),
    ),
    "damaged, and still in stock": (
        "UPDATE ligne_retour_vente SET sortie_id = NULL WHERE retour_id = 2 AND position = 1",
        ("Retour de vente 2", "ligne 1"),
    ),
    "in stock, and out again": (
        "UPDATE retour_vente SET est_remis_en_stock = 1 WHERE id = 2",
        ("Retour de vente 2", "ligne 2"),
    ),
    "out again for no such reason": (
        "UPDATE mouvement_stock SET motif = 'VOL' WHERE seq = 9",
        ("Retour de vente 2", "ligne 2"),
    ),
    "out again without having come in": (
        "UPDATE mouvement_stock SET type_mouvement = 'AJUSTEMENT' WHERE seq = 6",
        ("Mouvement 7", "RETOUR-F1", "il ne suit pas"),
    ),
    "more was given back than was paid": (
        "UPDATE retour_vente SET montant_rendu = 7500000 WHERE id = 2",
        ("Vente F1 : 100000.00 rendu pour un total de 75500.00",),
    ),
    "given back in another currency": (
        "UPDATE retour_vente SET devise = 'USD' WHERE id = 2",
        ("Vente F1 : 50500.00 rendu",),
    ),
}


@pytest.mark.parametrize("case", BROKEN_RETURNS)
def test_what_is_broken_of_a_return_is_named(returned: Magasin, case: str) -> None:
    statement, words = BROKEN_RETURNS[case]
    break_file(returned.core, statement)
    problems = find_problems(returned.core)
    assert any(all(word in problem for word in words) for problem in problems), problems


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_named(worked: Magasin, case: str) -> None:
    statement, words = BROKEN[case]
    break_file(worked.core, statement)
    problems = find_problems(worked.core)
    assert any(all(word in problem for word in words) for problem in problems), problems
