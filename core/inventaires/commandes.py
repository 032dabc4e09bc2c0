"""What the owner asks of a stock count, and what he is shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.listes import Totaux
from core.vocabulaire import Devise, EtatInventaire, NonComptes


@dataclass(frozen=True, slots=True)
class NouvelInventaire:
    """A count to open: all tracked articles, or those of one category.

    Whoever counts blindly does not see what the book expects before the end.
    """

    boutique_id: int
    nom: str
    categorie_id: int | None = None
    est_aveugle: bool = False


@dataclass(frozen=True, slots=True)
class Inventaire:
    """A count; `lignes` articles were counted, `articles` there are to count or were."""

    id: int
    boutique_id: int
    nom: str
    etat: EtatInventaire
    categorie_id: int | None
    categorie_nom: str
    est_aveugle: bool
    date_ouverture: datetime
    ouvert_par: str
    date_cloture: datetime | None
    clos_par: str | None
    non_comptes: NonComptes | None
    lignes: int
    articles: int
    ajustements: int

    @property
    def est_en_cours(self) -> bool:
        """Tell whether it may still be counted."""
        return self.etat is EtatInventaire.EN_COURS

    @property
    def cache_attendu(self) -> bool:
        """Tell whether what the book expects is hidden for now."""
        return self.est_aveugle and self.est_en_cours


class OngletInventaires(StrEnum):
    """The tabs of the list of counts."""

    TOUS = "TOUS"
    EN_COURS = "EN_COURS"
    VALIDES = "VALIDES"
    ABANDONNES = "ABANDONNES"


@dataclass(frozen=True, slots=True)
class FiltreInventaires:
    """Which counts of a boutique."""

    boutique_id: int
    recherche: str = ""
    onglet: OngletInventaires = OngletInventaires.TOUS


class OngletLignes(StrEnum):
    """The tabs of one count."""

    TOUT = "TOUT"
    COMPTES = "COMPTES"
    NON_COMPTES = "NON_COMPTES"
    ECARTS = "ECARTS"


@dataclass(frozen=True, slots=True)
class FiltreLignes:
    """Which articles of a count; the words are looked for in name, code and barcodes."""

    inventaire_id: int
    recherche: str = ""
    onglet: OngletLignes = OngletLignes.TOUT


@dataclass(frozen=True, slots=True)
class LigneInventaire:
    """An article of a count; `compte` is None until it is counted.

    `attendu` is what should have been on the shelf at the instant of the count, sales that came
    late included (`tardives` pieces of them); of an article not counted, what the book says now.
    It is None as long as whoever counts must not see it.
    """

    inventaire_id: int
    article_id: int
    article_code: str
    article_nom: str
    categorie_nom: str
    devise: Devise
    prix_achat: int | None
    attendu: int | None
    compte: int | None
    tardives: int
    date_comptage: datetime | None
    compte_par: str | None
    mouvement_id: int | None

    @property
    def id(self) -> int:
        """Return the article's id, by which the list of one count knows it."""
        return self.article_id

    @property
    def ecart(self) -> int | None:
        """Return how many pieces too many, negative too few; None until it is counted."""
        if self.compte is None or self.attendu is None:
            return None
        return self.compte - self.attendu

    @property
    def valeur(self) -> int | None:
        """Return what the variance cost, in minor units; None where either is not known."""
        if self.ecart is None or self.prix_achat is None:
            return None
        return self.ecart * self.prix_achat


@dataclass(frozen=True, slots=True)
class TotauxLignes(Totaux):
    """The foot of a count: `montants` is the value of the variances at cost, a currency each."""

    comptes: int = 0
    ecarts: int = 0
    pieces_plus: int = 0
    pieces_moins: int = 0
    sans_cout: int = 0


@dataclass(frozen=True, slots=True)
class Saisie:
    """What a scan or a typed quantity made of an article: « Savon Le Coq : 7 »."""

    inventaire_id: int
    article_id: int
    article_nom: str
    quantite: int
    avant: int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """An article that validation takes apart: pieces of late sales, or of an adjustment."""

    article_id: int
    article_nom: str
    quantite: int


@dataclass(frozen=True, slots=True)
class TerminalAttendu:
    """A terminal that may still hold sales made before the count; None: it was never heard."""

    nom_terminal: str
    derniere_activite: datetime | None


@dataclass(frozen=True, slots=True)
class EffetValidation:
    """What validating does, or did: told before it by the very rules that write it.

    `ajustes` articles get a movement, `mis_a_zero` of them for not having been counted; values at
    cost in minor units, a currency each, gains and losses apart. `tardives` were sold before they
    were counted and received after; `deplaces` were adjusted by hand since, and may be wrong.
    """

    comptes: int
    ajustes: int
    pieces_plus: int
    pieces_moins: int
    valeurs_plus: Mapping[Devise, int]
    valeurs_moins: Mapping[Devise, int]
    sans_cout: int
    non_comptes: int
    mis_a_zero: int
    tardives: tuple[Correction, ...] = ()
    deplaces: tuple[Correction, ...] = ()
    terminaux: tuple[TerminalAttendu, ...] = field(default=())
