"""One sale: its bytes → a command for core, or what is wrong with it."""

import unicodedata

import msgspec

from core.limites import (
    LIGNES_PAR_VENTE_MAX,
    MONTANT_MAX,
    PRIX_MAX,
    QUANTITE_MAX,
    TEXTE_MAX,
)
from core.ventes.commandes import LigneRecue, VenteIllisible, VenteRecue
from syncserver.lecture.champs import (
    Champ,
    ChampInvalide,
    Champs,
    Objet,
    booleen,
    devise,
    entier,
    mode,
    montant,
    numero,
    read_decimal,
    texte,
)
from syncserver.lecture.dates import read_date, to_instant
from syncserver.lecture.identite import BOUTIQUE_ID, DEVICE_SERIAL
from syncserver.lecture.isoles import mask_isoles

ILLISIBLE = "La vente n’est pas un texte JSON lisible."
PAS_UN_OBJET = "La vente n’est pas un objet JSON."

_NUMERO = numero("numero_facture", "NumeroFacture", "vente_uid", "VenteUid")
_DATE = Champ(
    *("date_vente", "DateVente", "date", "Date"),
    read=read_date,
    attendu="une date ISO 8601 est attendue",
)
_TOTAL = montant("montant_total", "MontantTotal", "total", "Total", maximum=MONTANT_MAX)
_TOTAL_USD = montant(
    *("montant_total_usd", "MontantTotalUsd", "total_usd", "TotalUsd"), maximum=MONTANT_MAX
)
_MODE = mode("mode_paiement", "ModePaiement")
_PAYE = booleen("paye", "Paye")
_DEVISE = devise("devise", "Devise")

_ARTICLE_ID = entier("article_id", "ArticleId")
_QUANTITE = entier("quantite", "Quantite", maximum=QUANTITE_MAX)
_PRIX = montant("prix_unitaire", "PrixUnitaire", maximum=PRIX_MAX)
_PRIX_USD = montant("prix_unitaire_usd", "PrixUnitaireUsd", maximum=PRIX_MAX)
_PRIX_ORIGINAL = montant("prix_original", "PrixOriginal", maximum=PRIX_MAX)
_VARIANTE_ID = entier("variante_id", "VarianteId")
_EST_NEGOCIE = booleen("est_negocie", "EstNegocie")
_MOTIF = texte("motif_reduction", "MotifReduction")


CHAMPS_LIGNE: tuple[Champ[object], ...] = (
    *(_ARTICLE_ID, _QUANTITE, _PRIX, _PRIX_USD, _DEVISE),
    *(_VARIANTE_ID, _PRIX_ORIGINAL, _EST_NEGOCIE, _MOTIF),
)
_LIGNE = Champs(*CHAMPS_LIGNE, requis=(_ARTICLE_ID, _QUANTITE))


def _read_ligne(objet: object) -> LigneRecue:
    if not isinstance(objet, dict):
        raise ChampInvalide("lignes", "un objet est attendu")
    lue = _LIGNE.read(objet)
    if "motif_reduction" in lue:
        lue["motif_reduction"] = lue["motif_reduction"][:TEXTE_MAX]
    return LigneRecue(**lue)


def _read_lignes(brut: object) -> tuple[LigneRecue, ...] | None:
    if not isinstance(brut, list) or not 0 < len(brut) <= LIGNES_PAR_VENTE_MAX:
        return None
    lignes: list[LigneRecue] = []
    for position, element in enumerate(brut, start=1):
        try:
            lignes.append(_read_ligne(element))
        except ChampInvalide as faute:
            raise faute.at_line(position) from None
    return tuple(lignes)


_LIGNES = Champ(
    *("lignes", "Lignes", "items", "Items"),
    read=_read_lignes,
    attendu=f"une liste de 1 à {LIGNES_PAR_VENTE_MAX} lignes est attendue",
)

CHAMPS_VENTE: tuple[Champ[object], ...] = (
    *(_NUMERO, _DATE, _TOTAL, _TOTAL_USD, _MODE, _PAYE, _DEVISE),
    *(BOUTIQUE_ID, DEVICE_SERIAL, _LIGNES),
)
# The number is read before all else, for it is answered whatever the rest holds.
_RESTE = Champs(*(champ for champ in CHAMPS_VENTE if champ is not _NUMERO), requis=(_LIGNES,))

_decoder = msgspec.json.Decoder(object, float_hook=read_decimal)
# Of a sale that cannot be decoded whole only the number is; all else is skipped unread.
_SeulNumero = msgspec.defstruct("_SeulNumero", [(nom, object, None) for nom in _NUMERO.noms])
_numero_decoder = msgspec.json.Decoder(_SeulNumero)


def read_vente(charge: bytes, fuseau: str) -> tuple[VenteRecue | VenteIllisible, str]:
    """Read one element of a batch; beside it its number exactly as sent, "" where invalid."""
    try:
        objet = _decoder.decode(charge)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _refuse(charge, _rescue_numero(charge), ILLISIBLE)
    if not isinstance(objet, dict):
        return _refuse(charge, "", PAS_UN_OBJET)
    envoye = ""
    try:
        envoye = _NUMERO.get(objet)
        return _read_objet(objet, envoye, charge, fuseau), envoye
    except ChampInvalide as faute:
        return _refuse(charge, envoye, str(faute))


def _refuse(charge: bytes, envoye: str, message: str) -> tuple[VenteIllisible, str]:
    return VenteIllisible(_to_nfc(envoye), message, charge), envoye


def _rescue_numero(charge: bytes) -> str:
    """Return the number of a sale whose other fields spoil it, "" where that is spoilt too."""
    try:
        seul = _numero_decoder.decode(mask_isoles(charge))
        return _NUMERO.find(msgspec.structs.asdict(seul)) or ""
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ChampInvalide):
        return ""


def _read_objet(objet: Objet, envoye: str, charge: bytes, fuseau: str) -> VenteRecue:
    lue = _RESTE.read(objet)
    date_lue = lue.pop("date_vente", None)
    instant = None if date_lue is None else to_instant(date_lue, fuseau)
    return VenteRecue(
        numero_facture=_to_nfc(envoye),
        charge_utile=charge,
        date_vente=instant,
        date_vide=date_lue is not None and instant is None,
        **lue,
    )


def _to_nfc(texte: str) -> str:
    return texte if texte.isascii() else unicodedata.normalize("NFC", texte)
