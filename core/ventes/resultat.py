"""Builds what the terminal is told of its batch, replays read back from what is recorded."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from sys import intern

from sqlalchemy import BindParameter, Connection, bindparam, select

from core.db.catalogue import article
from core.db.requetes import chunked
from core.db.ventes import ligne_vente, vente
from core.ventes.commandes import (
    LigneEnregistree,
    ResultatLot,
    ResultatVente,
    StockArticle,
    VenteClassee,
    VenteCreee,
    VenteEnregistree,
    VenteRecue,
    VenteRefusee,
    VenteRejouee,
)
from core.ventes.decision import Appliquer, Decision, MettreEnQuarantaine, Rejouer
from core.ventes.ecriture import LotJuge
from core.ventes.empreinte import read_total
from core.ventes.etat import ArticleConnu
from core.vocabulaire import CodeRefus, Devise

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_STOCKS = select(
    article.c.id,
    article.c.code,
    article.c.nom,
    article.c.quantite_stock,
    article.c.prix_vente,
    article.c.seuil_alerte,
    article.c.suivi_stock,
).where(article.c.id.in_(_IDS))
_VENTES = select(vente.c.id, vente.c.numero_facture, vente.c.montant_total).where(
    vente.c.id.in_(_IDS)
)
_LIGNES = (
    select(
        ligne_vente.c.vente_id,
        ligne_vente.c.article_id,
        ligne_vente.c.article_code,
        ligne_vente.c.article_nom,
        ligne_vente.c.quantite,
        ligne_vente.c.prix_unitaire,
    )
    .where(ligne_vente.c.vente_id.in_(_IDS))
    .order_by(ligne_vente.c.vente_id, ligne_vente.c.position)
)


def build_resultat(
    connection: Connection, judged: LotJuge, stocks: Mapping[int, int]
) -> ResultatLot:
    """Return one result a decision, in order, and the stock of the articles they are about.

    `stocks` holds, by article, what the batch moved.
    """
    decisions = judged.decisions
    replayed = {d.vente_id for d in decisions if isinstance(d, Rejouer) and d.vente_id}
    applied = {d.vente_id: _to_enregistree(d) for d in decisions if isinstance(d, Appliquer)}
    known = applied | _load_enregistrees(connection, sorted(replayed - applied.keys()))
    devise = judged.etat.boutique.devise
    resultats = tuple(_to_resultat(decision, known, devise) for decision in decisions)
    ids = dict.fromkeys(x for resultat in resultats for x in _list_articles(resultat))
    found = {x.id: _to_stock(x, stocks) for x in judged.etat.articles.values() if x.id in ids}
    # A replay is recognised before its articles are looked at: some were never read, or are
    # switched off by now.
    found |= _load_stocks(connection, sorted(ids.keys() - found.keys()))
    return ResultatLot(judged.id, resultats, tuple(found[article_id] for article_id in ids))


def _to_resultat(
    decision: Decision, known: Mapping[int, VenteEnregistree], devise: Devise
) -> ResultatVente:
    match decision:
        case Appliquer(vente_id=vente_id):
            return VenteCreee(known[vente_id])
        case Rejouer(vente_id=int(vente_id)):
            return VenteRejouee(known[vente_id])
        case Rejouer(vente=refused):
            declared = read_total(refused, devise) if isinstance(refused, VenteRecue) else None
            return VenteClassee(refused.numero_facture, declared or 0)
        case MettreEnQuarantaine(vente=refused, entree_id=entree_id, refus=refus):
            return VenteRefusee(
                refused.numero_facture, refus.code, refus.message, entree_id, refus.manque
            )


def _to_enregistree(decision: Appliquer) -> VenteEnregistree:
    lignes = tuple(
        LigneEnregistree(
            x.article.id, x.article.code, x.article.nom, x.recue.quantite, x.prix_unitaire
        )
        for x in decision.lignes
    )
    return VenteEnregistree(
        decision.vente_id, decision.vente.numero_facture, decision.montant_total, lignes
    )


def _load_enregistrees(connection: Connection, ids: Sequence[int]) -> dict[int, VenteEnregistree]:
    lignes: defaultdict[int, list[LigneEnregistree]] = defaultdict(list)
    known: dict[int, VenteEnregistree] = {}
    for part in chunked(ids):
        for vente_id, article_id, code, nom, *facts in connection.execute(_LIGNES, {"ids": part}):
            # One text an article: a large batch may repeat each of them a thousand times.
            texts = (intern(code), intern(nom))
            lignes[vente_id].append(LigneEnregistree(article_id, *texts, *facts))
        rows = connection.execute(_VENTES, {"ids": part}).all()
        known.update((row.id, VenteEnregistree(*row, lignes=tuple(lignes[row.id]))) for row in rows)
    return known


def _to_stock(known: ArticleConnu, stocks: Mapping[int, int]) -> StockArticle:
    return StockArticle(
        known.id,
        known.code,
        known.nom,
        stocks.get(known.id, known.quantite_stock),
        known.prix_vente,
        known.seuil_alerte,
        known.suivi_stock,
    )


def _load_stocks(connection: Connection, ids: Sequence[int]) -> dict[int, StockArticle]:
    found: dict[int, StockArticle] = {}
    for part in chunked(ids):
        rows = connection.execute(_STOCKS, {"ids": part}).all()
        found.update((row.id, StockArticle(*row)) for row in rows)
    return found


def _list_articles(resultat: ResultatVente) -> Iterator[int]:
    match resultat:
        case VenteCreee(vente=recorded) | VenteRejouee(vente=recorded):
            yield from (ligne.article_id for ligne in recorded.lignes)
        case VenteRefusee(code=CodeRefus.INSUFFICIENT_STOCK, manque=manque) if manque is not None:
            yield manque.article_id
        case _:
            pass
