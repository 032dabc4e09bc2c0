"""`python -m syncserver.simulateur`: simulated terminals against a running server."""

import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict
from threading import Event

import msgspec

from core.clock import SystemClock
from syncserver.simulateur.deroulement import simulate
from syncserver.simulateur.scenario import read_scenario

EXIT_DESACCORD = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one simulation; the accounts on stdout, 0 where the server agrees with them."""
    scenario = read_scenario(arguments)
    bilan = simulate(scenario, SystemClock(), _say, _stop_on_signal())
    written = msgspec.json.format(msgspec.json.encode(asdict(bilan)), indent=2)
    sys.stdout.write(written.decode() + "\n")
    if bilan.d_accord:
        _say(f"Le serveur est d’accord : {bilan.acceptees} vente(s) acceptée(s), une fois chacune.")
        return 0
    _say(f"{len(bilan.desaccords)} désaccord(s) : voyez « desaccords » dans le bilan.")
    return EXIT_DESACCORD


def _stop_on_signal() -> Event:
    """Make the first Ctrl+C end the sales, and the second one the program."""
    stopped = Event()

    def stop(number: int, _frame: object) -> None:
        stopped.set()
        signal.signal(number, signal.SIG_DFL)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    return stopped


def _say(ligne: str) -> None:
    sys.stderr.write(f"{ligne}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
