"""What the owner chose about the window: read once, kept in the file by a worker."""

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

import msgspec

from core.parametres import Parametres
from desktop.tasks import Tasks

T = TypeVar("T")
_PREFIX = "fenetre."


class Preferences:
    """Typed values by key; one that no longer has its shape counts as never chosen."""

    def __init__(self, parametres: Parametres, tasks: Tasks) -> None:
        self._parametres = parametres
        self._tasks = tasks
        self._values: dict[str, str] = dict(_take_ours(parametres.read_all()))

    def read(self, key: str, kind: type[T], default: T) -> T:
        """Return what was chosen, `default` where nothing was."""
        raw = self._values.get(key)
        if raw is None:
            return default
        try:
            return msgspec.json.decode(raw, type=kind)
        except msgspec.MsgspecError:
            return default

    def write(self, key: str, value: object) -> None:
        """Note a choice at once, and keep it in the file soon; the UI thread writes nothing."""
        raw = msgspec.json.encode(value).decode()
        if self._values.get(key) != raw:
            self._values[key] = raw
            self._tasks.run(partial(self._parametres.write, _PREFIX + key, raw), _kept)


def _take_ours(settings: Mapping[str, str]) -> dict[str, str]:
    return {
        key.removeprefix(_PREFIX): value
        for key, value in settings.items()
        if key.startswith(_PREFIX)
    }


def _kept(_nothing: None) -> None:
    """Nobody waits for the file."""
