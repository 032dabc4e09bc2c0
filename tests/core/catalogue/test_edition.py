"""One article added, edited, switched off and on: nothing is lost and terminals hear of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.catalogue.articles import (
    FicheArticle,
    FiltreArticles,
    ModificationArticle,
    NouvelArticle,
    OngletArticles,
    SaisieArticle,
    compute_marge,
)
from core.errors import (
    ArticleChanged,
    ArticleNotFound,
    CodeAlreadyUsed,
    CoreError,
    InvalidFormat,
)
from core.events import CatalogueChange, StockChange
from core.limites import CODE_ARTICLE_MAX, PRIX_MAX, STOCK_MAX, TEXTE_MAX
from core.mouvements import FiltreMouvements
from core.ventes.commandes import VenteRefusee
from core.vocabulaire import CodeRefus, Devise, Motif
from tests.builders import MIDI, make_article, make_boutique, make_vente
from tests.core.conftest import Magasin
from tests.livre import read_faits

LAIT = SaisieArticle(
    code="L1",
    nom="Lait Nido",
    devise=Devise.USD,
    prix_vente=850,
    prix_achat=690,
    seuil_alerte=6,
    categorie="Épicerie",
    description="Boîte de 400 g",
    codes_barres=("6001", "6002"),
)


def add(magasin: Magasin, saisie: SaisieArticle, quantite: int = 0) -> int:
    return magasin.core.catalogue.add_article(magasin.boutique.id, NouvelArticle(saisie, quantite))


def show(magasin: Magasin, article_id: int) -> SaisieArticle:
    return magasin.core.catalogue.get_detail(magasin.boutique.id, article_id).saisie


def edit(magasin: Magasin, article_id: int, avant: SaisieArticle, apres: SaisieArticle) -> bool:
    modification = ModificationArticle(article_id, avant, apres)
    return magasin.core.catalogue.edit_article(magasin.boutique.id, modification)


def sent(magasin: Magasin, since: int) -> list[tuple[str, int]]:
    """Return name and price of what a terminal that asks since a stamp is sent."""
    snapshot = magasin.core.catalogue.read_snapshot(magasin.boutique.id, since)
    return [(article.nom, article.prix_vente) for article in snapshot.articles]


def stamped(magasin: Magasin) -> int:
    return magasin.core.catalogue.read_snapshot(magasin.boutique.id).version


def test_a_new_article_with_its_opening_stock(magasin: Magasin) -> None:
    """I1."""
    since = stamped(magasin)
    key = add(magasin, LAIT, 12)
    assert show(magasin, key) == LAIT
    (ouverture,) = magasin.core.mouvements.list_page(
        FiltreMouvements(magasin.boutique.id, article_id=key), 9
    )
    assert (ouverture.motif, ouverture.quantite) == (Motif.STOCK_INITIAL, 12)
    assert ("Lait Nido", 850) in sent(magasin, since + 1)


def test_a_plain_new_article_leaves_cost_and_category_open(magasin: Magasin) -> None:
    plain = SaisieArticle("P1", "Pain", Devise.CDF, 50_000)
    key = add(magasin, plain)
    assert show(magasin, key) == plain
    assert not magasin.core.catalogue.get_detail(magasin.boutique.id, key).devise_figee


def test_a_code_is_one_articles(magasin: Magasin) -> None:
    before = read_faits(magasin.fichier)
    with pytest.raises(CodeAlreadyUsed, match=r"« Riz »\.") as caught:
        add(magasin, replace(LAIT, code="A15"))
    assert caught.value.champ == "code"
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.riz])
    with pytest.raises(CodeAlreadyUsed, match="désactivé"):
        add(magasin, replace(LAIT, code="A15"))
    assert len(read_faits(magasin.fichier)) == len(before)
    other = make_boutique(magasin.core, nom="Autre")
    assert magasin.core.catalogue.add_article(other.id, NouvelArticle(replace(LAIT, code="A15")))


@pytest.mark.parametrize(
    ("over", "champ"),
    [
        ({"code": " \u202e"}, "code"),
        ({"nom": ""}, "nom"),
        ({"prix_vente": -1}, "prix_vente"),
        ({"prix_vente": PRIX_MAX + 1}, "prix_vente"),
        ({"prix_achat": -1}, "prix_achat"),
        ({"seuil_alerte": -1}, "seuil_alerte"),
        ({"seuil_alerte": STOCK_MAX + 1}, "seuil_alerte"),
    ],
)
def test_a_bad_field_is_named(magasin: Magasin, over: dict[str, object], champ: str) -> None:
    bad = replace(LAIT, **over)  # type: ignore[arg-type] # the table of cases names the fields
    key = add(magasin, replace(LAIT, code="L0", codes_barres=()))
    with pytest.raises(InvalidFormat) as added:
        add(magasin, bad)
    with pytest.raises(InvalidFormat) as edited:
        edit(magasin, key, show(magasin, key), bad)
    assert (added.value.champ, edited.value.champ) == (champ, champ)
    assert show(magasin, key).nom == "Lait Nido"


def test_an_opening_stock_is_no_debt(magasin: Magasin) -> None:
    with pytest.raises(InvalidFormat) as caught:
        add(magasin, LAIT, -1)
    assert caught.value.champ == "quantite_stock"


def test_what_is_typed_is_cleaned(magasin: Magasin) -> None:
    key = add(
        magasin,
        replace(
            *(LAIT,),
            code="  L 9\n",
            nom="Lait\u202e  en\tpoudre" + "x" * TEXTE_MAX,
            codes_barres=(" 61 ", "", "61", "62" * CODE_ARTICLE_MAX),
        ),
    )
    kept = show(magasin, key)
    assert (kept.code, len(kept.nom), kept.nom[:15]) == ("L 9", TEXTE_MAX, "Lait en poudrex")
    assert kept.codes_barres == ("61", ("62" * CODE_ARTICLE_MAX)[:CODE_ARTICLE_MAX])


@pytest.mark.parametrize(
    "change",
    [
        {"nom": "Lait entier"},
        {"prix_vente": 900},
        {"prix_achat": None},
        {"seuil_alerte": 0},
        {"categorie": "Frais"},
        {"categorie": ""},
        {"description": ""},
        {"suivi_stock": False},
        {"devise": Devise.CDF},
        {"code": "L2"},
        {"codes_barres": ("6002", "6003")},
        {"codes_barres": ()},
    ],
)
def test_each_field_can_be_edited_and_the_others_stay(
    magasin: Magasin, change: dict[str, object]
) -> None:
    key = add(magasin, LAIT)
    wanted = replace(LAIT, **change)  # type: ignore[arg-type] # the table of cases names the fields
    assert edit(magasin, key, LAIT, wanted)
    assert show(magasin, key) == wanted


def test_a_new_prix_reaches_the_terminals(magasin: Magasin) -> None:
    since = stamped(magasin)
    riz = show(magasin, magasin.riz)
    assert edit(magasin, magasin.riz, riz, replace(riz, prix_vente=2_600_000))
    assert sent(magasin, since + 1) == [("Riz", 2_600_000)]


def test_an_edit_of_nothing_stamps_nothing(magasin: Magasin) -> None:
    heard: list[CatalogueChange] = []
    magasin.core.events.subscribe(CatalogueChange, heard.append)
    since, riz = stamped(magasin), show(magasin, magasin.riz)
    assert not edit(magasin, magasin.riz, riz, riz)
    assert (stamped(magasin), heard) == (since, [])
    edit(magasin, magasin.riz, riz, replace(riz, nom="Riz blanc"))
    assert heard == [CatalogueChange(magasin.boutique.id)]


def test_two_edits_of_the_same_form_lose_nothing(magasin: Magasin) -> None:
    """Both hands opened the article before either saved it."""
    key = add(magasin, LAIT)
    first = replace(LAIT, nom="Lait entier", codes_barres=("6001", "6002", "6003"))
    second = replace(LAIT, prix_vente=900, codes_barres=("6002",))
    edit(magasin, key, LAIT, first)
    edit(magasin, key, LAIT, second)
    merged = replace(LAIT, nom="Lait entier", prix_vente=900, codes_barres=("6002", "6003"))
    assert show(magasin, key) == merged


def test_a_field_that_changed_meanwhile_is_not_overwritten(magasin: Magasin) -> None:
    key = add(magasin, LAIT)
    edit(magasin, key, LAIT, replace(LAIT, prix_vente=900))
    with pytest.raises(ArticleChanged, match="Le prix de vente") as caught:
        edit(magasin, key, LAIT, replace(LAIT, prix_vente=950, nom="Autre"))
    assert caught.value.champ == "prix_vente"
    assert show(magasin, key) == replace(LAIT, prix_vente=900)
    assert edit(magasin, key, LAIT, replace(LAIT, prix_vente=900, nom="Lait"))


def test_what_is_not_clean_and_not_touched_stays(magasin: Magasin) -> None:
    key = make_article(magasin.core, magasin.boutique, "X1", nom="Deux  blancs")
    shown = show(magasin, key)
    edit(magasin, key, shown, replace(shown, seuil_alerte=4))
    assert show(magasin, key) == replace(shown, seuil_alerte=4)


def test_the_currency_is_settled_by_the_first_movement(magasin: Magasin) -> None:
    riz = show(magasin, magasin.riz)
    assert magasin.core.catalogue.get_detail(magasin.boutique.id, magasin.riz).devise_figee
    with pytest.raises(InvalidFormat) as caught:
        edit(magasin, magasin.riz, riz, replace(riz, devise=Devise.USD))
    assert caught.value.champ == "devise"
    with pytest.raises(InvalidFormat, match="A15"):
        make_article(magasin.core, magasin.boutique, "A15", devise=Devise.USD)
    assert show(magasin, magasin.riz) == riz


def test_a_list_may_give_an_unmoved_article_its_currency(magasin: Magasin) -> None:
    key = add(magasin, replace(LAIT, codes_barres=()))
    make_article(magasin.core, magasin.boutique, "L1", devise=Devise.CDF)
    assert show(magasin, key).devise is Devise.CDF


def test_an_edited_code_and_barcode_stay_unique(magasin: Magasin) -> None:
    key = add(magasin, LAIT)
    riz = show(magasin, magasin.riz)
    for over, champ in (({"code": "L1"}, "code"), ({"codes_barres": ("6002",)}, "codes_barres")):
        with pytest.raises(CodeAlreadyUsed, match="Lait Nido") as caught:
            edit(magasin, magasin.riz, riz, replace(riz, nom="Riz blanc", **over))
        assert caught.value.champ == champ
    assert show(magasin, magasin.riz) == riz
    assert edit(magasin, key, LAIT, replace(LAIT, code="L1", nom="Lait"))


ATTEMPTS: list[Callable[[Magasin, int, int], object]] = [
    lambda m, b, a: m.core.catalogue.get_detail(b, a),
    lambda m, b, a: m.core.catalogue.edit_article(b, ModificationArticle(a, LAIT, LAIT)),
    lambda m, b, a: m.core.catalogue.deactivate_articles(b, [a]),
    lambda m, b, a: m.core.catalogue.reactivate_articles(b, [a]),
]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_another_boutiques_article_is_out_of_reach(
    magasin: Magasin, attempt: Callable[[Magasin, int, int], object]
) -> None:
    """I13."""
    other = make_boutique(magasin.core, nom="Autre")
    for boutique_id, article_id in ((other.id, magasin.riz), (magasin.boutique.id, 999)):
        with pytest.raises(ArticleNotFound):
            attempt(magasin, boutique_id, article_id)


def test_articles_off_sale_and_on_again(magasin: Magasin) -> None:
    catalogue, boutique_id = magasin.core.catalogue, magasin.boutique.id
    heard: list[CatalogueChange] = []
    magasin.core.events.subscribe(CatalogueChange, heard.append)
    both, since = [magasin.riz, magasin.sel], stamped(magasin)
    assert catalogue.deactivate_articles(boutique_id, both) == 2
    assert catalogue.deactivate_articles(boutique_id, both) == 0
    assert [a.date_suppression for a in catalogue.list_deleted(boutique_id, since + 1)] == [
        MIDI
    ] * 2
    refusee = magasin.push_one(make_vente("F1", (magasin.riz, 1)))
    assert isinstance(refusee, VenteRefusee)
    assert refusee.code is CodeRefus.ARTICLE_NOT_FOUND
    since = stamped(magasin)
    assert catalogue.reactivate_articles(boutique_id, [magasin.riz]) == 1
    assert [nom for nom, _ in sent(magasin, since + 1)] == ["Riz"]
    assert [a.nom for a in catalogue.list_deleted(boutique_id)] == ["Sel"]
    assert magasin.stock(magasin.riz) == 10
    assert len(heard) == 2


def test_switching_is_all_or_none(magasin: Magasin) -> None:
    with pytest.raises(CoreError):
        magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.riz, 999])
    assert magasin.core.catalogue.list_deleted(magasin.boutique.id) == ()


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([], "A17"),
        (["B007", "B008"], "B009"),
        (["B9"], "B10"),
        (["6001234567890"], "A17"),
        (["Riz-A20", "A18"], "A19"),
        (["42"], "43"),
        (["mil"], "A17"),
    ],
)
def test_the_suggested_code_goes_on(magasin: Magasin, codes: list[str], expected: str) -> None:
    for code in codes:
        make_article(magasin.core, magasin.boutique, code)
    suggested = magasin.core.catalogue.suggest_code(magasin.boutique.id)
    assert suggested == expected
    add(magasin, replace(LAIT, code=suggested))


def test_the_first_code_of_a_boutique(magasin: Magasin) -> None:
    other = make_boutique(magasin.core, nom="Autre")
    assert magasin.core.catalogue.suggest_code(other.id) == "A0001"


def test_an_article_added_is_heard_of(magasin: Magasin) -> None:
    heard: list[StockChange] = []
    magasin.core.events.subscribe(StockChange, heard.append)
    key = add(magasin, LAIT, 3)
    assert heard == [StockChange(magasin.boutique.id, (key,))]


def test_what_has_no_cost_has_its_tab(magasin: Magasin) -> None:
    key = add(magasin, LAIT)
    filtre = FiltreArticles(magasin.boutique.id, onglet=OngletArticles.SANS_COUT)
    assert list(magasin.core.catalogue.list_ids(filtre)) == [magasin.riz, magasin.sel]
    edit(magasin, key, LAIT, replace(LAIT, prix_achat=None))
    assert magasin.core.catalogue.count_onglets(filtre)[OngletArticles.SANS_COUT] == 3


def test_how_many_codes_are_known(magasin: Magasin) -> None:
    count_known = magasin.core.catalogue.count_known
    assert count_known(magasin.boutique.id, ["A15", "A16", "Z1"]) == 2
    assert count_known(magasin.boutique.id, []) == 0
    assert count_known(make_boutique(magasin.core, nom="Autre").id, ["A15"]) == 0


def test_a_fiche_of_a_list_still_leaves_what_it_does_not_say(magasin: Magasin) -> None:
    key = add(magasin, LAIT)
    magasin.core.catalogue.save_articles(magasin.boutique.id, [FicheArticle("L1", "Lait", 900)])
    assert show(magasin, key) == replace(LAIT, nom="Lait", prix_vente=900)


@pytest.mark.parametrize(
    ("prix", "cout", "marge"),
    [(1_000, 700, 300), (1_000, 1_001, -1), (0, 5, None), (1_000, None, None), (1_000, 0, 1_000)],
)
def test_the_margin(prix: int, cout: int | None, marge: int | None) -> None:
    assert compute_marge(prix, cout) == marge
