"""The load under which servers are killed, and the memory of what they acknowledged."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from time import perf_counter, sleep

from tests.reliability.victime import Victime
from tests.serving import ATTENTE_S, Poste, VenteEnvoyee

POSTES = 3
LOT_MIN, LOT_MAX = 20, 100
REJEU = 200
DUREE_INCONNUE = 0.05
"""Seconds that a push is taken to last before the first one was measured."""
SANS_ID = 0
"""Stands for the id that a terminal was never told."""
BREAKS = (OSError, HTTPException)


@dataclass(slots=True)
class Memoire:
    """What one terminal has sent, and the ids that it was given; never shared between threads."""

    serie: str
    articles: Sequence[int]
    envoyees: dict[str, VenteEnvoyee] = field(default_factory=dict)
    acquittees: dict[str, int] = field(default_factory=dict)
    durees: list[float] = field(default_factory=list)
    debut: float | None = None
    """When the request under way was begun; None between requests."""
    numeros: Iterator[int] = field(default_factory=count)

    def make_lot(self, chance: random.Random) -> list[VenteEnvoyee]:
        """Make new sales of one to four lines, remembered as sent."""
        lot = [self._make_vente(chance) for _ in range(chance.randint(LOT_MIN, LOT_MAX))]
        self.envoyees.update((vente["numero_facture"], vente) for vente in lot)
        return lot

    def _make_vente(self, chance: random.Random) -> VenteEnvoyee:
        lignes = [
            {"article_id": article_id, "quantite": chance.randint(1, 5), "prix_unitaire": "750.50"}
            for article_id in chance.choices(self.articles, k=chance.randint(1, 4))
        ]
        return {"numero_facture": f"{self.serie}-{next(self.numeros):06d}", "lignes": lignes}


@dataclass(frozen=True, slots=True)
class Mise:
    """How a server was killed: the requests that were under way, begun and unanswered."""

    en_cours: int


def push_until_broken(
    memoire: Memoire, port: int, chance: random.Random, *, trusting: bool = False
) -> float | None:
    """Push batch after batch; return when the request that broke was begun.

    A `trusting` terminal takes a sale as acknowledged as soon as it is sent.
    """
    with Poste(port, memoire.serie) as poste:
        while True:
            lot = memoire.make_lot(chance)
            if trusting:
                memoire.acquittees.update((v["numero_facture"], SANS_ID) for v in lot)
            memoire.debut = debut = perf_counter()
            try:
                accuse = poste.push(lot)
            except BREAKS:
                return debut
            memoire.durees.append(perf_counter() - debut)
            memoire.debut = None
            memoire.acquittees.update((c.numero_facture, c.id) for c in accuse.details.creees)


def kill_under_load(
    victime: Victime, memoires: Sequence[Memoire], chance: random.Random, *, trusting: bool = False
) -> Mise:
    """Kill a server at a random instant inside a push of one of its terminals."""
    with ThreadPoolExecutor(len(memoires)) as threads:
        runs = [
            threads.submit(
                push_until_broken,
                memoire,
                victime.port,
                random.Random(chance.random()),  # noqa: S311 - a load, no secret
                trusting=trusting,
            )
            for memoire in memoires
        ]
        tue = _kill_inside(victime, memoires, chance)
        en_cours = sum(_was_under_way(run, tue) for run in runs)
    victime.wait()
    for memoire in memoires:
        memoire.debut = None
    return Mise(en_cours)


def _kill_inside(victime: Victime, memoires: Sequence[Memoire], chance: random.Random) -> float:
    """Wait for a push, then for a random part of what pushes take here; return when it was."""
    aim, pushes = chance.choice(memoires), chance.randint(0, 2)
    seen, latest = len(aim.durees), perf_counter() + ATTENTE_S
    debut = aim.debut
    while perf_counter() < latest and (debut is None or len(aim.durees) < seen + pushes):
        sleep(0.000_5)
        debut = aim.debut
    recent = sorted(d for memoire in memoires for d in memoire.durees[-9:]) or [DUREE_INCONNUE]
    instant = (debut or latest) + chance.random() * recent[len(recent) // 2]
    sleep(max(0.0, instant - perf_counter()))
    tue = perf_counter()
    victime.kill()
    return tue


def _was_under_way(run: "Future[float | None]", tue: float) -> bool:
    debut = run.result()
    return debut is not None and debut < tue


@dataclass(slots=True)
class Bilan:
    """What came back: sales lost or changed though acknowledged, and how many were held against."""

    verifiees: int = 0
    pertes: list[str] = field(default_factory=list)


def replay(memoire: Memoire, port: int, chance: random.Random, numeros: Sequence[str]) -> Bilan:
    """Send these sales once more, shuffled, and hold the answers against what was acknowledged.

    Afterwards all of them are acknowledged.
    """
    bilan = Bilan()
    shuffled = chance.sample(numeros, len(numeros))
    with Poste(port, memoire.serie) as poste:
        for start in range(0, len(shuffled), REJEU):
            lot = [memoire.envoyees[numero] for numero in shuffled[start : start + REJEU]]
            accuse = poste.push(lot)
            bilan.pertes += [f"refused: {r.vente_uid} {r.message}" for r in accuse.rejected]
            for vente, creee in zip(lot, accuse.details.creees, strict=False):
                known = memoire.acquittees.get(creee.numero_facture)
                bilan.verifiees += known is not None
                if known is not None and creee.status != "already_exists":
                    bilan.pertes.append(f"{creee.numero_facture}: lost")
                if known and creee.id != known:
                    bilan.pertes.append(f"{creee.numero_facture}: {known} is {creee.id}")
                if creee.lignes_count != len(vente["lignes"]):
                    bilan.pertes.append(f"{creee.numero_facture}: lines are missing")
                memoire.acquittees[creee.numero_facture] = creee.id
    return bilan
