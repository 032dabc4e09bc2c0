"""One request: its body → the bytes of each sale, whichever of the three forms it has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from core.errors import InvalidFormat
from core.limites import VENTES_PAR_LOT_MAX
from syncserver.errors import BatchTooLarge, EmptyData
from syncserver.lecture.champs import ChampInvalide
from syncserver.lecture.identite import BOUTIQUE_ID, DEVICE_SERIAL
from syncserver.lecture.isoles import MASQUE, mask_isoles, unmask_isoles

ILLISIBLE = "Le corps de la requête n’est pas un texte JSON lisible."
SANS_VENTES = "Le corps doit être une liste de ventes, ou un objet qui contient « ventes »."

_NOMS_VENTES = ("ventes", "Ventes")

_decoder = msgspec.json.Decoder(list[msgspec.Raw] | dict[str, msgspec.Raw])
_ventes_decoder = msgspec.json.Decoder(list[msgspec.Raw])
_valeur_decoder = msgspec.json.Decoder(object)


@dataclass(frozen=True, slots=True)
class Enveloppe:
    """The sales of a request, each as its bytes, and whose the request says that it is."""

    ventes: tuple[bytes, ...]
    boutique_id: str = ""
    device_serial: str = ""


def read_enveloppe(corps: bytes) -> Enveloppe:
    """Cut a body into its sales; InvalidFormat, EmptyData, BatchTooLarge."""
    try:
        enveloppe = _cut(corps)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        enveloppe = _cut_masked(corps)
    if not enveloppe.ventes:
        raise EmptyData("La liste de ventes est vide.")
    if len(enveloppe.ventes) > VENTES_PAR_LOT_MAX:
        raise BatchTooLarge(f"Un envoi contient au plus {VENTES_PAR_LOT_MAX} ventes.")
    return enveloppe


def _cut_masked(corps: bytes) -> Enveloppe:
    masque = mask_isoles(corps)
    # A body that holds such bytes itself could not be told apart once unmasked.
    if masque == corps or MASQUE in corps:
        raise InvalidFormat(ILLISIBLE)
    try:
        enveloppe = _cut(masque)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InvalidFormat(ILLISIBLE) from None
    return replace(enveloppe, ventes=tuple(map(unmask_isoles, enveloppe.ventes)))


def _cut(corps: bytes) -> Enveloppe:
    racine = _decoder.decode(corps)
    if isinstance(racine, list):
        return Enveloppe(tuple(map(bytes, racine)))
    noms = (*BOUTIQUE_ID.noms, *DEVICE_SERIAL.noms)
    identite = {nom: _valeur_decoder.decode(racine[nom]) for nom in noms if nom in racine}
    try:
        return Enveloppe(
            _read_ventes(racine),
            BOUTIQUE_ID.find(identite) or "",
            DEVICE_SERIAL.find(identite) or "",
        )
    except ChampInvalide as faute:
        raise InvalidFormat(str(faute)) from faute


def _read_ventes(racine: Mapping[str, msgspec.Raw]) -> tuple[bytes, ...]:
    presentes = {bytes(racine[nom]) for nom in _NOMS_VENTES if nom in racine} - {b"null"}
    if len(presentes) != 1:
        raise InvalidFormat(SANS_VENTES)
    try:
        return tuple(map(bytes, _ventes_decoder.decode(presentes.pop())))
    except msgspec.ValidationError:
        raise InvalidFormat(SANS_VENTES) from None
