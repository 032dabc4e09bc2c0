r"""Lone surrogate escapes such as `\ud800`: legal JSON that no text can hold.

The decoder refuses the whole body for one of them, wherever it stands. Masking each as bytes that
are no UTF-8, of the same length, lets the sales be told apart, so that only its own is refused.
"""

import re

_ECHAPPEMENT = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<isole>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)

MASQUE = b"\xffu"
"""How a masked escape begins."""


def mask_isoles(texte: bytes) -> bytes:
    """Replace the backslash of each lone surrogate escape by a byte that UTF-8 never has."""
    return _ECHAPPEMENT.sub(_mask, texte)


def unmask_isoles(texte: bytes) -> bytes:
    """Undo `mask_isoles`."""
    return texte.replace(MASQUE, b"\\u")


def _mask(trouve: re.Match[bytes]) -> bytes:
    isole = trouve["isole"]
    return trouve[0] if isole is None else b"\xff" + isole
