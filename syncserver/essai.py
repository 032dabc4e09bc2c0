"""A request tried out for the owner: the very answer that a terminal would get, nothing kept."""

from http import HTTPStatus

from core.application import Core
from core.errors import CoreError
from core.limites import TAILLE_CORPS_MAX
from core.ventes.commandes import LotVentes
from core.ventes.essai import Essai
from syncserver.call import TROP_GRAND
from syncserver.errors import BatchTooLarge, render_error
from syncserver.lecture import read_lot
from syncserver.reponses.base import answer
from syncserver.reponses.lot import build_lot


def try_request(core: Core, numero_serie: str, corps: bytes) -> Essai:
    """Try the body of `ventes/sync`; StorageError where the file cannot be read or written."""
    try:
        if len(corps) > TAILLE_CORPS_MAX:
            raise BatchTooLarge(TROP_GRAND)
        identifie = core.terminaux.recognise(numero_serie)
        lu = read_lot(corps, identifie)
        essaye = core.ventes.try_lot(identifie, LotVentes(lu.ventes, corps, route="essai"))
    except CoreError as error:
        response = render_error(error)
        return Essai(response.status_code, bytes(response.body).decode())
    response = answer(build_lot(lu.numeros, essaye.resultat, identifie), HTTPStatus.CREATED)
    return Essai(response.status_code, bytes(response.body).decode(), essaye)
