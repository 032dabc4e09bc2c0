"""Goods that a customer brings back: the stock goes up, once a return, and money goes out."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from core.db.caisse import retour_client
from core.db.catalogue import article
from core.db.requetes import columns_of, next_id
from core.db.stock import mouvement_stock
from core.errors import ArticleNotFound, InvalidFormat, RetourConflict
from core.events import EventHub, StockChange
from core.journal_lots import Carnet, Genre
from core.remplacements import load_remplaces
from core.stock import Deplacement, move_stock
from core.terminaux import TerminalIdentifie
from core.textes import clean_texte
from core.vocabulaire import Devise, TypeMouvement

PREFIXE = "RETOUR-"


@dataclass(frozen=True, slots=True)
class RetourRecu:
    """A return as sent, its article by id or by code; minor units of `devise`.

    `uid` is the terminal's own name of it; a return without one is always a new one.
    """

    quantite: int
    montant_retourne: int
    article_id: int | None = None
    code_article: str | None = None
    devise: Devise | None = None
    motif: str = ""
    reference_vente: str = ""
    uid: str | None = None


@dataclass(frozen=True, slots=True)
class RetourEnregistre:
    """A return as the file holds it, with its movement; `is_known` where it came before."""

    id: int
    article_id: int
    article_code: str
    article_nom: str
    quantite: int
    stock_avant: int
    stock_apres: int
    is_known: bool


@dataclass(frozen=True, slots=True)
class _Contenu:
    """What must be equal for two requests of one `uid` to be the same return."""

    article_id: int
    quantite: int
    montant_retourne: int
    devise: Devise
    motif: str
    reference_vente: str


@dataclass(frozen=True, slots=True)
class Retours:
    """Use cases about what customers bring back."""

    carnet: Carnet
    events: EventHub

    def record_retour(self, identifie: TerminalIdentifie, recu: RetourRecu) -> RetourEnregistre:
        """Take an article back; a `uid` sent again with the same content changes nothing.

        ArticleNotFound (unknown, inactive and another boutique's alike), RetourConflict for the
        same `uid` with other content, InvalidFormat where no article is named.
        """
        if recu.article_id is None and recu.code_article is None:
            raise InvalidFormat("Indiquez l’article rendu : code_article ou article_id.")
        with self.carnet.write(identifie) as page:
            identifie = page.identifie
            known = _find_known(page.connection, identifie, recu)
            if known is None:
                retour = _record(page.connection, identifie, recu, page.maintenant)
                page.keep(Genre.RETOUR, recu)
            else:
                retour = known
        if known is None:
            self.events.publish(StockChange(identifie.boutique.id, (retour.article_id,)))
        return retour


def _find_known(
    connection: Connection, identifie: TerminalIdentifie, recu: RetourRecu
) -> RetourEnregistre | None:
    """Find the return of this `uid`, whether or not its article is still on sale.

    A terminal that replaces another may have its own names begin again: what that one returned
    under this `uid` is known where it is the very same, and no conflict otherwise.
    """
    if recu.uid is None:
        return None
    own = identifie.terminal.id
    columns = columns_of(retour_client, _Contenu)
    for terminal_id in (own, *load_remplaces(connection, own)):
        query = (
            select(retour_client.c.id, article.c.code, *columns)
            .join(article, article.c.id == retour_client.c.article_id)
            .where(retour_client.c.terminal_id == terminal_id, retour_client.c.uid == recu.uid)
        )
        row = connection.execute(query).first()
        if row is None:
            continue
        retour_id, code, *facts = row
        is_named = _names(connection, identifie.boutique.id, recu, (facts[0], code))
        if is_named and _is_same(identifie, recu, _Contenu(*facts)):
            return _load(connection, retour_id, is_known=True)
        if terminal_id == own:
            raise RetourConflict("Cet uid est déjà celui d’un autre retour.")
    return None


def _is_same(identifie: TerminalIdentifie, recu: RetourRecu, stored: _Contenu) -> bool:
    return stored == _read_contenu(identifie, recu, stored.article_id)


def _names(
    connection: Connection, boutique_id: int, recu: RetourRecu, known: tuple[int, str]
) -> bool:
    """Tell whether the article may be the known one; a code that no article has was changed."""
    article_id, code = known
    if recu.article_id not in {None, article_id}:
        return False
    if recu.code_article in {None, code}:
        return True
    query = select(article.c.id).where(
        article.c.boutique_id == boutique_id, article.c.code == recu.code_article
    )
    return connection.scalar(query) is None


def _record(
    connection: Connection, identifie: TerminalIdentifie, recu: RetourRecu, now: datetime
) -> RetourEnregistre:
    boutique_id = identifie.boutique.id
    contenu = _read_contenu(identifie, recu, _find_article(connection, boutique_id, recu))
    retour_id = next_id(connection, retour_client)
    deplacement = Deplacement(
        article_id=contenu.article_id,
        type_mouvement=TypeMouvement.RETOUR,
        quantite=contenu.quantite,
        reference_document=f"{PREFIXE}{contenu.reference_vente or retour_id}",
        utilisateur=identifie.terminal.nom_terminal,
        commentaire=contenu.motif,
    )
    move_stock(connection, boutique_id, [deplacement], now)
    connection.execute(
        insert(retour_client).values(
            **asdict(contenu),
            id=retour_id,
            boutique_id=boutique_id,
            terminal_id=identifie.terminal.id,
            uid=recu.uid,
            date_reception=now,
            # Written just now, under the writer's lock.
            mouvement_id=connection.scalar(select(func.max(mouvement_stock.c.id))),
        )
    )
    return _load(connection, retour_id, is_known=False)


def _read_contenu(identifie: TerminalIdentifie, recu: RetourRecu, article_id: int) -> _Contenu:
    return _Contenu(
        article_id=article_id,
        quantite=recu.quantite,
        montant_retourne=recu.montant_retourne,
        devise=recu.devise or identifie.boutique.devise,
        motif=clean_texte(recu.motif),
        reference_vente=clean_texte(recu.reference_vente),
    )


def _find_article(connection: Connection, boutique_id: int, recu: RetourRecu) -> int:
    query = select(article.c.id).where(article.c.boutique_id == boutique_id, article.c.est_actif)
    if recu.article_id is not None:
        query = query.where(article.c.id == recu.article_id)
    if recu.code_article is not None:
        query = query.where(article.c.code == recu.code_article)
    found: int | None = connection.scalar(query)
    if found is None:
        raise ArticleNotFound("Cet article n’existe pas dans cette boutique.")
    return found


def _load(connection: Connection, retour_id: int, *, is_known: bool) -> RetourEnregistre:
    moved = mouvement_stock.c
    query = (
        select(
            *(retour_client.c.id, article.c.id, article.c.code, article.c.nom),
            *(moved.quantite, moved.stock_avant, moved.stock_apres),
        )
        .join(mouvement_stock, moved.id == retour_client.c.mouvement_id)
        .join(article, article.c.id == retour_client.c.article_id)
        .where(retour_client.c.id == retour_id)
    )
    return RetourEnregistre(*connection.execute(query).one(), is_known=is_known)
