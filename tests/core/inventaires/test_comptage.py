"""What may be counted and how: typed, scanned, corrected, over several sittings."""

from datetime import timedelta

import pytest

from core.application import open_core
from core.config import Settings
from core.errors import (
    ArticleHorsInventaire,
    ArticleNotFound,
    CoreError,
    InvalidFormat,
    InventaireClos,
    InventaireEnCours,
    InventaireNotFound,
)
from core.inventaires.commandes import (
    FiltreInventaires,
    FiltreLignes,
    NouvelInventaire,
    OngletInventaires,
    OngletLignes,
)
from core.listes import Tri
from core.stock import CommandeMouvement
from core.vocabulaire import Devise, EtatInventaire, Motif, NonComptes, TypeMouvement
from tests.builders import make_article, make_boutique
from tests.core.conftest import Magasin
from tests.core.inventaires.comptages import (
    APRES,
    AVANT,
    COMPTAGE,
    HEURE,
    VALIDATION,
    Comptage,
    list_mouvements,
    open_comptage,
    sell,
)


@pytest.fixture
def comptage(magasin: Magasin) -> Comptage:
    return open_comptage(magasin)


def add_categories(magasin: Magasin) -> dict[str, int]:
    """Put rice and soap in categories of their own; return the categories by name."""
    for code, categorie in (("A15", "Épicerie"), ("S1", "Hygiène")):
        make_article(magasin.core, magasin.boutique, code, categorie=categorie, nom=f"Bon {code}")
    found = magasin.core.catalogue.list_categories(magasin.boutique.id)
    return {categorie.nom: categorie.id for categorie in found}


def test_a_typed_quantity_is_what_was_counted_and_the_next_one_takes_its_place(
    comptage: Comptage,
) -> None:
    riz = comptage.magasin.riz
    assert (comptage.count(riz, 7).avant, comptage.count(riz, 8).avant) == (None, 7)
    ligne = comptage.ligne(riz)
    assert (ligne.compte, ligne.attendu, ligne.ecart) == (8, 10, -2)
    assert (ligne.compte_par, ligne.date_comptage) == ("Comptoir", comptage.magasin.clock.instant)


def test_scans_add_up_by_barcode_or_by_code(magasin: Magasin) -> None:
    savon = make_article(
        magasin.core, magasin.boutique, "S1", nom="Savon Le Coq", code_barre="6 001 234"
    )
    comptage = open_comptage(magasin)
    assert comptage.scan("6 001 234").quantite == 1
    assert comptage.scan(" s1 ", 6).quantite == 7
    saisie = comptage.scan("S1")
    assert (saisie.article_id, saisie.article_nom) == (savon, "Savon Le Coq")
    assert (saisie.quantite, saisie.avant) == (8, 7)


def test_an_unknown_code_is_named_and_counts_nothing(comptage: Comptage) -> None:
    comptage.scan("A15", 3)
    with pytest.raises(ArticleNotFound, match="« 999 »"):
        comptage.scan("999")
    assert comptage.ligne(comptage.magasin.riz).compte == 3
    assert len(comptage.lignes()) == 2


@pytest.mark.parametrize("quantite", [-1, 1_000_001])
def test_a_quantity_that_cannot_be_is_refused_and_the_last_one_stays(
    comptage: Comptage, quantite: int
) -> None:
    comptage.count(comptage.magasin.riz, 4)
    with pytest.raises(InvalidFormat) as refused:
        comptage.count(comptage.magasin.riz, quantite)
    assert refused.value.champ == "quantite"
    assert comptage.ligne(comptage.magasin.riz).compte == 4


def test_a_scan_beyond_what_can_be_counted_is_refused(comptage: Comptage) -> None:
    comptage.scan("A15", 1_000_000)
    with pytest.raises(InvalidFormat):
        comptage.scan("A15")
    with pytest.raises(InvalidFormat):
        comptage.scan("A15", 0)


def test_what_was_erased_is_not_counted(comptage: Comptage) -> None:
    comptage.count(comptage.magasin.riz, 4)
    erase = comptage.magasin.core.inventaires.erase_ligne
    assert erase(comptage.id, comptage.magasin.riz)
    assert not erase(comptage.id, comptage.magasin.riz)
    assert comptage.ligne(comptage.magasin.riz).compte is None


