"""The only place where a quantity changes, and always with the movement that explains it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count, repeat

from msgspec import Struct, structs
from sqlalchemy import Connection, bindparam, func, insert, select, update

from core.boutiques import stamp
from core.chaine import RIEN, Ecrits, seal
from core.clock import Clock
from core.db.bulk import Bulk, Row
from core.db.catalogue import article
from core.db.engine import Database
from core.db.requetes import among, as_list, last_id
from core.db.scelles import MOUVEMENT
from core.db.stock import mouvement_stock
from core.errors import ArticleNotFound, InvalidFormat, StockOutOfRange
from core.events import EventHub, StockChange
from core.limites import QUANTITE_MAX, STOCK_MAX
from core.nombres import write_entier
from core.textes import clean_texte
from core.utilisateurs import load_utilisateur
from core.vocabulaire import Motif, TypeMouvement

MOTIFS: Mapping[TypeMouvement, frozenset[Motif]] = {
    TypeMouvement.ENTREE: frozenset({Motif.ACHAT, Motif.STOCK_INITIAL, Motif.ERREUR, Motif.DON}),
    TypeMouvement.SORTIE: frozenset(
        {Motif.CASSE, Motif.VOL, Motif.PERIME, Motif.DON, Motif.USAGE_INTERNE, Motif.ERREUR}
    ),
    TypeMouvement.AJUSTEMENT: frozenset(Motif) - {Motif.STOCK_INITIAL},
}
"""Reasons that the owner may give for each kind of movement by hand."""


_STOCKS = select(article.c.id, article.c.quantite_stock).where(
    article.c.boutique_id == bindparam("boutique_id"),
    among(article.c.id, "ids"),
)
_DERNIER = select(
    last_id(mouvement_stock), func.coalesce(func.max(mouvement_stock.c.seq), 0)
).where(mouvement_stock.c.boutique_id == bindparam("boutique_id"))
_MOUVEMENTS = Bulk(insert(mouvement_stock), *MOUVEMENT)
_SET_STOCK = Bulk(
    update(article).where(article.c.id == bindparam("key")), "quantite_stock", "timbre", "key"
)


class Deplacement(Struct, frozen=True, gc=False):
    """One movement to write; `quantite` is signed, negative = out.

    An empty `utilisateur` is whoever works at this computer. `corrige_precedent` is for one that
    corrects the movement just before it, whose id is not known yet.
    """

    article_id: int
    type_mouvement: TypeMouvement
    quantite: int
    reference_document: str = ""
    utilisateur: str = ""
    commentaire: str = ""
    motif: Motif | None = None
    vente_id: int | None = None
    ligne_position: int | None = None
    corrige_id: int | None = None
    corrige_precedent: bool = False


@dataclass(frozen=True, slots=True)
class CommandeMouvement:
    """An entry or an exit by hand (`quantite` ≥ 1), or an adjustment by a signed difference."""

    boutique_id: int
    article_id: int
    type_mouvement: TypeMouvement
    quantite: int
    motif: Motif
    commentaire: str = ""
    reference_document: str = ""


@dataclass(frozen=True, slots=True)
class CommandeComptage:
    """An adjustment to what was counted, whatever the book says at the moment of writing."""

    boutique_id: int
    article_id: int
    stock_compte: int
    motif: Motif = Motif.COMPTAGE
    commentaire: str = ""
    reference_document: str = ""


@dataclass(frozen=True, slots=True)
class EffetMouvement:
    """What a movement by hand did: « 12 → 20 »; no movement where the count agreed."""

    article_id: int
    stock_avant: int
    stock_apres: int
    mouvement_id: int | None


@dataclass(frozen=True, slots=True)
class Stock:
    """Use cases that move stock by the owner's hand."""

    database: Database
    clock: Clock
    events: EventHub

    def record_mouvement(self, commande: CommandeMouvement) -> EffetMouvement:
        """Move one article once; ArticleNotFound, InvalidFormat, StockOutOfRange."""
        deplacement = _to_deplacement(commande)
        with self.database.write() as connection:
            stocks = move_stock(connection, commande.boutique_id, [deplacement], self.clock.now())
            after = stocks[commande.article_id]
            before = after - deplacement.quantite
            written = load_last(connection)
            tracked = select(article.c.suivi_stock).where(article.c.id == commande.article_id)
            if connection.scalar(tracked) and after < min(0, before):
                raise StockOutOfRange(
                    f"Il n’y a que {write_entier(before)} en stock : vérifiez la quantité.",
                    champ="quantite",
                )
        self.events.publish(StockChange(commande.boutique_id, (commande.article_id,)))
        return EffetMouvement(commande.article_id, before, after, written)

    def record_comptage(self, commande: CommandeComptage) -> EffetMouvement:
        """Bring one article to its counted stock; ArticleNotFound, InvalidFormat.

        A count that agrees with the book writes nothing: a movement of no piece explains none.
        """
        _check_comptage(commande)
        boutique_id, article_id = commande.boutique_id, commande.article_id
        with self.database.write() as connection:
            before = _load_stocks(connection, boutique_id, {article_id})[article_id]
            after, written = commande.stock_compte, None
            if after != before:
                deplacement = _to_ajustement(commande, after - before)
                move_stock(connection, boutique_id, [deplacement], self.clock.now())
                written = load_last(connection)
        if after != before:
            self.events.publish(StockChange(boutique_id, (article_id,)))
        return EffetMouvement(article_id, before, after, written)


