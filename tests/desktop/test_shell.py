"""What surrounds the window: its keys, its menu, its popover, its banner, its search."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.events import FichierEndommage
from desktop.dialogs.a_propos import AProposDialog
from desktop.dialogs.aide import AideDialog
from desktop.dialogs.taux import TauxDialog
from desktop.langue import Langue, LangueSetting
from desktop.notifications import Kind
from desktop.server_control import ServerControl
from desktop.shell import Shell
from desktop.theme import active
from desktop.theme.system import Apparence, Look
from desktop.theme.tokens import DARK, LIGHT
from desktop.widgets.keycap import Keycap
from desktop.widgets.labels import ElidedLabel
from desktop.widgets.search_field import SearchField
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.fake_server import FakeServer
from tests.desktop.screen import click, find_button, label_texts, press_key, type_into, wait_for

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def server() -> FakeServer:
    return FakeServer()


@pytest.fixture
def shell(qtbot: QtBot, magasin: Magasin, server: FakeServer) -> Iterator[Shell]:
    tasks = magasin.services.tasks
    control = ServerControl(lambda: server, magasin.core.parametres, tasks, tasks)
    look = Look()
    shell = Shell(magasin.services, magasin.core.boutiques.list_boutiques(), control, look)
    shell.show()
    with qtbot.waitSignal(control.settled):
        control.start()
    shell.window.activateWindow()
    wait_for(qtbot, shell.window.isActiveWindow)
    yield shell
    tasks.close()
    look.choose(Apparence.SYSTEME)
    shell.close()


def menu_texts(menu: QMenu) -> list[str]:
    return [
        action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()
    ]


def trigger(menu: QMenu, part: str, text: str) -> None:
    """Choose a line of a part of the menu."""
    (holder,) = [a for a in menu.actions() if a.text() == part]
    inner = holder.menu()
    assert isinstance(inner, QMenu)
    next(a for a in inner.actions() if a.text() == text).trigger()


def test_a_sale_is_found_and_opened_by_keyboard_alone(
    qtbot: QtBot, magasin: Magasin, shell: Shell
) -> None:
    article = make_article(magasin.core, magasin.boutique, "A1", nom="Riz parfumé 5 kg")
    record(magasin.core, magasin.terminal, make_vente("FAC-20260325-001", (article, 1)))
    press_key(shell.window, Qt.Key.Key_K, CTRL)
    palette = shell.palette
    wait_for(qtbot, palette.isVisible)
    type_into(palette.field, "0325-001")
    wait_for(qtbot, lambda: len(palette.model.hits) == 2)
    assert [hit.text for hit in palette.model.hits] == ["Ventes", "FAC-20260325-001"]
    press_key(palette.field, Qt.Key.Key_Return)
    page = shell.window.current_page()
    assert page is shell.window.pages["ventes"]
    wait_for(qtbot, lambda: any("FAC-20260325-001" in text for text in label_texts(page)))
    assert not palette.isVisible()


def test_the_palette_is_as_high_as_what_it_found(
    qtbot: QtBot, magasin: Magasin, shell: Shell
) -> None:
    long = "ART-2026-EPICERIE-SECHE-001"
    make_article(magasin.core, magasin.boutique, long, nom="Riz blanc", prix_vente=98_765_400)
    make_article(magasin.core, magasin.boutique, "S1", nom="Photo", suivi_stock=False)
    shell.open_search()
    palette = shell.palette
    whole = palette.view.height()
    type_into(palette.field, "riz")
    wait_for(qtbot, lambda: len(palette.model.hits) == 2)
    # The code comes last: where it is cut, stock and price are not.
    assert palette.model.hits[1].detail.endswith(f"987\u202f654\u00a0FC  ·  {long}")
    rows = sum(palette.view.sizeHintForRow(row) for row in range(2))
    assert rows <= palette.view.height() < rows + 10 < whole
    palette.field.setText("photo")
    wait_for(qtbot, lambda: [hit.text for hit in palette.model.hits] == ["Articles", "Photo"])
    assert palette.model.hits[1].detail.startswith("sans suivi  ·  ")


def test_what_is_typed_while_core_still_looks_is_asked_after_it(
    qtbot: QtBot, magasin: Magasin, shell: Shell
) -> None:
    for code, nom in (("S1", "Photo"), ("R1", "Riz")):
        make_article(magasin.core, magasin.boutique, code, nom=nom)
    shell.open_search()
    palette, gate = shell.palette, Event()
    for _ in range(3):
        magasin.services.tasks.run(gate.wait, lambda _: None)
    palette.field.setText("photo")
    wait_for(qtbot, lambda: palette.is_asking)
    palette.field.setText("riz")
    wait_for(qtbot, lambda: not palette.pause.isActive())
    gate.set()
    wait_for(qtbot, lambda: [hit.text for hit in palette.model.hits] == ["Articles", "Riz"])
    palette.reject()


def test_groups_are_passed_over_by_the_arrows(qtbot: QtBot, magasin: Magasin, shell: Shell) -> None:
    for code, nom in (("R1", "Riz blanc"), ("R2", "Riz parfumé")):
        make_article(magasin.core, magasin.boutique, code, nom=nom)
    shell.open_search()
    palette = shell.palette
    type_into(palette.field, "r")
    wait_for(qtbot, lambda: palette.model.hits[0].text == "Articles")
    seen = []
    for _ in range(4):
        seen.append(palette.model.hits[palette.view.currentIndex().row()])
        press_key(palette.field, Qt.Key.Key_Down)
    assert [hit.text for hit in seen[:2]] == ["Riz blanc", "Riz parfumé"]
    assert len(set(seen)) == 4
    assert all(hit.run is not None for hit in seen)
    press_key(palette.field, Qt.Key.Key_PageUp)
    assert palette.view.currentIndex().row() == 1
    assert not palette.grab().isNull()
    press_key(palette.field, Qt.Key.Key_Escape)
    press_key(palette.field, Qt.Key.Key_Escape)
    wait_for(qtbot, lambda: not palette.isVisible())


def test_commands_and_actions_of_pages_are_found_without_accents(
    qtbot: QtBot, shell: Shell
) -> None:
    wait_for(qtbot, lambda: len(shell.window.pages.made()) == len(list(shell.window.pages)))
    shell.open_search()
    shell.palette.field.setText("REGLER")
    wait_for(qtbot, lambda: any(h.text == "À régler" for h in shell.palette.model.hits))
    press_key(shell.palette.field, Qt.Key.Key_Return)
    assert shell.window.pages.current_name() == "a_regler"
    shell.open_search()
    shell.palette.field.setText("articles nouv")
    wait_for(qtbot, lambda: len(shell.palette.model.hits) > 1)
    assert shell.palette.model.hits[1].text.startswith("Articles : Nouvel")
    shell.palette.field.setText("rien de tel 99")
    assert shell.palette.nothing.isVisible()
    shell.palette.reject()


def test_the_keys_of_the_window(qtbot: QtBot, shell: Shell) -> None:
    press_key(shell.window, Qt.Key.Key_F2)
    assert shell.window.pages.current_name() == "articles"
    field = shell.window.current_page().findChild(SearchField)
    assert isinstance(field, SearchField)
    wait_for(qtbot, field.hasFocus)
    press_key(shell.window, Qt.Key.Key_F1)
    (help_sheet,) = shell.window.findChildren(AideDialog)
    wait_for(qtbot, help_sheet.isVisible)
    keys = {cap.keys for cap in help_sheet.findChildren(Keycap)}
    assert {"F1", "F2", "F5", "Ctrl+K", "Ctrl+1", "Ctrl+N", "Échap"} <= keys
    help_sheet.reject()


def test_the_look_is_chosen_in_the_menu_and_remembered(magasin: Magasin, shell: Shell) -> None:
    assert active() is LIGHT
    trigger(shell.menu.make(), "Apparence", "Sombre")
    assert active() is DARK
    assert magasin.services.preferences.read("apparence", str, "") == "SOMBRE"
    shell.window.commands["apparence.CLAIR"].run()
    assert active() is LIGHT


def test_the_language_is_chosen_in_the_menu_for_the_next_start(
    qtbot: QtBot, magasin: Magasin, shell: Shell
) -> None:
    trigger(shell.menu.make(), "Langue", "English")
    setting = LangueSetting(magasin.core.settings.data_dir)
    assert setting.read() is Langue.ANGLAIS
    wait_for(qtbot, shell.window.toast.isVisible)
    words = "Comptoir parlera cette langue à sa prochaine ouverture."
    assert words in label_texts(shell.window.toast)
    shell.window.commands["langue.fr"].run()
    assert setting.read() is Langue.FRANCAIS


def test_a_kind_of_notice_is_silenced_in_the_menu(shell: Shell) -> None:
    trigger(shell.menu.make(), "Notifications", "Une vente est à régler")
    assert shell.notifications.is_muted(Kind.REFUS)
    assert not shell.notifications.is_muted(Kind.STOCK)
    trigger(shell.menu.make(), "Notifications", "Une vente est à régler")
    assert not shell.notifications.is_muted(Kind.REFUS)


def test_without_a_tray_what_is_told_is_a_word_in_the_window(
    qtbot: QtBot, magasin: Magasin, shell: Shell
) -> None:
    assert not shell.tray.is_available
    wait_for(qtbot, lambda: shell.notifications.knows)
    for adresse_ip in ("192.168.1.20", "192.168.1.21"):
        magasin.core.terminaux.identify(magasin.terminal.numero_serie, adresse_ip)
    wait_for(qtbot, shell.notifications.group.isActive)
    shell.notifications.group.start(0)
    wait_for(qtbot, shell.window.toast.isVisible)
    words = "1 numéro de série vient de deux appareils : Caisse 1 – Mama Chantal"
    assert words in label_texts(shell.window.toast)
    click(find_button(shell.window.toast, "Voir"))
    assert shell.window.pages.current_name() == "terminaux"
    assert not shell.window.toast.isVisible()


def test_the_menu_opens_below_its_button(qtbot: QtBot, shell: Shell) -> None:
    click(shell.window.top_bar.menu_button)
    menu = next(m for m in shell.window.findChildren(QMenu) if m.isVisible())
    assert {"Rechercher", "Aide et touches", "Quitter Comptoir"} <= set(menu_texts(menu))
    menu.close()
    wait_for(qtbot, lambda: not any(m.isVisible() for m in shell.window.findChildren(QMenu)))


def test_the_pill_opens_every_address_with_a_code_to_scan(
    qtbot: QtBot, shell: Shell, server: FakeServer
) -> None:
    server.others = ("10.0.0.2:8000",)
    shell._control.start()  # noqa: SLF001 - the server found another network
    wait_for(qtbot, lambda: "10.0.0.2" in shell.window.top_bar.server_pill.accessibleName())
    click(shell.window.top_bar.server_pill)
    popover = shell.popover
    assert popover is not None
    rows = [label.text() for label in popover.findChildren(ElidedLabel)]
    assert rows == ["192.168.1.20:8000", "10.0.0.2:8000"]
    assert popover.code.text() == "http://192.168.1.20:8000"
    click(find_button(popover, "QR code de 10.0.0.2:8000"))
    assert popover.code.text() == "http://10.0.0.2:8000"
    click(find_button(popover, "Copier 10.0.0.2:8000"))
    assert QGuiApplication.clipboard().text() == "10.0.0.2:8000"
    click(find_button(popover, "Voir les terminaux"))
    assert shell.window.pages.current_name() == "terminaux"
    wait_for(qtbot, lambda: shell.popover is None)


def test_a_damaged_file_is_a_banner(qtbot: QtBot, magasin: Magasin, shell: Shell) -> None:
    """I23: found while the window is open, whatever page is shown."""
    magasin.core.events.publish(FichierEndommage())
    wait_for(qtbot, shell.window.banners.isVisible)
    (sentence,) = shell.window.banners.sentences().values()
    assert "endommagé" in sentence


def test_a_busy_port_is_a_banner_with_two_remedies(
    qtbot: QtBot, shell: Shell, server: FakeServer
) -> None:
    server.taken = {8_000}
    shell._control.start()  # noqa: SLF001 - another program took the port
    wait_for(qtbot, shell.window.banners.isVisible)
    (sentence,) = shell.window.banners.sentences().values()
    assert "Le port 8000 est déjà utilisé." in sentence
    click(find_button(shell.window.banners, "Utiliser le port 8001"))
    wait_for(qtbot, lambda: server.port == 8_001)
    wait_for(qtbot, lambda: not shell.window.banners.isVisible())


def test_the_rate_is_set_from_its_pill(qtbot: QtBot, magasin: Magasin, shell: Shell) -> None:
    pill = shell.window.top_bar.rate_pill
    assert pill.words() == "Taux du jour"
    click(pill)
    (dialog,) = shell.window.findChildren(TauxDialog)
    dialog.editor.setText("deux mille")
    click(dialog.keep)
    assert "2 850" in dialog.field.error()
    assert dialog.editor.text() == "deux mille"
    dialog.editor.setText("2 850,50")
    click(dialog.keep)
    wait_for(qtbot, lambda: "2\u202f850,50" in pill.words())
    known = magasin.core.taux.find_taux(magasin.boutique.id)
    assert known is not None
    assert known.taux == 285_050
    click(pill)
    again = shell.window.findChildren(TauxDialog)[-1]
    wait_for(qtbot, lambda: any("2\u202f850,50" in text for text in label_texts(again)))
    again.reject()


def test_about_tells_what_one_asks_for_first(magasin: Magasin, shell: Shell) -> None:
    shell.open_about()
    (about,) = shell.window.findChildren(AProposDialog)
    click(find_button(about, "Copier les informations"))
    copied = QGuiApplication.clipboard().text()
    assert str(magasin.core.settings.data_dir) in copied
    assert "LGPL" in copied
    about.accept()
