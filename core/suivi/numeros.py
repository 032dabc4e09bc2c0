"""Which invoice numbers are missing, where a terminal counts them one by one."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

MANQUANTS_MAX = 50
"""Missing numbers told of one terminal; where there are more, nobody reads them one by one."""
_DATE = re.compile(r"(?:.*\D)?20\d{6}-", re.DOTALL | re.ASCII)
_CHIFFRES_DATE, _CHIFFRES_ENTIER = 4, 9
"""The digits of a counter at most: behind a date, and of a number that is nothing else."""
_MARGE = 10
"""Numbers that may be missing of a short series before it is taken for no series at all."""


@dataclass(slots=True)
class _Serie:
    """The counter behind some numbers: what stands before it, and where it has been."""

    debut: str
    largeur: int
    rangs: set[int]

    def write(self, rang: int) -> str:
        return f"{self.debut}{rang:0{self.largeur}d}"


def find_manquants(
    envoyes: Mapping[int, Mapping[str, Collection[str]]],
) -> dict[int, tuple[str, ...]]:
    """Return, by terminal, the numbers that it has skipped.

    Given all that each has sent: the digits at the end, by what stands before them. Only
    `FAC-20241104-001` (which counts from 1 each day) and plain whole numbers are counters.
    Terminals that never sent a number twice between them may share one counter: what another
    one sent is then not missing.
    """
    series = {key: _read_series(sent) for key, sent in envoyes.items()}
    return {key: _find_of(key, series) for key in series}


def _find_of(terminal_id: int, series: Mapping[int, Mapping[str, _Serie]]) -> tuple[str, ...]:
    found: list[str] = []
    for debut, serie in sorted(series[terminal_id].items()):
        known = set(serie.rangs)
        for other, others in series.items():
            shared = others.get(debut)
            if other != terminal_id and shared and shared.rangs.isdisjoint(serie.rangs):
                known |= shared.rangs
        found += map(serie.write, _find_gaps(serie, known))
    return tuple(found[:MANQUANTS_MAX])


def _find_gaps(serie: _Serie, known: set[int]) -> list[int]:
    """Return the ranks that are missing below the last one; none where they look like no counter.

    More than as many gaps as numbers is what numbers drawn at random look like.
    """
    lowest, highest = min(serie.rangs), max(serie.rangs)
    for first in (1, lowest) if serie.debut else (lowest,):
        if highest - first < 2 * len(known) + _MARGE:
            return [rang for rang in range(first, highest) if rang not in known]
    return []


def _read_series(envoyes: Mapping[str, Collection[str]]) -> dict[str, _Serie]:
    series: dict[str, _Serie] = {}
    for debut, rangs in envoyes.items():
        kept = [rang for rang in rangs if rang.isdecimal() and len(rang) <= _count_chiffres(debut)]
        if kept:
            series[debut] = _Serie(debut, min(map(len, kept)), set(map(int, kept)))
    return series


def _count_chiffres(debut: str) -> int:
    """Return how many digits a counter has behind `debut` at most; 0 where none stands there."""
    if not debut:
        return _CHIFFRES_ENTIER
    return _CHIFFRES_DATE if _DATE.fullmatch(debut) else 0
