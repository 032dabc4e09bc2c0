"""The command line: sets the program up and reads it, in JSON, for scripts and tests."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass, replace
from datetime import datetime
from pathlib import Path

from core.admin.arguments import Commande, parse
from core.application import Core, open_core
from core.boite_noire import keep
from core.config import Settings
from core.errors import CoreError, ImportRejected, InstanceBusy

REUSSI, EN_DEFAUT, REFUSE = 0, 1, 2
"""Exit codes: done; done, and the file is at fault; not done."""


def main(argv: Sequence[str]) -> int:
    """Run one command: one JSON document on stdout, or one JSON line on stderr and exit code 2."""
    try:
        document = _run(parse(argv))
    except CoreError as error:
        sys.stderr.write(f"{_encode(_describe(error))}\n")
        if isinstance(error, ImportRejected):
            _print({"crees": 0, "modifies": 0, "erreurs": error.erreurs, "articles": []})
        return REFUSE
    _print(document)
    return EN_DEFAUT if isinstance(document, dict) and not document.get("ok", True) else REUSSI


def _run(commande: Commande) -> object:
    folder: Path | None = commande.options.data_dir
    settings = Settings.default() if folder is None else Settings(folder)
    if commande.run_closed is not None:
        return commande.run_closed(settings, commande.options)
    core = _open(commande, settings)
    try:
        return commande.run(core, commande.options)
    finally:
        core.close()
        if core.depart.coupure is not None:
            # It stands until the window has told it: here nobody reads it.
            keep(core.depart.coupure, settings.coupure)


def _open(commande: Commande, settings: Settings) -> Core:
    """Open the folder; a command that only reads goes beside a program that holds it."""
    try:
        return open_core(settings)
    except InstanceBusy:
        if not commande.reads_only:
            raise
        return open_core(replace(settings, read_only=True))


def _describe(error: CoreError) -> dict[str, object]:
    described: dict[str, object] = {"error": error.message, "code": error.code}
    if isinstance(error, ImportRejected):
        described["erreurs"] = error.erreurs
    return described


def _print(document: object) -> None:
    sys.stdout.write(f"{_encode(document)}\n")


def _encode(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, default=_to_plain)


def _to_plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)
