"""Rows 1, 7 and 8 of the rule table: articles, prices, stock, totals, and the day of a sale."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec import structs

from core.limites import MONTANT_MAX, PRIX_MAX, QUANTITE_MAX, STOCK_MAX
from core.ventes.commandes import LigneRecue, VenteRecue
from core.ventes.controle import compute_jour
from core.vocabulaire import CodeRefus, Devise, PolitiqueStock, Signalement
from tests.builders import MIDI, make_vente
from tests.core.ventes.cas import (
    BOUTIQUE,
    CREDIT,
    IMPORTE,
    RIZ,
    SEL,
    Fichier,
    apply_one,
    refuse_one,
    summarise,
)

ACCEPTE = replace(BOUTIQUE, politique_stock=PolitiqueStock.ACCEPTER)
KINSHASA, LUBUMBASHI = "Africa/Kinshasa", "Africa/Lubumbashi"


def vente_of(*lignes: LigneRecue, devise: Devise | None = None) -> VenteRecue:
    return structs.replace(make_vente("FAC-1"), lignes=lignes, devise=devise)


@pytest.mark.parametrize("quantite", [1, 10])
def test_what_is_in_stock_is_sold(quantite: int) -> None:
    assert summarise(Fichier().judge(make_vente("FAC-1", (RIZ.id, quantite)))) == ["creee"]


def test_row_7_short_of_stock_names_article_and_figures() -> None:
    refus = refuse_one(Fichier(), make_vente("FAC-1", (SEL.id, 1), (RIZ.id, 11))).refus
    assert refus.code is CodeRefus.INSUFFICIENT_STOCK
    assert refus.message.startswith("Stock insuffisant pour Riz: ")
    assert refus.manque is not None
    found = (refus.manque.article_id, refus.manque.stock_demande, refus.manque.stock_disponible)
    assert found == (RIZ.id, 11, 10)


def test_row_7_a_stock_below_zero_is_told_with_a_true_minus() -> None:
    short = replace(RIZ, quantite_stock=-3)
    refus = refuse_one(Fichier(articles=(short,)), make_vente("FAC-1", (RIZ.id, 1))).refus
    assert refus.message == "Stock insuffisant pour Riz: demandé 1, disponible −3"


def test_row_1_two_lines_of_one_article_count_together() -> None:
    refus = refuse_one(Fichier(), make_vente("FAC-1", (RIZ.id, 6), (SEL.id, 1), (RIZ.id, 5))).refus
    assert refus.manque is not None
    assert (refus.manque.stock_demande, refus.manque.stock_disponible) == (11, 10)
    both = apply_one(Fichier(), make_vente("FAC-1", (RIZ.id, 6), (RIZ.id, 4)))
    assert [ligne.recue.quantite for ligne in both.lignes] == [6, 4]


def test_row_7_what_earlier_sales_of_the_batch_took_is_gone() -> None:
    batch = [make_vente(f"FAC-{n}", (RIZ.id, 4)) for n in range(3)]
    assert summarise(Fichier().judge(*batch)) == ["creee", "creee", "INSUFFICIENT_STOCK"]


def test_row_7_a_refused_sale_takes_nothing() -> None:
    batch = [
        make_vente("FAC-1", (RIZ.id, 10), (SEL.id, 2)),
        make_vente("FAC-2", (RIZ.id, 10)),
    ]
    assert summarise(Fichier().judge(*batch)) == ["INSUFFICIENT_STOCK", "creee"]


@pytest.mark.parametrize(
    ("quantite", "signalements"), [(10, Signalement.AUCUN), (11, Signalement.STOCK_NEGATIF)]
)
def test_row_7_a_shop_that_accepts_sells_what_it_has_not(
    quantite: int, signalements: Signalement
) -> None:
    fichier = Fichier(boutique=ACCEPTE)
    assert apply_one(fichier, make_vente("FAC-1", (RIZ.id, quantite))).signalements == signalements


def test_row_7_an_untracked_article_is_never_short_nor_flagged() -> None:
    decision = apply_one(Fichier(), make_vente("FAC-1", (CREDIT.id, QUANTITE_MAX)))
    assert decision.signalements is Signalement.AUCUN


@pytest.mark.parametrize("boutique", [BOUTIQUE, ACCEPTE])
@pytest.mark.parametrize(("quantite", "expected"), [(5, "creee"), (6, "INSUFFICIENT_STOCK")])
def test_no_policy_takes_a_stock_beyond_what_the_book_can_hold(
    boutique: object, quantite: int, expected: str
) -> None:
    deep = replace(CREDIT, quantite_stock=5 - STOCK_MAX)
    fichier = Fichier(boutique=BOUTIQUE if boutique is BOUTIQUE else ACCEPTE, articles=[deep])
    assert summarise(fichier.judge(make_vente("FAC-1", (CREDIT.id, quantite)))) == [expected]


@pytest.mark.parametrize("policy", [BOUTIQUE, ACCEPTE])
def test_row_8_an_unknown_article_names_its_id_and_nothing_else(policy: object) -> None:
    fichier = Fichier(boutique=ACCEPTE if policy is ACCEPTE else BOUTIQUE)
    refus = refuse_one(fichier, make_vente("FAC-1", (RIZ.id, 1), (99, 1))).refus
    assert refus.code is CodeRefus.ARTICLE_NOT_FOUND
    assert refus.manque is not None
    assert (refus.manque.article_id, refus.manque.article_nom) == (99, "")
    assert refus.manque.stock_disponible is None


def test_an_unknown_article_is_told_before_a_lack_of_stock() -> None:
    assert summarise(Fichier().judge(make_vente("FAC-1", (RIZ.id, 99), (99, 1)))) == [
        "ARTICLE_NOT_FOUND"
    ]


def test_an_absent_price_is_the_catalogues() -> None:
    decision = apply_one(Fichier(), vente_of(LigneRecue(RIZ.id, 2), LigneRecue(SEL.id, 1, 0)))
    assert [ligne.prix_unitaire for ligne in decision.lignes] == [RIZ.prix_vente, 0]


@pytest.mark.parametrize(
    ("ligne", "prix"),
    [
        (LigneRecue(RIZ.id, 1, prix_unitaire=900, prix_unitaire_usd=700), 700),
        (LigneRecue(RIZ.id, 1, prix_unitaire=900), 900),
        (LigneRecue(IMPORTE.id, 1), IMPORTE.prix_vente),
    ],
)
def test_prices_of_a_sale_in_usd(ligne: LigneRecue, prix: int) -> None:
    """Issue case: `prix_unitaire_usd` is the price of a sale in USD."""
    decision = apply_one(Fichier(), vente_of(ligne, devise=Devise.USD))
    assert [x.prix_unitaire for x in decision.lignes] == [prix]
    assert decision.contenu.devise is Devise.USD


def test_usd_amounts_of_a_sale_in_cdf_are_ignored() -> None:
    vente = vente_of(LigneRecue(RIZ.id, 1, prix_unitaire=900, prix_unitaire_usd=700))
    decision = apply_one(
        Fichier(), structs.replace(vente, montant_total=900, montant_total_usd=700)
    )
    assert (decision.montant_total, decision.contenu.montant_declare) == (900, 900)
    assert decision.signalements is Signalement.AUCUN


def test_the_declared_total_of_a_sale_in_usd() -> None:
    vente = vente_of(LigneRecue(IMPORTE.id, 2), devise=Devise.USD)
    vente = structs.replace(vente, montant_total=6_000_000, montant_total_usd=2_500)
    decision = apply_one(Fichier(), vente)
    assert (decision.montant_total, decision.contenu.montant_declare) == (2_500, 2_500)


@pytest.mark.parametrize("devise", [None, Devise.CDF, Devise.USD])
def test_row_8_a_default_price_in_another_currency(devise: Devise | None) -> None:
    article = RIZ if devise is Devise.USD else IMPORTE
    refus = refuse_one(Fichier(), vente_of(LigneRecue(article.id, 1), devise=devise)).refus
    assert refus.code is CodeRefus.INVALID_FORMAT
    assert refus.manque is not None
    assert refus.manque.article_id == article.id


@pytest.mark.parametrize(
    ("vente_devise", "lignes"),
    [
        (None, [Devise.USD]),
        (Devise.USD, [Devise.CDF]),
        (None, [Devise.CDF, Devise.USD]),
        (Devise.USD, [Devise.USD, None, Devise.CDF]),
    ],
)
def test_row_8_a_line_in_another_currency_than_the_sale(
    vente_devise: Devise | None, lignes: list[Devise | None]
) -> None:
    sent = (LigneRecue(RIZ.id, 1, prix_unitaire=100, devise=devise) for devise in lignes)
    decision = refuse_one(Fichier(), vente_of(*sent, devise=vente_devise))
    assert (decision.refus.code, decision.contenu) == (CodeRefus.INVALID_FORMAT, None)


def test_a_boutique_in_usd_sells_in_usd_by_default() -> None:
    fichier = Fichier(boutique=replace(BOUTIQUE, devise=Devise.USD))
    assert apply_one(fichier, vente_of(LigneRecue(IMPORTE.id, 1))).contenu.devise is Devise.USD


@pytest.mark.parametrize(("more", "expected"), [(0, "creee"), (1, "INVALID_FORMAT")])
def test_the_highest_total_of_a_sale(more: int, expected: str) -> None:
    """I18: 90,000 lots of a thousand billion is the limit, one centime above is refused."""
    count = MONTANT_MAX // PRIX_MAX
    lignes = [LigneRecue(CREDIT.id, count, PRIX_MAX), LigneRecue(CREDIT.id, 1, more)]
    assert summarise(Fichier().judge(vente_of(*lignes))) == [expected]


def test_a_declared_total_that_differs_is_flagged_and_kept() -> None:
    vente = structs.replace(make_vente("FAC-1", (RIZ.id, 2)), montant_total=4_999_999)
    decision = apply_one(Fichier(), vente)
    assert decision.signalements is Signalement.ECART_TOTAL
    assert (decision.montant_total, decision.contenu.montant_declare) == (5_000_000, 4_999_999)


def test_an_absent_total_is_no_difference_but_zero_is() -> None:
    absent = make_vente("FAC-1", (RIZ.id, 2))
    assert apply_one(Fichier(), absent).signalements is Signalement.AUCUN
    zero = structs.replace(absent, montant_total=0)
    assert apply_one(Fichier(), zero).signalements is Signalement.ECART_TOTAL


@pytest.mark.parametrize(
    ("date_vente", "fuseau", "jour", "believed"),
    [
        (datetime(2026, 3, 24, 22, 30, tzinfo=UTC), KINSHASA, date(2026, 3, 24), True),
        (datetime(2026, 3, 24, 23, 30, tzinfo=UTC), KINSHASA, date(2026, 3, 25), True),
        (datetime(2026, 3, 24, 21, 30, tzinfo=UTC), LUBUMBASHI, date(2026, 3, 24), True),
        (datetime(2026, 3, 24, 22, 30, tzinfo=UTC), LUBUMBASHI, date(2026, 3, 25), True),
        (None, KINSHASA, date(2026, 3, 25), True),
        (MIDI - timedelta(days=31), KINSHASA, date(2026, 2, 22), True),
        (MIDI - timedelta(days=31, microseconds=1), KINSHASA, date(2026, 3, 25), False),
        (MIDI + timedelta(minutes=5), KINSHASA, date(2026, 3, 25), True),
        (MIDI + timedelta(minutes=5, microseconds=1), KINSHASA, date(2026, 3, 25), False),
        (MIDI + timedelta(days=3650), KINSHASA, date(2026, 3, 25), False),
        (datetime(1970, 1, 1, tzinfo=UTC), KINSHASA, date(2026, 3, 25), False),
    ],
)
def test_the_local_day_of_a_sale(
    date_vente: datetime | None, fuseau: str, jour: date, believed: bool
) -> None:
    """I17: 23:30 and 00:30 in the shop, the future, and a clock that is years off."""
    assert compute_jour(date_vente, MIDI, fuseau) == (jour, believed)


def test_a_day_received_just_before_midnight_is_the_local_one() -> None:
    received = datetime(2026, 3, 25, 23, 30, tzinfo=UTC)
    assert compute_jour(None, received, KINSHASA) == (date(2026, 3, 26), True)


def test_a_date_out_of_bounds_is_flagged() -> None:
    vente = structs.replace(make_vente("FAC-1", (RIZ.id, 1)), date_vente=MIDI + timedelta(days=2))
    decision = apply_one(Fichier(), vente)
    assert decision.signalements is Signalement.DATE_HORS_LIMITES
    assert decision.jour == date(2026, 3, 25)
