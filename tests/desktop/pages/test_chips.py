"""The chips: how they are set and cleared, and what then is left of the list."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.vocabulaire import Devise
from desktop.pages.ventes import VentesPage
from desktop.widgets.chip import Chip, Option, Setting
from desktop.widgets.choice_chip import ChoiceChip, ChoicePopup
from desktop.widgets.montant_chip import MontantChip, read_centimes
from tests.builders import make_article, make_boutique, make_terminal, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    column_texts,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)

NBSP, NNBSP = "\u00a0", "\u202f"


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[VentesPage]:
    """Show four sales of two terminals, by four means of payment, one in dollars."""
    riz = make_article(magasin.core, magasin.boutique, "A1", nom="Riz", prix_vente=100_000)
    bic = make_article(magasin.core, magasin.boutique, "A2", devise=Devise.USD, prix_vente=1_250)
    depot = make_terminal(magasin.core, magasin.boutique, "DEPOT", "Dépôt")
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (riz, 1)))
    record(magasin.core, depot, make_vente("FAC-2", (riz, 2), mode_paiement="ESPECES"))
    record(magasin.core, depot, make_vente("FAC-3", (riz, 3), mode_paiement="MPESA"))
    record(magasin.core, depot, make_vente("FAC-4", (bic, 1), devise=Devise.USD))
    page = VentesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    with qtbot.waitSignal(page.list_shown):
        page.show()
    yield page
    magasin.services.tasks.close()


def chip_of(page: VentesPage, key: str) -> Chip:
    return page.board.filters.chips[key]


def open_choice(qtbot: QtBot, page: VentesPage, key: str) -> ChoicePopup:
    chip = chip_of(page, key)
    assert isinstance(chip, ChoiceChip)
    press_key(chip, Qt.Key.Key_Return)
    popup = chip.popup
    assert popup is not None
    wait_for(qtbot, lambda: popup.list.count() > 0)
    return popup


def offered(popup: ChoicePopup) -> list[str]:
    return [popup.list.item(row).text() for row in range(popup.list.count())]


def test_enter_opens_a_chip_and_each_tick_counts_at_once(qtbot: QtBot, page: VentesPage) -> None:
    popup = open_choice(qtbot, page, "terminal")
    assert offered(popup) == ["Caisse 1 – Mama Chantal", "Dépôt"]
    with qtbot.waitSignal(page.list_shown):
        press_key(popup.list, Qt.Key.Key_Space)
    assert column_texts(page.model, "N°") == ["FAC-1"]
    assert chip_of(page, "terminal").accessibleName() == "Terminal : Caisse 1 – Mama Chantal"
    with qtbot.waitSignal(page.list_shown):
        press_key(popup.list, Qt.Key.Key_Down)
        press_key(popup.list, Qt.Key.Key_Return)
    assert page.model.rowCount() == 4
    assert chip_of(page, "terminal").accessibleName() == "Terminal : 2 choix"
    assert not popup.grab().isNull()
    press_key(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_delete_clears_a_chip(qtbot: QtBot, page: VentesPage) -> None:
    chip = chip_of(page, "devise")
    with qtbot.waitSignal(page.list_shown):
        chip.choose(Setting((Option("USD", "Dollars"),)))
    assert column_texts(page.model, "N°") == ["FAC-4"]
    with qtbot.waitSignal(page.list_shown):
        press_key(chip, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 4
    assert chip.accessibleName() == "Filtrer par Devise"


def test_the_cross_clears_a_chip(qtbot: QtBot, page: VentesPage) -> None:
    chip = chip_of(page, "devise")
    chip.choose(Setting((Option("USD", "Dollars"),)))
    with qtbot.waitSignal(page.list_shown):
        click(chip, QPoint(chip.width() - 12, chip.height() // 2))
    assert not chip.setting().is_set()


def test_means_of_one_name_are_one_choice(qtbot: QtBot, page: VentesPage) -> None:
    popup = open_choice(qtbot, page, "mode")
    assert offered(popup) == ["Espèces", "M-Pesa"]
    with qtbot.waitSignal(page.list_shown):
        press_key(popup.list, Qt.Key.Key_Space)
    assert sorted(column_texts(page.model, "N°")) == ["FAC-1", "FAC-2", "FAC-4"]
    popup.close()


def test_typing_narrows_what_is_offered(qtbot: QtBot, page: VentesPage) -> None:
    popup = open_choice(qtbot, page, "terminal")
    type_into(popup.search, "depot")
    wait_for(qtbot, lambda: offered(popup) == ["Dépôt"])
    type_into(popup.search, "zzz")
    wait_for(qtbot, lambda: "Rien ne correspond." in label_texts(popup))
    popup.close()


def test_amounts_between_bounds_of_one_currency(qtbot: QtBot, page: VentesPage) -> None:
    chip = chip_of(page, "montant")
    assert isinstance(chip, MontantChip)
    click(chip)
    popup = chip.popup
    assert popup is not None
    type_into(popup.least, "abc")
    click(popup.apply_button)
    assert "Écrivez un montant, par exemple 25 000." in label_texts(popup)
    assert popup.least.text() == "abc"
    popup.least.setText("2 000")
    popup.most.setText("1 000")
    click(popup.apply_button)
    assert "Écrivez un montant plus grand." in label_texts(popup)
    popup.most.setText("2 500,50")
    with qtbot.waitSignal(page.list_shown):
        press_key(popup.most, Qt.Key.Key_Return)
    assert column_texts(page.model, "N°") == ["FAC-2"]
    assert chip.accessibleName() == f"Montant : 2{NNBSP}000 à 2{NNBSP}500,50{NBSP}FC"


@pytest.mark.parametrize(
    ("text", "centimes"),
    [
        ("25 000", 2_500_000),
        (f"25{NNBSP}000,5", 2_500_050),
        ("12.50", 1_250),
        ("0", 0),
        ("-5", None),
        ("1,234", None),
        ("1e9", None),
        ("", None),
        ("9" * 14, None),
    ],
)
def test_an_amount_is_read_as_it_is_written(text: str, centimes: int | None) -> None:
    assert read_centimes(text) == centimes


def test_filters_that_hide_everything_can_be_cleared(qtbot: QtBot, page: VentesPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        chip_of(page, "terminal").choose(Setting((Option("99", "Parti"),)))
    assert "Rien ne correspond" in label_texts(page.board.empty)
    with qtbot.waitSignal(page.list_shown):
        click(find_button(page.board.empty, "Effacer les filtres"))
    assert page.model.rowCount() == 4
    assert not page.board.filters.settings()


def test_chips_without_room_go_behind_another(page: VentesPage) -> None:
    bar = page.board.filters
    assert bar.left_out() == ()
    bar.chips["devise"].choose(Setting((Option("USD", "Dollars"),)))
    page.resize(760, 700)
    assert bar.chips["devise"].isVisible()
    assert bar.left_out()
    shown = [chip for chip in bar.chips.values() if chip.isVisible()]
    assert all(bar.rect().contains(chip.geometry()) for chip in shown)
    assert find_button(bar, "Autres filtres").isVisible()


def test_the_terminals_of_another_boutique_are_no_filter_of_it(
    qtbot: QtBot, magasin: Magasin, page: VentesPage
) -> None:
    with qtbot.waitSignal(page.list_shown):
        chip_of(page, "terminal").choose(Setting((Option("1", "Caisse 1"),)))
    with qtbot.waitSignal(page.list_shown):
        page.show_boutique(make_boutique(magasin.core, nom="Autre"))
    assert not page.board.filters.settings()


def test_a_hostile_name_is_only_text(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> None:
    name = "<img src=//hote/x><b>Caisse</b> & co"
    make_terminal(magasin.core, magasin.boutique, "HOSTILE", name)
    popup = open_choice(qtbot, page, "terminal")
    assert name in offered(popup)
    chip = chip_of(page, "terminal")
    chip.show_setting(Setting((Option("3", name),)))
    assert "<img" not in chip.toolTip()
    assert not chip.grab().isNull()
    popup.close()
