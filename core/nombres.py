"""Numbers as people and spreadsheets write them: « 25 000,50 », « 1 250 », « −3 »."""

import re
from decimal import Decimal

from core.limites import STOCK_MAX
from core.montants import to_centimes

MOINS = "\N{MINUS SIGN}"

_BLANCS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
"""A blank between thousands."""
_ENTIER = re.compile(r"[0-9]{1,16}([.,]0+)?")
# Three decimals are refused: in 1,500 nobody knows whether thousands are meant.
_MONTANT = re.compile(r"[0-9]{1,16}([.,]([0-9]{1,2}|[0-9]{4,12}))?")


def read_montant(texte: str) -> int | None:
    """Return an amount in minor units; None where it is none, or none that a price may be."""
    plain = _BLANCS.sub("", texte.strip())
    return to_centimes(Decimal(plain.replace(",", "."))) if _MONTANT.fullmatch(plain) else None


def read_entier(texte: str) -> int | None:
    """Return a number of pieces of 0 or more; None where it is none."""
    plain = _BLANCS.sub("", texte.strip())
    if not _ENTIER.fullmatch(plain):
        return None
    entier = int(re.split("[.,]", plain)[0])
    return entier if entier <= STOCK_MAX else None


def write_moins(texte: str) -> str:
    """Return a figure as a sentence writes it: « −3 », where Python writes a hyphen."""
    return texte.replace("-", MOINS, 1) if texte.startswith("-") else texte


def write_entier(valeur: int) -> str:
    """Return a whole number as a sentence writes it: `-3` as « −3 »."""
    return write_moins(str(valeur))
