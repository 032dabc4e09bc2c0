"""One shop on a file of its own, as most tests of core start from."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.catalogue.articles import FiltreArticles
from core.terminaux import Terminal
from core.ventes.commandes import ResultatLot, ResultatVente
from tests.builders import (
    FixedClock,
    make_article,
    make_boutique,
    make_terminal,
    open_tmp_core,
    record,
)
from tests.core.ventes.cas import Envoi
from tests.livre import list_problems


@dataclass(slots=True)
class Magasin:
    """A boutique that refuses what it has not: two terminals, rice (10 pieces) and salt (1)."""

    core: Core
    clock: FixedClock
    boutique: Boutique
    terminal: Terminal
    autre: Terminal
    riz: int
    sel: int
    fichier: Path = field(init=False)

    def __post_init__(self) -> None:
        self.fichier = self.core.settings.fichier

    def push(self, *ventes: Envoi) -> ResultatLot:
        """Send one batch as the first terminal."""
        return record(self.core, self.terminal, *ventes)

    def push_one(self, vente: Envoi, terminal: Terminal | None = None) -> ResultatVente:
        """Send one sale alone and return what became of it."""
        (resultat,) = record(self.core, terminal or self.terminal, vente).resultats
        return resultat

    def stock(self, article_id: int) -> int:
        """Return the pieces left of an article."""
        (row,) = self.core.catalogue.list_rows([article_id])
        return row.article.quantite_stock


def make_file(folder: Path) -> Path:
    """Make the file of a shop, to be copied for each test: that is quicker than to make it."""
    core = open_tmp_core(folder)
    boutique = make_boutique(core)
    make_terminal(core, boutique, "0a1badae951f8473", "Terminal messie vanza")
    make_terminal(core, boutique, "ff00", "Terminal 2")
    make_article(core, boutique, "A15", nom="Riz", seuil_alerte=5)
    make_article(core, boutique, "A16", nom="Sel", quantite_stock=1, prix_vente=50_000)
    core.close()
    return core.settings.fichier


def open_magasin(fichier: Path, folder: Path) -> Magasin:
    """Open the shop of a copy of `fichier` in a folder of its own; its caller closes the core."""
    shutil.copy(fichier, folder)
    clock = FixedClock()
    core = open_tmp_core(folder, clock)
    (boutique,) = core.boutiques.list_boutiques()
    terminal, autre = sorted(core.terminaux.list_terminaux(), key=lambda found: found.id)
    riz, sel = core.catalogue.list_ids(FiltreArticles(boutique.id, "A1"))
    return Magasin(core, clock, boutique, terminal, autre, riz, sel)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def core(tmp_path: Path, clock: FixedClock) -> Iterator[Core]:
    opened = open_tmp_core(tmp_path / "donnees", clock)
    yield opened
    opened.close()


@pytest.fixture
def boutique(core: Core) -> Boutique:
    return make_boutique(core)


@pytest.fixture
def terminal(core: Core, boutique: Boutique) -> Terminal:
    return make_terminal(core, boutique, "0a1badae951f8473")


@pytest.fixture(scope="session")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_file(tmp_path_factory.mktemp("modele"))


@pytest.fixture
def magasin(modele: Path, tmp_path: Path) -> Iterator[Magasin]:
    """Open a shop, whose book is checked once the test is over (I1, I2, I8, I12)."""
    magasin = open_magasin(modele, tmp_path)
    yield magasin
    magasin.core.close()
    assert list_problems(magasin.fichier) == []
