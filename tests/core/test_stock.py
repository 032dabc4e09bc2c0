"""Movements by hand: each changes one stock, with its reason, and nothing else does (I1)."""

import pytest

from core.errors import ArticleNotFound, InvalidFormat, StockOutOfRange
from core.events import StockChange
from core.limites import QUANTITE_MAX, STOCK_MAX
from core.mouvements import FiltreMouvements, Mouvement
from core.stock import (
    MOTIFS,
    CommandeComptage,
    CommandeMouvement,
    Deplacement,
    EffetMouvement,
    move_stock,
)
from core.vocabulaire import Motif, PolitiqueStock, TypeMouvement
from tests.builders import MIDI, make_article, make_boutique, make_vente
from tests.core.conftest import Magasin
from tests.livre import read_faits

ENTREE, SORTIE, AJUSTEMENT = (
    *(TypeMouvement.ENTREE, TypeMouvement.SORTIE),
    TypeMouvement.AJUSTEMENT,
)


def move(
    magasin: Magasin, kind: TypeMouvement, quantite: int, motif: Motif, *, article_id: int = 0
) -> EffetMouvement:
    commande = CommandeMouvement(
        magasin.boutique.id, article_id or magasin.riz, kind, quantite, motif
    )
    return magasin.core.stock.record_mouvement(commande)


def latest(magasin: Magasin) -> Mouvement:
    (mouvement,) = magasin.core.mouvements.list_page(FiltreMouvements(magasin.boutique.id), 1)
    return mouvement


@pytest.mark.parametrize(
    ("kind", "quantite", "motif"),
    [
        (ENTREE, 8, Motif.ACHAT),
        (SORTIE, 8, Motif.CASSE),
        (SORTIE, 10, Motif.VOL),
        (AJUSTEMENT, 3, Motif.COMPTAGE),
        (AJUSTEMENT, -10, Motif.COMPTAGE),
        (ENTREE, QUANTITE_MAX, Motif.ACHAT),
    ],
)
def test_a_movement_by_hand(
    magasin: Magasin, kind: TypeMouvement, quantite: int, motif: Motif
) -> None:
    left = 10 - quantite if kind is SORTIE else 10 + quantite
    effet = move(magasin, kind, quantite, motif)
    assert (effet.stock_avant, effet.stock_apres, magasin.stock(magasin.riz)) == (10, left, left)
    written = latest(magasin)
    assert (written.type_mouvement, written.motif, written.quantite) == (kind, motif, left - 10)
    assert (written.date_mouvement, written.utilisateur) == (MIDI, "Comptoir")


def test_what_the_owner_writes_is_kept_on_one_line(magasin: Magasin) -> None:
    commande = CommandeMouvement(
        *(magasin.boutique.id, magasin.riz, ENTREE, 1, Motif.ACHAT),
        commentaire=" deux\nlignes\u202e ",
        reference_document="\tBL 12 ",
    )
    magasin.core.stock.record_mouvement(commande)
    written = latest(magasin)
    assert (written.commentaire, written.reference_document) == ("deux lignes", "BL 12")


@pytest.mark.parametrize(
    ("kind", "quantite", "motif"),
    [
        (ENTREE, 0, Motif.ACHAT),
        (ENTREE, -1, Motif.ACHAT),
        (ENTREE, QUANTITE_MAX + 1, Motif.ACHAT),
        (SORTIE, -1, Motif.CASSE),
        (AJUSTEMENT, 0, Motif.COMPTAGE),
        (AJUSTEMENT, -QUANTITE_MAX - 1, Motif.COMPTAGE),
        (ENTREE, 1, Motif.CASSE),
        (SORTIE, 1, Motif.ACHAT),
        (AJUSTEMENT, 1, Motif.STOCK_INITIAL),
        (TypeMouvement.VENTE, 1, Motif.ACHAT),
        (TypeMouvement.RETOUR, 1, Motif.ERREUR),
    ],
)
def test_what_the_owner_cannot_mean(
    magasin: Magasin, kind: TypeMouvement, quantite: int, motif: Motif
) -> None:
    before = read_faits(magasin.fichier)
    with pytest.raises(InvalidFormat):
        move(magasin, kind, quantite, motif)
    assert read_faits(magasin.fichier) == before


