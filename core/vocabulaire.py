"""The closed sets of words of the trade: states, types, reasons, codes, as stored and as sent."""

from enum import IntFlag, StrEnum


class Devise(StrEnum):
    """The two currencies of the shop; amounts of both are never added."""

    CDF = "CDF"
    USD = "USD"


class PolitiqueStock(StrEnum):
    """What becomes of a sale that the stock cannot cover."""

    REFUSER = "refuser"
    ACCEPTER = "accepter"


class EtatTerminal(StrEnum):
    """A stranger waits, is let in, may be switched off, or was turned away."""

    EN_ATTENTE = "EN_ATTENTE"
    ACTIF = "ACTIF"
    INACTIF = "INACTIF"
    REFUSE = "REFUSE"


class NiveauTerminal(StrEnum):
    """How a terminal proves who it is."""

    COMPATIBLE = "COMPATIBLE"


class RoleUtilisateur(StrEnum):
    """What a user of this computer may do."""

    PROPRIETAIRE = "PROPRIETAIRE"


class TypeMouvement(StrEnum):
    """Why a quantity moved (contract.md §4)."""

    ENTREE = "ENTREE"
    SORTIE = "SORTIE"
    AJUSTEMENT = "AJUSTEMENT"
    VENTE = "VENTE"
    RETOUR = "RETOUR"


class Motif(StrEnum):
    """The owner's reason for a movement by hand."""

    STOCK_INITIAL = "STOCK_INITIAL"
    ACHAT = "ACHAT"
    CASSE = "CASSE"
    VOL = "VOL"
    PERIME = "PERIME"
    DON = "DON"
    USAGE_INTERNE = "USAGE_INTERNE"
    ERREUR = "ERREUR"
    COMPTAGE = "COMPTAGE"


class EtatEntree(StrEnum):
    """Where a quarantine entry stands."""

    A_REGLER = "A_REGLER"
    REJOUEE = "REJOUEE"
    REMPLACEE = "REMPLACEE"
    CLASSEE = "CLASSEE"


class Remede(StrEnum):
    """How the owner settled an entry."""

    REJOUER = "REJOUER"
    ENTREE = "ENTREE"
    ARTICLE = "ARTICLE"
    NEGATIF = "NEGATIF"
    DOUBLON = "DOUBLON"
    DISTINCTE = "DISTINCTE"
    REMPLACEMENT = "REMPLACEMENT"
    TOUJOURS_DISTINCTES = "TOUJOURS_DISTINCTES"
    CLASSER = "CLASSER"
    AUTOMATIQUE = "AUTOMATIQUE"


class EtatInventaire(StrEnum):
    """Where a count stands."""

    EN_COURS = "EN_COURS"
    VALIDE = "VALIDE"
    ABANDONNE = "ABANDONNE"


class NonComptes(StrEnum):
    """What becomes of the articles of a count that nobody counted."""

    LAISSER = "LAISSER"
    ZERO = "ZERO"


class OrigineControle(StrEnum):
    """What made the book check itself."""

    NUIT = "NUIT"
    DEMANDE = "DEMANDE"
    DEMARRAGE = "DEMARRAGE"
    RESTAURATION = "RESTAURATION"


class CodeRefus(StrEnum):
    """Why one sale was not applied (contract.md §2)."""

    INSUFFICIENT_STOCK = "INSUFFICIENT_STOCK"
    ARTICLE_NOT_FOUND = "ARTICLE_NOT_FOUND"
    BOUTIQUE_MISMATCH = "BOUTIQUE_MISMATCH"
    INVALID_FORMAT = "INVALID_FORMAT"
    CONFLIT_NUMERO = "CONFLIT_NUMERO"
    DOUBLON_PROBABLE = "DOUBLON_PROBABLE"
    INTERNAL_ERROR = "INTERNAL_ERROR"


class Signalement(IntFlag):
    """What an applied sale shows its owner; each is a bit of the stored number."""

    AUCUN = 0
    ECART_TOTAL = 1
    DATE_HORS_LIMITES = 2
    DATE_VIDE = 4
    NUMERO_PARTAGE = 8
    STOCK_NEGATIF = 16
    ARTICLE_CHOISI = 32
    """The owner said which article a line is about; it is not the one that was sent."""
