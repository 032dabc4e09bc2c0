"""Cash that went out: recorded once where an instant tells two expenses apart."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from core.caisse import Depense, DepenseRecue, ResultatDepense
from core.errors import InvalidFormat
from core.terminaux import Terminal
from core.vocabulaire import Devise
from tests.builders import MIDI, identify
from tests.core.conftest import Magasin

MATIN = MIDI - timedelta(hours=11, minutes=30)
MINUIT = MIDI.replace(hour=23) - timedelta(days=1)
"""00:00 in Kinshasa."""
TRANSPORT = DepenseRecue("Transport", 1_500_000, date_rapport=MATIN)


def spend(
    magasin: Magasin, recue: DepenseRecue = TRANSPORT, terminal: Terminal | None = None
) -> ResultatDepense:
    """Report an expense as the first terminal, or as another one."""
    identifie = identify(magasin.core, terminal or magasin.terminal)
    return magasin.core.caisse.record_depense(identifie, recue)


def list_own(magasin: Magasin, debut: date | None = None, fin: date | None = None) -> list[int]:
    """List the ids of the first terminal's expenses."""
    identifie = identify(magasin.core, magasin.terminal)
    return [d.id for d in magasin.core.caisse.list_depenses(identifie, debut, fin)]


def test_an_expense_is_kept_as_said(magasin: Magasin) -> None:
    found = spend(magasin, replace(TRANSPORT, detail=" Transport \u202e retour "))
    assert found == ResultatDepense(
        Depense(
            id=1,
            terminal_id=magasin.terminal.id,
            detail="Transport retour",
            depense=1_500_000,
            devise=Devise.CDF,
            date_rapport=MATIN,
            jour=date(2026, 3, 25),
            date_reception=MIDI,
        ),
        is_known=False,
    )
    assert list_own(magasin) == [1]


def test_the_same_instant_again_is_the_same_expense(magasin: Magasin) -> None:
    first = spend(magasin)
    magasin.clock.advance(timedelta(hours=3))
    assert spend(magasin) == replace(first, is_known=True)
    assert list_own(magasin) == [1]


@pytest.mark.parametrize(
    "other",
    [
        replace(TRANSPORT, detail="Taxi"),
        replace(TRANSPORT, depense=1),
        replace(TRANSPORT, devise=Devise.USD),
        replace(TRANSPORT, date_rapport=MATIN + timedelta(microseconds=1)),
    ],
)
def test_anything_else_is_another_one(magasin: Magasin, other: DepenseRecue) -> None:
    spend(magasin)
    assert not spend(magasin, other).is_known
    assert list_own(magasin) == [2, 1]


@pytest.mark.parametrize("date_rapport", [None, MINUIT])
def test_where_only_a_day_is_given_each_is_new(
    magasin: Magasin, date_rapport: datetime | None
) -> None:
    vague = replace(TRANSPORT, date_rapport=date_rapport)
    assert [spend(magasin, vague).depense.id for _ in range(2)] == [1, 2]


def test_two_terminals_may_spend_the_same(magasin: Magasin) -> None:
    spend(magasin)
    assert not spend(magasin, terminal=magasin.autre).is_known
    assert list_own(magasin) == [1]


def test_a_list_of_days(magasin: Magasin) -> None:
    for days in (0, 1, 2, 40):
        spend(magasin, replace(TRANSPORT, date_rapport=MATIN - timedelta(days=days)))
    today, before = date(2026, 3, 25), date(2026, 3, 24)
    # What is too old to be believed counts on the day on which it came.
    assert list_own(magasin) == [4, 3, 2, 1]
    assert list_own(magasin, today) == [4, 1]
    assert list_own(magasin, None, before) == [3, 2]
    assert list_own(magasin, before, before) == [2]


@pytest.mark.parametrize("bad", [{"detail": " \n"}, {"depense": 0}, {"depense": -1}])
def test_an_expense_of_nothing_is_refused(magasin: Magasin, bad: dict[str, Any]) -> None:
    with pytest.raises(InvalidFormat):
        spend(magasin, replace(TRANSPORT, **bad))
    assert list_own(magasin) == []
