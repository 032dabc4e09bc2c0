"""What several entries have in common: the articles that they name, the terminals behind them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from core.db.boutiques import terminal
from core.db.catalogue import article
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import chunked
from core.db.ventes import vente
from core.ventes.commandes import VenteRecue
from core.ventes.demande import Demande
from core.ventes.entrees import LireVente, load_identifie, load_ouvertes
from core.ventes.rejeu import split_by_terminal
from core.vocabulaire import EtatEntree


@dataclass(frozen=True, slots=True)
class ArticleEnvoye:
    """An article as terminals name it, and the open entries that do; `pieces` of all of them.

    `nom` is empty, and it is not `en_vente`, where the shop has it not or no longer.
    """

    article_id: int
    nom: str
    en_vente: bool
    pieces: int
    entrees: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Jumelage:
    """Two terminals, and the open entries of the first that the second had recorded before."""

    terminal_id: int
    terminal_nom: str
    autre_id: int
    autre_nom: str
    entrees: tuple[int, ...]


def list_envoyes(
    connection: Connection, ids: Sequence[int], lire: LireVente
) -> tuple[ArticleEnvoye, ...]:
    """Read what open entries name: what the shop has not first, then what most of them name."""
    pieces: defaultdict[int, int] = defaultdict(int)
    entrees: defaultdict[int, list[int]] = defaultdict(list)
    boutiques: set[int] = set()
    for terminal_id, parts in split_by_terminal(connection, Demande(ids, lire)).items():
        identifie = load_identifie(connection, terminal_id)
        boutiques.add(identifie.boutique.id)
        for entree in load_ouvertes(connection, identifie, [i for p in parts for i in p], lire):
            lignes = entree.vente.lignes if isinstance(entree.vente, VenteRecue) else ()
            for ligne in lignes:
                pieces[ligne.article_id] += ligne.quantite
            for article_id in sorted({ligne.article_id for ligne in lignes}):
                entrees[article_id].append(entree.id)
    known = _load_noms(connection, boutiques, sorted(pieces))
    found = [
        ArticleEnvoye(key, *known.get(key, ("", False)), pieces[key], tuple(own))
        for key, own in sorted(entrees.items())
    ]
    return tuple(sorted(found, key=lambda envoye: (envoye.en_vente, -len(envoye.entrees))))


def _load_noms(
    connection: Connection, boutiques: set[int], ids: Sequence[int]
) -> dict[int, tuple[str, bool]]:
    columns = article.c
    query = select(columns.id, columns.nom, columns.est_actif).where(
        columns.boutique_id.in_(boutiques)
    )
    return {
        row.id: (row.nom, row.est_actif)
        for part in chunked(ids)
        for row in connection.execute(query.where(columns.id.in_(part)))
    }


def list_jumelages(connection: Connection, ids: Sequence[int]) -> tuple[Jumelage, ...]:
    """Read which terminals have open entries of one number and content with another's sale.

    Those that share the most come first.
    """
    entree, autre, own = vente_en_quarantaine.c, terminal.alias(), terminal.alias()
    same = and_(
        vente.c.boutique_id == entree.boutique_id,
        vente.c.numero_facture == entree.numero_facture,
        vente.c.empreinte == entree.empreinte,
        vente.c.terminal_id != entree.terminal_id,
    )
    query = (
        select(entree.id, own.c.id, own.c.nom_terminal, autre.c.id, autre.c.nom_terminal)
        .join(vente, same)
        .join(own, own.c.id == entree.terminal_id)
        .join(autre, autre.c.id == vente.c.terminal_id)
        .where(entree.etat == EtatEntree.A_REGLER)
    )
    pairs: defaultdict[tuple[int, str, int, str], set[int]] = defaultdict(set)
    for part in chunked(sorted(set(ids))):
        for key, *pair in connection.execute(query.where(entree.id.in_(part))):
            pairs[pair[0], pair[1], pair[2], pair[3]].add(key)
    found = [Jumelage(*pair, tuple(sorted(keys))) for pair, keys in sorted(pairs.items())]
    return tuple(sorted(found, key=lambda jumelage: -len(jumelage.entrees)))
