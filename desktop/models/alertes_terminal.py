"""What looks wrong with a terminal, in the owner's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from core.suivi import SuiviTerminal
from desktop.formats import Times, format_delay, plural


@dataclass(frozen=True, slots=True)
class TerminalWarning:
    """What is wrong, and what it may come from or how it is mended."""

    title: str
    sentence: str


def warnings_of(row: SuiviTerminal, times: Times) -> tuple[TerminalWarning, ...]:
    """Return what looks wrong, the most urgent first."""
    return tuple(_list_warnings(row, times))


def silence_word(since: datetime, times: Times) -> str:
    """Word « Silencieux depuis 3 h »."""
    return _tr("Silencieux depuis {duree}").format(duree=format_delay(times.age(since)))


def gaps_word(row: SuiviTerminal) -> str:
    """Word « 2 numéros manquants »."""
    return plural(len(row.manquants), _tr("{n} numéro manquant"), _tr("{n} numéros manquants"))


def clock_word(row: SuiviTerminal) -> str:
    """Word « Horloge en avance de 12 min »."""
    ecart = row.ecart_horloge_s or 0
    words = (
        _tr("Horloge en avance de {duree}") if ecart > 0 else _tr("Horloge en retard de {duree}")
    )
    return words.format(duree=format_delay(timedelta(seconds=abs(ecart))))


def to_settle_word(row: SuiviTerminal) -> str:
    """Word « 3 ventes à régler »."""
    return plural(row.a_regler, _tr("{n} vente à régler"), _tr("{n} ventes à régler"))


def _list_warnings(row: SuiviTerminal, times: Times) -> Iterator[TerminalWarning]:
    if row.silencieux_depuis is not None:
        yield TerminalWarning(
            silence_word(row.silencieux_depuis, times),
            _tr(
                "À cette heure il est d’habitude en service. Il est peut-être éteint, hors du "
                "Wi-Fi, ou son adresse de serveur n’est plus la bonne."
            ),
        )
    if row.autre_adresse_ip:
        words = _tr(
            "Ce numéro de série est venu de {une} et de {autre} à quelques minutes "
            "d’intervalle. Vérifiez qu’un seul appareil l’utilise."
        )
        yield TerminalWarning(
            _tr("Deux appareils sous le même numéro"),
            words.format(une=row.terminal.adresse_ip, autre=row.autre_adresse_ip),
        )
    if row.manquants:
        words = _tr(
            "Pas encore reçus : {numeros}. Ces ventes sont peut-être restées sur le terminal : "
            "faites-le synchroniser."
        )
        yield TerminalWarning(gaps_word(row), words.format(numeros=", ".join(row.manquants)))
    if row.ecart_horloge_s is not None:
        words = _tr(
            "C’est lui qui date ses ventes : réglez sa date et son heure sur « automatique »."
        )
        yield TerminalWarning(clock_word(row), words)
    if row.a_regler:
        words = _tr("Pas encore comptées : elles attendent votre décision dans « À régler ».")
        yield TerminalWarning(to_settle_word(row), words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TerminalWarnings", text)
