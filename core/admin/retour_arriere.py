"""Going back to a copy from the command line, the program being closed."""

from argparse import Namespace

from core.admin.commandes import Document
from core.application import open_core
from core.clock import SystemClock
from core.config import Settings
from core.depart import Bilan
from core.errors import FileCorrupt, StorageUnavailable
from core.restauration import Preparation, Restauration


def restore(settings: Settings, options: Namespace) -> Document:
    """Put a copy in the place of the file, or only say what that would change."""
    est_abime = _is_damaged(settings)
    restauration = Restauration(settings, SystemClock())
    preparation = restauration.prepare(options.fichier)
    if options.diff:
        restauration.abandon()
        return _describe(preparation)
    restauration.confirm(preparation, est_abime=est_abime)
    core = open_core(settings)
    core.close()
    if core.depart.bilan is None:
        raise StorageUnavailable("La restauration n’a pas été faite : le fichier est inchangé.")
    return _sum_up(core.depart.bilan)


def _is_damaged(settings: Settings) -> bool:
    """Tell whether the present file cannot be opened; InstanceBusy where a program holds it."""
    try:
        open_core(settings).close()
    except FileCorrupt:
        return True
    return False


def _describe(preparation: Preparation) -> Document:
    found = preparation.difference
    return {
        "sauvegarde": preparation.source,
        "date": preparation.date,
        "fichier_lisible": found.est_lisible,
        "ventes": found.ventes,
        "a_regler": found.entrees,
        "mouvements": found.mouvements,
        "mouvements_a_refaire": found.mouvements_proprietaire,
        "annulations_perdues": found.annulations_perdues,
        "articles": found.articles,
        "terminaux": found.terminaux,
        "inventaires": found.inventaires,
        "decisions": found.decisions,
        "demandes_reprises": found.demandes,
        "journal_abime": found.journal_abime,
    }


def _sum_up(bilan: Bilan) -> Document:
    reprise = bilan.reprise
    return {
        "ok": bilan.rapport.ok,
        "sauvegarde": bilan.source,
        "fichier_remplace": bilan.remplace,
        "demandes_reprises": reprise.demandes,
        "ventes_reprises": reprise.ventes,
        "ventes_a_regler": reprise.en_attente,
        "annulations_reprises": reprise.annulations,
        "non_reprises": reprise.echecs,
        "problemes": bilan.rapport.problemes,
    }
