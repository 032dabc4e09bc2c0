"""Parameters in the address of a request: how each is described, and how it is read."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.clock import jour_local
from core.errors import InvalidFormat
from core.limites import ENTIER_MAX
from syncserver.call import Call
from syncserver.lecture.dates import read_date, to_instant

_ENTIER = re.compile(r"[0-9]{1,19}")
_JOUR = len("2026-03-25")


@dataclass(frozen=True, slots=True)
class Parametre:
    """One parameter of an address; `type_json` as a JSON schema names it."""

    nom: str
    description: str
    lieu: str = "query"
    type_json: str = "string"
    requis: bool = False


def read_texte(call: Call, nom: str) -> str:
    """Return a parameter without the blanks around it, "" where absent."""
    return call.query.get(nom, "").strip()


def read_entier(call: Call, nom: str, minimum: int = 1) -> int | None:
    """Return a whole number of at least `minimum`, None where absent; InvalidFormat."""
    texte = read_texte(call, nom)
    if not texte:
        return None
    if not _ENTIER.fullmatch(texte) or not minimum <= int(texte) <= ENTIER_MAX:
        raise InvalidFormat(f"Paramètre {nom} : un entier à partir de {minimum} est attendu.")
    return int(texte)


def read_instant(call: Call, nom: str, fuseau: str) -> datetime | None:
    """Return an instant in UTC, None where absent or .NET's MinValue; InvalidFormat.

    A blank stands for the `+` of an offset that the client did not escape.
    """
    texte = read_texte(call, nom).replace(" ", "+")
    if not texte:
        return None
    lu = read_date(texte)
    if lu is None:
        raise InvalidFormat(f"Paramètre {nom} : une date ISO 8601 est attendue.")
    return to_instant(lu, fuseau)


def read_jour(call: Call, nom: str, fuseau: str) -> date | None:
    """Return the local day of a date or of an instant, None where absent; InvalidFormat."""
    instant = read_instant(call, nom, fuseau)
    return None if instant is None else jour_local(instant, fuseau)


def read_fin(call: Call, nom: str, fuseau: str) -> datetime | None:
    """Return the end of a period, itself outside of it; a date alone counts as a whole day."""
    instant = read_instant(call, nom, fuseau)
    if instant is not None and len(read_texte(call, nom)) == _JOUR:
        return instant + timedelta(days=1)
    return instant
