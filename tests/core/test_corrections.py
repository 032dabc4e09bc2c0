"""A movement by hand is undone by one that compensates it, once, where nothing depends on it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from core.audit import load_traces
from core.errors import MouvementNotFound, MouvementNotUndoable
from core.events import StockChange
from core.stock import (
    CommandeComptage,
    CommandeMouvement,
    Deplacement,
    EffetMouvement,
    move_stock,
)
from core.ventes.annulation import CommandeAnnulation
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import identify, make_article, make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.test_pannes import execute
from tests.core.ventes.test_retour import give_back
from tests.livre import fetch, read_faits

ENTREE, SORTIE, AJUSTEMENT = (
    *(TypeMouvement.ENTREE, TypeMouvement.SORTIE),
    TypeMouvement.AJUSTEMENT,
)


def move(
    magasin: Magasin,
    kind: TypeMouvement,
    quantite: int,
    motif: Motif = Motif.ERREUR,
    *,
    article_id: int | None = None,
    reference: str = "",
) -> int:
    """Write a movement of rice by hand and return its id."""
    commande = CommandeMouvement(
        *(magasin.boutique.id, magasin.riz if article_id is None else article_id, kind, quantite),
        motif=motif,
        reference_document=reference,
    )
    written = magasin.core.stock.record_mouvement(commande).mouvement_id
    assert written is not None
    return written


def undo(magasin: Magasin, mouvement_id: int) -> EffetMouvement:
    return magasin.core.corrections.undo_mouvement(mouvement_id)


def refuse(magasin: Magasin, mouvement_id: int) -> str:
    """Try to undo what cannot be, and return why: nothing has changed, and the detail says it."""
    before = read_faits(magasin.fichier)
    with pytest.raises(MouvementNotUndoable) as refused:
        undo(magasin, mouvement_id)
    assert read_faits(magasin.fichier) == before
    assert magasin.core.corrections.get_detail(mouvement_id).obstacle == refused.value.message
    return refused.value.message


@pytest.mark.parametrize(
    ("kind", "quantite", "after"),
    [(ENTREE, 8, 18), (SORTIE, 4, 6), (AJUSTEMENT, 5, 15), (AJUSTEMENT, -10, 0)],
)
def test_what_was_written_is_compensated(
    magasin: Magasin, kind: TypeMouvement, quantite: int, after: int
) -> None:
    written = move(magasin, kind, quantite, reference="BL 12")
    assert magasin.stock(magasin.riz) == after
    detail = magasin.core.corrections.get_detail(written)
    assert (detail.stock, detail.stock_annule, detail.obstacle) == (after, 10, "")
    effet = undo(magasin, written)
    assert effet == EffetMouvement(magasin.riz, after, 10, written + 1)
    assert magasin.stock(magasin.riz) == 10
    undone = magasin.core.corrections.get_detail(written + 1)
    mouvement = undone.mouvement
    assert (mouvement.type_mouvement, mouvement.motif) == (AJUSTEMENT, Motif.ERREUR)
    assert (mouvement.quantite, mouvement.corrige_id) == (10 - after, written)
    assert (mouvement.reference_document, mouvement.utilisateur) == ("ANNUL-BL 12", "Comptoir")
    assert mouvement.commentaire.startswith("Annule l")
    assert mouvement.commentaire.endswith(f"n° {detail.mouvement.seq}")
    assert undone.corrige == detail.mouvement
    assert magasin.core.corrections.get_detail(written).corrections == (mouvement,)


def test_it_is_undone_once(magasin: Magasin) -> None:
    written = move(magasin, ENTREE, 8)
    undo(magasin, written)
    assert refuse(magasin, written) == "Ce mouvement est déjà annulé."
    assert "corrige déjà un autre" in refuse(magasin, written + 1)


def test_many_at_once_undo_once(magasin: Magasin) -> None:
    written = move(magasin, ENTREE, 8)

    def attempt(_: int) -> bool:
        try:
            return bool(undo(magasin, written))
        except MouvementNotUndoable:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(attempt, range(16))).count(True) == 1
    assert magasin.stock(magasin.riz) == 10


@pytest.mark.parametrize(
    ("entered", "sold", "told"),
    [
        (10, 15, "5 des 10 pièces sont déjà vendues ou sorties."),
        (10, 11, "Une des 10 pièces est déjà vendue ou sortie."),
        (10, 10, ""),
        (1, 11, "Cette pièce est déjà vendue ou sortie."),
    ],
)
def test_pieces_that_were_sold_do_not_go_back(
    magasin: Magasin, entered: int, sold: int, told: str
) -> None:
    written = move(magasin, ENTREE, entered)
    magasin.push(make_vente("F1", (magasin.riz, sold)))
    if told:
        assert refuse(magasin, written) == told
    else:
        assert undo(magasin, written).stock_apres == 0


def test_below_zero_it_goes_up_but_not_further_down(magasin: Magasin) -> None:
    entered = move(magasin, ENTREE, 10)
    left = move(magasin, SORTIE, 3)
    execute(magasin, "UPDATE boutique SET politique_stock = 'accepter'")
    magasin.push(make_vente("F1", (magasin.riz, 30)))
    assert refuse(magasin, entered) == "10 des 10 pièces sont déjà vendues ou sorties."
    assert undo(magasin, left) == EffetMouvement(magasin.riz, -13, -10, left + 2)


def test_without_follow_up_nothing_is_short(magasin: Magasin) -> None:
    credit = make_article(
        magasin.core, magasin.boutique, "A17", suivi_stock=False, quantite_stock=0
    )
    written = move(magasin, ENTREE, 5, article_id=credit)
    magasin.push(make_vente("F1", (credit, 9)))
    assert undo(magasin, written).stock_apres == -9


def test_sales_and_what_came_back_are_not_undone_here(magasin: Magasin) -> None:
    magasin.push(make_vente("F1", (magasin.riz, 3), (magasin.sel, 1)), make_vente("F2", (1, 1)))
    give_back(magasin, (1, 1), remettre_en_stock=False)
    identifie = identify(magasin.core, magasin.terminal)
    magasin.core.ventes.cancel_own(identifie, CommandeAnnulation("F2"))
    query = "SELECT type_mouvement, id FROM mouvement_stock WHERE type_mouvement <> 'ENTREE'"
    told = {kind: refuse(magasin, int(str(key))) for kind, key in fetch(magasin.fichier, query)}
    assert "Ventes" in told["VENTE"]
    assert "ajustement" in told["RETOUR"]
    assert "ne s’annule pas seule" in told["SORTIE"]
    assert not magasin.core.corrections.get_detail(3).est_manuel


def test_a_count_by_hand_settles_what_came_before(magasin: Magasin) -> None:
    before = move(magasin, ENTREE, 8)
    commande = CommandeComptage(magasin.boutique.id, magasin.riz, 10)
    counted = magasin.core.stock.record_comptage(commande).mouvement_id
    assert counted is not None
    after = move(magasin, ENTREE, 8)
    assert "a été compté depuis (comptage, mouvement n° 4)" in refuse(magasin, before)
    assert undo(magasin, after).stock_apres == 10
    assert undo(magasin, counted).stock_apres == 18
    assert undo(magasin, before).stock_apres == 10


def count(magasin: Magasin, etat: str, seq: int, mouvement_id: int | None) -> None:
    """Write a count of the rice, made once the book was at `seq`."""
    inventaire = """INSERT INTO inventaire (id, boutique_id, nom, etat, est_aveugle,
        date_ouverture, ouvert_par, date_cloture)
        VALUES (1, 1, 'Réserve', :etat, 0, 1, '', NULLIF(:etat <> 'EN_COURS', 0))"""
    ligne = """INSERT INTO ligne_inventaire (inventaire_id, article_id, boutique_id,
        quantite_comptee, quantite_attendue, seq_comptage, date_comptage, compte_par, mouvement_id)
        VALUES (1, :article_id, 1, 10, 18, :seq, 1, '', :mouvement_id)"""
    parameters = {
        "etat": etat,
        "article_id": magasin.riz,
        "seq": seq,
        "mouvement_id": mouvement_id,
    }
    with closing(sqlite3.connect(magasin.fichier)) as connection, connection:
        connection.execute(inventaire, parameters)
        connection.execute(ligne, parameters)


@pytest.mark.parametrize(
    ("etat", "seq", "refused"),
    [
        ("VALIDE", 3, True),
        ("VALIDE", 9, True),
        ("VALIDE", 2, False),
        ("EN_COURS", 3, True),
        ("EN_COURS", 2, False),
        ("ABANDONNE", 3, False),
    ],
)
def test_a_stock_count_settles_what_came_before(
    magasin: Magasin, etat: str, seq: int, *, refused: bool
) -> None:
    """An open one too: its validation would take the same pieces off a second time."""
    written = move(magasin, ENTREE, 8)
    count(magasin, etat, seq, None)
    if refused:
        assert "compté depuis (inventaire « Réserve »)" in refuse(magasin, written)
    else:
        assert undo(magasin, written).stock_apres == 10


def test_what_a_stock_count_wrote_is_part_of_it(magasin: Magasin) -> None:
    written = move(magasin, AJUSTEMENT, -2, Motif.COMPTAGE)
    count(magasin, "VALIDE", 2, written)
    assert "fait partie de l’inventaire « Réserve »" in refuse(magasin, written)


def test_what_was_moved_while_a_count_went_on_is_not_settled_by_it(magasin: Magasin) -> None:
    """Counted at 2, moved at 3, validated at 4: the count knows nothing of the movement."""
    moved = move(magasin, ENTREE, 8)
    validated = move(magasin, AJUSTEMENT, -2, Motif.COMPTAGE)
    count(magasin, "VALIDE", 2, validated)
    assert undo(magasin, moved).stock_apres == 8


def test_what_a_count_put_back_for_a_late_sale_is_no_count(magasin: Magasin) -> None:
    """Such an adjustment names the sale that it makes up for."""
    moved = move(magasin, ENTREE, 8)
    with magasin.core.database.write() as connection:
        compensation = Deplacement(
            magasin.riz, AJUSTEMENT, 1, motif=Motif.COMPTAGE, corrige_id=moved - 1
        )
        move_stock(connection, magasin.boutique.id, [compensation], magasin.clock.now())
    assert undo(magasin, moved).stock_apres == 11


def test_the_opening_stock_is_an_entry_like_another(magasin: Magasin) -> None:
    assert undo(magasin, 1).stock_apres == 0


def test_no_such_movement(magasin: Magasin) -> None:
    with pytest.raises(MouvementNotFound):
        undo(magasin, 99)
    with pytest.raises(MouvementNotFound):
        magasin.core.corrections.get_detail(99)


def test_it_is_announced_and_written_down(magasin: Magasin) -> None:
    written = move(magasin, SORTIE, 4, Motif.CASSE)
    heard: list[StockChange] = []
    magasin.core.events.subscribe(StockChange, heard.append)
    undo(magasin, written)
    assert heard == [StockChange(magasin.boutique.id, (magasin.riz,))]
    with magasin.core.database.read() as connection:
        (trace,) = load_traces(connection, "mouvement_stock", written)
    assert (trace.action, trace.detail) == (
        "ANNULER_MOUVEMENT",
        "Annule la sortie n° 3 : stock 6 → 10",
    )


def test_its_trace_writes_a_true_minus(magasin: Magasin) -> None:
    execute(magasin, "UPDATE boutique SET politique_stock = 'accepter'")
    written = move(magasin, SORTIE, 1)
    magasin.push(make_vente("FAC-1", (magasin.riz, 12)))
    undo(magasin, written)
    with magasin.core.database.read() as connection:
        (trace,) = load_traces(connection, "mouvement_stock", written)
    assert trace.detail.endswith("stock −3 → −2")