@pytest.mark.parametrize(("kind", "quantite"), [(SORTIE, 11), (AJUSTEMENT, -11)])
def test_no_hand_takes_more_than_there_is(
    magasin: Magasin, kind: TypeMouvement, quantite: int
) -> None:
    before = read_faits(magasin.fichier)
    with pytest.raises(StockOutOfRange, match="10 en stock"):
        move(magasin, kind, quantite, Motif.ERREUR)
    assert read_faits(magasin.fichier) == before


def test_a_stock_below_zero_is_told_with_a_true_minus(magasin: Magasin) -> None:
    magasin.core.boutiques.set_politique(magasin.boutique.id, PolitiqueStock.ACCEPTER)
    magasin.push(make_vente("FAC-1", (magasin.riz, 12)))
    with pytest.raises(StockOutOfRange, match="que −2 en stock"):
        move(magasin, SORTIE, 1, Motif.CASSE)


def test_an_untracked_article_may_go_below_zero(magasin: Magasin) -> None:
    service = make_article(
        magasin.core, magasin.boutique, "S1", suivi_stock=False, quantite_stock=0
    )
    assert move(magasin, SORTIE, 5, Motif.DON, article_id=service).stock_apres == -5


def test_a_stock_below_zero_may_come_nearer_to_it(magasin: Magasin) -> None:
    service = make_article(
        magasin.core, magasin.boutique, "S1", suivi_stock=False, quantite_stock=0
    )
    move(magasin, SORTIE, 5, Motif.DON, article_id=service)
    fiche = magasin.core.catalogue.list_rows([service])[0].article
    make_article(magasin.core, magasin.boutique, fiche.code, suivi_stock=True)
    assert move(magasin, ENTREE, 2, Motif.ACHAT, article_id=service).stock_apres == -3
    with pytest.raises(StockOutOfRange):
        move(magasin, SORTIE, 1, Motif.DON, article_id=service)


def test_another_boutiques_article_is_not_moved(magasin: Magasin) -> None:
    """I13."""
    other = make_boutique(magasin.core, nom="Autre")
    foreign = make_article(magasin.core, other, "A15")
    with pytest.raises(ArticleNotFound):
        move(magasin, ENTREE, 1, Motif.ACHAT, article_id=foreign)
    assert magasin.stock(foreign) == 10


def test_who_listens_hears_which_article(magasin: Magasin) -> None:
    heard: list[StockChange] = []
    magasin.core.events.subscribe(StockChange, heard.append)
    move(magasin, ENTREE, 1, Motif.ACHAT)
    assert heard == [StockChange(magasin.boutique.id, (magasin.riz,))]


@pytest.mark.parametrize("sign", [1, -1])
def test_a_stock_never_leaves_what_sums_can_hold(magasin: Magasin, sign: int) -> None:
    """I18."""
    up_to = Deplacement(magasin.riz, AJUSTEMENT, sign * STOCK_MAX - 10)
    beyond = Deplacement(magasin.riz, AJUSTEMENT, sign)
    with magasin.core.database.write() as connection:
        stocks = move_stock(connection, magasin.boutique.id, [up_to], MIDI)
    assert stocks == {magasin.riz: sign * STOCK_MAX}
    with pytest.raises(StockOutOfRange), magasin.core.database.write() as connection:
        move_stock(connection, magasin.boutique.id, [beyond], MIDI)


def test_nothing_to_move_is_nothing(magasin: Magasin) -> None:
    before = read_faits(magasin.fichier)
    with magasin.core.database.write() as connection:
        assert move_stock(connection, magasin.boutique.id, [], MIDI) == {}
    assert read_faits(magasin.fichier) == before


