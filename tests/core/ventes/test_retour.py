"""The owner takes goods of a sale back: linked, never twice, and the sale stays as it was."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from core.errors import (
    CoreError,
    InvalidFormat,
    RetourExcessif,
    VenteNotFound,
)
from core.mouvements import FiltreMouvements, Mouvement
from core.retours import RetourRecu
from core.statistiques import ChiffresBoutique
from core.ventes.annulation import CommandeAnnulationVente
from core.ventes.consultation import EtatVente, FiltreVentes
from core.ventes.detail import DetailVente
from core.ventes.historique import Periode
from core.ventes.rendus import LigneRetour, RetourVente
from core.ventes.retour import CommandeRetour, LigneRendue
from core.vocabulaire import Devise, Motif, TypeMouvement
from tests.builders import MIDI, identify, make_article, make_vente
from tests.core.conftest import Magasin
from tests.livre import fetch, read_faits

RIZ, SEL = 2_500_000, 50_000
TOTAL = 5 * RIZ + SEL


@pytest.fixture
def vendu(magasin: Magasin) -> Magasin:
    """FAC-1, sale 1: two rice, the only salt, three rice."""
    magasin.push(make_vente("FAC-1", (magasin.riz, 2), (magasin.sel, 1), (magasin.riz, 3)))
    return magasin


def give_back(
    magasin: Magasin,
    *lignes: tuple[int, int],
    motif: str = "",
    remettre_en_stock: bool = True,
    montant_rendu: int | None = None,
) -> RetourVente:
    """Take some pieces of sale 1 back; a line is (position, quantity)."""
    rendues = tuple(LigneRendue(*ligne) for ligne in lignes)
    commande = CommandeRetour(1, rendues, motif, remettre_en_stock, montant_rendu)
    return magasin.core.retours_vente.record_retour_vente(commande)


def cancel(magasin: Magasin, motif: str = "Erreur", *, remettre_en_stock: bool = True) -> int:
    """Cancel sale 1 as the owner and return how many pieces are back on the shelf."""
    commande = CommandeAnnulationVente(1, motif, remettre_en_stock)
    return sum(s.quantite for s in magasin.core.retours_vente.cancel_vente(commande).stocks)


def detail_of(magasin: Magasin) -> DetailVente:
    return magasin.core.ventes.get_detail(1)


def reprises_of(magasin: Magasin) -> list[tuple[str, str, int, int, int]]:
    """Return what came back of sale 1, movement by movement."""
    return [
        (m.type_mouvement, m.article_nom, m.quantite, m.stock_avant, m.stock_apres)
        for m in detail_of(magasin).reprises
    ]


def test_part_of_a_sale_comes_back(vendu: Magasin) -> None:
    vendu.clock.advance(timedelta(days=40))
    retour = give_back(vendu, (1, 1), (3, 2), motif="Trop\nacheté")
    assert retour == RetourVente(
        id=1,
        boutique_id=vendu.boutique.id,
        vente_id=1,
        date_retour=MIDI + timedelta(days=40),
        utilisateur="Comptoir",
        motif="Trop acheté",
        est_remis_en_stock=True,
        montant_rendu=3 * RIZ,
        devise=Devise.CDF,
        lignes=(
            LigneRetour(1, vendu.riz, "A15", "Riz", 1),
            LigneRetour(3, vendu.riz, "A15", "Riz", 2),
        ),
    )
    assert reprises_of(vendu) == [("RETOUR", "Riz", 1, 5, 6), ("RETOUR", "Riz", 2, 6, 8)]
    told = {
        (m.reference_document, m.utilisateur, m.commentaire, m.vente_id)
        for m in detail_of(vendu).reprises
    }
    assert told == {("RETOUR-FAC-1", "Comptoir", "Trop acheté", 1)}
    linked = """SELECT r.position, r.quantite, m.quantite, v.type_mouvement, v.ligne_position
        FROM ligne_retour_vente r JOIN mouvement_stock m ON m.id = r.mouvement_id
        JOIN mouvement_stock v ON v.id = m.corrige_id ORDER BY r.position"""
    assert fetch(vendu.fichier, linked) == [(1, 1, 1, "VENTE", 1), (3, 2, 2, "VENTE", 3)]
    assert detail_of(vendu).retours == (retour,)


def test_the_sale_itself_is_not_edited(vendu: Magasin) -> None:
    query = "SELECT * FROM vente, ligne_vente"
    before = fetch(vendu.fichier, query)
    give_back(vendu, (1, 2))
    assert fetch(vendu.fichier, query) == before


def test_damaged_goods_come_in_and_go_out_again(vendu: Magasin) -> None:
    give_back(vendu, (1, 1), (2, 1), remettre_en_stock=False, motif="Sac percé")
    assert reprises_of(vendu) == [
        ("RETOUR", "Riz", 1, 5, 6),
        ("SORTIE", "Riz", -1, 6, 5),
        ("RETOUR", "Sel", 1, 0, 1),
        ("SORTIE", "Sel", -1, 1, 0),
    ]
    outs = [m for m in detail_of(vendu).reprises if m.quantite < 0]
    assert {(m.motif, m.reference_document, m.commentaire) for m in outs} == {
        (Motif.CASSE, "RETOUR-FAC-1", "Sac percé")
    }
    linked = """SELECT m.quantite FROM ligne_retour_vente r
        JOIN mouvement_stock m ON m.id = r.sortie_id ORDER BY r.position"""
    assert fetch(vendu.fichier, linked) == [(-1,), (-1,)]
    with pytest.raises(RetourExcessif):
        give_back(vendu, (2, 1))


@pytest.mark.parametrize(
    ("lignes", "montant", "refusal", "champ"),
    [
        ([(1, 3)], None, RetourExcessif, "lignes"),
        ([(2, 2)], None, RetourExcessif, "lignes"),
        ([(1, 1), (3, 4)], None, RetourExcessif, "lignes"),
        ([], None, InvalidFormat, "lignes"),
        ([(1, 0)], None, InvalidFormat, "lignes"),
        ([(1, -1)], None, InvalidFormat, "lignes"),
        ([(4, 1)], None, InvalidFormat, "lignes"),
        ([(1, 1), (1, 1)], None, InvalidFormat, "lignes"),
        ([(1, 1)], -1, InvalidFormat, "montant_rendu"),
        ([(1, 1)], TOTAL + 1, InvalidFormat, "montant_rendu"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    vendu: Magasin,
    *,
    lignes: list[tuple[int, int]],
    montant: int | None,
    refusal: type[CoreError],
    champ: str,
) -> None:
    before = read_faits(vendu.fichier)
    with pytest.raises(refusal) as refused:
        give_back(vendu, *lignes, montant_rendu=montant)
    assert refused.value.champ == champ
    assert read_faits(vendu.fichier) == before


def test_no_such_sale(vendu: Magasin) -> None:
    vente = CommandeRetour(9, (LigneRendue(1, 1),))
    with pytest.raises(VenteNotFound):
        vendu.core.retours_vente.record_retour_vente(vente)
    with pytest.raises(VenteNotFound):
        vendu.core.retours_vente.cancel_vente(CommandeAnnulationVente(9, "Erreur"))


def test_never_more_than_what_is_left(vendu: Magasin) -> None:
    give_back(vendu, (3, 2))
    with pytest.raises(RetourExcessif, match="2 des 3 vendues sont déjà revenues, il en reste 1"):
        give_back(vendu, (3, 2))
    give_back(vendu, (3, 1))
    (_, _, third) = vendu.core.retours_vente.get_reste(1).lignes
    assert (third.quantite, third.rendue, third.reste) == (3, 3, 0)


@pytest.mark.parametrize(
    ("given", "expected"),
    [(None, 2 * RIZ), (0, 0), (TOTAL, TOTAL), (1, 1)],
)
def test_the_money_is_the_price_of_the_pieces_unless_the_owner_says_otherwise(
    vendu: Magasin, given: int | None, expected: int
) -> None:
    assert give_back(vendu, (1, 2), montant_rendu=given).montant_rendu == expected


def test_never_more_money_than_is_left_of_the_total(vendu: Magasin) -> None:
    give_back(vendu, (1, 1), montant_rendu=TOTAL - RIZ)
    with pytest.raises(InvalidFormat):
        give_back(vendu, (1, 1), montant_rendu=RIZ + 1)
    assert give_back(vendu, (3, 3)).montant_rendu == RIZ


def test_two_at_once_of_the_last_piece(vendu: Magasin) -> None:
    """Judged under the writer's lock: one comes back, whoever asks at the same time is refused."""

    def attempt(_: int) -> bool:
        try:
            return bool(give_back(vendu, (2, 1)))
        except RetourExcessif:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(attempt, range(16))).count(True) == 1
    assert vendu.stock(vendu.sel) == 1


