"""The sales of a boutique as its terminals list them, with the takings of the whole period."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, select

from core.db.boutiques import terminal
from core.db.requetes import chunked, columns_of
from core.db.ventes import ligne_vente, vente
from core.ventes.commandes import LigneEnregistree
from core.ventes.net import Recette, sum_recette
from core.ventes.rendus import RetourVente, load_retours
from core.vocabulaire import Devise


@dataclass(frozen=True, slots=True)
class Periode:
    """Local days, both included; None leaves that end open."""

    jour_debut: date | None = None
    jour_fin: date | None = None


@dataclass(frozen=True, slots=True)
class VenteListee:
    """One sale, cancelled or not, as it was sold, and what came back of it since.

    `montant_total` in minor units of `devise`.
    """

    id: int
    numero_facture: str
    date_vente: datetime | None
    date_reception: datetime
    montant_total: int
    devise: Devise
    mode_paiement: str
    paye: bool
    est_annulee: bool
    date_annulation: datetime | None
    motif_annulation: str | None
    terminal_nom: str
    lignes: tuple[LigneEnregistree, ...]
    retours: tuple[RetourVente, ...]


@dataclass(frozen=True, slots=True)
class Historique:
    """The newest sales of a period first, as many as were asked, and the whole period's takings."""

    recette: Recette
    ventes: tuple[VenteListee, ...]


def read_historique(
    connection: Connection, boutique_id: int, periode: Periode, limit: int
) -> Historique:
    """Read the sales last received of those whose local day lies in the period."""
    query = (
        select(*columns_of(vente, VenteListee), terminal.c.nom_terminal.label("terminal_nom"))
        .join(terminal, terminal.c.id == vente.c.terminal_id)
        .where(*match_periode(boutique_id, periode))
        .order_by(vente.c.id.desc())
        .limit(limit)
    )
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    lignes, retours = _load_lignes(connection, ids), load_retours(connection, ids)
    return Historique(
        recette=read_recette(connection, boutique_id, periode),
        ventes=tuple(
            VenteListee(
                **row._asdict(), lignes=tuple(lignes[row.id]), retours=retours.get(row.id, ())
            )
            for row in rows
        ),
    )


def read_recette(connection: Connection, boutique_id: int, periode: Periode) -> Recette:
    """Count the sales of a period that stand and add up what they bring in, a currency each."""
    return sum_recette(connection, match_periode(boutique_id, periode))


def match_periode(boutique_id: int, periode: Periode) -> list[ColumnElement[bool]]:
    """Match the boutique's sales of the period."""
    conditions = [vente.c.boutique_id == boutique_id]
    if periode.jour_debut is not None:
        conditions.append(vente.c.jour >= periode.jour_debut)
    if periode.jour_fin is not None:
        conditions.append(vente.c.jour <= periode.jour_fin)
    return conditions


def _load_lignes(
    connection: Connection, ids: Sequence[int]
) -> defaultdict[int, list[LigneEnregistree]]:
    lignes: defaultdict[int, list[LigneEnregistree]] = defaultdict(list)
    columns = columns_of(ligne_vente, LigneEnregistree)
    for part in chunked(ids):
        query = select(ligne_vente.c.vente_id, *columns).where(ligne_vente.c.vente_id.in_(part))
        ordered = query.order_by(ligne_vente.c.vente_id, ligne_vente.c.position)
        for vente_id, *facts in connection.execute(ordered):
            lignes[vente_id].append(LigneEnregistree(*facts))
    return lignes
