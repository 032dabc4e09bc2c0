"""Amounts, quantities, days and instants as the owner reads them, in the language of the window."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from core.clock import Clock, get_zone
from core.montants import CENTIMES
from core.nombres import MOINS
from core.vocabulaire import Devise
from desktop.langue import Langue, current

MINUS = MOINS
NO_BREAK = "\u00a0"
_UNITS = {Devise.CDF: "FC", Devise.USD: "$"}
_SOON = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_RECENT = timedelta(hours=12)
_AT_ONCE = timedelta(seconds=1)
_ID_HEAD, _ID_TAIL = 7, 8
_ENGLISH_GROUPS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def format_number(value: int) -> str:
    """`-25000` as « −25 000 »; QLocale's separator, but no 64-bit limit for sums."""
    grouped = f"{abs(value):,}".replace(",", QLocale().groupSeparator())
    return f"{MINUS}{grouped}" if value < 0 else grouped


def format_signed(value: int) -> str:
    """Write a change: « +8 », « −2 »."""
    return f"+{format_number(value)}" if value > 0 else format_number(value)


def format_permille(value: int) -> str:
    """`300` as « 30,0 % »."""
    whole, rest = divmod(abs(value), 10)
    sign = MINUS if value < 0 else ""
    number = f"{sign}{format_number(whole)}{QLocale().decimalPoint()}{rest}"
    return _tr("{number}\u00a0%").format(number=number)


def plural(count: int, one: str, many: str) -> str:
    """Fill {n} into `one` or into `many`: none is singular in French, plural in English."""
    single = count == 1 or (count == 0 and current() is Langue.FRANCAIS)
    return (one if single else many).format(n=format_number(count))


def read_typed(text: str) -> str:
    """Return a number that the owner typed without the commas that English puts in thousands."""
    return _ENGLISH_GROUPS.sub("", text) if current() is Langue.ANGLAIS else text


def money_parts(centimes: int, devise: Devise) -> tuple[str, str]:
    """Split into number and unit; francs show centimes only when there are some."""
    whole, rest = divmod(abs(centimes), CENTIMES)
    number = format_number(whole)
    if rest or devise is Devise.USD:
        number = f"{number}{QLocale().decimalPoint()}{rest:02d}"
    return (f"{MINUS}{number}" if centimes < 0 else number, _UNITS[devise])


def format_money(centimes: int, devise: Devise) -> str:
    """`2500000` francs as « 25 000 FC », with spaces that no line break splits."""
    return NO_BREAK.join(money_parts(centimes, devise))


def list_money(montants: Mapping[Devise, int]) -> tuple[tuple[str, str], ...]:
    """Write the parts of each amount that there is, a currency each."""
    return tuple(money_parts(montants[d], d) for d in Devise if montants.get(d))


def shorten_numero(numero: str) -> str:
    """Shorten an invoice number to prefix…last 8; short ones stay whole."""
    if len(numero) <= _ID_HEAD + _ID_TAIL + 2:
        return numero
    return f"{numero[:_ID_HEAD]}…{numero[-_ID_TAIL:]}"


def number_of(numero: str, rang: int) -> str:
    """Write a sale's number, « n° (2) » for the second sale that the owner let have it."""
    return number_with_rank(shorten_numero(numero), rang)


def number_with_rank(numero: str, rang: int) -> str:
    """Write the whole number, « (2) » behind it for the second sale that bears it."""
    return f"{numero} ({rang + 1})" if rang else numero


def format_day(jour: date) -> str:
    """Write « 14 novembre 2025 »."""
    return QLocale().toString(QDate(jour.year, jour.month, jour.day), "d MMMM yyyy")


def format_short_day(jour: date, today: date) -> str:
    """Write « 14 nov. », with the year where it is another one than today's."""
    pattern = "d MMM" if jour.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(jour.year, jour.month, jour.day), pattern)


def format_numeric_day(jour: date) -> str:
    """Write « 14/11/2025 », as the language writes a date in figures."""
    qdate = QDate(jour.year, jour.month, jour.day)
    return QLocale().toString(qdate, QLocale.FormatType.ShortFormat)


def format_time(local: datetime) -> str:
    """Write « 16:42 » of an instant in the time zone in which it is told."""
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def format_seconds(local: datetime) -> str:
    """Write « 16:42:46 »."""
    pattern = QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace("mm", "mm:ss")
    return QLocale().toString(QTime(local.hour, local.minute, local.second), pattern)


