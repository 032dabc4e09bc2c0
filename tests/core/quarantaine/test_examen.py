"""What the owner is shown of one entry: its lines against the stock now, and what may follow."""

from datetime import timedelta

import pytest

from core.errors import EntreeNotFound
from core.quarantaine import Examen
from core.quarantaine.examen import Verdict
from core.ventes.demande import SortRejeu
from syncserver.lecture import read_charge
from tests.builders import MIDI, make_article, make_illisible
from tests.core.conftest import Magasin
from tests.core.ventes.rejeux import receive_sel, write_vente


def examine(magasin: Magasin, entree_id: int = 1) -> Examen:
    return magasin.core.quarantaine.examiner(entree_id, read_charge)


def test_each_line_is_checked_against_the_stock_now(magasin: Magasin) -> None:
    service = make_article(magasin.core, magasin.boutique, "S1", suivi_stock=False)
    gone = make_article(magasin.core, magasin.boutique, "G1")
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [gone])
    lignes = (
        (magasin.sel, 2),
        (magasin.riz, 1),
        (magasin.sel, 1),
        (service, 9),
        (gone, 1),
        (999, 1),
    )
    magasin.push_one(write_vente(magasin.boutique, "F1", *lignes))
    found = examine(magasin).vente
    assert found is not None
    assert [(x.quantite, x.stock, x.verdict, x.manque) for x in found.lignes] == [
        (2, 1, Verdict.MANQUE, 2),
        (1, 10, Verdict.SUFFISANT, 0),
        (1, 1, Verdict.MANQUE, 2),
        (9, 10, Verdict.NON_SUIVI, 0),
        (1, 10, Verdict.INACTIF, 0),
        (1, None, Verdict.INCONNU, 0),
    ]
    assert [x.sous_total for x in found.lignes][:2] == [100_000, 2_500_000]
    assert found.lignes[-1].sous_total is None
    assert (found.mode_paiement, found.paye) == ("CASH", True)


def test_what_a_replay_would_do_is_told_as_if_confirmed(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 2)))
    magasin.push_one(write_vente(magasin.boutique, "F2", (magasin.sel, 2)))
    prevision = examine(magasin).prevision
    assert prevision is not None
    assert prevision.rejeu.sort is SortRejeu.REFUSEE
    assert [r.numero_facture for r in prevision.ressemblances] == ["F2"]
    receive_sel(magasin, 4)
    prevision = examine(magasin).prevision
    assert prevision is not None
    assert [(e.avant, e.apres) for e in prevision.effets] == [(5, 3)]


def test_when_the_article_last_came_in(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 2)))
    assert examine(magasin).derniere_entree == MIDI
    magasin.clock.advance(timedelta(days=2))
    receive_sel(magasin, 1)
    assert examine(magasin).derniere_entree == MIDI + timedelta(days=2)


def test_the_sales_that_bear_its_number(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.riz, 1)))
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.riz, 2)))
    assert [r.vente_id for r in examine(magasin).memes_numeros] == [1]


def test_bytes_that_hold_no_sale_are_shown_as_they_are(magasin: Magasin) -> None:
    magasin.push_one(make_illisible("", b"null"))
    found = examine(magasin)
    assert (found.charge_utile, found.vente, found.memes_numeros) == (b"null", None, ())


def test_a_settled_entry_has_nothing_to_foresee(magasin: Magasin) -> None:
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.sel, 2)))
    magasin.core.quarantaine.classer(1, "essai")
    assert examine(magasin).prevision is None


def test_an_unknown_entry(magasin: Magasin) -> None:
    with pytest.raises(EntreeNotFound):
        examine(magasin, 99)
