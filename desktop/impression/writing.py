"""Writes one table as it was asked for: in a child process, on a core of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from core.application import Core
from core.boutiques import Boutique
from core.clock import get_zone
from core.rapports import FormatExport, write_tableau
from core.rapports.cellules import Cellule, Somme
from core.rapports.fichier import replace_at_end
from core.rapports.tableau import Colonne, Tableau
from desktop.formats import (
    Times,
    format_money,
    format_number,
    format_numeric_day,
    format_time,
)
from desktop.impression.paper import Form, Heading, lay_out
from desktop.impression.pdf import write_pdf
from desktop.impression.request import ExportKind, ExportRequest, Progress
from desktop.impression.rows import OpenTable
from desktop.impression.spool import write_spool
from desktop.impression.tables import list_tables
from desktop.models.columns import Head, Kind
from desktop.verdict import group_hash

T = TypeVar("T")
Tell = Callable[[Progress], None]
_STEP = 500
_LIVRE = "mouvements"
_WIDTHS = {Kind.TEXT: 10, Kind.MONEY: 16, Kind.STATE: 14}


class _Instant:
    """The clock of a child stands at the moment when its work was asked for."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant

    def now(self) -> datetime:
        """Return that moment."""
        return self._instant


def write_table(core: Core, request: ExportRequest, tell: Tell) -> int:
    """Write the file and return how many rows it has; `tell` hears of every few hundred.

    StorageUnavailable where the file cannot be written, BoutiqueNotFound.
    """
    boutique = core.boutiques.get_boutique(request.boutique_id)
    times = Times(_Instant(request.made), boutique.fuseau)
    table = list_tables()[request.table].open(core, request, times, boutique.fuseau)
    target = Path(request.target)
    if request.kind in {ExportKind.XLSX, ExportKind.CSV}:
        tableau = _make_tableau(table, tell)
        return write_tableau(tableau, FormatExport(request.kind.value), target)
    words = (*request.words, *_tell_tete(core, request))
    form = _make_form(table, replace(request, words=words), boutique)
    write = write_pdf if request.kind is ExportKind.PDF else write_spool
    with replace_at_end(target) as stream:
        write(form, _count(table.texts(), table.count, tell), stream)
    return table.count


def _tell_tete(core: Core, request: ExportRequest) -> Iterator[str]:
    """Print with the book the head of its chain: on paper, nobody can change it any more."""
    if request.table != _LIVRE:
        return
    for tete in core.verification.list_tetes():
        if tete.boutique_id == request.boutique_id:
            words = _tr("Empreinte du livre ({n} enregistrements) : {empreinte}")
            yield words.format(n=format_number(tete.maillons), empreinte=group_hash(tete.empreinte))


def _make_tableau(table: OpenTable, tell: Tell) -> Tableau:
    """Give amounts a column more, which says their currency: a plain figure would not."""
    colonnes = [_make_colonne(head) for head in table.heads]
    lignes: Iterator[Sequence[Cellule]] = table.cells()
    if any(head.kind is Kind.MONEY for head in table.heads):
        colonnes.append(Colonne(_tr("Devise"), largeur=8))
        lignes = ((*ligne, _devise_of(ligne)) for ligne in lignes)
    counted = _count(lignes, table.count, tell)
    return Tableau(table.title, tuple(colonnes), counted, table.totals)


def _make_colonne(head: Head) -> Colonne:
    return Colonne(
        head.title, largeur=max(_WIDTHS[head.kind], len(head.title), len(head.widest)) + 3
    )


def _devise_of(ligne: Sequence[Cellule]) -> Cellule:
    return next((cell.devise.value for cell in ligne if isinstance(cell, Somme)), None)


def _make_form(table: OpenTable, request: ExportRequest, boutique: Boutique) -> Form:
    made = request.made.astimezone(get_zone(boutique.fuseau))
    words = _tr("Établi le {day} à {time}")
    heading = Heading(
        title=table.title,
        boutique=boutique.nom,
        words=request.words,
        made=words.format(day=format_numeric_day(made), time=format_time(made)),
    )
    totals = tuple((total.libelle, _say(total.valeur)) for total in table.totals)
    return lay_out(heading, table.heads, table.sample(), table.count, totals=totals)


def _say(valeur: Cellule) -> str:
    if isinstance(valeur, Somme):
        return format_money(valeur.centimes, valeur.devise)
    return format_number(valeur) if isinstance(valeur, int) else str(valeur)


def _count(rows: Iterable[T], total: int, tell: Tell) -> Iterator[T]:
    """Pass rows on, and tell of them now and then."""
    tell(Progress(0, total))
    for done, row in enumerate(rows, 1):
        yield row
        if done % _STEP == 0:
            tell(Progress(done, total))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)
