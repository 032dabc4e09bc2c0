"""Each field of a sale: the values it takes, those it refuses, the names it may bear."""

import json
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from core.limites import LIGNES_PAR_VENTE_MAX, TEXTE_MAX
from core.ventes.commandes import LigneRecue, VenteRecue
from core.vocabulaire import Devise
from syncserver.lecture.vente import PAS_UN_OBJET, read_vente
from tests.syncserver.lecture.charges import (
    FUSEAU,
    LIGNE,
    VENTE,
    make_charge,
    make_ligne,
    read_bad,
    read_good,
)


def test_a_minimal_sale_gets_the_static_defaults() -> None:
    charge = b'{"numero_facture":"F","lignes":[{"article_id":1,"quantite":1}]}'
    assert read_good(charge) == VenteRecue("F", (LigneRecue(1, 1),), charge)


VENTE_ENTIERE: dict[str, object] = {
    "numero_facture": "F",
    "date_vente": "2026-03-25T10:00:00+02:00",
    "montant_total": "50000.00",
    "montant_total_usd": 20,
    "mode_paiement": "M-PESA",
    "paye": False,
    "devise": "USD",
    "boutique_id": 9,
    "device_serial": "abc",
    "lignes": [
        {
            "article_id": 15,
            "quantite": 2,
            "prix_unitaire": 25000,
            "prix_unitaire_usd": "10.5",
            "devise": "USD",
            "variante_id": 3,
            "prix_original": "30000.00",
            "est_negocie": True,
            "motif_reduction": "client fidèle",
        }
    ],
}


def test_every_field_is_read() -> None:
    charge = json.dumps(VENTE_ENTIERE).encode()
    ligne = LigneRecue(
        article_id=15,
        quantite=2,
        prix_unitaire=2_500_000,
        prix_unitaire_usd=1_050,
        devise=Devise.USD,
        variante_id=3,
        prix_original=3_000_000,
        est_negocie=True,
        motif_reduction="client fidèle",
    )
    assert read_good(charge) == VenteRecue(
        numero_facture="F",
        lignes=(ligne,),
        charge_utile=charge,
        date_vente=datetime(2026, 3, 25, 8, tzinfo=UTC),
        montant_total=5_000_000,
        montant_total_usd=2_000,
        mode_paiement="M-PESA",
        paye=False,
        devise=Devise.USD,
        boutique_id="9",
        device_serial="abc",
    )


VENTE_ALIASES = [
    ("numero_facture", "NumeroFacture", "X-1"),
    ("numero_facture", "vente_uid", "X-1"),
    ("numero_facture", "VenteUid", "X-1"),
    ("date_vente", "DateVente", "2026-03-25"),
    ("date_vente", "date", "2026-03-25"),
    ("date_vente", "Date", "2026-03-25"),
    ("montant_total", "MontantTotal", 7),
    ("montant_total", "total", 7),
    ("montant_total", "Total", 7),
    ("montant_total_usd", "MontantTotalUsd", 7),
    ("montant_total_usd", "total_usd", 7),
    ("montant_total_usd", "TotalUsd", 7),
    ("mode_paiement", "ModePaiement", "MOBILE"),
    ("paye", "Paye", False),
    ("devise", "Devise", "USD"),
    ("boutique_id", "BoutiqueId", 3),
    ("device_serial", "DeviceSerial", "s"),
    ("lignes", "Lignes", [LIGNE, LIGNE]),
    ("lignes", "items", [LIGNE, LIGNE]),
    ("lignes", "Items", [LIGNE, LIGNE]),
]
LIGNE_ALIASES = [
    ("article_id", "ArticleId", 3),
    ("quantite", "Quantite", 3),
    ("prix_unitaire", "PrixUnitaire", 3),
    ("prix_unitaire_usd", "PrixUnitaireUsd", 3),
    ("devise", "Devise", "USD"),
    ("variante_id", "VarianteId", 3),
    ("prix_original", "PrixOriginal", 3),
    ("est_negocie", "EstNegocie", True),
    ("motif_reduction", "MotifReduction", "m"),
]


