"""The open entries of one terminal: their bytes read again as the sales that they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select, true

from core.boutiques import Boutique, load_boutique
from core.db.boutiques import terminal
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import chunked, columns_of
from core.errors import TerminalNotFound
from core.terminaux import Terminal, TerminalIdentifie
from core.ventes.commandes import VenteIllisible, VenteRecue
from core.ventes.empreinte import Contenu, digest_bytes, read_contenu
from core.vocabulaire import Devise, EtatEntree

LireVente = Callable[[bytes, Boutique], VenteRecue | VenteIllisible]
"""Reads the bytes of one sale, as the server does when its terminal sends it."""

_TABLE = vente_en_quarantaine.c
_COLUMNS = (
    _TABLE.id,
    _TABLE.numero_facture,
    _TABLE.empreinte,
    _TABLE.charge_utile,
    _TABLE.date_premiere,
    _TABLE.montant,
    _TABLE.devise,
)


@dataclass(frozen=True, slots=True)
class EntreeLue:
    """An open entry; `contenu` is None where its bytes hold no sale that could be judged."""

    id: int
    numero_facture: str
    empreinte: bytes
    date_premiere: datetime
    montant: int | None
    devise: Devise | None
    vente: VenteRecue | VenteIllisible
    contenu: Contenu | None

    @property
    def empreinte_lue(self) -> bytes:
        """Return the hash that the sale has as it is read today."""
        if self.contenu is None:
            return digest_bytes(self.vente.charge_utile)
        return self.contenu.empreinte


def load_identifie(connection: Connection, terminal_id: int) -> TerminalIdentifie:
    """Return a terminal of a boutique with it, switched off or not; TerminalNotFound."""
    query = select(*columns_of(terminal, Terminal)).where(terminal.c.id == terminal_id)
    row = connection.execute(query).first()
    if row is None or row.boutique_id is None:
        raise TerminalNotFound("Ce terminal n’est relié à aucune boutique.")
    return TerminalIdentifie(Terminal(*row), load_boutique(connection, row.boutique_id))


def load_ouvertes(
    connection: Connection, identifie: TerminalIdentifie, ids: Sequence[int], lire: LireVente
) -> tuple[EntreeLue, ...]:
    """Read those of these entries that still wait for the owner, the oldest first."""
    found = [
        row for part in chunked(ids) for row in _select(connection, identifie, _TABLE.id.in_(part))
    ]
    return tuple(_read(row, identifie.boutique, lire) for row in sorted(found, key=_rank))


def load_voisines(
    connection: Connection,
    identifie: TerminalIdentifie,
    entrees: Sequence[EntreeLue],
    lire: LireVente,
) -> tuple[EntreeLue, ...]:
    """Read the terminal's other open entries whose amount is that of one of `entrees`."""
    known = {e.id for e in entrees}
    found = [
        row
        for condition in _like_montants({e.montant for e in entrees if e.contenu is not None})
        for row in _select(connection, identifie, condition)
        if row.id not in known
    ]
    return tuple(_read(row, identifie.boutique, lire) for row in found)


def _like_montants(montants: set[int | None]) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of an equal amount; one that is not known may be any."""
    if None in montants:
        yield true()
        return
    for part in chunked(sorted(m for m in montants if m is not None)):
        yield _TABLE.montant.in_(part)
    if montants:
        yield _TABLE.montant.is_(None)


def _select(
    connection: Connection, identifie: TerminalIdentifie, condition: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    query: Select[Any] = select(*_COLUMNS).where(
        _TABLE.terminal_id == identifie.terminal.id, _TABLE.etat == EtatEntree.A_REGLER, condition
    )
    return connection.execute(query).all()


def _rank(row: Row[Any]) -> int:
    rank: int = row.id
    return rank


def _read(row: Row[Any], boutique: Boutique, lire: LireVente) -> EntreeLue:
    vente = lire(row.charge_utile, boutique)
    return EntreeLue(
        id=row.id,
        numero_facture=row.numero_facture,
        empreinte=row.empreinte,
        date_premiere=row.date_premiere,
        montant=row.montant,
        devise=row.devise,
        vente=vente,
        contenu=read_contenu(vente, boutique.devise) if isinstance(vente, VenteRecue) else None,
    )
