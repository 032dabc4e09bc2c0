"""Money: whole minor units inside, decimal text with a point at the edges; never a float."""

from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import lru_cache

from core.limites import PRIX_MAX

CENTIMES = 100
_CENT = Decimal("0.01")
_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])


def to_centimes(valeur: Decimal, maximum: int = PRIX_MAX) -> int | None:
    """Minor units of `valeur`; None unless it lies in 0…`maximum` and has at most two decimals.

    Compared before any arithmetic, so that 1e400000 costs nothing; trailing zeros never count.
    """
    if not valeur.is_finite() or not 0 <= valeur <= Decimal(maximum) / CENTIMES:
        return None
    try:
        return int(_EXACT.quantize(valeur, _CENT).scaleb(2, _EXACT))
    except (Inexact, InvalidOperation):
        return None


@lru_cache(maxsize=4096)
def format_decimal(centimes: int) -> str:
    """`5000000` as the wire's and the exports' `"50000.00"`."""
    signe = "-" if centimes < 0 else ""
    unites, reste = divmod(abs(centimes), CENTIMES)
    return f"{signe}{unites}.{reste:02d}"
