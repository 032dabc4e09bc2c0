"""One day of the shop: when its customers come, when its tills send, what its owner does."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from core.boutiques import FUSEAU_DEFAUT
from core.clock import get_zone
from core.demonstration.gestes import count_shelf, deliver, discard, set_taux
from core.demonstration.incidents import list_incidents
from core.demonstration.recit import Recit
from core.demonstration.suites import bring_back, cancel_last, spend

Acte = tuple[datetime, Callable[[datetime], object]]

_CLIENTS = (25, 23, 26, 27, 34, 41, 15)
"""Customers of the first till from Monday to Sunday."""
_PART_CAISSE = (1.0, 0.75, 0.4)
_HEURES = {8: 5, 9: 7, 10: 8, 11: 9, 12: 10, 13: 8, 14: 6, 15: 6, 16: 8, 17: 11, 18: 12, 19: 7}
"""How busy each hour is; on Sunday the shop closes at one o'clock."""
_FERMETURE_DIMANCHE = 13
_SAMEDI, _DIMANCHE = 5, 6
_PERTE = 0.5
"""How likely something is lost on a day."""
_TAUX_CHANGE = {20, 11, 2}
_JOURS_LIVRAISON = (1, 4)
_ENVOIS = timedelta(minutes=100)
_ENVOIS_RECENTS = timedelta(minutes=20)
_RECENTS = 2
"""Days before the present one of which each small batch is told apart."""
_RETOURS = {2, 9, 16, 23}
"""Days before the present one on which a customer brings something back."""
_HORS_LIGNE = {3, 11, 12, 24}
"""Days before the present one on whose evening the deliveries found no Wi-Fi."""


def plan_jour(recit: Recit, jour: date, reste: int) -> list[Acte]:
    """Return what happens on `jour`, in its order; `reste` is how many days come after it."""
    caisses = recit.caisses
    actes: list[Acte] = []
    for rank, caisse in enumerate(caisses):
        caisse.compteur = 0
        actes += [(t, partial(recit.sell, caisse)) for t in _draw_ventes(recit, jour, rank)]
        actes += [(t, partial(recit.send, caisse)) for t in _list_envois(recit, jour, rank, reste)]
    actes += _plan_suites(recit, jour, reste)
    if jour.weekday() in _JOURS_LIVRAISON:
        actes.append((_at(jour, 7, 15), partial(deliver, recit, reste=reste)))
    if jour.weekday() == _SAMEDI:
        actes.append((_at(jour, 20, 40), partial(count_shelf, recit)))
    if recit.rng.random() < _PERTE:
        actes.append((_at(jour, 20, 20), partial(discard, recit)))
    if reste in _TAUX_CHANGE:
        actes.append((_at(jour, 7, 5), partial(set_taux, recit)))
    actes += [
        (_at(jour, hour, minute), partial(act, recit))
        for hour, minute, act in list_incidents(reste)
    ]
    return sorted(actes, key=lambda acte: acte[0])


def _plan_suites(recit: Recit, jour: date, reste: int) -> Iterator[Acte]:
    """Give what follows a sale; the app of the deliveries can neither cancel nor take back."""
    first, second, _ = recit.caisses
    yield _at(jour, 12, 35), partial(spend, recit, first)
    if reste % 3 == 0:
        yield _at(jour, 11, 47), partial(cancel_last, recit, first)
    if reste % 5 == 1:
        yield _at(jour, 12, 21), partial(cancel_last, recit, second)
    if reste in _RETOURS:
        yield _at(jour, 10, 12), partial(bring_back, recit, second)


def _at(jour: date, hour: int, minute: int, milli: int = 0) -> datetime:
    zone = get_zone(FUSEAU_DEFAUT)
    return datetime(
        jour.year, jour.month, jour.day, hour, minute, milli // 1000, milli % 1000 * 1000, zone
    )


def _draw_ventes(recit: Recit, jour: date, rank: int) -> Iterator[datetime]:
    rng = recit.rng
    hours = [h for h in _HEURES if jour.weekday() != _DIMANCHE or h < _FERMETURE_DIMANCHE]
    clients = _CLIENTS[jour.weekday()] * _PART_CAISSE[rank] * rng.uniform(0.85, 1.15)
    for hour in rng.choices(hours, [_HEURES[h] for h in hours], k=round(clients)):
        yield _at(jour, hour, rng.randrange(60), rng.randrange(60_000))


def _list_envois(recit: Recit, jour: date, rank: int, reste: int) -> Iterator[datetime]:
    """Give when a till sends: those of the counter all day, the deliveries in the evening."""
    if rank == len(recit.caisses) - 1:
        if reste not in _HORS_LIGNE:
            yield _at(jour, 20, 5, recit.rng.randrange(60_000))
        return
    step = _ENVOIS_RECENTS if reste <= _RECENTS else _ENVOIS
    instant = _at(jour, 8, 20 + 7 * rank, recit.rng.randrange(60_000))
    while instant < _at(jour, 20, 10):
        yield instant
        instant += step
    yield _at(jour, 20, 12 + rank)
