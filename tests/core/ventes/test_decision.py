"""Rows 1 to 6 of the rule table: what a number that comes again means (I7, I9)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from core.ventes.commandes import LigneRecue, VenteRecue
from core.vocabulaire import Devise, EtatEntree, Signalement
from tests.builders import MIDI, make_illisible, make_vente
from tests.core.ventes.cas import (
    AUTRE,
    CREDIT,
    MOI,
    PROCHAINE_VENTE,
    RIZ,
    SEL,
    TERMINAL,
    TIERS,
    Envoi,
    Fichier,
    apply_one,
    refuse_one,
    replay_one,
    summarise,
)

DEMAIN = MIDI + timedelta(days=1)
VENTE = make_vente("FAC-1", (RIZ.id, 2))
AUTRE_VENTE = make_vente("FAC-1", (RIZ.id, 3))


def dated(date_vente: datetime | None, vente: VenteRecue = VENTE) -> VenteRecue:
    return replace(vente, date_vente=date_vente)


def test_row_1_a_new_sale_is_applied_with_the_next_id() -> None:
    decision = apply_one(Fichier(), VENTE)
    assert decision.vente_id == PROCHAINE_VENTE
    assert decision.montant_total == 2 * RIZ.prix_vente
    assert decision.signalements is Signalement.AUCUN
    assert decision.entrees_reglees == {}


@pytest.mark.parametrize("date_vente", [MIDI, None])
def test_row_2_same_content_and_date_is_a_replay(date_vente: datetime | None) -> None:
    fichier = Fichier()
    fichier.add_vente(dated(date_vente), vente_id=7)
    assert replay_one(fichier, dated(date_vente)).vente_id == 7


def test_row_2_a_replay_asks_neither_article_nor_stock() -> None:
    fichier = Fichier(articles=())
    fichier.add_vente(VENTE, vente_id=7)
    assert replay_one(fichier, VENTE).vente_id == 7


@pytest.mark.parametrize(("date_vente", "vente_id"), [(MIDI, 7), (DEMAIN, 8)])
def test_row_2_a_replay_is_looked_for_in_every_rank(date_vente: datetime, vente_id: int) -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE, vente_id=7)
    fichier.add_vente(dated(DEMAIN), vente_id=8)
    assert replay_one(fichier, dated(date_vente)).vente_id == vente_id


def test_row_2_a_replay_of_the_second_rank_with_other_content() -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE, vente_id=7)
    fichier.add_vente(AUTRE_VENTE, vente_id=8)
    assert replay_one(fichier, AUTRE_VENTE).vente_id == 8


@pytest.mark.parametrize(
    "other",
    [
        AUTRE_VENTE,
        make_vente("FAC-1", (SEL.id, 2)),
        make_vente("FAC-1", (RIZ.id, 1), (RIZ.id, 1)),
        replace(VENTE, mode_paiement="MOBILE"),
        replace(VENTE, paye=False),
        replace(VENTE, montant_total=2 * RIZ.prix_vente),
        replace(VENTE, lignes=(LigneRecue(RIZ.id, 2, prix_unitaire=RIZ.prix_vente),)),
        replace(AUTRE_VENTE, date_vente=DEMAIN),
    ],
)
def test_row_3_other_content_is_a_conflict(other: VenteRecue) -> None:
    """I9."""
    fichier = Fichier()
    fichier.add_vente(VENTE)
    assert summarise(fichier.judge(other)) == ["CONFLIT_NUMERO"]


def test_row_3_an_explicit_currency_is_other_content_than_the_default() -> None:
    fichier = Fichier()
    usd = replace(VENTE, lignes=(LigneRecue(RIZ.id, 2, prix_unitaire=1_000),), devise=Devise.USD)
    fichier.add_vente(usd)
    assert summarise(fichier.judge(replace(usd, devise=None))) == ["CONFLIT_NUMERO"]


@pytest.mark.parametrize(
    ("recorded", "sent"), [(MIDI, DEMAIN), (MIDI, None), (None, MIDI)], ids=str
)
def test_row_4_other_date_is_a_probable_double(
    recorded: datetime | None, sent: datetime | None
) -> None:
    """On one terminal a sale without a date is not the dated one."""
    fichier = Fichier()
    fichier.add_vente(dated(recorded))
    assert summarise(fichier.judge(dated(sent))) == ["DOUBLON_PROBABLE"]


def test_row_4_comes_before_row_3_where_two_ranks_share_a_number() -> None:
    fichier = Fichier()
    fichier.add_vente(AUTRE_VENTE)
    fichier.add_vente(VENTE, vente_id=2)
    assert summarise(fichier.judge(dated(DEMAIN))) == ["DOUBLON_PROBABLE"]


def test_minvalue_is_an_absent_date() -> None:
    fichier = Fichier()
    fichier.add_vente(dated(None), vente_id=7)
    assert replay_one(fichier, replace(dated(None), date_vide=True)).vente_id == 7
    assert apply_one(Fichier(), replace(dated(None), date_vide=True)).signalements == (
        Signalement.DATE_VIDE
    )


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [(AUTRE_VENTE, VENTE), (dated(DEMAIN), VENTE), (dated(None, AUTRE_VENTE), VENTE)],
)
def test_row_5_another_terminals_number_is_a_sale_of_its_own(
    theirs: VenteRecue, mine: VenteRecue
) -> None:
    fichier = Fichier()
    fichier.add_vente(theirs, terminal_id=AUTRE)
    assert apply_one(fichier, mine).signalements is Signalement.AUCUN


@pytest.mark.parametrize(
    ("theirs", "mine"), [(MIDI, MIDI), (None, MIDI), (MIDI, None), (None, None)], ids=str
)
def test_row_6_another_terminals_same_sale_is_a_probable_double(
    theirs: datetime | None, mine: datetime | None
) -> None:
    """Between terminals a missing date matches any."""
    fichier = Fichier()
    fichier.add_vente(dated(theirs), terminal_id=AUTRE)
    assert summarise(fichier.judge(dated(mine))) == ["DOUBLON_PROBABLE"]


def test_row_6_naive_numbering_is_recorded_and_flagged() -> None:
    fichier = Fichier(partages=frozenset({AUTRE}))
    fichier.add_vente(VENTE, terminal_id=AUTRE)
    assert apply_one(fichier, VENTE).signalements is Signalement.NUMERO_PARTAGE


def test_row_6_naive_numbering_is_a_matter_of_two_terminals() -> None:
    fichier = Fichier(partages=frozenset({TIERS}))
    fichier.add_vente(VENTE, terminal_id=AUTRE)
    assert summarise(fichier.judge(VENTE)) == ["DOUBLON_PROBABLE"]


def test_row_6_one_twin_of_unshared_numbering_is_enough() -> None:
    fichier = Fichier(partages=frozenset({TIERS}))
    fichier.add_vente(VENTE, vente_id=1, terminal_id=TIERS)
    fichier.add_vente(VENTE, vente_id=2, terminal_id=AUTRE)
    assert summarise(fichier.judge(VENTE)) == ["DOUBLON_PROBABLE"]


def test_row_6_an_earlier_sale_of_the_batch_shows_naive_numbering() -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE, vente_id=1, terminal_id=AUTRE)
    fichier.add_vente(make_vente("FAC-2", (RIZ.id, 1)), vente_id=2, terminal_id=AUTRE)
    batch = (VENTE, make_vente("FAC-2", (RIZ.id, 2)), VENTE)
    assert summarise(fichier.judge(*batch)) == ["DOUBLON_PROBABLE", "creee", "creee"]


def test_a_number_that_only_this_terminal_repeats_shows_no_naive_numbering() -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE, terminal_id=AUTRE)
    fichier.add_vente(make_vente("FAC-2", (RIZ.id, 1)), vente_id=2, terminal_id=MOI)
    batch = (make_vente("FAC-2", (RIZ.id, 2)), VENTE)
    assert summarise(fichier.judge(*batch)) == ["CONFLIT_NUMERO", "DOUBLON_PROBABLE"]


@pytest.mark.parametrize(
    ("batch", "expected"),
    [
        ([VENTE, VENTE], ["creee", "rejouee"]),
        ([VENTE, AUTRE_VENTE, VENTE], ["creee", "CONFLIT_NUMERO", "rejouee"]),
        ([VENTE, dated(DEMAIN)], ["creee", "DOUBLON_PROBABLE"]),
        ([AUTRE_VENTE, VENTE], ["creee", "CONFLIT_NUMERO"]),
    ],
)
def test_a_sale_sees_what_those_before_it_in_the_batch_have_written(
    batch: Sequence[Envoi], expected: list[str]
) -> None:
    assert summarise(Fichier().judge(*batch)) == expected


def test_a_duplicate_inside_one_batch_is_answered_with_the_id_of_the_first() -> None:
    first, second = Fichier().judge(VENTE, VENTE)
    assert (first.vente, PROCHAINE_VENTE) == (VENTE, getattr(second, "vente_id", None))


def test_row_8_an_unreadable_sale_is_refused_alone() -> None:
    batch = (VENTE, make_illisible(), make_vente("FAC-2", (SEL.id, 1)))
    assert summarise(Fichier().judge(*batch)) == ["creee", "INVALID_FORMAT", "creee"]


@pytest.mark.parametrize(
    "foreign",
    [
        replace(VENTE, boutique_id="10"),
        replace(VENTE, boutique_id="09"),
        replace(VENTE, device_serial="another"),
        replace(VENTE, boutique_id="9", device_serial="another"),
    ],
)
def test_row_8_a_sale_that_names_another_boutique_or_terminal(foreign: VenteRecue) -> None:
    """I13: refused before any look-up, so that it learns nothing of a known number."""
    fichier = Fichier()
    fichier.add_vente(VENTE)
    assert summarise(fichier.judge(foreign)) == ["BOUTIQUE_MISMATCH"]


def test_a_sale_may_name_its_own_boutique_and_terminal() -> None:
    own = replace(VENTE, boutique_id="9", device_serial=TERMINAL.numero_serie)
    assert summarise(Fichier().judge(own)) == ["creee"]


def test_a_conflict_is_told_before_a_lack_of_stock() -> None:
    fichier = Fichier()
    fichier.add_vente(VENTE)
    fichier.add_entree(make_vente("FAC-1", (CREDIT.id, 1)), EtatEntree.REMPLACEE)
    too_much = make_vente("FAC-1", (RIZ.id, 1_000))
    assert summarise(fichier.judge(too_much)) == ["CONFLIT_NUMERO"]
    assert refuse_one(fichier, too_much).refus.manque is None
