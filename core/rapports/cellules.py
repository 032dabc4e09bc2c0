"""The kinds of cells that leave the program, each with its meaning, so that a file stays typed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.vocabulaire import Devise


@dataclass(frozen=True, slots=True)
class Somme:
    """An amount with its currency, in minor units."""

    centimes: int
    devise: Devise


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a whole, in thousandths."""

    permille: int


Cellule = str | int | bool | Decimal | Somme | Part | date | datetime | None
"""Text, a count, a yes or no, an amount of two decimals, a share, a day, an instant, or nothing."""
