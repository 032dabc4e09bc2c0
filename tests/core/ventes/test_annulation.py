"""A terminal takes back its own sale: in time, once, and to the last piece."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from core.errors import CancellationTimeout, VenteAlreadyCancelled, VenteNotFound
from core.events import Event, StockChange, VentesAnnulees
from core.mouvements import FiltreMouvements
from core.ventes.annulation import CommandeAnnulation, ResultatAnnulation, StockRestaure
from core.ventes.commandes import VenteRejouee
from core.ventes.consultation import FiltreVentes
from core.ventes.historique import Periode
from core.vocabulaire import TypeMouvement
from tests.builders import MIDI, identify, make_article, make_boutique, make_terminal, make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.test_pannes import execute
from tests.livre import fetch, read_faits


def cancel(magasin: Magasin, numero: str, motif: str = "") -> ResultatAnnulation:
    """Take a sale back as the first terminal."""
    commande = CommandeAnnulation(numero, motif)
    return magasin.core.ventes.cancel_own(identify(magasin.core, magasin.terminal), commande)


@pytest.fixture
def vendu(magasin: Magasin) -> Magasin:
    """FAC-1: five rice on two lines, and the only salt."""
    magasin.push(make_vente("FAC-1", (magasin.riz, 2), (magasin.sel, 1), (magasin.riz, 3)))
    return magasin


def test_each_line_is_undone_by_a_movement_that_names_what_it_undoes(vendu: Magasin) -> None:
    resultat = cancel(vendu, "FAC-1", "Le client\nchange d’avis")
    assert resultat.stocks == (
        StockRestaure(vendu.riz, "A15", "Riz", 5, 5, 10),
        StockRestaure(vendu.sel, "A16", "Sel", 1, 0, 1),
    )
    annulee = resultat.vente
    assert (annulee.numero_facture, annulee.montant_total) == ("FAC-1", 5 * 2_500_000 + 50_000)
    assert (annulee.date_annulation, annulee.motif_annulation) == (MIDI, "Le client change d’avis")
    page = vendu.core.mouvements.list_page(
        FiltreMouvements(vendu.boutique.id, type_mouvement=TypeMouvement.RETOUR), 10
    )
    assert [(m.article_nom, m.quantite, m.stock_avant, m.stock_apres) for m in page] == [
        ("Riz", 3, 7, 10),
        ("Sel", 1, 0, 1),
        ("Riz", 2, 5, 7),
    ]
    assert {(m.reference_document, m.utilisateur, m.commentaire, m.vente_id) for m in page} == {
        ("ANNUL-FAC-1", "Terminal messie vanza", "Le client change d’avis", annulee.id)
    }
    undone = """SELECT r.ligne_position, v.ligne_position, v.type_mouvement, v.quantite + r.quantite
        FROM mouvement_stock r JOIN mouvement_stock v ON v.id = r.corrige_id ORDER BY r.seq"""
    assert fetch(vendu.fichier, undone) == [(n, n, "VENTE", 0) for n in (1, 2, 3)]


def test_totals_leave_a_cancelled_sale_out_and_lists_mark_it(vendu: Magasin) -> None:
    vendu.push(make_vente("FAC-2", (vendu.riz, 1)))
    cancel(vendu, "FAC-1", "Erreur")
    totaux = vendu.core.ventes.total(FiltreVentes(vendu.boutique.id))
    assert list(totaux.montants.values()) == [2_500_000]
    historique = vendu.core.ventes.read_historique(vendu.boutique.id, Periode(), 50)
    assert historique.recette.ventes == 1
    assert list(historique.recette.montants.values()) == [2_500_000]
    marks = [(v.numero_facture, v.est_annulee, v.motif_annulation) for v in historique.ventes]
    assert marks == [("FAC-2", False, None), ("FAC-1", True, "Erreur")]


def test_a_cancelled_sale_sent_again_stays_cancelled(vendu: Magasin) -> None:
    cancel(vendu, "FAC-1")
    before = read_faits(vendu.fichier)
    again = vendu.push_one(make_vente("FAC-1", (vendu.riz, 2), (vendu.sel, 1), (vendu.riz, 3)))
    assert isinstance(again, VenteRejouee)
    assert read_faits(vendu.fichier) == before


def test_a_second_cancellation_changes_nothing(vendu: Magasin) -> None:
    cancel(vendu, "FAC-1")
    before = read_faits(vendu.fichier)
    with pytest.raises(VenteAlreadyCancelled):
        cancel(vendu, "FAC-1")
    assert read_faits(vendu.fichier) == before


def test_many_at_once_cancel_once(vendu: Magasin) -> None:
    def attempt(_: int) -> bool:
        try:
            return bool(cancel(vendu, "FAC-1"))
        except VenteAlreadyCancelled:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(attempt, range(16))).count(True) == 1
    assert (vendu.stock(vendu.riz), vendu.stock(vendu.sel)) == (10, 1)


@pytest.mark.parametrize(
    ("elapsed", "minutes"),
    [
        (timedelta(0), None),
        (timedelta(hours=-5), None),
        (timedelta(minutes=60), None),
        (timedelta(minutes=60, microseconds=1), 61),
        (timedelta(days=2), 2880),
    ],
)
def test_the_delay_runs_from_the_reception(
    magasin: Magasin, elapsed: timedelta, minutes: int | None
) -> None:
    """Not from the day of the sale: an offline one may be a week old when it comes in."""
    old = make_vente("FAC-1", (magasin.riz, 1), date_vente=MIDI - timedelta(days=7))
    magasin.push(old)
    magasin.clock.advance(elapsed)
    if minutes is None:
        assert cancel(magasin, "FAC-1").stocks[0].stock_apres == 10
        return
    with pytest.raises(CancellationTimeout) as refusal:
        cancel(magasin, "FAC-1")
    assert (refusal.value.temps_ecoule, refusal.value.delai_max) == (minutes, 60)
    assert magasin.stock(magasin.riz) == 9


def test_the_delay_is_the_boutique_s(vendu: Magasin) -> None:
    execute(vendu, "UPDATE boutique SET delai_annulation_min = 5")
    vendu.clock.advance(timedelta(minutes=6))
    with pytest.raises(CancellationTimeout):
        cancel(vendu, "FAC-1")


def test_only_its_own_sale(vendu: Magasin) -> None:
    """Neither another terminal's, nor another boutique's of the same number."""
    other = make_boutique(vendu.core, nom="Ailleurs")
    stranger = make_terminal(vendu.core, other, "S9")
    article = make_article(vendu.core, other, "A15")
    before = read_faits(vendu.fichier)
    for terminal in (vendu.autre, stranger):
        with pytest.raises(VenteNotFound):
            vendu.core.ventes.cancel_own(
                identify(vendu.core, terminal), CommandeAnnulation("FAC-1")
            )
    with pytest.raises(VenteNotFound):
        cancel(vendu, "FAC-9")
    assert read_faits(vendu.fichier) == before
    assert vendu.stock(article) == 10


def test_of_two_sales_of_one_number_the_last_one_standing(vendu: Magasin) -> None:
    vendu.push(make_vente("FAC-2", (vendu.riz, 1)))
    twin = """INSERT INTO vente (boutique_id, terminal_id, numero_facture, rang, date_reception,
            jour, montant_total, devise, mode_paiement, paye, empreinte, signalements, est_annulee)
        SELECT boutique_id, terminal_id, 'FAC-2', 1, date_reception, jour, 2500000, devise, 'CASH',
            1, empreinte, 0, 0 FROM vente WHERE numero_facture = 'FAC-2'"""
    ligne = """INSERT INTO ligne_vente (vente_id, position, boutique_id, article_id, article_code,
            article_nom, quantite, prix_unitaire, est_negocie, motif_reduction)
        SELECT 3, position, boutique_id, article_id, article_code, article_nom, quantite,
            prix_unitaire, est_negocie, motif_reduction FROM ligne_vente WHERE vente_id = 2"""
    moved = """INSERT INTO mouvement_stock (boutique_id, seq, article_id, type_mouvement, quantite,
            stock_avant, stock_apres, reference_document, utilisateur, date_mouvement, commentaire,
            vente_id, ligne_position)
        SELECT boutique_id, seq + 1, article_id, type_mouvement, -1, 4, 3, reference_document,
            utilisateur, date_mouvement, commentaire, 3, 1 FROM mouvement_stock
        WHERE vente_id = 2"""
    stock = f"UPDATE article SET quantite_stock = 3 WHERE id = {vendu.riz}"  # noqa: S608 - our id
    execute(vendu, twin, ligne, moved, stock)
    assert [cancel(vendu, "FAC-2").vente.id for _ in range(2)] == [3, 2]
    with pytest.raises(VenteAlreadyCancelled):
        cancel(vendu, "FAC-2")


def test_what_is_announced(vendu: Magasin) -> None:
    heard: list[Event] = []
    for kind in (VentesAnnulees, StockChange):
        vendu.core.events.subscribe(kind, heard.append)
    resultat = cancel(vendu, "FAC-1")
    assert heard == [
        VentesAnnulees(vendu.boutique.id, (resultat.vente.id,)),
        StockChange(vendu.boutique.id, (vendu.riz, vendu.sel)),
    ]


def test_an_article_off_sale_comes_back_all_the_same(vendu: Magasin) -> None:
    vendu.core.catalogue.deactivate_articles(vendu.boutique.id, [vendu.sel])
    assert cancel(vendu, "FAC-1").stocks[1].stock_apres == 1
