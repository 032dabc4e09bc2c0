"""The Terminaux page: where to connect, who asks in, how each terminal is doing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.errors import TerminalNotFound
from core.quarantaine import Demande, Precisions
from core.vocabulaire import EtatTerminal, Remede
from desktop.dialogs.approbation import ApprobationDialog
from desktop.dialogs.qr import QrDialog
from desktop.dialogs.reseau import ReseauDialog
from desktop.dialogs.terminal import RenommerDialog
from desktop.pages.page import Surroundings
from desktop.pages.terminaux import TerminauxPage
from desktop.pages.terminaux_detail import TerminalDetail
from desktop.server_status import ServerState, ServerStatus
from desktop.widgets.chip import Option, Setting
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.dialog import NoticeDialog
from desktop.widgets.qr import QrCode
from desktop.widgets.terminal_rows import TerminalAction
from syncserver.lecture import read_charge
from tests.builders import identify, make_article, make_terminal, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    column_texts,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)

ONLINE = ServerStatus(ServerState.ONLINE, ("192.168.1.20:8000", "10.0.0.5:8000"))
JOUR = "FAC-20260325-"


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[TerminauxPage]:
    page = TerminauxPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    page.show_surroundings(Surroundings(ONLINE, terminals=1))
    with qtbot.waitSignal(page.list_shown):
        page.show()
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def savon(magasin: Magasin) -> int:
    """Push a sale; an hour later its replay, a refusal that skips a number, and a sale."""
    savon = make_article(magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=3)
    vente = make_vente(f"{JOUR}001", (savon, 1))
    record(magasin.core, magasin.terminal, vente)
    magasin.clock.advance(timedelta(hours=1))
    others = (make_vente(f"{JOUR}003", (savon, 9)), make_vente(f"{JOUR}004", (savon, 1)))
    record(magasin.core, magasin.terminal, vente, *others)
    return savon


def ask_in(magasin: Magasin, serie: str) -> None:
    with pytest.raises(TerminalNotFound):
        magasin.core.terminaux.identify(serie, "192.168.1.77")


def shown_dialog(qtbot: QtBot, page: TerminauxPage) -> ApprobationDialog:
    """Return the dialog once it has the keyboard."""
    (dialog,) = page.findChildren(ApprobationDialog)
    wait_for(qtbot, lambda: dialog.focusWidget() is not None and dialog.focusWidget().hasFocus())
    return dialog


def detail_of(qtbot: QtBot, page: TerminauxPage, terminal_id: int) -> TerminalDetail:
    page.open_row(terminal_id)
    wait_for(qtbot, page.panel.isVisible)
    content = page.panel.content()
    assert isinstance(content, TerminalDetail)
    return content


def test_the_addresses_to_type_in_and_their_codes(page: TerminauxPage) -> None:
    assert page.addresses.addresses.text() == "192.168.1.20:8000   10.0.0.5:8000"
    assert not page.addresses.retry.isVisible()
    click(page.addresses.code)
    (dialog,) = page.findChildren(QrDialog)
    (code,) = dialog.findChildren(QrCode)
    assert code.text() == "http://192.168.1.20:8000"
    click(find_button(dialog, "QR code de 10.0.0.5:8000"))
    assert code.text() == "http://10.0.0.5:8000"
    assert "http://10.0.0.5:8000" in label_texts(dialog)
    click(find_button(dialog, "Copier 10.0.0.5:8000"))
    assert QGuiApplication.clipboard().text() == "10.0.0.5:8000"
    click(find_button(dialog, "Fermer"))


def test_the_way_of_a_phone_is_tested(page: TerminauxPage) -> None:
    page.show_surroundings(Surroundings(ServerStatus(ServerState.ONLINE)))
    click(page.addresses.test)
    (dialog,) = page.findChildren(ReseauDialog)
    assert dialog.verdicts()
    click(find_button(dialog, "Fermer"))


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (ServerStatus(ServerState.PORT_BUSY, sentence="Le port est pris."), "Le port est pris."),
        (ServerStatus(ServerState.STARTING), "Démarrage"),
        (ServerStatus(ServerState.ONLINE), "aucun réseau"),
    ],
)
def test_why_there_is_no_address(page: TerminauxPage, status: ServerStatus, shown: str) -> None:
    page.show_surroundings(Surroundings(status))
    assert any(shown in text for text in label_texts(page.addresses))
    assert not page.addresses.addresses.isVisible()
    assert not page.addresses.code.isVisible()


def test_a_server_that_could_not_start_can_be_asked_again(
    qtbot: QtBot, page: TerminauxPage
) -> None:
    page.show_surroundings(Surroundings(ServerStatus(ServerState.PORT_BUSY, sentence="Pris.")))
    with qtbot.waitSignal(page.server_asked):
        click(find_button(page.addresses, "Réessayer"))


def test_what_each_sent_today_and_what_became_of_it(
    qtbot: QtBot, magasin: Magasin, savon: int, page: TerminauxPage
) -> None:
    assert savon
    make_terminal(magasin.core, magasin.boutique, "T2", "Caisse 2")
    wait_for(qtbot, lambda: len(page.model.ids) == 2)
    assert column_texts(page.model, "Terminal") == ["Caisse 1 – Mama Chantal", "Caisse 2"]
    assert column_texts(page.model, "État") == ["À surveiller", "Actif"]
    assert column_texts(page.model, "Reçues") == ["4", "–"]
    assert column_texts(page.model, "Créées") == ["2", "–"]
    assert column_texts(page.model, "Doublons") == ["1", "–"]
    assert column_texts(page.model, "Refusées") == ["1", "–"]
    assert column_texts(page.model, "N° manquants") == ["1", "–"]
    assert column_texts(page.model, "Dernière vente") == ["à l’instant", "jamais"]
    sums = list(page.board.card.total_row.shown_totals().sums.values())
    assert [lines[0][0] for lines in sums] == ["4", "2", "1", "1"]
    assert page.board.head.caption.text() == "2 terminaux actifs, 1 à surveiller"
    assert not page.grab().isNull()


def test_a_batch_that_comes_in_shows_at_once(
    qtbot: QtBot, magasin: Magasin, savon: int, page: TerminauxPage
) -> None:
    record(magasin.core, magasin.terminal, make_vente(f"{JOUR}002", (savon, 1)))
    wait_for(qtbot, lambda: column_texts(page.model, "Reçues") == ["5"])
    assert column_texts(page.model, "N° manquants") == ["–"]


def test_a_minute_later_a_silent_terminal_is_told(
    qtbot: QtBot, magasin: Magasin, savon: int, page: TerminauxPage
) -> None:
    assert savon
    magasin.clock.advance(timedelta(hours=3))
    page.tick()
    wait_for(qtbot, lambda: column_texts(page.model, "État") == ["Silencieux depuis 3\u00a0h"])
    words = label_texts(detail_of(qtbot, page, magasin.terminal.id))
    assert "Silencieux depuis 3\u00a0h" in words
    assert "1 numéro manquant" in words
    assert any(f"{JOUR}002" in text for text in words)


def test_a_clock_that_is_ahead_is_told(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    key, now = magasin.terminal.id, magasin.clock.now()
    magasin.core.horloges.note_heure(key, now + timedelta(minutes=12))
    page.tick()
    wait_for(qtbot, lambda: column_texts(page.model, "Horloge") == ["+12\u00a0min"])
    assert "Horloge en avance de 12\u00a0min" in label_texts(detail_of(qtbot, page, key))


def test_the_version_of_the_app_is_shown(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    """As the app says it, be it no number."""
    magasin.core.terminaux.identify(
        magasin.terminal.numero_serie, "192.168.1.20", "Caisse/2.4.0 (Android 13; SM-A145F)"
    )
    page.tick()
    version = "Caisse/2.4.0 (Android 13; SM-A145F)"
    wait_for(qtbot, lambda: column_texts(page.model, "Version") == [version])
    column = [head.title for head in page.model.heads].index("Version")
    assert (
        page.model.index(0, column).data(Qt.ItemDataRole.ToolTipRole) == f"<span>{version}</span>"
    )
    assert version in label_texts(detail_of(qtbot, page, magasin.terminal.id))


def test_one_serial_from_two_addresses_is_told(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    serie = magasin.terminal.numero_serie
    for adresse in ("192.168.1.20", "192.168.1.66"):
        magasin.core.terminaux.identify(serie, adresse)
        magasin.clock.advance(timedelta(minutes=2))
    page.tick()
    wait_for(qtbot, lambda: column_texts(page.model, "État") == ["À surveiller"])
    words = label_texts(detail_of(qtbot, page, magasin.terminal.id))
    assert "Deux appareils sous le même numéro" in words
    assert any("192.168.1.66 et de 192.168.1.20" in text for text in words)


def test_last_requests_and_what_waits_lead_to_their_pages(
    qtbot: QtBot, magasin: Magasin, savon: int, page: TerminauxPage
) -> None:
    assert savon
    detail = detail_of(qtbot, page, magasin.terminal.id)
    assert "4 reçues, 2 créées, 1 doublon, 1 refusée" in label_texts(detail)
    for button, expected in (
        ("Voir l’envoi de 13:00", ["journal", 2]),
        (f"Voir {JOUR}003", ["a_regler", 1]),
    ):
        with qtbot.waitSignal(page.row_asked) as asked:
            click(find_button(detail, button))
        assert asked.args == expected
    for button, target in (
        ("Derniers envois : Journal", "journal"),
        ("À régler (1) : Tout voir", "a_regler"),
    ):
        with qtbot.waitSignal(page.rows_asked) as asked:
            click(find_button(detail, button))
        assert asked.args is not None
        assert asked.args[0] == target
        assert asked.args[1]["terminal"].values == (str(magasin.terminal.id),)


def test_a_stranger_appears_and_is_let_in(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    assert not page.waiting.isVisible()
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    assert any("SN-1" in text for text in label_texts(page.waiting))
    click(page.waiting.rows[0].buttons[TerminalAction.APPROVE])
    dialog = shown_dialog(qtbot, page)
    type_into(dialog.focusWidget(), "Caisse 2")
    with qtbot.waitSignal(dialog.accepted):
        click(find_button(dialog, "Autoriser le terminal"))
    wait_for(qtbot, lambda: not page.waiting.rows)
    wait_for(qtbot, lambda: "Caisse 2" in column_texts(page.model, "Terminal"))
    assert magasin.core.terminaux.identify("SN-1", "192.168.1.77").boutique == magasin.boutique


def test_enter_refuses(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    click(page.waiting.rows[0].buttons[TerminalAction.APPROVE])
    dialog = shown_dialog(qtbot, page)
    with qtbot.waitSignal(page.word_said):
        press_key(dialog, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: TerminalAction.REFUSE not in page.waiting.rows[0].buttons)
    (refused,) = [t for t in magasin.core.terminaux.list_terminaux() if t.boutique_id is None]
    assert refused.etat is EtatTerminal.REFUSE
    assert any("Refusé" in row.accessibleName() for row in page.waiting.rows)


def test_a_terminal_needs_a_name(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    click(page.waiting.rows[0].buttons[TerminalAction.APPROVE])
    dialog = shown_dialog(qtbot, page)
    click(find_button(dialog, "Autoriser le terminal"))
    assert any("Donnez-lui un nom" in text for text in label_texts(dialog))
    type_into(dialog.focusWidget(), "C")
    assert not any("Donnez-lui un nom" in text for text in label_texts(dialog))
    press_key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_core_refuses_is_said_in_the_dialog(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    click(page.waiting.rows[0].buttons[TerminalAction.APPROVE])
    dialog = shown_dialog(qtbot, page)
    magasin.core.terminaux.approve("SN-1", magasin.boutique.id, "Par un autre chemin")
    type_into(dialog.focusWidget(), "Caisse 2")
    click(find_button(dialog, "Autoriser le terminal"))
    wait_for(qtbot, lambda: any("déjà relié" in text for text in label_texts(dialog)))


def test_a_stranger_is_refused_at_once(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    with qtbot.waitSignal(page.word_said) as blocker:
        click(page.waiting.rows[0].buttons[TerminalAction.REFUSE])
    assert blocker.args is not None
    assert blocker.args[1:] == ["Terminal refusé", "SN-1"]


def test_switching_off_and_on(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    detail_of(qtbot, page, magasin.terminal.id)
    assert not page.foot.activate_button.isVisible()
    click(page.foot.deactivate_button)
    wait_for(qtbot, page.foot.activate_button.isVisible)
    assert page.board.head.caption.text() == "0 terminal actif"
    assert column_texts(page.model, "État") == ["Désactivé"]
    click(page.foot.activate_button)
    wait_for(qtbot, page.foot.deactivate_button.isVisible)
    assert identify(magasin.core, magasin.terminal).terminal.etat is EtatTerminal.ACTIF


def test_another_name(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    detail_of(qtbot, page, magasin.terminal.id)
    click(page.foot.rename_button)
    (dialog,) = page.window().findChildren(RenommerDialog)
    dialog.nom.clear()
    click(find_button(dialog, "Enregistrer"))
    assert any("Donnez-lui un nom" in text for text in label_texts(dialog))
    type_into(dialog.nom, "Caisse du fond")
    with qtbot.waitSignal(page.word_said):
        click(find_button(dialog, "Enregistrer"))
    wait_for(qtbot, lambda: column_texts(page.model, "Terminal") == ["Caisse du fond"])


def test_the_serial_number_is_copied(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    detail = detail_of(qtbot, page, magasin.terminal.id)
    with qtbot.waitSignal(page.word_said):
        click(detail.copy_button)
    assert QGuiApplication.clipboard().text() == magasin.terminal.numero_serie


def test_replacing_a_device_goes_on_with_the_one_that_asks_in(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    detail_of(qtbot, page, magasin.terminal.id)
    click(page.foot.replace_button)
    (notice,) = page.window().findChildren(NoticeDialog)
    assert any("Ce terminal remplace : Caisse 1" in text for text in label_texts(notice))
    click(find_button(notice, "Compris"))
    ask_in(magasin, "SN-NEUF")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    click(page.foot.replace_button)
    dialog = shown_dialog(qtbot, page)
    assert any("SN-NEUF" in text for text in label_texts(dialog))
    press_key(dialog, Qt.Key.Key_Escape)


@pytest.mark.usefixtures("savon")
def test_chips_narrow_the_list_by_alert_and_by_version(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    other = make_terminal(magasin.core, magasin.boutique, "T2", "Caisse 2")
    magasin.core.terminaux.identify(other.numero_serie, "192.168.1.21", "3.2")
    wait_for(qtbot, lambda: page.model.rowCount() == 2)
    chip = page.board.filters.chips["signe"]
    assert isinstance(chip, ChoiceChip)
    press_key(chip, Qt.Key.Key_Return)
    popup = chip.popup
    assert popup is not None
    wait_for(qtbot, lambda: popup.list.count() == 5)
    popup.list.setCurrentRow(2)
    assert popup.list.currentItem().text() == "Numéros manquants"
    with qtbot.waitSignal(page.list_shown):
        press_key(popup.list, Qt.Key.Key_Space)
    assert column_texts(page.model, "Terminal") == ["Caisse 1 – Mama Chantal"]
    popup.close()
    with qtbot.waitSignal(page.list_shown):
        chip.choose(Setting())
    with qtbot.waitSignal(page.list_shown):
        page.board.filters.choose("version", Setting((Option("3.2", "3.2"),)))
    assert column_texts(page.model, "Terminal") == ["Caisse 2"]


def test_terminals_that_are_told_apart_can_be_compared_again(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    """The way back from the remedy of À régler."""
    core = magasin.core
    autre = make_terminal(core, magasin.boutique, "autre", "Caisse 2")
    savon = make_article(core, magasin.boutique, "A1", nom="Savon")
    vente = make_vente("FAC-1", (savon, 1))
    record(core, autre, vente)
    record(core, magasin.terminal, vente)
    paire = Precisions(paire=frozenset({autre.id, magasin.terminal.id}))
    remede = Remede.TOUJOURS_DISTINCTES
    core.quarantaine.regler(Demande((1,), read_charge, remede=remede, precisions=paire))
    page.open_row(magasin.terminal.id)
    wait_for(qtbot, lambda: "Ventes toujours distinctes de Caisse 2" in label_texts(page))
    with qtbot.waitSignal(page.word_said):
        click(find_button(page, "Ventes toujours distinctes de Caisse 2 : Ne plus distinguer"))
    assert core.distincts.list_paires(magasin.boutique.id) == ()
    wait_for(qtbot, lambda: "Ventes toujours distinctes de Caisse 2" not in label_texts(page))
