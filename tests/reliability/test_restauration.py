"""Backups and restores while terminals push: nothing acknowledged is lost, nothing counts twice."""

import random
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import pytest

from core.application import Core, open_core
from core.config import Settings
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import VenteCreee, VenteRecue, VenteRejouee
from tests.builders import (
    identify,
    make_article,
    make_boutique,
    make_lot,
    make_terminal,
    make_vente,
    open_tmp_core,
    record,
)
from tests.livre import fetch, list_problems
from tests.reliability.charge import Memoire, kill_under_load
from tests.reliability.victime import start_victime
from tests.serving import Poste

CYCLES, CYCLES_RELIABILITY = 5, 50
LOT_MAX = 12


class Pousseur:
    """A terminal that pushes without a pause until it is told to stop, and remembers the ids."""

    def __init__(self, core: Core, identite: TerminalIdentifie, article: int) -> None:
        self.envoyees: dict[str, VenteRecue] = {}
        self.acquittees: dict[str, int] = {}
        self._core = core
        self._identite = identite
        self._article = article
        self._stop = Event()
        self._chance = random.Random(7)  # noqa: S311 - a load, no secret

    def push_one(self) -> None:
        """Push a batch of new sales."""
        count = self._chance.randint(1, LOT_MAX)
        ventes = [
            make_vente(f"V{len(self.envoyees) + rank}", (self._article, 1)) for rank in range(count)
        ]
        self.envoyees.update((vente.numero_facture, vente) for vente in ventes)
        resultat = self._core.ventes.record_batch(self._identite, make_lot(*ventes))
        told = [r.vente for r in resultat.resultats if isinstance(r, VenteCreee)]
        self.acquittees.update((vente.numero_facture, vente.id) for vente in told)

    def run_during(self, core: Core, work: Callable[[], object]) -> None:
        """Push while something else is done."""
        self._core = core
        self._stop.clear()
        thread = Thread(target=self._run)
        thread.start()
        work()
        self._stop.set()
        thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self.push_one()


@pytest.mark.timeout(1_800)
def test_restore_cycles_under_load_lose_nothing(
    tmp_path: Path, say: Callable[[str], None], pytestconfig: pytest.Config
) -> None:
    """I20, I21: back up, go back to any copy, and have every acknowledged sale, with its id."""
    full = pytestconfig.getoption("--reliability")
    cycles = CYCLES_RELIABILITY if full else CYCLES
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    terminal = make_terminal(core, boutique, "S1")
    article = make_article(core, boutique, "A1", quantite_stock=10**9)
    pousseur = Pousseur(core, identify(core, terminal), article)
    chance, start, reprises = random.Random(11), perf_counter(), 0  # noqa: S311 - a load
    for _ in range(cycles):
        pousseur.run_during(core, core.sauvegardes.make)
        copies = core.sauvegardes.list_toutes()
        restauration = core.restauration
        copie = chance.choice(copies).chemin

        def go_back(path: Path = copie, use: Core = core) -> None:
            use.restauration.confirm(use.restauration.prepare(path))

        pousseur.run_during(core, go_back)
        core.close()
        core = open_core(restauration.settings, restauration.clock)
        bilan = core.depart.bilan
        assert bilan is not None
        assert (bilan.reprise.echecs, bilan.rapport.problemes) == ([], ())
        reprises += bilan.reprise.demandes
        held = fetch(core.settings.fichier, "SELECT numero_facture, id FROM vente ORDER BY id")
        assert held == sorted(pousseur.acquittees.items(), key=itemgetter(1))
        for kept in core.settings.data_dir.glob("comptoir-remplace-*.db*"):
            kept.unlink()
    again = record(core, terminal, *list(pousseur.envoyees.values())[:1_000]).resultats
    assert all(isinstance(answer, VenteRejouee) for answer in again)
    core.close()
    assert list_problems(Settings(tmp_path).fichier) == []
    say(
        f"restore: {cycles} cycles under load, {len(pousseur.acquittees)} sales acknowledged, "
        f"{reprises} requests taken up from the journal, 0 lost; {perf_counter() - start:.0f} s"
    )


def test_control_without_the_journal_a_restore_loses_sales(tmp_path: Path) -> None:
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    terminal = make_terminal(core, boutique, "S1")
    article = make_article(core, boutique, "A1", quantite_stock=1_000)
    pousseur = Pousseur(core, identify(core, terminal), article)
    copie = core.sauvegardes.make().chemin
    pousseur.push_one()
    core.restauration.confirm(core.restauration.prepare(copie))
    core.close()
    for path in core.settings.journal_lots.iterdir():
        path.unlink()
    core = open_core(core.settings)
    assert fetch(core.settings.fichier, "SELECT numero_facture FROM vente") == []
    core.close()


def test_the_black_box_after_kill_9(tmp_path: Path) -> None:
    """A child under load is killed: the next start names what it had just acknowledged."""
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    make_terminal(core, boutique, "serie-0")
    article = make_article(core, boutique, "A0", quantite_stock=10**9)
    core.close()
    memoire, chance = Memoire("serie-0", [article]), random.Random(3)  # noqa: S311 - a load
    victime = start_victime(tmp_path)
    with Poste(victime.port, memoire.serie) as poste:
        accuse = poste.push(memoire.make_lot(chance))
    memoire.acquittees.update((c.numero_facture, c.id) for c in accuse.details.creees)
    kill_under_load(victime, [memoire], chance)
    core = open_core(Settings(tmp_path))
    coupure = core.depart.coupure
    core.close()
    assert coupure is not None
    assert coupure.toutes_presentes
    assert coupure.derniere_ecriture is not None
    named = {vente.numero_facture for vente in coupure.ventes}
    rows = fetch(Settings(tmp_path).fichier, "SELECT numero_facture FROM vente")
    held = {numero for (numero,) in rows}
    assert memoire.acquittees.keys() <= held
    assert named <= held
    assert list(memoire.acquittees)[-1] in named
    assert list_problems(Settings(tmp_path).fichier) == []
