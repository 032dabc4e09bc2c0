"""Makes the demonstration behind the curtain; imports nothing that the curtain would wait for."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from core.config import Settings
from desktop.widgets.curtain import Curtain

if TYPE_CHECKING:
    from core.demonstration import Avancement


class _Maker(QObject):
    """Makes the folder in a thread, and tells the curtain how far it is."""

    advanced = Signal(int)
    finished = Signal()

    def make(self, settings: Settings) -> None:
        from core.clock import SystemClock  # noqa: PLC0415 - after the curtain
        from core.demonstration.dossier import prepare_demo  # noqa: PLC0415 - after the curtain

        prepare_demo(settings, SystemClock().now(), self._on_progress)

    def _on_progress(self, avancement: "Avancement") -> None:
        self.advanced.emit(100 * avancement.fait // avancement.total)


def demo_settings(data_dir: Path | None) -> Settings:
    """Return the folder asked for, else one beside the shop's."""
    if data_dir is not None:
        return Settings(data_dir)
    default = Settings.default().data_dir
    return Settings(default.with_name(f"{default.name}-demo"))


def prepare(settings: Settings, curtain: Curtain) -> None:
    """Make the demonstration unless it is there, while the curtain says so; CoreError."""
    maker, loop = _Maker(), QEventLoop()
    words = QCoreApplication.translate("Demo", "Préparation des données d’exemple… {percent} %")

    def show(percent: int) -> None:
        curtain.show_words(words.format(percent=percent))

    maker.advanced.connect(show)
    maker.finished.connect(loop.quit)
    with ThreadPoolExecutor(1, thread_name_prefix="demo") as pool:
        future = pool.submit(maker.make, settings)
        future.add_done_callback(lambda _done: maker.finished.emit())
        loop.exec()
        future.result()
