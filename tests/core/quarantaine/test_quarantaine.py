"""Sales that wait for the owner: shown with their reason, filed by his decision (I8)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from core.errors import (
    CoreError,
    EntreeAlreadySettled,
    EntreeNotFound,
    InvalidFormat,
    VenteNotFound,
)
from core.events import QuarantaineChangee
from core.listes import Tri
from core.quarantaine import (
    Demande,
    FiltreQuarantaine,
    Intervalle,
    OngletQuarantaine,
    Precisions,
    Quarantaine,
    Raison,
)
from core.ventes.commandes import LigneRecue, VenteClassee
from core.ventes.demande import SortRejeu
from core.vocabulaire import Devise, EtatEntree, Remede
from syncserver.lecture import read_charge
from tests.builders import make_article, make_boutique, make_illisible, make_vente, record
from tests.core.conftest import Magasin


@pytest.fixture
def garni(magasin: Magasin) -> Magasin:
    """Entries 1 to 4: too much salt, an unreadable one, too much in USD, an unknown article."""
    usd = LigneRecue(magasin.sel, 3, prix_unitaire=1_050)
    magasin.push(
        make_vente("F1", (magasin.sel, 2)),
        make_illisible("", b"null"),
        structs.replace(make_vente("F3"), lignes=(usd,), devise=Devise.USD),
        structs.replace(make_vente("F4", (99, 1)), montant_total=70_000),
        make_vente("F5", (magasin.riz, 1)),
    )
    return magasin


@pytest.fixture
def quarantaine(garni: Magasin) -> Quarantaine:
    return garni.core.quarantaine


def test_what_waits_is_counted_and_shown(garni: Magasin, quarantaine: Quarantaine) -> None:
    assert quarantaine.count_open(garni.boutique.id) == 4
    ids = quarantaine.list_ids(FiltreQuarantaine(garni.boutique.id))
    assert list(ids) == [4, 3, 2, 1]
    rows = quarantaine.list_rows([1, 2, 99])
    assert [(e.numero_facture, e.est_lisible, e.article_nom, e.terminal_nom) for e in rows] == [
        ("F1", True, "Sel", "Terminal messie vanza"),
        ("", False, "", "Terminal messie vanza"),
    ]
    assert quarantaine.read_charge_utile(2) == b"null"


@pytest.mark.parametrize(
    ("recherche", "expected"), [("F1", [1]), ("sel", [3, 1]), ("", [4, 3, 2, 1]), ("%", [])]
)
def test_the_search(
    garni: Magasin, quarantaine: Quarantaine, recherche: str, expected: list[int]
) -> None:
    filtre = FiltreQuarantaine(garni.boutique.id, recherche)
    assert list(quarantaine.list_ids(filtre)) == expected


@pytest.mark.parametrize("colonne", ["numero_facture", "code", "montant", "date_premiere", "id"])
def test_each_column_sorts_both_ways(
    garni: Magasin, quarantaine: Quarantaine, colonne: str
) -> None:
    filtre = FiltreQuarantaine(garni.boutique.id)
    up = list(quarantaine.list_ids(filtre, Tri(colonne)))
    assert list(quarantaine.list_ids(filtre, Tri(colonne, descendant=True))) == up[::-1]


def test_the_amounts_at_stake_add_no_two_currencies(
    garni: Magasin, quarantaine: Quarantaine
) -> None:
    total = quarantaine.total(FiltreQuarantaine(garni.boutique.id))
    assert (total.lignes, total.montants) == (4, {Devise.CDF: 70_000, Devise.USD: 3_150})


def test_filed_with_a_reason(garni: Magasin, quarantaine: Quarantaine) -> None:
    heard: list[QuarantaineChangee] = []
    garni.core.events.subscribe(QuarantaineChangee, heard.append)
    filed = quarantaine.classer(1, " Vente\nd’essai ")
    assert (filed.etat, filed.motif_classement) == (EtatEntree.CLASSEE, "Vente d’essai")
    assert (quarantaine.count_open(garni.boutique.id), len(heard)) == (3, 1)
    of_all = FiltreQuarantaine(garni.boutique.id, onglet=OngletQuarantaine.TOUTES)
    assert len(quarantaine.list_ids(of_all)) == 4
    assert list(quarantaine.list_ids(replace(of_all, onglet=OngletQuarantaine.CLASSEES))) == [1]
    with pytest.raises(EntreeAlreadySettled):
        quarantaine.classer(1, "once more")


def test_filed_as_a_double(quarantaine: Quarantaine) -> None:
    filed = quarantaine.declarer_doublon(1, 1)
    assert (filed.etat, filed.vente_id) == (EtatEntree.CLASSEE, 1)
    with pytest.raises(EntreeAlreadySettled):
        quarantaine.declarer_doublon(1, 1)


def test_what_the_owner_cannot_mean(garni: Magasin, quarantaine: Quarantaine) -> None:
    with pytest.raises(InvalidFormat):
        quarantaine.classer(1, " \n")
    with pytest.raises(EntreeNotFound):
        quarantaine.classer(99, "x")
    with pytest.raises(EntreeNotFound):
        quarantaine.get_entree(99)
    with pytest.raises(EntreeNotFound):
        quarantaine.read_charge_utile(99)
    with pytest.raises(VenteNotFound):
        quarantaine.declarer_doublon(1, 99)
    assert quarantaine.count_open(garni.boutique.id) == 4


def test_a_double_of_another_boutiques_sale(garni: Magasin, quarantaine: Quarantaine) -> None:
    """I13."""
    other = make_boutique(garni.core, nom="Autre")
    terminal = garni.core.terminaux.add_terminal(other.id, "x1", "Caisse")
    article_id = make_article(garni.core, other, "B1")
    record(garni.core, terminal, make_vente("F1", (article_id, 1)))
    with pytest.raises(VenteNotFound):
        quarantaine.declarer_doublon(1, 2)
    assert quarantaine.count_open(other.id) == 0


def test_a_settled_entry_is_not_filed(garni: Magasin, quarantaine: Quarantaine) -> None:
    garni.push(make_vente("F1", (garni.sel, 1)))
    assert quarantaine.get_entree(1).etat is EtatEntree.REMPLACEE
    with pytest.raises(EntreeAlreadySettled):
        quarantaine.classer(1, "x")


def file(ids: list[int], motif: str) -> Demande:
    return Demande(ids, read_charge, remede=Remede.CLASSER, precisions=Precisions(motif=motif))


def test_several_are_filed_at_once_and_the_settled_ones_left(
    garni: Magasin, quarantaine: Quarantaine
) -> None:
    quarantaine.classer(2, "illisible")
    heard: list[QuarantaineChangee] = []
    garni.core.events.subscribe(QuarantaineChangee, heard.append)
    assert [r.sort for r in quarantaine.regler(file([1, 2, 3], " Saisies à la main "))] == [
        SortRejeu.CLASSEE,
        SortRejeu.REGLEE,
        SortRejeu.CLASSEE,
    ]
    assert heard == [QuarantaineChangee(garni.boutique.id)]
    rows = quarantaine.list_rows([1, 2, 3, 4])
    assert [row.motif_classement for row in rows] == [
        "Saisies à la main",
        "illisible",
        "Saisies à la main",
        None,
    ]
    assert {row.classee_par for row in rows[:3]} == {"Comptoir"}


@pytest.mark.parametrize(
    ("ids", "motif", "error"), [([1, 99], "x", EntreeNotFound), ([1], " ", InvalidFormat)]
)
def test_several_are_filed_all_or_none(
    garni: Magasin, ids: list[int], motif: str, error: type[CoreError]
) -> None:
    with pytest.raises(error):
        garni.core.quarantaine.regler(file(ids, motif))
    assert garni.core.quarantaine.count_open(garni.boutique.id) == 4


def test_a_filed_sale_is_taken_off_its_terminal(garni: Magasin, quarantaine: Quarantaine) -> None:
    """Row 11."""
    quarantaine.regler(file([1], "essai"))
    assert isinstance(garni.push_one(make_vente("F1", (garni.sel, 2))), VenteClassee)


def test_the_list_is_grouped_by_reason(garni: Magasin, quarantaine: Quarantaine) -> None:
    usd = structs.replace(make_vente("F6", (garni.riz, 1)), devise=Devise.USD)
    garni.push(usd)
    groups = quarantaine.list_groupes(FiltreQuarantaine(garni.boutique.id))
    assert [(raison, list(ids)) for raison, ids in groups.items()] == [
        (Raison.INSUFFICIENT_STOCK, [3, 1]),
        (Raison.ARTICLE_NOT_FOUND, [4]),
        (Raison.MONTANT_INVALIDE, [5]),
        (Raison.INVALID_FORMAT, [2]),
    ]
    for raison, ids in groups.items():
        filtre = FiltreQuarantaine(garni.boutique.id, raisons=(raison,))
        assert list(quarantaine.list_ids(filtre)) == list(ids)


def test_the_tabs_count_every_state(garni: Magasin, quarantaine: Quarantaine) -> None:
    quarantaine.classer(1, "essai")
    garni.push(structs.replace(make_vente("F4", (garni.riz, 1)), montant_total=70_000))
    counts = quarantaine.count_onglets(FiltreQuarantaine(garni.boutique.id))
    assert list(counts.values()) == [2, 1, 1, 4]


def test_narrowed_by_terminal_and_age(garni: Magasin, quarantaine: Quarantaine) -> None:
    garni.clock.advance(timedelta(days=8))
    garni.push_one(make_vente("F9", (99, 1)), garni.autre)
    all_of = FiltreQuarantaine(garni.boutique.id)
    week_ago = garni.clock.now() - timedelta(days=7)
    older, newer = Intervalle(None, week_ago), Intervalle(week_ago)
    for filtre, expected in (
        (replace(all_of, terminaux=(garni.autre.id,)), [5]),
        (replace(all_of, recues=(older,)), [4, 3, 2, 1]),
        (replace(all_of, recues=(newer,)), [5]),
        (replace(all_of, recues=(older, newer)), [5, 4, 3, 2, 1]),
        (replace(all_of, recherche="terminal 2"), [5]),
        (replace(all_of, recherche="99"), [5, 4]),
    ):
        assert list(quarantaine.list_ids(filtre)) == expected, filtre