@pytest.mark.parametrize(("field", "alias", "value"), VENTE_ALIASES)
def test_a_sale_field_may_bear_each_of_its_names(field: str, alias: str, value: object) -> None:
    named = {name: held for name, held in VENTE.items() if name != field} | {alias: value}
    read = read_good(json.dumps(named).encode())
    plain = read_good(make_charge(**{field: value}))
    assert getattr(read, field) == getattr(plain, field)
    assert getattr(plain, field) != getattr(read_good(make_charge()), field)


@pytest.mark.parametrize(("field", "alias", "value"), LIGNE_ALIASES)
def test_a_line_field_may_bear_each_of_its_names(field: str, alias: str, value: object) -> None:
    named = {name: held for name, held in LIGNE.items() if name != field} | {alias: value}
    (read,) = read_good(make_charge(lignes=[named])).lignes
    (plain,) = read_good(make_ligne(**{field: value})).lignes
    assert getattr(read, field) == getattr(plain, field)
    assert plain != LigneRecue(15, 2, 2_500_000)


@given(st.data())
def test_no_name_and_no_order_changes_what_is_read(data: st.DataObject) -> None:
    """Every field under any of its names, in any order, with unknown and null ones between."""
    ligne = _rename(data, VENTE_ENTIERE["lignes"][0], LIGNE_ALIASES)  # type: ignore[index]
    vente = _rename(data, VENTE_ENTIERE | {"lignes": [ligne]}, VENTE_ALIASES)
    read = read_good(json.dumps(vente).encode())
    plain = read_good(json.dumps(VENTE_ENTIERE).encode())
    assert replace(read, charge_utile=plain.charge_utile) == plain


def _rename(
    data: st.DataObject, objet: dict[str, object], aliases: list[tuple[str, str, object]]
) -> dict[str, object]:
    names: dict[str, list[str]] = {field: [field] for field in objet}
    for field, alias, _ in aliases:
        names[field].append(alias)
    renamed = {data.draw(st.sampled_from(names[field])): held for field, held in objet.items()}
    absent = [name for known in names.values() for name in known if name not in renamed]
    renamed |= dict.fromkeys(data.draw(st.lists(st.sampled_from([*absent, "inconnu"]))))
    return {name: renamed[name] for name in data.draw(st.permutations(list(renamed)))}


@pytest.mark.parametrize("total", [50000, "50000", "50000.00", "50000.0000"])
def test_two_names_of_one_field_may_agree(total: object) -> None:
    assert read_good(make_charge(total=total, Total=None)).montant_total == 5_000_000


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"vente_uid": "FAC-2"}, "vente_uid"),
        ({"total": "50000.01"}, "total"),
        ({"items": [LIGNE, LIGNE]}, "items"),
        ({"paye": True, "Paye": False}, "Paye"),
    ],
)
def test_two_names_of_one_field_must_not_differ(over: dict[str, object], field: str) -> None:
    assert field in read_bad(make_charge(**over)).message


@pytest.mark.parametrize("field", ["date_vente", "montant_total", "mode_paiement", "paye"])
def test_null_is_absent(field: str) -> None:
    without = {name: held for name, held in VENTE.items() if name != field}
    charge = json.dumps(without | {field: None}).encode()
    assert getattr(read_good(charge), field) == getattr(VenteRecue("", (), b""), field)


def test_unknown_fields_are_ignored() -> None:
    assert read_good(make_charge(client={"nom": [1, 2.5]}, Remise="10%")).numero_facture == "FAC-1"


def test_the_last_of_a_doubled_key_counts() -> None:
    charge = b'{"numero_facture":"A","numero_facture":"B","lignes":[{"article_id":1,"quantite":1}]}'
    assert read_good(charge).numero_facture == "B"


@pytest.mark.parametrize("element", ["null", "12", "2.5", "true", '"FAC-1"', "[]", "[{}]"])
def test_an_element_that_is_no_object_is_refused(element: str) -> None:
    assert read_bad(element.encode()).message == PAS_UN_OBJET


