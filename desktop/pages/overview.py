"""What the frame of the window shows of a boutique: its badges and its terminals."""

from dataclasses import dataclass

from core.application import Core
from core.boutiques import Boutique
from core.vocabulaire import EtatTerminal


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts for the boutique on screen; terminals that ask in belong to none yet."""

    boutiques: tuple[Boutique, ...]
    to_settle: int
    terminals: int
    asking: int
    taux: int | None
    """What 1 USD is worth, in minor units of CDF."""


def load_overview(core: Core, boutique_id: int) -> Overview:
    """Ask core, in a worker."""
    taux = core.taux.find_taux(boutique_id)
    known = core.terminaux.list_terminaux()
    mine = [t for t in known if t.boutique_id == boutique_id and t.etat is EtatTerminal.ACTIF]
    return Overview(
        boutiques=core.boutiques.list_boutiques(),
        to_settle=core.quarantaine.count_open(boutique_id),
        terminals=len(mine),
        asking=sum(t.etat is EtatTerminal.EN_ATTENTE for t in known),
        taux=None if taux is None else taux.taux,
    )
