"""The values that each kind of field takes and refuses, at and around every limit."""

import pytest

from core.limites import (
    ENTIER_MAX,
    MODE_PAIEMENT_MAX,
    NUMERO_FACTURE_MAX,
    QUANTITE_MAX,
)
from syncserver.lecture.vente import read_vente
from tests.syncserver.lecture.charges import (
    FUSEAU,
    make_charge,
    make_ligne,
    read_bad,
    read_good,
    replace_literal,
)

PRIX = [
    ("25000", 2_500_000),
    ("25000.00", 2_500_000),
    ("25000.0000", 2_500_000),
    ("2.5e4", 2_500_000),
    ("2.5E+4", 2_500_000),
    ("0", 0),
    ("0.00", 0),
    ("-0.0", 0),
    ("0e400000", 0),
    ("0.01", 1),
    ("1e-2", 1),
    ('"25000"', 2_500_000),
    ('"25000.00"', 2_500_000),
    ('"0025.50"', 2_550),
    ("25000." + "0" * 400_000, 2_500_000),
    ('"25000.' + "0" * 400_000 + '"', 2_500_000),
    ("999999999999.99", 10**14 - 1),
    ("1000000000000", 10**14),
    ("1e12", 10**14),
    ('"1000000000000.00"', 10**14),
]


@pytest.mark.parametrize(("literal", "centimes"), PRIX)
def test_a_unit_price_is_read_exactly(literal: str, centimes: int) -> None:
    (ligne,) = read_good(replace_literal(make_charge(), "prix_unitaire", literal)).lignes
    assert ligne.prix_unitaire == centimes


@pytest.mark.parametrize(
    "literal",
    [
        *("-1", "-0.01", '"-1"', "0.001", '"0.001"', "1e-3", "25000.005"),
        *("1000000000000.01", '"1000000000000.01"', "1000000000001", "1e13"),
        *("true", "false", "[]", "{}", '""', '" 5"', '"5 "', '"+5"', '".5"', '"5."', '"1_000"'),
        *('"1e5"', '"1E5"', '"NaN"', '"Infinity"', '"-Infinity"', '"0x10"', '"\u0665"', '"1,5"'),
        *("1e400000", "1e-400000", "1e99999999999999999999", "9" * 4_000),
        *("0." + "1" * 400_000, '"' + "9" * 400_000 + '"'),
    ],
)
def test_a_unit_price_that_is_none_refuses_the_sale(literal: str) -> None:
    vente = read_bad(replace_literal(make_charge(), "prix_unitaire", literal))
    assert vente.numero_facture == "FAC-1"
    assert "Champ prix_unitaire de la ligne 1" in vente.message


TOTAUX = [
    ("123456789012345678.91", None),
    ("12345678901234567.89", 1_234_567_890_123_456_789),
    ('"12345678901234567.89"', 1_234_567_890_123_456_789),
    ("89999999999999999.99", 9 * 10**18 - 1),
    ("90000000000000000.00", 9 * 10**18),
    ("90000000000000000", 9 * 10**18),
    ("90000000000000000.01", None),
    ("90000000000000001", None),
]


@pytest.mark.parametrize(("literal", "centimes"), TOTAUX)
def test_a_total_never_goes_through_a_float(literal: str, centimes: int | None) -> None:
    charge = replace_literal(make_charge(), "montant_total", literal)
    if centimes is None:
        assert "Champ montant_total" in read_bad(charge).message
    else:
        assert read_good(charge).montant_total == centimes


@pytest.mark.parametrize("quantite", [1, 2, QUANTITE_MAX - 1, QUANTITE_MAX])
def test_a_quantity_within_the_limits_is_read(quantite: int) -> None:
    (ligne,) = read_good(make_ligne(quantite=quantite)).lignes
    assert ligne.quantite == quantite


@pytest.mark.parametrize(
    "literal",
    [
        *("0", "-1", str(QUANTITE_MAX + 1), "1.5", "2.0", "1e2", '"2"', "true", "false", "[]"),
        *("99999999999999999999", "9" * 4_000),
    ],
)
def test_a_quantity_that_is_none_refuses_the_sale(literal: str) -> None:
    charge = replace_literal(make_charge(), "quantite", literal)
    assert "Champ quantite de la ligne 1" in read_bad(charge).message


