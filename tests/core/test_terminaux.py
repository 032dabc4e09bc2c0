"""Who is let in: strangers wait, the owner decides, and only the approved are known (I14)."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier

import pytest

from core.errors import (
    BoutiqueInactive,
    BoutiqueNotFound,
    InvalidFormat,
    SerieAlreadyUsed,
    TerminalInactif,
    TerminalNotFound,
)
from core.events import TerminauxChanges
from core.limites import ACTIVITE_ARRONDIE, ATTENTE_PROTEGEE, TERMINAUX_EN_ATTENTE_MAX
from core.terminaux import Terminal, Terminaux
from core.vocabulaire import EtatTerminal
from tests.builders import MIDI, make_boutique
from tests.core.conftest import Magasin
from tests.core.ventes.test_pannes import execute

SERIE = "stranger"


@pytest.fixture
def terminaux(magasin: Magasin) -> Terminaux:
    return magasin.core.terminaux


def knock(terminaux: Terminaux, serie: str = SERIE) -> None:
    """Ask in as a stranger does: by any request."""
    with pytest.raises(TerminalNotFound):
        terminaux.identify(serie, "192.168.1.30")


def waiting(terminaux: Terminaux) -> list[str]:
    return [t.numero_serie for t in terminaux.list_terminaux() if t.etat is EtatTerminal.EN_ATTENTE]


def find(terminaux: Terminaux, serie: str) -> Terminal:
    return next(t for t in terminaux.list_terminaux() if t.numero_serie == serie)


def test_an_approved_terminal_is_known_with_its_boutique(magasin: Magasin) -> None:
    identifie = magasin.core.terminaux.identify(magasin.terminal.numero_serie, "192.168.1.20")
    assert identifie.terminal.nom_terminal == "Terminal messie vanza"
    assert identifie.boutique == magasin.boutique


def test_a_stranger_waits_once(magasin: Magasin, terminaux: Terminaux) -> None:
    heard: list[TerminauxChanges] = []
    magasin.core.events.subscribe(TerminauxChanges, heard.append)
    knock(terminaux)
    knock(terminaux)
    assert waiting(terminaux) == [SERIE]
    assert len(heard) == 1
    stranger = find(terminaux, SERIE)
    assert (stranger.boutique_id, stranger.adresse_ip) == (None, "192.168.1.30")
    assert terminaux.list_terminaux()[0] == stranger


def test_pending_refused_and_unknown_learn_the_same(terminaux: Terminaux) -> None:
    messages = set()
    for prepare in (lambda: None, lambda: None, lambda: terminaux.refuse(SERIE)):
        prepare()
        with pytest.raises(TerminalNotFound) as error:
            terminaux.identify(SERIE, "")
        messages.add(error.value.message)
    assert len(messages) == 1


@pytest.mark.parametrize("serie", ["", "x" * 101, "a\nb", "a\u202eb", "\ud800"])
def test_a_serial_that_cannot_be_shown_leaves_no_trace(terminaux: Terminaux, serie: str) -> None:
    knock(terminaux, serie)
    assert waiting(terminaux) == []


def test_the_list_of_strangers_is_short_and_protects_the_young(
    magasin: Magasin, terminaux: Terminaux
) -> None:
    """I14: at most 20; who came less than ten minutes ago is not pushed out."""
    for number in range(TERMINAUX_EN_ATTENTE_MAX):
        knock(terminaux, f"s{number:02d}")
    magasin.clock.advance(ATTENTE_PROTEGEE - timedelta(microseconds=1))
    knock(terminaux, "late")
    assert "late" not in waiting(terminaux)
    magasin.clock.advance(timedelta(microseconds=1))
    knock(terminaux, "late")
    assert len(waiting(terminaux)) == TERMINAUX_EN_ATTENTE_MAX
    assert "late" in waiting(terminaux)
    assert "s00" not in waiting(terminaux)


def test_the_owner_lets_a_stranger_in(magasin: Magasin, terminaux: Terminaux) -> None:
    knock(terminaux)
    approved = terminaux.approve(SERIE, magasin.boutique.id, " Caisse\n2 ")
    assert (approved.etat, approved.boutique_id, approved.nom_terminal) == (
        *(EtatTerminal.ACTIF, magasin.boutique.id),
        "Caisse 2",
    )
    assert terminaux.identify(SERIE, "").terminal.id == approved.id
    with pytest.raises(SerieAlreadyUsed):
        terminaux.approve(SERIE, magasin.boutique.id, "Caisse 3")


def test_two_boutiques_cannot_both_let_one_terminal_in(
    magasin: Magasin, terminaux: Terminaux
) -> None:
    """I13: whoever comes second finds it taken, however close the two are."""
    knock(terminaux)
    autre, together = make_boutique(magasin.core, nom="Autre"), Barrier(8)

    def let_in(boutique_id: int) -> int:
        together.wait()
        with suppress(SerieAlreadyUsed):
            terminaux.approve(SERIE, boutique_id, "Caisse")
            return boutique_id
        return 0

    with ThreadPoolExecutor(8) as threads:
        taken = [key for key in threads.map(let_in, [magasin.boutique.id, autre.id] * 4) if key]
    assert taken == [terminaux.identify(SERIE, "").boutique.id]


def test_a_terminal_turned_away_may_be_let_in_later(magasin: Magasin, terminaux: Terminaux) -> None:
    knock(terminaux)
    assert terminaux.refuse(SERIE).etat is EtatTerminal.REFUSE
    assert terminaux.approve(SERIE, magasin.boutique.id, "Caisse").etat is EtatTerminal.ACTIF


def test_added_before_it_ever_asked(magasin: Magasin, terminaux: Terminaux) -> None:
    knock(terminaux)
    added = terminaux.add_terminal(magasin.boutique.id, f" {SERIE} ", "Caisse")
    assert added.numero_serie == SERIE
    with pytest.raises(SerieAlreadyUsed):
        terminaux.add_terminal(magasin.boutique.id, SERIE, "Caisse")


def test_what_the_owner_cannot_mean(magasin: Magasin, terminaux: Terminaux) -> None:
    with pytest.raises(TerminalNotFound):
        terminaux.approve("nobody", magasin.boutique.id, "Caisse")
    with pytest.raises(TerminalNotFound):
        terminaux.deactivate("nobody")
    with pytest.raises(InvalidFormat):
        terminaux.add_terminal(magasin.boutique.id, "  ", "Caisse")
    with pytest.raises(InvalidFormat):
        terminaux.add_terminal(magasin.boutique.id, "new", " ")
    with pytest.raises(BoutiqueNotFound):
        terminaux.add_terminal(999, "new", "Caisse")
    with pytest.raises(InvalidFormat):
        terminaux.refuse(magasin.terminal.numero_serie)
    assert waiting(terminaux) == []


def test_switched_off_and_on(magasin: Magasin, terminaux: Terminaux) -> None:
    serie = magasin.terminal.numero_serie
    assert terminaux.deactivate(serie).etat is EtatTerminal.INACTIF
    with pytest.raises(TerminalInactif):
        terminaux.identify(serie, "")
    assert terminaux.deactivate(serie).etat is EtatTerminal.INACTIF
    assert terminaux.activate(serie).etat is EtatTerminal.ACTIF
    assert terminaux.identify(serie, "").terminal.id == magasin.terminal.id


def test_a_boutique_that_is_switched_off(magasin: Magasin, terminaux: Terminaux) -> None:
    execute(magasin, "UPDATE boutique SET est_active = 0")
    with pytest.raises(BoutiqueInactive):
        terminaux.identify(magasin.terminal.numero_serie, "")


def test_the_last_activity_is_written_by_the_minute(magasin: Magasin, terminaux: Terminaux) -> None:
    serie = magasin.terminal.numero_serie

    def activity() -> tuple[object, str, str]:
        found = find(terminaux, serie)
        return found.derniere_activite, found.adresse_ip, found.version_app_maui

    terminaux.identify(serie, "192.168.1.20", "1.4.2")
    assert activity() == (MIDI, "192.168.1.20", "1.4.2")
    magasin.clock.advance(ACTIVITE_ARRONDIE - timedelta(microseconds=1))
    terminaux.identify(serie, "192.168.1.20")
    assert activity() == (MIDI, "192.168.1.20", "1.4.2")
    terminaux.identify(serie, "192.168.1.21")
    assert activity() == (magasin.clock.now(), "192.168.1.21", "1.4.2")
    magasin.clock.advance(ACTIVITE_ARRONDIE)
    terminaux.identify(serie, "192.168.1.21", "1.5\n")
    assert activity() == (magasin.clock.now(), "192.168.1.21", "1.5")


def test_the_note_waits_for_no_writer(magasin: Magasin, terminaux: Terminaux) -> None:
    serie = magasin.terminal.numero_serie
    with magasin.core.database.write():
        assert terminaux.identify(serie, "192.168.1.20").terminal.numero_serie == serie
    assert find(terminaux, serie).derniere_activite is None
    terminaux.identify(serie, "192.168.1.20")
    assert find(terminaux, serie).derniere_activite == MIDI


def test_a_clock_that_went_back_is_noted_too(magasin: Magasin, terminaux: Terminaux) -> None:
    """I17."""
    serie = magasin.terminal.numero_serie
    terminaux.identify(serie, "")
    magasin.clock.advance(-timedelta(days=3))
    terminaux.identify(serie, "")
    assert find(terminaux, serie).derniere_activite == MIDI - timedelta(days=3)


def test_the_terminals_of_one_boutique(magasin: Magasin, terminaux: Terminaux) -> None:
    other = make_boutique(magasin.core, nom="Autre")
    mine = terminaux.add_terminal(other.id, "x1", "Caisse")
    assert terminaux.list_terminaux(other.id) == (mine,)


def test_another_name(magasin: Magasin) -> None:
    terminaux, serie = magasin.core.terminaux, magasin.terminal.numero_serie
    renamed = terminaux.rename(serie, "  Caisse 2 ")
    assert renamed.nom_terminal == "Caisse 2"
    assert terminaux.get_terminal(serie) == renamed
    with pytest.raises(InvalidFormat):
        terminaux.rename(serie, " ")
    with pytest.raises(TerminalNotFound):
        terminaux.rename("inconnu", "Caisse 3")