def test_a_sale_without_a_number_is_refused() -> None:
    charge = json.dumps({"lignes": [LIGNE]}).encode()
    assert "numero_facture" in read_bad(charge).message


@pytest.mark.parametrize("lignes", [None, [], {}, "x", 5, [None], ["x"], [[LIGNE]], [LIGNE, None]])
def test_lines_that_are_no_lines_are_refused(lignes: object) -> None:
    vente = read_bad(make_charge(lignes=lignes))
    assert vente.numero_facture == "FAC-1"
    assert "lignes" in vente.message


@pytest.mark.parametrize("count", [1, LIGNES_PAR_VENTE_MAX - 1, LIGNES_PAR_VENTE_MAX])
def test_a_sale_has_up_to_the_limit_of_lines(count: int) -> None:
    assert len(read_good(make_charge(lignes=[LIGNE] * count)).lignes) == count


def test_a_line_over_the_limit_refuses_the_sale() -> None:
    read_bad(make_charge(lignes=[LIGNE] * (LIGNES_PAR_VENTE_MAX + 1)))


def test_a_fault_in_a_line_names_the_line_and_the_field() -> None:
    vente = read_bad(make_charge(lignes=[LIGNE, LIGNE | {"quantite": True}]))
    assert "Champ quantite de la ligne 2" in vente.message


@pytest.mark.parametrize("field", ["article_id", "quantite"])
def test_a_line_without_a_required_field_is_refused(field: str) -> None:
    ligne = {name: held for name, held in LIGNE.items() if name != field}
    assert f"Champ {field} de la ligne 1" in read_bad(make_charge(lignes=[ligne])).message


def test_a_long_reason_for_a_reduction_is_cut() -> None:
    (ligne,) = read_good(make_ligne(motif_reduction="m" * (TEXTE_MAX + 1))).lignes
    assert ligne.motif_reduction == "m" * TEXTE_MAX


def test_the_number_is_kept_normalised_and_given_back_as_sent() -> None:
    decomposed = unicodedata.normalize("NFD", "REÇU-é")
    vente, envoye = read_vente(make_charge(numero_facture=decomposed), FUSEAU)
    assert envoye == decomposed
    assert vente.numero_facture == "REÇU-é"


SPOILT = [
    pytest.param(b'"motif":"\xff"', id="UTF-8 broken in an unknown field"),
    pytest.param(b'"mode_paiement":"\xc3("', id="UTF-8 broken in a known field"),
    pytest.param(b'"motif":"\\ud800 seul"', id="lone high surrogate"),
    pytest.param(b'"motif":"\\udc00 seul"', id="lone low surrogate"),
    pytest.param(b'"total":' + b"9" * 400_000, id="an integer of 400,000 digits"),
]


@pytest.mark.parametrize("spoilt", SPOILT)
def test_the_number_of_a_sale_that_cannot_be_decoded_is_saved(spoilt: bytes) -> None:
    for charge in (b'{"numero_facture":"FAC-1",%b}' % spoilt, b'{%b,"VenteUid":"FAC-1"}' % spoilt):
        assert read_bad(charge).numero_facture == "FAC-1"


@pytest.mark.parametrize(
    "charge",
    [
        b'{"numero_facture":"FAC-\xff"}',
        b'{"numero_facture":"FAC-\\ud800"}',
        b'{"numero_facture":"A","vente_uid":"B","x":"\xff"}',
        b'{"numero_facture":1,"x":"\xff"}',
        b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b',"numero_facture":"A"}',
        b'{"x":NaN,"numero_facture":"A"}',
    ],
)
def test_a_number_that_is_spoilt_too_is_not_given(charge: bytes) -> None:
    assert read_bad(charge).numero_facture == ""


def test_a_surrogate_pair_is_a_character() -> None:
    charge = b'{"numero_facture":"\\ud83d\\ude00","lignes":[{"article_id":1,"quantite":1}]}'
    assert read_good(charge).numero_facture == "\U0001f600"
