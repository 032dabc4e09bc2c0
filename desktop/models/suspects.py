"""What stands beside an explanation, in words: what it is, and what it may mean."""

from PySide6.QtCore import QCoreApplication

from core.fiche.postes import Sorte
from core.fiche.suspects import Suspect
from desktop.formats import Times, format_signed, plural
from desktop.theme import Tone

_ICONS = {
    Sorte.QUARANTAINE: (Tone.WARN, "triangle-alert"),
    Sorte.TARDIVE: (Tone.INFO, "clock"),
    Sorte.AJUSTEMENT: (Tone.INFO, "sliders-horizontal"),
    Sorte.NEGATIF: (Tone.DANGER, "circle-alert"),
    Sorte.SILENCE: (Tone.WARN, "smartphone"),
    Sorte.MANQUANT: (Tone.WARN, "file-question-mark"),
}


def suspect_look(suspect: Suspect) -> tuple[Tone, str]:
    """Return its colour and its icon."""
    return _ICONS[suspect.sorte]


def suspect_title(suspect: Suspect) -> str:
    """Say what it is: « 2 ventes à régler »."""
    one, many = {
        Sorte.QUARANTAINE: (_tr("{n} vente à régler"), _tr("{n} ventes à régler")),
        Sorte.TARDIVE: (_tr("{n} vente tardive"), _tr("{n} ventes tardives")),
        Sorte.AJUSTEMENT: (_tr("{n} ajustement à la main"), _tr("{n} ajustements à la main")),
        Sorte.NEGATIF: (_tr("{n} passage sous zéro"), _tr("{n} passages sous zéro")),
        Sorte.SILENCE: (_tr("{n} terminal silencieux"), _tr("{n} terminaux silencieux")),
        Sorte.MANQUANT: (_tr("{n} numéro manquant"), _tr("{n} numéros manquants")),
    }[suspect.sorte]
    return plural(suspect.nombre, one, many)


def suspect_sentence(suspect: Suspect, times: Times) -> str:
    """Say what it may mean for the shelf."""
    sentence = {
        Sorte.QUARANTAINE: _tr("Le stock n’en tient pas encore compte : {pieces} à venir."),
        Sorte.TARDIVE: _tr("Envoi reçu longtemps après la vente : {pieces} sur le stock."),
        Sorte.AJUSTEMENT: _tr("En tout {pieces} sur le stock."),
        Sorte.NEGATIF: _tr("Une entrée ou un comptage a manqué à ce moment-là."),
        Sorte.SILENCE: _tr("{nom} n’a rien envoyé depuis {since} : il garde peut-être des ventes."),
        Sorte.MANQUANT: _tr(
            "{nom} a sauté des numéros : des ventes n’ont peut-être pas été reçues."
        ),
    }[suspect.sorte]
    since = "" if suspect.depuis is None else times.short(suspect.depuis)
    told = sentence.replace("{pieces}", format_signed(suspect.pieces)).replace("{since}", since)
    # Last: a name may hold a brace of its own.
    return told.replace("{nom}", suspect.nom)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Suspects", text)
