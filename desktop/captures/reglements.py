"""The dialogs of the sales that wait, over those of the shop on screen."""

from PySide6.QtWidgets import QDialog

from core.quarantaine import Examen, FiltreQuarantaine, Precisions, Raison
from core.vocabulaire import Remede
from desktop.captures.plateau import Plateau
from desktop.dialogs.article_en_lot import ArticleEnLotDialog
from desktop.dialogs.bon_article import BonArticleDialog
from desktop.dialogs.comparaison import ComparaisonDialog
from desktop.dialogs.entree_manquante import EntreeManquanteDialog
from desktop.dialogs.quelle_vente import QuelleVenteDialog
from desktop.dialogs.reglement import ReglementDialog, Sujet, Tools
from desktop.dialogs.rejeu_auto import RejeuAutoDialog
from desktop.dialogs.terminaux_en_lot import Paire, TerminauxEnLotDialog


def list_entrees(plateau: Plateau) -> tuple[int, ...]:
    """Return all that waits."""
    filtre = FiltreQuarantaine(plateau.boutique.id)
    return tuple(plateau.core.quarantaine.list_ids(filtre))


def make_rejeu(plateau: Plateau) -> QDialog:
    """Make a replay of all that waits."""
    return ReglementDialog(Sujet(list_entrees(plateau)), get_tools(plateau), plateau.shell.window)


def make_entree_manquante(plateau: Plateau) -> QDialog:
    """Make an entry for all that waits."""
    sujet = Sujet(list_entrees(plateau), Remede.ENTREE)
    return EntreeManquanteDialog(sujet, get_tools(plateau), plateau.shell.window)


def make_bon_article(plateau: Plateau) -> QDialog:
    """Make the choice of the right article."""
    examen = _examine(plateau, Raison.ARTICLE_NOT_FOUND)
    catalogue = plateau.core.catalogue
    return BonArticleDialog(examen, catalogue, get_tools(plateau), plateau.shell.window)


def make_quelle_vente(plateau: Plateau) -> QDialog:
    """Make the choice of the sale that is doubled."""
    examen = _examine(plateau, Raison.CONFLIT_NUMERO)
    times = plateau.services.times
    return QuelleVenteDialog(examen, times, get_tools(plateau), plateau.shell.window)


def make_rejeu_auto(plateau: Plateau) -> QDialog:
    """Make the choice of own replays."""
    services = (plateau.core.boutiques, plateau.tasks)
    return RejeuAutoDialog(plateau.boutique, services, plateau.shell.window)


def make_article_en_lot(plateau: Plateau) -> QDialog:
    """Make the choice of one article for all that waits."""
    core, ids = plateau.core, list_entrees(plateau)
    envoyes = core.quarantaine.list_envoyes(ids, plateau.services.lire_vente)
    source = (core.catalogue, plateau.boutique.id)
    sujet, window = Sujet(ids, Remede.ARTICLE), plateau.shell.window
    return ArticleEnLotDialog(sujet, envoyes, source, get_tools(plateau), parent=window)


def make_comparaison(plateau: Plateau) -> QDialog:
    """Make doubles of all that waits, beside what they may double."""
    sujet, times = Sujet(list_entrees(plateau), Remede.DOUBLON), plateau.services.times
    return ComparaisonDialog(sujet, times, get_tools(plateau), plateau.shell.window)


def make_terminaux_en_lot(plateau: Plateau) -> QDialog:
    """Make a replacement that one of two terminals may be about."""
    first, *others = plateau.core.terminaux.list_terminaux(plateau.boutique.id)
    paires = [
        Paire(
            f"{other.nom_terminal} remplace {first.nom_terminal}",
            "2 ventes qui attendent sont déjà enregistrées par l’autre.",
            Precisions(ancien_id=first.id, nouveau_id=other.id),
        )
        for other in (others or [first])[:2]
    ]
    sujet = Sujet(list_entrees(plateau), Remede.REMPLACEMENT)
    return TerminauxEnLotDialog(sujet, paires, get_tools(plateau), plateau.shell.window)


def _examine(plateau: Plateau, raison: Raison) -> Examen:
    quarantaine = plateau.core.quarantaine
    (first, *_) = quarantaine.list_ids(FiltreQuarantaine(plateau.boutique.id, raisons=(raison,)))
    return quarantaine.examiner(first, plateau.services.lire_vente)


def get_tools(plateau: Plateau) -> Tools:
    """Return what every dialog of a remedy needs."""
    return (plateau.core.quarantaine, plateau.tasks, plateau.services.lire_vente)
