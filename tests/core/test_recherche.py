"""One field finds articles, sales and sales that wait, in one boutique only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.recherche import PAR_GROUPE, Trouvailles, matches
from tests.builders import (
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    open_tmp_core,
    record,
)


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    core.close()


@pytest.fixture
def boutique(core: Core) -> Boutique:
    return make_boutique(core)


def test_an_article_is_found_by_name_code_and_barcode(core: Core, boutique: Boutique) -> None:
    made = make_article(core, boutique, "EAU15", nom="Eau minérale", code_barre="6001")
    make_article(core, boutique, "RIZ5", nom="Riz parfumé")
    for texte in ("minerale", "eau15", "6001", "  Eau "):
        assert [a.id for a in core.recherche.find(boutique.id, texte).articles] == [made]


def test_a_sale_is_found_by_a_part_of_its_number_newest_first(
    core: Core, boutique: Boutique
) -> None:
    terminal = make_terminal(core, boutique, "T1")
    article = make_article(core, boutique, "A1", quantite_stock=100)
    ventes = [make_vente(f"FAC-2026-{n:03d}", (article, 1)) for n in range(PAR_GROUPE + 2)]
    record(core, terminal, *ventes, make_vente("FAC-2026-999", (987, 1)))
    found = core.recherche.find(boutique.id, "2026-0")
    newest = [f"FAC-2026-{n:03d}" for n in reversed(range(2, PAR_GROUPE + 2))]
    assert [v.numero_facture for v in found.ventes] == newest
    assert found.ventes[0].montant_total == 2_500_000
    (entree,) = core.recherche.find(boutique.id, "026-999").entrees
    assert entree.numero_facture == "FAC-2026-999"
    assert entree.message
    core.quarantaine.classer(entree.id, "Essai")
    assert core.recherche.find(boutique.id, "026-999").entrees == ()


@pytest.mark.parametrize("texte", ["", "  ", "%", "_", "100%"])
def test_nothing_is_found_by_nothing_or_by_wildcards(
    core: Core, boutique: Boutique, texte: str
) -> None:
    terminal = make_terminal(core, boutique, "T1")
    record(core, terminal, make_vente("FAC-1", (make_article(core, boutique, "A1"), 1)))
    assert core.recherche.find(boutique.id, texte) == Trouvailles()


def test_two_letters_are_too_few_for_a_number(core: Core, boutique: Boutique) -> None:
    terminal = make_terminal(core, boutique, "T1")
    record(core, terminal, make_vente("FAC-1", (make_article(core, boutique, "A1"), 1)))
    assert core.recherche.find(boutique.id, "FA").ventes == ()
    assert len(core.recherche.find(boutique.id, "FAC").ventes) == 1


def test_another_boutique_finds_nothing(core: Core, boutique: Boutique) -> None:
    terminal = make_terminal(core, boutique, "T1")
    article = make_article(core, boutique, "A1", nom="FAC-1 carnet")
    record(core, terminal, make_vente("FAC-1", (article, 1)), make_vente("FAC-12", (987, 1)))
    mine = core.recherche.find(boutique.id, "FAC-1")
    assert (len(mine.articles), len(mine.ventes), len(mine.entrees)) == (1, 1, 1)
    assert core.recherche.find(make_boutique(core).id, "FAC-1") == Trouvailles()


@pytest.mark.parametrize(
    ("texte", "found"),
    [("a regler", True), ("RÉGLER à", True), ("", True), ("regle ventes", False)],
)
def test_words_match_in_any_order_case_and_accent(texte: str, found: bool) -> None:
    assert matches(texte, "À régler") is found
