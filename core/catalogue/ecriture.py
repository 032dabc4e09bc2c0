"""Writes articles, one or a whole list, each change stamped and each opening stock a movement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from core.boutiques import load_boutique, stamp
from core.catalogue.articles import FicheArticle, ResultatImport
from core.db.catalogue import article, categorie, code_barre
from core.db.requetes import chunked, next_id
from core.db.stock import mouvement_stock
from core.errors import ArticleNotFound, CodeAlreadyUsed, InvalidFormat
from core.stock import Deplacement, move_stock
from core.textes import fold
from core.vocabulaire import Devise, Motif, TypeMouvement

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Existant:
    """What the catalogue holds of the codes, barcodes and categories that a list names."""

    articles: Mapping[str, Values]
    codes_barres: Mapping[str, int]
    categories: Mapping[str, int]
    devise: Devise


def write_articles(
    connection: Connection, boutique_id: int, fiches: Sequence[FicheArticle], now: datetime
) -> ResultatImport:
    """Create the articles whose code is new and change the others, in the caller's transaction.

    Each code stands once in `fiches`. CodeAlreadyUsed for a barcode of another article,
    InvalidFormat for another currency of one that has moved.
    """
    _ensure_categories(connection, boutique_id, fiches)
    known = _load_existant(connection, boutique_id, fiches)
    new = [f for f in fiches if f.code not in known.articles]
    ids = {code: values["id"] for code, values in known.articles.items()}
    ids |= {f.code: key for key, f in enumerate(new, next_id(connection, article))}
    _refuse_new_devises(connection, known, fiches)
    nouveaux = _list_new_codes(known, fiches, ids)
    changed = [f for f in fiches if f.code in known.articles and _differs(known, f, nouveaux)]
    base = {"boutique_id": boutique_id, "timbre": stamp(connection, boutique_id, now)}
    _insert(connection, [_describe(known, f) | base | {"id": ids[f.code]} for f in new])
    _update(connection, [_describe(known, f) | base | {"key": ids[f.code]} for f in changed])
    if nouveaux:
        rows = [
            {"boutique_id": boutique_id, "code": c, "article_id": k} for c, k in nouveaux.items()
        ]
        connection.execute(insert(code_barre), rows)
    move_stock(connection, boutique_id, [_open_stock(f, ids) for f in new if f.quantite_stock], now)
    return ResultatImport(len(new), len(changed), tuple((ids[f.code], f.code) for f in fiches))


def switch_articles(
    connection: Connection, boutique_id: int, ids: Sequence[int], now: datetime, *, active: bool
) -> int:
    """Put articles on or off sale and return how many were not so before; ArticleNotFound."""
    switched = []
    for part in chunked(ids):
        query = select(article.c.id, article.c.est_actif)
        rows = connection.execute(
            query.where(article.c.boutique_id == boutique_id, article.c.id.in_(part))
        ).all()
        if len(rows) < len(set(part)):
            raise ArticleNotFound("Cet article n’existe pas dans la boutique.")
        switched += [row.id for row in rows if row.est_actif is not active]
    if switched:
        values = {
            "est_actif": active,
            "date_suppression": None if active else now,
            "timbre": stamp(connection, boutique_id, now),
        }
        _update(connection, [values | {"key": key} for key in switched])
    return len(switched)


def _ensure_categories(
    connection: Connection, boutique_id: int, fiches: Sequence[FicheArticle]
) -> None:
    wanted = dict.fromkeys(f.categorie for f in fiches if f.categorie)
    query = select(categorie.c.nom).where(categorie.c.boutique_id == boutique_id)
    known = set(connection.scalars(query))
    missing = [nom for nom in wanted if nom not in known]
    if missing:
        rows = [{"boutique_id": boutique_id, "nom": nom, "description": ""} for nom in missing]
        connection.execute(insert(categorie), rows)


def _load_existant(
    connection: Connection, boutique_id: int, fiches: Sequence[FicheArticle]
) -> Existant:
    articles: dict[str, Values] = {}
    for part in chunked([f.code for f in fiches]):
        rows = connection.execute(
            select(article).where(article.c.boutique_id == boutique_id, article.c.code.in_(part))
        )
        articles.update((row.code, row._asdict()) for row in rows)
    codes_barres = select(code_barre.c.code, code_barre.c.article_id)
    categories = select(categorie.c.nom, categorie.c.id)
    return Existant(
        articles=articles,
        codes_barres={
            row.code: row.article_id
            for row in connection.execute(
                codes_barres.where(code_barre.c.boutique_id == boutique_id)
            )
        },
        categories={
            row.nom: row.id
            for row in connection.execute(categories.where(categorie.c.boutique_id == boutique_id))
        },
        devise=load_boutique(connection, boutique_id).devise,
    )


def _list_new_codes(
    known: Existant, fiches: Sequence[FicheArticle], ids: Mapping[str, int]
) -> dict[str, int]:
    owners = dict(known.codes_barres)
    for fiche in fiches:
        if (
            fiche.code_barre
            and owners.setdefault(fiche.code_barre, ids[fiche.code]) != ids[fiche.code]
        ):
            raise CodeAlreadyUsed(
                f"Le code-barres {fiche.code_barre} est déjà celui d’un autre article."
            )
    return {code: owner for code, owner in owners.items() if code not in known.codes_barres}


def _refuse_new_devises(
    connection: Connection, known: Existant, fiches: Sequence[FicheArticle]
) -> None:
    """Movements tell amounts in an article's currency: with the first one it is settled."""
    for fiche in fiches:
        old = known.articles.get(fiche.code)
        if old is None or fiche.devise in {None, old["devise"]}:
            continue
        if has_moved(connection, old["id"]):
            raise InvalidFormat(
                f"La monnaie de l’article {fiche.code} ne change plus : il a déjà bougé.",
                champ="devise",
            )


