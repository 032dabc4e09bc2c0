"""Text from outside: on one line, without what hides or turns it round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidFormat
from core.textes import clean_texte, is_printable, require_texte


@pytest.mark.parametrize(
    "texte", ["", "Riz 25 kg", "Crédit d’appel", "25\u00a0kg", "1\u202f000", "米", "é", "🙂"]
)
def test_what_can_be_shown(texte: str) -> None:
    assert is_printable(texte)


@pytest.mark.parametrize(
    "texte", ["a\nb", "\t", "\x00", "\x7f", "a\u202eb", "\u2066", "\u200f", "\ud800", "\u0378"]
)
def test_what_cannot(texte: str) -> None:
    assert not is_printable(texte)


@pytest.mark.parametrize(
    ("texte", "clean"),
    [
        ("  Riz \n 25\tkg ", "Riz 25 kg"),
        ("a\u202eb", "a b"),
        ("e\u0301", "é"),
        ("\ud800", ""),
        ("x" * 600, "x" * 500),
        ("x" * 499 + " yz", "x" * 499),
    ],
)
def test_how_it_is_cleaned(texte: str, clean: str) -> None:
    assert clean_texte(texte) == clean


@given(st.text())
def test_what_is_clean_can_be_shown_and_stays(texte: str) -> None:
    clean = clean_texte(texte)
    assert is_printable(clean)
    assert clean_texte(clean) == clean


@pytest.mark.parametrize("texte", ["", " ", "\n\u202e"])
def test_an_empty_field_is_named(texte: str) -> None:
    with pytest.raises(InvalidFormat, match="Nom"):
        require_texte(texte, "Nom")
    assert require_texte(" a ", "Nom", 1) == "a"
