"""What a list is narrowed to, as it reads on paper."""

from datetime import date, timedelta

import pytest

from core.catalogue.articles import FiltreArticles
from core.mouvements import FiltreMouvements
from core.ventes.consultation import FiltreVentes
from desktop.formats import Times
from desktop.impression.wording import describe
from tests.builders import FixedClock

TODAY = date(2026, 3, 25)
TIMES = Times(FixedClock(), "Africa/Kinshasa")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, "Depuis le début"),
        (TODAY, None, "Le 25/03/2026"),
        (TODAY - timedelta(days=6), None, "Du 19/03/2026 au 25/03/2026"),
        (date(2026, 1, 1), date(2026, 1, 1), "Le 01/01/2026"),
        (date(2026, 1, 1), date(2026, 1, 31), "Du 01/01/2026 au 31/01/2026"),
        (None, date(2026, 1, 31), "Jusqu’au 31/01/2026"),
    ],
)
def test_a_period_in_words(first: date | None, last: date | None, expected: str) -> None:
    ventes = FiltreVentes(1, jour_debut=first, jour_fin=last)
    assert describe(ventes, TIMES, ()) == (expected,)
    mouvements = FiltreMouvements(
        1,
        date_debut=None if first is None else TIMES.midnight(first),
        date_fin=None if last is None else TIMES.midnight(last + timedelta(days=1)),
    )
    assert describe(mouvements, TIMES, ()) == (expected,)


def test_what_else_narrows_is_one_line() -> None:
    narrowed = (("Onglet", "Bas"), ("Recherche", "« riz »"))
    assert describe(FiltreArticles(1), TIMES, narrowed) == ("Onglet : Bas · Recherche : « riz »",)
    assert describe(FiltreArticles(1), TIMES, ()) == ()
