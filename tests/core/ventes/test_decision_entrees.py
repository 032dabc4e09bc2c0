"""Rows 9 to 11 of the rule table: sales sent again while in quarantine, and after (I8)."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from core.ventes.commandes import LigneRecue
from core.ventes.decision import Appliquer, MettreEnQuarantaine, Rejouer
from core.vocabulaire import Devise, EtatEntree
from tests.builders import MIDI, make_illisible, make_vente
from tests.core.ventes.cas import (
    AUTRE,
    PROCHAINE_ENTREE,
    PROCHAINE_VENTE,
    RIZ,
    SEL,
    Envoi,
    Fichier,
    apply_one,
    refuse_one,
    replay_one,
    summarise,
)

VENTE = make_vente("FAC-1", (RIZ.id, 2))
TROP = make_vente("FAC-1", (RIZ.id, 11))
INCONNU = make_vente("FAC-1", (99, 1))
ILLISIBLE = make_illisible("FAC-1", b'{"numero_facture":"FAC-1","lignes":[]}')
ETRANGERE = replace(VENTE, boutique_id="10")
DEUX_DEVISES = replace(VENTE, lignes=(LigneRecue(RIZ.id, 2, devise=Devise.USD),))
REFUSEES = [TROP, INCONNU, ILLISIBLE, ETRANGERE, DEUX_DEVISES]
DEMAIN = MIDI + timedelta(days=1)


def test_a_refused_sale_gets_the_next_entry() -> None:
    first, second = Fichier().judge(TROP, make_illisible())
    assert isinstance(first, MettreEnQuarantaine)
    assert isinstance(second, MettreEnQuarantaine)
    assert [first.entree_id, second.entree_id] == [PROCHAINE_ENTREE, PROCHAINE_ENTREE + 1]


@pytest.mark.parametrize("vente", REFUSEES)
def test_row_9_tried_again_it_is_the_same_entry(vente: Envoi) -> None:
    fichier = Fichier()
    entree_id = fichier.add_entree(vente)
    assert refuse_one(fichier, vente).entree_id == entree_id


@pytest.mark.parametrize("vente", REFUSEES)
def test_row_9_twice_in_one_batch_it_is_the_same_entry(vente: Envoi) -> None:
    first, second = Fichier().judge(vente, vente)
    assert isinstance(first, MettreEnQuarantaine)
    assert isinstance(second, MettreEnQuarantaine)
    assert first.entree_id == second.entree_id == PROCHAINE_ENTREE


def test_row_9_where_only_the_date_differs_it_is_the_same_entry() -> None:
    fichier = Fichier()
    entree_id = fichier.add_entree(TROP)
    assert refuse_one(fichier, replace(TROP, date_vente=DEMAIN)).entree_id == entree_id
    assert refuse_one(fichier, replace(TROP, date_vente=None)).entree_id == entree_id


def test_row_9_other_bytes_of_an_unreadable_sale_are_another_entry() -> None:
    fichier = Fichier()
    fichier.add_entree(ILLISIBLE)
    other = make_illisible("FAC-1", ILLISIBLE.charge_utile + b" ")
    assert refuse_one(fichier, other).entree_id == PROCHAINE_ENTREE


def test_row_9_a_sale_that_fits_now_is_applied_and_settles_its_entry() -> None:
    fichier = Fichier()
    entree_id = fichier.add_entree(VENTE)
    assert apply_one(fichier, VENTE).entrees_reglees == {entree_id: EtatEntree.REJOUEE}


@pytest.mark.parametrize("date_vente", [DEMAIN, None])
def test_row_9_a_sale_of_another_date_settles_no_entry(date_vente: datetime | None) -> None:
    """A daily counter: the sale that waits is not the one that was recorded."""
    fichier = Fichier()
    entree_id = fichier.add_entree(VENTE)
    decision = apply_one(fichier, replace(VENTE, date_vente=date_vente))
    assert (decision.entrees_reglees, decision.entree_douteuse) == ({}, entree_id)
    assert summarise(fichier.judge(replace(VENTE, date_vente=date_vente), VENTE)) == [
        "creee",
        "DOUBLON_PROBABLE",
    ]


@pytest.mark.parametrize("etat", [EtatEntree.REJOUEE, EtatEntree.REMPLACEE, EtatEntree.CLASSEE])
def test_row_9_a_sale_of_another_date_puts_no_settled_entry_in_doubt(etat: EtatEntree) -> None:
    fichier = Fichier()
    fichier.add_entree(VENTE, etat)
    decision = apply_one(fichier, replace(VENTE, date_vente=DEMAIN))
    assert (decision.entrees_reglees, decision.entree_douteuse) == ({}, None)


def test_row_10_a_corrected_sale_replaces_the_older_entries() -> None:
    fichier = Fichier()
    wrong = [fichier.add_entree(TROP), fichier.add_entree(INCONNU), fichier.add_entree(ILLISIBLE)]
    settled = apply_one(fichier, VENTE).entrees_reglees
    assert settled == dict.fromkeys(wrong, EtatEntree.REMPLACEE)


@pytest.mark.parametrize("etat", [EtatEntree.REJOUEE, EtatEntree.REMPLACEE, EtatEntree.CLASSEE])
def test_row_10_settled_entries_stay_as_they_are(etat: EtatEntree) -> None:
    fichier = Fichier()
    fichier.add_entree(TROP, etat)
    assert apply_one(fichier, VENTE).entrees_reglees == {}


def test_row_10_within_one_batch() -> None:
    refused, applied = Fichier().judge(TROP, VENTE)
    assert isinstance(refused, MettreEnQuarantaine)
    assert isinstance(applied, Appliquer)
    assert applied.entrees_reglees == {refused.entree_id: EtatEntree.REMPLACEE}


def test_row_10_the_replaced_content_once_more_is_a_conflict_of_the_same_entry() -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE)
    entree_id = fichier.add_entree(TROP, EtatEntree.REMPLACEE, vente_id=1)
    decision = refuse_one(fichier, TROP)
    assert (decision.refus.code, decision.entree_id) == ("CONFLIT_NUMERO", entree_id)


def test_row_10_there_and_back_within_one_batch() -> None:
    refused, applied, again = Fichier().judge(TROP, VENTE, TROP)
    assert isinstance(refused, MettreEnQuarantaine)
    assert isinstance(applied, Appliquer)
    assert isinstance(again, MettreEnQuarantaine)
    assert (again.entree_id, again.refus.code) == (refused.entree_id, "CONFLIT_NUMERO")


@pytest.mark.parametrize("vente", [VENTE, *REFUSEES])
@pytest.mark.parametrize("vente_id", [None, 33])
def test_row_11_a_filed_sale_is_answered_as_known(vente: Envoi, vente_id: int | None) -> None:
    """Filed as a double: the id of the sale that it doubles; filed otherwise: none."""
    fichier = Fichier()
    fichier.add_entree(vente, EtatEntree.CLASSEE, vente_id)
    assert replay_one(fichier, vente).vente_id == vente_id


def test_row_11_a_filed_conflict_is_answered_so_that_the_terminal_stops() -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE)
    fichier.add_entree(TROP, EtatEntree.CLASSEE)
    assert replay_one(fichier, TROP).vente_id is None


def test_row_11_a_filed_double_of_another_terminal_is_not_refused_again() -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE, vente_id=33, terminal_id=AUTRE)
    fichier.add_entree(VENTE, EtatEntree.CLASSEE, vente_id=33)
    assert replay_one(fichier, VENTE).vente_id == 33


def test_row_11_another_date_is_a_sale_to_be_judged() -> None:
    """A daily counter: the owner filed the sale of one day, not of all."""
    fichier = Fichier()
    fichier.add_entree(VENTE, EtatEntree.CLASSEE)
    assert summarise(fichier.judge(replace(VENTE, date_vente=DEMAIN))) == ["creee"]


def test_row_11_the_filed_date_stays_filed_beside_the_other_one() -> None:
    later = replace(VENTE, date_vente=DEMAIN)
    fichier = Fichier()
    fichier.add_entree(VENTE, EtatEntree.CLASSEE)
    assert summarise(fichier.judge(later, VENTE, later)) == ["creee", "rejouee", "rejouee"]


def test_row_11_another_date_that_is_refused_opens_the_entry_again() -> None:
    fichier = Fichier()
    entree_id = fichier.add_entree(TROP, EtatEntree.CLASSEE)
    assert refuse_one(fichier, replace(TROP, date_vente=DEMAIN)).entree_id == entree_id


def test_row_11_what_was_filed_stays_filed_though_its_entry_opened_again() -> None:
    later = replace(TROP, date_vente=DEMAIN)
    fichier = Fichier()
    fichier.add_entree(TROP, EtatEntree.CLASSEE)
    assert summarise(fichier.judge(later, TROP)) == ["INSUFFICIENT_STOCK", "rejouee"]


@pytest.mark.parametrize("own", [None, 33])
def test_row_11_its_own_filing_goes_before_that_of_a_replaced_device(own: int | None) -> None:
    fichier = Fichier()
    fichier.add_entree(TROP, EtatEntree.CLASSEE, vente_id=44, terminal_id=AUTRE)
    assert replay_one(fichier, TROP).vente_id == 44
    assert isinstance(refuse_one(fichier, replace(TROP, date_vente=None)), MettreEnQuarantaine)
    fichier.add_entree(TROP, EtatEntree.CLASSEE, vente_id=own)
    assert replay_one(fichier, TROP).vente_id == own


@pytest.mark.parametrize("etat", [EtatEntree.REJOUEE, EtatEntree.REMPLACEE, EtatEntree.CLASSEE])
def test_row_10_within_one_batch_an_entry_that_opened_again_is_settled(etat: EtatEntree) -> None:
    fichier = Fichier()
    entree_id = fichier.add_entree(TROP, etat)
    _, applied = fichier.judge(replace(TROP, date_vente=DEMAIN), VENTE)
    assert isinstance(applied, Appliquer)
    assert applied.entrees_reglees == {entree_id: EtatEntree.REMPLACEE}


def test_a_recorded_sale_is_a_replay_though_another_date_of_it_was_filed() -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE, vente_id=7)
    fichier.add_entree(replace(VENTE, date_vente=DEMAIN), EtatEntree.CLASSEE)
    first, second = fichier.judge(VENTE, replace(VENTE, date_vente=DEMAIN))
    assert isinstance(first, Rejouer)
    assert isinstance(second, Rejouer)
    assert [first.vente_id, second.vente_id] == [7, None]


def test_an_entry_of_another_number_settles_nothing() -> None:
    fichier = Fichier()
    fichier.add_entree(make_vente("FAC-2", (SEL.id, 5)))
    decision = apply_one(fichier, VENTE)
    assert (decision.vente_id, decision.entrees_reglees) == (PROCHAINE_VENTE, {})
