"""Text that comes from outside, made fit to keep and to show on one line."""

import unicodedata

from core.errors import InvalidFormat
from core.limites import TEXTE_MAX

_BLANCS = str.maketrans({"\u00a0": " ", "\u202f": " "})


def is_printable(texte: str) -> bool:
    """Tell whether `texte` has no control, bidi, surrogate or unassigned character.

    Python counts the bidi controls (category Cf) among what cannot be printed, and so every blank
    but the plain one: French writes two more.
    """
    return texte.isprintable() or texte.translate(_BLANCS).isprintable()


def fold(texte: str) -> str:
    """Return `texte` without case or accents: what searches compare and names sort by."""
    decomposed = unicodedata.normalize("NFKD", texte.replace("œ", "oe").replace("Œ", "oe"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def clean_texte(texte: str, maximum: int = TEXTE_MAX) -> str:
    """Return `texte` normalised, on one line, without what cannot be shown, cut to `maximum`."""
    visible = "".join(c if is_printable(c) else " " for c in unicodedata.normalize("NFC", texte))
    return " ".join(visible.split())[:maximum].rstrip()


def require_texte(texte: str, champ: str, maximum: int = TEXTE_MAX) -> str:
    """Return `texte` cleaned; InvalidFormat naming `champ` where nothing is left of it."""
    clean = clean_texte(texte, maximum)
    if not clean:
        raise InvalidFormat(f"{champ} : ce champ est obligatoire.")
    return clean
