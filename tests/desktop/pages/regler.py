"""What the tests of À régler share: sales pushed as terminals do, and the page looked at."""

import json

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.quarantaine import Entree
from core.stock import CommandeMouvement
from core.terminaux import Terminal
from core.ventes.commandes import ResultatVente
from core.vocabulaire import EtatEntree, Motif, Remede, TypeMouvement
from desktop.dialogs.reglement import ReglementDialog
from desktop.pages.a_regler import AReglerPage
from desktop.pages.a_regler_detail import EntreeDetail
from syncserver.lecture import read_charge
from tests.builders import make_terminal, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import choose_line, click, wait_for

MATIN = "2026-03-25T08:00:00+01:00"


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


def add_terminal(magasin: Magasin) -> Terminal:
    return make_terminal(magasin.core, magasin.boutique, "autre", "Caisse 2")


def dialog_of(page: AReglerPage) -> ReglementDialog:
    dialog = page.deeds.dialog
    assert isinstance(dialog, ReglementDialog)
    return dialog


def press(qtbot: QtBot, page: AReglerPage, key: str) -> ReglementDialog:
    """Press a remedy that has a dialog."""
    shown(qtbot, page, 1)
    click(remede(page, key))
    wait_for(qtbot, lambda: page.deeds.dialog is not None)
    return dialog_of(page)


def confirm(qtbot: QtBot, page: AReglerPage, dialog: ReglementDialog) -> str:
    """Press the verb of the dialog as soon as it is possible; return what the toast says."""
    wait_for(qtbot, dialog.settle_button.isEnabled)
    with qtbot.waitSignal(page.word_said) as said:
        click(dialog.settle_button)
    assert said.args is not None
    return str(said.args[1])


def bulk(qtbot: QtBot, page: AReglerPage, text: str) -> ReglementDialog:
    """Tick the first group and choose a remedy for all of it."""
    before = page.deeds.dialog
    click(page.view.viewport(), QPoint(24, 18))
    wait_for(qtbot, page.board.bulk.isVisible)
    click(page.board.bulk.others)
    menu = page.board.bulk.others.menu_shown
    assert menu is not None
    choose_line(menu, text)
    menu.close()
    wait_for(qtbot, lambda: page.deeds.dialog is not before)
    return dialog_of(page)


def assert_settled(magasin: Magasin, remede: Remede, vente_id: int | None, *ids: int) -> None:
    for entree_id in ids or (1,):
        entree = entree_of(magasin, entree_id)
        assert entree.remede is remede
        assert entree.etat is not EtatEntree.A_REGLER
        if vente_id is not None:
            assert entree.vente_id == vente_id
