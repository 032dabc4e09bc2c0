"""Which entries a remedy is about: what is said of an article or a terminal is about no other."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from core.db.requetes import chunked
from core.db.ventes import vente
from core.remplacements import load_remplaces
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import VenteRecue
from core.ventes.demande import Demande
from core.ventes.entrees import EntreeLue
from core.vocabulaire import Remede


def keep_concerned(
    connection: Connection,
    identifie: TerminalIdentifie,
    demande: Demande,
    entrees: Sequence[EntreeLue],
) -> tuple[EntreeLue, ...]:
    """Return those of a terminal's entries that the remedy is about, in their order."""
    precisions, own = demande.precisions, identifie.terminal.id
    match demande.remede:
        case Remede.ARTICLE:
            return tuple(e for e in entrees if _names(e, precisions.articles.keys()))
        case Remede.REMPLACEMENT:
            anciens: set[int] = set()
            if precisions.ancien_id is not None and precisions.nouveau_id in {None, own}:
                before = load_remplaces(connection, precisions.ancien_id)
                anciens = {precisions.ancien_id, *before}
            return _keep_twins(connection, identifie, entrees, anciens)
        case Remede.TOUJOURS_DISTINCTES:
            others = precisions.paire - {own} if own in precisions.paire else frozenset[int]()
            return _keep_twins(connection, identifie, entrees, others)
        case _:
            return tuple(entrees)


def _names(entree: EntreeLue, articles: Collection[int]) -> bool:
    if not isinstance(entree.vente, VenteRecue):
        return False
    return any(ligne.article_id in articles for ligne in entree.vente.lignes)


def _keep_twins(
    connection: Connection,
    identifie: TerminalIdentifie,
    entrees: Sequence[EntreeLue],
    terminaux: Collection[int],
) -> tuple[EntreeLue, ...]:
    """Keep what one of these terminals recorded under the same number, with the same content."""
    if not terminaux:
        return ()
    known: set[tuple[str, bytes]] = set()
    query = select(vente.c.numero_facture, vente.c.empreinte).where(
        vente.c.boutique_id == identifie.boutique.id, vente.c.terminal_id.in_(terminaux)
    )
    for part in chunked(sorted({e.numero_facture for e in entrees})):
        rows = connection.execute(query.where(vente.c.numero_facture.in_(part)))
        known.update((row.numero_facture, row.empreinte) for row in rows)
    return tuple(e for e in entrees if (e.numero_facture, e.empreinte_lue) in known)
