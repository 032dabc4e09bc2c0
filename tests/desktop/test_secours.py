"""What the owner is told of the safety of the data: by banners, and once by a dialog."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.boite_noire import Coupure, VenteAvant
from core.depart import Bilan, Depart
from core.events import JournalEnPanne
from core.restauration.relecture import Reprise
from core.verification import RapportVerification
from core.vocabulaire import Devise
from desktop.dialogs.coupure import BilanDialog, CoupureDialog
from desktop.main_window import MainWindow
from desktop.secours import COUPURE, JOURNAL, RETARD, Secours
from tests.builders import MIDI
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, find_button, label_texts, wait_for

VENTE = VenteAvant("F1", "Caisse 1", MIDI - timedelta(minutes=2), 2_500_000, Devise.CDF)
COUPEE = Coupure(
    derniere_ecriture=MIDI - timedelta(minutes=2),
    ventes=(VENTE, VENTE, VENTE),
    reprises=0,
    echecs=(),
    est_verifie=True,
    derniere_sauvegarde=MIDI - timedelta(hours=9),
)
BILAN = Bilan(
    "comptoir-2026-03-24.db",
    MIDI,
    "comptoir-remplace-2026-03-25-110000.db",
    Reprise(demandes=2, ventes=3, terminaux=["Caisse 3"]),
    RapportVerification(2, 3, 4, ()),
)


@pytest.fixture
def window(magasin: Magasin) -> Iterator[MainWindow]:
    window = MainWindow(magasin.services, [magasin.boutique])
    yield window
    magasin.services.tasks.close()
    window.deleteLater()


def begin(magasin: Magasin, window: MainWindow, depart: Depart) -> Secours:
    """Tell what a start found."""
    services = replace(magasin.services, core=replace(magasin.core, depart=depart))
    secours = Secours(services, window)
    window.show()
    secours.begin()
    return secours


def test_a_quiet_start_says_nothing(magasin: Magasin, window: MainWindow, qtbot: QtBot) -> None:
    secours = begin(magasin, window, Depart())
    with qtbot.waitCallback() as looked:
        magasin.services.tasks.run(magasin.core.sauvegardes.find_retard, looked)
    assert window.banners.sentences() == {}
    assert secours.dialog is None


@pytest.mark.parametrize(
    ("coupure", "sentence"),
    [
        (COUPEE, "Coupure après 11:58 : 3 ventes reçues juste avant, toutes présentes."),
        (replace(COUPEE, ventes=(VENTE,)), "Coupure après 11:58 : 1 vente reçue juste avant"),
        (replace(COUPEE, ventes=()), "Coupure après 11:58 : aucune vente n’était en cours"),
        (replace(COUPEE, reprises=2), "Coupure après 11:58 : 2 envois manquaient"),
        (replace(COUPEE, echecs=("Non.",)), "Coupure après 11:58 : des envois de terminaux"),
        (replace(COUPEE, derniere_ecriture=None, ventes=()), "Comptoir a été coupé : aucune"),
    ],
)
def test_a_cut_is_told_in_one_sentence(
    magasin: Magasin, window: MainWindow, coupure: Coupure, sentence: str
) -> None:
    begin(magasin, window, Depart(coupure=coupure))
    assert window.banners.sentences()[COUPURE].startswith(sentence)


def test_its_detail_is_opened_and_the_banner_put_away(magasin: Magasin, window: MainWindow) -> None:
    coupure = replace(COUPEE, ventes=(replace(VENTE, est_reprise=True), VENTE), echecs=("Non.",))
    secours = begin(magasin, window, Depart(coupure=coupure))
    click(find_button(window.banners, "Voir le détail"))
    assert isinstance(secours.dialog, CoupureDialog)
    words = label_texts(secours.dialog)
    for expected in (
        *("aujourd’hui à 11:58:00", "Vérifié, sans défaut", "Il y a 9\u00a0h"),
        *("1 envoi n’a pas pu être repris", "Non."),
    ):
        assert expected in words
    assert any("aucune ne comptera deux fois" in word for word in words)
    click(find_button(secours.dialog, "Fermer"))
    click(find_button(window.banners, "Masquer"))
    assert COUPURE not in window.banners.sentences()


def test_a_large_file_and_no_copy_are_said(magasin: Magasin, window: MainWindow) -> None:
    coupure = replace(COUPEE, est_verifie=False, derniere_sauvegarde=None)
    dialog = CoupureDialog(coupure, magasin.services.times, window)
    words = label_texts(dialog)
    assert "Grand fichier : il se vérifie pendant que vous travaillez" in words
    assert "Aucune pour l’instant" in words


def test_a_restore_is_accounted_for(magasin: Magasin, window: MainWindow) -> None:
    secours = begin(magasin, window, Depart(bilan=BILAN))
    assert isinstance(secours.dialog, BilanDialog)
    words = label_texts(secours.dialog)
    assert "3 ventes enregistrées\nTerminal autorisé de nouveau : Caisse 3" in words
    assert "Livre juste : 4 mouvements vérifiés." in words
    assert "Le fichier d’avant est gardé : comptoir-remplace-2026-03-25-110000.db" in words


def test_a_restored_book_that_is_wrong_is_said(magasin: Magasin, window: MainWindow) -> None:
    rapport = RapportVerification(2, 3, 4, ("Lot 1 : faux.",))
    bilan = replace(BILAN, rapport=rapport, reprise=Reprise())
    words = label_texts(BilanDialog(bilan, magasin.services.times, window))
    assert "Le livre n’est pas juste" in words
    assert "Aucun terminal n’avait rien envoyé depuis cette sauvegarde." in words


def test_what_a_start_took_from_the_journal_is_said(magasin: Magasin, window: MainWindow) -> None:
    reprise = Reprise(demandes=3, ventes=1, en_attente=1, annulations=1, autres=1)
    begin(magasin, window, Depart(reprise=reprise))
    assert window.banners.sentences()[COUPURE] == (
        "Repris du journal des envois : 1 vente enregistrée, 1 vente à régler, 1 annulation, "
        "1 retour, dépense ou refus signalé."
    )


def test_late_copies_stay_in_sight_until_one_is_made(
    qtbot: QtBot, magasin: Magasin, window: MainWindow
) -> None:
    magasin.clock.advance(timedelta(days=3))
    secours = begin(magasin, window, Depart())
    wait_for(qtbot, lambda: RETARD in window.banners.sentences())
    assert window.banners.sentences()[RETARD] == "Aucune sauvegarde n’a encore été faite."
    click(find_button(window.banners, "Voir les sauvegardes"))
    assert window.pages.current_name() == "sauvegardes"
    magasin.core.sauvegardes.make()
    secours.timer.timeout.emit()
    wait_for(qtbot, lambda: RETARD not in window.banners.sentences())
    magasin.clock.advance(timedelta(days=3))
    secours.timer.timeout.emit()
    wait_for(qtbot, lambda: RETARD in window.banners.sentences())
    assert window.banners.sentences()[RETARD] == "La dernière sauvegarde a 3 jours."


def test_a_journal_that_fails_is_said_until_it_works_again(
    qtbot: QtBot, magasin: Magasin, window: MainWindow
) -> None:
    begin(magasin, window, Depart())
    magasin.core.events.publish(JournalEnPanne(en_panne=True))
    wait_for(qtbot, lambda: JOURNAL in window.banners.sentences())
    assert "Les ventes sont bien enregistrées" in window.banners.sentences()[JOURNAL]
    magasin.core.events.publish(JournalEnPanne(en_panne=False))
    wait_for(qtbot, lambda: JOURNAL not in window.banners.sentences())
