"""Writers come in the order of their asking, and none waits for ever (I11, I27)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from core.db.turns import TurnMissed, Turns
from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import make_vente
from tests.core.conftest import Magasin
from tests.livre import scalar

LONG, SHORT = 30, 0.01


def test_a_free_turn_is_taken_again_and_again() -> None:
    turns = Turns()
    for _ in range(3):
        with turns.turn(SHORT):
            pass


def test_a_taken_turn_is_missed_after_the_wait() -> None:
    turns = Turns()
    with turns.turn(SHORT), pytest.raises(TurnMissed), turns.turn(SHORT):
        pytest.fail("two held the turn at once")
    with turns.turn(SHORT):
        pass


def test_who_gave_up_is_not_handed_the_turn() -> None:
    turns = Turns()
    with turns.turn(SHORT), pytest.raises(TurnMissed), turns.turn(SHORT):
        pass
    with ThreadPoolExecutor(1) as threads, turns.turn(SHORT):
        waiting = threads.submit(_hold, turns, Event(), [], 0)
        assert not waiting.done()
    assert waiting.result() is None


def test_an_error_hands_the_turn_on() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn(SHORT):
        _ = 1 // 0
    with turns.turn(SHORT):
        pass


def test_the_longest_waiting_comes_first() -> None:
    turns, order = Turns(), list[int]()
    with ThreadPoolExecutor(8) as threads, turns.turn(SHORT):
        for number in range(8):
            asked = Event()
            threads.submit(_hold, turns, asked, order, number)
            asked.wait(LONG)
            while len(turns._gates) <= number:  # noqa: SLF001 - whether it waits by now
                pass
    assert order == list(range(8))


def _hold(turns: Turns, asked: Event, order: list[int], number: int) -> None:
    asked.set()
    with turns.turn(LONG):
        order.append(number)


def test_one_that_writes_in_a_loop_keeps_nobody_out(magasin: Magasin) -> None:
    """An import, or the owner, beside a terminal: with the pool alone it got 503 after 5 s."""
    done = Event()
    entree = CommandeMouvement(
        magasin.boutique.id, magasin.riz, TypeMouvement.ENTREE, 1, Motif.ACHAT
    )

    def write_on() -> None:
        while not done.is_set():
            magasin.core.stock.record_mouvement(entree)

    with ThreadPoolExecutor(1) as threads:
        writing = threads.submit(write_on)
        try:
            for number in range(20):
                magasin.push(make_vente(f"FAC-{number}", (magasin.sel, 5)))
        finally:
            done.set()
    writing.result()
    assert scalar(magasin.fichier, "SELECT COUNT(*) FROM lot_sync") == 20
