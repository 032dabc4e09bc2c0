"""The sales that wait for the owner: read with their reason, and filed by his decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, or_, select, update

from core.clock import Clock
from core.db.boutiques import terminal
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import columns_of, contains, sum_parts, whole_sum
from core.db.ventes import vente
from core.errors import EntreeAlreadySettled, EntreeNotFound, VenteNotFound
from core.events import EventHub, QuarantaineChangee
from core.listes import Totaux, Tri, fetch_ids, sort
from core.textes import require_texte
from core.utilisateurs import UTILISATEUR_LOCAL
from core.vocabulaire import CodeRefus, Devise, EtatEntree

if TYPE_CHECKING:
    from array import array

TRI_DEFAUT = Tri("date_derniere", descendant=True)


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


@dataclass(frozen=True, slots=True)
class FiltreQuarantaine:
    """Which entries of a boutique; `etat` None means all."""

    boutique_id: int
    recherche: str = ""
    etat: EtatEntree | None = EtatEntree.A_REGLER


@dataclass(frozen=True, slots=True)
class Quarantaine:
    """Use cases about the sales that wait."""

    database: Database
    clock: Clock
    events: EventHub

    def count_open(self, boutique_id: int) -> int:
        """Return how many sales wait for a decision: the figure of the badge."""
        table = vente_en_quarantaine.c
        query = select(func.count()).where(
            table.boutique_id == boutique_id, table.etat == EtatEntree.A_REGLER
        )
        with self.database.read() as connection:
            return connection.execute(query).scalar_one()

    def get_entree(self, entree_id: int) -> Entree:
        """Return one entry; EntreeNotFound."""
        with self.database.read() as connection:
            return _load_entree(connection, entree_id)

    def read_charge_utile(self, entree_id: int) -> bytes:
        """Return the sale's bytes as its terminal sent them; EntreeNotFound."""
        query = select(vente_en_quarantaine.c.charge_utile)
        with self.database.read() as connection:
            found: bytes | None = connection.scalar(
                query.where(vente_en_quarantaine.c.id == entree_id)
            )
        if found is None:
            raise EntreeNotFound("Cette vente n’est pas dans « À régler ».")
        return found

    def classer(self, entree_id: int, motif: str) -> Entree:
        """File an entry as no sale, with a reason; its terminal is told to forget it.

        EntreeNotFound, EntreeAlreadySettled, InvalidFormat for an empty reason.
        """
        return self._file(entree_id, require_texte(motif, "Motif"), None)

    def declarer_doublon(self, entree_id: int, vente_id: int) -> Entree:
        """File an entry as a double of a recorded sale of its boutique; VenteNotFound."""
        return self._file(entree_id, "Doublon", vente_id)

    def list_ids(self, filtre: FiltreQuarantaine, tri: Tri = TRI_DEFAUT) -> "array[int]":
        """Return the ids of all that match, sorted."""
        table = vente_en_quarantaine.c
        query = _filter(select(table.id), filtre)
        with self.database.read() as connection:
            return fetch_ids(connection, sort(query, table.get(tri.colonne), table.id, tri))

    def list_rows(self, ids: Sequence[int]) -> tuple[Entree, ...]:
        """Return the entries of these ids, in their order."""
        query = _select_rows().where(vente_en_quarantaine.c.id.in_(ids))
        with self.database.read() as connection:
            found = {row.id: Entree(**row._asdict()) for row in connection.execute(query)}
        return tuple(found[key] for key in ids if key in found)

    def total(self, filtre: FiltreQuarantaine) -> Totaux:
        """Return how many match and the montants at stake, a currency each."""
        table = vente_en_quarantaine.c
        query = _filter(select(table.devise, func.count(), *sum_parts(table.montant)), filtre)
        with self.database.read() as connection:
            rows = connection.execute(query.group_by(table.devise)).all()
        montants = {devise: whole_sum(high, low) for devise, _, high, low in rows if devise}
        return Totaux(sum(row[1] for row in rows), montants)

    def _file(self, entree_id: int, motif: str, vente_id: int | None) -> Entree:
        with self.database.write() as connection:
            entree = _load_entree(connection, entree_id)
            if entree.etat is not EtatEntree.A_REGLER:
                raise EntreeAlreadySettled("Cette vente est déjà réglée.")
            if vente_id is not None:
                _require_vente(connection, entree.boutique_id, vente_id)
            connection.execute(
                update(vente_en_quarantaine)
                .where(vente_en_quarantaine.c.id == entree_id)
                .values(
                    etat=EtatEntree.CLASSEE,
                    motif_classement=motif,
                    classee_par=UTILISATEUR_LOCAL,
                    vente_id=vente_id,
                )
            )
            filed = _load_entree(connection, entree_id)
        self.events.publish(QuarantaineChangee(entree.boutique_id))
        return filed


def _require_vente(connection: Connection, boutique_id: int, vente_id: int) -> None:
    query = select(vente.c.id).where(vente.c.id == vente_id, vente.c.boutique_id == boutique_id)
    if connection.scalar(query) is None:
        raise VenteNotFound("Cette vente n’existe pas dans la boutique.")


def _load_entree(connection: Connection, entree_id: int) -> Entree:
    query = _select_rows().where(vente_en_quarantaine.c.id == entree_id)
    row = connection.execute(query).first()
    if row is None:
        raise EntreeNotFound("Cette vente n’est pas dans « À régler ».")
    return Entree(**row._asdict())


def _select_rows() -> Select[Any]:
    return select(
        *columns_of(vente_en_quarantaine, Entree), terminal.c.nom_terminal.label("terminal_nom")
    ).join(terminal, terminal.c.id == vente_en_quarantaine.c.terminal_id)


def _filter(query: Select[Any], filtre: FiltreQuarantaine) -> Select[Any]:
    table, texte = vente_en_quarantaine.c, filtre.recherche.strip()
    query = query.where(table.boutique_id == filtre.boutique_id)
    if filtre.etat is not None:
        query = query.where(table.etat == filtre.etat)
    if texte:
        query = query.where(
            or_(contains(table.numero_facture, texte), contains(table.article_nom, texte))
        )
    return query
