"""The owner and his PIN: what it opens, and how long a wrong one costs."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from core.application import Core
from core.boutiques import Boutique
from core.db.boutiques import utilisateur
from core.errors import InvalidFormat, PinLocked, PinWrong
from core.mouvements import FiltreMouvements
from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import FixedClock, make_article, open_tmp_core

PIN = "4826"
FAUX = "0000"


@pytest.fixture
def proprietaire(core: Core) -> Core:
    core.utilisateurs.save_proprietaire("Mama Odette")
    core.utilisateurs.set_pin(PIN)
    return core


def fail(core: Core, times: int) -> None:
    for _ in range(times):
        with pytest.raises(PinWrong):
            core.utilisateurs.check_pin(FAUX)


def test_nobody_is_named_at_first_and_no_pin_is_asked(core: Core) -> None:
    assert core.utilisateurs.find_proprietaire() is None
    core.utilisateurs.check_pin(FAUX)


def test_the_right_pin_opens_and_a_wrong_one_does_not(proprietaire: Core) -> None:
    found = proprietaire.utilisateurs.find_proprietaire()
    assert found is not None
    assert (found.nom, found.a_un_pin, found.bloque_jusqua) == ("Mama Odette", True, None)
    proprietaire.utilisateurs.check_pin(PIN)
    with pytest.raises(PinWrong, match="Encore 4"):
        proprietaire.utilisateurs.check_pin(FAUX)


def test_the_file_holds_no_pin(proprietaire: Core) -> None:
    with proprietaire.database.read() as connection:
        kept = connection.scalar(select(utilisateur.c.pin_argon2))
    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert PIN not in kept


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "1 34", "١٢٣٤", "²²²²"])
def test_a_pin_is_of_four_to_eight_digits(core: Core, pin: str) -> None:
    core.utilisateurs.save_proprietaire("Mama Odette")
    with pytest.raises(InvalidFormat) as refused:
        core.utilisateurs.set_pin(pin)
    assert refused.value.champ == "pin"


def test_a_pin_belongs_to_somebody(core: Core) -> None:
    with pytest.raises(InvalidFormat):
        core.utilisateurs.set_pin(PIN)
    with pytest.raises(InvalidFormat):
        core.utilisateurs.save_proprietaire(" ")


def test_a_new_name_keeps_the_pin(proprietaire: Core) -> None:
    proprietaire.utilisateurs.save_proprietaire("Odette Mbuyi")
    found = proprietaire.utilisateurs.find_proprietaire()
    assert found is not None
    assert (found.nom, found.a_un_pin) == ("Odette Mbuyi", True)


def test_a_pin_is_changed_or_removed_by_whoever_knows_it(proprietaire: Core) -> None:
    with pytest.raises(PinWrong):
        proprietaire.utilisateurs.set_pin("1357")
    with pytest.raises(PinWrong):
        proprietaire.utilisateurs.remove_pin(FAUX)
    proprietaire.utilisateurs.set_pin("1357", PIN)
    proprietaire.utilisateurs.check_pin("1357")
    proprietaire.utilisateurs.remove_pin("1357")
    proprietaire.utilisateurs.check_pin(FAUX)


def test_five_wrong_pins_cost_half_a_minute(proprietaire: Core, clock: FixedClock) -> None:
    fail(proprietaire, 5)
    with pytest.raises(PinLocked, match="30 s"):
        proprietaire.utilisateurs.check_pin(PIN)
    clock.advance(timedelta(seconds=30))
    proprietaire.utilisateurs.check_pin(PIN)


def test_the_wait_doubles_up_to_a_quarter_of_an_hour(proprietaire: Core, clock: FixedClock) -> None:
    fail(proprietaire, 5)
    waits = []
    for _ in range(7):
        found = proprietaire.utilisateurs.find_proprietaire()
        assert found is not None
        assert found.bloque_jusqua is not None
        waits.append((found.bloque_jusqua - clock.now()).total_seconds())
        clock.instant = found.bloque_jusqua
        fail(proprietaire, 1)
    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_the_right_pin_forgets_the_wrong_ones(proprietaire: Core) -> None:
    fail(proprietaire, 4)
    proprietaire.utilisateurs.check_pin(PIN)
    fail(proprietaire, 4)
    proprietaire.utilisateurs.check_pin(PIN)


def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    clock = FixedClock()
    core = open_tmp_core(tmp_path, clock)
    core.utilisateurs.save_proprietaire("Mama Odette")
    core.utilisateurs.set_pin(PIN)
    fail(core, 5)
    core.close()
    core = open_tmp_core(tmp_path, clock)
    with pytest.raises(PinLocked):
        core.utilisateurs.check_pin(PIN)
    core.close()


def test_a_clock_that_went_back_does_not_shut_the_owner_out(
    proprietaire: Core, clock: FixedClock
) -> None:
    fail(proprietaire, 5)
    clock.advance(timedelta(days=-400))
    found = proprietaire.utilisateurs.find_proprietaire()
    assert found is not None
    assert found.bloque_jusqua == clock.now() + timedelta(seconds=30)


def test_whoever_has_the_computer_can_forget_the_pin(proprietaire: Core) -> None:
    fail(proprietaire, 5)
    assert proprietaire.utilisateurs.reset_pin()
    proprietaire.utilisateurs.check_pin(FAUX)
    assert not proprietaire.utilisateurs.reset_pin()


def test_what_is_moved_by_hand_bears_the_owner_s_name(core: Core, boutique: Boutique) -> None:
    article_id = make_article(core, boutique, "A1")
    core.utilisateurs.save_proprietaire("Mama Odette")
    commande = CommandeMouvement(
        boutique.id, article_id, TypeMouvement.ENTREE, quantite=2, motif=Motif.ACHAT
    )
    core.stock.record_mouvement(commande)
    ids = core.mouvements.list_ids(FiltreMouvements(boutique.id))
    rows = core.mouvements.list_rows(ids)
    assert [row.utilisateur for row in rows] == ["Mama Odette", "Comptoir"]