def test_several_movements_of_one_article_go_on_from_each_other(magasin: Magasin) -> None:
    """I1: in their order, and the stocks that they lead to are returned."""
    steps = [
        Deplacement(key, AJUSTEMENT, n)
        for key, n in ((magasin.riz, 5), (magasin.sel, 2), (magasin.riz, -7))
    ]
    with magasin.core.database.write() as connection:
        stocks = move_stock(connection, magasin.boutique.id, steps, MIDI)
    assert stocks == {magasin.riz: 8, magasin.sel: 3}
    page = magasin.core.mouvements.list_page(FiltreMouvements(magasin.boutique.id), 3)
    assert [(m.stock_avant, m.stock_apres) for m in page] == [(15, 8), (1, 3), (10, 15)]


def test_opening_stock_is_no_reason_for_a_correction() -> None:
    assert Motif.STOCK_INITIAL in MOTIFS[ENTREE]
    assert Motif.STOCK_INITIAL not in MOTIFS[SORTIE] | MOTIFS[AJUSTEMENT]


def count(magasin: Magasin, stock_compte: int, motif: Motif = Motif.COMPTAGE) -> EffetMouvement:
    commande = CommandeComptage(
        magasin.boutique.id, magasin.riz, stock_compte, motif, " au\nrayon "
    )
    return magasin.core.stock.record_comptage(commande)


@pytest.mark.parametrize("counted", [12, 4, 0, QUANTITE_MAX])
def test_a_count_writes_the_difference(magasin: Magasin, counted: int) -> None:
    assert count(magasin, counted) == EffetMouvement(magasin.riz, 10, counted, 3)
    written = latest(magasin)
    assert (written.quantite, written.stock_apres) == (counted - 10, counted)
    assert (written.type_mouvement, written.motif) == (AJUSTEMENT, Motif.COMPTAGE)
    assert written.commentaire == "au rayon"


def test_a_count_is_taken_against_the_stock_at_the_write(magasin: Magasin) -> None:
    """I1: a sale that came while the owner was typing is part of the difference."""
    magasin.push(make_vente("F1", (magasin.riz, 3)))
    assert count(magasin, 10) == EffetMouvement(magasin.riz, 7, 10, 4)
    assert latest(magasin).quantite == 3


def test_a_count_that_agrees_writes_nothing(magasin: Magasin) -> None:
    heard: list[StockChange] = []
    magasin.core.events.subscribe(StockChange, heard.append)
    before = read_faits(magasin.fichier)
    assert count(magasin, 10) == EffetMouvement(magasin.riz, 10, 10, None)
    assert (read_faits(magasin.fichier), heard) == (before, [])
    count(magasin, 9)
    assert heard == [StockChange(magasin.boutique.id, (magasin.riz,))]


@pytest.mark.parametrize(
    ("counted", "motif", "champ"),
    [
        (-1, Motif.COMPTAGE, "quantite"),
        (QUANTITE_MAX + 1, Motif.COMPTAGE, "quantite"),
        (12, Motif.STOCK_INITIAL, "motif"),
    ],
)
def test_a_count_that_the_owner_cannot_mean(
    magasin: Magasin, counted: int, motif: Motif, champ: str
) -> None:
    before = read_faits(magasin.fichier)
    with pytest.raises(InvalidFormat) as caught:
        count(magasin, counted, motif)
    assert caught.value.champ == champ
    assert read_faits(magasin.fichier) == before


def test_another_boutiques_article_is_not_counted(magasin: Magasin) -> None:
    """I13."""
    foreign = make_article(magasin.core, make_boutique(magasin.core, nom="Autre"), "A15")
    with pytest.raises(ArticleNotFound):
        magasin.core.stock.record_comptage(CommandeComptage(magasin.boutique.id, foreign, 3))
    assert magasin.stock(foreign) == 10
