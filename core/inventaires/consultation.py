"""Reads the counts and their articles: the windowed lists of the page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
)

from core.db.catalogue import article, categorie, code_barre
from core.db.inventaires import inventaire, ligne_inventaire
from core.db.requetes import as_table, columns_of, contains
from core.db.stock import mouvement_stock
from core.errors import InventaireNotFound
from core.inventaires.commandes import (
    FiltreInventaires,
    FiltreLignes,
    Inventaire,
    LigneInventaire,
    OngletInventaires,
    OngletLignes,
    TotauxLignes,
)
from core.inventaires.tardives import load_rendues, load_tardives
from core.listes import Tri, fetch_ids, rank_names, sort
from core.textes import fold
from core.vocabulaire import Devise, EtatInventaire

if TYPE_CHECKING:
    from array import array

Word = ColumnElement[Any]

_LIGNE = ligne_inventaire.c
_ETATS = {
    OngletInventaires.EN_COURS: EtatInventaire.EN_COURS,
    OngletInventaires.VALIDES: EtatInventaire.VALIDE,
    OngletInventaires.ABANDONNES: EtatInventaire.ABANDONNE,
}
_COMPTEES = select(func.count()).where(_LIGNE.inventaire_id == inventaire.c.id).scalar_subquery()
_AJUSTEES = (
    select(func.count(_LIGNE.mouvement_id))
    .where(_LIGNE.inventaire_id == inventaire.c.id)
    .scalar_subquery()
)
_OUVERT = inventaire.c.etat == EtatInventaire.EN_COURS


def _in_scope() -> ColumnElement[bool]:
    """Match what there is to count, and, of a closed count, what was counted."""
    whole = inventaire.c.categorie_id.is_(None)
    wanted = and_(
        _OUVERT,
        article.c.est_actif,
        article.c.suivi_stock,
        or_(whole, article.c.categorie_id == inventaire.c.categorie_id),
    )
    return or_(_LIGNE.article_id.is_not(None), wanted)


_A_COMPTER = (
    select(func.count())
    .select_from(
        article.outerjoin(
            ligne_inventaire,
            and_(_LIGNE.inventaire_id == inventaire.c.id, _LIGNE.article_id == article.c.id),
        )
    )
    .where(article.c.boutique_id == inventaire.c.boutique_id, _in_scope())
    .correlate(inventaire)
    .scalar_subquery()
)
_INVENTAIRES = select(
    *columns_of(inventaire, Inventaire),
    func.coalesce(categorie.c.nom, "").label("categorie_nom"),
    _COMPTEES.label("lignes"),
    _A_COMPTER.label("articles"),
    _AJUSTEES.label("ajustements"),
).outerjoin(categorie, categorie.c.id == inventaire.c.categorie_id)
_TRI_INVENTAIRES: Mapping[str, Word] = {
    "nom": inventaire.c.nom,
    "etat": inventaire.c.etat,
    "date_ouverture": case((_OUVERT, 1), else_=0) * literal(2**62) + inventaire.c.id,
    "date_cloture": inventaire.c.date_cloture,
    "lignes": _COMPTEES,
    "ajustements": _AJUSTEES,
}
"""The latest first is the usual order, and those that may still be counted before all others."""


def select_scope(inventaire_id: int, *columns: Word) -> Select[Any]:
    """Select from the articles of a count, each with its line where it was counted."""
    line = and_(_LIGNE.inventaire_id == inventaire_id, _LIGNE.article_id == article.c.id)
    return (
        select(*columns)
        .select_from(article)
        .join(inventaire, inventaire.c.id == inventaire_id)
        .outerjoin(ligne_inventaire, line)
        .where(article.c.boutique_id == inventaire.c.boutique_id, _in_scope())
    )


def list_inventaires(connection: Connection, filtre: FiltreInventaires, tri: Tri) -> "array[int]":
    """Read the ids of all counts that match, sorted."""
    query = select(inventaire.c.id).where(*_match_inventaires(filtre))
    column = _TRI_INVENTAIRES.get(tri.colonne)
    return fetch_ids(connection, sort(query, column, inventaire.c.id, tri))


def list_rows(connection: Connection, ids: Sequence[int]) -> tuple[Inventaire, ...]:
    """Read the counts of these ids, in their order."""
    rows = connection.execute(_INVENTAIRES.where(inventaire.c.id.in_(ids)))
    found = {row.id: Inventaire(**row._asdict()) for row in rows}
    return tuple(found[key] for key in ids if key in found)


def get_inventaire(connection: Connection, inventaire_id: int) -> Inventaire:
    """Read one count; InventaireNotFound."""
    found = list_rows(connection, [inventaire_id])
    if not found:
        raise InventaireNotFound("Cet inventaire n’existe pas.")
    return found[0]


def count_inventaires(
    connection: Connection, filtre: FiltreInventaires
) -> Mapping[OngletInventaires, int]:
    """Count the counts under each tab, whatever tab the filter names."""
    everything = FiltreInventaires(filtre.boutique_id, filtre.recherche)
    query = select(inventaire.c.etat, func.count()).where(*_match_inventaires(everything))
    found = {row[0]: row[1] for row in connection.execute(query.group_by(inventaire.c.etat))}
    counts = {onglet: found.get(etat, 0) for onglet, etat in _ETATS.items()}
    return {OngletInventaires.TOUS: sum(found.values()), **counts}


def _match_inventaires(filtre: FiltreInventaires) -> list[ColumnElement[bool]]:
    conditions = [inventaire.c.boutique_id == filtre.boutique_id]
    if filtre.onglet in _ETATS:
        conditions.append(inventaire.c.etat == _ETATS[filtre.onglet])
    if filtre.recherche.strip():
        conditions.append(contains(inventaire.c.nom, filtre.recherche.strip()))
    return conditions


def list_lignes(connection: Connection, filtre: FiltreLignes, tri: Tri) -> "array[int]":
    """Read the ids of all articles of a count that match, sorted."""
    known = _load_attendu(connection, filtre.inventaire_id)
    query = known.select(filtre.inventaire_id, article.c.id)
    query = query.where(*_match(filtre, known.ecart))
    columns: Mapping[str, Word] = {
        "article_code": article.c.code,
        "article_nom": article.c.nom_tri,
        "attendu": known.attendu,
        "compte": _LIGNE.quantite_comptee,
        "ecart": known.ecart,
        "valeur": known.ecart * article.c.prix_achat,
        "date_comptage": _LIGNE.date_comptage,
    }
    column = columns.get(tri.colonne)
    if tri.colonne == "categorie_nom":
        column = rank_names(connection, categorie.c.nom, article.c.categorie_id)
    return fetch_ids(connection, sort(query, column, article.c.id, tri))


def load_lignes(
    connection: Connection, inventaire_id: int, ids: Sequence[int]
) -> tuple[LigneInventaire, ...]:
    """Read these articles of a count, in their order."""
    known = _load_attendu(connection, inventaire_id)
    query = known.select(
        inventaire_id,
        article.c.id.label("article_id"),
        article.c.code.label("article_code"),
        article.c.nom.label("article_nom"),
        func.coalesce(categorie.c.nom, "").label("categorie_nom"),
        *(article.c.devise, article.c.prix_achat),
        known.attendu.label("attendu"),
        _LIGNE.quantite_comptee.label("compte"),
        *(_LIGNE.date_comptage, _LIGNE.compte_par, _LIGNE.mouvement_id),
    ).outerjoin(categorie, categorie.c.id == article.c.categorie_id)
    rows = connection.execute(query.where(article.c.id.in_(ids)))
    found = {
        row.article_id: LigneInventaire(
            inventaire_id=inventaire_id,
            tardives=known.tardives.get(row.article_id, 0),
            **row._asdict(),
        )
        for row in rows
    }
    return tuple(found[key] for key in ids if key in found)


def total_lignes(connection: Connection, filtre: FiltreLignes) -> TotauxLignes:
    """Count what matches, and value its variances at cost, a currency each."""
    known = _load_attendu(connection, filtre.inventaire_id)
    ecart = known.ecart
    # Multiplied here, price by price: in SQL a large product becomes a float without a word.
    sums = (
        func.count(),
        func.count(_LIGNE.article_id),
        func.count().filter(ecart != 0),
        func.coalesce(func.sum(case((ecart > 0, ecart), else_=0)), 0),
        func.coalesce(func.sum(case((ecart < 0, ecart), else_=0)), 0),
    )
    prix = (article.c.devise, article.c.prix_achat)
    query = known.select(filtre.inventaire_id, *prix, *sums)
    rows = connection.execute(query.where(*_match(filtre, ecart)).group_by(*prix)).all()
    montants = dict[Devise, int]()
    for devise, cout, _, _, _, plus, moins in rows:
        if cout is not None and (plus or moins):
            montants[devise] = montants.get(devise, 0) + (plus + moins) * cout
    return TotauxLignes(
        lignes=sum(row[2] for row in rows),
        montants=montants,
        pieces_plus=sum(row[5] for row in rows),
        pieces_moins=-sum(row[6] for row in rows),
        comptes=sum(row[3] for row in rows),
        ecarts=sum(row[4] for row in rows),
        sans_cout=sum(row[4] for row in rows if row.prix_achat is None),
    )


def count_onglets(connection: Connection, filtre: FiltreLignes) -> Mapping[OngletLignes, int]:
    """Count the articles under each tab, whatever tab the filter names."""
    known = _load_attendu(connection, filtre.inventaire_id)
    counts = [func.count().filter(_in_onglet(onglet, known.ecart)) for onglet in OngletLignes]
    query = known.select(filtre.inventaire_id, *counts)
    row = connection.execute(query.where(*_search(filtre.recherche))).one()
    return dict(zip(OngletLignes, row, strict=True))


@dataclass(frozen=True, slots=True)
class _Attendu:
    """What a count expects of each article, as SQL: of a validated one, as it was written.

    That is what it found less what it wrote. `corrections` are the pieces of late sales that
    either changed: what was expected, or, once validated, what was put back.
    """

    tardives: Mapping[int, int]
    corrections: Subquery
    est_cache: bool

    @property
    def attendu(self) -> Word:
        """The expected quantity; NULL as long as nobody may see it."""
        if self.est_cache:
            return null()
        pieces = func.coalesce(self.corrections.c.value, 0)
        written = func.coalesce(mouvement_stock.c.quantite, 0) + pieces
        return case(
            (_LIGNE.article_id.is_(None), article.c.quantite_stock),
            (inventaire.c.etat == EtatInventaire.VALIDE, _LIGNE.quantite_comptee - written),
            else_=_LIGNE.quantite_attendue - pieces,
        )

    @property
    def ecart(self) -> Word:
        """The variance; NULL where it was not counted."""
        return null() if self.est_cache else _LIGNE.quantite_comptee - self.attendu

    def select(self, inventaire_id: int, *columns: Word) -> Select[Any]:
        """Select from the articles of the count, with all that the two above need."""
        return (
            select_scope(inventaire_id, *columns)
            .outerjoin(mouvement_stock, mouvement_stock.c.id == _LIGNE.mouvement_id)
            .outerjoin(self.corrections, self.corrections.c.key == article.c.id)
        )


def _load_attendu(connection: Connection, inventaire_id: int) -> _Attendu:
    late = Counter(load_tardives(connection, inventaire_id))
    back = load_rendues(connection, inventaire_id)
    known = select(inventaire.c.etat, inventaire.c.est_aveugle)
    row = connection.execute(known.where(inventaire.c.id == inventaire_id)).one()
    table = as_table(back if row.etat is EtatInventaire.VALIDE else late, "corrections")
    hidden = row.est_aveugle and row.etat is EtatInventaire.EN_COURS
    return _Attendu(late + Counter(back), table, hidden)


def _match(filtre: FiltreLignes, ecart: Word) -> tuple[ColumnElement[bool], ...]:
    return (_in_onglet(filtre.onglet, ecart), *_search(filtre.recherche))


def _in_onglet(onglet: OngletLignes, ecart: Word) -> ColumnElement[bool]:
    return {
        OngletLignes.TOUT: article.c.id > 0,
        OngletLignes.COMPTES: _LIGNE.article_id.is_not(None),
        OngletLignes.NON_COMPTES: _LIGNE.article_id.is_(None),
        OngletLignes.ECARTS: ecart != 0,
    }[onglet]


def _search(recherche: str) -> tuple[ColumnElement[bool], ...]:
    texte = recherche.strip()
    if not texte:
        return ()
    code = select(code_barre.c.article_id).where(
        code_barre.c.article_id == article.c.id, contains(code_barre.c.code, texte)
    )
    return (
        or_(
            contains(article.c.nom_tri, fold(texte)),
            contains(article.c.code, texte),
            code.exists(),
        ),
    )