def has_moved(connection: Connection, article_id: int) -> bool:
    """Tell whether an article was ever moved; a line of a sale is a movement too."""
    moved = select(mouvement_stock.c.id).where(mouvement_stock.c.article_id == article_id)
    return connection.scalar(moved.limit(1)) is not None


def _describe(known: Existant, fiche: FicheArticle) -> Values:
    """Return the columns that `fiche` sets; what it leaves open stays, or starts plain."""
    old = known.articles.get(fiche.code, {})
    kept = {
        "prix_achat": fiche.prix_achat,
        "devise": fiche.devise,
        "seuil_alerte": fiche.seuil_alerte,
        "description": fiche.description,
        "suivi_stock": fiche.suivi_stock,
        "categorie_id": known.categories.get(fiche.categorie),
    }
    plain = {"devise": known.devise, "seuil_alerte": 0, "description": "", "suivi_stock": True}
    return {
        "code": fiche.code,
        "nom": fiche.nom,
        "nom_tri": fold(fiche.nom),
        "prix_vente": fiche.prix_vente,
        "est_actif": True,
        "date_suppression": None,
    } | {
        name: old.get(name, plain.get(name)) if value is None else value
        for name, value in kept.items()
    }


def _differs(known: Existant, fiche: FicheArticle, nouveaux: Mapping[str, int]) -> bool:
    old = known.articles[fiche.code]
    values = _describe(known, fiche)
    return fiche.code_barre in nouveaux or any(old[name] != values[name] for name in values)


def _insert(connection: Connection, rows: Sequence[Values]) -> None:
    if rows:
        connection.execute(insert(article), [row | {"quantite_stock": 0} for row in rows])


def _update(connection: Connection, rows: Sequence[Values]) -> None:
    if rows:
        connection.execute(update(article).where(article.c.id == bindparam("key")), rows)


def _open_stock(fiche: FicheArticle, ids: Mapping[str, int]) -> Deplacement:
    return Deplacement(
        article_id=ids[fiche.code],
        type_mouvement=TypeMouvement.ENTREE,
        quantite=fiche.quantite_stock,
        motif=Motif.STOCK_INITIAL,
    )
