"""A simulation from its first knock to its accounts: all terminals at once, then one by one."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore
from time import monotonic

from core.clock import Clock
from syncserver.simulateur.bilan import Bilan, check, make_bilan
from syncserver.simulateur.liaison import Incomprise, Injoignable
from syncserver.simulateur.presentation import introduce
from syncserver.simulateur.registre import Constat, Sort
from syncserver.simulateur.scenario import Scenario
from syncserver.simulateur.terminal import Absent, Cadre, TerminalSimule

_PLACES = 24
"""Connections at once: fewer than the 32 that a server grants one address."""
_ETAT_S = 5
"""How often the progress is told."""
_TOUR_S = 0.1


def simulate(scenario: Scenario, clock: Clock, say: Callable[[str], None], stopped: Event) -> Bilan:
    """Run the scenario; once `stopped` is set nobody sells any more, and the accounts are made."""
    cadre = Cadre(scenario, clock, Semaphore(_PLACES), stopped, say)
    terminaux = [TerminalSimule(cadre, rang, serie) for rang, serie in enumerate(scenario.series)]
    with ThreadPoolExecutor(len(terminaux)) as pool:
        ready = [
            t for t, is_in in zip(terminaux, pool.map(_enter, terminaux), strict=True) if is_in
        ]
        if scenario.essai:
            for terminal in ready:
                send_essai(terminal)
        else:
            _sell(pool, ready, cadre)
    if ready:
        say("Fin des ventes. Chaque terminal renvoie tout et compare avec le serveur…")
    for terminal in ready:
        settle(terminal)
    return make_bilan(scenario, terminaux)


def send_essai(terminal: TerminalSimule) -> None:
    """Send one sale, and say what became of it."""
    say, numero = terminal.cadre.say, terminal.sell()
    terminal.liaison.perdues = 0
    terminal.try_to_sync()
    ecriture = terminal.registre.ecritures[numero]
    montant = f"{ecriture.vente.total:.2f} {ecriture.vente.devise}"
    if ecriture.sort is Sort.ACCEPTEE:
        say(f"Vente d’essai {numero} de {montant} reçue. Annulez-la si elle ne doit pas compter.")
    elif ecriture.sort is Sort.REFUSEE:
        say(f"Vente d’essai {numero} de {montant} refusée ({ecriture.code}) : voyez « À régler ».")


def settle(terminal: TerminalSimule) -> None:
    """Send everything again without faults and make the accounts, once the server answers."""
    stopped = Event()
    terminal.liaison.perdues = 0
    deadline = monotonic() + terminal.cadre.scenario.attente
    while True:
        try:
            terminal.replay()
            check(terminal)
        except Incomprise as error:
            terminal.registre.contest(Constat.REPONSE, detail=str(error))
            return
        except Injoignable as error:
            left = deadline - monotonic()
            if left <= 0:
                terminal.registre.contest(Constat.INJOIGNABLE, detail=str(error))
                return
            stopped.wait(min(error.attente, left))
            continue
        return


def _enter(terminal: TerminalSimule) -> bool:
    """Introduce a terminal; False where it never came to sell."""
    try:
        introduce(terminal)
    except Absent as error:
        terminal.registre.contest(Constat.INJOIGNABLE, detail=str(error))
    except Incomprise as error:
        terminal.registre.contest(Constat.REPONSE, detail=str(error))
    else:
        return True
    terminal.cadre.say(f"{terminal.serie} : {terminal.registre.desaccords[-1].detail}.")
    return False


def _sell(pool: ThreadPoolExecutor, terminaux: Sequence[TerminalSimule], cadre: Cadre) -> None:
    """Let them sell side by side, telling how far they are, until they are done or stopped."""
    duree = cadre.scenario.duree
    deadline = monotonic() + duree if duree else None
    done = Event()
    works = [pool.submit(terminal.work) for terminal in terminaux]
    for work in works:
        work.add_done_callback(lambda _: done.set())
    said = ""
    while not all(work.done() for work in works):
        left = _ETAT_S if deadline is None else min(_ETAT_S, deadline - monotonic())
        if left <= 0:
            cadre.stopped.set()
        done.wait(max(left, _TOUR_S))
        done.clear()
        said = _tell_progress(cadre, terminaux, said)
    for work in works:
        work.result()


def _tell_progress(cadre: Cadre, terminaux: Sequence[TerminalSimule], said: str) -> str:
    """Say how far they are, unless that was `said` already; return the line."""
    # Copied at once: the terminals go on selling while we count.
    ecritures = [e for terminal in terminaux for e in tuple(terminal.registre.ecritures.values())]
    accepted = sum(ecriture.sort is Sort.ACCEPTEE for ecriture in ecritures)
    ligne = f"{len(ecritures)} vente(s) faite(s), {accepted} acceptée(s)."
    if ligne != said:
        cadre.say(ligne)
    return ligne
