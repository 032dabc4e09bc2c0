"""Several entries settled at once where the remedy is about some of them only."""

import pytest

from core.errors import InvalidFormat
from core.quarantaine import ArticleEnvoye, Jumelage, Precisions
from core.stock import CommandeMouvement
from core.ventes.commandes import VenteRejouee
from core.ventes.demande import SortRejeu
from core.vocabulaire import EtatEntree, EtatTerminal, Motif, Remede, TypeMouvement
from syncserver.lecture import read_charge
from tests.builders import make_illisible, make_terminal
from tests.core.conftest import Magasin
from tests.core.quarantaine.remedes import demand, entree_of, refuse
from tests.core.ventes.rejeux import write_vente
from tests.livre import fetch, read_faits


def receive(magasin: Magasin, article_id: int, pieces: int) -> None:
    magasin.core.stock.record_mouvement(
        CommandeMouvement(
            magasin.boutique.id, article_id, TypeMouvement.ENTREE, pieces, Motif.ACHAT
        )
    )


def refuse_unknown(magasin: Magasin, numero: str, *lignes: tuple[int, int]) -> int:
    return refuse(magasin, write_vente(magasin.boutique, numero, *lignes, prix=1_000))


def refuse_twin(magasin: Magasin, numero: str, pieces: int = 1) -> int:
    """Send what the other terminal recorded already, under the same number."""
    vente = write_vente(magasin.boutique, numero, (magasin.riz, pieces))
    magasin.push_one(vente, magasin.autre)
    return refuse(magasin, vente)


def test_the_articles_that_entries_name_are_told_the_unknown_first(magasin: Magasin) -> None:
    refuse_unknown(magasin, "F1", (999, 2))
    refuse_unknown(magasin, "F2", (999, 1), (999, 3), (magasin.riz, 1))
    refuse(magasin, write_vente(magasin.boutique, "F3", (magasin.sel, 5)))
    refuse(magasin, make_illisible("F4", b'"?"'))
    found = magasin.core.quarantaine.list_envoyes((1, 2, 3, 4), read_charge)
    assert found[0] == ArticleEnvoye(999, "", en_vente=False, pieces=6, entrees=(1, 2))
    assert {x.article_id: x.entrees for x in found[1:]} == {magasin.riz: (2,), magasin.sel: (3,)}
    assert all(x.en_vente and x.nom for x in found[1:])


def test_an_article_that_was_switched_off_is_no_longer_on_sale(magasin: Magasin) -> None:
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.sel])
    refuse(magasin, write_vente(magasin.boutique, "F3", (magasin.sel, 1)))
    (found,) = magasin.core.quarantaine.list_envoyes((1,), read_charge)
    assert (found.article_id, found.en_vente) == (magasin.sel, False)
    assert found.nom


def test_the_right_article_settles_what_names_the_wrong_one_and_nothing_else(
    magasin: Magasin,
) -> None:
    """Left out: what names another article, even where it could be recorded by now."""
    ids = [refuse_unknown(magasin, f"F{n}", (999, n)) for n in (1, 2)]
    other = refuse_unknown(magasin, "F3", (888, 1))
    short = refuse(magasin, write_vente(magasin.boutique, "F4", (magasin.sel, 5)))
    receive(magasin, magasin.sel, 10)
    demande = demand(
        Remede.ARTICLE, *ids, other, short, precisions=Precisions(articles={999: magasin.riz})
    )
    before = read_faits(magasin.fichier)
    foreseen = magasin.core.quarantaine.previsualiser(demande)
    assert read_faits(magasin.fichier) == before
    done = magasin.core.quarantaine.regler(demande)
    assert [p.rejeu for p in foreseen] == list(done)
    assert [r.sort for r in done] == [SortRejeu.APPLIQUEE] * 2 + [SortRejeu.HORS_SUJET] * 2
    assert (magasin.stock(magasin.riz), magasin.stock(magasin.sel)) == (7, 11)
    assert {entree_of(magasin, key).etat for key in (other, short)} == {EtatEntree.A_REGLER}
    traces = fetch(magasin.fichier, "SELECT objet_id FROM journal_audit WHERE action LIKE 'REG%'")
    assert len(traces) == 4
    settled = read_faits(magasin.fichier)
    again = magasin.core.quarantaine.regler(demande)
    assert [r.sort for r in again] == [SortRejeu.REGLEE] * 2 + [SortRejeu.HORS_SUJET] * 2
    assert read_faits(magasin.fichier) == settled


