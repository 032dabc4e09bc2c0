"""Lists that are sorted by a name sort it as the owner's language does: accents and case apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.catalogue.articles import FiltreArticles
from core.listes import Tri
from core.lots import FiltreLots
from core.quarantaine.consultation import FiltreQuarantaine
from core.ventes.consultation import FiltreVentes
from tests.builders import (
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    open_tmp_core,
    record,
)

NOMS = ("Zoé", "œuf", "Ogre", "Écho", "odeur", "Fût")
SORTED = ["Écho", "Fût", "odeur", "œuf", "Ogre", "Zoé"]


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    core.close()


@pytest.fixture
def boutique(core: Core) -> Boutique:
    """Let each terminal push one sale that is applied and one that is not."""
    boutique = make_boutique(core)
    riz = make_article(core, boutique, "A1")
    for rank, nom in enumerate(NOMS):
        terminal = make_terminal(core, boutique, f"S{rank}", nom)
        record(core, terminal, make_vente(f"F{rank}", (riz, 1)), make_vente(f"G{rank}", (riz, 99)))
    return boutique


def test_by_terminal(core: Core, boutique: Boutique) -> None:
    tri = Tri("terminal_nom")
    ventes = core.ventes.list_rows(core.ventes.list_ids(FiltreVentes(boutique.id), tri))
    assert [row.terminal_nom for row in ventes] == SORTED
    lots = core.lots.list_rows(core.lots.list_ids(FiltreLots(boutique.id), tri))
    assert [row.terminal_nom for row in lots] == SORTED
    entrees = core.quarantaine.list_ids(FiltreQuarantaine(boutique.id), tri)
    assert [row.terminal_nom for row in core.quarantaine.list_rows(entrees)] == SORTED


def test_by_terminal_downwards(core: Core, boutique: Boutique) -> None:
    tri = Tri("terminal_nom", descendant=True)
    ventes = core.ventes.list_rows(core.ventes.list_ids(FiltreVentes(boutique.id), tri))
    assert [row.terminal_nom for row in ventes] == SORTED[::-1]


def test_by_category_those_without_one_first(core: Core) -> None:
    boutique = make_boutique(core)
    make_article(core, boutique, "A0")
    for rank, nom in enumerate(NOMS, 1):
        make_article(core, boutique, f"A{rank}", categorie=nom)
    ids = core.catalogue.list_ids(FiltreArticles(boutique.id), Tri("categorie_nom"))
    assert [row.article.categorie_nom for row in core.catalogue.list_rows(ids)] == ["", *SORTED]


def test_by_category_where_there_is_none(core: Core) -> None:
    boutique = make_boutique(core)
    first, second = make_article(core, boutique, "A1"), make_article(core, boutique, "A2")
    ids = core.catalogue.list_ids(FiltreArticles(boutique.id), Tri("categorie_nom"))
    assert list(ids) == [first, second]
