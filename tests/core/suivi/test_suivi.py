"""The board of the terminals: what each sent today, what it has skipped, who is silent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import TerminalNotFound
from core.listes import Tri
from core.suivi import COLONNES, FiltreSuivi, OngletTerminaux, Signe, Suivi
from core.suivi.lecture import Compte
from tests.builders import MIDI, make_illisible, make_terminal, make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.rejeux import ask, refuse_then_receive

HEURE = timedelta(hours=1)
JOUR = "FAC-20260325-"


@pytest.fixture
def suivi(magasin: Magasin) -> Suivi:
    """Push a sale, its replay, a refusal and what is no sale; another terminal sends nothing."""
    vente = make_vente(f"{JOUR}001", (magasin.riz, 1))
    magasin.push(vente)
    magasin.clock.advance(HEURE)
    magasin.push(vente, make_vente(f"{JOUR}003", (magasin.sel, 9)), make_illisible())
    return magasin.core.suivi


def test_what_was_received_today_is_what_became_of_it(magasin: Magasin, suivi: Suivi) -> None:
    """I12."""
    row = suivi.get_suivi(magasin.terminal.id)
    compte = row.compte
    assert compte == Compte(recues=4, creees=1, rejouees=1, refusees=2)
    assert compte.recues == compte.creees + compte.rejouees + compte.refusees
    assert row.a_regler == 2
    assert row.derniere_vente == MIDI
    assert suivi.get_suivi(magasin.autre.id).compte == Compte()
    total = suivi.total(FiltreSuivi(magasin.boutique.id))
    assert Compte(total.recues, total.creees, total.rejouees, total.refusees) == compte


def test_at_midnight_of_the_shop_a_new_day_begins(magasin: Magasin, suivi: Suivi) -> None:
    magasin.clock.advance(10 * HEURE)
    assert suivi.get_suivi(magasin.terminal.id).compte.recues == 4
    magasin.clock.advance(HEURE)
    assert suivi.get_suivi(magasin.terminal.id).compte == Compte()


def test_what_the_owner_tries_again_is_nothing_that_the_terminal_sent(magasin: Magasin) -> None:
    suivi = magasin.core.suivi
    entree = refuse_then_receive(magasin)
    sent = suivi.get_suivi(magasin.terminal.id).compte
    (rejeu,) = magasin.core.quarantaine.regler(ask(entree))
    assert rejeu.vente_id is not None
    assert suivi.get_suivi(magasin.terminal.id).compte == sent


def test_a_number_is_missing_unless_it_was_sent_even_if_refused(
    magasin: Magasin, suivi: Suivi
) -> None:
    assert suivi.get_suivi(magasin.terminal.id).manquants == (f"{JOUR}002",)
    magasin.push(make_vente(f"{JOUR}002", (magasin.riz, 1)))
    assert suivi.get_suivi(magasin.terminal.id).manquants == ()


def test_a_silent_terminal_is_told_once_it_should_have_been_heard(
    magasin: Magasin, suivi: Suivi
) -> None:
    assert suivi.list_silencieux() == ()
    magasin.clock.advance(2 * HEURE)
    (silent,) = suivi.list_silencieux()
    assert silent.id == magasin.terminal.id
    assert suivi.get_suivi(silent.id).silencieux_depuis == MIDI + HEURE
    magasin.core.terminaux.deactivate(magasin.terminal.numero_serie)
    assert suivi.list_silencieux() == ()


def test_tabs_and_search(magasin: Magasin, suivi: Suivi) -> None:
    everything = FiltreSuivi(magasin.boutique.id)
    assert suivi.count_onglets(everything) == {
        OngletTerminaux.TOUS: 2,
        OngletTerminaux.A_SURVEILLER: 1,
        OngletTerminaux.INACTIFS: 0,
    }
    magasin.core.terminaux.identify(magasin.autre.numero_serie, "192.168.1.21", "3.2")
    assert suivi.list_versions(magasin.boutique.id) == ("3.2",)
    magasin.core.terminaux.deactivate(magasin.autre.numero_serie)
    for filtre, expected in (
        (replace(everything, onglet=OngletTerminaux.A_SURVEILLER), [magasin.terminal.id]),
        (replace(everything, onglet=OngletTerminaux.INACTIFS), [magasin.autre.id]),
        (replace(everything, recherche="MESSIE"), [magasin.terminal.id]),
        (replace(everything, recherche=magasin.autre.numero_serie), [magasin.autre.id]),
        (replace(everything, recherche="nulle part"), []),
        (replace(everything, signes=(Signe.NUMEROS, Signe.HORLOGE)), [magasin.terminal.id]),
        (replace(everything, signes=(Signe.HORLOGE,)), []),
        (replace(everything, versions=("3.2",)), [magasin.autre.id]),
        (replace(everything, versions=("3.1", "9")), []),
    ):
        assert list(suivi.list_ids(filtre)) == expected
        assert suivi.total(filtre).lignes == len(expected)


@pytest.mark.parametrize("colonne", list(COLONNES))
def test_each_column_sorts_both_ways(magasin: Magasin, suivi: Suivi, colonne: str) -> None:
    filtre = FiltreSuivi(magasin.boutique.id)
    up = list(suivi.list_ids(filtre, Tri(colonne)))
    assert list(suivi.list_ids(filtre, Tri(colonne, descendant=True))) == up[::-1]


def test_no_terminal_of_another_boutique(suivi: Suivi) -> None:
    assert list(suivi.list_ids(FiltreSuivi(99))) == []
    with pytest.raises(TerminalNotFound):
        suivi.get_suivi(99)


def test_a_terminal_let_in_and_never_heard_is_not_silent(magasin: Magasin, suivi: Suivi) -> None:
    fresh = make_terminal(magasin.core, magasin.boutique, "NEUF", "Neuf")
    magasin.clock.advance(5 * HEURE)
    assert suivi.get_suivi(fresh.id).silencieux_depuis is None
    assert not suivi.get_suivi(fresh.id).est_a_surveiller
