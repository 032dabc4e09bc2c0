"""Each error code as a headline in French; the error's own sentence gives the detail."""

from typing import cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from core.errors import CoreError

# The stub declares the macro's result as object; it returns its text unchanged.
_HEADLINES = cast(
    "dict[str, str]",
    {
        "TERMINAL_NOT_FOUND": QT_TRANSLATE_NOOP("Messages", "Terminal introuvable"),
        "BOUTIQUE_NOT_FOUND": QT_TRANSLATE_NOOP("Messages", "Boutique introuvable"),
        "ARTICLE_NOT_FOUND": QT_TRANSLATE_NOOP("Messages", "Article introuvable"),
        "VENTE_NOT_FOUND": QT_TRANSLATE_NOOP("Messages", "Vente introuvable"),
        "ENTREE_NOT_FOUND": QT_TRANSLATE_NOOP("Messages", "Vente à régler introuvable"),
        "INVENTAIRE_NOT_FOUND": QT_TRANSLATE_NOOP("Messages", "Inventaire introuvable"),
        "INVENTAIRE_EN_COURS": QT_TRANSLATE_NOOP("Messages", "Inventaire déjà en cours"),
        "INVENTAIRE_CLOS": QT_TRANSLATE_NOOP("Messages", "Inventaire terminé"),
        "ARTICLE_HORS_INVENTAIRE": QT_TRANSLATE_NOOP("Messages", "Pas dans cet inventaire"),
        "CODE_ALREADY_USED": QT_TRANSLATE_NOOP("Messages", "Ce code est déjà pris"),
        "ARTICLE_CHANGED": QT_TRANSLATE_NOOP("Messages", "Article modifié entre-temps"),
        "SERIE_ALREADY_USED": QT_TRANSLATE_NOOP("Messages", "Ce terminal est déjà relié"),
        "CONFLIT_UID": QT_TRANSLATE_NOOP("Messages", "Ce retour en est un autre"),
        "ALREADY_CANCELLED": QT_TRANSLATE_NOOP("Messages", "Vente déjà annulée"),
        "CANCELLATION_TIMEOUT": QT_TRANSLATE_NOOP("Messages", "Trop tard pour annuler"),
        "TERMINAL_INACTIF": QT_TRANSLATE_NOOP("Messages", "Terminal désactivé"),
        "BOUTIQUE_INACTIVE": QT_TRANSLATE_NOOP("Messages", "Boutique désactivée"),
        "BOUTIQUE_MISMATCH": QT_TRANSLATE_NOOP("Messages", "Autre boutique"),
        "TOO_MANY_REQUESTS": QT_TRANSLATE_NOOP("Messages", "Trop de ventes à régler"),
        "MISDIRECTED_REQUEST": QT_TRANSLATE_NOOP("Messages", "Autre serveur demandé"),
        "INSTANCE_BUSY": QT_TRANSLATE_NOOP("Messages", "Comptoir est déjà ouvert"),
        "ENTREE_ALREADY_SETTLED": QT_TRANSLATE_NOOP("Messages", "Vente déjà réglée"),
        "PIN_WRONG": QT_TRANSLATE_NOOP("Messages", "Code incorrect"),
        "PIN_LOCKED": QT_TRANSLATE_NOOP("Messages", "Trop d’essais"),
        "NOT_A_DEMO": QT_TRANSLATE_NOOP("Messages", "Pas de données d’exemple ici"),
        "STOCK_OUT_OF_RANGE": QT_TRANSLATE_NOOP("Messages", "Stock impossible"),
        "MOUVEMENT_NOT_FOUND": QT_TRANSLATE_NOOP("Messages", "Mouvement introuvable"),
        "RETOUR_EXCESSIF": QT_TRANSLATE_NOOP("Messages", "Trop de pièces rendues"),
        "MOUVEMENT_NOT_UNDOABLE": QT_TRANSLATE_NOOP("Messages", "Ce mouvement ne s’annule pas"),
        "INVALID_FORMAT": QT_TRANSLATE_NOOP("Messages", "Saisie à corriger"),
        "IMPORT_REJECTED": QT_TRANSLATE_NOOP("Messages", "Rien n’a été importé"),
        "TEMPORARILY_UNAVAILABLE": QT_TRANSLATE_NOOP("Messages", "Disque occupé ou plein"),
        "FILE_TOO_NEW": QT_TRANSLATE_NOOP("Messages", "Fichier d’une version plus récente"),
        "UPGRADE_FAILED": QT_TRANSLATE_NOOP("Messages", "Mise à jour du fichier impossible"),
        "FILE_NOT_OURS": QT_TRANSLATE_NOOP("Messages", "Ce fichier n’est pas à Comptoir"),
        "PORT_BUSY": QT_TRANSLATE_NOOP("Messages", "Port déjà pris"),
        "ADDRESS_UNAVAILABLE": QT_TRANSLATE_NOOP("Messages", "Adresse impossible"),
        "FILE_CORRUPT": QT_TRANSLATE_NOOP("Messages", "Fichier abîmé"),
    },
)


def headline(error: CoreError) -> str:
    """Return the title of a dialog or of a toast about `error`; its message says the rest."""
    return QCoreApplication.translate("Messages", _HEADLINES[error.code])
