"""What is peculiar to each remedy of À régler, and where it must leave everything as it stands."""

import sqlite3
from contextlib import closing

import pytest

from core.audit import load_traces
from core.errors import InvalidFormat, VenteNotFound
from core.quarantaine import Precisions
from core.ventes.commandes import VenteCreee, VenteRefusee, VenteRejouee
from core.ventes.demande import SortRejeu
from core.ventes.prevision import sum_effets
from core.vocabulaire import CodeRefus, Devise, EtatEntree, EtatTerminal, Remede
from tests.builders import make_article, make_boutique, make_terminal
from tests.core.conftest import Magasin
from tests.core.quarantaine.remedes import (
    demand,
    entree_of,
    push_twin,
    refuse,
    settle_one,
    write_short,
    write_unknown,
)
from tests.core.ventes.cas import Envoi
from tests.core.ventes.rejeux import write_vente
from tests.livre import fetch, read_faits


def test_a_sale_of_its_own_is_shown_by_its_rank_and_every_content_is_known(
    magasin: Magasin,
) -> None:
    """Contract §2: the look-up of a replay compares with every rank."""
    ventes = [write_vente(magasin.boutique, "F1", (magasin.riz, n)) for n in (1, 2, 3)]
    magasin.push_one(ventes[0])
    for vente in ventes[1:]:
        settle_one(magasin, demand(Remede.DISTINCTE, refuse(magasin, vente)))
    assert [row.rang for row in magasin.core.ventes.list_rows([1, 2, 3])] == [0, 1, 2]
    for vente_id, vente in enumerate(ventes, 1):
        again = magasin.push_one(vente)
        assert isinstance(again, VenteRejouee)
        assert again.vente.id == vente_id
    other = magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.riz, 4)))
    assert isinstance(other, VenteRefusee)
    assert other.code is CodeRefus.CONFLIT_NUMERO


def test_several_of_one_number_are_all_sales_of_their_own(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.riz, 1)))
    ids = [refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.riz, n))) for n in (2, 3)]
    rejeux = magasin.core.quarantaine.regler(demand(Remede.DISTINCTE, *ids))
    assert [r.sort for r in rejeux] == [SortRejeu.APPLIQUEE] * 2
    assert magasin.stock(magasin.riz) == 4


def test_a_sale_of_its_own_takes_the_place_of_no_other(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.riz, 1)))
    older = refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.riz, 2)))
    newer = refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.riz, 3)))
    settle_one(magasin, demand(Remede.DISTINCTE, newer))
    assert entree_of(magasin, older).etat is EtatEntree.A_REGLER


def test_an_entry_is_made_with_its_movement_and_names_the_sale(magasin: Magasin) -> None:
    refuse(magasin, write_short(magasin))
    settle_one(magasin, demand(Remede.ENTREE, 1))
    rows = fetch(
        magasin.fichier,
        "SELECT type_mouvement, quantite, stock_avant, stock_apres, reference_document, motif "
        "FROM mouvement_stock ORDER BY id DESC LIMIT 2",
    )
    assert rows == [("VENTE", -5, 5, 0, "F1", None), ("ENTREE", 4, 1, 5, "F1", "ACHAT")]


def test_two_sales_share_what_came_in(magasin: Magasin) -> None:
    """In bulk, and of two terminals: the pieces that the owner counted come in once."""
    ids = [
        refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.sel, 5))),
        refuse(magasin, write_vente(magasin.boutique, "F2", (magasin.sel, 7))),
        refuse(magasin, write_vente(magasin.boutique, "F3", (magasin.sel, 2)), magasin.autre),
    ]
    quarantaine = magasin.core.quarantaine
    backwards = demand(Remede.ENTREE, *reversed(ids))
    assert quarantaine.list_manques(backwards) == quarantaine.list_manques(
        demand(Remede.ENTREE, *ids)
    )
    (total,) = sum_effets(quarantaine.previsualiser(backwards))
    assert (total.avant, total.recues, total.apres) == (1, 13, 0)
    (manque,) = quarantaine.list_manques(demand(Remede.ENTREE, *ids))
    assert (manque.article_id, -manque.apres) == (magasin.sel, 13)
    twenty = Precisions(quantites={magasin.sel: 20})
    demande = demand(Remede.ENTREE, *ids, precisions=twenty)
    effets = [p.effets[0] for p in quarantaine.previsualiser(demande)]
    assert [(e.avant, e.recues, e.apres) for e in effets] == [(1, 20, 16), (16, 0, 9), (9, 0, 7)]
    assert {r.sort for r in quarantaine.regler(demande)} == {SortRejeu.APPLIQUEE}
    assert magasin.stock(magasin.sel) == 7


