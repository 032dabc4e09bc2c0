"""Numbers that a terminal has skipped, and those that are no counter at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from string import digits

import pytest

from core.suivi.numeros import MANQUANTS_MAX, find_manquants

JOUR = "FAC-20260325-"


def gaps(*numeros: str) -> tuple[str, ...]:
    return find_gaps({1: numeros})[1]


def take_apart(numeros: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Part the digits at the end from what stands before them, as the database does."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for numero in numeros:
        debut = numero.rstrip(digits)
        found[debut].append(numero.removeprefix(debut))
    return found


def find_gaps(sent: Mapping[int, Iterable[str]]) -> dict[int, tuple[str, ...]]:
    return find_manquants({key: take_apart(numeros) for key, numeros in sent.items()})


@pytest.mark.parametrize(
    ("numeros", "missing"),
    [
        ((), ()),
        ((f"{JOUR}001", f"{JOUR}002"), ()),
        ((f"{JOUR}001", f"{JOUR}003", f"{JOUR}006"), (f"{JOUR}002", f"{JOUR}004", f"{JOUR}005")),
        ((f"{JOUR}002",), (f"{JOUR}001",)),
        ((f"{JOUR}003", "FAC-20260326-002"), (f"{JOUR}001", f"{JOUR}002", "FAC-20260326-001")),
        (("20260325-1", "20260325-3"), ("20260325-2",)),
        (("9", "10", "12"), ("11",)),
        (("0009", "0012"), ("0010", "0011")),
        ((f"{JOUR}1532", f"{JOUR}1534"), (f"{JOUR}1533",)),
    ],
)
def test_a_counter_that_skips(numeros: tuple[str, ...], missing: tuple[str, ...]) -> None:
    assert gaps(*numeros) == missing
    assert gaps(*reversed(numeros), *numeros) == missing


@pytest.mark.parametrize(
    "numeros",
    [
        ("QRU50NU-20260325022946724-ee5a273d", "QRU50NU-20260325022949724-ee5a2740"),
        ("FAC-20260325-4711", "FAC-20260325-9012", "FAC-20260325-0815"),
        ("483920", "120034", "918273"),
        ("1742892000123", "1742892000999"),
        ("A1", "A3"),
        ("", "\u0661", "FAC-20260325-\u0661"),
        (f"{JOUR}00001", f"{JOUR}00003"),
    ],
)
def test_numbers_drawn_at_random_miss_nothing(numeros: tuple[str, ...]) -> None:
    assert gaps(*numeros) == ()


def test_terminals_of_one_counter_miss_what_none_of_them_sent() -> None:
    sent = {1: [f"{JOUR}001", f"{JOUR}005"], 2: [f"{JOUR}002", f"{JOUR}004"]}
    assert find_gaps(sent) == {1: (f"{JOUR}003",), 2: (f"{JOUR}003",)}


def test_terminals_that_count_each_for_itself_hide_no_gap_of_the_other() -> None:
    sent = {1: [f"{JOUR}001", f"{JOUR}003"], 2: [f"{JOUR}001", f"{JOUR}002"]}
    assert find_gaps(sent) == {1: (f"{JOUR}002",), 2: ()}


def test_no_endless_list() -> None:
    sent = [str(2 * rang) for rang in range(200)]
    assert len(gaps(*sent)) == MANQUANTS_MAX
