"""Choices about the window: typed, kept in the file, and forgiven when their shape has changed."""

from pytestqt.qtbot import QtBot

from desktop.preferences import Preferences
from tests.desktop.conftest import Magasin


def test_a_choice_is_there_at_once_and_in_the_next_program(qtbot: QtBot, magasin: Magasin) -> None:
    chosen = magasin.services.preferences
    assert chosen.read("theme", str, "systeme") == "systeme"
    chosen.write("theme", "sombre")
    assert chosen.read("theme", str, "systeme") == "sombre"
    qtbot.waitUntil(lambda: magasin.core.parametres.read("fenetre.theme") == '"sombre"')
    again = Preferences(magasin.core.parametres, magasin.services.tasks)
    assert again.read("theme", str, "systeme") == "sombre"


def test_a_choice_of_another_shape_counts_as_never_made(magasin: Magasin) -> None:
    magasin.core.parametres.write("fenetre.colonnes", '{"a": 1}')
    again = Preferences(magasin.core.parametres, magasin.services.tasks)
    assert again.read("colonnes", list[int], [3]) == [3]