def plain_tooltip(text: str) -> str:
    """Make a tooltip that shows `text` as it is: Qt would read a name like `<b>` as markup."""
    return f"<span>{escape(text)}</span>" if text else ""


class Times:
    """Instants in the time zone of the boutique on screen, seen from the present moment."""

    def __init__(self, clock: Clock, fuseau: str) -> None:
        self._clock = clock
        self._zone = get_zone(fuseau)

    def move_to(self, fuseau: str) -> None:
        """Tell the time of another boutique from now on."""
        self._zone = get_zone(fuseau)

    def today(self) -> date:
        """Return the shop's present day."""
        return self._clock.now().astimezone(self._zone).date()

    def midnight(self, jour: date) -> datetime:
        """Return the instant at which a local day begins."""
        return datetime(jour.year, jour.month, jour.day, tzinfo=self._zone)

    def local_day(self, instant: datetime) -> date:
        """Return the shop's day at an instant."""
        return instant.astimezone(self._zone).date()

    def day(self, instant: datetime) -> str:
        """Write « 14 nov. », with the year where it is another one than today's."""
        return format_short_day(self.local_day(instant), self.today())

    def age(self, instant: datetime) -> timedelta:
        """Return how long ago an instant was."""
        return self._clock.now() - instant

    def clock_time(self, instant: datetime) -> str:
        """Write « 16:42 »."""
        return format_time(instant.astimezone(self._zone))

    def precise_time(self, instant: datetime) -> str:
        """Write « 16:42:46 »."""
        return format_seconds(instant.astimezone(self._zone))

    def relative(self, instant: datetime) -> str:
        """Write « à l’instant », « il y a 14 min », then as `short`."""
        age = self._clock.now() - instant
        if not -_SOON < age < _RECENT:
            return self.short(instant)
        if age < _SOON:
            return _tr("à l’instant")
        if age < _HOUR:
            return _tr("il y a {n} min").format(n=age // _SOON)
        return _tr("il y a {n} h").format(n=age // _HOUR)

    def short(self, instant: datetime) -> str:
        """Write « 16:42 » for today, « hier, 16:42 », « 11 nov. 16:42 », « 11 nov. 2024 »."""
        local = instant.astimezone(self._zone)
        today = self.today()
        time = format_time(local)
        if local.date() == today:
            return time
        if local.date() == today - timedelta(days=1):
            return _tr("hier, {time}").format(time=time)
        jour = QDate(local.year, local.month, local.day)
        if local.year != today.year:
            return QLocale().toString(jour, "d MMM yyyy")
        return f"{QLocale().toString(jour, 'd MMM')} {time}"

    def short_day(self, instant: datetime) -> str:
        """Write « 14 nov. », the shop's day at an instant."""
        return format_short_day(self.local_day(instant), self.today())

    def exact(self, instant: datetime) -> str:
        """Write « vendredi 14 novembre 2025 à 16:42:46 »."""
        local = instant.astimezone(self._zone)
        jour = QLocale().toString(QDate(local.year, local.month, local.day), "dddd d MMMM yyyy")
        return _tr("{jour} à {time}").format(jour=jour, time=format_seconds(local))

    def told(self, instant: datetime) -> str:
        """Write « aujourd’hui à 16:42:46 », « hier à … », else as `exact`."""
        local = instant.astimezone(self._zone)
        days = (self.today() - local.date()).days
        words = {0: _tr("aujourd’hui à {time}"), 1: _tr("hier à {time}")}
        if days not in words:
            return self.exact(instant)
        return words[days].format(time=format_seconds(local))


def format_delay(delay: timedelta) -> str:
    """Write how long something took or waited: « 2 s », « 36 min », « 3 h », « 5 j »."""
    seconds = max(int(delay.total_seconds()), 0)
    for size, unit in ((86_400, _tr("j")), (3_600, _tr("h")), (60, _tr("min"))):
        if seconds >= size:
            return f"{format_number(seconds // size)}{NO_BREAK}{unit}"
    return f"{seconds}{NO_BREAK}{_tr('s')}"


def tell_received(times: Times, sold: datetime, received: datetime) -> str:
    """Write when a sale came in, and how long after it was made where that shows."""
    told, delay = times.told(received), received - sold
    if delay < _AT_ONCE:
        return told
    late = _tr("{delay} plus tard").format(delay=format_delay(delay))
    return f"{told}, {late}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Formats", text)
