"""A count is right whatever sales do meanwhile: before, during and after it, late or not."""

from datetime import datetime, timedelta

import pytest

from core.inventaires.commandes import Correction
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import LotVentes, ResultatLot, VenteCreee, VenteRefusee, VenteRejouee
from core.ventes.detail import Compensation
from core.vocabulaire import Motif, NonComptes, Signalement, TypeMouvement
from tests.builders import identify, make_lot, make_vente, record
from tests.core.conftest import Magasin
from tests.core.inventaires.comptages import (
    APRES,
    AVANT,
    COMPTAGE,
    ENFIN,
    HEURE,
    OUVERTURE,
    VALIDATION,
    list_mouvements,
    open_comptage,
    sell,
)
from tests.livre import scalar

PERDUES, VENDUES = 3, 2
"""Of ten pieces of rice, so many have been stolen, and so many are sold."""
NOMS = {
    AVANT: "before the count",
    COMPTAGE + HEURE / 2: "between count and validation",
    ENFIN: "after the validation",
}


@pytest.mark.parametrize("which", [0, 1], ids=["terminal 1", "terminal 2"])
@pytest.mark.parametrize(
    ("sold", "received"),
    [
        pytest.param(sold, received, id=f"sold {how}, received {when}")
        for sold, how in ((AVANT - HEURE / 2, "before"), (COMPTAGE + HEURE / 4, "after"))
        for received, when in NOMS.items()
        if received > sold
    ],
)
def test_the_book_ends_with_what_is_on_the_shelf(
    magasin: Magasin, sold: datetime, received: datetime, which: int
) -> None:
    comptage = open_comptage(magasin)
    terminal = (magasin.terminal, magasin.autre)[which]
    shelf = 10 - PERDUES
    for instant in sorted({sold, received, COMPTAGE, VALIDATION}):
        comptage.at(instant)
        if instant == sold:
            shelf -= VENDUES
        if instant == received:
            assert isinstance(sell(magasin, "F1", VENDUES, sold, terminal=terminal), VenteCreee)
        if instant == COMPTAGE:
            comptage.count(magasin.riz, shelf)
        if instant == VALIDATION:
            comptage.validate()
    assert magasin.stock(magasin.riz) == shelf
    assert comptage.ligne(magasin.riz).ecart == -PERDUES


@pytest.mark.parametrize("received", [COMPTAGE + HEURE / 2, ENFIN], ids=["during", "after"])
def test_a_sale_without_a_date_was_made_when_it_came(magasin: Magasin, received: datetime) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 7)
    for instant in sorted({received, VALIDATION}):
        comptage.at(instant)
        if instant == received:
            sell(magasin, "F1", 2, None)
        else:
            comptage.validate()
    assert magasin.stock(magasin.riz) == 5


@pytest.mark.parametrize(
    ("shown", "ecart", "stock"),
    [
        # Its clock is ahead: sold at half past one, an hour before the shelf was counted.
        (COMPTAGE + HEURE / 2, HEURE, 7),
        (COMPTAGE + HEURE / 2, timedelta(), 5),
        # Its clock is behind: sold after the count, whatever the sale says.
        (COMPTAGE - HEURE / 2, -HEURE, 5),
        (COMPTAGE - HEURE / 2, timedelta(), 7),
    ],
    ids=["ahead", "right and later", "behind", "right and earlier"],
)
@pytest.mark.parametrize("validated", [True, False], ids=["after the validation", "during"])
def test_a_wrong_clock_that_was_measured_is_put_right(
    magasin: Magasin, shown: datetime, ecart: timedelta, stock: int, *, validated: bool
) -> None:
    magasin.core.horloges.note_heure(magasin.terminal.id, OUVERTURE + ecart)
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 7)
    comptage.at(VALIDATION)
    if validated:
        comptage.validate()
    comptage.at(ENFIN)
    sell(magasin, "F1", 2, shown)
    if not validated:
        comptage.validate()
    assert magasin.stock(magasin.riz) == stock


def test_a_sale_sent_late_is_no_proof_of_a_clock_that_is_behind(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 7)
    comptage.validate()
    comptage.at(ENFIN)
    magasin.core.horloges.note_vente(magasin.terminal.id, AVANT)
    sell(magasin, "F1", 2, AVANT)
    assert magasin.stock(magasin.riz) == 7


