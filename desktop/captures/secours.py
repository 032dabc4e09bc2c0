"""The dialogs of copies, cuts and restores, over what the shop on screen holds."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog

from core.boite_noire import Coupure, VenteAvant
from core.depart import Bilan
from core.restauration import Preparation
from core.restauration.difference import Difference, MouvementEcart, VenteEcart
from core.restauration.relecture import Reprise
from core.verification import RapportVerification
from core.vocabulaire import Devise, TypeMouvement
from desktop.captures.plateau import Plateau
from desktop.dialogs.attente import AttenteDialog
from desktop.dialogs.coupure import BilanDialog, CoupureDialog
from desktop.dialogs.restauration import RestaurationDialog

_CAISSE = "Caisse 1 – Mama Chantal"


def attente(plateau: Plateau) -> QDialog:
    """Make a copy under way."""
    dialog = AttenteDialog("Sauvegarde en cours", 3, plateau.shell.window)
    dialog.step_reached.emit(1, "La copie est relue et vérifiée en entier.")
    return dialog


def restauration(plateau: Plateau, *, est_abime: bool, est_vide: bool) -> QDialog:
    """Make the question before a restore."""
    now = plateau.core.clock.now()
    difference = Difference() if est_vide else _make_difference(plateau)
    source = Path("comptoir-2026-11-19.db")
    preparation = Preparation(source, now - timedelta(days=1), 3_200, 12_408, difference)
    return RestaurationDialog(
        preparation, plateau.services.times, plateau.shell.window, est_abime=est_abime
    )


def coupure(plateau: Plateau, *, est_reprise: bool) -> QDialog:
    """Make the black box."""
    now = plateau.core.clock.now()
    ventes = tuple(
        VenteAvant(
            f"QRU50NU-2026112015{n:02d}-ee5a273d",
            _CAISSE,
            now - timedelta(minutes=3 + n),
            (n + 1) * 1_250_000,
            Devise.CDF,
            est_reprise and n == 0,
        )
        for n in range(3)
    )
    found = Coupure(
        derniere_ecriture=now - timedelta(minutes=3),
        ventes=ventes,
        reprises=int(est_reprise),
        echecs=("Cet article n’existe pas dans cette boutique.",) if est_reprise else (),
        est_verifie=True,
        derniere_sauvegarde=now - timedelta(hours=9),
    )
    return CoupureDialog(found, plateau.services.times, plateau.shell.window)


def bilan(plateau: Plateau) -> QDialog:
    """Make what a restore came to."""
    reprise = Reprise(demandes=14, ventes=37, en_attente=2, annulations=1, autres=3)
    found = Bilan(
        source="comptoir-2026-11-19.db",
        demandee=plateau.core.clock.now() - timedelta(minutes=1),
        remplace="comptoir-remplace-2026-11-20-164100.db",
        reprise=reprise,
        rapport=RapportVerification(212, 3_239, 12_551, ()),
    )
    return BilanDialog(found, plateau.services.times, plateau.shell.window)


def _make_difference(plateau: Plateau) -> Difference:
    now = plateau.core.clock.now()
    ventes = tuple(
        VenteEcart(
            f"QRU50NU-{n:04d}", _CAISSE, now, 1_250_000, Devise.CDF if n else Devise.USD, n != 1
        )
        for n in range(37)
    )
    entree = MouvementEcart(
        *(TypeMouvement.ENTREE, 48, "CER-001", "Riz parfumé 5 kg", now, "Mama Odette", ""),
    )
    return Difference(
        ventes=ventes,
        mouvements=112,
        mouvements_proprietaire=(entree, entree),
        articles=("BOI-014 Jus de mangue 1 L",),
        demandes=14,
    )
