"""Opens a count and counts: each quantity is frozen with the book as it stands at that instant."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from core.audit import Decision, write_trace
from core.db.catalogue import article, categorie, code_barre
from core.db.inventaires import inventaire, ligne_inventaire
from core.db.requetes import next_id
from core.db.stock import mouvement_stock
from core.errors import (
    ArticleHorsInventaire,
    ArticleNotFound,
    InvalidFormat,
    InventaireClos,
    InventaireEnCours,
    InventaireNotFound,
)
from core.inventaires.commandes import NouvelInventaire, Saisie
from core.inventaires.tardives import Point, expect_again
from core.limites import QUANTITE_MAX
from core.textes import clean_texte, require_texte
from core.utilisateurs import load_utilisateur
from core.vocabulaire import EtatInventaire

NOM_MAX = 60
OBJET = "inventaire"
"""What the audit journal knows a count by."""

Ouvert = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Compte:
    """An article that may be counted, with what the book says of it now."""

    inventaire: Ouvert
    article_id: int
    article_nom: str
    stock: int
    seq: int


def open_inventaire(connection: Connection, nouvel: NouvelInventaire, now: datetime) -> int:
    """Open a count and return its id; InvalidFormat, InventaireEnCours."""
    nom = require_texte(nouvel.nom, "Nom de l’inventaire", NOM_MAX)
    if nouvel.categorie_id is not None:
        _require_categorie(connection, nouvel)
    _require_free(connection, nouvel)
    inventaire_id = next_id(connection, inventaire)
    connection.execute(
        insert(inventaire).values(
            id=inventaire_id,
            boutique_id=nouvel.boutique_id,
            nom=nom,
            etat=EtatInventaire.EN_COURS,
            categorie_id=nouvel.categorie_id,
            est_aveugle=nouvel.est_aveugle,
            date_ouverture=now,
            ouvert_par=load_utilisateur(connection),
        )
    )
    write_trace(
        connection, Decision("OUVRIR", OBJET, inventaire_id, nouvel.boutique_id, detail=nom), now
    )
    return inventaire_id


def count_article(
    connection: Connection, inventaire_id: int, article_id: int, quantite: int, *, now: datetime
) -> Saisie:
    """Set what was counted of an article, whatever was counted of it before.

    InvalidFormat, ArticleHorsInventaire, InventaireClos, InventaireNotFound.
    """
    found = _find(connection, inventaire_id, article_id)
    before = _find_ligne(connection, inventaire_id, article_id)
    _write(connection, found, quantite, found.stock, since=now)
    avant = None if before is None else before.quantite_comptee
    return Saisie(inventaire_id, article_id, found.article_nom, quantite, avant)


def scan_code(
    connection: Connection, inventaire_id: int, code: str, quantite: int, *, now: datetime
) -> Saisie:
    """Add to what was counted of the article that bears a code; ArticleNotFound for none.

    Of several scans the count begins with the first: what is sold meanwhile comes off the pieces
    that were scanned already, so it stays in the count, and is expected in it.
    """
    ouvert = require_ouvert(connection, inventaire_id)
    if quantite < 1:
        raise InvalidFormat("Un scan ajoute au moins une pièce.", champ="quantite")
    article_id = _find_code(connection, ouvert.boutique_id, clean_texte(code))
    found = _find(connection, inventaire_id, article_id)
    before = _find_ligne(connection, inventaire_id, article_id)
    if before is None:
        _write(connection, found, quantite, found.stock, since=now)
        return Saisie(inventaire_id, article_id, found.article_nom, quantite, None)
    since = before.date_comptage
    point = Point(ouvert.boutique_id, article_id, before.seq_comptage, since)
    attendue = expect_again(connection, point, before.quantite_attendue)
    total = before.quantite_comptee + quantite
    _write(connection, found, total, attendue, since=since)
    return Saisie(inventaire_id, article_id, found.article_nom, total, before.quantite_comptee)


def erase_ligne(connection: Connection, inventaire_id: int, article_id: int) -> bool:
    """Have an article not counted again; tell whether it was. InventaireClos."""
    require_ouvert(connection, inventaire_id)
    own = (
        ligne_inventaire.c.inventaire_id == inventaire_id,
        ligne_inventaire.c.article_id == article_id,
    )
    return connection.execute(delete(ligne_inventaire).where(*own)).rowcount > 0


def abandon(connection: Connection, inventaire_id: int, motif: str, now: datetime) -> None:
    """Close a count that changes nothing; what was counted stays to be read. InventaireClos."""
    ouvert = require_ouvert(connection, inventaire_id)
    close(connection, inventaire_id, EtatInventaire.ABANDONNE, now)
    decision = Decision("ABANDONNER", OBJET, inventaire_id, ouvert.boutique_id, motif, ouvert.nom)
    write_trace(connection, decision, now)


def close(connection: Connection, inventaire_id: int, etat: EtatInventaire, now: datetime) -> None:
    """Write that a count is over, by whoever works at this computer."""
    connection.execute(
        update(inventaire)
        .where(inventaire.c.id == inventaire_id)
        .values(etat=etat, date_cloture=now, clos_par=load_utilisateur(connection))
    )


def require_ouvert(connection: Connection, inventaire_id: int) -> Ouvert:
    """Return a count that may still be counted; InventaireNotFound, InventaireClos."""
    row = connection.execute(select(inventaire).where(inventaire.c.id == inventaire_id)).first()
    if row is None:
        raise InventaireNotFound("Cet inventaire n’existe pas.")
    if row.etat is not EtatInventaire.EN_COURS:
        raise InventaireClos(f"L’inventaire « {row.nom} » est terminé : il ne change plus.")
    return row


def load_seq(connection: Connection, boutique_id: int) -> int:
    """Return the rank of the last movement of a boutique's book, 0 where there is none."""
    last = select(func.coalesce(func.max(mouvement_stock.c.seq), 0))
    seq: int = connection.execute(
        last.where(mouvement_stock.c.boutique_id == boutique_id)
    ).scalar_one()
    return seq


