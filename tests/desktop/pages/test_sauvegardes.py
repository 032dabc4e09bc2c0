"""The Sauvegardes page: copies with their proof, made, chosen and gone back to by its buttons."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.application import open_core
from core.limites import RETARD_SAUVEGARDE
from core.sauvegarde import Lieu
from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.dialogs.restauration import RestaurationDialog
from desktop.pages.sauvegardes import SauvegardesPage
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, find_button, label_texts, press_key, wait_for

JOUR = timedelta(days=1)


@pytest.fixture
def article(magasin: Magasin) -> int:
    return make_article(magasin.core, magasin.boutique, "A1", nom="Riz <b>parfumé</b>")


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin, article: int) -> Iterator[SauvegardesPage]:
    assert article
    page = SauvegardesPage(magasin.services)
    page.resize(1000, 700)
    page.show_boutique(magasin.boutique)
    page.show()
    wait_for(qtbot, lambda: bool(page.head.caption.text()))
    yield page
    magasin.services.tasks.close()
    page.deleteLater()


def make_copy(qtbot: QtBot, page: SauvegardesPage) -> None:
    """Press the button, and wait for its row."""
    before = len(page.copies.rows)
    name = "Sauvegarder maintenant"
    button = page.make_button if page.make_button.isVisible() else find_button(page.empty, name)
    click(button)
    wait_for(qtbot, lambda: len(page.copies.rows) > before and page.waiting is None)


def ask_restore(qtbot: QtBot, page: SauvegardesPage, rank: int = 0) -> RestaurationDialog:
    """Press « Restaurer… » and wait for what it would change."""
    click(page.copies.rows[rank].restore)
    wait_for(qtbot, lambda: page.dialog is not None and page.dialog.isVisible())
    assert page.dialog is not None
    return page.dialog


def test_an_empty_page_says_why_and_makes_the_first_copy(
    qtbot: QtBot, magasin: Magasin, page: SauvegardesPage
) -> None:
    assert "Pas encore de sauvegarde" in label_texts(page.empty)
    assert not page.make_button.isVisible()
    with qtbot.waitSignal(page.word_said) as said:
        make_copy(qtbot, page)
    assert said.args is not None
    assert said.args[1:] == ["Sauvegarde faite et vérifiée", "1 mouvement, 0 vente"]
    (row,) = page.copies.rows
    assert row.title.text() == "Aujourd’hui à 12:00:00"
    assert row.proof.text().startswith("Vérifiée, 1 mouvement, 0 vente")
    assert page.make_button.isVisible()
    assert len(magasin.core.sauvegardes.list_sauvegardes()) == 1


def test_a_copy_under_way_can_be_given_up(
    qtbot: QtBot,
    magasin: Magasin,
    page: SauvegardesPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Esc stops it; the copy looks for that at every step here, since the file is so small."""
    monkeypatch.setattr("core.db.copie.CANCEL_STEPS", 1)
    with magasin.core.sauvegardes._lock:  # noqa: SLF001 - another copy is under way
        click(find_button(page.empty, "Sauvegarder maintenant"))
        dialog = page.waiting
        assert dialog is not None
        press_key(dialog, Qt.Key.Key_Escape)
        assert label_texts(dialog)[-1] == "Arrêt en cours…"
    with qtbot.waitSignal(page.word_said) as said:
        pass
    assert said.args is not None
    assert said.args[1] == "Sauvegarde arrêtée"
    assert magasin.core.sauvegardes.list_sauvegardes() == ()


def test_a_restore_shows_its_cost_and_asks_before_anything_changes(
    qtbot: QtBot, magasin: Magasin, page: SauvegardesPage, article: int
) -> None:
    make_copy(qtbot, page)
    record(magasin.core, magasin.terminal, make_vente("F1", (article, 2)))
    magasin.core.stock.record_mouvement(
        CommandeMouvement(magasin.boutique.id, article, TypeMouvement.ENTREE, 40, Motif.ACHAT)
    )
    dialog = ask_restore(qtbot, page)
    words = label_texts(dialog)
    assert any("1 vente reçue depuis : 50\u202f000\u00a0FC" in word for word in words)
    assert "À refaire à la main : 1" in words
    assert "Entrée +40, Riz <b>parfumé</b>" in dialog.liste.toPlainText()
    assert not dialog.restore_button.isEnabled()
    click(dialog.restore_button)
    assert dialog.isVisible()
    click(dialog.check)
    with qtbot.waitSignal(page.restart_asked):
        click(dialog.restore_button)
    magasin.services.tasks.close()
    magasin.core.close()
    again = open_core(magasin.core.settings, magasin.clock)
    assert again.depart.bilan is not None
    assert again.depart.bilan.reprise.ventes == 1
    (row,) = again.catalogue.list_rows([article])
    assert row.article.quantite_stock == 8
    again.close()


