"""What the last checks of the book found, kept with it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from core.clock import get_zone
from core.db.livre import controle_livre
from core.db.requetes import columns_of
from core.vocabulaire import OrigineControle

CONTROLES_GARDES = 60
"""Two months of nights; the last right one stays besides, however long ago it was."""
HEURE_CONTROLE = 3
"""Local hour from which the check of the night is made, or as soon as the program runs."""
_JUSTE = "[]"
_JOUR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ControleLivre:
    """One check of the whole file: when (UTC), why, and what it found."""

    origine: OrigineControle
    date_controle: datetime
    articles: int
    ventes: int
    mouvements: int
    problemes: tuple[str, ...]
    livre_faux_depuis: datetime | None = None
    """When the oldest of what is wrong was recorded, where that is known."""
    juste_le: datetime | None = None
    """When a check last found the book right."""

    @property
    def ok(self) -> bool:
        """Tell whether nothing was wrong."""
        return not self.problemes


def load_dernier(connection: Connection) -> ControleLivre | None:
    """Return the newest check, None where there is none."""
    table = controle_livre.c
    query = select(*columns_of(controle_livre, ControleLivre)).add_columns(_find_juste())
    row = connection.execute(query.order_by(table.id.desc()).limit(1)).first()
    if row is None:
        return None
    values = row._asdict()
    return ControleLivre(**values | {"problemes": tuple(json.loads(row.problemes))})


def needs_control(now: datetime, fuseau: str, last: ControleLivre | None) -> bool:
    """Tell whether the night's check is due; a clock put back by a day or more makes it so too."""
    if last is None:
        return True
    local = now.astimezone(get_zone(fuseau))
    night = local.replace(hour=HEURE_CONTROLE, minute=0, second=0, microsecond=0)
    if night > local:
        night -= _JOUR
    return not night <= last.date_controle < night + _JOUR


def write_controle(connection: Connection, controle: ControleLivre) -> None:
    """Keep a check in the caller's transaction, and forget the oldest."""
    problemes = json.dumps(controle.problemes, ensure_ascii=False)
    connection.execute(
        insert(controle_livre).values(
            origine=controle.origine,
            date_controle=controle.date_controle,
            articles=controle.articles,
            ventes=controle.ventes,
            mouvements=controle.mouvements,
            problemes=problemes,
            livre_faux_depuis=controle.livre_faux_depuis,
        )
    )
    connection.execute(delete(controle_livre).where(*_too_old()))


def _find_juste() -> ColumnElement[datetime | None]:
    """Select when a check last found the book right."""
    table = controle_livre.alias("juste").c
    query = select(table.date_controle).where(table.problemes == _JUSTE)
    return query.order_by(table.id.desc()).limit(1).scalar_subquery().label("juste_le")


def _too_old() -> tuple[ColumnElement[bool], ...]:
    others = controle_livre.alias("others").c
    newest = select(func.max(others.id)).scalar_subquery()
    right = select(func.max(others.id)).where(others.problemes == _JUSTE).scalar_subquery()
    key = controle_livre.c.id
    return key <= newest - CONTROLES_GARDES, key != func.coalesce(right, 0)
