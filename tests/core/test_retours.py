"""What customers bring back: the stock goes up once a return, whatever is sent again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from core.catalogue.articles import ModificationArticle
from core.errors import ArticleNotFound, InvalidFormat, RetourConflict
from core.events import Event, StockChange
from core.mouvements import FiltreMouvements
from core.retours import RetourEnregistre, RetourRecu
from core.terminaux import Terminal
from core.vocabulaire import Devise, TypeMouvement
from tests.builders import identify, make_article, make_boutique
from tests.core.conftest import Magasin
from tests.livre import read_faits, scalar

COUNT = "SELECT COUNT(*) FROM retour_client"


def bring_back(
    magasin: Magasin, recu: RetourRecu, terminal: Terminal | None = None
) -> RetourEnregistre:
    """Send a return as the first terminal, or as another one."""
    identifie = identify(magasin.core, terminal or magasin.terminal)
    return magasin.core.retours.record_retour(identifie, recu)


@pytest.fixture
def recu(magasin: Magasin) -> RetourRecu:
    return RetourRecu(2, 5_000_000, article_id=magasin.riz, motif="Périmé", uid="R-1")


def test_the_stock_goes_up_by_a_movement_of_its_own(magasin: Magasin, recu: RetourRecu) -> None:
    retour = bring_back(magasin, replace(recu, reference_vente="FAC-7"))
    assert retour == RetourEnregistre(1, magasin.riz, "A15", "Riz", 2, 10, 12, is_known=False)
    assert magasin.stock(magasin.riz) == 12
    (moved,) = magasin.core.mouvements.list_page(
        FiltreMouvements(magasin.boutique.id, type_mouvement=TypeMouvement.RETOUR), 10
    )
    assert (moved.quantite, moved.reference_document) == (2, "RETOUR-FAC-7")
    assert (moved.utilisateur, moved.commentaire) == ("Terminal messie vanza", "Périmé")


def test_the_article_may_be_named_by_its_code(magasin: Magasin) -> None:
    retour = bring_back(magasin, RetourRecu(1, 0, code_article="A16"))
    assert (retour.article_id, retour.stock_apres) == (magasin.sel, 2)
    both = RetourRecu(1, 0, article_id=magasin.sel, code_article="A16")
    assert bring_back(magasin, both).stock_apres == 3


def test_the_same_uid_again_once_its_articles_code_was_changed(magasin: Magasin) -> None:
    """A terminal says the code that it was sent until it asks for the list again."""
    recu = RetourRecu(1, 0, code_article="A15", uid="R-1")
    first = bring_back(magasin, recu)
    catalogue = magasin.core.catalogue
    shown = catalogue.get_detail(magasin.boutique.id, magasin.riz).saisie
    edited = ModificationArticle(magasin.riz, shown, replace(shown, code="RIZ25"))
    catalogue.edit_article(magasin.boutique.id, edited)
    again = bring_back(magasin, recu)
    assert (again.id, again.is_known) == (first.id, True)
    assert magasin.stock(magasin.riz) == 11
    with pytest.raises(RetourConflict):
        bring_back(magasin, replace(recu, code_article="A16"))


def test_the_same_uid_again_changes_nothing(magasin: Magasin, recu: RetourRecu) -> None:
    """By id, by code, with the currency said or not: it is the same return."""
    first = bring_back(magasin, recu)
    before = read_faits(magasin.fichier)
    same = replace(recu, code_article="A15", devise=Devise.CDF)
    for again in (recu, same, replace(same, article_id=None)):
        assert bring_back(magasin, again) == replace(first, is_known=True)
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.riz])
    assert bring_back(magasin, recu) == replace(first, is_known=True)
    assert [row[:2] for row in read_faits(magasin.fichier)[5]] == [row[:2] for row in before[5]]
    assert magasin.stock(magasin.riz) == 12


@pytest.mark.parametrize(
    "over",
    [
        {"quantite": 3},
        {"montant_retourne": 1},
        {"devise": Devise.USD},
        {"motif": "Cassé"},
        {"reference_vente": "FAC-1"},
        {"article_id": 2},
        {"code_article": "A16"},
    ],
)
def test_the_same_uid_with_other_content_is_a_conflict(
    magasin: Magasin, recu: RetourRecu, over: dict[str, Any]
) -> None:
    bring_back(magasin, recu)
    before = read_faits(magasin.fichier)
    with pytest.raises(RetourConflict):
        bring_back(magasin, replace(recu, **over))
    assert read_faits(magasin.fichier) == before


def test_without_a_uid_each_is_new(magasin: Magasin, recu: RetourRecu) -> None:
    nameless = replace(recu, uid=None)
    assert [bring_back(magasin, nameless).id for _ in range(3)] == [1, 2, 3]
    assert magasin.stock(magasin.riz) == 16


def test_two_terminals_may_give_the_same_uid(magasin: Magasin, recu: RetourRecu) -> None:
    assert bring_back(magasin, recu).id != bring_back(magasin, recu, magasin.autre).id
    assert magasin.stock(magasin.riz) == 14


def test_many_at_once_are_one(magasin: Magasin, recu: RetourRecu) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: bring_back(magasin, recu), range(16)))
    assert {retour.id for retour in found} == {1}
    assert [retour.is_known for retour in found].count(False) == 1
    assert magasin.stock(magasin.riz) == 12


def test_an_article_that_is_not_on_sale_here_is_refused(magasin: Magasin) -> None:
    """Unknown, inactive, another boutique's, or two that are not the same: told alike."""
    elsewhere = make_article(magasin.core, make_boutique(magasin.core, nom="Ailleurs"), "B1")
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.sel])
    named: list[dict[str, Any]] = [
        {"article_id": 999},
        {"article_id": magasin.sel},
        {"article_id": elsewhere},
        {"code_article": "B1"},
        {"article_id": magasin.riz, "code_article": "A16"},
    ]
    messages = set()
    for over in named:
        with pytest.raises(ArticleNotFound) as refusal:
            bring_back(magasin, RetourRecu(1, 0, **over))
        messages.add(refusal.value.message)
    assert len(messages) == 1
    assert scalar(magasin.fichier, COUNT) == 0


def test_some_article_must_be_named(magasin: Magasin) -> None:
    with pytest.raises(InvalidFormat):
        bring_back(magasin, RetourRecu(1, 0))


def test_it_is_announced_once(magasin: Magasin, recu: RetourRecu) -> None:
    heard: list[Event] = []
    magasin.core.events.subscribe(StockChange, heard.append)
    bring_back(magasin, recu)
    bring_back(magasin, recu)
    assert heard == [StockChange(magasin.boutique.id, (magasin.riz,))]
