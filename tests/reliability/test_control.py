"""Negative controls: a book that breaks a promise is found out, so that a clean one counts."""

from pathlib import Path

import pytest

from tests.builders import make_article, make_boutique, make_terminal, make_vente, open_tmp_core
from tests.builders import record as push
from tests.core.db.test_schema import change
from tests.livre import list_problems

DROP = [
    f"DROP TRIGGER {table}_no_{verb}"
    for table in ("vente", "ligne_vente", "mouvement_stock")
    for verb in ("update", "delete")
]

# What a bug, a hand or a torn write would leave behind, and the promise that it breaks.
DAMAGES = [
    ("I1", "UPDATE article SET quantite_stock = quantite_stock + 1 WHERE id = 1"),
    ("I1", "DELETE FROM mouvement_stock WHERE seq = 1"),
    ("I1", "UPDATE mouvement_stock SET stock_avant = 5, stock_apres = 4 WHERE seq = 3"),
    ("I1", "UPDATE mouvement_stock SET seq = 99 WHERE seq = 4"),
    ("I2", "DELETE FROM ligne_vente WHERE vente_id = 1 AND position = 2"),
    ("I2", "DELETE FROM ligne_vente WHERE vente_id = 1"),
    ("I2", "UPDATE ligne_vente SET position = 3 WHERE vente_id = 1 AND position = 2"),
    ("I2", "UPDATE ligne_vente SET quantite = 9 WHERE vente_id = 1 AND position = 1"),
    ("I2", "UPDATE vente SET montant_total = montant_total + 1 WHERE id = 1"),
    ("I2", "UPDATE mouvement_stock SET ligne_position = 2 WHERE ligne_position = 1"),
    ("I2", "DELETE FROM mouvement_stock WHERE vente_id = 1 AND ligne_position = 2"),
    ("I8", "UPDATE vente_en_quarantaine SET charge_utile = x''"),
    ("I12", "UPDATE lot_sync SET creees = 0, rejouees = 1 WHERE id = 1"),
    ("I12", "DELETE FROM vente WHERE id = 1"),
]


@pytest.fixture
def fichier(tmp_path: Path) -> Path:
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    terminal = make_terminal(core, boutique, "serie-1")
    riz, sel = make_article(core, boutique, "RIZ"), make_article(core, boutique, "SEL")
    push(core, terminal, make_vente("F1", (riz, 1), (sel, 2)), make_vente("F2", (riz, 99)))
    core.close()
    assert list_problems(core.settings.fichier) == []
    return core.settings.fichier


@pytest.mark.parametrize(("promise", "damage"), DAMAGES)
def test_a_broken_promise_is_found_out(fichier: Path, promise: str, damage: str) -> None:
    change(fichier, [*DROP, damage])
    assert any(problem.startswith(promise) for problem in list_problems(fichier))
