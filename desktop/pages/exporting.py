"""Has the list of a page written or printed, and tells the owner how it goes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import CoreError
from core.rapports.fichier import make_slug
from desktop.dialogs.apercu import ApercuDialog
from desktop.dialogs.progression import ProgressionDialog
from desktop.impression.job import ExportJob
from desktop.impression.printing import ChoosePrinter, choose_printer
from desktop.impression.request import ExportKind, ExportRequest, Written
from desktop.impression.spool import Spool
from desktop.impression.tables import list_tables
from desktop.impression.wording import describe
from desktop.langue import current
from desktop.pages.exportable import ExportablePage
from desktop.sentences import say

ChooseTarget = Callable[[QWidget, Path, Callable[[Path], None]], None]
_FOLDER = "export.dossier"


def choose_target(parent: QWidget, suggestion: Path, chosen: Callable[[Path], None]) -> None:
    """Ask where the file goes; `chosen` is called unless the owner thinks better of it."""
    dialog = QFileDialog(parent, _tr("Enregistrer l’export"), str(suggestion.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffix = suggestion.suffix.removeprefix(".")
    names = {
        "xlsx": _tr("Classeur Excel (*.xlsx)"),
        "csv": _tr("Texte CSV (*.csv)"),
        "pdf": _tr("Document PDF (*.pdf)"),
    }
    dialog.setNameFilter(names[suffix])
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(suggestion.name)

    def accepted(name: str) -> None:
        chosen(Path(name))

    dialog.fileSelected.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager of the computer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class Exporter(QObject):
    """One export at a time a page; the page stays usable meanwhile."""

    def __init__(
        self,
        page: ExportablePage,
        table: str,
        choose: ChooseTarget = choose_target,
        show: Callable[[Path], None] = open_folder,
        *,
        choose_print: ChoosePrinter = choose_printer,
    ) -> None:
        super().__init__(page.window())
        self._page = page
        self._table = table
        self._title = list_tables()[table].title
        self._choose, self._show, self._choose_print = choose, show, choose_print
        self.job: ExportJob | None = None
        self.dialog: ProgressionDialog | None = None
        self.preview: ApercuDialog | None = None
        self._folder: TemporaryDirectory[str] | None = None
        page.export_asked.connect(self.export)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.abandon)

    def export(self, kind: str) -> None:
        """Write what the page shows: "xlsx", "csv", "pdf"; or show it as pages: "print"."""
        if self.job is not None and self.dialog is not None:
            self.dialog.raise_()
            return
        wanted = ExportKind(kind)
        if wanted is ExportKind.PRINT:
            self._folder = TemporaryDirectory(prefix="comptoir-", ignore_cleanup_errors=True)
            self._start(wanted, Path(self._folder.name) / "pages")
            return
        suggestion = self._usual_folder() / f"{self._slug()}.{wanted}"
        self._choose(self._page.window(), suggestion, partial(self._on_target_chosen, wanted))

    def abandon(self) -> None:
        """Stop because the program ends."""
        if self.job is not None:
            self.job.abandon()
        if self.preview is not None:
            self.preview.accept()

    def _slug(self) -> str:
        day = self._page.services.times.today().isoformat()
        return f"{make_slug(self._title, self._page.boutique.nom)}-{day}"

    def _usual_folder(self) -> Path:
        places = QStandardPaths.StandardLocation
        documents = QStandardPaths.writableLocation(places.DocumentsLocation)
        chosen = Path(self._page.services.preferences.read(_FOLDER, str, documents))
        return chosen if chosen.is_dir() else Path(documents)

    def _on_target_chosen(self, kind: ExportKind, target: Path) -> None:
        self._page.services.preferences.write(_FOLDER, str(target.parent))
        self._start(kind, target)

    def _start(self, kind: ExportKind, target: Path) -> None:
        request = self._make_request(kind, target)
        on_paper = kind is ExportKind.PRINT
        title = self.tr("Impression : {title}") if on_paper else self.tr("Export : {title}")
        self.dialog = ProgressionDialog(
            title.format(title=self._title), "" if on_paper else target.name, self._page.window()
        )
        self.dialog.cancel_asked.connect(self._on_cancel_asked)
        self.dialog.retry_asked.connect(partial(self._run, request))
        self.dialog.folder_asked.connect(partial(self._show, target.parent))
        self.dialog.finished.connect(self._on_dialog_closed)
        self._run(request)
        self.dialog.show()

    def _run(self, request: ExportRequest) -> None:
        dialog = self._shown_dialog()
        dialog.show_start()
        self.job = ExportJob(request, self)
        self.job.progressed.connect(dialog.show_progress)
        self.job.failed.connect(self._on_failed)
        self.job.cancelled.connect(self._on_cancelled)
        self.job.written.connect(partial(self._on_written, request))
        self.job.start()

    def _make_request(self, kind: ExportKind, target: Path) -> ExportRequest:
        page, services = self._page, self._page.services
        filtre, tri = page.question()
        return ExportRequest(
            data_dir=str(services.core.settings.data_dir.absolute()),
            table=self._table,
            boutique_id=page.boutique.id,
            filtre=msgspec.Raw(msgspec.json.encode(filtre)),
            tri=tri,
            columns=page.visible_columns(),
            kind=kind,
            target=str(target.absolute()),
            made=services.core.clock.now(),
            words=describe(filtre, services.times, tuple(page.narrowed())),
            langue=current(),
        )

    def _shown_dialog(self) -> ProgressionDialog:
        if self.dialog is None:
            raise RuntimeError("an export runs without its dialog")
        return self.dialog

    def _on_cancel_asked(self) -> None:
        if self.job is not None:
            self.job.cancel()

    def _on_cancelled(self) -> None:
        self._end_job()
        self._shown_dialog().close_quietly()

    def _on_failed(self, sentence: str) -> None:
        self._end_job()
        self._shown_dialog().show_failure(sentence)

    def _on_written(self, request: ExportRequest, written: Written) -> None:
        self._end_job()
        target = Path(request.target)
        if request.kind is not ExportKind.PRINT:
            self._shown_dialog().show_written(written.rows, str(target.parent))
            return
        self._page.services.tasks.run(
            partial(Spool.open, target), self._on_spool_opened, self._on_spool_lost
        )

    def _on_spool_opened(self, spool: Spool) -> None:
        folder, self._folder = self._folder, None
        if folder is not None:
            # From here on the preview drops the pages, once it is closed.
            self.preview = ApercuDialog(spool, folder, self._page.window(), self._choose_print)
            self.preview.finished.connect(self._on_preview_closed)
            self.preview.show()
        self._shown_dialog().close_quietly()

    def _on_spool_lost(self, error: CoreError) -> None:
        self._shown_dialog().show_failure(say(error.message))

    def _on_dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _on_preview_closed(self) -> None:
        self.preview = None

    def _end_job(self) -> None:
        if self.job is not None:
            self.job.deleteLater()
            self.job = None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)
