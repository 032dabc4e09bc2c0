"""Sales that may be the same: after a refusal, the seller enters one anew under another number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from core.db.requetes import chunked
from core.db.stock import mouvement_stock
from core.db.ventes import ligne_vente, vente
from core.ventes.commandes import VenteRecue
from core.ventes.entrees import EntreeLue
from core.vocabulaire import Devise, TypeMouvement

AVANT = timedelta(days=1)
"""How long before an entry the same sale may have come in under another number."""
MONTREES_MAX = 20
"""Look-alikes kept of one entry: the nearest in time."""


@dataclass(frozen=True, slots=True)
class Ressemblance:
    """A recorded sale, or an open entry, that may be the same sale; one of the ids is None.

    Rank, terminal and content are told where the sale bears the entry's own number.
    """

    vente_id: int | None
    entree_id: int | None
    numero_facture: str
    date_reception: datetime
    montant: int | None
    devise: Devise | None
    rang: int = 0
    terminal_id: int = 0
    terminal_nom: str = ""
    empreinte: bytes = b""


@dataclass(frozen=True, slots=True)
class Panier:
    """What was sold, in no order: (article, quantity), and (article, quantity, price) if known."""

    devise: Devise
    pieces: tuple[tuple[int, int], ...]
    prix: tuple[tuple[int, int, int], ...] | None

    def resembles(self, autre: "Panier") -> bool:
        """Tell whether both sold the same; a price that was not sent matches any."""
        unpriced = self.prix is None or autre.prix is None
        same = self.devise is autre.devise and self.pieces == autre.pieces
        return same and (unpriced or self.prix == autre.prix)


def make_panier(devise: Devise, lignes: Iterable[tuple[int, int, int | None]]) -> Panier:
    """Make what was sold from lines of article, quantity and price."""
    known = list(lignes)
    priced = sorted((a, q, p) for a, q, p in known if p is not None)
    pieces = tuple(sorted((article_id, quantite) for article_id, quantite, _ in known))
    return Panier(devise, pieces, tuple(priced) if len(priced) == len(known) else None)


def read_panier(entree: EntreeLue) -> Panier | None:
    """Return what an entry sold; None where that could not be read."""
    if entree.contenu is None or not isinstance(entree.vente, VenteRecue):
        return None
    lignes = zip(entree.vente.lignes, entree.contenu.prix, strict=True)
    return make_panier(
        entree.contenu.devise, ((x.article_id, x.quantite, prix) for x, prix in lignes)
    )


def find_ressemblances(
    connection: Connection,
    terminal_id: int,
    sought: Sequence[EntreeLue],
    others: Sequence[EntreeLue],
) -> dict[int, tuple[Ressemblance, ...]]:
    """Return the look-alikes of each entry that has some, by its id.

    They are of the same terminal, sold the same under another number, and came in later, or within
    a day before: recorded sales that still count, and entries of `sought` or `others`.
    """
    paniers = {e.id: panier for e in sought if (panier := read_panier(e)) is not None}
    candidates = [
        *_load_ventes(connection, terminal_id, sought, paniers),
        *((_of_entree(e), panier) for e in others if (panier := read_panier(e)) is not None),
        *((_of_entree(e), paniers[e.id]) for e in sought if e.id in paniers),
    ]
    by_pieces: defaultdict[object, list[tuple[Ressemblance, Panier]]] = defaultdict(list)
    for candidate in candidates:
        by_pieces[candidate[1].pieces].append(candidate)
    found = {
        e.id: _keep_near(e, paniers[e.id], by_pieces[paniers[e.id].pieces])
        for e in sought
        if e.id in paniers
    }
    return {key: near for key, near in found.items() if near}


def _keep_near(
    entree: EntreeLue, panier: Panier, candidates: Sequence[tuple[Ressemblance, Panier]]
) -> tuple[Ressemblance, ...]:
    near = [
        ressemblance
        for ressemblance, autre in candidates
        if ressemblance.numero_facture != entree.numero_facture
        and ressemblance.date_reception >= entree.date_premiere - AVANT
        and panier.resembles(autre)
    ]
    near.sort(key=lambda found: abs(found.date_reception - entree.date_premiere))
    return tuple(near[:MONTREES_MAX])


def _of_entree(entree: EntreeLue) -> Ressemblance:
    return Ressemblance(
        vente_id=None,
        entree_id=entree.id,
        numero_facture=entree.numero_facture,
        date_reception=entree.date_premiere,
        montant=entree.montant,
        devise=entree.devise,
    )


def _load_ventes(
    connection: Connection,
    terminal_id: int,
    sought: Sequence[EntreeLue],
    paniers: Mapping[int, Panier],
) -> list[tuple[Ressemblance, Panier]]:
    """Read the recorded sales that sold the first line of an entry since then.

    They are looked for among the movements of the articles, which an index gives by date.
    """
    firsts = {panier.pieces[0] for panier in paniers.values()}
    if not firsts:
        return []
    since = min(e.date_premiere for e in sought if e.id in paniers) - AVANT
    rows: dict[int, Row[Any]] = {}
    for part in chunked(sorted({article_id for article_id, _ in firsts})):
        for row in connection.execute(_select_ventes(terminal_id, part, since)):
            if (row.article_id, -row.quantite) in firsts:
                rows[row.id] = row
    paniers_lus = _load_paniers(connection, rows)
    return [(_of_vente(row), paniers_lus[key]) for key, row in rows.items()]


def _select_ventes(terminal_id: int, articles: Sequence[int], since: datetime) -> Select[Any]:
    moved = mouvement_stock.c
    return (
        select(
            vente.c.id,
            vente.c.numero_facture,
            vente.c.date_reception,
            vente.c.montant_total,
            vente.c.devise,
            moved.article_id,
            moved.quantite,
        )
        .join(vente, vente.c.id == moved.vente_id)
        .where(
            moved.article_id.in_(articles),
            moved.date_mouvement >= since,
            moved.type_mouvement == TypeMouvement.VENTE,
            vente.c.terminal_id == terminal_id,
            ~vente.c.est_annulee,
        )
    )


def _load_paniers(connection: Connection, rows: Mapping[int, Row[Any]]) -> dict[int, Panier]:
    lignes: defaultdict[int, list[tuple[int, int, int | None]]] = defaultdict(list)
    line = ligne_vente.c
    query = select(line.vente_id, line.article_id, line.quantite, line.prix_unitaire)
    for part in chunked(sorted(rows)):
        for key, *ligne in connection.execute(query.where(line.vente_id.in_(part))):
            lignes[key].append((ligne[0], ligne[1], ligne[2]))
    return {key: make_panier(rows[key].devise, own) for key, own in lignes.items()}


def _of_vente(row: Row[Any]) -> Ressemblance:
    return Ressemblance(
        vente_id=row.id,
        entree_id=None,
        numero_facture=row.numero_facture,
        date_reception=row.date_reception,
        montant=row.montant_total,
        devise=row.devise,
    )