def test_too_few_pieces_are_refused_and_nothing_is_written(magasin: Magasin) -> None:
    refuse(magasin, write_short(magasin))
    before = read_faits(magasin.fichier)
    few = demand(Remede.ENTREE, 1, precisions=Precisions(quantites={magasin.sel: 3}))
    with pytest.raises(InvalidFormat) as refused:
        magasin.core.quarantaine.regler(few)
    assert refused.value.champ == f"quantite_{magasin.sel}"
    assert read_faits(magasin.fichier) == before


def test_a_remedy_that_does_not_help_leaves_the_entry_as_it_stands(magasin: Magasin) -> None:
    """A sale of an unknown article is no better off below zero."""
    refuse(magasin, write_unknown(magasin))
    before = read_faits(magasin.fichier)
    rejeu = settle_one(magasin, demand(Remede.NEGATIF, 1))
    assert (rejeu.sort, rejeu.code) == (SortRejeu.REFUSEE, CodeRefus.ARTICLE_NOT_FOUND)
    assert read_faits(magasin.fichier) == before
    assert entree_of(magasin).essais == 1


def test_the_article_must_be_one_of_the_boutique(magasin: Magasin) -> None:
    other = make_boutique(magasin.core, nom="Autre")
    foreign = make_article(magasin.core, other, "B1")
    gone = make_article(magasin.core, magasin.boutique, "G1")
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [gone])
    refuse(magasin, write_unknown(magasin))
    for article_id in (foreign, gone, 12_345):
        demande = demand(Remede.ARTICLE, 1, precisions=Precisions(articles={999: article_id}))
        with pytest.raises(InvalidFormat) as refused:
            settle_one(magasin, demande)
        assert refused.value.champ == "article_999"


def test_without_a_price_the_article_must_have_the_currency_of_the_sale(magasin: Magasin) -> None:
    usd = make_article(magasin.core, magasin.boutique, "U1", devise=Devise.USD)
    refuse(magasin, write_vente(magasin.boutique, "F1", (999, 2)))
    demande = demand(Remede.ARTICLE, 1, precisions=Precisions(articles={999: usd}))
    rejeu = settle_one(magasin, demande)
    assert (rejeu.sort, rejeu.code) == (SortRejeu.REFUSEE, CodeRefus.INVALID_FORMAT)


def test_the_double_may_be_named_and_is_left_alone_where_it_is_not_obvious(
    magasin: Magasin,
) -> None:
    for n in (1, 2):
        magasin.push_one(write_vente(magasin.boutique, f"R{n}", (magasin.riz, 3)))
    refuse(magasin, write_vente(magasin.boutique, "F9", (magasin.riz, 3), (999, 1)))
    refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.sel, 5)))
    assert settle_one(magasin, demand(Remede.DOUBLON, 2)).sort is SortRejeu.INDECISE
    assert entree_of(magasin, 2).etat is EtatEntree.A_REGLER
    named = demand(Remede.DOUBLON, 2, precisions=Precisions(vente_id=2))
    assert settle_one(magasin, named).vente_id == 2
    stranger = demand(Remede.DOUBLON, 1, precisions=Precisions(vente_id=99))
    with pytest.raises(VenteNotFound):
        settle_one(magasin, stranger)


def test_a_device_that_is_replaced_already_cannot_be_once_more(magasin: Magasin) -> None:
    refuse(magasin, push_twin(magasin))
    tiers = make_terminal(magasin.core, magasin.boutique, "tiers", "Terminal 3")
    magasin.core.terminaux.replace(tiers.numero_serie, magasin.autre.id)
    demande = demand(Remede.REMPLACEMENT, 1, precisions=Precisions(ancien_id=magasin.autre.id))
    for ask in (magasin.core.quarantaine.previsualiser, magasin.core.quarantaine.regler):
        with pytest.raises(InvalidFormat, match="déjà remplacé par « Terminal 3 »"):
            ask(demande)
    assert entree_of(magasin).etat is EtatEntree.A_REGLER


