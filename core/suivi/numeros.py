"""Which invoice numbers are missing, where a terminal counts them one by one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MANQUANTS_MAX = 50
"""Missing numbers told of one terminal; where there are more, nobody reads them one by one."""
_DATE = re.compile(r"(?P<debut>(?:.*\D)?20\d{6}-)(?P<rang>\d{1,4})", re.DOTALL | re.ASCII)
_ENTIER = re.compile(r"(?P<debut>)(?P<rang>\d{1,9})", re.ASCII)
_MARGE = 10
"""Numbers that may be missing of a short series before it is taken for no series at all."""


@dataclass(slots=True)
class _Serie:
    """The counter behind some numbers: what stands before it, and where it has been."""

    debut: str
    largeur: int = 1
    rangs: set[int] = field(default_factory=set)

    def write(self, rang: int) -> str:
        return f"{self.debut}{rang:0{self.largeur}d}"


def find_manquants(numeros: Mapping[int, Iterable[str]]) -> dict[int, tuple[str, ...]]:
    """Return, by terminal, the numbers that it has skipped; given all that each has sent.

    Only `FAC-20241104-001` (which counts from 1 each day) and plain whole numbers are counters.
    Terminals that never sent a number twice between them may share one counter: what another
    one sent is then not missing.
    """
    series = {key: _read_series(sent) for key, sent in numeros.items()}
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


def _read_series(numeros: Iterable[str]) -> dict[str, _Serie]:
    series: dict[str, _Serie] = {}
    widths: defaultdict[str, set[int]] = defaultdict(set)
    for numero in numeros:
        match = _DATE.fullmatch(numero) or _ENTIER.fullmatch(numero)
        if match is None:
            continue
        debut, rang = match["debut"], match["rang"]
        series.setdefault(debut, _Serie(debut)).rangs.add(int(rang))
        widths[debut].add(len(rang))
    for debut, serie in series.items():
        serie.largeur = min(widths[debut])
    return series