def test_what_is_sold_between_two_scans_was_counted_by_the_first(magasin: Magasin) -> None:
    """Seven on the shelf, of which two are sold, then three in the store: eight are left."""
    comptage = open_comptage(magasin)
    comptage.at(AVANT)
    comptage.scan("A15", 7)
    comptage.at(AVANT + HEURE / 2)
    sell(magasin, "F1", 2, AVANT + HEURE / 2)
    # Sold before the first scan, and sent only now: it was not there to be counted.
    sell(magasin, "F2", 1, AVANT - HEURE / 2, terminal=magasin.autre)
    comptage.at(COMPTAGE)
    comptage.scan("A15", 2)
    ligne = comptage.ligne(magasin.riz)
    assert (ligne.compte, ligne.attendu, ligne.ecart) == (9, 9, 0)
    comptage.at(VALIDATION)
    # Sold between the scans, and sent only now: it was counted, and left the shelf since.
    sell(magasin, "F3", 1, AVANT + HEURE / 2, terminal=magasin.autre)
    comptage.validate()
    assert magasin.stock(magasin.riz) == 6
    comptage.at(VALIDATION + HEURE)
    sell(magasin, "F4", 1, AVANT - HEURE / 2)
    sell(magasin, "F5", 1, AVANT + HEURE / 2)
    assert magasin.stock(magasin.riz) == 5


def test_what_came_in_between_two_scans_was_scanned_and_what_broke_was_too(
    magasin: Magasin,
) -> None:
    comptage = open_comptage(magasin)
    comptage.scan("A15", 10)
    for kind, pieces, motif in (
        (TypeMouvement.ENTREE, 24, Motif.ACHAT),
        (TypeMouvement.SORTIE, 1, Motif.CASSE),
    ):
        commande = CommandeMouvement(magasin.boutique.id, magasin.riz, kind, pieces, motif)
        magasin.core.stock.record_mouvement(commande)
    comptage.scan("A15", 24)
    assert comptage.ligne(magasin.riz).ecart == 0
    comptage.validate()
    assert magasin.stock(magasin.riz) == 33


def test_a_count_goes_on_another_day_after_the_program_was_closed(magasin: Magasin) -> None:
    comptage = open_comptage(magasin, est_aveugle=True)
    comptage.count(magasin.riz, 8)
    magasin.core.close()
    magasin.clock.advance(timedelta(days=2))
    again = open_core(Settings(magasin.fichier.parent), magasin.clock)
    magasin.core = again
    assert (comptage.ligne(magasin.riz).compte, comptage.ligne(magasin.sel).compte) == (8, None)
    known = again.inventaires.get_inventaire(comptage.id)
    assert (known.etat, known.lignes, known.articles) == (EtatInventaire.EN_COURS, 1, 2)
    assert known.cache_attendu
    comptage.count(magasin.sel, 1)
    comptage.validate()
    assert magasin.stock(magasin.riz) == 8


def test_no_article_is_in_two_open_counts(magasin: Magasin) -> None:
    categories = add_categories(magasin)
    first = open_comptage(magasin, "Épicerie", categorie_id=categories["Épicerie"])
    other = open_comptage(magasin, "Hygiène", categorie_id=categories["Hygiène"])
    for nouvel in (
        NouvelInventaire(magasin.boutique.id, "Tout"),
        NouvelInventaire(magasin.boutique.id, "Encore", categories["Hygiène"]),
    ):
        with pytest.raises(InventaireEnCours, match=r"« (Épicerie|Hygiène) »"):
            magasin.core.inventaires.open_inventaire(nouvel)
    assert [x.article_id for x in first.lignes()] == [magasin.riz]
    with pytest.raises(ArticleHorsInventaire, match="catégorie"):
        other.count(magasin.riz, 1)
    first.count(magasin.riz, 10)
    make_article(magasin.core, magasin.boutique, "A15", categorie="Hygiène", nom="Riz")
    with pytest.raises(ArticleHorsInventaire, match="« Épicerie »"):
        other.count(magasin.riz, 1)
    magasin.core.inventaires.abandon(first.id)
    other.count(magasin.riz, 1)


def test_another_boutique_counts_by_itself(magasin: Magasin) -> None:
    open_comptage(magasin)
    other = make_boutique(magasin.core, nom="Autre")
    theirs = make_article(magasin.core, other, "Z1")
    opened = magasin.core.inventaires.open_inventaire(NouvelInventaire(other.id, "Leur"))
    with pytest.raises(ArticleNotFound):
        magasin.core.inventaires.count_article(opened.id, magasin.riz, 1)
    with pytest.raises(ArticleNotFound):
        magasin.core.inventaires.scan_code(opened.id, "A15")
    assert magasin.core.inventaires.scan_code(opened.id, "Z1").article_id == theirs


