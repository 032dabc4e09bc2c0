"""The period: presets, and days of the owner's own, typed or clicked."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from desktop.pages.period_picker import DaysPopup, PeriodPicker, read_day
from desktop.pages.periode import ChosenPeriode, Periode, tell_days
from desktop.pages.ventes import VentesPage
from tests.builders import MIDI, make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, column_texts, label_texts, press_key

TODAY = date(2026, 3, 25)


@pytest.fixture
def picker(qtbot: QtBot, magasin: Magasin) -> PeriodPicker:
    periodes = (Periode.AUJOURDHUI, Periode.SEPT_JOURS, Periode.TOUT)
    picker = PeriodPicker("Période", periodes, magasin.services.times)
    qtbot.addWidget(picker)
    picker.show()
    return picker


def open_days(picker: PeriodPicker) -> DaysPopup:
    click(picker.buttons[Periode.AUTRE])
    assert picker.popup is not None
    return picker.popup


def test_presets_are_days_of_the_shop(qtbot: QtBot, picker: PeriodPicker) -> None:
    assert picker.bounds() == (TODAY, None)
    with qtbot.waitSignal(picker.chosen):
        click(picker.buttons[Periode.SEPT_JOURS])
    assert picker.bounds() == (TODAY - timedelta(days=6), None)


def test_days_are_typed(qtbot: QtBot, picker: PeriodPicker) -> None:
    popup = open_days(picker)
    assert picker.value() == Periode.AUJOURDHUI
    assert popup.first.text() == "25/03/2026"
    popup.first.setText("1/3")
    popup.last.setText("14.03.26")
    with qtbot.waitSignal(picker.chosen):
        press_key(popup.last, Qt.Key.Key_Return)
    assert picker.bounds() == (date(2026, 3, 1), date(2026, 3, 14))
    assert picker.value() == Periode.AUTRE
    assert picker.buttons[Periode.AUTRE].accessibleName() == "Du 1 mars au 14 mars"
    click(picker.buttons[Periode.TOUT])
    assert picker.bounds() == (None, None)
    assert picker.buttons[Periode.AUTRE].accessibleName() == "Du … au …"


def test_days_are_clicked(qtbot: QtBot, picker: PeriodPicker) -> None:
    popup = open_days(picker)
    popup.calendar.clicked.emit(QDate(2026, 3, 2))
    popup.calendar.clicked.emit(QDate(2026, 3, 9))
    with qtbot.waitSignal(picker.chosen):
        click(popup.apply_button)
    assert picker.bounds() == (date(2026, 3, 2), date(2026, 3, 9))


def test_what_is_no_day_is_said_and_kept(qtbot: QtBot, picker: PeriodPicker) -> None:
    popup = open_days(picker)
    popup.first.setText("31/02/2026")
    with qtbot.assertNotEmitted(picker.chosen):
        click(popup.apply_button)
    assert "Écrivez un jour, par exemple 14/03/2026." in label_texts(popup)
    assert popup.first.text() == "31/02/2026"
    popup.first.setText("14/03/2026")
    popup.last.setText("13/03/2026")
    with qtbot.assertNotEmitted(picker.chosen):
        click(popup.apply_button)
    assert "Écrivez un jour qui n’est pas avant le premier." in label_texts(popup)
    press_key(popup, Qt.Key.Key_Escape)
    assert picker.value() == Periode.AUJOURDHUI


def test_a_period_without_a_segment_is_shown_by_its_days(picker: PeriodPicker) -> None:
    picker.show_periode(ChosenPeriode(Periode.MOIS))
    assert picker.value() == Periode.AUTRE
    assert picker.bounds() == (date(2026, 3, 1), None)
    assert picker.buttons[Periode.AUTRE].accessibleName() == "Dès le 1 mars"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/3", date(2026, 3, 1)),
        (" 01-03-2025 ", date(2025, 3, 1)),
        ("29 2 24", date(2024, 2, 29)),
        ("29/02/2026", None),
        ("0/1/2026", None),
        ("1/1/0000", None),
        ("hier", None),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), "le 1 mars"),
        (date(2025, 12, 31), date(2026, 1, 2), "du 31 déc. 2025 au 2 janv."),
        (None, date(2026, 3, 4), "jusqu’au 4 mars"),
        (None, None, "de tout temps"),
    ],
)
def test_days_in_words(first: date | None, last: date | None, words: str) -> None:
    assert tell_days(first, last, TODAY) == words


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[VentesPage]:
    page = VentesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


def test_a_list_of_days_of_ones_own(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> None:
    riz = make_article(magasin.core, magasin.boutique, "A1")
    magasin.clock.advance(timedelta(days=-9))
    old = make_vente("FAC-1", (riz, 1), date_vente=MIDI - timedelta(days=9))
    record(magasin.core, magasin.terminal, old)
    magasin.clock.advance(timedelta(days=9))
    record(magasin.core, magasin.terminal, make_vente("FAC-2", (riz, 1)))
    with qtbot.waitSignal(page.list_shown):
        page.show()
    popup = open_days(page.periode)
    popup.first.setText("15/3")
    popup.last.setText("17/3")
    with qtbot.waitSignal(page.list_shown):
        click(popup.apply_button)
    assert column_texts(page.model, "N°") == ["FAC-1"]
    assert page.board.head.caption.text() == "1 vente du 15 mars au 17 mars"
