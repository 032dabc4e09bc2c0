"""The till: the cash that a terminal's seller spent, each expense recorded once."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection, insert, select

from core.clock import get_zone
from core.db.caisse import depense
from core.db.engine import Database
from core.db.requetes import columns_of, next_id
from core.errors import InvalidFormat
from core.journal_lots import Carnet, Genre
from core.limites import PAGE_DEPENSES_MAX, PRIX_MAX
from core.remplacements import load_remplaces
from core.terminaux import TerminalIdentifie
from core.textes import require_texte
from core.ventes.controle import compute_jour
from core.vocabulaire import Devise


@dataclass(frozen=True, slots=True)
class DepenseRecue:
    """An expense as sent; minor units of `devise`, which is the boutique's where absent."""

    detail: str
    depense: int
    devise: Devise | None = None
    date_rapport: datetime | None = None


@dataclass(frozen=True, slots=True)
class Depense:
    """A recorded expense; minor units of `devise`."""

    id: int
    terminal_id: int
    detail: str
    depense: int
    devise: Devise
    date_rapport: datetime | None
    jour: date
    date_reception: datetime


@dataclass(frozen=True, slots=True)
class ResultatDepense:
    """The expense as the file holds it; `is_known` where an earlier request brought it."""

    depense: Depense
    is_known: bool


@dataclass(frozen=True, slots=True)
class Caisse:
    """Use cases about the till."""

    database: Database
    carnet: Carnet

    def record_depense(self, identifie: TerminalIdentifie, recue: DepenseRecue) -> ResultatDepense:
        """Record an expense; InvalidFormat for none, or one without a detail.

        Sent again with the same instant to the second it is the same expense. Where only a day is
        given two equal ones may both be true, so each is recorded.
        """
        detail = require_texte(recue.detail, "Détail de la dépense")
        if not 0 < recue.depense <= PRIX_MAX:
            raise InvalidFormat("La dépense doit être supérieure à zéro.")
        with self.carnet.write(identifie) as page:
            identifie = page.identifie
            connection, fuseau = page.connection, identifie.boutique.fuseau
            jour, _ = compute_jour(recue.date_rapport, page.maintenant, fuseau)
            new = Depense(
                id=next_id(connection, depense),
                terminal_id=identifie.terminal.id,
                detail=detail,
                depense=recue.depense,
                devise=recue.devise or identifie.boutique.devise,
                date_rapport=recue.date_rapport,
                jour=jour,
                date_reception=page.maintenant,
            )
            known = _find_same(connection, new) if _has_time(recue.date_rapport, fuseau) else None
            if known is None:
                _insert(connection, identifie.boutique.id, new)
                page.keep(Genre.DEPENSE, recue)
        return ResultatDepense(known or new, known is not None)

    def list_depenses(
        self, identifie: TerminalIdentifie, jour_debut: date | None, jour_fin: date | None
    ) -> tuple[Depense, ...]:
        """Return the terminal's own expenses of these local days, both included, newest first."""
        query = select(*columns_of(depense, Depense)).where(
            depense.c.boutique_id == identifie.boutique.id,
            depense.c.terminal_id == identifie.terminal.id,
        )
        if jour_debut is not None:
            query = query.where(depense.c.jour >= jour_debut)
        if jour_fin is not None:
            query = query.where(depense.c.jour <= jour_fin)
        newest = query.order_by(depense.c.id.desc()).limit(PAGE_DEPENSES_MAX)
        with self.database.read() as connection:
            return tuple(Depense(*row) for row in connection.execute(newest))


def _has_time(date_rapport: datetime | None, fuseau: str) -> bool:
    """Tell whether the date is an instant of the day, not just a day."""
    if date_rapport is None:
        return False
    return date_rapport.astimezone(get_zone(fuseau)).time() != time.min


def _find_same(connection: Connection, new: Depense) -> Depense | None:
    terminaux = (new.terminal_id, *load_remplaces(connection, new.terminal_id))
    query = select(*columns_of(depense, Depense)).where(
        depense.c.terminal_id.in_(terminaux),
        depense.c.date_rapport == new.date_rapport,
        depense.c.detail == new.detail,
        depense.c.depense == new.depense,
        depense.c.devise == new.devise,
    )
    row = connection.execute(query).first()
    return None if row is None else Depense(*row)


def _insert(connection: Connection, boutique_id: int, new: Depense) -> None:
    connection.execute(
        insert(depense).values(
            boutique_id=boutique_id,
            id=new.id,
            terminal_id=new.terminal_id,
            detail=new.detail,
            depense=new.depense,
            devise=new.devise,
            date_rapport=new.date_rapport,
            jour=new.jour,
            date_reception=new.date_reception,
        )
    )
