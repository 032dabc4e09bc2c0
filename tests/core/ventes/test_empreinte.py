"""The hash of a sale's content: what makes two sales the same one, and what does not (I9)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from msgspec.structs import replace

from core.ventes.commandes import LigneRecue, VenteRecue
from core.ventes.empreinte import digest_bytes, read_contenu
from core.vocabulaire import Devise
from tests.builders import MIDI, make_vente
from tests.core.ventes.cas import contenu_of

VENTE = replace(
    make_vente("FAC-1"),
    lignes=(LigneRecue(15, 2, prix_unitaire=2_500_000), LigneRecue(16, 1, prix_unitaire=50_000)),
    montant_total=5_050_000,
)
PREMIERE, SECONDE = VENTE.lignes

prix_of = st.none() | st.integers(0, 10**14)
lignes_of = st.builds(
    LigneRecue,
    article_id=st.integers(1, 2**63 - 1),
    quantite=st.integers(1, 1_000_000),
    prix_unitaire=prix_of,
)
ventes_of = st.builds(
    lambda lignes, **over: replace(make_vente("FAC-1"), lignes=tuple(lignes), **over),
    st.lists(lignes_of, min_size=1, max_size=3),
    montant_total=prix_of,
    mode_paiement=st.text(st.sampled_from("|;:-01CASH"), max_size=8),
    paye=st.booleans(),
    devise=st.sampled_from([Devise.CDF, Devise.USD]),
)


def hash_of(vente: VenteRecue) -> bytes:
    return contenu_of(vente).empreinte


@pytest.mark.parametrize(
    "other",
    [
        replace(VENTE, lignes=(SECONDE, PREMIERE)),
        replace(VENTE, lignes=(PREMIERE,)),
        replace(VENTE, lignes=(PREMIERE, SECONDE, SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, article_id=16), SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, quantite=3), SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, prix_unitaire=2_500_001), SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, prix_unitaire=None), SECONDE)),
        replace(VENTE, montant_total=5_050_001),
        replace(VENTE, montant_total=None),
        replace(VENTE, montant_total=0),
        replace(VENTE, mode_paiement="MOBILE"),
        replace(VENTE, mode_paiement="cash"),
        replace(VENTE, mode_paiement=""),
        replace(VENTE, paye=False),
        replace(VENTE, devise=Devise.USD),
    ],
)
def test_what_is_content(other: VenteRecue) -> None:
    assert hash_of(other) != hash_of(VENTE)


@pytest.mark.parametrize(
    "other",
    [
        replace(VENTE, charge_utile=b"written in another way"),
        replace(VENTE, date_vente=MIDI + timedelta(days=1)),
        replace(VENTE, date_vente=None, date_vide=True),
        replace(VENTE, numero_facture="FAC-2"),
        replace(VENTE, boutique_id="9", device_serial="serie"),
        replace(VENTE, montant_total_usd=1_000),
        replace(VENTE, devise=Devise.CDF),
        replace(VENTE, lignes=(replace(PREMIERE, devise=Devise.CDF), SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, prix_original=3_000_000), SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, est_negocie=True), SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, motif_reduction="ami"), SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, variante_id=3), SECONDE)),
        replace(VENTE, lignes=(replace(PREMIERE, prix_unitaire_usd=1_000), SECONDE)),
    ],
)
def test_what_is_no_content(other: VenteRecue) -> None:
    assert hash_of(other) == hash_of(VENTE)


def test_absent_is_not_zero() -> None:
    absent = replace(VENTE, lignes=(replace(PREMIERE, prix_unitaire=None),), montant_total=None)
    zero = replace(VENTE, lignes=(replace(PREMIERE, prix_unitaire=0),), montant_total=0)
    half = replace(absent, montant_total=0)
    assert len({hash_of(absent), hash_of(zero), hash_of(half)}) == 3


def test_in_usd_the_usd_amounts_count_wherever_they_are_written() -> None:
    plain = replace(
        VENTE,
        devise=Devise.USD,
        lignes=(LigneRecue(15, 2, prix_unitaire=1_000),),
        montant_total=2_000,
    )
    both = replace(
        plain,
        lignes=(LigneRecue(15, 2, prix_unitaire=9, prix_unitaire_usd=1_000),),
        montant_total=9,
        montant_total_usd=2_000,
    )
    assert hash_of(both) == hash_of(plain)
    assert contenu_of(both).prix == (1_000,)


@pytest.mark.parametrize("mode", ["CASH|", "|", ";", "15:2:2500000", "-", "CASH;16:1:50000"])
def test_a_mode_with_separators_is_itself(mode: str) -> None:
    assert hash_of(replace(VENTE, mode_paiement=mode)) != hash_of(VENTE)


@given(ventes_of, ventes_of)
def test_two_contents_have_one_hash_only_where_they_are_equal(
    one: VenteRecue, other: VenteRecue
) -> None:
    assert (hash_of(one) == hash_of(other)) == (one == other)


@given(ventes_of)
def test_the_hash_depends_on_nothing_but_the_content(vente: VenteRecue) -> None:
    assert hash_of(replace(vente, numero_facture="X", charge_utile=b"")) == hash_of(vente)


@pytest.mark.parametrize("devise", Devise)
def test_an_unnamed_currency_is_the_boutiques(devise: Devise) -> None:
    contenu = read_contenu(VENTE, devise)
    assert contenu is not None
    assert contenu == read_contenu(replace(VENTE, devise=devise), Devise.CDF)


def test_an_unreadable_sale_is_its_bytes() -> None:
    assert digest_bytes(b"a") == digest_bytes(b"a") != digest_bytes(b"b")
    assert len(digest_bytes(b"")) == 32


def test_every_field_of_a_line_was_thought_of() -> None:
    """A field added to the wire is content or it is not: decide, then add it to a list above."""
    known = {
        *("article_id", "quantite", "prix_unitaire", "prix_unitaire_usd", "devise"),
        *("variante_id", "prix_original", "est_negocie", "motif_reduction"),
    }
    assert {field.name for field in structs.fields(LigneRecue)} == known