@pytest.mark.parametrize(
    "sold", [OUVERTURE - timedelta(days=40), ENFIN + HEURE], ids=["too old", "of the future"]
)
def test_a_date_that_cannot_be_believed_is_that_of_the_reception(
    magasin: Magasin, sold: datetime
) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 7)
    comptage.validate()
    comptage.at(ENFIN)
    sell(magasin, "F1", 2, sold)
    assert magasin.stock(magasin.riz) == 5


def test_a_count_of_a_clock_that_ran_ahead_takes_no_sale_for_late(magasin: Magasin) -> None:
    """The computer’s battery was flat: it counted in the future, and is right again."""
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE + timedelta(days=400))
    comptage.count(magasin.riz, 7)
    comptage.validate()
    comptage.at(COMPTAGE)
    sell(magasin, "F1", 2, COMPTAGE)
    assert magasin.stock(magasin.riz) == 5


def test_what_a_late_sale_takes_after_the_validation_is_put_back_and_explained(
    magasin: Magasin,
) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 8)
    comptage.validate()
    comptage.at(ENFIN)
    lot = record(
        magasin.core, magasin.terminal, make_vente("F1", (magasin.riz, 2), date_vente=AVANT)
    )
    assert [s.stock_actuel for s in lot.stocks] == [8]
    *_, adjusted, vente, back = list_mouvements(magasin)
    assert (adjusted.quantite, adjusted.reference_document) == (-2, f"INV-{comptage.id}")
    assert adjusted.commentaire == "Novembre : compté 8, attendu 10"
    assert (vente.type_mouvement, vente.quantite) == (TypeMouvement.VENTE, -2)
    assert (back.type_mouvement, back.quantite, back.motif) == (
        *(TypeMouvement.AJUSTEMENT, 2, Motif.COMPTAGE),
    )
    assert back.commentaire == "Vendu avant le comptage du 25/03, reçu après"
    assert (back.reference_document, back.utilisateur) == (
        *(f"INV-{comptage.id}", "Terminal messie vanza"),
    )
    corrige = "SELECT corrige_id FROM mouvement_stock WHERE id = ?"
    assert scalar(magasin.fichier, corrige, back.id) == vente.id
    (compensation,) = magasin.core.ventes.get_detail(1).compensations
    assert compensation == Compensation(back, comptage.id, "Novembre", COMPTAGE)
    sold = magasin.core.corrections.get_detail(vente.id)
    assert (sold.date_vente, sold.mouvement.date_mouvement) == (AVANT, ENFIN)
    assert magasin.core.corrections.get_detail(back.id).date_vente is None


def test_two_counts_each_explain_what_is_theirs(magasin: Magasin) -> None:
    """A count of before, or of another article, explains nothing of the sale."""
    for article_id in (magasin.riz, magasin.sel):
        comptage = open_comptage(magasin)
        comptage.at(COMPTAGE)
        comptage.count(article_id, 2)
        comptage.validate()
    magasin.clock.instant = ENFIN
    sell(magasin, "F0", 1, APRES)
    late = make_vente("F1", (magasin.riz, 1), (magasin.sel, 1), date_vente=AVANT)
    record(magasin.core, magasin.terminal, late)
    assert magasin.core.ventes.get_detail(1).compensations == ()
    found = magasin.core.ventes.get_detail(2).compensations
    assert [(c.inventaire_id, c.mouvement.article_id) for c in found] == [
        (1, magasin.riz),
        (2, magasin.sel),
    ]


def test_goods_that_the_count_knows_are_gone_are_not_short(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 0)
    comptage.validate()
    comptage.at(ENFIN)
    late = sell(magasin, "F1", 6, AVANT)
    assert isinstance(late, VenteCreee)
    assert isinstance(sell(magasin, "F2", 1, APRES), VenteRefusee)
    assert magasin.stock(magasin.riz) == 0
    (row,) = magasin.core.ventes.list_rows([late.vente.id])
    assert row.signalements is Signalement.AUCUN


def test_one_batch_of_early_and_late_sales_and_of_two_lines_of_one_article(
    magasin: Magasin,
) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 4)
    comptage.validate()
    comptage.at(ENFIN)
    lot = magasin.push(
        make_vente("F1", (magasin.riz, 3), (magasin.riz, 3), (magasin.sel, 1), date_vente=AVANT),
        make_vente("F2", (magasin.riz, 4), date_vente=APRES),
        make_vente("F3", (magasin.riz, 1), date_vente=APRES),
    )
    kinds = [type(resultat) for resultat in lot.resultats]
    assert kinds == [VenteCreee, VenteCreee, VenteRefusee]
    # Salt was not counted: a late sale of it is a sale like any other.
    assert (magasin.stock(magasin.riz), magasin.stock(magasin.sel)) == (0, 0)
    assert {s.article_id: s.stock_actuel for s in lot.stocks} == {magasin.riz: 0, magasin.sel: 0}


