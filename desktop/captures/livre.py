"""The dialog of the book, after the check of the night, during one, or once something changed."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QDialog

from core.verification.historique import ControleLivre
from core.vocabulaire import OrigineControle
from desktop.captures.plateau import Plateau
from desktop.dialogs.livre import EtatLivre, LivreDialog, load_etat


def livre(plateau: Plateau, state: str) -> QDialog:
    """Make it after the check of the night, during one, or once something was changed."""
    known = load_etat(plateau.core)
    etat = EtatLivre(make_controle(plateau, state), known.tetes)
    dialog = LivreDialog(etat, plateau.services, plateau.boutique, plateau.shell.window)
    if state == "en-cours":
        dialog.show_running(running=True)
        dialog.bar.setValue(64)
    return dialog


def make_controle(plateau: Plateau, state: str) -> ControleLivre:
    """Make what a check of the night found."""
    now = plateau.core.clock.now()
    night = now.replace(hour=2, minute=0)
    problemes = (
        "Vente FAC-20261118-0042 (BTQ-001) : son contenu n’est plus celui qui a été enregistré.",
        "Mouvement 412 (BTQ-001), article RIZ-5 : 40 et -3 ne font pas 47.",
    )
    juste = ControleLivre(OrigineControle.NUIT, night, 212, 1_874, 12_408, ())
    if state != "faux":
        return juste
    return replace(
        juste,
        problemes=problemes,
        livre_faux_depuis=night - timedelta(days=9),
        juste_le=night - timedelta(days=1),
    )
