"""Undoes a movement written by mistake: one movement that compensates it, once, and names it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, select

from core.audit import Decision, write_trace
from core.clock import Clock
from core.db.catalogue import article
from core.db.engine import Database
from core.db.inventaires import inventaire, ligne_inventaire
from core.db.stock import mouvement_stock
from core.db.ventes import vente
from core.errors import MouvementNotFound, MouvementNotUndoable
from core.events import EventHub, StockChange
from core.mouvements import Mouvement, select_mouvements
from core.nombres import write_entier
from core.stock import Deplacement, EffetMouvement, load_last, move_stock
from core.vocabulaire import EtatInventaire, Motif, TypeMouvement

PREFIXE = "ANNUL-"
_NOMS = {
    TypeMouvement.ENTREE: "l’entrée",
    TypeMouvement.SORTIE: "la sortie",
    TypeMouvement.AJUSTEMENT: "l’ajustement",
}
"""What the owner writes by hand, hence may undo."""


@dataclass(frozen=True, slots=True)
class Circonstances:
    """What a movement's undoing depends on, read in one transaction.

    `inventaire` names the count that wrote it, `compte_dans` what counted the article after it.
    """

    mouvement: Mouvement
    boutique_id: int
    stock: int
    suivi_stock: bool
    corrections: tuple[Mouvement, ...]
    inventaire: str | None
    compte_dans: str | None


@dataclass(frozen=True, slots=True)
class DetailMouvement:
    """A movement, what it corrects and what corrects it; `obstacle` is why it cannot be undone.

    `stock` is what the book says now, `stock_annule` what it would say once it is undone;
    `date_vente` is the terminal's own time of a sale, None where there is none.
    """

    mouvement: Mouvement
    corrige: Mouvement | None
    corrections: tuple[Mouvement, ...]
    stock: int
    stock_annule: int
    obstacle: str
    date_vente: datetime | None

    @property
    def est_manuel(self) -> bool:
        """Tell whether it was written by hand, so that undoing it may be spoken of at all."""
        return self.mouvement.type_mouvement in _NOMS and self.mouvement.vente_id is None


@dataclass(frozen=True, slots=True)
class Corrections:
    """Use cases about movements that were a mistake."""

    database: Database
    clock: Clock
    events: EventHub

    def get_detail(self, mouvement_id: int) -> DetailMouvement:
        """Return a movement with all that it hangs together with; MouvementNotFound."""
        with self.database.read() as connection:
            found = _load(connection, mouvement_id)
            corrige_id = found.mouvement.corrige_id
            corrige = None if corrige_id is None else _get_mouvement(connection, corrige_id)
            date_vente = _load_date_vente(connection, found.mouvement)
        return DetailMouvement(
            mouvement=found.mouvement,
            corrige=corrige,
            corrections=found.corrections,
            stock=found.stock,
            stock_annule=found.stock - found.mouvement.quantite,
            obstacle=find_obstacle(found),
            date_vente=date_vente,
        )

    def undo_mouvement(self, mouvement_id: int) -> EffetMouvement:
        """Compensate an entry, exit or adjustment by hand; judged under the writer's lock.

        MouvementNotFound; MouvementNotUndoable, which says what depends on it.
        """
        with self.database.write() as connection:
            found = _load(connection, mouvement_id)
            if obstacle := find_obstacle(found):
                raise MouvementNotUndoable(obstacle)
            now = self.clock.now()
            undo = _compensate(found.mouvement)
            move_stock(connection, found.boutique_id, [undo], now)
            written = load_last(connection)
            stocks = (write_entier(found.stock), write_entier(found.stock + undo.quantite))
            told = Decision(
                *("ANNULER_MOUVEMENT", "mouvement_stock", mouvement_id, found.boutique_id),
                detail=f"{undo.commentaire} : stock {stocks[0]} → {stocks[1]}",
            )
            write_trace(connection, told, now)
        article_id = found.mouvement.article_id
        self.events.publish(StockChange(found.boutique_id, (article_id,)))
        return EffetMouvement(article_id, found.stock, found.stock + undo.quantite, written)


def find_obstacle(found: Circonstances) -> str:
    """Return why a movement cannot be undone, in a sentence for the owner; "" where it can. Pure.

    What is counted after it was put right by the count: to undo it then would make stock wrong.
    """
    return _find_kind(found.mouvement) or _find_dependence(found) or _find_shortage(found)


def _find_kind(mouvement: Mouvement) -> str:
    if mouvement.type_mouvement is TypeMouvement.VENTE:
        return "C’est une vente : elle s’annule depuis Ventes."
    if mouvement.type_mouvement is TypeMouvement.RETOUR:
        return "C’est un retour : il ne s’annule pas. Corrigez le stock par un ajustement."
    if mouvement.vente_id is not None:
        return "Cette sortie fait partie du retour d’une vente : elle ne s’annule pas seule."
    if mouvement.corrige_id is not None:
        return "Ce mouvement en corrige déjà un autre : il ne s’annule pas."
    return ""


def _find_dependence(found: Circonstances) -> str:
    if found.corrections:
        return "Ce mouvement est déjà annulé."
    if found.inventaire is not None:
        return f"Il fait partie de l’inventaire « {found.inventaire} » : recomptez l’article."
    if found.compte_dans is not None:
        return f"L’article a été compté depuis ({found.compte_dans}) : le stock est déjà juste."
    return ""


def _find_shortage(found: Circonstances) -> str:
    """Tell how many of the pieces that came in have left again."""
    quantite = found.mouvement.quantite
    gone = quantite - max(found.stock, 0)
    if quantite < 0 or gone <= 0 or not found.suivi_stock:
        return ""
    if quantite == 1:
        return "Cette pièce est déjà vendue ou sortie."
    if gone == 1:
        return f"Une des {quantite} pièces est déjà vendue ou sortie."
    return f"{gone} des {quantite} pièces sont déjà vendues ou sorties."


def _compensate(mouvement: Mouvement) -> Deplacement:
    """Return the opposite movement: an adjustment, so that entries and exits stay what they were.

    An exit would count among the losses of the shop what never was in it.
    """
    reference = mouvement.reference_document
    return Deplacement(
        article_id=mouvement.article_id,
        type_mouvement=TypeMouvement.AJUSTEMENT,
        quantite=-mouvement.quantite,
        reference_document=f"{PREFIXE}{reference}" if reference else "",
        commentaire=f"Annule {_NOMS[mouvement.type_mouvement]} n° {mouvement.seq}",
        motif=Motif.ERREUR,
        corrige_id=mouvement.id,
    )


def _get_mouvement(connection: Connection, mouvement_id: int) -> Mouvement:
    row = connection.execute(
        select_mouvements().where(mouvement_stock.c.id == mouvement_id)
    ).first()
    if row is None:
        raise MouvementNotFound("Ce mouvement n’existe pas.")
    return Mouvement(**row._asdict())


def _load_date_vente(connection: Connection, mouvement: Mouvement) -> datetime | None:
    if mouvement.type_mouvement is not TypeMouvement.VENTE:
        return None
    return connection.scalar(select(vente.c.date_vente).where(vente.c.id == mouvement.vente_id))


def _load(connection: Connection, mouvement_id: int) -> Circonstances:
    mouvement = _get_mouvement(connection, mouvement_id)
    stock = connection.execute(
        select(article.c.boutique_id, article.c.quantite_stock, article.c.suivi_stock).where(
            article.c.id == mouvement.article_id
        )
    ).one()
    undone = select_mouvements().where(mouvement_stock.c.corrige_id == mouvement_id)
    rows = connection.execute(undone.order_by(mouvement_stock.c.seq))
    return Circonstances(
        mouvement,
        *stock,
        corrections=tuple(Mouvement(**row._asdict()) for row in rows),
        inventaire=_find_inventaire(connection, mouvement),
        compte_dans=_find_comptage(connection, mouvement),
    )


def _find_inventaire(connection: Connection, mouvement: Mouvement) -> str | None:
    line = ligne_inventaire.c
    return connection.scalar(
        select(inventaire.c.nom)
        .join(ligne_inventaire, line.inventaire_id == inventaire.c.id)
        .where(line.article_id == mouvement.article_id, line.mouvement_id == mouvement.id)
    )


def _find_comptage(connection: Connection, mouvement: Mouvement) -> str | None:
    """Find what counted the article after the movement: a stock count, or one by hand that holds.

    A count that is still open counts too: its validation will not expect the movement undone.
    """
    line = ligne_inventaire.c
    nom = connection.scalar(
        select(inventaire.c.nom)
        .join(ligne_inventaire, line.inventaire_id == inventaire.c.id)
        .where(
            line.article_id == mouvement.article_id,
            line.seq_comptage >= mouvement.seq,
            inventaire.c.etat != EtatInventaire.ABANDONNE,
        )
        .limit(1)
    )
    if nom is not None:
        return f"inventaire « {nom} »"
    seq = connection.scalar(_select_comptages(mouvement))
    return None if seq is None else f"comptage, mouvement n° {seq}"


def _select_comptages(mouvement: Mouvement) -> Select[tuple[int]]:
    """Select the counts by hand after a movement that were not undone since.

    What a stock count wrote is none: it was counted before that, when its line says.
    """
    moved, undone = mouvement_stock.c, mouvement_stock.alias("undone").c
    line = ligne_inventaire.c
    return (
        select(moved.seq)
        .where(
            moved.article_id == mouvement.article_id,
            moved.seq > mouvement.seq,
            moved.type_mouvement == TypeMouvement.AJUSTEMENT,
            moved.motif == Motif.COMPTAGE,
            moved.corrige_id.is_(None),
            ~select(undone.id).where(undone.corrige_id == moved.id).exists(),
            ~select(line.inventaire_id)
            .where(line.article_id == moved.article_id, line.mouvement_id == moved.id)
            .exists(),
        )
        .limit(1)
    )