def test_a_category_of_another_boutique_cannot_be_counted(magasin: Magasin) -> None:
    categories = add_categories(magasin)
    other = make_boutique(magasin.core, nom="Autre")
    with pytest.raises(InvalidFormat) as refused:
        magasin.core.inventaires.open_inventaire(
            NouvelInventaire(other.id, "Leur", categories["Hygiène"])
        )
    assert refused.value.champ == "categorie_id"
    with pytest.raises(InvalidFormat, match="Nom"):
        magasin.core.inventaires.open_inventaire(NouvelInventaire(other.id, " "))


def test_services_and_what_is_off_sale_are_not_counted(comptage: Comptage) -> None:
    core, boutique = comptage.magasin.core, comptage.magasin.boutique
    credit = make_article(core, boutique, "C1", suivi_stock=False, quantite_stock=0)
    core.catalogue.deactivate_articles(boutique.id, [comptage.magasin.sel])
    assert [x.article_id for x in comptage.lignes()] == [comptage.magasin.riz]
    for article_id in (credit, comptage.magasin.sel):
        with pytest.raises(ArticleHorsInventaire):
            comptage.count(article_id, 1)


def test_an_article_taken_off_sale_once_it_was_counted_stays_counted(comptage: Comptage) -> None:
    magasin = comptage.magasin
    comptage.count(magasin.riz, 9)
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.riz])
    comptage.validate()
    assert magasin.stock(magasin.riz) == 9


@pytest.mark.parametrize("validated", [True, False], ids=["validated", "abandoned"])
def test_a_closed_count_does_not_change_any_more(comptage: Comptage, *, validated: bool) -> None:
    inventaires, riz = comptage.magasin.core.inventaires, comptage.magasin.riz
    comptage.count(riz, 9)
    if validated:
        comptage.validate()
    else:
        inventaires.abandon(comptage.id, "Trop de monde")
    for deed in (
        lambda: comptage.count(riz, 1),
        lambda: comptage.scan("A15"),
        lambda: inventaires.erase_ligne(comptage.id, riz),
        lambda: inventaires.abandon(comptage.id),
        lambda: inventaires.validate(comptage.id, NonComptes.LAISSER),
        lambda: inventaires.foresee(comptage.id, NonComptes.LAISSER),
    ):
        with pytest.raises(InventaireClos, match="« Novembre »"):
            deed()
    assert comptage.ligne(riz).compte == 9


def test_a_count_that_does_not_exist_is_named(magasin: Magasin) -> None:
    inventaires = magasin.core.inventaires
    for deed in (
        lambda: inventaires.get_inventaire(9),
        lambda: inventaires.count_article(9, magasin.riz, 1),
    ):
        with pytest.raises(InventaireNotFound) as refused:
            deed()
        assert isinstance(refused.value, CoreError)


def test_the_tabs_the_search_and_the_totals_of_a_count(magasin: Magasin) -> None:
    core = magasin.core
    make_article(core, magasin.boutique, "A15", nom="Riz", prix_achat=150_000)
    make_article(
        core,
        magasin.boutique,
        "B1",
        nom="Briquet",
        devise=Devise.USD,
        prix_achat=50,
        code_barre="777",
    )
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 8)
    comptage.count(magasin.sel, 1)
    briquet = comptage.scan("777", 13).article_id
    make_article(core, magasin.boutique, "Z9", nom="Zeste")
    lignes, filtre = core.inventaires.lignes, FiltreLignes(comptage.id)
    assert lignes.count_onglets(filtre) == dict(zip(OngletLignes, (4, 3, 1, 2), strict=True))
    totaux = lignes.total(filtre)
    assert (totaux.lignes, totaux.comptes, totaux.ecarts, totaux.sans_cout) == (4, 3, 2, 0)
    assert (totaux.pieces_plus, totaux.pieces_moins) == (3, 2)
    assert totaux.montants == {Devise.CDF: -300_000, Devise.USD: 150}
    only = FiltreLignes(comptage.id, onglet=OngletLignes.ECARTS)
    assert set(lignes.list_ids(only)) == {magasin.riz, briquet}
    assert comptage.ligne(magasin.riz).valeur == -300_000
    for words in ("bRiq", "77", "B1"):
        (found,) = lignes.list_rows(comptage.id, lignes.list_ids(FiltreLignes(comptage.id, words)))
        assert found.article_id == briquet


