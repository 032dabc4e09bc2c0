"""The stock over time: all of it where it is short, its heights and depths where it is long."""

from datetime import timedelta
from itertools import pairwise

from core.fiche.courbe import POINTS_MAX, Etendue
from core.stock import Deplacement, move_stock
from core.vocabulaire import TypeMouvement
from tests.builders import MIDI
from tests.core.conftest import Magasin
from tests.core.fiche.gestes import Gestes

HEURE = timedelta(hours=1)


def write_many(magasin: Magasin, pieces: list[int]) -> None:
    """Write movements of the salt an hour apart."""
    for rank, quantite in enumerate(pieces):
        moved = Deplacement(magasin.sel, TypeMouvement.AJUSTEMENT, quantite, utilisateur="x")
        with magasin.core.database.write() as connection:
            move_stock(connection, magasin.boutique.id, [moved], MIDI + rank * HEURE)


def test_every_movement_is_a_step(gestes: Gestes) -> None:
    gestes.magasin.clock.advance(HEURE)
    gestes.sell(4)
    gestes.magasin.clock.advance(HEURE)
    gestes.count_at_once(9)
    courbe = gestes.magasin.core.fiches.read_courbe(gestes.magasin.riz)
    assert [(p.instant - MIDI, p.stock) for p in courbe.points] == [
        (0 * HEURE, 10),
        (HEURE, 6),
        (2 * HEURE, 9),
    ]
    assert (courbe.seuil, courbe.depart.date) == (5, MIDI + 2 * HEURE)


def test_a_clock_that_went_back_draws_no_line_backwards(gestes: Gestes) -> None:
    gestes.magasin.clock.advance(-3 * HEURE)
    gestes.sell(4)
    courbe = gestes.magasin.core.fiches.read_courbe(gestes.magasin.riz)
    assert [(p.instant, p.stock) for p in courbe.points] == [(MIDI, 10), (MIDI, 6)]


def test_a_month_begins_at_the_height_that_it_found(gestes: Gestes) -> None:
    magasin = gestes.magasin
    gestes.sell(1)
    magasin.clock.advance(timedelta(days=31))
    gestes.sell(2)
    points = magasin.core.fiches.read_courbe(magasin.riz, Etendue.MOIS).points
    now = magasin.clock.now()
    assert [(p.instant, p.stock) for p in points] == [(now - timedelta(days=30), 9), (now, 7)]
    assert len(magasin.core.fiches.read_courbe(magasin.riz, Etendue.ANNEE).points) == 3


def test_an_article_without_a_movement_has_no_curve(magasin: Magasin) -> None:
    assert magasin.core.fiches.read_courbe(99).points == ()


def test_a_long_curve_keeps_its_extremes_and_its_end(magasin: Magasin) -> None:
    pieces = [(-1) ** n * (n % 7 + 1) for n in range(1_300)]
    pieces[700:702] = [5_000, -5_400]
    write_many(magasin, pieces)
    heights = [1]
    for each in pieces:
        heights.append(heights[-1] + each)
    points = magasin.core.fiches.read_courbe(magasin.sel).points
    assert len(points) <= POINTS_MAX
    stocks = [p.stock for p in points]
    assert (max(stocks), min(stocks), stocks[-1]) == (max(heights), min(heights), heights[-1])
    assert all(a.instant <= b.instant for a, b in pairwise(points))