def test_escape_leaves_everything_as_it_is(
    qtbot: QtBot, magasin: Magasin, page: SauvegardesPage
) -> None:
    make_copy(qtbot, page)
    dialog = ask_restore(qtbot, page)
    assert "Aucun terminal n’a rien envoyé depuis cette sauvegarde." in label_texts(dialog)
    press_key(dialog, Qt.Key.Key_Escape)
    folder = magasin.core.settings.data_dir / "restauration"
    wait_for(qtbot, lambda: not list(folder.glob("*")))


def test_a_copy_that_is_spoilt_meanwhile_is_said(
    qtbot: QtBot, magasin: Magasin, page: SauvegardesPage, expected_logs: list[str]
) -> None:
    make_copy(qtbot, page)
    (row,) = page.copies.rows
    row.copie.chemin.write_bytes(b"")
    with qtbot.waitSignal(magasin.services.tasks.failed) as failed:
        click(row.restore)
    assert failed.args is not None
    assert failed.args[0].message == "Cette sauvegarde est vide."
    assert page.waiting is None
    assert expected_logs == []


def test_the_second_place_is_told_in_plain_words(
    qtbot: QtBot, magasin: Magasin, page: SauvegardesPage, tmp_path: Path
) -> None:
    cle = tmp_path.parent / f"{tmp_path.name}-cle"
    cle.mkdir()
    assert page.second.state.text().startswith("Aucun second dossier.")
    click(page.second.choose_button)
    (chooser,) = page.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(cle))
    chooser.close()
    wait_for(qtbot, lambda: page.second.state.text() == EN_ATTENTE)
    make_copy(qtbot, page)
    wait_for(qtbot, lambda: page.second.state.text().startswith("Branché. Dernière copie"))
    assert page.second.path.text() == str(cle)
    assert sorted(row.copie.lieu for row in page.copies.rows) == [Lieu.AILLEURS, Lieu.ICI]
    for path in cle.iterdir():
        path.unlink()
    cle.rmdir()
    page.tick()
    wait_for(qtbot, lambda: "n’est pas branché" in page.second.state.text())
    click(page.second.forget_button)
    wait_for(qtbot, lambda: page.second.state.text().startswith("Aucun second dossier."))
    assert magasin.core.sauvegardes.externe.find() is None


EN_ATTENTE = "Branché. Il recevra la prochaine sauvegarde."


def test_a_folder_that_cannot_be_the_second_place_is_refused(
    qtbot: QtBot, magasin: Magasin, page: SauvegardesPage
) -> None:
    click(page.second.choose_button)
    (chooser,) = page.findChildren(QFileDialog)
    with qtbot.waitSignal(magasin.services.tasks.failed) as failed:
        chooser.fileSelected.emit(str(magasin.core.settings.data_dir))
    chooser.close()
    assert failed.args is not None
    assert failed.args[0].champ == "dossier"


def test_a_late_copy_is_no_longer_late_once_it_is_made(
    qtbot: QtBot, magasin: Magasin, page: SauvegardesPage
) -> None:
    sauvegardes = magasin.core.sauvegardes
    assert sauvegardes.find_retard() is None
    magasin.clock.advance(RETARD_SAUVEGARDE + JOUR)
    retard = sauvegardes.find_retard()
    assert retard is not None
    assert retard.derniere is None
    make_copy(qtbot, page)
    assert sauvegardes.find_retard() is None
    magasin.clock.advance(RETARD_SAUVEGARDE + JOUR)
    assert sauvegardes.find_retard() == replace(
        retard, derniere=magasin.clock.now() - RETARD_SAUVEGARDE - JOUR
    )
