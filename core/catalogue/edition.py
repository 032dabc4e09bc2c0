"""Adds or edits one article: what the owner changed, and nothing that he did not see."""

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from core.boutiques import stamp
from core.catalogue.articles import (
    DetailArticle,
    FicheArticle,
    ModificationArticle,
    NouvelArticle,
    SaisieArticle,
)
from core.catalogue.codes_barres import (
    add_codes_barres,
    list_codes_barres,
    remove_codes_barres,
)
from core.catalogue.consultation import list_rows
from core.catalogue.ecriture import has_moved, write_articles
from core.db.catalogue import article, categorie
from core.errors import ArticleChanged, ArticleNotFound, CodeAlreadyUsed, InvalidFormat
from core.limites import CODE_ARTICLE_MAX, PRIX_MAX, STOCK_MAX, TEXTE_MAX
from core.textes import clean_texte, fold, require_texte

Values = dict[str, Any]

PREMIER_CODE = "A0001"
_NUMERO = re.compile(r"(|.*\D)(\d{1,6})")
"""A code that counts on: longer figures are a barcode's."""
_LIBELLES = {
    "code": "Le code",
    "nom": "Le nom",
    "devise": "La monnaie",
    "prix_vente": "Le prix de vente",
    "prix_achat": "Le coût",
    "seuil_alerte": "Le seuil",
    "categorie": "La catégorie",
    "description": "La description",
    "suivi_stock": "Le suivi du stock",
}


def add_article(
    connection: Connection, boutique_id: int, nouvel: NouvelArticle, now: datetime
) -> int:
    """Add an article with its opening stock and return its id, in the caller's transaction."""
    saisie = clean_saisie(nouvel.saisie)
    _check_quantite(nouvel.quantite_stock, "quantite_stock")
    _require_free_code(connection, boutique_id, saisie.code, None)
    fiche = FicheArticle(
        code=saisie.code,
        nom=saisie.nom,
        prix_vente=saisie.prix_vente,
        prix_achat=saisie.prix_achat,
        devise=saisie.devise,
        quantite_stock=nouvel.quantite_stock,
        seuil_alerte=saisie.seuil_alerte,
        categorie=saisie.categorie,
        description=saisie.description,
        suivi_stock=saisie.suivi_stock,
    )
    ((article_id, _),) = write_articles(connection, boutique_id, [fiche], now).articles
    add_codes_barres(connection, boutique_id, article_id, saisie.codes_barres)
    return article_id


def edit_article(
    connection: Connection, boutique_id: int, modification: ModificationArticle, now: datetime
) -> bool:
    """Write the fields that differ from what the owner was shown; tell whether any did.

    ArticleNotFound, InvalidFormat, CodeAlreadyUsed; ArticleChanged where one of these fields is no
    longer what he was shown.
    """
    article_id = modification.article_id
    detail = load_detail(connection, boutique_id, article_id)
    shown, wanted = modification.avant, clean_saisie(modification.apres)
    # By what was typed: what he left alone stays as it is, even where it is not clean.
    changed = _list_changes(shown, modification.apres)
    _refuse_stale(shown, wanted, detail.saisie, changed)
    if "devise" in changed and detail.devise_figee:
        raise InvalidFormat("La monnaie ne change plus : l’article a déjà bougé.", champ="devise")
    if "code" in changed:
        _require_free_code(connection, boutique_id, wanted.code, article_id)
    values = _to_columns(connection, boutique_id, {name: getattr(wanted, name) for name in changed})
    added = [c for c in wanted.codes_barres if c not in shown.codes_barres]
    removed = [c for c in shown.codes_barres if c not in wanted.codes_barres]
    if not (values or added or removed):
        return False
    remove_codes_barres(connection, boutique_id, article_id, removed)
    add_codes_barres(connection, boutique_id, article_id, added)
    values["timbre"] = stamp(connection, boutique_id, now)
    connection.execute(update(article).where(article.c.id == article_id).values(values))
    return True


def load_detail(connection: Connection, boutique_id: int, article_id: int) -> DetailArticle:
    """Read one article of the boutique with all its barcodes; ArticleNotFound."""
    rows = list_rows(connection, [article_id])
    if not rows or rows[0].article.boutique_id != boutique_id:
        raise ArticleNotFound("Cet article n’existe pas dans la boutique.")
    return DetailArticle(
        ligne=rows[0],
        codes_barres=list_codes_barres(connection, article_id),
        devise_figee=has_moved(connection, article_id),
    )


