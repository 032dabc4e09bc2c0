"""The page of one article: its figures, its book, why its stock is what it is, its sales."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.stock import CommandeComptage, CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.dialogs.article import ArticleDialog
from desktop.dialogs.mouvement import MouvementDialog
from desktop.pages.articles import ArticlesPage
from desktop.pages.fiche import FichePage
from desktop.pages.fiche_tabs import INFOS, POURQUOI, PRIX, VENTES
from desktop.theme import Mode, active, set_theme
from desktop.widgets.chip import Option, Setting
from desktop.widgets.suspect import SuspectRow
from syncserver.lecture import read_charge
from tests.builders import MIDI, make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    column_texts,
    find_button,
    label_texts,
    press_key,
    wait_for,
)

NNBSP, NBSP = "\u202f", "\u00a0"
CAISSE = "Caisse 1 – Mama Chantal"
HEURE = timedelta(hours=1)


@pytest.fixture
def riz(magasin: Magasin) -> int:
    """Count forty pieces an hour ago, then take some in, sell some late and break one."""
    core, boutique = magasin.core, magasin.boutique
    make_article(core, boutique, "A1", nom="Allumettes")
    riz = make_article(
        core, boutique, "R1", nom="Riz <b>fin</b>", prix_achat=1_750_000, seuil_alerte=5
    )
    make_article(core, boutique, "S1", nom="Sel")
    core.stock.record_comptage(CommandeComptage(boutique.id, riz, 40))
    magasin.clock.advance(HEURE)
    core.stock.record_mouvement(
        CommandeMouvement(boutique.id, riz, TypeMouvement.ENTREE, 20, Motif.ACHAT)
    )
    late = make_vente("FAC-1", (riz, 12), date_vente=MIDI - HEURE)
    record(core, magasin.terminal, late)
    core.stock.record_mouvement(
        CommandeMouvement(boutique.id, riz, TypeMouvement.SORTIE, 1, Motif.CASSE)
    )
    return riz


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin, riz: int) -> Iterator[ArticlesPage]:
    page = ArticlesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    with qtbot.waitSignal(page.list_shown):
        page.show()
    assert riz in page.model.ids
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def fiche(qtbot: QtBot, page: ArticlesPage, riz: int) -> FichePage:
    """Open it as the owner does: the row, then Enter."""
    page.view.choose(riz)
    press_key(page.view, Qt.Key.Key_Return)
    fiche = page.fiche_host.fiche
    assert fiche is not None
    wait_for(
        qtbot, lambda: fiche.places.livre.model.rowCount() > 0 and bool(fiche.head.name.text())
    )
    return fiche


def open_tab(qtbot: QtBot, fiche: FichePage, tab: str) -> None:
    click(fiche.tabs.buttons[tab])
    if tab == POURQUOI:
        wait_for(qtbot, lambda: bool(fiche.places.pourquoi.sentence.text()))


def figures_of(fiche: FichePage) -> list[str]:
    cards = (fiche.figures.stock, fiche.figures.seuil, fiche.figures.valeur, fiche.figures.jours)
    return [card.figure.text() for card in cards]


def list_figures(fiche: FichePage) -> list[QAbstractButton]:
    """Return the figures of the explanation, from its first row to its last."""
    buttons = fiche.places.pourquoi.findChildren(QAbstractButton)
    return [b for b in buttons if "voir les mouvements" in b.accessibleName()]


def has_colour(widget: QWidget, colour: QColor) -> bool:
    image = widget.grab().toImage()
    places = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return any(image.pixelColor(x, y) == colour for x, y in places)


def test_the_head_says_what_there_is(fiche: FichePage) -> None:
    assert fiche.head.name.text() == "Riz <b>fin</b>"
    assert fiche.head.caption.text() == "R1"
    assert fiche.head.rank.text() == "Article 2 sur 3"
    assert figures_of(fiche) == ["47 pièces", "5", f"822{NNBSP}500{NBSP}FC", "3 jours"]
    assert fiche.figures.jours.detail.text() == "12 vendues en 1 jour"
    assert fiche.figures.stock.accessibleName() == "Stock : 47 pièces dernier mouvement 13:00"


def test_the_book_of_what_keeps_no_stock(
    qtbot: QtBot, magasin: Magasin, page: ArticlesPage, fiche: FichePage
) -> None:
    core, boutique = magasin.core, magasin.boutique
    service = make_article(core, boutique, "V1", suivi_stock=False, quantite_stock=0)
    record(core, magasin.terminal, make_vente("FAC-9", (service, 3)))
    wait_for(qtbot, lambda: service in page.model.ids)
    page.fiche_host.open(service)
    model = fiche.places.livre.model
    wait_for(qtbot, lambda: model.rowCount() == 1 and column_texts(model, "±") == ["−3"])
    assert column_texts(model, "Avant") == column_texts(model, "Après") == ["–"]


def test_the_book_with_its_late_badge(fiche: FichePage) -> None:
    model = fiche.places.livre.model
    assert column_texts(model, "Type") == ["Sortie", "Vente", "Entrée", "Ajustement", "Entrée"]
    assert column_texts(model, "±") == ["−1", "−12", "+20", "+30", "+10"]
    assert column_texts(model, "Avant") == ["48", "60", "40", "10", "0"]
    assert column_texts(model, "Après") == ["47", "48", "60", "40", "10"]
    assert column_texts(model, "Date")[1] == "11:00"
    assert column_texts(model, "Reçu le") == ["–", f"Tardive +2{NBSP}h", "–", "–", "–"]
    assert column_texts(model, "Référence")[1] == "FAC-1"
    assert column_texts(model, "Par")[1] == CAISSE
    assert column_texts(model, "Commentaire") == [
        "Casse",
        "–",
        "Achat",
        "Comptage",
        "Stock initial",
    ]
    sums = list(fiche.places.livre.board.card.total_row.shown_totals().sums.values())
    assert sums == [(("+60", ""), ("−13", ""))]
    assert not fiche.grab().isNull()


def test_the_models_keep_qt_s_rules(fiche: FichePage, qtmodeltester: ModelTester) -> None:
    for model in (fiche.places.livre.model, fiche.places.ventes.model):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt leaves it bare


def test_the_sentence_and_its_rows_add_up(qtbot: QtBot, fiche: FichePage) -> None:
    open_tab(qtbot, fiche, POURQUOI)
    said = fiche.places.pourquoi.sentence.text().replace(NBSP, " ")
    assert said == f"47 = 40 comptés le 25 mars + 20 reçus − 12 vendus par {CAISSE} − 1 cassé"
    assert [b.accessibleName() for b in list_figures(fiche)] == [
        "Compté le 25 mars : 40, voir les mouvements",
        "Entrées · Achat : +20, voir les mouvements",
        f"Vendu par {CAISSE} : −12, voir les mouvements",
        "Sorties · Casse : −1, voir les mouvements",
    ]
    # A row that a layout takes in is shown by the next turn of the event loop.
    wait_for(qtbot, lambda: "47" in label_texts(fiche.places.pourquoi))


def test_each_figure_opens_its_movements(qtbot: QtBot, fiche: FichePage) -> None:
    opened = []
    for rank in range(4):
        open_tab(qtbot, fiche, POURQUOI)
        with qtbot.waitSignal(fiche.places.livre.list_shown):
            click(list_figures(fiche)[rank])
        assert fiche.places.currentWidget() is fiche.places.livre
        opened.append(column_texts(fiche.places.livre.model, "±"))
    assert opened == [["+30", "+10"], ["+20"], ["−12"], ["−1"]]
    chip = fiche.places.livre.board.filters.chips["ligne"]
    assert chip.accessibleName() == "Explication : Sorties · Casse"
    with qtbot.waitSignal(fiche.places.livre.list_shown):
        press_key(chip, Qt.Key.Key_Delete)
    assert fiche.places.livre.model.rowCount() == 5


def test_suspects_lead_to_their_rows(qtbot: QtBot, magasin: Magasin, fiche: FichePage) -> None:
    open_tab(qtbot, fiche, POURQUOI)
    charge = b'{"numero_facture": "ATT-1", "lignes": [{"article_id": %d, "quantite": 900}]}'
    article_id = fiche.article_id
    record(magasin.core, magasin.terminal, read_charge(charge % article_id, magasin.boutique))
    wait_for(qtbot, lambda: len(fiche.places.pourquoi.findChildren(SuspectRow)) == 2)
    waiting, late = fiche.places.pourquoi.findChildren(SuspectRow)
    assert label_texts(waiting) == [
        "1 vente à régler",
        "Le stock n’en tient pas encore compte : −900 à venir.",
    ]
    assert label_texts(late)[0] == "1 vente tardive"
    with qtbot.waitSignal(fiche.rows_asked) as asked:
        click(waiting.see_button)
    option = Option(str(article_id), fiche.places.pourquoi.nom)
    assert asked.args == ["a_regler", {"article": Setting((option,))}]
    assert option.text
    with qtbot.waitSignal(fiche.places.livre.list_shown):
        click(late.see_button)
    assert column_texts(fiche.places.livre.model, "±") == ["−12"]


def test_a_quiet_article_has_nothing_to_look_at(qtbot: QtBot, fiche: FichePage) -> None:
    open_tab(qtbot, fiche, POURQUOI)
    click(fiche.head.next_button)
    said = fiche.places.pourquoi.sentence.text
    wait_for(qtbot, lambda: said().replace(NBSP, " ") == "10 = 10 au départ")
    words = "Rien d’inhabituel : ni vente en attente, ni vente tardive, ni manque."
    wait_for(qtbot, lambda: words in label_texts(fiche.places.pourquoi))


def test_a_sale_that_arrives_shows_on_every_part(
    qtbot: QtBot, magasin: Magasin, fiche: FichePage
) -> None:
    record(magasin.core, magasin.terminal, make_vente("FAC-2", (fiche.article_id, 7)))
    wait_for(qtbot, lambda: column_texts(fiche.places.livre.model, "±")[0] == "−7")
    wait_for(qtbot, lambda: figures_of(fiche)[0] == "40 pièces")
    open_tab(qtbot, fiche, POURQUOI)
    assert fiche.places.pourquoi.sentence.text().startswith("40 =")
    open_tab(qtbot, fiche, VENTES)
    wait_for(qtbot, lambda: column_texts(fiche.places.ventes.model, "N°") == ["FAC-2", "FAC-1"])


def test_its_sales_and_no_other(qtbot: QtBot, magasin: Magasin, fiche: FichePage) -> None:
    sel = fiche.article_id + 1
    record(magasin.core, magasin.terminal, make_vente("SEL-1", (sel, 1)))
    open_tab(qtbot, fiche, VENTES)
    wait_for(qtbot, lambda: column_texts(fiche.places.ventes.model, "N°") == ["FAC-1"])
    fiche.places.ventes.view.choose(fiche.places.ventes.model.id_at(0))
    with qtbot.waitSignal(fiche.row_asked) as asked:
        press_key(fiche.places.ventes.view, Qt.Key.Key_Return)
    assert asked.args == ["ventes", fiche.places.ventes.model.id_at(0)]


def test_a_movement_leads_to_its_sale_or_to_its_own_detail(qtbot: QtBot, fiche: FichePage) -> None:
    view, model = fiche.places.livre.view, fiche.places.livre.model
    view.choose(model.id_at(1))
    with qtbot.waitSignal(fiche.row_asked) as asked:
        press_key(view, Qt.Key.Key_Return)
    assert asked.args == ["ventes", 1]
    view.choose(model.id_at(0))
    with qtbot.waitSignal(fiche.row_asked) as asked:
        press_key(view, Qt.Key.Key_Return)
    assert asked.args == ["mouvements", model.id_at(0)]


def test_prices_of_today_and_of_its_sales(qtbot: QtBot, fiche: FichePage) -> None:
    open_tab(qtbot, fiche, PRIX)
    wait_for(qtbot, lambda: "Prix de ses ventes" in label_texts(fiche.places.prix))
    texts = label_texts(fiche.places.prix)
    for told in (f"25{NNBSP}000{NBSP}FC", f"30,0{NBSP}%", f"7{NNBSP}500{NBSP}FC", "12 pièces"):
        assert told in texts
    assert f"1 vente · marge 30,0{NBSP}%" in texts
    click(fiche.head.previous_button)
    unsold = "L’article n’a pas encore été vendu."
    wait_for(qtbot, lambda: unsold in label_texts(fiche.places.prix))
    wait_for(qtbot, lambda: label_texts(fiche.places.prix).count("inconnu") == 2)


def test_what_is_written_of_it(qtbot: QtBot, fiche: FichePage) -> None:
    open_tab(qtbot, fiche, INFOS)
    texts = label_texts(fiche.places.infos)
    assert "R1" in texts
    assert "Aucune description." in texts
    click(find_button(fiche.places.infos, "Modifier l’article"))
    wait_for(qtbot, lambda: bool(fiche.window().findChildren(ArticleDialog)))
    (dialog,) = fiche.window().findChildren(ArticleDialog)
    dialog.reject()


def test_the_curve_in_words_and_in_either_theme(
    qtbot: QtBot, qapp: QApplication, fiche: FichePage
) -> None:
    wait_for(qtbot, lambda: fiche.places.livre.courbe.chart is not None)
    chart = fiche.places.livre.courbe.chart
    assert chart is not None
    wait_for(qtbot, lambda: chart.isVisible() and bool(chart.accessibleName()))
    assert chart.accessibleName() == (
        "Courbe du stock : 10 le 25 mars, 47 maintenant, au plus bas 10, au plus haut 60. "
        "Chaque mouvement est dans le tableau."
    )
    assert fiche.places.livre.courbe.legend.text() == "- - seuil 5   ··· compté le 25 mars"
    light = active().chart
    wait_for(qtbot, lambda: has_colour(chart, light))
    set_theme(qapp, Mode.DARK)
    wait_for(qtbot, lambda: has_colour(chart, active().chart) and not has_colour(chart, light))


def test_escape_goes_back_to_the_row(qtbot: QtBot, page: ArticlesPage, fiche: FichePage) -> None:
    click(fiche.head.next_button)
    wait_for(qtbot, lambda: fiche.head.name.text() == "Sel")
    assert fiche.head.rank.text() == "Article 3 sur 3"
    assert not fiche.head.next_button.isEnabled()
    press_key(fiche, Qt.Key.Key_Escape)
    assert not fiche.isVisible()
    assert page.view.isVisible()
    assert page.model.id_at(page.view.currentIndex().row()) == fiche.article_id


def test_keys_are_those_of_what_is_at_the_front(
    qtbot: QtBot, page: ArticlesPage, fiche: FichePage
) -> None:
    """Two that answer to one key would cancel each other out."""
    page.activateWindow()
    wait_for(qtbot, page.isActiveWindow)
    press_key(fiche, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert fiche.places.livre.board.search.hasFocus()
    press_key(fiche, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not page.fiche_host.is_open()
    press_key(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.board.search.hasFocus()


def test_the_panel_offers_it(qtbot: QtBot, page: ArticlesPage, riz: int) -> None:
    page.open_row(riz)
    wait_for(qtbot, page.panel.isVisible)
    click(find_button(page.panel, "Ouvrir la fiche"))
    fiche = page.fiche_host.fiche
    assert fiche is not None
    wait_for(qtbot, lambda: fiche.head.name.text() == "Riz <b>fin</b>")
    click(fiche.head.back_button)
    wait_for(qtbot, page.panel.isVisible)


def test_what_is_done_from_here(qtbot: QtBot, fiche: FichePage) -> None:
    click(find_button(fiche, "Ajuster"))
    wait_for(qtbot, lambda: bool(fiche.window().findChildren(MouvementDialog)))
    (dialog,) = fiche.window().findChildren(MouvementDialog)
    assert any("Riz <b>fin</b>" in text for text in label_texts(dialog))
    dialog.reject()


@pytest.mark.usefixtures("fiche")
def test_another_boutique_closes_it(magasin: Magasin, page: ArticlesPage) -> None:
    page.show_boutique(magasin.boutique)
    assert not page.fiche_host.is_open()
