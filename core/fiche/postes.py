"""What moved the stock of an article since it was last counted, told apart as the owner does."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Text, and_, case, literal, or_, select, true, type_coerce

from core.db.stock import mouvement_stock
from core.db.types import MICROSECONDE, Entier
from core.db.ventes import vente
from core.limites import RETARD_VISIBLE
from core.vocabulaire import Motif, TypeMouvement

_MOVED = mouvement_stock.c
_CORRIGE = mouvement_stock.alias("corrige")


class Poste(StrEnum):
    """The kinds of rows that add up to the stock, in the order in which they are told."""

    DEPART = "DEPART"
    """The last count, and all that it stands for."""
    ENTREE = "ENTREE"
    VENTE = "VENTE"
    ANNULATION = "ANNULATION"
    """What cancelled or returned sales brought back."""
    RETOUR = "RETOUR"
    """What customers brought back without their sale being known."""
    SORTIE = "SORTIE"
    AJUSTEMENT = "AJUSTEMENT"
    COMPENSATION = "COMPENSATION"
    """Sales that were made before the count and came after it: it had left them out already."""
    CORRECTION = "CORRECTION"
    """Movements that undo a mistaken one."""
    ECART = "ECART"
    """What no movement explains: never there while the book is right."""


AVEC_MOTIF = frozenset({Poste.ENTREE, Poste.SORTIE, Poste.AJUSTEMENT})


class Sorte(StrEnum):
    """What may explain why the shelf does not hold what the book says."""

    QUARANTAINE = "QUARANTAINE"
    TARDIVE = "TARDIVE"
    AJUSTEMENT = "AJUSTEMENT"
    NEGATIF = "NEGATIF"
    SILENCE = "SILENCE"
    MANQUANT = "MANQUANT"


@dataclass(frozen=True, slots=True)
class Depart:
    """The last count: what was found, and the rank of the last movement that it took in.

    `mouvement_id` is the adjustment by which the count was entered, later than that rank where
    sales went on during the count. `quantite` is what the movements so far add up to: more than
    what was found where sales that were made before the count came in after it, for these are
    rows of their own. Without a count everything begins at nothing: rank 0.
    """

    seq: int = 0
    comptee: int = 0
    date: datetime | None = None
    mouvement_id: int | None = None
    quantite: int = 0

    @property
    def decalage(self) -> int:
        """Return the pieces that the count had left out or in, of movements after it."""
        return self.quantite - self.comptee


@dataclass(frozen=True, slots=True)
class Groupe:
    """The movements of one row; a reason counts for `AVEC_MOTIF` alone, a name for sales."""

    poste: Poste
    motif: Motif | None = None
    utilisateur: str = ""


def poste_of() -> ColumnElement[str]:
    """Return the kind of a movement after the count; what it corrects is looked up by its id."""
    corrige = select(_CORRIGE.c.type_mouvement).where(_CORRIGE.c.id == _MOVED.corrige_id)
    kind = _MOVED.type_mouvement
    return case(
        (kind == TypeMouvement.VENTE, _say(Poste.VENTE)),
        (and_(kind == TypeMouvement.RETOUR, _MOVED.vente_id.is_not(None)), _say(Poste.ANNULATION)),
        (kind == TypeMouvement.RETOUR, _say(Poste.RETOUR)),
        # Damaged goods that came back with their sale and went out again are a breakage.
        (or_(_MOVED.corrige_id.is_(None), _MOVED.vente_id.is_not(None)), type_coerce(kind, Text)),
        (
            and_(
                kind == TypeMouvement.AJUSTEMENT, corrige.scalar_subquery() == TypeMouvement.VENTE
            ),
            _say(Poste.COMPENSATION),
        ),
        else_=_say(Poste.CORRECTION),
    )


def is_after(depart: Depart) -> list[ColumnElement[bool]]:
    """Match what moved since the count."""
    conditions: list[ColumnElement[bool]] = [_MOVED.seq > depart.seq]
    if depart.mouvement_id is not None:
        conditions.append(_MOVED.id != depart.mouvement_id)
    return conditions


def is_in(depart: Depart, groupe: Groupe) -> list[ColumnElement[bool]]:
    """Match the movements of one row, and no other."""
    if groupe.poste is Poste.DEPART:
        return [or_(_MOVED.seq <= depart.seq, _MOVED.id == depart.mouvement_id)]
    conditions = [*is_after(depart), poste_of() == groupe.poste]
    if groupe.poste in AVEC_MOTIF:
        conditions.append(_MOVED.motif.is_not_distinct_from(groupe.motif))
    if groupe.poste is Poste.VENTE:
        conditions.append(_MOVED.utilisateur == groupe.utilisateur)
    return conditions


def is_suspect(depart: Depart, sorte: Sorte) -> list[ColumnElement[bool]]:
    """Match the movements since the count that deserve a look."""
    matches = {
        Sorte.TARDIVE: _is_late(depart),
        Sorte.AJUSTEMENT: and_(
            _MOVED.type_mouvement == TypeMouvement.AJUSTEMENT, poste_of() == Poste.AJUSTEMENT
        ),
        Sorte.NEGATIF: and_(_MOVED.stock_avant >= 0, _MOVED.stock_apres < 0),
    }
    return [*is_after(depart), matches.get(sorte, true())]


def _is_late(depart: Depart) -> ColumnElement[bool]:
    """Match sales received long after they were made, or made before the count."""
    received, sold = (type_coerce(c, Entier) for c in (vente.c.date_reception, vente.c.date_vente))
    late = received - sold > RETARD_VISIBLE // MICROSECONDE
    if depart.date is not None:
        late = or_(late, vente.c.date_vente < depart.date)
    its_vente = select(vente.c.id).where(vente.c.id == _MOVED.vente_id, late)
    return and_(_MOVED.type_mouvement == TypeMouvement.VENTE, its_vente.exists())


def _say(poste: Poste) -> ColumnElement[str]:
    return literal(poste.value, Text)
