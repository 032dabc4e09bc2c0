"""Reads in a handful of queries what the judgement of a batch depends on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from core.db.boutiques import terminal
from core.db.catalogue import article
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import among, as_list, chunked, columns_of, last_id
from core.db.ventes import lot_sync, vente
from core.distincts import load_distincts
from core.remplacements import load_remplaces
from core.terminaux import TerminalIdentifie
from core.ventes.classements import load_classements
from core.ventes.commandes import LotVentes, VenteIllisible, VenteRecue
from core.ventes.comptages import DERNIERE_VALIDATION, Horloge, load_comptages
from core.ventes.controle import compute_avance
from core.ventes.empreinte import digest_bytes
from core.ventes.etat import ArticleConnu, Classement, EntreeConnue, Etat, VenteConnue
from core.ventes.numerotation import load_partages
from core.vocabulaire import EtatEntree

# Statements that every batch runs are built once: building one costs more than running it.
_COMPTEURS = select(
    select(func.count())
    .where(
        vente_en_quarantaine.c.terminal_id == bindparam("terminal_id"),
        vente_en_quarantaine.c.etat == EtatEntree.A_REGLER,
    )
    .scalar_subquery()
    .label("ouvertes"),
    last_id(vente).label("vente"),
    last_id(vente_en_quarantaine).label("entree"),
    last_id(lot_sync).label("lot"),
    terminal.c.ecart_horloge_s,
    terminal.c.horloge_exacte,
    DERNIERE_VALIDATION.label("derniere_validation"),
).where(terminal.c.id == bindparam("terminal_id"))
# Neither is sorted here: for the order of the ids, SQLite would read a whole table that it has no
# statistics of.
_VENTES = select(
    vente.c.numero_facture,
    vente.c.id,
    vente.c.terminal_id,
    vente.c.empreinte,
    vente.c.date_vente,
    vente.c.rang,
).where(
    vente.c.boutique_id == bindparam("boutique_id"),
    among(vente.c.numero_facture, "numeros"),
)
_ENTREES = select(
    vente_en_quarantaine.c.numero_facture,
    vente_en_quarantaine.c.id,
    vente_en_quarantaine.c.empreinte,
    vente_en_quarantaine.c.etat,
    vente_en_quarantaine.c.date_vente,
).where(vente_en_quarantaine.c.terminal_id == bindparam("terminal_id"))
_ENTREES_NUMEROTEES = _ENTREES.where(among(vente_en_quarantaine.c.numero_facture, "numeros"))
_ENTREES_SANS_NUMERO = _ENTREES.where(
    vente_en_quarantaine.c.numero_facture == "",
    vente_en_quarantaine.c.empreinte.in_(bindparam("empreintes", expanding=True)),
)
_ARTICLES = select(*columns_of(article, ArticleConnu)).where(
    article.c.boutique_id == bindparam("boutique_id"),
    article.c.est_actif,
    among(article.c.id, "ids"),
)


@dataclass(frozen=True, slots=True)
class Compteurs:
    """The terminal's open entries, and the next id of each table to write to.

    `avance_horloge` is by how much its clock is known to be ahead; `derniere_validation` is when
    its boutique last validated a count, None where it never did.
    """

    ouvertes: int
    vente_id: int
    entree_id: int
    lot_id: int
    avance_horloge: timedelta = timedelta()
    derniere_validation: datetime | None = None


def load_compteurs(connection: Connection, terminal_id: int) -> Compteurs:
    """Read what a batch starts from, under the writer's lock."""
    row = connection.execute(_COMPTEURS, {"terminal_id": terminal_id}).one()
    return Compteurs(
        ouvertes=row.ouvertes,
        vente_id=row.vente + 1,
        entree_id=row.entree + 1,
        lot_id=row.lot + 1,
        avance_horloge=compute_avance(row.ecart_horloge_s, exact=row.horloge_exacte),
        derniere_validation=row.derniere_validation,
    )


