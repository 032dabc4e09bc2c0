"""What is written beside a curve: round heights, days that are told once, all of it in words."""

from datetime import timedelta

import pytest

from core.fiche.courbe import Courbe, Point
from core.fiche.postes import Depart
from desktop.formats import Times
from desktop.models.courbe import list_days, list_heights, make_curve, say_legend
from tests.builders import MIDI, FixedClock

TIMES = Times(FixedClock(), "Africa/Kinshasa")
JOUR = timedelta(days=1)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, [0, 5, 10]),
        (0, 0, [0, 1]),
        (0, 1, [0, 1]),
        (0, 61, [0, 50, 100]),
        (-3, 4, [-5, 0, 5]),
        (-7, 0, [-10, -5, 0]),
        (0, 400_013, [0, 200_000, 400_000, 600_000]),
    ],
)
def test_heights_are_round_and_few(low: int, high: int, expected: list[int]) -> None:
    heights = [height for height, _ in list_heights(low, high)]
    assert heights == expected
    assert heights[0] <= low
    assert heights[-1] >= high


def test_days_are_written_once_and_a_short_stretch_in_hours() -> None:
    assert [text for _, text in list_days(MIDI - 100 * JOUR, MIDI, TIMES)] == [
        "23 déc. 2025",
        "20 janv.",
        "17 févr.",
        "17 mars",
    ]
    hours = [text for _, text in list_days(MIDI - JOUR, MIDI, TIMES)]
    assert hours == ["13:55", "20:38", "03:21", "10:04"]
    days = [text for _, text in list_days(MIDI - 2 * JOUR, MIDI, TIMES)]
    assert days == ["23 mars", "24 mars", "25 mars"]


def test_a_curve_goes_on_to_the_present_and_marks_a_count_that_it_shows() -> None:
    depart = Depart(3, 8, MIDI - 2 * JOUR)
    points = (Point(MIDI - 3 * JOUR, 10), Point(MIDI - JOUR, -2))
    curve = make_curve(Courbe(points, 5, depart), TIMES, MIDI)
    assert curve.end == MIDI.timestamp()
    assert curve.counted == (MIDI - 2 * JOUR).timestamp()
    assert (curve.seuil, curve.heights[0][0]) == (5, -5)
    later = make_curve(Courbe(points[1:], 0, depart), TIMES, MIDI)
    assert (later.counted, later.seuil) == (None, None)
    assert say_legend(Courbe(points, 0, Depart()), TIMES) == ""


def test_a_curve_of_one_instant_has_a_length() -> None:
    curve = make_curve(Courbe((Point(MIDI, 1),), 0, Depart()), TIMES, MIDI)
    assert curve.end - curve.points[0][0] == 3600
