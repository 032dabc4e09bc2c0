"""Everything that the owner can have on screen: each page, dialog and menu, made on demand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

from PySide6.QtWidgets import QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.boite_noire import Coupure, VenteAvant
from core.catalogue.articles import ArticleRow, FiltreArticles
from core.depart import Bilan
from core.inventaires.commandes import (
    FiltreInventaires,
    FiltreLignes,
    Inventaire,
    NouvelInventaire,
)
from core.listes import Tri
from core.restauration import Preparation
from core.restauration.difference import Difference
from core.restauration.relecture import Reprise
from core.verification import RapportVerification
from core.verification.historique import ControleLivre
from core.vocabulaire import Devise, OrigineControle, TypeMouvement
from desktop.demo import RecommencerDialog
from desktop.dialogs.a_propos import AProposDialog
from desktop.dialogs.activation import ActivationDialog
from desktop.dialogs.aide import AideDialog
from desktop.dialogs.annulation_vente import AnnulationVenteDialog
from desktop.dialogs.apercu import ApercuDialog
from desktop.dialogs.approbation import ApprobationDialog
from desktop.dialogs.article import ArticleDialog
from desktop.dialogs.attente import AttenteDialog
from desktop.dialogs.bogue import BogueDialog
from desktop.dialogs.contenu_recu import ContenuRecuDialog
from desktop.dialogs.coupure import BilanDialog, CoupureDialog
from desktop.dialogs.fermeture import FermetureDialog
from desktop.dialogs.formulaire import Formulaire
from desktop.dialogs.guide import GuideDialog
from desktop.dialogs.importation import ImportationDialog
from desktop.dialogs.inventaire import AbandonDialog, NouvelInventaireDialog
from desktop.dialogs.livre import EtatLivre, LivreDialog
from desktop.dialogs.mouvement import MouvementDialog
from desktop.dialogs.premier_demarrage import PremierDemarrageDialog
from desktop.dialogs.premier_demarrage.etape import Contexte
from desktop.dialogs.progression import ProgressionDialog
from desktop.dialogs.qr import QrDialog
from desktop.dialogs.rejeu_auto import RejeuAutoDialog
from desktop.dialogs.reprise_vente import RepriseVenteDialog
from desktop.dialogs.reseau import Reseau, ReseauDialog
from desktop.dialogs.restauration import RestaurationDialog
from desktop.dialogs.retour_vente import RetourVenteDialog
from desktop.dialogs.taux import TauxDialog
from desktop.dialogs.terminal import RenommerDialog
from desktop.dialogs.validation import ValidationDialog
from desktop.dialogs.verrou import VerrouDialog
from desktop.dialogs.vue import NomVueDialog
from desktop.excepthook import Bug
from desktop.impression.request import ExportKind, Progress
from desktop.impression.spool import Spool
from desktop.impression.writing import write_table
from desktop.langue import LangueSetting
from desktop.models.ids import IdModel
from desktop.pages.articles import ArticlesPage
from desktop.pages.detail_page import DetailPage
from desktop.pages.table_page import TablePage
from desktop.server_status import STARTING
from desktop.shell import Shell
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Dialog, NoticeDialog
from desktop.widgets.menu_button import MenuButton, StayingMenu
from desktop.widgets.side_panel import SidePanel
from tests.desktop.conftest import Magasin
from tests.desktop.impression.demande import make_request
from tests.desktop.screen import wait_for
from tests.desktop.whole.garniture import STRANGER
from tests.desktop.whole.reglements import remede_makers

ETAPES = 5
PATIENCE_S = 10
_WORKERS = 3
"""All of the workers of `Tasks` at once."""


@dataclass(frozen=True, slots=True)
class House:
    """The window over its shop."""

    qtbot: QtBot
    magasin: Magasin
    shell: Shell

    @property
    def window(self) -> QWidget:
        return self.shell.window

    def settle(self) -> None:
        """Let every worker end, and what they bring home be shown."""
        barrier = Barrier(_WORKERS)
        home: list[int] = []
        for _ in range(_WORKERS):
            self.magasin.services.tasks.run(partial(barrier.wait, PATIENCE_S), home.append)
        wait_for(self.qtbot, lambda: len(home) == _WORKERS)


def show_all_pages(qtbot: QtBot, shell: Shell) -> None:
    """Bring each page to the front once, with the list that it loads and its first row open."""
    for name in shell.window.pages:
        page = shell.window.pages[name]
        shell.window.show_page(name)
        if isinstance(page, TablePage):
            wait_for(qtbot, partial(has_rows, page.model))
        if isinstance(page, DetailPage):
            page.open_row(page.model.ids[0])
            wait_for(qtbot, partial(is_open, page.panel))


def has_rows(model: IdModel) -> bool:
    return model.rowCount() > 0


def is_open(panel: SidePanel) -> bool:
    return panel.content() is not None


def open_count(house: House) -> Inventaire:
    """Return the count that goes on, one article of it counted."""
    inventaires, boutique = house.magasin.core.inventaires, house.magasin.boutique
    for known in inventaires.list_rows(inventaires.list_ids(FiltreInventaires(boutique.id))):
        return known
    opened = inventaires.open_inventaire(NouvelInventaire(boutique.id, "Novembre"))
    ids = inventaires.lignes.list_ids(FiltreLignes(opened.id))
    inventaires.count_article(opened.id, ids[0], 3)
    return opened


def dialog_makers(house: House) -> Mapping[str, Callable[[], QDialog]]:
    """Give what makes each dialog, by a name of its own."""
    core, services = house.magasin.core, house.magasin.services
    window, boutique = house.window, house.magasin.boutique
    ids = core.catalogue.list_ids(FiltreArticles(boutique.id), Tri("nom"))
    detail, rows = core.catalogue.get_detail(boutique.id, ids[0]), core.catalogue.list_rows(ids)
    context = (services, boutique.id)
    folder = core.settings.data_dir
    stranger = core.terminaux.get_terminal(STRANGER)
    approbation = ([boutique], (core.terminaux, services.tasks))
    faux = ("Le stock de « Riz » n’est pas la somme.",)
    controle = ControleLivre(OrigineControle.NUIT, core.clock.now(), 3, 2, 1, faux)
    livre = EtatLivre(controle, core.verification.list_tetes())
    makers: dict[str, Callable[[], QDialog]] = {
        "a_propos": partial(AProposDialog, folder, window),
        "activation": partial(ActivationDialog, rows, context, window, active=False),
        "reactivation": partial(ActivationDialog, rows[:1], context, window, active=True),
        "aide": partial(AideDialog, house.shell.window.commands.all(), window),
        "apercu": partial(make_apercu, house),
        "approbation": partial(ApprobationDialog, stranger, *approbation, window),
        "nouvel_article": partial(ArticleDialog, None, boutique, services, window),
        "article": partial(ArticleDialog, detail, boutique, services, window),
        "bogue": partial(BogueDialog, Bug("ValueError", "Traceback"), folder, window),
        "contenu_recu": partial(ContenuRecuDialog, "FAC-1", "{}", window),
        "fermeture": partial(FermetureDialog, to_tray=True, parent=window),
        "guide": partial(GuideDialog, window),
        "importation": partial(ImportationDialog, boutique, services, window),
        "livre": partial(LivreDialog, livre, services, boutique, window),
        "progression": partial(ProgressionDialog, "Export : Ventes", "ventes.xlsx", window),
        "recommencer": partial(RecommencerDialog, window),
        "rejeu_auto": partial(RejeuAutoDialog, boutique, (core.boutiques, services.tasks), window),
        "taux": partial(TauxDialog, services, boutique.id, window),
        "verrou": partial(VerrouDialog, "Mama Odette", core.utilisateurs, services.tasks),
        "vue": partial(NomVueDialog, "Renommer la vue", "Renommer", ["Dettes"], window),
        "notice": partial(NoticeDialog, "Titre", "Une phrase.", "Fermer", parent=window),
        "qr": partial(QrDialog, ("192.168.1.20:8000",), window),
        "renommer": partial(
            RenommerDialog, house.magasin.terminal, (core.terminaux, services.tasks), window
        ),
        "reseau": partial(ReseauDialog, Reseau(STARTING, services.tasks, services.bridge), window),
        "recherche": partial(open_palette, house),
    }
    makers |= mouvement_makers(house, detail.ligne)
    makers |= retour_makers(house)
    makers |= inventaire_makers(house)
    makers |= secours_makers(house)
    makers |= remede_makers(house.magasin, house.window)
    for rank in range(ETAPES):
        makers[f"premier_demarrage_{rank + 1}"] = partial(make_first_start, house, rank)
    return makers


def inventaire_makers(house: House) -> Mapping[str, Callable[[], QDialog]]:
    """Give what makes the dialogs of a count."""
    services, window = house.magasin.services, house.window
    count = open_count(house)
    return {
        "inventaire": partial(NouvelInventaireDialog, services, house.magasin.boutique.id, window),
        "inventaire_abandon": partial(AbandonDialog, count, services, window),
        "inventaire_validation": partial(ValidationDialog, count, services, window),
    }


def secours_makers(house: House) -> Mapping[str, Callable[[], QDialog]]:
    """Give what makes the dialogs of copies, cuts and restores."""
    now, times, window = house.magasin.core.clock.now(), house.magasin.services.times, house.window
    vente = VenteAvant("FAC-1", "Caisse 1", now, 1_250_000, Devise.CDF, est_reprise=True)
    coupure = Coupure(now, (vente,), 1, ("Cet article n’existe pas.",), True, now)
    reprise = Reprise(demandes=1, ventes=1)
    bilan = Bilan("copie.db", now, "remplace.db", reprise, RapportVerification(1, 1, 1, ()))
    preparation = Preparation(Path("copie.db"), now, 1, 1, Difference())
    return {
        "attente": partial(AttenteDialog, "Sauvegarde en cours", 3, window),
        "coupure": partial(CoupureDialog, coupure, times, window),
        "bilan": partial(BilanDialog, bilan, times, window),
        "restauration": partial(RestaurationDialog, preparation, times, window),
        "restauration_abime": partial(
            RestaurationDialog, preparation, times, window, est_abime=True
        ),
    }


def retour_makers(house: House) -> Mapping[str, Callable[[], QDialog]]:
    """Give what makes the dialogs about a sale that comes back."""
    core, services = house.magasin.core, house.magasin.services
    (vente,), reste = core.ventes.list_rows([1]), core.retours_vente.get_reste(1)
    return {
        "retour_vente": partial(RetourVenteDialog, reste, services, house.window),
        "annulation_vente": partial(AnnulationVenteDialog, vente, reste, services, house.window),
    }


def mouvement_makers(house: House, ligne: ArticleRow) -> Mapping[str, Callable[[], QDialog]]:
    """Give what makes each dialog of a movement, with an article and without."""
    context = (house.magasin.services, house.magasin.boutique.id)
    return {
        f"mouvement_{kind.value}{suffix}": partial(
            MouvementDialog, kind, row, context, house.window
        )
        for kind in (TypeMouvement.ENTREE, TypeMouvement.SORTIE, TypeMouvement.AJUSTEMENT)
        for suffix, row in (("", ligne), ("_a_choisir", None))
    }


def make_apercu(house: House) -> ApercuDialog:
    """Make the preview of the list of articles."""
    folder = TemporaryDirectory(prefix="comptoir-test-")
    target = Path(folder.name) / "pages"
    request = make_request(house.magasin, "articles", ExportKind.PRINT, target)
    write_table(house.magasin.core, request, tell_nobody)
    return ApercuDialog(Spool.open(target), folder, house.window)


def tell_nobody(_progress: Progress) -> None:
    """Nobody listens."""


def make_first_start(house: House, rank: int) -> PremierDemarrageDialog:
    """Make the first start of the boutique, at one of its steps."""
    services = house.magasin.services
    contexte = Contexte(
        services.core,
        services.tasks,
        services.bridge,
        LangueSetting(services.core.settings.data_dir),
    )
    dialog = PremierDemarrageDialog(contexte, house.magasin.boutique, house.window)
    dialog.show_etape(rank)
    return dialog


def open_palette(house: House) -> QDialog:
    """Open the search over everything, with what it finds for one letter."""
    house.shell.open_search()
    house.shell.palette.field.setText("a")
    return house.shell.palette


def each_page(house: House) -> Iterator[tuple[str, QWidget]]:
    """Show the window on each of its pages."""
    for name in house.shell.window.pages:
        house.shell.window.show_page(name)
        yield f"page {name}", house.window


def each_fiche(house: House) -> Iterator[tuple[str, QWidget]]:
    """Show the window on each tab of one article, over the list of them all."""
    house.shell.window.show_page("articles")
    page = house.shell.window.current_page()
    assert isinstance(page, ArticlesPage)
    page.on_row_opened(page.model.ids[0])
    fiche = page.fiche_host.fiche
    assert fiche is not None
    for tab in fiche.tabs.buttons:
        fiche.show_tab(tab)
        house.settle()
        yield f"article {tab}", house.window
    wait_for(house.qtbot, lambda: fiche.places.livre.courbe.chart is not None)
    page.show_list()
    house.settle()


def each_dialog(house: House) -> Iterator[tuple[str, QWidget]]:
    """Show each dialog, filled; it is gone before the next one."""
    for name, make in dialog_makers(house).items():
        dialog = make()
        dialog.show()
        house.settle()
        yield f"dialog {name}", dialog
        dismiss(house, dialog)


def each_menu(house: House) -> Iterator[tuple[str, QMenu]]:
    """Make every menu of the window and of its pages."""
    yield "main menu", house.shell.menu.make()
    for name in house.shell.window.pages:
        house.shell.window.show_page(name)
        for button in house.shell.window.current_page().findChildren(Button):
            if not isinstance(button, MenuButton):
                continue
            menu = StayingMenu(house.window)
            button.fill_menu(menu)
            yield f"menu {name} / {button.accessibleName()}", menu


def each_surface(house: House) -> Iterator[tuple[str, QWidget]]:
    """Show all that can be on screen, one after the other."""
    yield from each_page(house)
    yield from each_fiche(house)
    house.shell.open_popover()
    popover = house.shell.popover
    assert popover is not None
    yield "popover of the server", popover
    popover.close()
    yield from each_dialog(house)


def each_window(house: House) -> Iterator[tuple[str, QWidget]]:
    """Show each page, an article and each dialog."""
    yield from each_page(house)
    yield from each_fiche(house)
    yield from each_dialog(house)


def dismiss(house: House, dialog: QDialog) -> None:
    """Close a dialog for good, whatever it asks first."""
    dialog.done(0)
    if dialog is not house.shell.palette and isValid(dialog):
        dialog.deleteLater()


FRAMES: frozenset[type[QDialog]] = frozenset({Dialog, Formulaire, RepriseVenteDialog})
"""What dialogs are made of, and never on screen themselves."""


def leaf_dialogs(root: type[QDialog] = QDialog) -> Iterator[type[QDialog]]:
    """Give every class of dialog of the program that can be on screen."""
    for kind in root.__subclasses__():
        yield from leaf_dialogs(kind)
        if kind.__module__.startswith("desktop.") and kind not in FRAMES:
            yield kind
