"""Verification of the counts: clean after real work, and each broken rule named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.conftest import Magasin, open_magasin
from tests.core.inventaires.comptages import AVANT, COMPTAGE, ENFIN, open_comptage, sell
from tests.core.test_verification import break_file, find_problems


@pytest.fixture
def worked(modele: Path, tmp_path: Path) -> Iterator[Magasin]:
    """Rice was counted and validated (movement 3); a late sale of it came (4) and went back (5).

    The file is broken on purpose, so nobody looks at it in the end.
    """
    magasin = open_magasin(modele, tmp_path)
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 8)
    comptage.validate()
    comptage.at(ENFIN)
    sell(magasin, "F1", 2, AVANT)
    yield magasin
    magasin.core.close()


def test_real_work_leaves_nothing_to_say(worked: Magasin) -> None:
    assert find_problems(worked.core) == ()


BROKEN = {
    "a variance that another count wrote": (
        "UPDATE mouvement_stock SET reference_document = 'INV-9' WHERE seq = 3",
        "Inventaire 1 « Novembre » : l’ajustement de l’article 1",
    ),
    "a variance of a count that was not validated": (
        "UPDATE inventaire SET etat = 'ABANDONNE' WHERE id = 1",
        "Inventaire 1 « Novembre » : l’ajustement de l’article 1",
    ),
    "another movement in its place": (
        "UPDATE ligne_inventaire SET mouvement_id = 1",
        "Inventaire 1 « Novembre » : l’ajustement de l’article 1",
    ),
    "more put back than was sold": (
        "UPDATE mouvement_stock SET quantite = 3, stock_apres = 9 WHERE seq = 5",
        "Mouvement 5 (boutique 1) : il corrige la vente du mouvement 4",
    ),
    "put back for no count": (
        "UPDATE mouvement_stock SET reference_document = 'INV-9' WHERE seq = 5",
        "Mouvement 5 (boutique 1) : il corrige la vente du mouvement 4",
    ),
    "put back of an article that was not counted": (
        "UPDATE ligne_inventaire SET article_id = 2",
        "Mouvement 5 (boutique 1) : il corrige la vente du mouvement 4",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_each_broken_rule_is_named(worked: Magasin, case: str) -> None:
    statement, sentence = BROKEN[case]
    break_file(worked.core, statement)
    assert any(sentence in problem for problem in find_problems(worked.core))
