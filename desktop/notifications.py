"""Notices what the owner wants to hear about, and tells it at most once in ten seconds."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from core.application import Core
from core.catalogue.articles import ArticleRow, EtatArticle, FiltreArticles, OngletArticles
from core.errors import CoreError
from core.events import DeuxAdresses, JournalEnPanne, StockChange
from core.vocabulaire import EtatTerminal
from desktop.formats import plural
from desktop.pages.page import Services
from desktop.pages.refresher import Refresher

GROUP_MS = 10_000
_LOOK_MS = 1_000
"""Pause between two looks: what they see is told together with the rest of its group."""
MINUTE_MS = 60_000
"""Silence is no event: it is looked for."""
_NAMED = 3
_MUTED = "notifications.muettes"
_LOW_TABS = (OngletArticles.BAS, OngletArticles.RUPTURE, OngletArticles.NEGATIF)
_LOW = {EtatArticle.BAS, EtatArticle.RUPTURE, EtatArticle.NEGATIF}


class Kind(StrEnum):
    """What can be told, and silenced, one by one."""

    STOCK = "STOCK"
    REFUS = "REFUS"
    TERMINAL = "TERMINAL"
    SILENCE = "SILENCE"
    DOUBLE = "DOUBLE"
    JOURNAL = "JOURNAL"


PAGES = {
    Kind.STOCK: "articles",
    Kind.REFUS: "a_regler",
    Kind.TERMINAL: "terminaux",
    Kind.SILENCE: "terminaux",
    Kind.DOUBLE: "terminaux",
    Kind.JOURNAL: "sauvegardes",
}
"""The page that each leads to."""
_URGENT = (Kind.JOURNAL, Kind.DOUBLE, Kind.TERMINAL, Kind.REFUS, Kind.SILENCE, Kind.STOCK)


@dataclass(frozen=True, slots=True)
class Announcement:
    """One notification; `page` is where its most urgent part is dealt with."""

    title: str
    sentence: str
    page: str


@dataclass(frozen=True, slots=True)
class Seen:
    """How things stand: the names of low articles, the sales that wait, who asks in."""

    low: Mapping[int, str] = field(default_factory=dict)
    fine: frozenset[int] = frozenset()
    """Articles looked at again that are above their threshold."""
    waiting: int = 0
    asking: frozenset[int] = frozenset()
    silent: Mapping[int, str] = field(default_factory=dict)
    """The names of the terminals that should have been heard."""
    doubled: tuple[str, ...] = ()
    """The names of the terminals that just came from a second address: each is news."""


class Notifications(QObject):
    """Compares what core says after each event with what it said before."""

    announced = Signal(Announcement)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = services.core
        self._tasks = services.tasks
        self._preferences = services.preferences
        self._known: Seen | None = None
        self._moved: set[int] = set()
        self._doubled: set[int] = set()
        self._told: dict[Kind, list[str]] = {kind: [] for kind in Kind}
        self.group = QTimer(self)
        self.group.setSingleShot(True)
        self.group.setInterval(GROUP_MS)
        self.group.timeout.connect(self._on_group_over)
        self._refresher = Refresher(self, _LOOK_MS)
        self._refresher.due.connect(self._look)
        bridge = services.bridge
        bridge.stock_changed.connect(self._on_stock_changed)
        bridge.quarantaine_changed.connect(self._refresher.ask)
        bridge.terminaux_changed.connect(self._refresher.ask)
        bridge.second_address_seen.connect(self._on_second_address_seen)
        bridge.journal_failed.connect(self._on_journal_failed)
        self.minute = QTimer(self)
        self.minute.setInterval(MINUTE_MS)
        self.minute.timeout.connect(self._refresher.ask)
        self.minute.start()
        self._refresher.ask()

    @property
    def knows(self) -> bool:
        """Whether it was seen how things stood at first: what is so already is no news."""
        return self._known is not None

    @property
    def is_idle(self) -> bool:
        """Whether everything that happened has been looked at."""
        return not self._refresher.is_busy

    def is_muted(self, kind: Kind) -> bool:
        """Tell whether the owner silenced it."""
        return kind in self._preferences.read(_MUTED, list[str], [])

    def mute(self, kind: Kind, *, muted: bool) -> None:
        """Silence a kind, or tell it again."""
        others = [k for k in self._preferences.read(_MUTED, list[str], []) if k != kind]
        self._preferences.write(_MUTED, [*others, kind.value] if muted else others)

    def _on_stock_changed(self, event: StockChange) -> None:
        self._moved.update(event.article_ids)
        self._refresher.ask()

    def _on_second_address_seen(self, event: DeuxAdresses) -> None:
        self._doubled.add(event.terminal_id)
        self._refresher.ask()

    def _on_journal_failed(self, event: JournalEnPanne) -> None:
        self._tell(Kind.JOURNAL, [""] * event.en_panne)

    def _look(self) -> None:
        moved, self._moved = self._moved, set()
        doubled, self._doubled = self._doubled, set()
        work = partial(look, self._core, None if self._known is None else moved, doubled)
        self._tasks.run(work, self._on_seen, self._on_failed)

    def _on_seen(self, seen: Seen) -> None:
        self._refresher.finish()
        before, self._known = self._known, _merge(self._known, seen)
        self._tell(Kind.DOUBLE, seen.doubled)
        if before is None:
            return
        self._tell(Kind.STOCK, [nom for key, nom in seen.low.items() if key not in before.low])
        self._tell(Kind.REFUS, [""] * (seen.waiting - before.waiting))
        self._tell(Kind.TERMINAL, [""] * len(seen.asking - before.asking))
        fallen = [nom for key, nom in seen.silent.items() if key not in before.silent]
        self._tell(Kind.SILENCE, fallen)

    def _on_failed(self, _error: CoreError) -> None:
        """Say nothing: whoever works with the file meets the same error on a page."""
        self._refresher.finish()

    def _tell(self, kind: Kind, names: Iterable[str]) -> None:
        if not self.is_muted(kind):
            self._told[kind].extend(names)
        if any(self._told.values()) and not self.group.isActive():
            self.group.start()

    def _on_group_over(self) -> None:
        told, self._told = self._told, {kind: [] for kind in Kind}
        parts = [(kind, names) for kind, names in told.items() if names]
        urgent = next(k for k in _URGENT if told[k])
        words = [self._word(kind, names) for kind, names in parts]
        self.announced.emit(Announcement("Comptoir", "\n".join(words), PAGES[urgent]))

    def _word(self, kind: Kind, names: list[str]) -> str:
        one, many = _phrases()[kind]
        words = plural(len(names), one, many)
        return self._name(words, names) if any(names) else words

    def _name(self, words: str, names: Sequence[str]) -> str:
        shown = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        return self.tr("{words} : {noms}").format(words=words, noms=shown)


def look(core: Core, moved: set[int] | None, doubled: Container[int] = ()) -> Seen:
    """Ask core how things stand, in a worker; None looks at every article, of every boutique."""
    boutiques = [boutique.id for boutique in core.boutiques.list_boutiques()]
    known = core.terminaux.list_terminaux()
    rows = _list_low(core, boutiques) if moved is None else core.catalogue.list_rows(sorted(moved))
    return Seen(
        low={row.id: row.article.nom for row in rows if row.etat in _LOW},
        fine=frozenset(row.id for row in rows if row.etat not in _LOW),
        waiting=sum(core.quarantaine.count_open(key) for key in boutiques),
        asking=frozenset(t.id for t in known if t.etat is EtatTerminal.EN_ATTENTE),
        silent={t.id: t.nom_terminal for t in core.suivi.list_silencieux()},
        doubled=tuple(t.nom_terminal for t in known if t.id in doubled),
    )


def _phrases() -> Mapping[Kind, tuple[str, str]]:
    """Return what is said of one and of many."""
    return {
        Kind.STOCK: (_tr("{n} article à réapprovisionner"), _tr("{n} articles à réapprovisionner")),
        Kind.REFUS: (_tr("{n} vente à régler"), _tr("{n} ventes à régler")),
        Kind.TERMINAL: (
            _tr("{n} terminal demande l’accès"),
            _tr("{n} terminaux demandent l’accès"),
        ),
        Kind.SILENCE: (_tr("{n} terminal silencieux"), _tr("{n} terminaux silencieux")),
        Kind.DOUBLE: (
            _tr("{n} numéro de série vient de deux appareils"),
            _tr("{n} numéros de série viennent de deux appareils"),
        ),
        Kind.JOURNAL: (_tr("Le journal des envois ne peut pas être écrit"),) * 2,
    }


def _list_low(core: Core, boutiques: Iterable[int]) -> Sequence[ArticleRow]:
    ids = [
        key
        for boutique_id in boutiques
        for onglet in _LOW_TABS
        for key in core.catalogue.list_ids(FiltreArticles(boutique_id, onglet=onglet))
    ]
    return core.catalogue.list_rows(ids)


def _merge(before: Seen | None, seen: Seen) -> Seen:
    """Keep what was known of the articles that were not looked at."""
    if before is None:
        return seen
    low = {key: nom for key, nom in before.low.items() if key not in seen.fine} | dict(seen.low)
    return replace(seen, low=low, fine=frozenset())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notifications", text)
