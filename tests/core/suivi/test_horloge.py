"""How far a terminal's clock is off: what is kept of what its requests say."""

from datetime import timedelta

import pytest

from core.suivi.horloge import Mesure, is_news
from core.ventes.controle import compute_avance
from tests.builders import MIDI
from tests.core.conftest import Magasin
from tests.livre import scalar

EXACTE = "SELECT horloge_exacte FROM terminal WHERE id = ?"
MINUTE, HEURE = timedelta(minutes=1), timedelta(hours=1)


def ecart(magasin: Magasin) -> int | None:
    return magasin.core.suivi.get_suivi(magasin.terminal.id).ecart_horloge_s


@pytest.mark.parametrize(
    ("before", "seen", "age", "how"),
    [
        (0, -3_600, MINUTE, ""),
        (0, -3_600, 13 * HEURE, "news"),
        (-3_600, -600, MINUTE, "news"),
        (3_600, -5, MINUTE, "news"),
        (3_600, -600, MINUTE, ""),
        (0, 600, MINUTE, "news"),
        (0, -3_600, MINUTE, "exact news"),
        (600, 610, MINUTE, "exact"),
        (600, 610, HEURE, "exact news"),
    ],
)
def test_which_measure_stands(before: int, seen: int, age: timedelta, how: str) -> None:
    known, measure = Mesure(before, MIDI), Mesure(seen, MIDI + age)
    assert is_news(known, measure, exact="exact" in how) is ("news" in how)


def test_a_clock_that_is_ahead_is_told_and_one_that_is_right_is_not(magasin: Magasin) -> None:
    horloges, key = magasin.core.horloges, magasin.terminal.id
    assert ecart(magasin) is None
    horloges.note_vente(key, MIDI + HEURE)
    assert ecart(magasin) == 3_600
    horloges.note_vente(key, MIDI - 10 * MINUTE)
    assert ecart(magasin) == 3_600
    horloges.note_vente(key, MIDI - MINUTE)
    assert ecart(magasin) is None
    horloges.note_heure(key, MIDI - HEURE)
    assert ecart(magasin) == -3_600


def test_a_date_that_can_be_no_clock_is_not_kept(magasin: Magasin) -> None:
    magasin.core.horloges.note_heure(magasin.terminal.id, MIDI - timedelta(days=9_000))
    assert ecart(magasin) is None


@pytest.mark.parametrize(
    ("ecart_s", "exact", "avance"),
    [(60, False, 60), (-60, True, -60), (-60, False, 0), (None, True, 0)],
)
def test_a_clock_that_seems_behind_proves_nothing_unless_it_said_so(
    ecart_s: int | None, exact: bool, avance: int
) -> None:
    assert compute_avance(ecart_s, exact=exact) == timedelta(seconds=avance)


def test_what_a_clock_said_itself_is_kept_apart_from_a_guess(magasin: Magasin) -> None:
    magasin.core.horloges.note_heure(magasin.terminal.id, MIDI - HEURE)
    assert scalar(magasin.fichier, EXACTE, magasin.terminal.id) == 1
    magasin.core.horloges.note_vente(magasin.terminal.id, MIDI + HEURE)
    assert scalar(magasin.fichier, EXACTE, magasin.terminal.id) == 0
