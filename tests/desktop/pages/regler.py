"""What the tests of À régler share: sales pushed as terminals do, and the page looked at."""

import json

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.quarantaine import Entree
from core.stock import CommandeMouvement
from core.terminaux import Terminal
from core.ventes.commandes import ResultatVente
from core.vocabulaire import Motif, TypeMouvement
from desktop.pages.a_regler import AReglerPage
from desktop.pages.a_regler_detail import EntreeDetail
from syncserver.lecture import read_charge
from tests.builders import record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import wait_for


def sell(magasin: Magasin, numero: str, *lignes: tuple[int, int], **over: object) -> ResultatVente:
    """Push one sale as its terminal does, and return what became of it."""
    return sell_by(magasin, magasin.terminal, numero, *lignes, **over)


def sell_by(
    magasin: Magasin, terminal: Terminal, numero: str, *lignes: tuple[int, int], **over: object
) -> ResultatVente:
    """Push one sale of any terminal."""
    items = [{"article_id": a, "quantite": q} for a, q in lignes]
    charge = json.dumps({"numero_facture": numero, "lignes": items, **over}).encode()
    vente = read_charge(charge, magasin.boutique)
    (resultat,) = record(magasin.core, terminal, vente).resultats
    return resultat


def receive(magasin: Magasin, article_id: int, pieces: int) -> None:
    magasin.core.stock.record_mouvement(
        CommandeMouvement(
            magasin.boutique.id, article_id, TypeMouvement.ENTREE, pieces, Motif.ACHAT
        )
    )


def stock_of(magasin: Magasin, article_id: int) -> int:
    (row,) = magasin.core.catalogue.list_rows([article_id])
    return row.article.quantite_stock


def entree_of(magasin: Magasin, entree_id: int = 1) -> Entree:
    return magasin.core.quarantaine.get_entree(entree_id)


def show(qtbot: QtBot, page: AReglerPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()


def rows(page: AReglerPage) -> list[str]:
    """Return the list as it is read aloud."""
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def detail_of(qtbot: QtBot, page: AReglerPage, entree_id: int = 1) -> EntreeDetail:
    """Choose an entry and wait for it."""
    page.view.choose(entree_id)
    return shown(qtbot, page, entree_id)


def shown(qtbot: QtBot, page: AReglerPage, entree_id: int) -> EntreeDetail:
    def is_there() -> bool:
        found = page.opened.detail()
        return found is not None and found.full.examen.entree.id == entree_id

    wait_for(qtbot, is_there)
    found = page.opened.detail()
    assert found is not None
    return found


def wait_until_possible(qtbot: QtBot, page: AReglerPage, key: str, *, possible: bool) -> None:
    def is_so() -> bool:
        found = page.opened.detail()
        return found is not None and found.remedes[key].isEnabled() is possible

    wait_for(qtbot, is_so)


def remede(page: AReglerPage, key: str) -> QWidget:
    detail = page.opened.detail()
    assert detail is not None
    return detail.remedes[key]
