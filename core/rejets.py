"""What a terminal's seller was told of a refused sale: kept beside its quarantine entry, once."""

import unicodedata
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from core.db.caisse import notification_rejet
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import next_id
from core.journal_lots import Carnet, Genre
from core.terminaux import TerminalIdentifie
from core.textes import clean_texte


@dataclass(frozen=True, slots=True)
class RejetNotifie:
    """A refusal as the terminal tells it; `articles` is JSON text, kept as sent."""

    reference: str
    motif_rejet: str = ""
    articles: str = "[]"


@dataclass(frozen=True, slots=True)
class ResultatNotification:
    """The notice as the file holds it; `entree_id` is None where no sale of that number waits."""

    id: int
    entree_id: int | None
    is_known: bool


@dataclass(frozen=True, slots=True)
class Rejets:
    """Use cases about refusals that were told."""

    carnet: Carnet

    def record_notification(
        self, identifie: TerminalIdentifie, notifie: RejetNotifie
    ) -> ResultatNotification:
        """Keep the notice; told again with the same reason it is the same one."""
        numero = unicodedata.normalize("NFC", notifie.reference)
        motif = clean_texte(notifie.motif_rejet)
        with self.carnet.write(identifie) as page:
            identifie = page.identifie
            connection = page.connection
            known = _find_known(connection, identifie, numero, motif)
            if known is not None:
                return known
            new = ResultatNotification(
                next_id(connection, notification_rejet),
                _find_entree(connection, identifie, numero),
                is_known=False,
            )
            connection.execute(
                insert(notification_rejet).values(
                    id=new.id,
                    boutique_id=identifie.boutique.id,
                    terminal_id=identifie.terminal.id,
                    reference=numero,
                    motif_rejet=motif,
                    articles=notifie.articles,
                    entree_id=new.entree_id,
                    date_reception=page.maintenant,
                )
            )
            page.keep(Genre.REJET, notifie)
        return new


def _find_known(
    connection: Connection, identifie: TerminalIdentifie, numero: str, motif: str
) -> ResultatNotification | None:
    query = select(notification_rejet.c.id, notification_rejet.c.entree_id).where(
        notification_rejet.c.terminal_id == identifie.terminal.id,
        notification_rejet.c.reference == numero,
        notification_rejet.c.motif_rejet == motif,
    )
    row = connection.execute(query).first()
    return None if row is None else ResultatNotification(*row, is_known=True)


def _find_entree(connection: Connection, identifie: TerminalIdentifie, numero: str) -> int | None:
    """Find the terminal's entry of this number that was last refused."""
    query = (
        select(vente_en_quarantaine.c.id)
        .where(
            vente_en_quarantaine.c.terminal_id == identifie.terminal.id,
            vente_en_quarantaine.c.numero_facture == numero,
        )
        .order_by(vente_en_quarantaine.c.date_derniere.desc(), vente_en_quarantaine.c.id.desc())
    )
    found: int | None = connection.scalar(query)
    return found
