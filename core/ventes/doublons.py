"""Which recorded sale an entry doubles, where that is obvious."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from core.db.requetes import chunked
from core.db.ventes import vente
from core.errors import VenteNotFound
from core.terminaux import TerminalIdentifie
from core.ventes.demande import Demande
from core.ventes.entrees import EntreeLue
from core.ventes.ressemblance import Ressemblance
from core.vocabulaire import Remede


def find_doublons(
    connection: Connection,
    identifie: TerminalIdentifie,
    demande: Demande,
    *,
    entrees: Sequence[EntreeLue],
    alike: Mapping[int, tuple[Ressemblance, ...]],
) -> dict[int, int]:
    """Return the sale that each entry doubles: the one the owner named, else the only candidate.

    Candidates are the sales of its number with its content, else its terminal's of that number,
    else the recorded look-alikes. VenteNotFound for one of another boutique.
    """
    if demande.remede is not Remede.DOUBLON or not entrees:
        return {}
    boutique_id = identifie.boutique.id
    named = demande.precisions.vente_id
    if named is not None:
        _require_vente(connection, boutique_id, named)
        return {e.id: named for e in entrees}
    known = _load_numerotees(connection, boutique_id, {e.numero_facture for e in entrees} - {""})
    found: dict[int, int] = {}
    for entree in entrees:
        rows = known.get(entree.numero_facture, ())
        levels = (
            [row.id for row in rows if row.empreinte == entree.empreinte_lue],
            [row.id for row in rows if row.terminal_id == identifie.terminal.id],
            [r.vente_id for r in alike.get(entree.id, ()) if r.vente_id is not None],
        )
        candidates = next((level for level in levels if level), [])
        if len(candidates) == 1:
            found[entree.id] = candidates[0]
    return found


def _require_vente(connection: Connection, boutique_id: int, vente_id: int) -> None:
    query = select(vente.c.id).where(vente.c.id == vente_id, vente.c.boutique_id == boutique_id)
    if connection.scalar(query) is None:
        raise VenteNotFound("Cette vente n’existe pas dans la boutique.")


def _load_numerotees(
    connection: Connection, boutique_id: int, numeros: set[str]
) -> Mapping[str, Sequence[Row[Any]]]:
    known: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    columns = (vente.c.id, vente.c.numero_facture, vente.c.terminal_id, vente.c.empreinte)
    query: Select[Any] = select(*columns).where(vente.c.boutique_id == boutique_id)
    for part in chunked(sorted(numeros)):
        for row in connection.execute(query.where(vente.c.numero_facture.in_(part))):
            known[row.numero_facture].append(row)
    return known
