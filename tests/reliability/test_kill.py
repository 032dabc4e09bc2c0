"""kill -9 inside a push: what was acknowledged is there, and nothing is half applied (I2, I6)."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import pytest

from core.config import Settings
from tests.builders import make_article, make_boutique, make_terminal, open_tmp_core
from tests.livre import list_problems
from tests.reliability.charge import POSTES, Memoire, kill_under_load, replay
from tests.reliability.victime import (
    Target,
    serve,
    serve_answering_first,
    start_victime,
)
from tests.serving import Poste, start_serveur

KILLS, KILLS_RELIABILITY = 50, 500
ARTICLES = 20
KILLS_PER_CHECK = 25


@dataclass(slots=True)
class Epreuve:
    """One data folder whose servers are killed one after the other."""

    data_dir: Path
    memoires: Sequence[Memoire]
    chance: random.Random
    kills: int = 0
    kills_inside: int = 0
    verifiees: int = 0
    pertes: list[str] = field(default_factory=list)
    problemes: list[str] = field(default_factory=list)

    def run(self, kills: int, target: Target = serve, *, trusting: bool = False) -> None:
        """Kill as often as asked, and replay after each kill what led up to it.

        Nothing that is half applied is ever mended by a replay: to check now and then is enough.
        """
        victime = start_victime(self.data_dir, target)
        for _ in range(kills):
            before = [len(memoire.envoyees) for memoire in self.memoires]
            mise = kill_under_load(victime, self.memoires, self.chance, trusting=trusting)
            self.kills += 1
            self.kills_inside += mise.en_cours > 0
            if self.kills % KILLS_PER_CHECK == 0:
                self.problemes += list_problems(Settings(self.data_dir).fichier)
            victime = start_victime(self.data_dir, target)
            for memoire, known in zip(self.memoires, before, strict=True):
                self.replay(memoire, victime.port, list(memoire.envoyees)[known:])
        victime.kill()
        victime.wait()

    def replay(self, memoire: Memoire, port: int, numeros: Sequence[str]) -> None:
        """Replay some of a terminal's sales and add up what was found."""
        bilan = replay(memoire, port, self.chance, numeros)
        self.verifiees += bilan.verifiees
        self.pertes += bilan.pertes

    def replay_all(self) -> None:
        """Replay all that was ever sent, and check the file a last time."""
        victime = start_victime(self.data_dir)
        for memoire in self.memoires:
            self.replay(memoire, victime.port, list(memoire.envoyees))
        victime.kill()
        victime.wait()
        self.problemes += list_problems(Settings(self.data_dir).fichier)


@pytest.fixture
def epreuve(tmp_path: Path) -> Epreuve:
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    series = [f"serie-{n}" for n in range(POSTES)]
    for serie in series:
        make_terminal(core, boutique, serie, f"Terminal {serie}")
    articles = [
        make_article(core, boutique, f"A{n}", quantite_stock=10**9) for n in range(ARTICLES)
    ]
    core.close()
    chance = random.Random(20260325)  # noqa: S311 - a load, no secret
    return Epreuve(tmp_path, [Memoire(serie, articles) for serie in series], chance)


@pytest.mark.timeout(1_800)
def test_what_was_acknowledged_survives_kill_9(
    epreuve: Epreuve, say: Callable[[str], None], pytestconfig: pytest.Config
) -> None:
    """I6: every acknowledged number comes back `already_exists` with its id, in shuffled order."""
    start = perf_counter()
    epreuve.run(KILLS_RELIABILITY if pytestconfig.getoption("--reliability") else KILLS)
    epreuve.replay_all()
    sent = sum(len(memoire.envoyees) for memoire in epreuve.memoires)
    say(
        f"kill -9: {epreuve.kills} kills, {epreuve.kills_inside} inside a request; {sent} sales, "
        f"{epreuve.verifiees} acknowledgements held against replays, {len(epreuve.pertes)} lost; "
        f"{perf_counter() - start:.0f} s"
    )
    assert epreuve.pertes == []
    assert epreuve.problemes == []
    assert epreuve.kills_inside * 3 >= epreuve.kills


def test_the_command_itself_survives_kill_9(epreuve: Epreuve) -> None:
    """I6: `python -m syncserver` from its own executable, killed once its answer is read."""
    (memoire, *_), chance = epreuve.memoires, epreuve.chance
    serveur = start_serveur(epreuve.data_dir)
    with Poste(serveur.port, memoire.serie) as poste:
        accuse = poste.push(memoire.make_lot(chance))
    memoire.acquittees.update((c.numero_facture, c.id) for c in accuse.details.creees)
    serveur.kill()
    epreuve.replay_all()
    assert epreuve.verifiees == len(memoire.envoyees)
    assert (epreuve.pertes, epreuve.problemes) == ([], [])


def test_control_a_server_that_answers_before_it_commits_is_found_out(epreuve: Epreuve) -> None:
    """Without « commit, then answer » the same check finds acknowledged sales that are gone."""
    epreuve.run(3, serve_answering_first)
    assert epreuve.pertes


def test_control_a_terminal_that_trusts_before_the_answer_is_found_out(epreuve: Epreuve) -> None:
    """A kill inside a request does leave unrecorded sales behind: the check would see them."""
    epreuve.run(5, trusting=True)
    assert epreuve.pertes
    assert epreuve.problemes == []
