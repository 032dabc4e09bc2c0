"""Whose request this is: the serial number that the terminal gives in a header."""

from starlette.datastructures import Headers

from core.application import Core
from core.errors import InvalidFormat
from core.terminaux import TerminalIdentifie
from syncserver.call import Call
from syncserver.errors import SERIAL_HEADER, MissingSerial

NOMS_SERIE = (SERIAL_HEADER, "Device-Serial", "Serial-Number")


def read_serial(headers: Headers) -> str:
    """Return the serial number; MissingSerial, InvalidFormat where two headers disagree."""
    given = {value for nom in NOMS_SERIE for value in headers.getlist(nom)} - {""}
    if not given:
        raise MissingSerial(f"Le numéro de série du terminal manque (en-tête {SERIAL_HEADER}).")
    if len(given) > 1:
        raise InvalidFormat("Deux en-têtes donnent des numéros de série différents.")
    return given.pop()


def identify(core: Core, call: Call) -> TerminalIdentifie:
    """Return the approved terminal that calls; every error of `terminaux.identify`."""
    return core.terminaux.identify(read_serial(call.headers), call.adresse_ip)
