"""`python -m syncserver`: the sync server alone, without a screen."""

import argparse
import gc
import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from core.application import Core, open_core
from core.config import Settings
from core.depart import tell_depart
from core.errors import CoreError
from core.journalisation import open_journal
from syncserver.announced import AnnouncedServer
from syncserver.lecture import read_charge
from syncserver.server import ALL_ADDRESSES, PORT, SyncServer

EXIT_REFUSED = 2
OBJETS_PAR_LOT = 50_000
"""What the largest usual batch holds while it is recorded; all of it goes without a collection."""
_WATCH_S = 0.5
"""How often the main thread looks around: on Windows a wait without end hears no Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or Ctrl+C; 2 where the server could not be started."""
    options = _parse(arguments)
    settings = Settings(options.data_dir) if options.data_dir else Settings.default()
    stopped = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    try:
        core = open_core(settings)
        try:
            _serve(core, options.host, options.port, stopped)
        finally:
            core.close()
    except CoreError as error:
        failure = {"error": error.message, "code": error.code}
        sys.stderr.write(json.dumps(failure, ensure_ascii=False) + "\n")
        return EXIT_REFUSED
    return 0


def _serve(core: Core, host: str, port: int, stopped: Event) -> None:
    # One address alone is for a program on this computer, or for a network of one's own choice.
    kind = AnnouncedServer if host == ALL_ADDRESSES else SyncServer
    server = kind(core, host, port)
    journal = open_journal(core.settings.data_dir)
    tell_depart(core.depart)
    server.start()
    core.maintenance.start()
    core.rejeu_auto.start(read_charge)
    # What start-up made lives to the end: no collection in the middle of a batch need walk it.
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJETS_PAR_LOT)
    try:
        sys.stdout.write(json.dumps({"url": server.url, "port": server.port}) + "\n")
        sys.stdout.flush()
        while server.is_running and not stopped.wait(_WATCH_S):
            pass
    finally:
        core.prepare_close()
        server.stop()
        journal.close()


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="syncserver", description=__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--host", default=ALL_ADDRESSES)
    parser.add_argument("--port", type=int, default=PORT)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