def load_etat(
    connection: Connection,
    identifie: TerminalIdentifie,
    lot: LotVentes,
    *,
    compteurs: Compteurs,
    maintenant: datetime,
) -> Etat:
    """Read, within the write transaction, all that `decide` may ask about these sales.

    `identifie` was read within it too.
    """
    boutique_id, terminal_id = identifie.boutique.id, identifie.terminal.id
    numeros = sorted({v.numero_facture for v in lot.ventes} - {""})
    known = _load_ventes(connection, boutique_id, numeros)
    remplaces: tuple[int, ...] = ()
    replaced = identifie.terminal.remplace_id
    if replaced is not None:
        remplaces = (replaced, *load_remplaces(connection, replaced))
    nameless = [digest_bytes(v.charge_utile) for v in lot.ventes if not v.numero_facture]
    entrees = _load_entrees(connection, terminal_id, numeros, nameless)
    classements: dict[str, list[Classement]] = {}
    if entrees or remplaces:
        filers = (terminal_id, *remplaces)
        classements = load_classements(connection, filers, numeros, nameless)
    partages: frozenset[int] = frozenset()
    if any(v.terminal_id != terminal_id for group in known.values() for v in group):
        # Either the sales say it, or the owner.
        partages = load_partages(connection, terminal_id) | load_distincts(connection, terminal_id)
    return Etat(
        terminal=identifie.terminal,
        boutique=identifie.boutique,
        maintenant=maintenant,
        articles=load_articles(connection, boutique_id, _list_ids(lot.ventes)),
        ventes=known,
        entrees=entrees,
        numerotation_partagee=partages,
        prochaine_vente_id=compteurs.vente_id,
        prochaine_entree_id=compteurs.entree_id,
        remplaces=frozenset(remplaces),
        classements=classements,
        comptages=load_comptages(
            connection,
            boutique_id,
            lot.ventes,
            depuis=compteurs.derniere_validation,
            horloge=Horloge(maintenant, compteurs.avance_horloge),
        ),
        avance_horloge=compteurs.avance_horloge,
    )


def _load_ventes(
    connection: Connection, boutique_id: int, numeros: Sequence[str]
) -> dict[str, list[VenteConnue]]:
    known: defaultdict[str, list[VenteConnue]] = defaultdict(list)
    parameters = {"boutique_id": boutique_id, "numeros": as_list(numeros)}
    rows = connection.execute(_VENTES, parameters).all()
    for numero, *facts in sorted(rows, key=itemgetter(1)):
        known[numero].append(VenteConnue(*facts))
    return dict(known)


def _load_entrees(
    connection: Connection,
    terminal_id: int,
    numeros: Sequence[str],
    nameless: Sequence[bytes],
) -> dict[str, list[EntreeConnue]]:
    """Read the terminal's entries by number, and by their bytes where no number was readable."""
    own: dict[str, object] = {"terminal_id": terminal_id}
    asked: list[tuple[Select[Any], dict[str, object]]] = [
        (_ENTREES_NUMEROTEES, own | {"numeros": as_list(numeros)}),
        *((_ENTREES_SANS_NUMERO, own | {"empreintes": part}) for part in chunked(nameless)),
    ]
    known: defaultdict[str, list[EntreeConnue]] = defaultdict(list)
    for query, parameters in asked:
        for numero, *facts in connection.execute(query, parameters).all():
            known[numero].append(EntreeConnue(*facts))
    return dict(known)


def _list_ids(ventes: Sequence[VenteRecue | VenteIllisible]) -> set[int]:
    return {x.article_id for v in ventes if isinstance(v, VenteRecue) for x in v.lignes}


def load_articles(
    connection: Connection, boutique_id: int, ids: Iterable[int]
) -> dict[int, ArticleConnu]:
    """Read those of these articles that are active and of the boutique."""
    parameters = {"boutique_id": boutique_id, "ids": as_list(ids)}
    rows = connection.execute(_ARTICLES, parameters).all()
    return {row[0]: ArticleConnu(*row) for row in rows}
