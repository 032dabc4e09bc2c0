"""What an operator watches: how many sales came, what became of them, what the file weighs."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from core.config import Settings
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.db.ventes import lot_sync
from core.vocabulaire import EtatEntree


@dataclass(frozen=True, slots=True)
class Mesure:
    """Sales since the file exists, entries that wait now, and bytes of the file and its log."""

    recues: int
    creees: int
    rejouees: int
    refusees: int
    a_regler: int
    octets_fichier: int
    octets_wal: int


_SOMMES = select(
    *(
        func.coalesce(func.sum(lot_sync.c[nom]), 0).label(nom)
        for nom in ("recues", "creees", "rejouees", "refusees")
    )
)
_OUVERTES = select(func.count()).where(vente_en_quarantaine.c.etat == EtatEntree.A_REGLER)


@dataclass(frozen=True, slots=True)
class Mesures:
    """Use cases of whoever watches the program."""

    database: Database
    settings: Settings

    def probe(self) -> None:
        """Read one row of the file; StorageError where it cannot be read."""
        with self.database.read() as connection:
            connection.execute(select(1)).one()

    def measure(self) -> Mesure:
        """Return the figures of this moment."""
        fichier = self.settings.fichier
        wal = fichier.with_name(fichier.name + "-wal")
        with self.database.read() as connection:
            sommes = connection.execute(_SOMMES).one()
            ouvertes = connection.execute(_OUVERTES).scalar_one()
        return Mesure(
            recues=sommes.recues,
            creees=sommes.creees,
            rejouees=sommes.rejouees,
            refusees=sommes.refusees,
            a_regler=ouvertes,
            octets_fichier=_measure_size(fichier),
            octets_wal=_measure_size(wal),
        )


def _measure_size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
