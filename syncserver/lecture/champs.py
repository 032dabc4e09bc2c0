"""The fields of a request: every name that one may bear and the only values that it may have."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Generic, TypeVar

from core.limites import (
    ENTIER_MAX,
    MODE_PAIEMENT_MAX,
    NUMERO_FACTURE_MAX,
)
from core.montants import CENTIMES, to_centimes
from core.textes import is_printable
from core.vocabulaire import Devise

T_co = TypeVar("T_co", covariant=True)
Objet = Mapping[str, object]
Valeurs = dict[str, Any]

_PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DEVISES = {devise.value: devise for devise in Devise}
_NFC_EXPANSION = 4
"""No character has more than four canonical parts, so a longer text cannot shrink enough."""


class ChampInvalide(Exception):
    """One field of a sale or of an envelope cannot be read; the text says which in French."""

    def __init__(self, champ: str, raison: str, ligne: int | None = None) -> None:
        super().__init__(
            f"Champ {champ} : {raison}."
            if ligne is None
            else f"Champ {champ} de la ligne {ligne} : {raison}."
        )
        self.champ = champ
        self.raison = raison

    def at_line(self, position: int) -> "ChampInvalide":
        """Return the same fault, told of the line at this 1-based position."""
        return ChampInvalide(self.champ, self.raison, position)


class Champ(Generic[T_co]):
    """One field: the names it may bear, the first being its own, and what reads its value.

    `read` returns None for a value that the field cannot have; `attendu` is what it should be.
    """

    __slots__ = ("attendu", "noms", "read")

    def __init__(self, *noms: str, read: Callable[[object], T_co | None], attendu: str) -> None:
        self.noms = noms
        self.read = read
        self.attendu = attendu

    def find(self, objet: Objet) -> T_co | None:
        """Return the field's value, None where absent or null; ChampInvalide."""
        found: T_co | None = None
        for nom in self.noms:
            brut = objet.get(nom)
            if brut is None:
                continue
            valeur = self.read(brut)
            if valeur is None:
                raise ChampInvalide(nom, self.attendu)
            if found is not None and found != valeur:
                raise ChampInvalide(nom, f"deux valeurs différentes ({', '.join(self.noms)})")
            found = valeur
        return found

    def get(self, objet: Objet) -> T_co:
        """Return the value of a field that must be there; ChampInvalide."""
        valeur = self.find(objet)
        if valeur is None:
            raise ChampInvalide(self.noms[0], "valeur absente")
        return valeur


class Champs:
    """All the fields of one object, found by the names that it has rather than by all they have."""

    __slots__ = ("_by_nom", "_requis")

    def __init__(self, *champs: Champ[object], requis: Sequence[Champ[object]] = ()) -> None:
        self._by_nom = {nom: (champ.noms[0], champ) for champ in champs for nom in champ.noms}
        self._requis = tuple(champ.noms[0] for champ in requis)

    def read(self, objet: Objet) -> Valeurs:
        """Return the values that are there, each by the own name of its field; ChampInvalide."""
        valeurs: Valeurs = {}
        for nom, brut in objet.items():
            found = self._by_nom.get(nom)
            if found is None or brut is None:
                continue
            propre, champ = found
            valeur = champ.read(brut)
            if valeur is None:
                raise ChampInvalide(nom, champ.attendu)
            if valeurs.setdefault(propre, valeur) != valeur:
                raise ChampInvalide(nom, f"deux valeurs différentes ({', '.join(champ.noms)})")
        for propre in self._requis:
            if propre not in valeurs:
                raise ChampInvalide(propre, "valeur absente")
        return valeurs


def read_decimal(texte: str) -> Decimal:
    """Read a JSON number with a fraction or an exponent; an exponent beyond reason is NaN."""
    try:
        return Decimal(texte)
    except InvalidOperation:
        return Decimal("NaN")


def _read_numero(brut: object) -> str | None:
    """Return the number exactly as sent, provided that its NFC form keeps the rules."""
    if not isinstance(brut, str) or len(brut) > NUMERO_FACTURE_MAX * _NFC_EXPANSION:
        return None
    retenu = unicodedata.normalize("NFC", brut)
    return brut if 0 < len(retenu) <= NUMERO_FACTURE_MAX and is_printable(retenu) else None


def _read_texte(brut: object) -> str | None:
    return brut if isinstance(brut, str) else None


def _read_identifiant(brut: object) -> str | None:
    """Return an identity that is only compared, sent as a text or as an integer."""
    if isinstance(brut, str):
        return brut
    # Its length is bounded before it is written out: that costs the square of the digits.
    if type(brut) is int and abs(brut) <= ENTIER_MAX:
        return str(brut)
    return None


def _read_mode(brut: object) -> str | None:
    if not isinstance(brut, str) or len(brut) > MODE_PAIEMENT_MAX:
        return None
    return brut if is_printable(brut) else None


def _read_booleen(brut: object) -> bool | None:
    return brut if isinstance(brut, bool) else None


def _read_devise(brut: object) -> Devise | None:
    return _DEVISES.get(brut) if isinstance(brut, str) else None


def _read_entier(brut: object, maximum: int) -> int | None:
    # `type` rather than isinstance: JSON's true must not pass as 1.
    return brut if type(brut) is int and 1 <= brut <= maximum else None


def _read_montant(brut: object, maximum: int) -> int | None:
    """Return minor units of a JSON number or of a text in plain decimal notation."""
    if type(brut) is int:
        return brut * CENTIMES if 0 <= brut * CENTIMES <= maximum else None
    if isinstance(brut, str):
        return to_centimes(Decimal(brut), maximum) if _PLAIN_NUMBER.fullmatch(brut) else None
    return to_centimes(brut, maximum) if isinstance(brut, Decimal) else None


def entier(*noms: str, maximum: int = ENTIER_MAX) -> Champ[int]:
    """Declare a field that holds an integer from 1 to `maximum`."""
    read = partial(_read_entier, maximum=maximum)
    return Champ(*noms, read=read, attendu=f"un entier de 1 à {maximum} est attendu")


def montant(*noms: str, maximum: int) -> Champ[int]:
    """Declare a field that holds an amount, read as minor units up to `maximum`."""
    attendu = f"un montant de 0 à {maximum // CENTIMES} avec deux décimales au plus est attendu"
    return Champ(*noms, read=partial(_read_montant, maximum=maximum), attendu=attendu)


def numero(*noms: str) -> Champ[str]:
    """Declare a field that holds an invoice number."""
    attendu = f"un texte de 1 à {NUMERO_FACTURE_MAX} caractères lisibles est attendu"
    return Champ(*noms, read=_read_numero, attendu=attendu)


def mode(*noms: str) -> Champ[str]:
    """Declare a field that holds a payment mode."""
    attendu = f"un texte lisible d’au plus {MODE_PAIEMENT_MAX} caractères est attendu"
    return Champ(*noms, read=_read_mode, attendu=attendu)


def texte(*noms: str) -> Champ[str]:
    """Declare a field that holds any text."""
    return Champ(*noms, read=_read_texte, attendu="un texte est attendu")


def identifiant(*noms: str) -> Champ[str]:
    """Declare a field whose value is only compared with what is known of the caller."""
    return Champ(*noms, read=_read_identifiant, attendu="un texte ou un entier est attendu")


def booleen(*noms: str) -> Champ[bool]:
    """Declare a field that holds true or false."""
    return Champ(*noms, read=_read_booleen, attendu="true ou false est attendu")


def devise(*noms: str) -> Champ[Devise]:
    """Declare a field that holds a currency."""
    return Champ(*noms, read=_read_devise, attendu="CDF ou USD est attendu")
