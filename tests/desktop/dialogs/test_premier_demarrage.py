"""The first start: five steps by mouse or by keyboard, and nothing typed is lost on the way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from core.application import Core
from core.boutiques import Boutique
from core.catalogue.articles import FiltreArticles
from core.clock import get_zone
from core.errors import TerminalNotFound
from core.vocabulaire import Devise, EtatTerminal, PolitiqueStock
from desktop.bridge import EventBridge
from desktop.dialogs.importation import ImportationDialog
from desktop.dialogs.premier_demarrage import PremierDemarrageDialog
from desktop.dialogs.premier_demarrage.boutique import FUSEAUX, EtapeBoutique
from desktop.dialogs.premier_demarrage.dialogue import find_etape
from desktop.dialogs.premier_demarrage.essai import EssaiCard
from desktop.dialogs.premier_demarrage.etape import Contexte
from desktop.dialogs.premier_demarrage.serveur import EtapeServeur, try_addresses
from desktop.langue import Langue, LangueSetting
from desktop.server_status import ServerState, ServerStatus
from desktop.tasks import Tasks
from desktop.widgets.fields import ChoiceBox
from tests.builders import make_article, make_boutique, make_terminal, make_vente, open_tmp_core
from tests.builders import record as push
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)
from tests.serving import serving

ONLINE = ServerStatus(ServerState.ONLINE, ("127.0.0.1:1",))
BOUTIQUE, PROPRIETAIRE, ARTICLES, SERVEUR, SAUVEGARDE = range(5)


@pytest.fixture
def core(tmp_path: Path, tasks: Tasks) -> Iterator[Core]:
    core = open_tmp_core(tmp_path / "donnees")
    yield core
    tasks.close()
    core.close()


@pytest.fixture
def contexte(core: Core, tasks: Tasks) -> Iterator[Contexte]:
    bridge = EventBridge(core.events)
    yield Contexte(core, tasks, bridge, LangueSetting(core.settings.data_dir))
    bridge.close()


@pytest.fixture
def dialog(qtbot: QtBot, contexte: Contexte) -> PremierDemarrageDialog:
    dialog = PremierDemarrageDialog(contexte)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_was_changed_of_the_boutique_is_said_with_who_did(
    qtbot: QtBot, contexte: Contexte
) -> None:
    boutique = make_boutique(contexte.core)
    contexte.core.utilisateurs.save_proprietaire("Mama <b>Odette</b>")
    contexte.core.boutiques.set_politique(boutique.id, PolitiqueStock.ACCEPTER)
    contexte.core.boutiques.set_rejeu_auto(boutique.id, actif=True)
    dialog = PremierDemarrageDialog(contexte, contexte.core.boutiques.get_boutique(boutique.id))
    qtbot.addWidget(dialog)
    dialog.show()
    etape = dialog.findChildren(EtapeBoutique)[0]
    wait_for(qtbot, etape.traces.isVisible)
    assert etape.traces.text().splitlines()[1:] == [
        "Rejeu automatique : non → oui, 12:00 par Mama <b>Odette</b>",
        "Vente sans stock : refuser → accepter, 12:00 par Mama <b>Odette</b>",
    ]


def open_at(qtbot: QtBot, contexte: Contexte, rank: int) -> tuple[PremierDemarrageDialog, Boutique]:
    """Open the first start of a known boutique at one of its steps."""
    boutique = make_boutique(contexte.core)
    dialog = PremierDemarrageDialog(contexte, boutique)
    qtbot.addWidget(dialog)
    dialog.show_etape(rank)
    dialog.show()
    return dialog, boutique


def edits(dialog: PremierDemarrageDialog) -> list[QLineEdit]:
    """Return the visible editors of the step on screen, in their order."""
    found = dialog.etapes[dialog.current()].findChildren(QLineEdit)
    return [editor for editor in found if editor.isVisible()]


def texts(dialog: PremierDemarrageDialog) -> list[str]:
    return label_texts(dialog.etapes[dialog.current()])


def go_on(dialog: PremierDemarrageDialog) -> None:
    click(find_button(dialog, "Continuer"))


def says(dialog: PremierDemarrageDialog, part: str) -> bool:
    return any(part in text for text in texts(dialog))


def test_a_name_is_enough(qtbot: QtBot, core: Core, dialog: PremierDemarrageDialog) -> None:
    type_into(edits(dialog)[0], "Alimentation Mama Odette")
    with qtbot.waitSignal(dialog.boutique_added):
        press_key(dialog, Qt.Key.Key_Return)
    (boutique,) = core.boutiques.list_boutiques()
    assert boutique.nom == "Alimentation Mama Odette"
    assert (boutique.devise, boutique.fuseau) == (Devise.CDF, "Africa/Kinshasa")
    assert boutique.politique_stock is PolitiqueStock.REFUSER
    assert dialog.current() == PROPRIETAIRE


def test_every_answer_counts(qtbot: QtBot, core: Core, dialog: PremierDemarrageDialog) -> None:
    type_into(edits(dialog)[0], "Depot")
    type_into(edits(dialog)[1], "Goma")
    click(find_button(dialog, "Dollars ($)"))
    press_key(dialog.findChildren(ChoiceBox)[0], Qt.Key.Key_Down)
    words = "Le stock n’est pas encore saisi : accepter les ventes et m’alerter"
    click(find_button(dialog, words))
    with qtbot.waitSignal(dialog.boutique_added):
        go_on(dialog)
    (boutique,) = core.boutiques.list_boutiques()
    assert (boutique.devise, boutique.fuseau) == (Devise.USD, "Africa/Lubumbashi")
    assert (boutique.ville, boutique.politique_stock) == ("Goma", PolitiqueStock.ACCEPTER)


def test_the_language_chosen_is_kept_and_shown_again(
    qtbot: QtBot, contexte: Contexte, dialog: PremierDemarrageDialog
) -> None:
    assert find_button(dialog, "Comme l’ordinateur").isChecked()
    assert says(dialog, "Comptoir parlera cette langue à sa prochaine ouverture.")
    click(find_button(dialog, "English"))
    data_dir = contexte.core.settings.data_dir
    assert LangueSetting(data_dir).read() is Langue.ANGLAIS
    again = PremierDemarrageDialog(replace(contexte, langue=LangueSetting(data_dir)))
    qtbot.addWidget(again)
    again.show()
    assert find_button(again, "English").isChecked()
    click(find_button(again, "Français"))
    assert LangueSetting(data_dir).read() is Langue.FRANCAIS


def test_a_missing_name_is_asked_for_beside_its_field(
    core: Core, dialog: PremierDemarrageDialog
) -> None:
    go_on(dialog)
    sentence = "Écrivez le nom de la boutique, tel que vos clients le lisent."
    assert sentence in texts(dialog)
    assert core.boutiques.list_boutiques() == ()
    assert find_button(dialog, "Continuer").isEnabled()
    type_into(edits(dialog)[0], "M")
    assert sentence not in texts(dialog)


def test_what_core_refuses_is_said(qtbot: QtBot, dialog: PremierDemarrageDialog) -> None:
    # A name of nothing but invisible signs is no name to core.
    edits(dialog)[0].setText("\u200e")
    go_on(dialog)
    wait_for(qtbot, lambda: says(dialog, "obligatoire"))
    assert find_button(dialog, "Continuer").isEnabled()


def test_leaving_or_trying_the_demo(qtbot: QtBot, dialog: PremierDemarrageDialog) -> None:
    with qtbot.waitSignal(dialog.demo_asked):
        click(find_button(dialog, "Essayer avec des données d’exemple"))
    with qtbot.waitSignal(dialog.rejected):
        click(find_button(dialog, "Quitter"))


def test_every_time_zone_is_known() -> None:
    assert [get_zone(zone).key for zone in FUSEAUX] == list(FUSEAUX)


def test_going_back_loses_nothing_and_edits_the_same_boutique(
    qtbot: QtBot, core: Core, dialog: PremierDemarrageDialog
) -> None:
    type_into(edits(dialog)[0], "Depot")
    go_on(dialog)
    wait_for(qtbot, lambda: dialog.current() == PROPRIETAIRE)
    type_into(edits(dialog)[0], "Odette")
    click(find_button(dialog, "Précédent"))
    assert edits(dialog)[0].text() == "Depot"
    assert not find_button(dialog, "Dollars ($)").isEnabled()
    edits(dialog)[0].setText("Depot central")
    go_on(dialog)
    wait_for(qtbot, lambda: dialog.current() == PROPRIETAIRE)
    assert edits(dialog)[0].text() == "Odette"
    assert [b.nom for b in core.boutiques.list_boutiques()] == ["Depot central"]


def test_the_owner_gives_a_name_and_a_pin(qtbot: QtBot, contexte: Contexte) -> None:
    dialog, _ = open_at(qtbot, contexte, PROPRIETAIRE)
    nom, pin, again = edits(dialog)
    for editor, text in ((nom, "Mama Odette"), (pin, "4826"), (again, "4827")):
        type_into(editor, text)
    go_on(dialog)
    assert says(dialog, "Les deux codes ne sont pas les mêmes.")
    again.setText("4826")
    go_on(dialog)
    wait_for(qtbot, lambda: dialog.current() == ARTICLES)
    found = contexte.core.utilisateurs.find_proprietaire()
    assert found is not None
    assert (found.nom, found.a_un_pin) == ("Mama Odette", True)
    contexte.core.utilisateurs.check_pin("4826")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("", ""), "Écrivez votre nom ou votre surnom."),
        (("Odette", "12"), "Le code PIN a de 4 à 8 chiffres."),
        (("Odette", "12ab"), "Le code PIN a de 4 à 8 chiffres."),
    ],
)
def test_a_bad_answer_about_the_owner_is_said(
    qtbot: QtBot, contexte: Contexte, typed: tuple[str, str], sentence: str
) -> None:
    dialog, _ = open_at(qtbot, contexte, PROPRIETAIRE)
    nom, pin = typed
    for editor, text in zip(edits(dialog), (nom, pin, pin), strict=True):
        type_into(editor, text)
    go_on(dialog)
    wait_for(qtbot, lambda: says(dialog, sentence))
    assert [editor.text() for editor in edits(dialog)] == [nom, pin, pin]


def test_a_known_pin_is_changed_only_by_who_knows_it(qtbot: QtBot, contexte: Contexte) -> None:
    contexte.core.utilisateurs.save_proprietaire("Odette")
    contexte.core.utilisateurs.set_pin("4826")
    dialog, _ = open_at(qtbot, contexte, PROPRIETAIRE)
    wait_for(qtbot, lambda: len(edits(dialog)) == 4)
    _nom, actuel, pin, again = edits(dialog)
    for editor, text in ((actuel, "0000"), (pin, "1357"), (again, "1357")):
        type_into(editor, text)
    go_on(dialog)
    wait_for(qtbot, lambda: says(dialog, "Ce n’est pas le bon code."))
    actuel.setText("4826")
    go_on(dialog)
    wait_for(qtbot, lambda: dialog.current() == ARTICLES)
    contexte.core.utilisateurs.check_pin("1357")


def test_common_articles_to_begin_with_have_no_stock(qtbot: QtBot, contexte: Contexte) -> None:
    dialog, boutique = open_at(qtbot, contexte, ARTICLES)
    click(find_button(dialog, "Partir d’une liste d’exemple"))
    go_on(dialog)
    wait_for(qtbot, lambda: dialog.current() == SERVEUR)
    catalogue = contexte.core.catalogue
    ids = catalogue.list_ids(FiltreArticles(boutique.id))
    assert len(ids) > 200
    assert {row.article.quantite_stock for row in catalogue.list_rows(ids)} == {0}


def test_beginning_with_nothing(qtbot: QtBot, contexte: Contexte) -> None:
    dialog, boutique = open_at(qtbot, contexte, ARTICLES)
    click(find_button(dialog, "Commencer sans article"))
    go_on(dialog)
    wait_for(qtbot, lambda: dialog.current() == SERVEUR)
    assert contexte.core.catalogue.total(FiltreArticles(boutique.id)).lignes == 0


def test_a_list_is_imported_by_the_dialog_of_the_articles(qtbot: QtBot, magasin: Magasin) -> None:
    services = magasin.services
    langue = LangueSetting(magasin.core.settings.data_dir)
    contexte = Contexte(magasin.core, services.tasks, services.bridge, langue)
    dialog = PremierDemarrageDialog(contexte, magasin.boutique)
    qtbot.addWidget(dialog)
    dialog.show_services(services)
    dialog.show_etape(ARTICLES)
    dialog.show()
    go_on(dialog)
    (importation,) = dialog.findChildren(ImportationDialog)
    assert importation.isVisible()
    make_article(magasin.core, magasin.boutique, "A1")
    importation.imported.emit(1, 0)
    wait_for(qtbot, lambda: says(dialog, "La boutique a déjà 1 articles"))
    importation.reject()
    go_on(dialog)
    wait_for(qtbot, lambda: dialog.current() == SERVEUR)


def test_the_addresses_are_shown_as_text_and_as_a_code(qtbot: QtBot, contexte: Contexte) -> None:
    dialog, _ = open_at(qtbot, contexte, SERVEUR)
    assert says(dialog, "Le serveur démarre…")
    dialog.show_server(ONLINE)
    serveur = dialog.etapes[SERVEUR]
    assert isinstance(serveur, EtapeServeur)
    assert serveur.qr.text() == "http://127.0.0.1:1"
    assert "http://127.0.0.1:1" in texts(dialog)
    dialog.show_server(ServerStatus(ServerState.PORT_BUSY, sentence="Le port 8000 est pris."))
    assert says(dialog, "Le port 8000 est pris.")
    with qtbot.waitSignal(dialog.server_asked):
        click(find_button(dialog, "Réessayer"))
    dialog.show_server(ServerStatus(ServerState.ONLINE))
    assert says(dialog, "relié à aucun réseau")


def test_an_address_that_does_not_answer_is_said(qtbot: QtBot, contexte: Contexte) -> None:
    dialog, _ = open_at(qtbot, contexte, SERVEUR)
    dialog.show_server(ONLINE)
    click(find_button(dialog, "Tester le réseau"))
    wait_for(qtbot, lambda: says(dialog, "Une adresse ne répond pas."))


def test_our_own_server_answers_the_test(tmp_path: Path) -> None:
    with serving(tmp_path / "serveur") as port:
        address = f"127.0.0.1:{port}"
        assert try_addresses((address, "127.0.0.1:1")) == {address: True, "127.0.0.1:1": False}


def test_a_second_place_is_remembered_at_once(
    qtbot: QtBot, contexte: Contexte, tmp_path: Path
) -> None:
    dialog, _ = open_at(qtbot, contexte, SAUVEGARDE)
    assert says(dialog, str(contexte.core.settings.sauvegardes))
    click(find_button(dialog, "Choisir un dossier…"))
    chooser = dialog.etapes[SAUVEGARDE].findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path))
    wait_for(qtbot, lambda: says(dialog, str(tmp_path)))
    externe = contexte.core.sauvegardes.externe
    wait_for(qtbot, lambda: externe.find() == tmp_path)
    chooser.fileSelected.emit(str(tmp_path / "absent"))
    wait_for(qtbot, lambda: says(dialog, "Rien ne peut être écrit"))
    assert externe.find() == tmp_path
    click(find_button(dialog, "Ne plus copier là"))
    wait_for(qtbot, lambda: externe.find() is None)


def find_cards(dialog: PremierDemarrageDialog) -> list[EssaiCard]:
    return [card for card in dialog.findChildren(EssaiCard) if card.isVisible()]


def test_the_trial_sale_turns_green(qtbot: QtBot, contexte: Contexte) -> None:
    dialog, boutique = open_at(qtbot, contexte, SAUVEGARDE)
    core = contexte.core
    article = make_article(core, boutique, "A1", prix_vente=100_000)
    assert says(dialog, "Aucun terminal ne s’est encore présenté")
    terminal = make_terminal(core, boutique, "0a1b", "Caisse 1")
    wait_for(qtbot, lambda: says(dialog, "nous attendons sa vente d’essai"))
    # As a terminal does: from the server's thread.
    sender = Thread(target=push, args=(core, terminal, make_vente("F1", (article, 1))))
    sender.start()
    sender.join()
    wait_for(qtbot, lambda: says(dialog, "Vente de 1\u202f000\u00a0FC reçue"))
    click(find_button(dialog, "Terminer"))
    assert dialog.result() == dialog.DialogCode.Accepted


def test_a_trial_sale_that_is_refused_has_come_through_all_the_same(
    qtbot: QtBot, contexte: Contexte
) -> None:
    dialog, boutique = open_at(qtbot, contexte, SAUVEGARDE)
    article = make_article(contexte.core, boutique, "A1", quantite_stock=0)
    terminal = make_terminal(contexte.core, boutique, "0a1b", "Caisse 1")
    push(contexte.core, terminal, make_vente("F1", (article, 1)))
    wait_for(qtbot, lambda: says(dialog, "Elle attend dans « À régler » : Stock insuffisant"))


def test_a_terminal_that_asks_is_let_in_right_there(qtbot: QtBot, contexte: Contexte) -> None:
    dialog, _ = open_at(qtbot, contexte, SAUVEGARDE)
    with pytest.raises(TerminalNotFound):
        contexte.core.terminaux.identify("e41f", "192.168.1.37")
    wait_for(qtbot, lambda: says(dialog, "Un terminal demande à entrer : e41f"))
    click(find_button(dialog, "Décider…"))
    panel = dialog.etapes[SAUVEGARDE]
    refuse = find_button(panel, "Refuser")
    assert refuse.property("default")
    approbation = refuse.window()
    type_into(approbation.findChildren(QLineEdit)[0], "Caisse 1")
    click(find_button(approbation, "Autoriser le terminal"))
    wait_for(qtbot, lambda: says(dialog, "nous attendons sa vente d’essai"))
    (terminal,) = contexte.core.terminaux.list_terminaux()
    assert terminal.etat is EtatTerminal.ACTIF


def test_what_was_left_open_is_opened_next_time(qtbot: QtBot, contexte: Contexte) -> None:
    parametres = contexte.core.parametres
    assert find_etape(parametres) is None
    dialog, _ = open_at(qtbot, contexte, PROPRIETAIRE)
    click(find_button(dialog, "Plus tard"))
    wait_for(qtbot, lambda: find_etape(parametres) == ARTICLES)
    dialog.show_etape(SAUVEGARDE)
    click(find_button(dialog, "Terminer"))
    wait_for(qtbot, lambda: find_etape(parametres) is None)
