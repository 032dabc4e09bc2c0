"""Presets in one row, and at its end the owner's own days « du … au … »."""

from datetime import date
from re import fullmatch

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.formats import Times
from desktop.pages.periode import ChosenPeriode, Periode, make_choices, tell_days
from desktop.theme import Style, active, font, icon, scaled
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.choices import ChoiceButton, Segmented
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.popup import Popup

_WIDTH = 330
_CHEVRONS = {"prev": "chevron-left", "next": "chevron-right"}
_CENTURY = 2000
_SHORT_YEAR = 100
_DAYS = r"(\d{1,2})[./\- ](\d{1,2})(?:[./\- ]([12]\d{3}|\d{2}))?"


def read_day(text: str, today: date) -> date | None:
    """Return the day of « 1/3 », « 01/03/26 » or « 1.3.2026 »; None where it is none."""
    found = fullmatch(_DAYS, text.strip())
    if found is None:
        return None
    jour, mois, an = int(found[1]), int(found[2]), int(found[3] or today.year)
    try:
        return date(an + _CENTURY if an < _SHORT_YEAR else an, mois, jour)
    except ValueError:
        return None


class DaysPopup(Popup):
    """Two days, typed or clicked in the calendar; an empty one leaves that end open."""

    chosen = Signal(ChosenPeriode)

    def __init__(self, start: ChosenPeriode, today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Du … au …"), parent)
        self._today = today
        self.first, first = self._make_field(self.tr("Du"), start.first)
        self.last, last = self._make_field(self.tr("Au"), start.last)
        self._fields = {self.first: first, self.last: last}
        self._target = self.first
        self.calendar = self._make_calendar(today)
        self.apply_button = Button(self.tr("Appliquer"), Kind.PRIMARY)
        self.apply_button.clicked.connect(self._on_apply)
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
        days.addWidget(last, 1, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        self.content.addLayout(days)
        self.content.addWidget(self.calendar)
        self.content.addLayout(foot)
        self.setFixedWidth(scaled(_WIDTH))

    def _make_field(self, name: str, day: date | None) -> tuple[QLineEdit, Field]:
        editor = make_line_edit(self.tr("jj/mm/aaaa"), 10)
        if day is not None:
            editor.setText(f"{day:%d/%m/%Y}")
        editor.returnPressed.connect(self._on_apply)
        return editor, Field(name, editor)

    def _make_calendar(self, today: date) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setAccessibleName(self.tr("Calendrier"))
        calendar.setFont(font(Style.SMALL))
        calendar.setMaximumDate(QDate(today.year, today.month, today.day))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(active().text)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        for way in ("prev", "next"):
            turn = calendar.findChild(QToolButton, f"qt_calendar_{way}month")
            if isinstance(turn, QToolButton):
                turn.setIcon(icon(_CHEVRONS[way], active().text2))
        calendar.clicked.connect(self._on_day_clicked)
        return calendar

    def _on_day_clicked(self, day: QDate) -> None:
        """Fill the one field, then the other."""
        self._target = self.last if self.last.hasFocus() else self._target
        self._target.setText(day.toString("dd/MM/yyyy"))
        self._target = self.first if self._target is self.last else self.last

    def _on_apply(self) -> None:
        first, last = (self._read(editor) for editor in (self.first, self.last))
        if any(field.error() for field in self._fields.values()):
            return
        if first is not None and last is not None and first > last:
            sentence = self.tr("Écrivez un jour qui n’est pas avant le premier.")
            self._fields[self.last].show_error(sentence)
            return
        self.chosen.emit(ChosenPeriode(Periode.AUTRE, first, last))
        self.close()

    def _read(self, editor: QLineEdit) -> date | None:
        day = read_day(editor.text(), self._today)
        wrong = day is None and bool(editor.text().strip())
        sentence = self.tr("Écrivez un jour, par exemple 14/03/2026.") if wrong else ""
        self._fields[editor].show_error(sentence)
        self.adjustSize()
        return day


class PeriodPicker(Segmented):
    """A segment is a period; the last one opens the days, and keeps them as its word."""

    def __init__(
        self, name: str, periodes: tuple[Periode, ...], times: Times, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, make_choices((*periodes, Periode.AUTRE)), parent)
        self._times = times
        self._chosen = ChosenPeriode(periodes[0])
        self.popup: DaysPopup | None = None

    def chosen_periode(self) -> ChosenPeriode:
        """Return the period with its own days."""
        return self._chosen

    def bounds(self) -> tuple[date | None, date | None]:
        """Return the first and the last day of now, both included."""
        return self._chosen.bounds(self._times.today())

    def choose(self, value: str) -> None:
        self.show_periode(ChosenPeriode(Periode(value)))

    def show_periode(self, chosen: ChosenPeriode) -> None:
        """Choose without announcing it; a period without a segment is shown by its days."""
        if chosen.periode not in self.buttons:
            first, last = chosen.bounds(self._times.today())
            chosen = ChosenPeriode(Periode.AUTRE, first, last)
        self._chosen = chosen
        super().choose(chosen.periode)
        custom = chosen.periode is Periode.AUTRE
        days = tell_days(chosen.first, chosen.last, self._times.today())
        word = days[:1].upper() + days[1:] if custom else self.tr("Du … au …")
        self.buttons[Periode.AUTRE].show_word(word)

    def _on_clicked(self, button: ChoiceButton) -> None:
        value = button.choice.value
        if value == Periode.AUTRE:
            self._ask_days()
        else:
            self.show_periode(ChosenPeriode(Periode(value)))
            self.chosen.emit(value)

    def _ask_days(self) -> None:
        super().choose(self._chosen.periode)
        first, last = self.bounds()
        start = ChosenPeriode(Periode.AUTRE, first, last)
        self.popup = DaysPopup(start, self._times.today(), self)
        self.popup.chosen.connect(self._on_days_chosen)
        self.popup.gone.connect(self._on_gone)
        self.popup.show_below(self.buttons[Periode.AUTRE])
        self.popup.first.setFocus()

    def _on_days_chosen(self, chosen: ChosenPeriode) -> None:
        self.show_periode(chosen)
        self.chosen.emit(Periode.AUTRE.value)

    def _on_gone(self) -> None:
        self.popup = None
