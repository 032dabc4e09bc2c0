"""The chips of the article page: category, currency and price."""

from dataclasses import replace

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.catalogue.articles import FiltreArticles, OngletArticles
from core.listes import Bornes
from core.vocabulaire import Devise
from tests.builders import make_article


@pytest.fixture
def rayons(core: Core, boutique: Boutique) -> dict[str, int]:
    """Fill two shelves: A and B of 100 and 200 francs, C of two dollars on none."""
    make_article(core, boutique, "A", categorie="Frais", prix_vente=10_000)
    make_article(core, boutique, "B", categorie="Sec", prix_vente=20_000)
    make_article(core, boutique, "C", devise=Devise.USD, prix_vente=200)
    return {c.nom: c.id for c in core.catalogue.list_categories(boutique.id)}


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, ["A", "B", "C"]),
        ({"devises": (Devise.USD,)}, ["C"]),
        ({"prix": Bornes(Devise.CDF, 10_001)}, ["B"]),
        ({"prix": Bornes(Devise.CDF, 10_000, 10_000)}, ["A"]),
        ({"prix": Bornes(Devise.USD)}, ["C"]),
        ({"devises": (Devise.USD,), "prix": Bornes(Devise.CDF)}, []),
    ],
)
@pytest.mark.usefixtures("rayons")
def test_a_chip_narrows_list_and_tabs(
    core: Core, boutique: Boutique, over: dict[str, object], expected: list[str]
) -> None:
    filtre = replace(FiltreArticles(boutique.id), **over)  # type: ignore[arg-type] # any field
    rows = core.catalogue.list_rows(core.catalogue.list_ids(filtre))
    assert [row.article.code for row in rows] == expected
    assert core.catalogue.count_onglets(filtre)[OngletArticles.TOUS] == len(expected)


def test_several_categories(core: Core, boutique: Boutique, rayons: dict[str, int]) -> None:
    filtre = FiltreArticles(boutique.id, categories=(rayons["Frais"],))
    assert len(core.catalogue.list_ids(filtre)) == 1
    both = FiltreArticles(boutique.id, categories=tuple(rayons.values()))
    assert len(core.catalogue.list_ids(both)) == 2
