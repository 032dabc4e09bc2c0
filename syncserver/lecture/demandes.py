"""The requests that are about one thing, each from its bytes to a command for core."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar

import msgspec

from core.caisse import DepenseRecue
from core.clock import jour_local
from core.errors import InvalidFormat
from core.limites import (
    CODE_ARTICLE_MAX,
    LIGNES_PAR_VENTE_MAX,
    PRIX_MAX,
    QUANTITE_MAX,
    RECONCILIATION_MAX,
    TAILLE_DEMANDE_MAX,
)
from core.rejets import RejetNotifie
from core.retours import RetourRecu
from core.terminaux import TerminalIdentifie
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import VenteIllisible, VenteRecue
from core.ventes.historique import Periode
from syncserver.errors import BatchTooLarge
from syncserver.lecture.champs import (
    Champ,
    ChampInvalide,
    Objet,
    devise,
    entier,
    montant,
    numero,
    read_decimal,
    texte,
)
from syncserver.lecture.dates import read_date, to_instant
from syncserver.lecture.enveloppe import ILLISIBLE
from syncserver.lecture.identite import CHAMPS_IDENTITE, check_objet
from syncserver.lecture.isoles import MASQUE, mask_isoles
from syncserver.lecture.vente import CHAMPS_VENTE, read_vente

T = TypeVar("T")

PAS_UN_OBJET = "Le corps de la requête doit être un objet JSON."
PAS_UNE_VENTE = "Le corps de la requête doit être une vente : un objet, seul."

_ATTENDU_DATE = "une date ISO 8601 est attendue"
_NUMERO = numero("numero_facture", "NumeroFacture", "vente_uid", "VenteUid")
_MOTIF = texte("motif", "Motif")
_ARTICLE_ID = entier("article_id", "ArticleId")
_CODE_ARTICLE = texte("code_article", "CodeArticle")
_QUANTITE = entier("quantite", "Quantite", maximum=QUANTITE_MAX)
_MONTANT_RETOURNE = montant("montant_retourne", "MontantRetourne", maximum=PRIX_MAX)
_DEVISE = devise("devise", "Devise")
_REFERENCE_VENTE = texte("reference_vente", "ReferenceVente")
_UID = numero("uid", "Uid")
_DETAIL = texte("detail", "Detail")
_DEPENSE = montant("depense", "Depense", maximum=PRIX_MAX)
_DATE_RAPPORT = Champ("date_rapport", "DateRapport", read=read_date, attendu=_ATTENDU_DATE)
_REFERENCE = numero("reference", "Reference")
_MOTIF_REJET = texte("motif_rejet", "MotifRejet")
_DATE_DEBUT = Champ("date_debut", "DateDebut", read=read_date, attendu=_ATTENDU_DATE)
_DATE_FIN = Champ("date_fin", "DateFin", read=read_date, attendu=_ATTENDU_DATE)


def _read_articles(brut: object) -> list[object] | None:
    return brut if isinstance(brut, list) and len(brut) <= LIGNES_PAR_VENTE_MAX else None


def _read_references(brut: object) -> tuple[str, ...] | None:
    """Return the numbers; a text that can be no invoice number is simply one that nobody has."""
    if not isinstance(brut, list) or not all(isinstance(element, str) for element in brut):
        return None
    return tuple(brut)


_ARTICLES = Champ(
    *("articles", "Articles"),
    read=_read_articles,
    attendu=f"une liste d’au plus {LIGNES_PAR_VENTE_MAX} articles est attendue",
)
_REFERENCES = Champ(
    *("references_maui", "ReferencesMaui"),
    read=_read_references,
    attendu="une liste de numéros de facture est attendue",
)

CHAMPS_ANNULATION: tuple[Champ[object], ...] = (*CHAMPS_IDENTITE, _NUMERO, _MOTIF)
CHAMPS_RETOUR: tuple[Champ[object], ...] = (
    *CHAMPS_IDENTITE,
    *(_ARTICLE_ID, _CODE_ARTICLE, _QUANTITE, _MONTANT_RETOURNE),
    *(_DEVISE, _MOTIF, _REFERENCE_VENTE, _UID),
)
CHAMPS_DEPENSE: tuple[Champ[object], ...] = (
    *CHAMPS_IDENTITE,
    _DETAIL,
    _DEPENSE,
    _DEVISE,
    _DATE_RAPPORT,
)
CHAMPS_REJET: tuple[Champ[object], ...] = (*CHAMPS_IDENTITE, _REFERENCE, _MOTIF_REJET, _ARTICLES)
CHAMPS_RECONCILIATION: tuple[Champ[object], ...] = (
    *CHAMPS_IDENTITE,
    _REFERENCES,
    _DATE_DEBUT,
    _DATE_FIN,
)

_NOMS_VENTE = frozenset(nom for champ in CHAMPS_VENTE for nom in champ.noms)
_decoder = msgspec.json.Decoder(object, float_hook=read_decimal)
_cutter = msgspec.json.Decoder(dict[str, msgspec.Raw])


def read_annulation(corps: bytes, identite: TerminalIdentifie) -> CommandeAnnulation:
    """Read which sale is taken back; InvalidFormat, BatchTooLarge, BoutiqueMismatch."""

    def read(objet: Objet) -> CommandeAnnulation:
        return CommandeAnnulation(_to_nfc(_NUMERO.get(objet)), _MOTIF.find(objet) or "")

    return _read(corps, identite, read)


def read_retour(corps: bytes, identite: TerminalIdentifie) -> RetourRecu:
    """Read what a customer brought back; InvalidFormat, BatchTooLarge, BoutiqueMismatch."""

    def read(objet: Objet) -> RetourRecu:
        code = _CODE_ARTICLE.find(objet)
        return RetourRecu(
            quantite=_QUANTITE.get(objet),
            montant_retourne=_MONTANT_RETOURNE.get(objet),
            article_id=_ARTICLE_ID.find(objet),
            # No article has a longer code, nor an empty one: neither is worth a look.
            code_article=None if not code else code[: CODE_ARTICLE_MAX + 1],
            devise=_DEVISE.find(objet),
            motif=_MOTIF.find(objet) or "",
            reference_vente=_REFERENCE_VENTE.find(objet) or "",
            uid=_UID.find(objet),
        )

    return _read(corps, identite, read)


def read_depense(corps: bytes, identite: TerminalIdentifie) -> DepenseRecue:
    """Read an expense; InvalidFormat, BatchTooLarge, BoutiqueMismatch."""

    def read(objet: Objet) -> DepenseRecue:
        date_lue = _DATE_RAPPORT.find(objet)
        return DepenseRecue(
            detail=_DETAIL.get(objet),
            depense=_DEPENSE.get(objet),
            devise=_DEVISE.find(objet),
            date_rapport=None
            if date_lue is None
            else to_instant(date_lue, identite.boutique.fuseau),
        )

    return _read(corps, identite, read)


def read_rejet(corps: bytes, identite: TerminalIdentifie) -> RejetNotifie:
    """Read a refusal that the seller was told of; the errors of `read_annulation`."""

    def read(objet: Objet) -> RejetNotifie:
        sent = _cutter.decode(corps)
        named = [nom for nom in _ARTICLES.noms if _ARTICLES.find(objet) and objet.get(nom)]
        return RejetNotifie(
            reference=_REFERENCE.get(objet),
            motif_rejet=_MOTIF_REJET.find(objet) or "",
            articles=bytes(sent[named[0]]).decode() if named else "[]",
        )

    return _read(corps, identite, read)


def read_reconciliation(
    corps: bytes, identite: TerminalIdentifie
) -> tuple[tuple[str, ...], Periode]:
    """Read a terminal's numbers and the days they are of; the errors of `read_annulation`."""

    def read(objet: Objet) -> tuple[tuple[str, ...], Periode]:
        fuseau = identite.boutique.fuseau
        return _REFERENCES.get(objet), Periode(
            _read_jour(_DATE_DEBUT, objet, fuseau), _read_jour(_DATE_FIN, objet, fuseau)
        )

    references, periode = _read(corps, identite, read, maximum=None)
    if len(references) > RECONCILIATION_MAX:
        raise BatchTooLarge(f"Une comparaison porte sur au plus {RECONCILIATION_MAX} ventes.")
    return references, periode


