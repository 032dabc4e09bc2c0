"""Every page of the window, in the order of the navigation: a new page is one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.pages.a_regler import AReglerPage
from desktop.pages.articles import ArticlesPage
from desktop.pages.expert import ExpertPage
from desktop.pages.exportable import exportable
from desktop.pages.inventaires import InventairePage
from desktop.pages.journal import JournalPage
from desktop.pages.mouvements import MouvementsPage
from desktop.pages.page import Page, Services
from desktop.pages.sauvegardes import SauvegardesPage
from desktop.pages.terminaux import TerminauxPage
from desktop.pages.ventes import VentesPage
from desktop.theme import Tone
from desktop.widgets.navigation import Entry


@dataclass(frozen=True, slots=True)
class PageEntry:
    """How the navigation shows a page, and how it is made."""

    entry: Entry
    make: Callable[[Services], Page]

    @property
    def name(self) -> str:
        """The name that `page_asked` and `show_page` know it by."""
        return self.entry.page


def list_pages() -> tuple[PageEntry, ...]:
    """Return all pages; the first nine are those of Ctrl+1 to Ctrl+9."""
    sell, stock, follow = _tr("Vendre"), _tr("Stock"), _tr("Suivi")
    return (
        PageEntry(
            Entry("ventes", _tr("Ventes"), "receipt-text", sell), exportable(VentesPage, "ventes")
        ),
        PageEntry(
            Entry("a_regler", _tr("À régler"), "triangle-alert", sell, Tone.WARN),
            exportable(AReglerPage, "a_regler"),
        ),
        PageEntry(
            Entry("articles", _tr("Articles"), "package", stock),
            exportable(ArticlesPage, "articles"),
        ),
        PageEntry(
            Entry("mouvements", _tr("Mouvements"), "arrow-left-right", stock),
            exportable(MouvementsPage, "mouvements"),
        ),
        PageEntry(Entry("inventaire", _tr("Inventaire"), "clipboard-list", stock), InventairePage),
        PageEntry(
            Entry("terminaux", _tr("Terminaux"), "smartphone", follow, Tone.WARN),
            exportable(TerminauxPage, "terminaux"),
        ),
        PageEntry(
            Entry("journal", _tr("Journal de synchronisation"), "scroll-text", follow),
            exportable(JournalPage, "journal"),
        ),
        PageEntry(Entry("sauvegardes", _tr("Sauvegardes"), "archive", follow), SauvegardesPage),
        PageEntry(
            Entry("expert", _tr("Essayer une requête"), "sliders-horizontal", follow), ExpertPage
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)
