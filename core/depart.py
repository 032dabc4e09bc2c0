"""What a start finds before anybody works: a restore to carry out, a cut to account for."""

import logging
from dataclasses import dataclass
from datetime import datetime

from core import boite_noire
from core.audit import Decision, write_trace
from core.boite_noire import Contexte, Coupure
from core.config import Settings
from core.db.schema import needs_whole_check, was_left_in_use
from core.journal_lots import JournalLots
from core.journalisation import FAITS
from core.restauration.echange import Atelier, Intention, carry_out
from core.restauration.relecture import Reprise, catch_up
from core.sauvegarde import Sauvegardes
from core.verification import RapportVerification, Verification
from core.vocabulaire import OrigineControle

logger = logging.getLogger(__name__)

RESTAURATION = "RESTAURATION"
"""The action of a restore in the audit journal."""


@dataclass(frozen=True, slots=True)
class Avant:
    """What is known before the file is opened; `intention` where a copy was just put in place."""

    laisse_ouvert: bool = False
    trop_grand: bool = False
    """Too large to be checked before it opens."""
    intention: Intention | None = None
    gardee: Coupure | None = None
    """A cut that only commands have seen since: they closed the file, and told nobody."""

    @property
    def is_to_check(self) -> bool:
        """Tell whether the whole file is to be checked, now that it opens."""
        return self.laisse_ouvert or self.trop_grand or self.gardee is not None


@dataclass(frozen=True, slots=True)
class Bilan:
    """What a restore came to: the copy that was put in place, and what came back with it."""

    source: str
    demandee: datetime
    remplace: str
    reprise: Reprise
    rapport: RapportVerification


@dataclass(frozen=True, slots=True)
class Depart:
    """What this start has to tell the owner, once."""

    coupure: Coupure | None = None
    bilan: Bilan | None = None
    reprise: Reprise | None = None
    """What the file lacked although it was closed properly: a copy was put in its place by hand."""


def tell_depart(depart: Depart) -> None:
    """Say in the log what this start found; quietly where there is nothing to tell."""
    if depart.coupure is not None:
        coupure = depart.coupure
        facts: dict[str, object] = {
            "derniere_ecriture": str(coupure.derniere_ecriture),
            "ventes_juste_avant": len(coupure.ventes),
            "demandes_retrouvees": coupure.reprises,
            "non_retrouvees": len(coupure.echecs),
            "derniere_sauvegarde": str(coupure.derniere_sauvegarde),
        }
        logger.info("start after a cut", extra={FAITS: facts})
    reprise = depart.reprise if depart.bilan is None else depart.bilan.reprise
    if reprise is not None:
        facts = {"demandes": reprise.demandes, "ventes": reprise.ventes}
        logger.info("requests taken up from the journal of batches", extra={FAITS: facts})


def look_before(settings: Settings) -> Avant:
    """Carry out a restore that was asked for, then say how the file was left. StorageUnavailable.

    Under the lock of the folder, before the file is opened.
    """
    intention = carry_out(settings)
    if intention is not None:
        return Avant(intention=intention)
    return Avant(
        laisse_ouvert=was_left_in_use(settings.fichier),
        trop_grand=needs_whole_check(settings.fichier),
        gardee=boite_noire.read_kept(settings.coupure),
    )


def begin(
    journal: JournalLots, sauvegardes: Sauvegardes, verification: Verification, avant: Avant
) -> Depart:
    """Record what the journal holds and the file lacks, and say what happened.

    StorageUnavailable. A journal that cannot be read keeps nobody from selling.
    """
    database = verification.database
    try:
        reprise = catch_up(database, journal)
        journal.begin()
        if avant.intention is not None:
            return Depart(bilan=_finish(sauvegardes, verification, avant.intention, reprise))
        if avant.laisse_ouvert:
            last = sauvegardes.find_last_date()
            contexte = Contexte(reprise, not avant.trop_grand, last)
            coupure = boite_noire.examine(database, journal, sauvegardes.clock, contexte)
            return Depart(coupure=coupure)
    except OSError:
        logger.exception("the journal of batches cannot be read")
        return Depart()
    if avant.gardee is not None:
        return Depart(coupure=avant.gardee)
    return Depart(reprise=None if reprise.is_empty else reprise)


def _finish(
    sauvegardes: Sauvegardes, verification: Verification, intention: Intention, reprise: Reprise
) -> Bilan:
    """Check the file that was put in place, and leave a trace of what replaced what."""
    rapport = verification.controler(OrigineControle.RESTAURATION)
    detail = f"{intention.source} ; fichier remplacé : {intention.remplace}"
    decision = Decision(RESTAURATION, "fichier", None, None, detail=detail)
    with sauvegardes.database.write() as connection:
        write_trace(connection, decision, sauvegardes.clock.now())
    Atelier(sauvegardes.settings).clear()
    return Bilan(intention.source, intention.demandee, intention.remplace, reprise, rapport)
