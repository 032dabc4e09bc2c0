"""How the book stands: what the last check found, the check itself, and the head of the chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.application import Core
from core.boutiques import Boutique
from core.errors import CoreError
from core.verification.chaine import Tete
from core.verification.historique import ControleLivre
from core.verification.progres import Progres
from core.vocabulaire import OrigineControle
from desktop.dialogs.progression import Bar
from desktop.formats import plural
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.sentences import say, say_all
from desktop.theme import Style, font, scaled
from desktop.verdict import judge, shorten_hash, tell_when
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import Note
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label

_WIDTH = 640
_HEIGHT = 160


@dataclass(frozen=True, slots=True)
class EtatLivre:
    """What is known of the book: its last check, and the head of each boutique's chain."""

    controle: ControleLivre | None
    tetes: Sequence[Tete]


def load_etat(core: Core) -> EtatLivre:
    """Ask core, in a worker."""
    return EtatLivre(core.verification.dernier_controle(), core.verification.list_tetes())


def open_livre(
    services: Services, boutique: Boutique, parent: QWidget, *, check: bool = False
) -> None:
    """Show how the book stands, once that is known; `check` begins another check."""

    def opened(etat: EtatLivre) -> None:
        dialog = LivreDialog(etat, services, boutique, parent)
        dialog.open()
        if check:
            dialog.start_check()

    services.tasks.run(partial(load_etat, services.core), opened)


class _Check(QObject):
    """Told by the worker how far it is, and telling it whether to go on."""

    moved = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False

    def progres(self) -> Progres:
        """Return what the check reports to."""
        return Progres(lambda: self.stopped, self.moved.emit)

    def stop(self) -> None:
        """Give the check up; what was known before is still known."""
        self.stopped = True


class LivreDialog(Dialog):
    """Shows the last check, and makes another one."""

    def __init__(
        self, etat: EtatLivre, services: Services, boutique: Boutique, parent: QWidget
    ) -> None:
        super().__init__(_tr("Vérification du livre"), parent=parent)
        self.setFixedWidth(scaled(_WIDTH))
        self._services = services
        self._boutique = boutique
        self._empreinte = ""
        self._check: _Check | None = None
        self._note: Note | None = None
        self._verdict = QVBoxLayout()
        self.list = _make_list()
        self.advice = Label(_advice(), Style.BODY, Ink.TEXT2, wrap=True)
        self.progress = Label("", Style.BODY, Ink.TEXT2, wrap=True)
        self.bar = Bar(_tr("Avancement"))
        self.head = Label("", Style.H2)
        self.head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.head_note = Label("", Style.SMALL, Ink.TEXT3, wrap=True)
        self.head_button = Button(_tr("Copier l’empreinte"), Kind.PLAIN, "copy")
        self._chain = self._make_chain()
        self._lay_out()
        self._connect()
        self.show_running(running=False)
        self._show_etat(etat)

    def start_check(self) -> None:
        """Check the whole book, beside all that goes on."""
        self._check = _Check(self)
        self._check.moved.connect(self.bar.setValue)
        self.bar.setValue(0)
        self.show_running(running=True)
        controler = self._services.core.verification.controler
        work = partial(controler, OrigineControle.DEMANDE, self._check.progres())
        self._services.tasks.run(work, self._on_checked, self._on_failed)

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _lay_out(self) -> None:
        self.bar.setRange(0, 100)
        self.content.addWidget(self.progress)
        self.content.addWidget(self.bar)
        self.content.addLayout(self._verdict)
        for widget in (self.list, self.advice, self._chain):
            self.content.addWidget(widget)
        self.copy_button = self.add_button(_tr("Copier la liste"))
        self.check_button = self.add_button(_tr("Vérifier maintenant"))
        self.cancel_button = self.add_button(_tr("Arrêter la vérification"))
        self.close_button = self.add_button(_tr("Fermer"), Kind.PRIMARY, default=True)

    def _make_chain(self) -> QWidget:
        """Lay out the head of the chain, and what it is good for."""
        chain = QWidget()
        column = QVBoxLayout(chain)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(_tr("Empreinte du livre"), Style.SMALLM, Ink.TEXT2))
        row = QHBoxLayout()
        row.addWidget(self.head, 1)
        row.addWidget(self.head_button)
        column.addLayout(row)
        column.addWidget(self.head_note)
        return chain

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.head_button.clicked.connect(self._on_head_clicked)
        self.check_button.clicked.connect(self.start_check)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.close_button.clicked.connect(self.accept)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._stop)

    def _show_etat(self, etat: EtatLivre) -> None:
        self._show_verdict(etat.controle)
        own = [tete for tete in etat.tetes if tete.boutique_id == self._boutique.id]
        self._chain.setVisible(bool(own))
        for tete in own:
            self._show_tete(tete)
        self._fit()

    def _show_verdict(self, controle: ControleLivre | None) -> None:
        verdict = judge(controle, self._services.times)
        if self._note is not None:
            self._verdict.removeWidget(self._note)
            self._note.deleteLater()
        self._note = Note(verdict.tone, verdict.title, verdict.sentence)
        self._verdict.addWidget(self._note)
        faults = () if controle is None else say_all(controle.problemes)
        self.list.setPlainText("\n".join(faults))
        for widget in (self.list, self.advice, self.copy_button):
            widget.setVisible(bool(faults))

    def _show_tete(self, tete: Tete) -> None:
        self._empreinte = tete.empreinte
        self.head.setText(shorten_hash(tete.empreinte))
        count = plural(tete.maillons, _tr("{n} enregistrement"), _tr("{n} enregistrements"))
        when = tell_when(tete.date_scellement, self._services.times)
        words = _tr("{count} de « {nom} », le dernier {when}.")
        told = words.format(count=count, nom=tete.boutique, when=when)
        self.head_note.setText(f"{told} {_head_advice()}")

    def show_running(self, *, running: bool) -> None:
        """Show that a check goes on, or that none does."""
        self.progress.setText(
            _tr("Comptoir relit tout le livre. Les ventes continuent pendant ce temps.")
        )
        self.progress.setVisible(running)
        self.bar.setVisible(running)
        self.check_button.setVisible(not running)
        self.cancel_button.setVisible(running)
        self._fit()

    def _stop(self) -> None:
        if self._check is not None:
            self._check.stop()

    def _on_checked(self, _rapport: object) -> None:
        self.show_running(running=False)
        work = partial(load_etat, self._services.core)
        self._services.tasks.run(work, self._show_etat)

    def _on_failed(self, error: CoreError) -> None:
        stopped = self._check is not None and self._check.stopped
        self.show_running(running=False)
        if not stopped:
            self.progress.setText(say(error.message))
            self.progress.show()
            self._fit()

    def _on_cancel_clicked(self) -> None:
        self._stop()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())

    def _on_head_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._empreinte)

    def _fit(self) -> None:
        """Take the height that what is shown needs at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))


def _make_list() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setFont(font(Style.SMALL))
    made.setMinimumHeight(scaled(_HEIGHT))
    made.setTabChangesFocus(True)
    made.setAccessibleName(_tr("Ce qui ne va pas"))
    return made


def _advice() -> str:
    return _tr(
        "Vos ventes continuent. Faites une sauvegarde, puis montrez cette liste à la personne "
        "qui vous aide : rien ne se répare tout seul."
    )


def _head_advice() -> str:
    return _tr(
        "À noter ou à imprimer avec le livre des mouvements : elle change à chaque "
        "enregistrement, et un livre réécrit en aurait une autre."
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Livre", text)
