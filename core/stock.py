"""The only place where a quantity changes, and always with the movement that explains it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from core.boutiques import stamp
from core.clock import Clock
from core.db.bulk import Bulk, Row
from core.db.catalogue import article
from core.db.engine import Database
from core.db.requetes import chunked, last_id
from core.db.stock import mouvement_stock
from core.errors import ArticleNotFound, InvalidFormat, StockOutOfRange
from core.events import EventHub, StockChange
from core.limites import QUANTITE_MAX, STOCK_MAX
from core.textes import clean_texte
from core.vocabulaire import Motif, TypeMouvement

UTILISATEUR_LOCAL = "Comptoir"
"""Who moved it, as long as the program has one user."""

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
    article.c.id.in_(bindparam("ids", expanding=True)),
)
_DERNIER = select(
    last_id(mouvement_stock), func.coalesce(func.max(mouvement_stock.c.seq), 0)
).where(mouvement_stock.c.boutique_id == bindparam("boutique_id"))
_MOUVEMENTS = Bulk(
    insert(mouvement_stock),
    "id",
    "boutique_id",
    "seq",
    "article_id",
    "type_mouvement",
    "quantite",
    "stock_avant",
    "stock_apres",
    "reference_document",
    "utilisateur",
    "date_mouvement",
    "commentaire",
    "motif",
    "vente_id",
    "ligne_position",
    "corrige_id",
)
_SET_STOCK = Bulk(
    update(article).where(article.c.id == bindparam("key")), "quantite_stock", "timbre", "key"
)


@dataclass(frozen=True, slots=True)
class Deplacement:
    """One movement to write; `quantite` is signed, negative = out."""

    article_id: int
    type_mouvement: TypeMouvement
    quantite: int
    reference_document: str = ""
    utilisateur: str = UTILISATEUR_LOCAL
    commentaire: str = ""
    motif: Motif | None = None
    vente_id: int | None = None
    ligne_position: int | None = None
    corrige_id: int | None = None


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
class EffetMouvement:
    """What a movement by hand did: « 12 → 20 »."""

    mouvement_id: int
    article_id: int
    stock_avant: int
    stock_apres: int


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
            (effet,) = move_stock(connection, commande.boutique_id, [deplacement], self.clock.now())
            tracked = select(article.c.suivi_stock).where(article.c.id == commande.article_id)
            if connection.scalar(tracked) and effet.stock_apres < min(0, effet.stock_avant):
                raise StockOutOfRange(
                    f"Il n’y a que {effet.stock_avant} en stock : vérifiez la quantité."
                )
        self.events.publish(StockChange(commande.boutique_id, (commande.article_id,)))
        return effet


def move_stock(
    connection: Connection, boutique_id: int, deplacements: Sequence[Deplacement], now: datetime
) -> tuple[EffetMouvement, ...]:
    """Write the movements in their order, and the stocks they lead to, in the caller's transaction.

    The articles are stamped as changed. ArticleNotFound for an article of another boutique,
    StockOutOfRange beyond ±10^15 pieces.
    """
    if not deplacements:
        return ()
    stocks = _load_stocks(connection, boutique_id, {d.article_id for d in deplacements})
    last_key, last_seq = connection.execute(_DERNIER, {"boutique_id": boutique_id}).one()
    effets = tuple(_apply_in_order(last_key + 1, deplacements, stocks))
    _MOUVEMENTS.execute(
        connection,
        (
            (effet.mouvement_id, boutique_id, seq, *_describe(deplacement, effet, now))
            for seq, (deplacement, effet) in enumerate(
                zip(deplacements, effets, strict=True), last_seq + 1
            )
        ),
    )
    timbre = stamp(connection, boutique_id, now)
    _SET_STOCK.execute(connection, ((stock, timbre, key) for key, stock in stocks.items()))
    return effets


def _load_stocks(connection: Connection, boutique_id: int, ids: set[int]) -> dict[int, int]:
    stocks: dict[int, int] = {}
    for part in chunked(sorted(ids)):
        rows = connection.execute(_STOCKS, {"boutique_id": boutique_id, "ids": part})
        stocks.update((row.id, row.quantite_stock) for row in rows)
    if len(stocks) < len(ids):
        raise ArticleNotFound("Un article du mouvement n’est pas de cette boutique.")
    return stocks


def _apply_in_order(
    first_id: int, deplacements: Sequence[Deplacement], stocks: dict[int, int]
) -> Iterator[EffetMouvement]:
    """Yield each movement's effect, and leave in `stocks` what they lead to."""
    for mouvement_id, deplacement in enumerate(deplacements, first_id):
        before = stocks[deplacement.article_id]
        after = before + deplacement.quantite
        if abs(after) > STOCK_MAX:
            raise StockOutOfRange("Ce mouvement dépasse ce que le livre peut compter.")
        stocks[deplacement.article_id] = after
        yield EffetMouvement(mouvement_id, deplacement.article_id, before, after)


def _describe(deplacement: Deplacement, effet: EffetMouvement, now: datetime) -> Row:
    return (
        deplacement.article_id,
        deplacement.type_mouvement,
        deplacement.quantite,
        effet.stock_avant,
        effet.stock_apres,
        deplacement.reference_document,
        deplacement.utilisateur,
        now,
        deplacement.commentaire,
        deplacement.motif,
        deplacement.vente_id,
        deplacement.ligne_position,
        deplacement.corrige_id,
    )


def _to_deplacement(commande: CommandeMouvement) -> Deplacement:
    allowed = MOTIFS.get(commande.type_mouvement, frozenset())
    if commande.motif not in allowed:
        raise InvalidFormat("Ce motif ne va pas avec ce mouvement.")
    signed = commande.type_mouvement is TypeMouvement.AJUSTEMENT
    lowest = -QUANTITE_MAX if signed else 1
    if not lowest <= commande.quantite <= QUANTITE_MAX or commande.quantite == 0:
        raise InvalidFormat("La quantité doit être un nombre de pièces entre 1 et 1 000 000.")
    out = commande.type_mouvement is TypeMouvement.SORTIE
    return Deplacement(
        article_id=commande.article_id,
        type_mouvement=commande.type_mouvement,
        quantite=-commande.quantite if out else commande.quantite,
        reference_document=clean_texte(commande.reference_document),
        commentaire=clean_texte(commande.commentaire),
        motif=commande.motif,
    )