def test_the_terminals_that_share_sales_are_told_the_most_first(magasin: Magasin) -> None:
    tiers = make_terminal(magasin.core, magasin.boutique, "tiers", "Terminal 3")
    vente = write_vente(magasin.boutique, "F9", (magasin.riz, 1))
    magasin.push_one(vente, tiers)
    refuse(magasin, vente)
    ids = [refuse_twin(magasin, f"F{n}") for n in (1, 2)]
    refuse(magasin, write_vente(magasin.boutique, "F5", (magasin.sel, 5)))
    found = magasin.core.quarantaine.list_jumelages((1, 2, 3, 4))
    one, nom = magasin.terminal.id, magasin.terminal.nom_terminal
    assert found == (
        Jumelage(one, nom, magasin.autre.id, magasin.autre.nom_terminal, tuple(ids)),
        Jumelage(one, nom, tiers.id, "Terminal 3", (1,)),
    )


def test_a_replacement_settles_what_the_two_terminals_share_and_nothing_else(
    magasin: Magasin,
) -> None:
    ids = [refuse_twin(magasin, f"F{n}", n) for n in (1, 2)]
    tiers = make_terminal(magasin.core, magasin.boutique, "tiers", "Terminal 3")
    stranger = refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.riz, 1)), tiers)
    short = refuse(magasin, write_vente(magasin.boutique, "F4", (magasin.sel, 5)))
    receive(magasin, magasin.sel, 10)
    everything = (*ids, stranger, short)
    precisions = Precisions(ancien_id=magasin.autre.id, nouveau_id=magasin.terminal.id)
    demande = demand(Remede.REMPLACEMENT, *everything, precisions=precisions)
    foreseen = magasin.core.quarantaine.previsualiser(demande)
    done = magasin.core.quarantaine.regler(demande)
    assert [p.rejeu for p in foreseen] == sorted(done, key=lambda r: everything.index(r.entree_id))
    assert {r.entree_id: r.sort for r in done} == {
        **dict.fromkeys(ids, SortRejeu.CONNUE),
        stranger: SortRejeu.HORS_SUJET,
        short: SortRejeu.HORS_SUJET,
    }
    assert (magasin.stock(magasin.riz), magasin.stock(magasin.sel)) == (7, 11)
    autre = magasin.core.terminaux.get_terminal(magasin.autre.numero_serie)
    assert autre.etat is EtatTerminal.INACTIF
    troisieme = magasin.core.terminaux.get_terminal("tiers")
    assert (troisieme.etat, troisieme.remplace_id) == (EtatTerminal.ACTIF, None)
    again = magasin.push_one(write_vente(magasin.boutique, "F2", (magasin.riz, 2)))
    assert isinstance(again, VenteRejouee)


def test_of_several_terminals_it_must_be_said_which_one_replaces(magasin: Magasin) -> None:
    one = refuse_twin(magasin, "F1")
    tiers = make_terminal(magasin.core, magasin.boutique, "tiers", "Terminal 3")
    two = refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.riz, 1)), tiers)
    before = read_faits(magasin.fichier)
    precisions = Precisions(ancien_id=magasin.autre.id)
    demande = demand(Remede.REMPLACEMENT, one, two, precisions=precisions)
    for ask in (magasin.core.quarantaine.previsualiser, magasin.core.quarantaine.regler):
        with pytest.raises(InvalidFormat, match="d’un seul terminal"):
            ask(demande)
    assert read_faits(magasin.fichier) == before


def test_always_distinct_leaves_other_terminals_alone(magasin: Magasin) -> None:
    one = refuse_twin(magasin, "F1")
    tiers = make_terminal(magasin.core, magasin.boutique, "tiers", "Terminal 3")
    two = refuse(magasin, write_vente(magasin.boutique, "F1", (magasin.riz, 1)), tiers)
    paire = frozenset({magasin.terminal.id, magasin.autre.id})
    demande = demand(Remede.TOUJOURS_DISTINCTES, one, two, precisions=Precisions(paire=paire))
    done = magasin.core.quarantaine.regler(demande)
    assert [r.sort for r in done] == [SortRejeu.APPLIQUEE, SortRejeu.HORS_SUJET]
    assert entree_of(magasin, two).etat is EtatEntree.A_REGLER