def test_a_replay_puts_nothing_back_a_second_time(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 8)
    comptage.validate()
    comptage.at(ENFIN)
    sell(magasin, "F1", 2, AVANT)
    assert isinstance(sell(magasin, "F1", 2, AVANT), VenteRejouee)
    assert magasin.stock(magasin.riz) == 8


def test_what_was_refused_before_the_count_takes_nothing_after_it(magasin: Magasin) -> None:
    """Twelve pieces were sold of ten in the book: there were more, and the count found two."""
    comptage = open_comptage(magasin)
    comptage.at(AVANT)
    assert isinstance(sell(magasin, "F1", 12, AVANT), VenteRefusee)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 2)
    comptage.validate()
    comptage.at(ENFIN)
    assert isinstance(sell(magasin, "F1", 12, AVANT), VenteCreee)
    assert magasin.stock(magasin.riz) == 2


@pytest.mark.parametrize("validated", [True, False], ids=["after the validation", "during"])
def test_goods_of_a_late_sale_that_is_cancelled_come_back_to_the_shelf(
    magasin: Magasin, *, validated: bool
) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 8)
    if validated:
        comptage.validate()
    comptage.at(APRES)
    sell(magasin, "F1", 2, AVANT)
    own = identify(magasin.core, magasin.terminal)
    magasin.core.ventes.cancel_own(own, CommandeAnnulation("F1"))
    if not validated:
        comptage.validate()
    assert magasin.stock(magasin.riz) == 10


def test_a_late_sale_is_told_before_the_validation(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 8)
    comptage.at(APRES)
    sell(magasin, "F1", 2, AVANT)
    sell(magasin, "F2", 1, APRES)
    effet = magasin.core.inventaires.foresee(comptage.id, NonComptes.LAISSER)
    assert effet.tardives == (Correction(magasin.riz, "Riz", 2),)
    assert (effet.ajustes, magasin.stock(magasin.riz)) == (0, 7)
    ligne = comptage.ligne(magasin.riz)
    assert (ligne.attendu, ligne.compte, ligne.ecart, ligne.tardives) == (8, 8, 0, 2)


def test_an_abandoned_count_puts_nothing_back(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 8)
    magasin.core.inventaires.abandon(comptage.id)
    comptage.at(ENFIN)
    sell(magasin, "F1", 2, AVANT)
    assert magasin.stock(magasin.riz) == 8


def test_of_two_validated_counts_the_last_one_counts(magasin: Magasin) -> None:
    first = open_comptage(magasin)
    first.at(AVANT)
    first.count(magasin.riz, 9)
    first.validate()
    second = open_comptage(magasin, "Décembre")
    second.at(COMPTAGE)
    second.count(magasin.riz, 7)
    second.validate()
    second.at(ENFIN)
    sell(magasin, "F1", 1, AVANT + HEURE / 2)
    assert magasin.stock(magasin.riz) == 7
    assert list_mouvements(magasin)[-1].reference_document == f"INV-{second.id}"


def test_a_sale_that_one_count_put_right_is_not_late_for_the_next(magasin: Magasin) -> None:
    first = open_comptage(magasin)
    first.at(AVANT)
    first.count(magasin.riz, 9)
    first.validate()
    second = open_comptage(magasin, "Décembre")
    second.at(COMPTAGE)
    second.count(magasin.riz, 9)
    second.at(APRES)
    sell(magasin, "F1", 2, OUVERTURE)
    second.validate()
    assert magasin.stock(magasin.riz) == 9
    assert second.ligne(magasin.riz).tardives == 0


def test_trying_a_late_sale_out_shows_that_the_stock_stays(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 8)
    comptage.validate()
    comptage.at(ENFIN)
    lot: LotVentes = make_lot(make_vente("F1", (magasin.riz, 2), date_vente=AVANT))
    tried = magasin.core.ventes.try_lot(identify(magasin.core, magasin.terminal), lot)
    (effet,) = tried.effets
    assert (effet.avant, effet.apres) == (8, 8)
    result: ResultatLot = tried.resultat
    assert isinstance(result.resultats[0], VenteCreee)
    assert len(list_mouvements(magasin)) == 2
