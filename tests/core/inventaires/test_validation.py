"""What a validation writes: variances as movements, all or none, and no stock ever assigned."""

from time import perf_counter

import pytest

from core.audit import load_traces
from core.catalogue.articles import FicheArticle
from core.errors import InvalidFormat
from core.events import InventairesChanges, StockChange
from core.inventaires.commandes import Correction
from core.inventaires.comptage import OBJET
from core.inventaires.validation import Comptee, decide
from core.stock import CommandeComptage
from core.vocabulaire import Devise, EtatInventaire, NonComptes, TypeMouvement
from tests.builders import make_article, make_terminal, make_vente, record
from tests.core.conftest import Magasin
from tests.core.inventaires.comptages import (
    APRES,
    AVANT,
    COMPTAGE,
    ENFIN,
    VALIDATION,
    list_mouvements,
    open_comptage,
    sell,
)

GRAND = 5_000


def test_the_variance_is_added_to_the_stock_as_it_is_by_then(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 8)
    comptage.at(APRES)
    sell(magasin, "F1", 3, APRES)
    comptage.validate()
    last = list_mouvements(magasin)[-1]
    assert (last.stock_avant, last.quantite, last.stock_apres) == (7, -2, 5)
    assert comptage.ligne(magasin.riz).mouvement_id == last.id


def test_an_article_that_agrees_gets_no_movement(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 10)
    comptage.validate()
    assert len(list_mouvements(magasin)) == 1
    assert comptage.ligne(magasin.riz).mouvement_id is None
    known = magasin.core.inventaires.get_inventaire(comptage.id)
    assert (known.etat, known.lignes, known.ajustements) == (EtatInventaire.VALIDE, 1, 0)
    assert (known.clos_par, known.non_comptes) == ("Comptoir", NonComptes.LAISSER)


def test_what_was_not_counted_is_left_alone(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 9)
    effet = magasin.core.inventaires.validate(comptage.id, NonComptes.LAISSER)
    assert (effet.comptes, effet.non_comptes, effet.mis_a_zero) == (1, 1, 0)
    assert magasin.stock(magasin.sel) == 1
    assert [x.article_id for x in comptage.lignes()] == [magasin.riz]


def test_what_was_not_counted_is_set_to_zero_by_an_explicit_choice(magasin: Magasin) -> None:
    vide = make_article(magasin.core, magasin.boutique, "V1", nom="Vide", quantite_stock=0)
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 10)
    comptage.at(VALIDATION)
    effet = magasin.core.inventaires.validate(comptage.id, NonComptes.ZERO)
    assert (effet.non_comptes, effet.mis_a_zero, effet.ajustes, effet.pieces_moins) == (2, 1, 1, 1)
    assert magasin.stock(magasin.sel) == 0
    assert {x.article_id for x in comptage.lignes()} == {magasin.riz, magasin.sel, vide}
    comptage.at(ENFIN)
    record(magasin.core, magasin.autre, make_vente("F1", (magasin.sel, 1), date_vente=COMPTAGE))
    assert magasin.stock(magasin.sel) == 0


def test_a_count_of_nothing_is_not_validated(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    for choice in NonComptes:
        with pytest.raises(InvalidFormat, match="au moins un article"):
            magasin.core.inventaires.foresee(comptage.id, choice)
        with pytest.raises(InvalidFormat, match="au moins un article"):
            magasin.core.inventaires.validate(comptage.id, choice)
    assert magasin.core.inventaires.get_inventaire(comptage.id).est_en_cours


def test_values_are_exact_and_currencies_are_never_added(magasin: Magasin) -> None:
    core, boutique = magasin.core, magasin.boutique
    dear = 10**14
    make_article(core, boutique, "A15", nom="Riz", prix_achat=dear + 1)
    usd = {"devise": Devise.USD, "prix_achat": 25}
    briquet = make_article(core, boutique, "B1", nom="Briquet", **usd)
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 1_000_000)
    comptage.count(magasin.sel, 4)
    comptage.count(briquet, 7)
    effet = core.inventaires.foresee(comptage.id, NonComptes.LAISSER)
    assert effet.valeurs_plus == {Devise.CDF: 999_990 * (dear + 1)}
    assert effet.valeurs_moins == {Devise.USD: 75}
    assert (effet.pieces_plus, effet.pieces_moins, effet.sans_cout) == (999_993, 3, 1)