def test_an_article_without_follow_up_moves_as_its_sales_do(magasin: Magasin) -> None:
    credit = make_article(
        magasin.core, magasin.boutique, "A17", suivi_stock=False, quantite_stock=0
    )
    magasin.push(make_vente("FAC-1", (credit, 4)))
    assert magasin.stock(credit) == -4
    give_back(magasin, (1, 3))
    assert magasin.stock(credit) == -1
    cancel(magasin)
    assert magasin.stock(credit) == 0


def test_an_article_off_sale_comes_back_all_the_same(vendu: Magasin) -> None:
    vendu.core.catalogue.deactivate_articles(vendu.boutique.id, [vendu.sel])
    give_back(vendu, (2, 1))
    assert vendu.stock(vendu.sel) == 1


def test_takings_are_net_of_what_was_given_back(vendu: Magasin) -> None:
    """On the day of the sale, in its currency; a cancelled sale counts for nothing at all."""
    vendu.push(make_vente("FAC-2", (vendu.riz, 1)))
    vendu.clock.advance(timedelta(days=1))
    give_back(vendu, (3, 2), montant_rendu=1_000_000)
    read = vendu.core.ventes.read_historique
    jour = MIDI.date()
    sold = Periode(jour, jour)
    assert read(vendu.boutique.id, sold, 50).recette.montants == {
        Devise.CDF: TOTAL + RIZ - 1_000_000
    }
    day_after = Periode(jour + timedelta(days=1), None)
    assert read(vendu.boutique.id, day_after, 50).recette.montants == {}
    assert vendu.core.ventes.total(FiltreVentes(vendu.boutique.id)).montants == {
        Devise.CDF: TOTAL + RIZ - 1_000_000
    }
    cancel(vendu)
    assert read(vendu.boutique.id, sold, 50).recette.montants == {Devise.CDF: RIZ}
    assert chiffres_of(vendu).mois.montants == {Devise.CDF: RIZ}


