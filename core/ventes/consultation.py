"""Reads the recorded sales: the windowed list of the page, its tabs and its totals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    type_coerce,
)

from core.db.boutiques import terminal
from core.db.catalogue import article
from core.db.requetes import columns_of, contains
from core.db.stock import mouvement_stock
from core.db.types import MICROSECONDE, Entier, UtcDateTime
from core.db.ventes import ligne_retour_vente, ligne_vente, retour_vente, vente
from core.limites import RETARD_VISIBLE
from core.listes import Bornes, Totaux, Tri, fetch_ids, rank_names, sort, within
from core.textes import fold
from core.ventes.net import sum_recette
from core.vocabulaire import Devise, Signalement, TypeMouvement

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class VenteRow:
    """A row of the sales table; amounts in minor units of `devise`, instants in UTC.

    `montant_rendu` and `pieces_rendues` are what its returns gave and took back.
    """

    id: int
    numero_facture: str
    rang: int
    terminal_id: int
    lot_id: int | None
    date_vente: datetime | None
    date_reception: datetime
    jour: date
    montant_total: int
    montant_declare: int | None
    devise: Devise
    mode_paiement: str
    paye: bool
    signalements: Signalement
    est_annulee: bool
    terminal_nom: str
    nombre_lignes: int
    pieces: int
    montant_rendu: int
    pieces_rendues: int

    @property
    def date_affichee(self) -> datetime:
        """Return when it was sold, or received where the sale has no date."""
        return self.date_vente or self.date_reception

    @property
    def est_tardive(self) -> bool:
        """Tell whether it came in long after it was sold: an offline sale."""
        return self.date_reception - self.date_affichee > RETARD_VISIBLE


class OngletVentes(StrEnum):
    """The tabs of the sales page."""

    TOUTES = "TOUTES"
    DETTES = "DETTES"
    TARDIVES = "TARDIVES"
    ANNULEES = "ANNULEES"


class EtatVente(StrEnum):
    """How a sale stands; several may hold of one sale."""

    APPLIQUEE = "APPLIQUEE"
    TARDIVE = "TARDIVE"
    RENDUE = "RENDUE"
    ANNULEE = "ANNULEE"
    SIGNALEE = "SIGNALEE"


@dataclass(frozen=True, slots=True)
class FiltreVentes:
    """Which sales of a boutique; the local days are both included, None leaves that end open.

    An empty tuple leaves every value; of several, any may hold.
    """

    boutique_id: int
    recherche: str = ""
    onglet: OngletVentes = OngletVentes.TOUTES
    terminaux: tuple[int, ...] = ()
    modes: tuple[str, ...] = ()
    devises: tuple[Devise, ...] = ()
    etats: tuple[EtatVente, ...] = ()
    montant: Bornes | None = None
    jour_debut: date | None = None
    jour_fin: date | None = None
    article_id: int | None = None


_NEWEST = 20_000
"""Sales among which the means of payment are looked for."""
_VENDUE = func.coalesce(vente.c.date_vente, vente.c.date_reception, type_=UtcDateTime)
_LIGNES = select(func.count()).where(ligne_vente.c.vente_id == vente.c.id).scalar_subquery()
_PIECES = (
    select(func.sum(ligne_vente.c.quantite))
    .where(ligne_vente.c.vente_id == vente.c.id)
    .scalar_subquery()
)
_RENDU = (
    select(func.coalesce(func.sum(type_coerce(retour_vente.c.montant_rendu, Entier)), 0))
    .where(retour_vente.c.vente_id == vente.c.id)
    .scalar_subquery()
)
_RENDUES = (
    select(func.coalesce(func.sum(ligne_retour_vente.c.quantite), 0))
    .join(retour_vente, retour_vente.c.id == ligne_retour_vente.c.retour_id)
    .where(retour_vente.c.vente_id == vente.c.id)
    .scalar_subquery()
)
_ROWS = select(
    *columns_of(vente, VenteRow),
    terminal.c.nom_terminal.label("terminal_nom"),
    _LIGNES.label("nombre_lignes"),
    _PIECES.label("pieces"),
    _RENDU.label("montant_rendu"),
    _RENDUES.label("pieces_rendues"),
).join(terminal, terminal.c.id == vente.c.terminal_id)
_TRI = {"date_affichee": _VENDUE, "nombre_lignes": _LIGNES, "pieces": _PIECES}


def list_ids(
    connection: Connection, filtre: FiltreVentes, tri: Tri, after_id: int | None = None
) -> "array[int]":
    """Read the ids of all that match, sorted; of those above `after_id` alone, where given."""
    query: Select[Any] = select(vente.c.id).where(*_match(filtre), _in_onglet(filtre.onglet))
    if after_id is not None:
        query = query.where(vente.c.id > after_id)
    column: ColumnElement[Any] | None = _TRI.get(tri.colonne, vente.c.get(tri.colonne))
    if tri.colonne == "terminal_nom":
        column = rank_names(connection, terminal.c.nom_terminal, vente.c.terminal_id)
    return fetch_ids(connection, sort(query, column, vente.c.id, tri))


def list_rows(connection: Connection, ids: Sequence[int]) -> tuple[VenteRow, ...]:
    """Read the sales of these ids, in their order."""
    rows = connection.execute(_ROWS.where(vente.c.id.in_(ids)))
    found = {row.id: VenteRow(**row._asdict()) for row in rows}
    return tuple(found[key] for key in ids if key in found)


def total(connection: Connection, filtre: FiltreVentes) -> Totaux:
    """Count what matches, and add up what it brings in, a currency each."""
    matches = (*_match(filtre), _in_onglet(filtre.onglet))
    count = connection.execute(select(func.count()).where(*matches)).scalar_one()
    return Totaux(count, sum_recette(connection, matches).montants)


def count_onglets(connection: Connection, filtre: FiltreVentes) -> Mapping[OngletVentes, int]:
    """Count the sales under each tab, whatever tab the filter names."""
    counts = [func.count().filter(_in_onglet(onglet)) for onglet in OngletVentes]
    row = connection.execute(select(*counts).where(*_match(filtre))).one()
    return dict(zip(OngletVentes, row, strict=True))


def _match(filtre: FiltreVentes) -> list[ColumnElement[bool]]:
    conditions = [vente.c.boutique_id == filtre.boutique_id]
    for column, values in (
        (vente.c.terminal_id, filtre.terminaux),
        (vente.c.mode_paiement, filtre.modes),
        (vente.c.devise, filtre.devises),
    ):
        if values:
            conditions.append(column.in_(values))
    if filtre.etats:
        conditions.append(or_(*(_is_in(etat) for etat in filtre.etats)))
    conditions += within(vente.c.montant_total, vente.c.devise, filtre.montant)
    if filtre.jour_debut is not None:
        conditions.append(vente.c.jour >= filtre.jour_debut)
    if filtre.jour_fin is not None:
        conditions.append(vente.c.jour <= filtre.jour_fin)
    if filtre.article_id is not None:
        conditions.append(vente.c.id.in_(_select_sold(filtre.article_id)))
    if filtre.recherche.strip():
        conditions.append(_mentions(filtre.recherche.strip()))
    return conditions


def _select_sold(article_id: int) -> Select[tuple[int | None]]:
    """Select the sales of an article by its movements, which the index on it finds."""
    moved = mouvement_stock.c
    return select(moved.vente_id).where(
        moved.article_id == article_id, moved.type_mouvement == TypeMouvement.VENTE
    )


def _mentions(texte: str) -> ColumnElement[bool]:
    """Match the number, or an article of the sale by its name or code."""
    named = or_(contains(article.c.nom_tri, fold(texte)), contains(article.c.code, texte))
    sold = exists().where(
        ligne_vente.c.vente_id == vente.c.id, article.c.id == ligne_vente.c.article_id, named
    )
    return or_(contains(vente.c.numero_facture, texte), sold)


def list_modes(connection: Connection, boutique_id: int) -> tuple[str, ...]:
    """Read the means of payment of the newest sales, as their terminals sent them."""
    newest = (
        select(vente.c.mode_paiement)
        .where(vente.c.boutique_id == boutique_id)
        .order_by(vente.c.id.desc())
        .limit(_NEWEST)
        .subquery()
    )
    return tuple(
        connection.scalars(select(newest.c.mode_paiement).distinct().order_by("mode_paiement"))
    )


def _is_in(etat: EtatVente) -> ColumnElement[bool]:
    late = _in_onglet(OngletVentes.TARDIVES)
    return {
        # A sale without a date of its own is not late: a comparison with nothing must not hide it.
        EtatVente.APPLIQUEE: and_(~vente.c.est_annulee, func.coalesce(~late, 1)),
        EtatVente.TARDIVE: late,
        EtatVente.RENDUE: and_(
            ~vente.c.est_annulee, exists().where(retour_vente.c.vente_id == vente.c.id)
        ),
        EtatVente.ANNULEE: vente.c.est_annulee,
        EtatVente.SIGNALEE: type_coerce(vente.c.signalements, Entier) > 0,
    }[etat]


def _in_onglet(onglet: OngletVentes) -> ColumnElement[bool]:
    received, sold = (type_coerce(c, Entier) for c in (vente.c.date_reception, vente.c.date_vente))
    return {
        OngletVentes.TOUTES: vente.c.id > 0,
        OngletVentes.DETTES: and_(~vente.c.paye, ~vente.c.est_annulee),
        OngletVentes.TARDIVES: received - sold > RETARD_VISIBLE // MICROSECONDE,
        OngletVentes.ANNULEES: vente.c.est_annulee,
    }[onglet]