def test_an_article_adjusted_by_hand_since_it_was_counted_is_named(magasin: Magasin) -> None:
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 8)
    magasin.core.stock.record_comptage(CommandeComptage(magasin.boutique.id, magasin.riz, 8))
    effet = magasin.core.inventaires.foresee(comptage.id, NonComptes.LAISSER)
    assert effet.deplaces == (Correction(magasin.riz, "Riz", -2),)
    comptage.count(magasin.riz, 8)
    effet = magasin.core.inventaires.foresee(comptage.id, NonComptes.LAISSER)
    assert (effet.deplaces, effet.ajustes) == ((), 0)


def test_the_terminals_that_may_hold_sales_of_before_are_named(magasin: Magasin) -> None:
    new = make_terminal(magasin.core, magasin.boutique, "aa11", "Caisse 3")
    comptage = open_comptage(magasin)
    comptage.at(AVANT)
    sell(magasin, "F1", 1, AVANT, terminal=magasin.autre)
    comptage.at(COMPTAGE)
    comptage.count(magasin.riz, 8)
    comptage.at(APRES)
    sell(magasin, "F2", 1, APRES)
    named = magasin.core.inventaires.list_attendus(comptage.id)
    assert [(x.nom_terminal, x.derniere_activite) for x in named] == [
        ("Terminal 2", AVANT),
        (new.nom_terminal, None),
    ]
    sell(magasin, "F3", 1, APRES, terminal=magasin.autre)
    magasin.core.terminaux.deactivate(new.numero_serie)
    assert magasin.core.inventaires.list_attendus(comptage.id) == ()


def test_a_validation_is_announced_and_leaves_its_trace(magasin: Magasin) -> None:
    heard: list[object] = []
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 8)
    for kind in (InventairesChanges, StockChange):
        magasin.core.events.subscribe(kind, heard.append)
    comptage.validate()
    assert heard == [
        InventairesChanges(magasin.boutique.id, comptage.id),
        StockChange(magasin.boutique.id, (magasin.riz,)),
    ]
    with magasin.core.database.read() as connection:
        traces = load_traces(connection, OBJET, comptage.id)
    assert [trace.action for trace in traces] == ["OUVRIR", "VALIDER"]


def test_five_thousand_articles_are_validated_within_a_second(magasin: Magasin) -> None:
    core, boutique = magasin.core, magasin.boutique
    core.catalogue.save_articles(
        boutique.id,
        [
            FicheArticle(code=f"G{n}", nom=f"Article {n}", prix_vente=100, quantite_stock=5)
            for n in range(GRAND)
        ],
    )
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 9)
    start = perf_counter()
    effet = core.inventaires.validate(comptage.id, NonComptes.ZERO)
    assert perf_counter() - start < 5
    assert (effet.ajustes, effet.mis_a_zero) == (GRAND + 2, GRAND + 1)
    (last,) = list_mouvements(magasin, comptage.lignes()[0].article_id)[-1:]
    assert (last.type_mouvement, last.stock_apres) == (TypeMouvement.AJUSTEMENT, 0)


def test_the_decision_leaves_alone_or_empties_what_was_not_counted() -> None:
    counted = Comptee(1, "Riz", Devise.CDF, None, stock=10, compte=7, attendu=8)
    missed = Comptee(2, "Sel", Devise.CDF, None, stock=-4, compte=None, attendu=0)
    assert decide((counted, missed), NonComptes.LAISSER) == (counted,)
    (first, zero) = decide((counted, missed), NonComptes.ZERO)
    assert (first.ecart, zero.compte, zero.ecart) == (-1, 0, 4)