def move_stock(
    connection: Connection,
    boutique_id: int,
    deplacements: Sequence[Deplacement],
    now: datetime,
    *,
    ventes: Ecrits = RIEN,
) -> Mapping[int, int]:
    """Write the movements in their order, and the stocks they lead to, in the caller's transaction.

    Returns the new stock by article id. The articles are stamped as changed, and the movements
    sealed, with the `ventes` that the same transaction has just written. ArticleNotFound for an
    article of another boutique, StockOutOfRange beyond ±10^15 pieces.
    """
    if not deplacements:
        return {}
    stocks = _load_stocks(connection, boutique_id, {d.article_id for d in deplacements})
    last_id, last_seq = connection.execute(_DERNIER, {"boutique_id": boutique_id}).one()
    ranks = zip(count(last_id + 1), repeat(boutique_id), count(last_seq + 1), strict=False)
    signed = _sign(connection, deplacements)
    written = _MOUVEMENTS.execute(connection, _apply_in_order(ranks, signed, stocks, now))
    timbre = stamp(connection, boutique_id, now)
    _SET_STOCK.execute(connection, ((stock, timbre, key) for key, stock in stocks.items()))
    seal(connection, boutique_id, replace(ventes, mouvements=written), now)
    return stocks


def load_last(connection: Connection) -> int:
    """Return the id of the movement that the caller's write transaction wrote last."""
    return connection.execute(select(last_id(mouvement_stock))).scalar_one()


def _sign(connection: Connection, deplacements: Sequence[Deplacement]) -> Sequence[Deplacement]:
    """Put the owner's name under what was moved by hand; a terminal's batch asks nothing."""
    if all(d.utilisateur for d in deplacements):
        return deplacements
    local = load_utilisateur(connection)
    return [d if d.utilisateur else structs.replace(d, utilisateur=local) for d in deplacements]


def _load_stocks(connection: Connection, boutique_id: int, ids: set[int]) -> dict[int, int]:
    parameters = {"boutique_id": boutique_id, "ids": as_list(ids)}
    rows = connection.execute(_STOCKS, parameters).all()
    stocks = {article_id: stock for article_id, stock in rows}  # noqa: C416 - a Row is no pair
    if len(stocks) < len(ids):
        raise ArticleNotFound("Un article du mouvement n’est pas de cette boutique.")
    return stocks


def _apply_in_order(
    ranks: Iterator[tuple[int, int, int]],
    deplacements: Sequence[Deplacement],
    stocks: dict[int, int],
    now: datetime,
) -> Iterator[Row]:
    """Yield the row of each movement, and leave in `stocks` what they lead to."""
    for rank, d in zip(ranks, deplacements, strict=False):
        before = stocks[d.article_id]
        after = stocks[d.article_id] = before + d.quantite
        if abs(after) > STOCK_MAX:
            raise StockOutOfRange("Ce mouvement dépasse ce que le livre peut compter.")
        yield (
            *rank,
            d.article_id,
            d.type_mouvement,
            d.quantite,
            before,
            after,
            d.reference_document,
            d.utilisateur,
            now,
            d.commentaire,
            d.motif,
            d.vente_id,
            d.ligne_position,
            rank[0] - 1 if d.corrige_precedent else d.corrige_id,
        )


def _to_deplacement(commande: CommandeMouvement) -> Deplacement:
    allowed = MOTIFS.get(commande.type_mouvement, frozenset())
    if commande.motif not in allowed:
        raise InvalidFormat("Ce motif ne va pas avec ce mouvement.", champ="motif")
    signed = commande.type_mouvement is TypeMouvement.AJUSTEMENT
    lowest = -QUANTITE_MAX if signed else 1
    if not lowest <= commande.quantite <= QUANTITE_MAX or commande.quantite == 0:
        raise InvalidFormat(
            "La quantité doit être un nombre de pièces entre 1 et 1 000 000.", champ="quantite"
        )
    out = commande.type_mouvement is TypeMouvement.SORTIE
    return Deplacement(
        article_id=commande.article_id,
        type_mouvement=commande.type_mouvement,
        quantite=-commande.quantite if out else commande.quantite,
        reference_document=clean_texte(commande.reference_document),
        commentaire=clean_texte(commande.commentaire),
        motif=commande.motif,
    )


def _check_comptage(commande: CommandeComptage) -> None:
    if commande.motif not in MOTIFS[TypeMouvement.AJUSTEMENT]:
        raise InvalidFormat("Ce motif ne va pas avec ce mouvement.", champ="motif")
    if not 0 <= commande.stock_compte <= QUANTITE_MAX:
        raise InvalidFormat(
            "Le stock compté doit être un nombre de pièces entre 0 et 1 000 000.", champ="quantite"
        )


def _to_ajustement(commande: CommandeComptage, quantite: int) -> Deplacement:
    return Deplacement(
        article_id=commande.article_id,
        type_mouvement=TypeMouvement.AJUSTEMENT,
        quantite=quantite,
        reference_document=clean_texte(commande.reference_document),
        commentaire=clean_texte(commande.commentaire),
        motif=commande.motif,
    )
