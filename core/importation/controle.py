"""Turns the rows of a list into articles, or says of every bad line what is wrong with it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.catalogue.articles import FicheArticle
from core.importation.correspondance import Colonne, Correspondance
from core.importation.lecture import Tableau
from core.limites import CODE_ARTICLE_MAX, TEXTE_MAX
from core.nombres import read_entier, read_montant
from core.textes import clean_texte, is_printable
from core.vocabulaire import Devise

_SCIENTIFIQUE = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
APERCU = 40
"""Characters of a bad cell that are shown again."""


@dataclass(frozen=True, slots=True)
class Controle:
    """What a list says: its articles where no line is bad, else a sentence for each that is."""

    fiches: tuple[FicheArticle, ...]
    erreurs: tuple[str, ...]


def check_tableau(
    tableau: Tableau, correspondance: Correspondance, devise: Devise | None = None
) -> Controle:
    """Read one article a row, in order; `devise` is that of the rows which name none.

    Each required field has its column in `correspondance`.
    """
    titres = {name: clean_texte(tableau.entete[n], APERCU) for name, n in correspondance.items()}
    codes, codes_barres = _Doublons("le code"), _Doublons("le code-barres")
    fiches, erreurs = [], []
    for ligne in tableau.lignes:
        cells = Cellules(titres, {name: ligne.cellules[n] for name, n in correspondance.items()})
        fiche = _read_fiche(cells, devise)
        faults = [*cells.faults, *codes.check(fiche.code, ligne.numero)]
        faults += codes_barres.check(fiche.code_barre, ligne.numero)
        fiches.append(fiche)
        if faults:
            erreurs.append(f"Ligne {ligne.numero} : {' ; '.join(faults)}.")
    if not fiches:
        erreurs.append("Le fichier ne contient aucun article.")
    return Controle(() if erreurs else tuple(fiches), tuple(erreurs))


@dataclass(frozen=True, slots=True)
class Cellules:
    """The cells of one row; what is wrong with those that were read gathers in `faults`.

    `titres` are the list's own headings: in its words the owner is told what is wrong.
    """

    titres: Mapping[Colonne, str]
    valeurs: Mapping[Colonne, str]
    faults: list[str] = field(default_factory=list)

    def read_texte(self, name: Colonne, maximum: int = TEXTE_MAX, *, required: bool = False) -> str:
        """Return a text that can be shown on one line, "" where absent or bad."""
        texte = unicodedata.normalize("NFC", self.valeurs.get(name, ""))
        if not texte:
            if required:
                self.faults.append(f"{self.titres[name]} est vide")
        elif len(texte) > maximum:
            self.faults.append(f"{self.titres[name]} a plus de {maximum} caractères")
        elif not is_printable(texte):
            self._reject(name, "contient des caractères invisibles")
        else:
            return texte
        return ""

    def read_montant(self, name: Colonne, *, required: bool = False) -> int | None:
        """Return an amount in minor units, None where absent or bad."""
        texte = self.valeurs.get(name, "")
        if not texte:
            if required:
                self.faults.append(f"{self.titres[name]} est vide")
            return None
        montant = read_montant(texte)
        if montant is None:
            self._reject(name, "n’est pas un montant (par exemple 25000 ou 2,55)")
        return montant

    def read_entier(self, name: Colonne) -> int | None:
        """Return a count of pieces, None where absent or bad."""
        texte = self.valeurs.get(name, "")
        entier = read_entier(texte) if texte else None
        if texte and entier is None:
            self._reject(name, "n’est pas un nombre entier de pièces")
        return entier

    def read_devise(self, name: Colonne) -> Devise | None:
        """Return a currency, None where absent or bad."""
        texte = self.valeurs.get(name, "").upper()
        if texte in Devise.__members__:
            return Devise[texte]
        if texte:
            self._reject(name, "n’est pas une devise : CDF ou USD")
        return None

    def read_code_barre(self, name: Colonne) -> str:
        """Return a barcode; one that a spreadsheet rounded to 6,00123E+12 is another one."""
        texte = self.read_texte(name, CODE_ARTICLE_MAX)
        if _SCIENTIFIQUE.fullmatch(texte):
            self._reject(name, "a été arrondi par le tableur : mettez la colonne au format texte")
        return texte

    def _reject(self, name: Colonne, fault: str) -> None:
        self.faults.append(
            f"{self.titres[name]} « {clean_texte(self.valeurs.get(name, ''), APERCU)} » {fault}"
        )


class _Doublons:
    """Remembers on which line each value stood first."""

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._first: dict[str, int] = {}

    def check(self, value: str, numero: int) -> list[str]:
        """Return what is wrong with a value that stood on another line already."""
        first = self._first.setdefault(value, numero) if value else numero
        return [] if first == numero else [f"{self._noun} « {value} » est déjà à la ligne {first}"]


def _read_fiche(cells: Cellules, devise: Devise | None) -> FicheArticle:
    return FicheArticle(
        code=cells.read_texte(Colonne.CODE, CODE_ARTICLE_MAX, required=True),
        nom=cells.read_texte(Colonne.NOM, required=True),
        prix_vente=cells.read_montant(Colonne.PRIX_VENTE, required=True) or 0,
        prix_achat=cells.read_montant(Colonne.PRIX_ACHAT),
        devise=cells.read_devise(Colonne.DEVISE) or devise,
        quantite_stock=cells.read_entier(Colonne.QUANTITE_STOCK) or 0,
        seuil_alerte=cells.read_entier(Colonne.SEUIL_ALERTE),
        categorie=cells.read_texte(Colonne.CATEGORIE),
        code_barre=cells.read_code_barre(Colonne.CODE_BARRE),
    )