@pytest.mark.parametrize(
    "colonne",
    [
        *("article_code", "article_nom", "categorie_nom", "attendu", "compte", "ecart", "valeur"),
        "date_comptage",
    ],
)
def test_each_column_of_a_count_sorts_both_ways(magasin: Magasin, colonne: str) -> None:
    add_categories(magasin)
    comptage = open_comptage(magasin)
    comptage.count(magasin.riz, 12)
    comptage.count(magasin.sel, 0)
    lignes, filtre = magasin.core.inventaires.lignes, FiltreLignes(comptage.id)
    up = lignes.list_ids(filtre, Tri(colonne))
    assert len(up) == 3
    assert list(lignes.list_ids(filtre, Tri(colonne, descendant=True))) == list(reversed(up))


def test_open_counts_come_before_all_others(magasin: Magasin) -> None:
    categories = add_categories(magasin)
    first = open_comptage(magasin, "Hygiène", categorie_id=categories["Hygiène"])
    second = open_comptage(magasin, "Épicerie", categorie_id=categories["Épicerie"])
    magasin.core.inventaires.abandon(second.id)
    third = open_comptage(magasin, "Épicerie 2", categorie_id=categories["Épicerie"])
    third.count(magasin.riz, 1)
    third.validate()
    inventaires, filtre = magasin.core.inventaires, FiltreInventaires(magasin.boutique.id)
    rows = inventaires.list_rows(inventaires.list_ids(filtre))
    assert [row.id for row in rows] == [first.id, third.id, second.id]
    assert [row.categorie_nom for row in rows] == ["Hygiène", "Épicerie", "Épicerie"]
    assert (rows[1].lignes, rows[1].articles, rows[1].ajustements) == (1, 1, 1)
    counts = inventaires.count_onglets(filtre)
    assert counts == dict(zip(OngletInventaires, (3, 1, 1, 1), strict=True))
    found = FiltreInventaires(magasin.boutique.id, "picerie", OngletInventaires.VALIDES)
    assert list(inventaires.list_ids(found)) == [third.id]
    assert inventaires.total(filtre).lignes == 3


@pytest.mark.parametrize(
    "colonne", ["nom", "etat", "date_ouverture", "date_cloture", "lignes", "ajustements"]
)
def test_each_column_of_the_counts_sorts_both_ways(magasin: Magasin, colonne: str) -> None:
    for nom in ("Un", "Deux"):
        magasin.core.inventaires.abandon(open_comptage(magasin, nom).id)
    inventaires, filtre = magasin.core.inventaires, FiltreInventaires(magasin.boutique.id)
    up = inventaires.list_ids(filtre, Tri(colonne))
    assert list(inventaires.list_ids(filtre, Tri(colonne, descendant=True))) == list(reversed(up))


def test_the_stock_of_an_article_that_is_not_counted_is_the_present_one(comptage: Comptage) -> None:
    comptage.at(APRES)
    sell(comptage.magasin, "F1", 4, APRES)
    ligne = comptage.ligne(comptage.magasin.riz)
    assert (ligne.attendu, ligne.compte, ligne.ecart, ligne.valeur) == (6, None, None, None)
    assert len(list_mouvements(comptage.magasin)) == 2


def test_whoever_counts_blindly_is_told_nothing_before_the_end(magasin: Magasin) -> None:
    comptage = open_comptage(magasin, est_aveugle=True)
    comptage.count(magasin.riz, 7)
    lignes, filtre = magasin.core.inventaires.lignes, FiltreLignes(comptage.id)
    shown = comptage.ligne(magasin.riz)
    assert (shown.compte, shown.attendu, shown.ecart, shown.valeur) == (7, None, None, None)
    assert comptage.ligne(magasin.sel).attendu is None
    assert lignes.count_onglets(filtre)[OngletLignes.ECARTS] == 0
    totaux = lignes.total(filtre)
    assert (totaux.comptes, totaux.ecarts, totaux.pieces_moins, totaux.montants) == (1, 0, 0, {})
    for colonne in ("attendu", "ecart", "valeur"):
        assert list(lignes.list_ids(filtre, Tri(colonne))) == [magasin.riz, magasin.sel]
    comptage.validate()
    assert comptage.ligne(magasin.riz).ecart == -3
