"""Reads the sales that wait, and those that no longer do: lists, counts, one entry."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    false,
    func,
    or_,
    select,
    true,
)

from core.db.boutiques import terminal
from core.db.catalogue import article
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import chunked, columns_of, contains, sum_parts, whole_sum
from core.db.ventes import vente
from core.errors import EntreeNotFound
from core.listes import Totaux, Tri, fetch_ids, rank_names, sort
from core.vocabulaire import CodeRefus, Devise, EtatEntree, Remede

ABSENTE = "Cette vente n’est pas dans « À régler »."


class Raison(StrEnum):
    """Why a sale waits, as the owner tells them apart; in the order in which they are shown."""

    INSUFFICIENT_STOCK = "INSUFFICIENT_STOCK"
    ARTICLE_NOT_FOUND = "ARTICLE_NOT_FOUND"
    CONFLIT_NUMERO = "CONFLIT_NUMERO"
    DOUBLON_PROBABLE = "DOUBLON_PROBABLE"
    MONTANT_INVALIDE = "MONTANT_INVALIDE"
    """INVALID_FORMAT of a sale that could be read: its currency or its total is at fault."""
    INVALID_FORMAT = "INVALID_FORMAT"
    BOUTIQUE_MISMATCH = "BOUTIQUE_MISMATCH"
    INTERNAL_ERROR = "INTERNAL_ERROR"


class OngletQuarantaine(StrEnum):
    """The tabs of the page."""

    A_REGLER = "A_REGLER"
    REGLEES = "REGLEES"
    CLASSEES = "CLASSEES"
    TOUTES = "TOUTES"


_ETATS = {
    OngletQuarantaine.A_REGLER: (EtatEntree.A_REGLER,),
    OngletQuarantaine.REGLEES: (EtatEntree.REJOUEE, EtatEntree.REMPLACEE),
    OngletQuarantaine.CLASSEES: (EtatEntree.CLASSEE,),
    OngletQuarantaine.TOUTES: tuple(EtatEntree),
}


@dataclass(frozen=True, slots=True)
class Entree:
    """One sale that was not applied; `montant` in minor units, None where it could not be read."""

    id: int
    boutique_id: int
    numero_facture: str
    terminal_id: int
    terminal_nom: str
    code: CodeRefus
    message: str
    etat: EtatEntree
    est_lisible: bool
    empreinte: bytes
    date_vente: datetime | None
    date_premiere: datetime
    date_derniere: datetime
    essais: int
    montant: int | None
    devise: Devise | None
    article_id: int | None
    article_nom: str
    stock_demande: int | None
    stock_disponible: int | None
    vente_id: int | None
    motif_classement: str | None
    classee_par: str | None
    remede: Remede | None = None
    date_reglement: datetime | None = None

    @property
    def raison(self) -> Raison:
        """Return why it waits."""
        return raison_of(self.code, est_lisible=self.est_lisible)

    @property
    def manque(self) -> int | None:
        """Return the pieces that were short; None where it waits for another reason."""
        if self.stock_demande is None or self.stock_disponible is None:
            return None
        return self.stock_demande - self.stock_disponible


@dataclass(frozen=True, slots=True)
class Intervalle:
    """A stretch of time, its end excluded; None leaves that end open."""

    debut: datetime | None = None
    fin: datetime | None = None


@dataclass(frozen=True, slots=True)
class FiltreQuarantaine:
    """Which entries of a boutique; of several values any may apply, none narrows nothing.

    `recues` are about the first reception, `entrees` are the only ids that may match.
    """

    boutique_id: int
    recherche: str = ""
    onglet: OngletQuarantaine = OngletQuarantaine.A_REGLER
    raisons: tuple[Raison, ...] = ()
    terminaux: tuple[int, ...] = ()
    recues: tuple[Intervalle, ...] = ()
    entrees: tuple[int, ...] | None = None


def raison_of(code: CodeRefus, *, est_lisible: bool) -> Raison:
    """Return the reason that a code stands for."""
    if code is CodeRefus.INVALID_FORMAT and est_lisible:
        return Raison.MONTANT_INVALIDE
    return Raison(code.value)


def get_entree(connection: Connection, entree_id: int) -> Entree:
    """Read one entry; EntreeNotFound."""
    found = list_rows(connection, [entree_id])
    if not found:
        raise EntreeNotFound(ABSENTE)
    return found[0]


def list_rows(connection: Connection, ids: Sequence[int]) -> tuple[Entree, ...]:
    """Read the entries of these ids, in their order."""
    query = (
        select(
            *columns_of(vente_en_quarantaine, Entree),
            terminal.c.nom_terminal.label("terminal_nom"),
        )
        .join(terminal, terminal.c.id == vente_en_quarantaine.c.terminal_id)
        .where(vente_en_quarantaine.c.id.in_(ids))
    )
    found = {row.id: Entree(**row._asdict()) for row in connection.execute(query)}
    return tuple(found[key] for key in ids if key in found)


def list_ids(connection: Connection, filtre: FiltreQuarantaine, tri: Tri) -> "array[int]":
    """Read the ids of all that match, sorted."""
    table = vente_en_quarantaine.c
    query: Select[Any] = select(table.id).where(*_match(filtre))
    column: ColumnElement[Any] | None = table.get(tri.colonne)
    if tri.colonne == "terminal_nom":
        column = rank_names(connection, terminal.c.nom_terminal, table.terminal_id)
    return fetch_ids(connection, sort(query, column, table.id, tri))


def list_groupes(
    connection: Connection, filtre: FiltreQuarantaine, tri: Tri
) -> "Mapping[Raison, array[int]]":
    """Read the ids of all that match by reason, sorted within each; those without any left out."""
    table = vente_en_quarantaine.c
    query = select(table.id, table.code, table.est_lisible).where(*_match(filtre))
    groups: defaultdict[Raison, array[int]] = defaultdict(lambda: array("q"))
    rows = connection.execute(sort(query, table.get(tri.colonne), table.id, tri))
    for entree_id, code, est_lisible in rows:
        groups[raison_of(code, est_lisible=est_lisible)].append(entree_id)
    return {raison: groups[raison] for raison in Raison if raison in groups}


def total(connection: Connection, filtre: FiltreQuarantaine) -> Totaux:
    """Count what matches, and add up the montants at stake, a currency each."""
    table = vente_en_quarantaine.c
    query = select(table.devise, func.count(), *sum_parts(table.montant)).where(*_match(filtre))
    rows = connection.execute(query.group_by(table.devise)).all()
    montants = {devise: whole_sum(high, low) for devise, _, high, low in rows if devise}
    return Totaux(sum(row[1] for row in rows), montants)


def count_onglets(
    connection: Connection, filtre: FiltreQuarantaine
) -> Mapping[OngletQuarantaine, int]:
    """Count the entries under each tab, whatever tab the filter names."""
    etat = vente_en_quarantaine.c.etat
    everything = replace(filtre, onglet=OngletQuarantaine.TOUTES)
    query = select(etat, func.count()).where(*_match(everything)).group_by(etat)
    counts = {row[0]: row[1] for row in connection.execute(query)}
    return {onglet: sum(counts.get(etat, 0) for etat in etats) for onglet, etats in _ETATS.items()}


def count_manquantes(connection: Connection, boutique_id: int, since: datetime) -> int:
    """Count the sales that came in since then and were short of stock, settled or not."""
    table = vente_en_quarantaine.c
    query = select(func.count()).where(
        table.boutique_id == boutique_id,
        # Every state, so that the index of the states is of use.
        table.etat.in_(tuple(EtatEntree)),
        table.date_derniere >= since,
        table.date_premiere >= since,
        table.code == CodeRefus.INSUFFICIENT_STOCK,
    )
    return connection.execute(query).scalar_one()


def list_possibles(connection: Connection, boutique_id: int) -> tuple[int, ...]:
    """Read the open entries whose article that was short is there by now, the oldest first."""
    table = vente_en_quarantaine.c
    query = (
        select(table.id)
        .join(article, article.c.id == table.article_id)
        .where(
            table.boutique_id == boutique_id,
            table.etat == EtatEntree.A_REGLER,
            table.code == CodeRefus.INSUFFICIENT_STOCK,
            article.c.boutique_id == boutique_id,
            article.c.quantite_stock >= table.stock_demande,
        )
        .order_by(table.id)
    )
    return tuple(connection.scalars(query))


def list_paire(connection: Connection, boutique_id: int, paire: frozenset[int]) -> tuple[int, ...]:
    """Read the open entries of each of two terminals whose number the other one recorded."""
    table = vente_en_quarantaine.c
    query = (
        select(table.id)
        .where(
            table.boutique_id == boutique_id,
            table.etat == EtatEntree.A_REGLER,
            table.code == CodeRefus.DOUBLON_PROBABLE,
            table.terminal_id.in_(paire),
            exists().where(
                vente.c.boutique_id == boutique_id,
                vente.c.numero_facture == table.numero_facture,
                vente.c.terminal_id.in_(paire),
                vente.c.terminal_id != table.terminal_id,
            ),
        )
        .order_by(table.id)
    )
    return tuple(connection.scalars(query))


def _match(filtre: FiltreQuarantaine) -> list[ColumnElement[bool]]:
    table = vente_en_quarantaine.c
    conditions = [
        table.boutique_id == filtre.boutique_id,
        table.etat.in_(_ETATS[filtre.onglet]),
    ]
    if filtre.raisons:
        conditions.append(or_(*map(_has_raison, filtre.raisons)))
    if filtre.terminaux:
        conditions.append(table.terminal_id.in_(filtre.terminaux))
    if filtre.recues:
        conditions.append(or_(*map(_is_within, filtre.recues)))
    if filtre.entrees is not None:
        conditions.append(or_(false(), *map(table.id.in_, chunked(filtre.entrees))))
    if filtre.recherche.strip():
        conditions.append(_mentions(filtre.recherche.strip()))
    return conditions


def _has_raison(raison: Raison) -> ColumnElement[bool]:
    table = vente_en_quarantaine.c
    if raison is Raison.MONTANT_INVALIDE:
        return and_(table.code == CodeRefus.INVALID_FORMAT, table.est_lisible)
    if raison is Raison.INVALID_FORMAT:
        return and_(table.code == CodeRefus.INVALID_FORMAT, ~table.est_lisible)
    return table.code == CodeRefus(raison.value)


def _is_within(intervalle: Intervalle) -> ColumnElement[bool]:
    received = vente_en_quarantaine.c.date_premiere
    after = true() if intervalle.debut is None else received >= intervalle.debut
    return and_(after, true() if intervalle.fin is None else received < intervalle.fin)


def _mentions(texte: str) -> ColumnElement[bool]:
    """Match the number, the article that was short or unknown, or the terminal."""
    table = vente_en_quarantaine.c
    named = select(terminal.c.id).where(contains(terminal.c.nom_terminal, texte))
    found = or_(
        contains(table.numero_facture, texte),
        contains(table.article_nom, texte),
        table.terminal_id.in_(named),
    )
    return or_(found, table.article_id == int(texte)) if texte.isdecimal() else found