@pytest.mark.parametrize("article_id", [1, ENTIER_MAX - 1, ENTIER_MAX])
def test_an_id_within_the_limits_is_read(article_id: int) -> None:
    (ligne,) = read_good(make_ligne(article_id=article_id, variante_id=article_id)).lignes
    assert ligne.article_id == ligne.variante_id == article_id


@pytest.mark.parametrize("field", ["article_id", "variante_id"])
@pytest.mark.parametrize("value", [0, -1, ENTIER_MAX + 1, 1.0, "1", True, [1]])
def test_an_id_that_is_none_refuses_the_sale(field: str, value: object) -> None:
    assert f"Champ {field} de la ligne 1" in read_bad(make_ligne(**{field: value})).message


NUMEROS = [
    "F",
    "FAC-20241104-001",
    "QRU50NU-20260325022946724-ee5a273d",
    "n° 5 / été",
    "売上-1",
    "x" * (NUMERO_FACTURE_MAX - 1),
    "x" * NUMERO_FACTURE_MAX,
    # Longer than the limit as sent, within it once normalised.
    "e\u0301" * NUMERO_FACTURE_MAX,
]


@pytest.mark.parametrize("numero", NUMEROS)
def test_a_number_of_printable_characters_is_read(numero: str) -> None:
    read_good(make_charge(numero_facture=numero))


@pytest.mark.parametrize(
    "numero",
    [
        *("", "x" * (NUMERO_FACTURE_MAX + 1), "é" * (NUMERO_FACTURE_MAX + 1), "x" * 400_000),
        *("a\x00b", "a\nb", "a\tb", "a\x7fb", "a\x85b", "\ufeffa", "a\u200bb"),
        *("a\u202eb", "a\u2066b", "a\u200eb", "a\u061cb", "a\u2028b", "a\ue000b", "a\U000e0001b"),
        *(5, 5.5, True, ["F"], {"F": 1}),
    ],
)
def test_a_number_that_is_none_refuses_the_sale(numero: object) -> None:
    vente, envoye = read_vente(make_charge(numero_facture=numero), FUSEAU)
    assert "numero_facture" in read_bad(vente.charge_utile).message
    assert (vente.numero_facture, envoye) == ("", "")


@pytest.mark.parametrize(
    "mode", ["", "CASH", "Carte\u00a0bancaire", "50\u202f%", "é" * MODE_PAIEMENT_MAX]
)
def test_a_payment_mode_is_kept_as_sent(mode: str) -> None:
    assert read_good(make_charge(mode_paiement=mode)).mode_paiement == mode


@pytest.mark.parametrize("mode", ["x" * (MODE_PAIEMENT_MAX + 1), "a\x00", "a\u202eb", 1, True, []])
def test_a_payment_mode_that_is_none_refuses_the_sale(mode: object) -> None:
    assert "Champ mode_paiement" in read_bad(make_charge(mode_paiement=mode)).message


@pytest.mark.parametrize("paye", [0, 1, "true", "", []])
def test_paid_is_true_or_false(paye: object) -> None:
    assert "Champ paye" in read_bad(make_charge(paye=paye)).message


@pytest.mark.parametrize("devise", ["", "usd", "EUR", "FC", 1, True, ["USD"]])
def test_a_currency_is_one_of_two(devise: object) -> None:
    assert "Champ devise" in read_bad(make_charge(devise=devise)).message
    assert "Champ devise de la ligne 1" in read_bad(make_ligne(devise=devise)).message


@pytest.mark.parametrize(("claim", "text"), [(9, "9"), ("9", "9"), ("", ""), (-1, "-1")])
def test_what_a_sale_claims_becomes_a_text(claim: object, text: str) -> None:
    vente = read_good(make_charge(boutique_id=claim, device_serial=claim))
    assert (vente.boutique_id, vente.device_serial) == (text, text)


@pytest.mark.parametrize("claim", [True, 9.0, [], {}, 10**30])
def test_a_claim_of_another_type_refuses_the_sale(claim: object) -> None:
    assert "Champ boutique_id" in read_bad(make_charge(boutique_id=claim)).message
