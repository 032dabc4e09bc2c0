"""Validates a count: each variance becomes one adjustment by so many pieces, never a new stock."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, insert, select, update

from core.audit import Decision, write_trace
from core.db.boutiques import terminal
from core.db.bulk import Bulk
from core.db.catalogue import article
from core.db.inventaires import inventaire, ligne_inventaire
from core.db.stock import mouvement_stock
from core.errors import InvalidFormat
from core.inventaires.commandes import Correction, EffetValidation, TerminalAttendu
from core.inventaires.comptage import OBJET, close, load_seq, require_ouvert
from core.inventaires.consultation import select_scope
from core.inventaires.tardives import load_tardives
from core.stock import Deplacement, move_stock
from core.utilisateurs import load_utilisateur
from core.ventes.comptages import refer
from core.vocabulaire import (
    Devise,
    EtatInventaire,
    EtatTerminal,
    Motif,
    NonComptes,
    TypeMouvement,
)

SILENCE = timedelta(minutes=10)
"""A terminal heard of within this time has sent what it had."""

_LIGNES = Bulk(insert(ligne_inventaire), *(c.name for c in ligne_inventaire.columns))
_LIENS = Bulk(
    update(ligne_inventaire).where(
        ligne_inventaire.c.inventaire_id == bindparam("inventaire"),
        ligne_inventaire.c.article_id == bindparam("article"),
    ),
    "mouvement_id",
    "inventaire",
    "article",
)


@dataclass(frozen=True, slots=True)
class Comptee:
    """An article of the count as validation sees it; `compte` None where it was not counted."""

    article_id: int
    nom: str
    devise: Devise
    prix_achat: int | None
    stock: int
    compte: int | None
    attendu: int
    tardives: int = 0

    @property
    def ecart(self) -> int:
        """Return what validation adds to the stock, negative to take away."""
        return 0 if self.compte is None else self.compte - self.attendu


def decide(lignes: Sequence[Comptee], non_comptes: NonComptes) -> tuple[Comptee, ...]:
    """Return what is written of each article; one that nobody counted is left alone, or none."""
    if non_comptes is NonComptes.LAISSER:
        return tuple(ligne for ligne in lignes if ligne.compte is not None)
    return tuple(
        replace(ligne, compte=0, attendu=ligne.stock) if ligne.compte is None else ligne
        for ligne in lignes
    )


def foresee(
    connection: Connection, inventaire_id: int, non_comptes: NonComptes, now: datetime
) -> EffetValidation:
    """Say what `validate` would do now; nothing is written. InventaireClos, InvalidFormat."""
    require_ouvert(connection, inventaire_id)
    lignes = _load_lignes(connection, inventaire_id)
    return _describe(connection, inventaire_id, lignes, decide(lignes, non_comptes), now=now)


def validate(
    connection: Connection, inventaire_id: int, non_comptes: NonComptes, now: datetime
) -> tuple[EffetValidation, tuple[int, ...]]:
    """Write the adjustments in one transaction; returns what was done and the moved articles.

    InventaireClos, InvalidFormat where nothing was counted.
    """
    ouvert = require_ouvert(connection, inventaire_id)
    lignes = _load_lignes(connection, inventaire_id)
    decided = decide(lignes, non_comptes)
    effet = _describe(connection, inventaire_id, lignes, decided, now=now)
    seq = load_seq(connection, ouvert.boutique_id)
    _add_zeros(connection, ouvert, lignes, decided, point=(seq, now))
    moved = [_adjust(ouvert, ligne) for ligne in decided if ligne.ecart]
    move_stock(connection, ouvert.boutique_id, moved, now)
    _link(connection, ouvert, seq)
    close(connection, inventaire_id, EtatInventaire.VALIDE, now)
    connection.execute(
        update(inventaire).where(inventaire.c.id == inventaire_id).values(non_comptes=non_comptes)
    )
    detail = f"{ouvert.nom} : {effet.ajustes} article(s), {non_comptes}"
    write_trace(
        connection,
        Decision("VALIDER", OBJET, inventaire_id, ouvert.boutique_id, detail=detail),
        now,
    )
    return effet, tuple(deplacement.article_id for deplacement in moved)


def list_attendus(
    connection: Connection, inventaire_id: int, now: datetime
) -> tuple[TerminalAttendu, ...]:
    """Return the terminals that may still hold sales made before an article was counted.

    Those not heard of since the last article was counted, nor within the last minutes.
    """
    last = select(ligne_inventaire.c.date_comptage).where(
        ligne_inventaire.c.inventaire_id == inventaire_id
    )
    counted = connection.scalar(last.order_by(ligne_inventaire.c.date_comptage.desc()).limit(1))
    limit = now - SILENCE if counted is None else min(counted, now - SILENCE)
    mine = select(inventaire.c.boutique_id).where(inventaire.c.id == inventaire_id)
    query = select(terminal.c.nom_terminal, terminal.c.derniere_activite).where(
        terminal.c.boutique_id == mine.scalar_subquery(), terminal.c.etat == EtatTerminal.ACTIF
    )
    rows = connection.execute(query.order_by(terminal.c.id))
    return tuple(TerminalAttendu(nom, seen) for nom, seen in rows if seen is None or seen < limit)


def _load_lignes(connection: Connection, inventaire_id: int) -> tuple[Comptee, ...]:
    late = load_tardives(connection, inventaire_id)
    query = select_scope(
        inventaire_id,
        *(article.c.id, article.c.nom, article.c.devise, article.c.prix_achat),
        *(article.c.quantite_stock, ligne_inventaire.c.quantite_comptee),
        func.coalesce(ligne_inventaire.c.quantite_attendue, 0).label("quantite_attendue"),
    )
    rows = connection.execute(query.order_by(article.c.nom_tri, article.c.id))
    return tuple(_read(row, late.get(row.id, 0)) for row in rows)


def _read(row: Row[Any], late: int) -> Comptee:
    return Comptee(
        article_id=row.id,
        nom=row.nom,
        devise=row.devise,
        prix_achat=row.prix_achat,
        stock=row.quantite_stock,
        compte=row.quantite_comptee,
        attendu=row.quantite_attendue - late,
        tardives=late,
    )


def _describe(
    connection: Connection,
    inventaire_id: int,
    lignes: Sequence[Comptee],
    decided: Sequence[Comptee],
    *,
    now: datetime,
) -> EffetValidation:
    counted = [ligne for ligne in lignes if ligne.compte is not None]
    if not counted:
        raise InvalidFormat("Rien n’a été compté : comptez au moins un article.")
    wrong = [ligne for ligne in decided if ligne.ecart]
    return EffetValidation(
        comptes=len(counted),
        ajustes=len(wrong),
        pieces_plus=sum(ligne.ecart for ligne in wrong if ligne.ecart > 0),
        pieces_moins=-sum(ligne.ecart for ligne in wrong if ligne.ecart < 0),
        valeurs_plus=_value(ligne for ligne in wrong if ligne.ecart > 0),
        valeurs_moins=_value(ligne for ligne in wrong if ligne.ecart < 0),
        sans_cout=sum(ligne.prix_achat is None for ligne in wrong),
        non_comptes=len(lignes) - len(counted),
        mis_a_zero=len(wrong) - sum(bool(ligne.ecart) for ligne in counted),
        tardives=_correct(lignes, {x.article_id: x.tardives for x in lignes}),
        deplaces=_correct(lignes, _load_deplaces(connection, inventaire_id)),
        terminaux=list_attendus(connection, inventaire_id, now),
    )


def _value(lignes: Iterable[Comptee]) -> Mapping[Devise, int]:
    """Add up what variances cost, a currency each; of an article without a cost, nothing."""
    sums = Counter[Devise]()
    for ligne in lignes:
        if ligne.prix_achat is not None:
            sums[ligne.devise] += abs(ligne.ecart) * ligne.prix_achat
    return dict(sums)


def _correct(lignes: Sequence[Comptee], pieces: Mapping[int, int]) -> tuple[Correction, ...]:
    return tuple(
        Correction(x.article_id, x.nom, pieces[x.article_id])
        for x in lignes
        if pieces.get(x.article_id)
    )


def _load_deplaces(connection: Connection, inventaire_id: int) -> Mapping[int, int]:
    """Return the articles that were adjusted by hand after they were counted, and by how much."""
    moved, line = mouvement_stock.c, ligne_inventaire.c
    by_hand = moved.type_mouvement == TypeMouvement.AJUSTEMENT
    sold = mouvement_stock.alias("vendu")
    query = (
        select(moved.article_id, moved.quantite)
        .join(ligne_inventaire, line.article_id == moved.article_id)
        .outerjoin(
            sold,
            and_(sold.c.id == moved.corrige_id, sold.c.type_mouvement == TypeMouvement.VENTE),
        )
        .where(
            line.inventaire_id == inventaire_id,
            moved.boutique_id == line.boutique_id,
            moved.seq > line.seq_comptage,
            by_hand,
            sold.c.id.is_(None),
        )
    )
    pieces = Counter[int]()
    for article_id, quantite in connection.execute(query):
        pieces[article_id] += quantite
    return pieces


def _add_zeros(
    connection: Connection,
    ouvert: Row[Any],
    lignes: Sequence[Comptee],
    decided: Sequence[Comptee],
    *,
    point: tuple[int, datetime],
) -> None:
    """Note as counted now what is set to zero: a sale of before that comes later finds it so."""
    counted = {ligne.article_id for ligne in lignes if ligne.compte is not None}
    seq, now = point
    nom = load_utilisateur(connection)
    _LIGNES.execute(
        connection,
        (
            (ouvert.id, x.article_id, ouvert.boutique_id, 0, x.attendu, seq, now, nom, None)
            for x in decided
            if x.article_id not in counted
        ),
    )


def _adjust(ouvert: Row[Any], ligne: Comptee) -> Deplacement:
    return Deplacement(
        article_id=ligne.article_id,
        type_mouvement=TypeMouvement.AJUSTEMENT,
        quantite=ligne.ecart,
        reference_document=refer(ouvert.id),
        commentaire=f"{ouvert.nom} : compté {ligne.compte}, attendu {ligne.attendu}",
        motif=Motif.COMPTAGE,
    )


def _link(connection: Connection, ouvert: Row[Any], seq: int) -> None:
    """Name in each line the movement that was written of it."""
    table = mouvement_stock.c
    written = select(table.id, table.article_id).where(
        table.boutique_id == ouvert.boutique_id, table.seq > seq
    )
    _LIENS.execute(connection, _make_links(ouvert.id, connection.execute(written)))


def _make_links(inventaire_id: int, rows: Iterable[Row[Any]]) -> Iterator[tuple[int, int, int]]:
    return ((row.id, inventaire_id, row.article_id) for row in rows)
