"""Numbers as they are typed: what may mean two things is refused."""

import pytest

from core.limites import PRIX_MAX, STOCK_MAX
from core.nombres import read_entier, read_montant, write_entier, write_moins


@pytest.mark.parametrize(
    ("texte", "montant"),
    [
        ("25000", 2_500_000),
        (" 25 000 ", 2_500_000),
        ("1\u202f250\u00a0000,5", 125_000_050),
        ("2.55", 255),
        ("0", 0),
        ("2,5500", 255),
        (str(PRIX_MAX // 100), PRIX_MAX),
        *((texte, None) for texte in ("", "-1", "1,500", "1.500,00", "12 50", "1e3", "x", "2,555")),
        (str(PRIX_MAX // 100 + 1), None),
        ("9" * 40, None),
        ("1,2345", None),
    ],
)
def test_an_amount(texte: str, montant: int | None) -> None:
    assert read_montant(texte) == montant


@pytest.mark.parametrize(
    ("texte", "entier"),
    [
        ("12", 12),
        ("1 250", 1_250),
        ("3,00", 3),
        (str(STOCK_MAX), STOCK_MAX),
        *((texte, None) for texte in ("", "-1", "1,5", "12 50", "douze", "٣", str(STOCK_MAX + 1))),
    ],
)
def test_a_number_of_pieces(texte: str, entier: int | None) -> None:
    assert read_entier(texte) == entier


def test_a_sentence_has_the_true_minus() -> None:
    assert [write_entier(valeur) for valeur in (-1250, 0, 7)] == ["−1250", "0", "7"]
    assert [write_moins(texte) for texte in ("-1.50", "1.50", "A-1")] == ["−1.50", "1.50", "A-1"]
