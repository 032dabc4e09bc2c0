"""Articles: what terminals are sent, and nothing that changed is ever missed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from core.catalogue.articles import EtatArticle, FicheArticle, FiltreArticles, OngletArticles
from core.errors import ArticleNotFound, CodeAlreadyUsed
from core.events import CatalogueChange, StockChange
from core.limites import PRIX_MAX, QUANTITE_MAX
from core.listes import Tri
from core.mouvements import FiltreMouvements
from core.stock import CommandeMouvement
from core.vocabulaire import Devise, Motif, TypeMouvement
from tests.builders import MIDI, make_article, make_boutique, make_vente
from tests.core.conftest import Magasin

FICHE = FicheArticle("B1", "Œufs", 15_000)


def save(magasin: Magasin, *fiches: FicheArticle) -> tuple[int, int, list[int]]:
    resultat = magasin.core.catalogue.save_articles(magasin.boutique.id, fiches)
    return resultat.crees, resultat.modifies, [key for key, _ in resultat.articles]


def delta(magasin: Magasin, since: int) -> list[str]:
    found = magasin.core.catalogue.read_snapshot(magasin.boutique.id, since)
    return [article.nom for article in found.articles]


def version(magasin: Magasin) -> int:
    return magasin.core.catalogue.read_snapshot(magasin.boutique.id).version


def sell(magasin: Magasin) -> None:
    magasin.push(make_vente("F1", (magasin.riz, 1)))


def enter(magasin: Magasin) -> None:
    commande = CommandeMouvement(
        magasin.boutique.id, magasin.riz, TypeMouvement.ENTREE, 1, Motif.ACHAT
    )
    magasin.core.stock.record_mouvement(commande)


def reprice(magasin: Magasin) -> None:
    make_article(magasin.core, magasin.boutique, "A15", nom="Riz", prix_vente=1, seuil_alerte=5)


@pytest.mark.parametrize("change", [sell, enter, reprice])
@pytest.mark.parametrize("hours", [1, 0, -24 * 365])
def test_a_change_shows_up_in_the_delta(magasin: Magasin, change: object, hours: int) -> None:
    """Whatever the clock of the PC did meanwhile; the filter is at or after the stamp."""
    save(magasin, FICHE)
    since = version(magasin)
    magasin.clock.advance(timedelta(hours=hours))
    assert callable(change)
    change(magasin)
    assert sorted(delta(magasin, since)) == ["Riz", "Œufs"]
    assert delta(magasin, since + 1) == ["Riz"]
    assert version(magasin) > since


def test_what_did_not_change_is_not_stamped(magasin: Magasin) -> None:
    since = version(magasin)
    reprice(magasin)
    again = version(magasin)
    reprice(magasin)
    assert delta(magasin, again + 1) != ["Riz"]
    assert delta(magasin, since + 1) == ["Riz"]


def test_a_full_list_and_a_stamp_from_another_file(magasin: Magasin) -> None:
    catalogue, boutique_id = magasin.core.catalogue, magasin.boutique.id
    full = catalogue.read_snapshot(boutique_id)
    assert ([a.nom for a in full.articles], full.since) == (["Riz", "Sel"], None)
    wild = catalogue.read_snapshot(boutique_id, full.version + 1)
    assert (len(wild.articles), wild.since) == (2, None)
    latest = catalogue.read_snapshot(boutique_id, full.version)
    assert latest.since == full.version


def test_an_article_off_sale(magasin: Magasin) -> None:
    since = version(magasin)
    heard: list[CatalogueChange] = []
    magasin.core.events.subscribe(CatalogueChange, heard.append)
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.riz])
    assert delta(magasin, 0) == ["Sel"]
    (deleted,) = magasin.core.catalogue.list_deleted(magasin.boutique.id, since + 1)
    assert (deleted.nom, deleted.date_suppression) == ("Riz", MIDI)
    assert magasin.core.catalogue.list_deleted(magasin.boutique.id, version(magasin) + 1) == (
        deleted,
    )
    assert len(magasin.core.catalogue.list_deleted(magasin.boutique.id)) == 1
    assert len(heard) == 1
    reprice(magasin)
    assert magasin.core.catalogue.list_deleted(magasin.boutique.id) == ()


def test_only_the_boutiques_own_article_goes_off_sale(magasin: Magasin) -> None:
    """I13."""
    other = make_boutique(magasin.core, nom="Autre")
    with pytest.raises(ArticleNotFound):
        magasin.core.catalogue.deactivate_articles(other.id, [magasin.riz])
    with pytest.raises(ArticleNotFound):
        magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [999])


def test_a_list_creates_changes_and_leaves_alone(magasin: Magasin) -> None:
    heard: list[StockChange] = []
    magasin.core.events.subscribe(StockChange, heard.append)
    first = replace(FICHE, quantite_stock=4, categorie="Frais", code_barre="619")
    assert save(magasin, first) == (1, 0, [3])
    assert save(magasin, replace(first, quantite_stock=99)) == (0, 0, [3])
    assert save(magasin, replace(first, prix_vente=1), replace(FICHE, code="B2")) == (1, 1, [3, 4])
    (row,) = magasin.core.catalogue.list_rows([3])
    assert (row.article.quantite_stock, row.article.prix_vente) == (4, 1)
    assert (row.article.categorie_nom, row.article.code_barre) == ("Frais", "619")
    assert [event.article_ids for event in heard] == [(3,), (3,), (3, 4)]
    assert save(magasin) == (0, 0, [])


def test_opening_stock_is_a_movement(magasin: Magasin) -> None:
    """I1."""
    save(magasin, replace(FICHE, quantite_stock=4), replace(FICHE, code="B2"))
    (ouverture,) = magasin.core.mouvements.list_page(
        FiltreMouvements(magasin.boutique.id, recherche="B"), 9
    )
    assert (ouverture.motif, ouverture.stock_avant, ouverture.stock_apres) == (
        *(Motif.STOCK_INITIAL, 0),
        4,
    )


def test_what_a_fiche_leaves_open_stays(magasin: Magasin) -> None:
    whole = replace(
        FICHE,
        prix_achat=9_000,
        devise=Devise.USD,
        seuil_alerte=3,
        categorie="Frais",
        description="Plateau de 30",
        suivi_stock=False,
    )
    (key,) = save(magasin, whole)[2]
    before = magasin.core.catalogue.list_rows([key])[0].article
    assert save(magasin, FICHE) == (0, 0, [key])
    assert magasin.core.catalogue.list_rows([key])[0].article == before
    assert (before.devise, before.seuil_alerte, before.suivi_stock) == (Devise.USD, 3, False)


def test_a_plain_article(magasin: Magasin) -> None:
    (key,) = save(magasin, FICHE)[2]
    article = magasin.core.catalogue.list_rows([key])[0].article
    assert (article.devise, article.seuil_alerte, article.suivi_stock, article.description) == (
        *(Devise.CDF, 0),
        *(True, ""),
    )
    assert (article.prix_achat, article.categorie_nom, article.code_barre) == (None, "", "")


def test_a_barcode_is_one_articles(magasin: Magasin) -> None:
    first = replace(FICHE, code_barre="619")
    save(magasin, first)
    with pytest.raises(CodeAlreadyUsed, match="619"):
        save(magasin, replace(FICHE, code="B2"), replace(FICHE, code="B3", code_barre="619"))
    assert magasin.core.catalogue.total(FiltreArticles(magasin.boutique.id)).lignes == 3
    assert save(magasin, replace(first, code_barre="620")) == (0, 1, [3])
    assert delta(magasin, 0).count("Œufs") == 1


def test_categories_are_read_once_however_many_there_are(magasin: Magasin) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    def count_reads(*fiches: FicheArticle) -> int:
        asked.clear()
        save(magasin, *fiches)
        return sum("FROM categorie" in statement for statement in asked)

    event.listen(magasin.core.database.writer, "before_cursor_execute", note)
    one = count_reads(replace(FICHE, categorie="Sec"))
    many = [replace(FICHE, code=f"B{n}", categorie=f"Rayon {n}") for n in range(9)]
    assert count_reads(*many) == one
    event.remove(magasin.core.database.writer, "before_cursor_execute", note)


def test_categories_come_once(magasin: Magasin) -> None:
    save(
        magasin,
        *(replace(FICHE, code=f"B{n}", categorie=c) for n, c in enumerate(["Sec", "Frais", "Sec"])),
    )
    save(magasin, replace(FICHE, code="B9", categorie="Frais"))
    found = magasin.core.catalogue.list_categories(magasin.boutique.id)
    assert [(c.nom, c.description) for c in found] == [("Sec", ""), ("Frais", "")]


@pytest.fixture
def rayon(magasin: Magasin) -> Magasin:
    """Beside rice and salt: eggs low, credit untracked, one sold out, one off sale."""
    save(
        magasin,
        replace(FICHE, quantite_stock=2, seuil_alerte=5, prix_achat=10_000, code_barre="6001"),
        FicheArticle("C1", "Crédit", 100, suivi_stock=False),
        FicheArticle("D1", "Pagne_%", 5_000, devise=Devise.USD, prix_achat=3_000),
        FicheArticle("E1", "Ancien", 100, quantite_stock=7, prix_achat=1),
    )
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [6])
    return magasin


def names(
    rayon: Magasin,
    recherche: str = "",
    tri: str = "nom",
    onglet: OngletArticles = OngletArticles.TOUS,
) -> str:
    filtre = FiltreArticles(rayon.boutique.id, recherche, onglet)
    ids = rayon.core.catalogue.list_ids(filtre, Tri(tri))
    return " ".join(row.article.nom for row in rayon.core.catalogue.list_rows(list(ids)))


@pytest.mark.parametrize(
    ("onglet", "expected"),
    [
        (OngletArticles.TOUS, "Crédit Œufs Pagne_% Riz Sel"),
        (OngletArticles.BAS, "Œufs"),
        (OngletArticles.RUPTURE, "Pagne_%"),
        (OngletArticles.NEGATIF, ""),
        (OngletArticles.INACTIFS, "Ancien"),
    ],
)
def test_the_tabs(rayon: Magasin, onglet: OngletArticles, expected: str) -> None:
    assert names(rayon, onglet=onglet) == expected
    counts = rayon.core.catalogue.count_onglets(FiltreArticles(rayon.boutique.id))
    assert counts[onglet] == len(expected.split())


@pytest.mark.parametrize(
    ("recherche", "expected"),
    [
        ("oeuf", "Œufs"),
        ("CREDIT", "Crédit"),
        ("a1", "Riz Sel"),
        ("6001", "Œufs"),
        ("_", "Pagne_%"),
        (" ", "Crédit Œufs Pagne_% Riz Sel"),
        ("nothing", ""),
    ],
)
def test_the_search(rayon: Magasin, recherche: str, expected: str) -> None:
    assert names(rayon, recherche) == expected


@pytest.mark.parametrize(
    "colonne",
    [
        *("nom", "code", "prix_vente", "prix_achat", "quantite_stock", "seuil_alerte"),
        *("categorie_nom", "valeur", "marge", "id"),
    ],
)
def test_each_column_sorts(rayon: Magasin, colonne: str) -> None:
    assert len(names(rayon, tri=colonne).split()) == 5


def test_the_state_of_each_row(rayon: Magasin) -> None:
    rows = rayon.core.catalogue.list_rows([1, 3, 4, 5, 6, 99])
    assert [row.etat for row in rows] == [
        *(EtatArticle.EN_STOCK, EtatArticle.BAS, EtatArticle.SANS_SUIVI),
        *(EtatArticle.RUPTURE, EtatArticle.INACTIF),
    ]
    assert [row.valeur for row in rows] == [None, 20_000, None, 0, 7]
    assert [row.id for row in rows] == [1, 3, 4, 5, 6]
    assert rows[0].dernier_mouvement == MIDI
    assert rows[2].dernier_mouvement is None


def test_a_negative_stock_is_the_worst_of_a_tracked_article(rayon: Magasin) -> None:
    commande = CommandeMouvement(rayon.boutique.id, 4, TypeMouvement.SORTIE, 3, Motif.DON)
    rayon.core.stock.record_mouvement(commande)
    make_article(rayon.core, rayon.boutique, "C1", nom="Crédit", suivi_stock=True)
    (row,) = rayon.core.catalogue.list_rows([4])
    assert row.etat is EtatArticle.NEGATIF
    assert names(rayon, onglet=OngletArticles.NEGATIF) == "Crédit"


def test_the_value_of_the_stock_adds_no_two_currencies(rayon: Magasin) -> None:
    total = rayon.core.catalogue.total(FiltreArticles(rayon.boutique.id))
    assert total.lignes == 5
    assert total.montants == {Devise.CDF: 20_000, Devise.USD: 0}


def test_what_is_sold_without_a_stock_has_no_value(magasin: Magasin) -> None:
    """A service has sold more than it ever had: nothing is owed for that."""
    over = {"suivi_stock": False, "prix_achat": 900, "quantite_stock": 0}
    copie = make_article(magasin.core, magasin.boutique, "SRV", nom="Photocopie", **over)
    riz = make_article(magasin.core, magasin.boutique, "RIZ", prix_achat=1, quantite_stock=5)
    magasin.push(make_vente("V-1", (copie, 40), (riz, 4)))
    catalogue, tous = magasin.core.catalogue, FiltreArticles(magasin.boutique.id)
    rows = catalogue.list_rows([copie, riz])
    assert [row.article.quantite_stock for row in rows] == [-40, 1]
    assert [row.valeur for row in rows] == [None, 1]
    assert catalogue.total(tous).montants == {Devise.CDF: 1}
    dearest = list(catalogue.list_ids(tous, Tri("valeur", descendant=True)))
    assert dearest.index(riz) < dearest.index(copie)


def test_the_value_of_a_stock_stays_exact_beyond_what_sql_can_multiply(magasin: Magasin) -> None:
    """I5: the dearest article, a million times."""
    make_article(
        magasin.core, magasin.boutique, "OR", prix_achat=PRIX_MAX, quantite_stock=QUANTITE_MAX
    )
    total = magasin.core.catalogue.total(FiltreArticles(magasin.boutique.id))
    assert total.montants == {Devise.CDF: PRIX_MAX * QUANTITE_MAX}
    assert type(total.montants[Devise.CDF]) is int