def _require_categorie(connection: Connection, nouvel: NouvelInventaire) -> None:
    known = select(categorie.c.id).where(
        categorie.c.id == nouvel.categorie_id, categorie.c.boutique_id == nouvel.boutique_id
    )
    if connection.scalar(known) is None:
        raise InvalidFormat("Choisissez une catégorie de la liste.", champ="categorie_id")


def _require_free(connection: Connection, nouvel: NouvelInventaire) -> None:
    """Refuse to count an article in two counts at once: the second would undo the first."""
    query = select(inventaire.c.nom).where(
        inventaire.c.boutique_id == nouvel.boutique_id,
        inventaire.c.etat == EtatInventaire.EN_COURS,
    )
    if nouvel.categorie_id is not None:
        mine = inventaire.c.categorie_id
        query = query.where(or_(mine.is_(None), mine == nouvel.categorie_id))
    nom = connection.scalar(query)
    if nom is not None:
        raise InventaireEnCours(
            f"L’inventaire « {nom} » est en cours sur les mêmes articles : "
            "continuez-le, validez-le ou abandonnez-le d’abord.",
            champ="categorie_id",
        )


def _find_code(connection: Connection, boutique_id: int, code: str) -> int:
    """Find the article of a barcode, or else of a code of the shop."""
    by_code_barre = select(code_barre.c.article_id).where(
        code_barre.c.boutique_id == boutique_id, code_barre.c.code == code
    )
    by_code = select(article.c.id).where(
        article.c.boutique_id == boutique_id, func.lower(article.c.code) == code.lower()
    )
    found: int | None = connection.scalar(by_code_barre) or connection.scalar(by_code)
    if found is None:
        raise ArticleNotFound(
            f"Aucun article n’a le code « {code} » : rien n’a été compté.", champ="code"
        )
    return found


def _find(connection: Connection, inventaire_id: int, article_id: int) -> _Compte:
    """Return an article of the count as the book stands now; ArticleHorsInventaire."""
    ouvert = require_ouvert(connection, inventaire_id)
    query = select(article).where(
        article.c.id == article_id, article.c.boutique_id == ouvert.boutique_id
    )
    row = connection.execute(query).first()
    if row is None:
        raise ArticleNotFound("Cet article n’est pas de cette boutique.")
    if not (row.est_actif and row.suivi_stock):
        raise ArticleHorsInventaire(
            f"« {row.nom} » n’a pas de stock à compter : il est désactivé, ou sans suivi de stock."
        )
    if ouvert.categorie_id is not None and row.categorie_id != ouvert.categorie_id:
        raise ArticleHorsInventaire(
            f"« {row.nom} » n’est pas de la catégorie comptée : rien n’a été compté."
        )
    _require_uncounted(connection, ouvert, row)
    seq = load_seq(connection, ouvert.boutique_id)
    return _Compte(ouvert, article_id, row.nom, row.quantite_stock, seq)


def _require_uncounted(connection: Connection, ouvert: Ouvert, row: Ouvert) -> None:
    """Refuse an article that another open count holds: it changed its category meanwhile."""
    other = (
        select(inventaire.c.nom)
        .join(ligne_inventaire, ligne_inventaire.c.inventaire_id == inventaire.c.id)
        .where(
            ligne_inventaire.c.article_id == row.id,
            inventaire.c.etat == EtatInventaire.EN_COURS,
            inventaire.c.id != ouvert.id,
        )
    )
    nom = connection.scalar(other)
    if nom is not None:
        raise ArticleHorsInventaire(f"« {row.nom} » est déjà compté dans l’inventaire « {nom} ».")


def _find_ligne(connection: Connection, inventaire_id: int, article_id: int) -> Ouvert | None:
    query = select(ligne_inventaire).where(
        ligne_inventaire.c.inventaire_id == inventaire_id,
        ligne_inventaire.c.article_id == article_id,
    )
    return connection.execute(query).first()


def _write(
    connection: Connection, found: _Compte, quantite: int, attendue: int, *, since: datetime
) -> None:
    if not 0 <= quantite <= QUANTITE_MAX:
        raise InvalidFormat(
            "La quantité comptée doit être un nombre de pièces entre 0 et 1 000 000.",
            champ="quantite",
        )
    erase_ligne(connection, found.inventaire.id, found.article_id)
    connection.execute(
        insert(ligne_inventaire).values(
            inventaire_id=found.inventaire.id,
            article_id=found.article_id,
            boutique_id=found.inventaire.boutique_id,
            quantite_comptee=quantite,
            quantite_attendue=attendue,
            seq_comptage=found.seq,
            date_comptage=since,
            compte_par=load_utilisateur(connection),
        )
    )
