"""What stands beside an explanation: each thing that may make shelf and book disagree."""

from datetime import timedelta

from core.boutiques import FicheBoutique
from core.fiche.postes import Sorte
from core.fiche.suspects import Suspect
from core.vocabulaire import Motif, PolitiqueStock, TypeMouvement
from syncserver.lecture import read_charge
from tests.builders import MIDI, make_illisible
from tests.core.conftest import Magasin
from tests.core.fiche.gestes import Gestes
from tests.core.ventes.rejeux import write_vente

HEURE = timedelta(hours=1)


def find(gestes: Gestes, article_id: int | None = None) -> dict[Sorte, Suspect]:
    magasin = gestes.magasin
    fiches = magasin.core.fiches
    explication = fiches.explain_stock(magasin.boutique.id, article_id or magasin.riz)
    suspects = fiches.list_suspects(magasin.boutique.id, explication, read_charge)
    assert len({s.sorte for s in suspects}) == len(suspects)
    return {suspect.sorte: suspect for suspect in suspects}


def test_a_quiet_article_has_nothing_beside_it(gestes: Gestes) -> None:
    gestes.sell(1)
    gestes.move(TypeMouvement.SORTIE, 1, Motif.CASSE)
    gestes.magasin.push_one(make_illisible("ILLISIBLE"))
    gestes.magasin.push_one(write_vente(gestes.magasin.boutique, "AUTRE", (gestes.magasin.sel, 9)))
    assert find(gestes) == {}


def test_waiting_sales_that_hold_the_article(gestes: Gestes) -> None:
    """Short of it, or held back for another article of the sale: both would move it."""
    magasin = gestes.magasin
    short = write_vente(magasin.boutique, "F90", (magasin.riz, 30), (magasin.riz, 4))
    other = write_vente(magasin.boutique, "F91", (magasin.riz, 2), (777, 1))
    for vente in (short, other):
        magasin.push_one(vente)
    assert find(gestes) == {Sorte.QUARANTAINE: Suspect(Sorte.QUARANTAINE, 2, -36, (1, 2))}
    magasin.core.quarantaine.classer(1, "Erreur de saisie")
    assert find(gestes)[Sorte.QUARANTAINE].ids == (2,)


def test_a_waiting_sale_whose_bytes_are_past_reading_counts_by_what_was_short(
    gestes: Gestes,
) -> None:
    magasin = gestes.magasin
    magasin.push_one(write_vente(magasin.boutique, "F90", (magasin.riz, 30)))
    magasin.push_one(write_vente(magasin.boutique, "F91", (magasin.sel, 30)))
    explication = gestes.explain()
    suspects = magasin.core.fiches.list_suspects(
        magasin.boutique.id, explication, lambda charge, _: make_illisible(charge=charge)
    )
    assert suspects == (Suspect(Sorte.QUARANTAINE, 1, -30, (1,)),)


def test_late_sales_are_those_received_late_or_made_before_the_count(gestes: Gestes) -> None:
    clock = gestes.magasin.clock
    clock.advance(3 * HEURE)
    gestes.sell(1, date_vente=MIDI)
    gestes.sell(2, date_vente=clock.now())
    assert find(gestes)[Sorte.TARDIVE] == Suspect(Sorte.TARDIVE, 1, -1)
    gestes.count_at_once(5)
    assert Sorte.TARDIVE not in find(gestes)
    clock.advance(HEURE / 2)
    gestes.sell(3, date_vente=clock.now() - HEURE)
    assert find(gestes)[Sorte.TARDIVE] == Suspect(Sorte.TARDIVE, 1, -3)


def test_adjustments_by_hand_since_the_count(gestes: Gestes) -> None:
    gestes.move(TypeMouvement.AJUSTEMENT, 4, Motif.ERREUR)
    gestes.count_at_once(9)
    assert find(gestes) == {}
    gestes.move(TypeMouvement.AJUSTEMENT, -2, Motif.VOL)
    gestes.sell(1)
    gestes.correct(gestes.last("id"))
    assert find(gestes) == {Sorte.AJUSTEMENT: Suspect(Sorte.AJUSTEMENT, 1, -2)}


def test_each_time_the_stock_went_below_zero(gestes: Gestes) -> None:
    magasin = gestes.magasin
    lieu = magasin.boutique
    fiche = FicheBoutique(lieu.nom, lieu.ville, lieu.fuseau, PolitiqueStock.ACCEPTER)
    magasin.core.boutiques.edit_boutique(lieu.id, fiche)
    gestes.sell(12)
    gestes.sell(1)
    gestes.move(TypeMouvement.ENTREE, 4, Motif.ACHAT)
    gestes.sell(2)
    assert find(gestes)[Sorte.NEGATIF].nombre == 2


def test_a_silent_terminal_may_hold_sales(gestes: Gestes, magasin: Magasin) -> None:
    gestes.sell(1)
    magasin.clock.advance(3 * HEURE)
    suspect = find(gestes)[Sorte.SILENCE]
    assert (suspect.ids, suspect.nom, suspect.depuis) == (
        (magasin.terminal.id,),
        magasin.terminal.nom_terminal,
        MIDI,
    )


def test_numbers_that_never_came_may_be_sales(gestes: Gestes, magasin: Magasin) -> None:
    for numero in ("FAC-20260325-001", "FAC-20260325-002", "FAC-20260325-005"):
        magasin.push_one(write_vente(magasin.boutique, numero, (magasin.riz, 1)))
    suspect = find(gestes)[Sorte.MANQUANT]
    assert (suspect.nombre, suspect.ids) == (2, (magasin.terminal.id,))
