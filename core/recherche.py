"""The search over everything: articles by name, code or barcode, sales by number."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.catalogue import consultation
from core.catalogue.articles import Article, FiltreArticles, OngletArticles
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import columns_of, contains
from core.db.ventes import vente
from core.listes import Tri
from core.textes import fold
from core.vocabulaire import Devise, EtatEntree

PAR_GROUPE = 6
"""Results of each kind: what a list without a scroll bar can show."""
_NUMERO_MIN = 3
"""A shorter text is in nearly every number, and says nothing of the sale that is looked for."""


@dataclass(frozen=True, slots=True)
class VenteTrouvee:
    """A recorded sale; its amount in minor units of `devise`."""

    id: int
    numero_facture: str
    montant_total: int
    devise: Devise
    date_reception: datetime
    est_annulee: bool
    rang: int


@dataclass(frozen=True, slots=True)
class EntreeTrouvee:
    """A sale that waits for a decision."""

    id: int
    numero_facture: str
    message: str


@dataclass(frozen=True, slots=True)
class Trouvailles:
    """At most `PAR_GROUPE` of each, the newest sales first."""

    articles: tuple[Article, ...] = ()
    ventes: tuple[VenteTrouvee, ...] = ()
    entrees: tuple[EntreeTrouvee, ...] = ()


@dataclass(frozen=True, slots=True)
class Recherche:
    """Use cases about finding a thing without knowing where it is."""

    database: Database

    def find(self, boutique_id: int, texte: str) -> Trouvailles:
        """Return what carries `texte` in one boutique; nothing for an empty text."""
        texte = texte.strip()
        if not texte:
            return Trouvailles()
        articles = self._find_articles(boutique_id, texte)
        if len(texte) < _NUMERO_MIN:
            return Trouvailles(articles)
        return Trouvailles(
            articles, self._find_ventes(boutique_id, texte), self._find_entrees(boutique_id, texte)
        )

    def _find_articles(self, boutique_id: int, texte: str) -> tuple[Article, ...]:
        filtre = FiltreArticles(boutique_id, recherche=texte, onglet=OngletArticles.TOUS)
        with self.database.read() as connection:
            ids = consultation.list_ids(connection, filtre, Tri("nom"))[:PAR_GROUPE]
            rows = consultation.list_rows(connection, ids)
        return tuple(row.article for row in rows)

    def _find_ventes(self, boutique_id: int, texte: str) -> tuple[VenteTrouvee, ...]:
        query = select(*columns_of(vente, VenteTrouvee)).where(
            vente.c.boutique_id == boutique_id, contains(vente.c.numero_facture, texte)
        )
        with self.database.read() as connection:
            rows = connection.execute(query.order_by(vente.c.id.desc()).limit(PAR_GROUPE)).all()
        return tuple(VenteTrouvee(*row) for row in rows)

    def _find_entrees(self, boutique_id: int, texte: str) -> tuple[EntreeTrouvee, ...]:
        table = vente_en_quarantaine.c
        query = select(*columns_of(vente_en_quarantaine, EntreeTrouvee)).where(
            table.boutique_id == boutique_id,
            table.etat == EtatEntree.A_REGLER,
            contains(table.numero_facture, texte),
        )
        with self.database.read() as connection:
            rows = connection.execute(query.order_by(table.id.desc()).limit(PAR_GROUPE)).all()
        return tuple(EntreeTrouvee(*row) for row in rows)


def matches(texte: str, dans: str) -> bool:
    """Tell whether each word of `texte` is in `dans`, whatever their case and accents."""
    where = fold(dans)
    return all(word in where for word in fold(texte).split())