def read_vente_seule(corps: bytes, fuseau: str) -> tuple[VenteRecue | VenteIllisible, str]:
    """Read a body that is one sale, with its number as sent; InvalidFormat where it is none.

    An object that bears any field of a sale is one, however spoilt: it is kept for the owner.
    """
    if _NOMS_VENTE.isdisjoint(_list_names(corps)):
        raise InvalidFormat(PAS_UNE_VENTE)
    return read_vente(corps, fuseau)


def _list_names(corps: bytes) -> Mapping[str, msgspec.Raw]:
    """Cut a body into its fields, lone surrogates masked; InvalidFormat."""
    for candidate in (corps, b"" if MASQUE in corps else mask_isoles(corps)):
        try:
            return _cutter.decode(candidate)
        except msgspec.ValidationError:
            raise InvalidFormat(PAS_UNE_VENTE) from None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
    raise InvalidFormat(ILLISIBLE)


def _read(
    corps: bytes,
    identite: TerminalIdentifie,
    read: Callable[[Objet], T],
    *,
    maximum: int | None = TAILLE_DEMANDE_MAX,
) -> T:
    if maximum is not None and len(corps) > maximum:
        raise BatchTooLarge(f"Le corps de cette requête dépasse {maximum} octets.")
    try:
        objet = _decoder.decode(corps)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InvalidFormat(ILLISIBLE) from None
    if not isinstance(objet, dict):
        raise InvalidFormat(PAS_UN_OBJET)
    try:
        check_objet(identite, objet)
        return read(objet)
    except ChampInvalide as faute:
        raise InvalidFormat(str(faute)) from faute


def _read_jour(champ: Champ[datetime], objet: Objet, fuseau: str) -> date | None:
    """Return the local day of an instant or of a date; None for .NET's MinValue and MaxValue."""
    lu = champ.find(objet)
    instant = None if lu is None else to_instant(lu, fuseau)
    return None if instant is None else jour_local(instant, fuseau)


def _to_nfc(texte: str) -> str:
    return unicodedata.normalize("NFC", texte)