def chiffres_of(magasin: Magasin) -> ChiffresBoutique:
    return magasin.core.statistiques.read_chiffres(magasin.boutique)


def test_terminals_see_it_in_the_history(vendu: Magasin) -> None:
    first = give_back(vendu, (1, 1), motif="Abîmé", remettre_en_stock=False)
    second = give_back(vendu, (2, 1))
    historique = vendu.core.ventes.read_historique(vendu.boutique.id, Periode(), 50)
    assert historique.ventes[0].retours == (first, second)
    assert not historique.ventes[0].est_annulee


def test_lists_tell_what_came_back(vendu: Magasin) -> None:
    vendu.push(make_vente("FAC-2", (vendu.riz, 1)))
    give_back(vendu, (1, 1))
    give_back(vendu, (2, 1))
    ventes = vendu.core.ventes
    rows = ventes.list_rows([1, 2])
    assert [(r.pieces, r.pieces_rendues, r.montant_rendu) for r in rows] == [
        (6, 2, RIZ + SEL),
        (1, 0, 0),
    ]
    rendues = FiltreVentes(vendu.boutique.id, etats=(EtatVente.RENDUE,))
    assert list(ventes.list_ids(rendues)) == [1]
    cancel(vendu)
    assert list(ventes.list_ids(rendues)) == []


def list_retours(magasin: Magasin) -> tuple[Mouvement, ...]:
    filtre = FiltreMouvements(magasin.boutique.id, type_mouvement=TypeMouvement.RETOUR)
    return magasin.core.mouvements.list_page(filtre, 50)


def test_what_a_terminal_took_back_under_this_number_is_shown_beside(vendu: Magasin) -> None:
    recu = RetourRecu(1, 0, article_id=vendu.riz, reference_vente="FAC-1")
    vendu.core.retours.record_retour(identify(vendu.core, vendu.terminal), recu)
    (reprise,) = detail_of(vendu).reprises
    assert (reprise.quantite, reprise.vente_id) == (1, None)
    assert vendu.core.retours_vente.get_reste(1).lignes[0].reste == 2


def test_each_sale_of_one_number_has_its_own(vendu: Magasin) -> None:
    """Another terminal's sale of the same number takes nothing from this one, nor gives."""
    vendu.push_one(make_vente("FAC-1", (vendu.riz, 1)), vendu.autre)
    give_back(vendu, (1, 1))
    assert [m.vente_id for m in list_retours(vendu)] == [1]
    assert vendu.core.ventes.get_detail(2).reprises == ()
    assert vendu.core.retours_vente.get_reste(2).lignes[0].reste == 1