def test_a_device_that_replaces_another_already_does_not_replace_this_one_too(
    magasin: Magasin,
) -> None:
    tiers = make_terminal(magasin.core, magasin.boutique, "tiers", "Terminal 3")
    magasin.core.terminaux.replace(magasin.terminal.numero_serie, tiers.id)
    refuse(magasin, push_twin(magasin))
    before = read_faits(magasin.fichier)
    demande = demand(Remede.REMPLACEMENT, 1, precisions=Precisions(ancien_id=magasin.autre.id))
    for ask in (magasin.core.quarantaine.previsualiser, magasin.core.quarantaine.regler):
        with pytest.raises(InvalidFormat, match="remplace déjà « Terminal 3 »"):
            ask(demande)
    assert read_faits(magasin.fichier) == before
    nouveau = magasin.core.terminaux.get_terminal(magasin.terminal.numero_serie)
    assert nouveau.remplace_id == tiers.id


def test_an_undated_sale_does_not_prove_a_replacement(magasin: Magasin) -> None:
    vente = write_vente(magasin.boutique, "F1", (magasin.riz, 1), date_vente=None)
    magasin.push_one(vente, magasin.autre)
    refuse(magasin, vente)
    demande = demand(Remede.REMPLACEMENT, 1, precisions=Precisions(ancien_id=magasin.autre.id))
    assert settle_one(magasin, demande).sort is SortRejeu.REFUSEE
    autre = magasin.core.terminaux.get_terminal(magasin.autre.numero_serie)
    assert autre.etat is EtatTerminal.ACTIF


def test_terminals_that_are_told_apart_stay_so_until_the_owner_takes_it_back(
    magasin: Magasin,
) -> None:
    refuse(magasin, push_twin(magasin))
    paire = frozenset({magasin.terminal.id, magasin.autre.id})
    demande = demand(Remede.TOUJOURS_DISTINCTES, 1, precisions=Precisions(paire=paire))
    settle_one(magasin, demande)
    later = write_vente(magasin.boutique, "F2", (magasin.riz, 1))
    magasin.push_one(later, magasin.autre)
    created = magasin.push_one(later)
    assert isinstance(created, VenteCreee)
    (kept,) = magasin.core.distincts.list_paires(magasin.boutique.id)
    assert {kept.premier_nom, kept.second_nom} == {"Terminal messie vanza", "Terminal 2"}
    assert magasin.core.distincts.forget(magasin.boutique.id, kept.id)
    assert not magasin.core.distincts.forget(magasin.boutique.id, kept.id)
    last = write_vente(magasin.boutique, "F3", (magasin.riz, 1))
    magasin.push_one(last, magasin.autre)
    refused = magasin.push_one(last)
    assert isinstance(refused, VenteRefusee)
    assert refused.code is CodeRefus.DOUBLON_PROBABLE


def test_all_that_two_terminals_share_is_found(magasin: Magasin) -> None:
    """Whichever of the two sent it first."""
    for pieces, first, then in (
        (1, magasin.autre, magasin.terminal),
        (2, magasin.terminal, magasin.autre),
    ):
        vente = write_vente(magasin.boutique, f"F{pieces}", (magasin.riz, pieces))
        magasin.push_one(vente, first)
        refuse(magasin, vente, then)
    refuse(magasin, short_of(magasin, "F3"))
    paire = frozenset({magasin.terminal.id, magasin.autre.id})
    quarantaine = magasin.core.quarantaine
    ids = quarantaine.list_paire(magasin.boutique.id, paire)
    assert ids == (1, 2)
    demande = demand(Remede.TOUJOURS_DISTINCTES, *ids, precisions=Precisions(paire=paire))
    assert {r.sort for r in quarantaine.regler(demande)} == {SortRejeu.APPLIQUEE}
    assert magasin.stock(magasin.riz) == 4


def short_of(magasin: Magasin, numero: str) -> Envoi:
    return write_vente(magasin.boutique, numero, (magasin.sel, 5))


def test_a_sale_of_another_article_is_explained_by_a_decision(magasin: Magasin) -> None:
    refuse(magasin, write_unknown(magasin))
    demande = demand(Remede.ARTICLE, 1, precisions=Precisions(articles={999: magasin.riz}))
    settle_one(magasin, demande)
    verify = magasin.core.verification.verify
    assert verify().problemes == ()
    with magasin.core.database.read() as connection:
        (trace,) = load_traces(connection, "vente", 1)
    assert "article 999 → " in trace.detail
    with closing(sqlite3.connect(magasin.fichier)) as raw:
        raw.execute("DROP TRIGGER journal_audit_no_delete")
        raw.execute("DELETE FROM journal_audit")
        raw.commit()
    assert [p for p in verify().problemes if "personne ne l’a décidé" in p] != []
