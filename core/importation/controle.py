"""Turns the rows of a list into articles, or says of every bad line what is wrong with it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.catalogue.articles import FicheArticle
from core.errors import ImportRejected
from core.importation.lecture import REFUS, LigneLue
from core.limites import CODE_ARTICLE_MAX, STOCK_MAX, TEXTE_MAX
from core.montants import to_centimes
from core.textes import clean_texte, is_printable
from core.vocabulaire import Devise

_BLANCS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
"""A blank between thousands, as French spreadsheets write them."""
_ENTIER = re.compile(r"[0-9]{1,16}([.,]0+)?")
# Three decimals are refused: in 1,500 nobody knows whether thousands are meant.
_MONTANT = re.compile(r"[0-9]{1,16}([.,]([0-9]{1,2}|[0-9]{4,12}))?")
_SCIENTIFIQUE = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
APERCU = 40
"""Characters of a bad cell that are shown again."""


def check_lignes(lignes: Sequence[LigneLue]) -> tuple[FicheArticle, ...]:
    """Return one article a row, in order; ImportRejected with a sentence for each bad line."""
    codes, codes_barres = _Doublons("le code"), _Doublons("le code-barres")
    fiches, erreurs = [], []
    for ligne in lignes:
        cells = Cellules(ligne.valeurs)
        fiche = _read_fiche(cells)
        faults = [*cells.faults, *codes.check(fiche.code, ligne.numero)]
        faults += codes_barres.check(fiche.code_barre, ligne.numero)
        fiches.append(fiche)
        if faults:
            erreurs.append(f"Ligne {ligne.numero} : {' ; '.join(faults)}.")
    if erreurs:
        more = f" et {len(erreurs) - 1} autre(s) ligne(s) à corriger." if len(erreurs) > 1 else ""
        raise ImportRejected(f"{REFUS} {erreurs[0]}{more}", erreurs)
    return tuple(fiches)


@dataclass(frozen=True, slots=True)
class Cellules:
    """The cells of one row; what is wrong with those that were read gathers in `faults`."""

    valeurs: Mapping[str, str]
    faults: list[str] = field(default_factory=list)

    def read_texte(self, name: str, maximum: int = TEXTE_MAX, *, required: bool = False) -> str:
        """Return a text that can be shown on one line, "" where absent or bad."""
        texte = unicodedata.normalize("NFC", self.valeurs[name])
        if not texte:
            if required:
                self.faults.append(f"{name} est vide")
        elif len(texte) > maximum:
            self.faults.append(f"{name} a plus de {maximum} caractères")
        elif not is_printable(texte):
            self._reject(name, "contient des caractères invisibles")
        else:
            return texte
        return ""

    def read_montant(self, name: str, *, required: bool = False) -> int | None:
        """Return an amount in minor units, None where absent or bad."""
        texte = _BLANCS.sub("", self.valeurs[name])
        if not texte:
            if required:
                self.faults.append(f"{name} est vide")
            return None
        montant = None
        if _MONTANT.fullmatch(texte):
            montant = to_centimes(Decimal(texte.replace(",", ".")))
        if montant is None:
            self._reject(name, "n’est pas un montant (par exemple 25000 ou 2,55)")
        return montant

    def read_entier(self, name: str) -> int | None:
        """Return a count of pieces, None where absent or bad."""
        texte = _BLANCS.sub("", self.valeurs[name])
        if not texte:
            return None
        if _ENTIER.fullmatch(texte):
            entier = int(re.split("[.,]", texte)[0])
            if entier <= STOCK_MAX:
                return entier
        self._reject(name, "n’est pas un nombre entier de pièces")
        return None

    def read_devise(self, name: str) -> Devise | None:
        """Return a currency, None where absent or bad."""
        texte = self.valeurs[name].upper()
        if texte in Devise.__members__:
            return Devise[texte]
        if texte:
            self._reject(name, "n’est pas une devise : CDF ou USD")
        return None

    def read_code_barre(self, name: str) -> str:
        """Return a barcode; one that a spreadsheet rounded to 6,00123E+12 is another one."""
        texte = self.read_texte(name, CODE_ARTICLE_MAX)
        if _SCIENTIFIQUE.fullmatch(texte):
            self._reject(name, "a été arrondi par le tableur : mettez la colonne au format texte")
        return texte

    def _reject(self, name: str, fault: str) -> None:
        self.faults.append(f"{name} « {clean_texte(self.valeurs[name], APERCU)} » {fault}")


class _Doublons:
    """Remembers on which line each value stood first."""

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._first: dict[str, int] = {}

    def check(self, value: str, numero: int) -> list[str]:
        """Return what is wrong with a value that stood on another line already."""
        first = self._first.setdefault(value, numero) if value else numero
        return [] if first == numero else [f"{self._noun} « {value} » est déjà à la ligne {first}"]


def _read_fiche(cells: Cellules) -> FicheArticle:
    return FicheArticle(
        code=cells.read_texte("code", CODE_ARTICLE_MAX, required=True),
        nom=cells.read_texte("nom", required=True),
        prix_vente=cells.read_montant("prix_vente", required=True) or 0,
        prix_achat=cells.read_montant("prix_achat"),
        devise=cells.read_devise("devise"),
        quantite_stock=cells.read_entier("quantite_stock") or 0,
        seuil_alerte=cells.read_entier("seuil_alerte"),
        categorie=cells.read_texte("categorie"),
        code_barre=cells.read_code_barre("code_barre"),
    )
