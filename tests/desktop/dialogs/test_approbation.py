"""What the owner is told before a terminal is let in, and whose place it takes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.errors import TerminalNotFound
from core.vocabulaire import EtatTerminal
from desktop.dialogs.approbation import ApprobationDialog
from desktop.widgets.fields import ChoiceBox
from tests.builders import make_boutique, make_terminal
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)

NEUF, ADRESSE = "SN-NEUF", "192.168.1.77"
AUCUN = "Aucun : c’est un appareil de plus"
Opener = Callable[[str], ApprobationDialog]


@pytest.fixture
def open_dialog(magasin: Magasin, host: QWidget) -> Opener:
    def opened(serie: str = NEUF) -> ApprobationDialog:
        terminaux = magasin.core.terminaux
        with pytest.raises(TerminalNotFound):
            terminaux.identify(serie, ADRESSE)
        boutiques = magasin.core.boutiques.list_boutiques()
        services = (terminaux, magasin.services.tasks)
        dialog = ApprobationDialog(terminaux.get_terminal(serie), boutiques, services, host)
        dialog.show()
        return dialog

    return opened


def choices_of(dialog: ApprobationDialog, field: int = 1) -> ChoiceBox:
    """Return one of the two lists: the boutiques, then whom the terminal may replace."""
    return dialog.findChildren(ChoiceBox)[field]


def texts_of(box: ChoiceBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def test_what_the_owner_is_told(open_dialog: Opener) -> None:
    texts = " ".join(label_texts(open_dialog(NEUF)))
    assert NEUF in texts
    assert ADRESSE in texts
    assert "Niveau « compatible »" in texts
    assert "pas propre à un appareil" not in texts


@pytest.mark.parametrize("serie", ["UNKNOWN_SERIAL", "MAUI-SIMULATOR", "00000000"])
def test_a_serial_of_many_devices_is_warned_of(open_dialog: Opener, serie: str) -> None:
    assert any("pas propre à un appareil" in text for text in label_texts(open_dialog(serie)))


def test_enter_refuses(qtbot: QtBot, magasin: Magasin, open_dialog: Opener) -> None:
    dialog = open_dialog(NEUF)
    with qtbot.waitSignal(dialog.decided):
        press_key(dialog, Qt.Key.Key_Return)
    assert magasin.core.terminaux.get_terminal(NEUF).etat is EtatTerminal.REFUSE


def test_it_takes_the_place_of_another(qtbot: QtBot, magasin: Magasin, open_dialog: Opener) -> None:
    ancien = make_terminal(magasin.core, magasin.boutique, "SN-VIEUX", "Vieux <b>téléphone</b>")
    dialog = open_dialog(NEUF)
    box = choices_of(dialog)
    wait_for(qtbot, lambda: box.isVisible() and ancien.nom_terminal in texts_of(box))
    assert box.currentText() == AUCUN
    assert not any("sera désactivé" in text for text in label_texts(dialog))
    box.setCurrentText(ancien.nom_terminal)
    assert f"« {ancien.nom_terminal} » sera désactivé" in " ".join(label_texts(dialog))
    type_into(dialog.focusWidget(), "Caisse 2")
    with qtbot.waitSignal(dialog.decided):
        click(find_button(dialog, "Autoriser le terminal"))
    terminaux = magasin.core.terminaux
    assert terminaux.get_terminal(NEUF).remplace_id == ancien.id
    assert terminaux.get_terminal("SN-VIEUX").etat is EtatTerminal.INACTIF


def test_only_those_of_the_boutique_that_nobody_replaced(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener
) -> None:
    core, ailleurs = magasin.core, make_boutique(magasin.core, nom="Ailleurs")
    vieux = make_terminal(core, magasin.boutique, "SN-VIEUX", "Vieux")
    make_terminal(core, magasin.boutique, "SN-SUITE", "Suite")
    core.terminaux.replace("SN-SUITE", vieux.id)
    make_terminal(core, ailleurs, "SN-AILLEURS", "D’ailleurs")
    dialog = open_dialog(NEUF)
    boutique, box = choices_of(dialog, 0), choices_of(dialog)
    boutique.setCurrentText(magasin.boutique.nom)
    wait_for(qtbot, lambda: "Suite" in texts_of(box))
    assert "Vieux" not in texts_of(box)
    boutique.setCurrentText("Ailleurs")
    assert texts_of(box) == [AUCUN, "D’ailleurs"]


def test_where_there_is_none_nothing_is_asked(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener
) -> None:
    vide = make_boutique(magasin.core, nom="Vide")
    dialog = open_dialog(NEUF)
    wait_for(qtbot, lambda: choices_of(dialog).count() > 1)
    choices_of(dialog, 0).setCurrentText(vide.nom)
    assert not choices_of(dialog).isVisible()


def test_what_core_refuses_is_said_at_the_field(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener
) -> None:
    core = magasin.core
    vieux = make_terminal(core, magasin.boutique, "SN-VIEUX", "Vieux")
    dialog = open_dialog(NEUF)
    wait_for(qtbot, lambda: "Vieux" in texts_of(choices_of(dialog)))
    choices_of(dialog).setCurrentText("Vieux")
    make_terminal(core, magasin.boutique, "SN-SUITE", "Suite")
    core.terminaux.replace("SN-SUITE", vieux.id)
    type_into(dialog.focusWidget(), "Caisse 2")
    click(find_button(dialog, "Autoriser le terminal"))
    wait_for(qtbot, lambda: any("déjà remplacé" in text for text in label_texts(dialog)))
    assert core.terminaux.get_terminal(NEUF).boutique_id is None
    choices_of(dialog).setCurrentText(AUCUN)
    assert not any("déjà remplacé" in text for text in label_texts(dialog))
