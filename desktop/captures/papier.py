"""The preview of what is printed: a list, and the sheet and the outcome of a count."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from PySide6.QtWidgets import QDialog

from core.catalogue.articles import FiltreArticles
from core.inventaires import TRI_LIGNES
from core.inventaires.commandes import FiltreLignes
from core.listes import Tri
from desktop.captures.inventaires import find_count
from desktop.captures.plateau import Plateau
from desktop.dialogs.apercu import ApercuDialog
from desktop.impression.request import ExportKind, ExportRequest, Progress
from desktop.impression.spool import Spool
from desktop.impression.writing import write_table
from desktop.langue import current

_COLUMNS = tuple(range(40))
"""A rank that no column has is passed over."""


def make_articles(plateau: Plateau) -> QDialog:
    """Preview the list of articles."""
    return _make(plateau, "articles", (FiltreArticles(plateau.boutique.id), Tri("nom")))


def make_comptage(plateau: Plateau, *, table: str) -> QDialog:
    """Preview a count that goes on: its sheet, or what was found."""
    inventaire = find_count(plateau)
    words = (f"Nom : {inventaire.nom}",)
    return _make(plateau, table, (FiltreLignes(inventaire.id), TRI_LIGNES), words)


make_feuille = partial(make_comptage, table="feuille")
make_inventaire = partial(make_comptage, table="inventaire")


def _make(
    plateau: Plateau, table: str, question: tuple[object, Tri], words: tuple[str, ...] = ()
) -> QDialog:
    filtre, tri = question
    folder = TemporaryDirectory(prefix="comptoir-")
    target = Path(folder.name) / "pages"
    request = ExportRequest(
        data_dir=str(plateau.core.settings.data_dir),
        table=table,
        boutique_id=plateau.boutique.id,
        filtre=msgspec.Raw(msgspec.json.encode(filtre)),
        tri=tri,
        columns=_COLUMNS,
        kind=ExportKind.PRINT,
        target=str(target),
        made=plateau.core.clock.now(),
        words=words,
        langue=current(),
    )
    write_table(plateau.core, request, _tell_nobody)
    return ApercuDialog(Spool.open(target), folder, plateau.shell.window)


def _tell_nobody(_progress: Progress) -> None:
    """Nobody listens."""