def suggest_code(connection: Connection, boutique_id: int) -> str:
    """Return the code after the highest of the series that the last article belongs to."""
    codes = list(
        connection.scalars(
            select(article.c.code)
            .where(article.c.boutique_id == boutique_id)
            .order_by(article.c.id)
        )
    )
    found = [match for code in codes if (match := _NUMERO.fullmatch(code))]
    if not found:
        return PREMIER_CODE
    head, figures = found[-1].groups()
    highest = max(int(match[2]) for match in found if match[1] == head)
    return f"{head}{highest + 1:0{len(figures)}d}"


def clean_saisie(saisie: SaisieArticle) -> SaisieArticle:
    """Return what was typed, fit to keep; InvalidFormat names the first field at fault."""
    code = _require(saisie.code, "code", "Le code", CODE_ARTICLE_MAX)
    nom = _require(saisie.nom, "nom", "Le nom", TEXTE_MAX)
    _check_montant(saisie.prix_vente, "prix_vente")
    if saisie.prix_achat is not None:
        _check_montant(saisie.prix_achat, "prix_achat")
    _check_quantite(saisie.seuil_alerte, "seuil_alerte")
    codes = (clean_texte(c, CODE_ARTICLE_MAX) for c in saisie.codes_barres)
    return SaisieArticle(
        code=code,
        nom=nom,
        devise=saisie.devise,
        prix_vente=saisie.prix_vente,
        prix_achat=saisie.prix_achat,
        seuil_alerte=saisie.seuil_alerte,
        categorie=clean_texte(saisie.categorie),
        description=clean_texte(saisie.description),
        suivi_stock=saisie.suivi_stock,
        codes_barres=tuple(dict.fromkeys(c for c in codes if c)),
    )


def _require(texte: str, champ: str, libelle: str, maximum: int) -> str:
    try:
        return require_texte(texte, libelle, maximum)
    except InvalidFormat as error:
        raise InvalidFormat(f"{libelle} est obligatoire.", champ=champ) from error


def _check_montant(montant: int, champ: str) -> None:
    if not 0 <= montant <= PRIX_MAX:
        raise InvalidFormat("Ce montant n’est pas possible.", champ=champ)


def _check_quantite(quantite: int, champ: str) -> None:
    if not 0 <= quantite <= STOCK_MAX:
        raise InvalidFormat("Un nombre entier de pièces, 0 ou plus.", champ=champ)


def _list_changes(shown: SaisieArticle, wanted: SaisieArticle) -> list[str]:
    names = (field.name for field in fields(SaisieArticle) if field.name != "codes_barres")
    return [name for name in names if getattr(shown, name) != getattr(wanted, name)]


def _refuse_stale(
    shown: SaisieArticle, wanted: SaisieArticle, kept: SaisieArticle, changed: Sequence[str]
) -> None:
    """Refuse to write over what another hand wrote meanwhile, unless both wrote the same."""
    for name in changed:
        if getattr(kept, name) not in (getattr(shown, name), getattr(wanted, name)):
            raise ArticleChanged(
                f"{_LIBELLES[name]} a été modifié ailleurs pendant la saisie : "
                "fermez puis rouvrez l’article.",
                champ=name,
            )


def _to_columns(connection: Connection, boutique_id: int, changes: Values) -> Values:
    values = {name: value for name, value in changes.items() if name != "categorie"}
    if "nom" in changes:
        values["nom_tri"] = fold(changes["nom"])
    if "categorie" in changes:
        values["categorie_id"] = _find_categorie(connection, boutique_id, changes["categorie"])
    return values


def _find_categorie(connection: Connection, boutique_id: int, nom: str) -> int | None:
    """Return the id of a category, made where it is new; None for none."""
    if not nom:
        return None
    mine = (categorie.c.boutique_id == boutique_id, categorie.c.nom == nom)
    if connection.scalar(select(categorie.c.id).where(*mine)) is None:
        row = {"boutique_id": boutique_id, "nom": nom, "description": ""}
        connection.execute(insert(categorie), [row])
    return connection.scalar(select(categorie.c.id).where(*mine))


def _require_free_code(
    connection: Connection, boutique_id: int, code: str, mine: int | None
) -> None:
    query = select(article.c.id, article.c.nom, article.c.est_actif)
    row = connection.execute(
        query.where(article.c.boutique_id == boutique_id, article.c.code == code)
    ).first()
    if row is not None and row.id != mine:
        state = "" if row.est_actif else ", un article désactivé"
        raise CodeAlreadyUsed(f"Ce code est déjà celui de « {row.nom} »{state}.", champ="code")
