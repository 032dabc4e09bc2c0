"""The tables that can leave the window, by name: their rows, columns and totals, as on screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import msgspec
from PySide6.QtCore import QCoreApplication

from core.application import Core
from core.catalogue.articles import ArticleRow, FiltreArticles
from core.fiche.livre import FiltreLivre, LigneLivre
from core.inventaires.commandes import (
    FiltreInventaires,
    FiltreLignes,
    Inventaire,
    LigneInventaire,
)
from core.listes import Totaux
from core.lots import FiltreLots, LotSync, TotauxLots
from core.mouvements import FiltreMouvements, Mouvement
from core.quarantaine import Entree, FiltreQuarantaine
from core.rapports.cellules import Somme
from core.rapports.tableau import Total
from core.suivi import FiltreSuivi, SuiviTerminal
from core.ventes.consultation import FiltreVentes, VenteRow
from core.vocabulaire import Devise
from desktop.formats import Times, money_parts
from desktop.impression.explication import ExplicationTable
from desktop.impression.request import ExportRequest
from desktop.impression.rows import OpenTable, Rows, rank_of
from desktop.models.a_regler import entree_columns
from desktop.models.a_regler_liste import FlatSource
from desktop.models.articles import article_columns
from desktop.models.columns import Column, Head
from desktop.models.inventaires import feuille_columns, inventaire_columns, ligne_columns
from desktop.models.inventaires_lignes import FeuilleSource, LignesSource
from desktop.models.journal import lot_columns
from desktop.models.livre_article import livre_columns
from desktop.models.mouvements import mouvement_columns
from desktop.models.table import Row, Source
from desktop.models.terminaux import terminal_columns
from desktop.models.ventes import vente_columns

F = TypeVar("F")
R = TypeVar("R", bound=Row)
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Table(Generic[F, R]):
    """How one table is asked for; `total` words its sums, and names their column by sort key."""

    title: str
    source: Callable[[Core], Source[F, R]]
    filtre: type[F]
    columns: Callable[[Times], Sequence[Column[R]]]
    total: tuple[str, str]

    def open(self, core: Core, request: ExportRequest, times: Times, fuseau: str) -> OpenTable:
        """Ask core which rows there are, and for their totals."""
        source = self.source(core)
        filtre = msgspec.json.decode(request.filtre, type=self.filtre)
        every = self.columns(times)
        columns = tuple(every[rank] for rank in request.columns if rank < len(every))
        ids, totaux = source.list_ids(filtre, request.tri), source.total(filtre)
        for _ in range(_ATTEMPTS):
            if totaux.lignes == len(ids):
                break
            # A sale came in between the two questions.
            ids, totaux = source.list_ids(filtre, request.tri), source.total(filtre)
        totals = tuple(self._word_totals(totaux, columns))
        rows = (ids, source.list_rows)
        return Rows(self.title, columns, rows, totals=totals, fuseau=fuseau)

    def _word_totals(self, totaux: Totaux, columns: Sequence[Head]) -> Iterator[Total]:
        """Give one line a currency, or one for what came in and one for what went out."""
        sentence, key = self.total
        rank = rank_of(key, columns)
        for devise in Devise:
            if devise in totaux.montants:
                somme = Somme(totaux.montants[devise], devise)
                unit = money_parts(somme.centimes, devise)[1]
                yield Total(sentence.format(unit=unit), rank, somme)
        if totaux.entrees:
            yield Total(_tr("Pièces entrées"), rank, totaux.entrees)
        if totaux.sorties:
            yield Total(_tr("Pièces sorties"), rank, totaux.sorties)
        if isinstance(totaux, TotauxLots):
            yield Total(_tr("Ventes reçues"), rank_of("recues", columns), totaux.recues)
            yield Total(_tr("Ventes créées"), rank_of("creees", columns), totaux.creees)
            yield Total(_tr("Doublons"), rank_of("rejouees", columns), totaux.rejouees)
            yield Total(_tr("Ventes refusées"), rank_of("refusees", columns), totaux.refusees)


class AnyTable(Protocol):
    """A table, whatever its rows are."""

    @property
    def title(self) -> str: ...

    def open(self, core: Core, request: ExportRequest, times: Times, fuseau: str) -> OpenTable: ...


def list_tables() -> Mapping[str, AnyTable]:
    """Return every table that can leave the window, by the name of its page."""
    ventes: Table[FiltreVentes, VenteRow] = Table(
        title=_tr("Ventes"),
        source=lambda core: core.ventes,
        filtre=FiltreVentes,
        columns=vente_columns,
        total=(_tr("Ventes nettes en {unit}"), "montant_total"),
    )
    articles: Table[FiltreArticles, ArticleRow] = Table(
        title=_tr("Articles"),
        source=lambda core: core.catalogue,
        filtre=FiltreArticles,
        columns=article_columns,
        total=(_tr("Valeur au coût d’achat en {unit}"), "valeur"),
    )
    mouvements: Table[FiltreMouvements, Mouvement] = Table(
        title=_tr("Mouvements"),
        source=lambda core: core.mouvements,
        filtre=FiltreMouvements,
        columns=mouvement_columns,
        total=("", "quantite"),
    )
    a_regler: Table[FiltreQuarantaine, Entree] = Table(
        title=_tr("À régler"),
        source=lambda core: FlatSource(core.quarantaine),
        filtre=FiltreQuarantaine,
        columns=entree_columns,
        total=(_tr("Montants non comptés en {unit}"), "montant"),
    )
    journal: Table[FiltreLots, LotSync] = Table(
        title=_tr("Journal de synchronisation"),
        source=lambda core: core.lots,
        filtre=FiltreLots,
        columns=lot_columns,
        total=("", ""),
    )
    return {
        "ventes": ventes,
        "articles": articles,
        "mouvements": mouvements,
        "a_regler": a_regler,
        "journal": journal,
        "terminaux": _make_terminaux(),
        "livre_article": _make_livre_article(),
        "explication": ExplicationTable(_tr("Pourquoi ce stock")),
        **_make_inventaires(),
    }


def _make_livre_article() -> Table[FiltreLivre, LigneLivre]:
    return Table(
        title=_tr("Livre de l’article"),
        source=lambda core: core.fiches,
        filtre=FiltreLivre,
        columns=livre_columns,
        total=("", "quantite"),
    )


def _make_inventaires() -> Mapping[str, AnyTable]:
    inventaires: Table[FiltreInventaires, Inventaire] = Table(
        title=_tr("Inventaires"),
        source=lambda core: core.inventaires,
        filtre=FiltreInventaires,
        columns=inventaire_columns,
        total=("", ""),
    )
    inventaire: Table[FiltreLignes, LigneInventaire] = Table(
        title=_tr("Inventaire"),
        source=lambda core: LignesSource(core.inventaires.lignes),
        filtre=FiltreLignes,
        columns=ligne_columns,
        total=(_tr("Écarts au coût d’achat en {unit}"), "valeur"),
    )
    feuille: Table[FiltreLignes, LigneInventaire] = Table(
        title=_tr("Feuille de comptage"),
        source=lambda core: FeuilleSource(core.inventaires.lignes),
        filtre=FiltreLignes,
        columns=feuille_columns,
        total=("", ""),
    )
    return {"inventaires": inventaires, "inventaire": inventaire, "feuille": feuille}


def _make_terminaux() -> Table[FiltreSuivi, SuiviTerminal]:
    return Table(
        title=_tr("Terminaux"),
        source=lambda core: core.suivi,
        filtre=FiltreSuivi,
        columns=terminal_columns,
        total=("", ""),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)
