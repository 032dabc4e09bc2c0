"""Whose request this is: the serial number that the terminal gives in a header."""

from collections.abc import Iterator

from starlette.datastructures import Headers, QueryParams

from core.application import Core
from core.errors import InvalidFormat, TerminalNotFound
from core.terminaux import TerminalIdentifie
from syncserver.call import Call
from syncserver.errors import SERIAL_HEADER, MissingSerial
from syncserver.lecture.champs import Champ
from syncserver.lecture.identite import BOUTIQUE_ID, DEVICE_SERIAL, require_own

NOMS_SERIE = (SERIAL_HEADER, "Device-Serial", "Serial-Number")
VERSION_HEADER = "X-App-Version"


def read_serial(headers: Headers) -> str:
    """Return the serial number; MissingSerial, InvalidFormat where two headers disagree."""
    given = {value for nom in NOMS_SERIE for value in headers.getlist(nom)} - {""}
    if not given:
        raise MissingSerial(f"Le numéro de série du terminal manque (en-tête {SERIAL_HEADER}).")
    if len(given) > 1:
        raise InvalidFormat("Deux en-têtes donnent des numéros de série différents.")
    return given.pop()


def read_version(headers: Headers) -> str:
    """Return how the app names itself, as it says it; "" where it does not."""
    return headers.get(VERSION_HEADER, "").strip() or headers.get("User-Agent", "")


def identify(core: Core, call: Call) -> TerminalIdentifie:
    """Return the approved terminal that calls; every error of `terminaux.identify`.

    BoutiqueMismatch where the address names another.

    TooManyFailures instead where this address named too many that are none.
    """
    serie = ""
    try:
        serie = read_serial(call.headers)
        is_heard = call.gate.is_open(call.adresse_ip, serie)
        version = read_version(call.headers)
        identite = core.terminaux.identify(serie, call.adresse_ip, version, is_heard=is_heard)
    except (MissingSerial, InvalidFormat, TerminalNotFound):
        call.gate.record_failure(call.adresse_ip, serie)
        raise
    _check_query(call.query, identite)
    return identite


def _check_query(query: QueryParams, identite: TerminalIdentifie) -> None:
    """Refuse an address that names another boutique or terminal than the caller's."""
    for boutique_id in _list_values(query, BOUTIQUE_ID):
        require_own(identite, boutique_id, "")
    for device_serial in _list_values(query, DEVICE_SERIAL):
        require_own(identite, "", device_serial)


def _list_values(query: QueryParams, champ: Champ[str]) -> Iterator[str]:
    return (value.strip() for nom in champ.noms for value in query.getlist(nom))
