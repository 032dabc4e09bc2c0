"""What a check of the book found, in the owner's words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from core.verification.historique import ControleLivre
from desktop.formats import Times, plural
from desktop.sentences import say_all
from desktop.theme import Tone

_GROUP, _SHOWN = 4, 16
"""Characters of a hash that are read at a time, and that are enough to tell two apart."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the book stands: « Livre juste à 03:00, 12 408 mouvements », and what that means."""

    tone: Tone
    title: str
    sentence: str


def judge(controle: ControleLivre | None, times: Times) -> Verdict:
    """Word the last check; None is no check at all."""
    if controle is None:
        return Verdict(
            Tone.INFO,
            _tr("Le livre n’a pas encore été vérifié"),
            _tr("Il l’est chaque nuit à partir de 3 h, ou quand vous le demandez."),
        )
    if controle.ok:
        return Verdict(
            Tone.OK,
            _tr("Livre juste {when}, {mouvements}").format(
                when=tell_when(controle.date_controle, times),
                mouvements=plural(controle.mouvements, _tr("{n} mouvement"), _tr("{n} mouvements")),
            ),
            _tr(
                "Chaque stock est la somme de ses mouvements, aucune vente n’y manque, et rien "
                "n’a été changé depuis son enregistrement."
            ),
        )
    return Verdict(Tone.DANGER, _tr("Le livre n’est pas juste"), _tell_faults(controle, times))


def tell_short(controle: ControleLivre | None, times: Times) -> str:
    """Word the last check in a few words, for the line under a title; "" before the first."""
    if controle is None:
        return ""
    when = tell_when(controle.date_controle, times)
    if controle.ok:
        return _tr("livre juste {when}").format(when=when)
    return _tr("livre à vérifier : faux {when}").format(when=when)


def tell_alarm(controle: ControleLivre, times: Times) -> str:
    """Word a broken book in one sentence or two: what, and since when."""
    words = _tr("Le livre n’est pas juste. {what} {since}")
    first, *_ = say_all(controle.problemes)
    return words.format(what=first, since=_tell_since(controle, times)).strip()


def tell_when(instant: datetime, times: Times) -> str:
    """Write « à 03:00 », « hier à 03:00 », « le 11 nov. à 03:00 »."""
    time, day = times.clock_time(instant), times.local_day(instant)
    if day == times.today():
        return _tr("à {time}").format(time=time)
    if day == times.today() - timedelta(days=1):
        return _tr("hier à {time}").format(time=time)
    return _tr("le {jour} à {time}").format(jour=times.day(instant), time=time)


def group_hash(empreinte: str) -> str:
    """Write the whole of a hash as it is read and noted down: « 5DF8 0C31 … »."""
    upper = empreinte.upper()
    return " ".join(upper[at : at + _GROUP] for at in range(0, len(upper), _GROUP))


def shorten_hash(empreinte: str) -> str:
    """Write the beginning of a hash."""
    return group_hash(empreinte[:_SHOWN])


def _tell_faults(controle: ControleLivre, times: Times) -> str:
    count = len(controle.problemes)
    found = plural(count, _tr("{n} erreur trouvée"), _tr("{n} erreurs trouvées"))
    when = tell_when(controle.date_controle, times)
    words = _tr("{found} {when}.").format(found=found, when=when)
    return f"{words} {_tell_since(controle, times)}".strip()


def _tell_since(controle: ControleLivre, times: Times) -> str:
    """Say since when: what was right last night was changed today."""
    parts = []
    if controle.livre_faux_depuis is not None:
        words = _tr("Ce qui est faux avait été écrit au plus tôt {when}.")
        parts.append(words.format(when=tell_when(controle.livre_faux_depuis, times)))
    if controle.juste_le is not None:
        words = _tr("Le livre était encore juste {when}.")
        parts.append(words.format(when=tell_when(controle.juste_le, times)))
    return " ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Livre", text)
