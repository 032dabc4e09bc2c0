"""A batch through `record_batch` on a real file: what is written, answered, and announced."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from core.events import Event, LotRecu, QuarantaineChangee, StockChange, VentesEnregistrees
from core.mouvements import FiltreMouvements
from core.quarantaine import Entree
from core.ventes.commandes import VenteClassee, VenteCreee, VenteRefusee, VenteRejouee
from core.vocabulaire import CodeRefus, Devise, EtatEntree, Signalement, TypeMouvement
from tests.builders import MIDI, make_article, make_boutique, make_illisible, make_vente, record
from tests.core.conftest import Magasin
from tests.livre import fetch, read_faits, scalar

EVENTS: list[type[Event]] = [LotRecu, QuarantaineChangee, StockChange, VentesEnregistrees]


def entree_of(magasin: Magasin, resultat: object) -> Entree:
    assert isinstance(resultat, VenteRefusee), resultat
    return magasin.core.quarantaine.get_entree(resultat.entree_id)


def test_a_sale_writes_one_movement_a_line(magasin: Magasin) -> None:
    """I2: the same article on two lines, each movement going on from the one before."""
    magasin.push_one(make_vente("FAC-1", (magasin.riz, 2), (magasin.sel, 1), (magasin.riz, 3)))
    moved = magasin.core.mouvements.list_page(
        FiltreMouvements(magasin.boutique.id, type_mouvement=TypeMouvement.VENTE), 10
    )
    assert [(m.article_nom, m.quantite, m.stock_avant, m.stock_apres) for m in moved] == [
        ("Riz", -3, 8, 5),
        ("Sel", -1, 1, 0),
        ("Riz", -2, 10, 8),
    ]
    assert {(m.reference_document, m.utilisateur, m.date_mouvement) for m in moved} == {
        ("FAC-1", "Terminal messie vanza", MIDI)
    }
    assert {m.vente_id for m in moved} == {1}


def test_a_created_sale_is_told_whole(magasin: Magasin) -> None:
    lot = magasin.push(make_vente("FAC-1", (magasin.riz, 7)))
    (created,) = lot.resultats
    assert isinstance(created, VenteCreee)
    assert (created.vente.numero_facture, created.vente.montant_total) == ("FAC-1", 17_500_000)
    (ligne,) = created.vente.lignes
    told = (ligne.article_code, ligne.article_nom, ligne.quantite, ligne.sous_total)
    assert told == ("A15", "Riz", 7, 17_500_000)
    (stock,) = lot.stocks
    assert (stock.code, stock.stock_actuel, stock.seuil_alerte, stock.en_alerte) == (
        *("A15", 3, 5),
        True,
    )


def test_a_replay_answers_every_field_of_the_first_answer(magasin: Magasin) -> None:
    """I7: from the recorded sale, whatever the catalogue says by now."""
    vente = make_vente("FAC-1", (magasin.riz, 2), (magasin.sel, 1))
    first = magasin.push_one(vente)
    make_article(
        magasin.core, magasin.boutique, "A15", nom="Riz brisé", prix_vente=1, quantite_stock=0
    )
    before = read_faits(magasin.fichier)
    again = magasin.push_one(vente)
    assert isinstance(first, VenteCreee)
    assert again == VenteRejouee(first.vente)
    assert read_faits(magasin.fichier) == before


def test_a_replay_of_an_article_off_sale(magasin: Magasin) -> None:
    vente = make_vente("FAC-1", (magasin.riz, 2))
    magasin.push_one(vente)
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.riz])
    assert isinstance(magasin.push_one(vente), VenteRejouee)
    refused = magasin.push_one(make_vente("FAC-2", (magasin.riz, 2)))
    assert entree_of(magasin, refused).code is CodeRefus.ARTICLE_NOT_FOUND


def test_a_duplicate_inside_one_batch_is_applied_once(magasin: Magasin) -> None:
    vente = make_vente("FAC-1", (magasin.riz, 2))
    first, second = magasin.push(vente, vente).resultats
    assert isinstance(first, VenteCreee)
    assert second == VenteRejouee(first.vente)
    assert magasin.stock(magasin.riz) == 8


def test_the_batch_has_a_row_of_its_own(magasin: Magasin) -> None:
    """I12."""
    vente = make_vente("FAC-1", (magasin.riz, 2))
    lot = magasin.push(vente, vente, make_illisible(), make_vente("FAC-2", (magasin.sel, 5)))
    row = magasin.core.lots.find_lot(lot.lot_id)
    assert row is not None
    assert (row.recues, row.creees, row.rejouees, row.refusees) == (4, 1, 1, 2)
    assert (row.route, row.adresse_ip, row.date_reception) == (
        *("ventes/sync", "192.168.1.20"),
        MIDI,
    )
    assert row.duree_us > 0


def test_the_body_is_kept_but_of_a_pure_replay(magasin: Magasin) -> None:
    vente = make_vente("FAC-1", (magasin.riz, 2))
    first = magasin.push(make_illisible(), vente)
    replay = magasin.push(vente)
    assert magasin.core.lots.read_corps(first.lot_id) == b'["text",' + vente.charge_utile + b"]"
    assert magasin.core.lots.read_corps(replay.lot_id) is None
    assert magasin.core.ventes.read_charge_utile(1) == vente.charge_utile


def test_a_sale_whose_bytes_stand_elsewhere_in_the_body_too(magasin: Magasin) -> None:
    """The bytes of `1` stand in every body; each sale is found from the end of the one before."""
    vente = make_vente("FAC-1", (magasin.riz, 1))
    magasin.push(make_illisible(charge=b"1"), vente, make_illisible(charge=b"1"))
    assert magasin.core.ventes.read_charge_utile(1) == vente.charge_utile


def test_a_refused_sale_is_in_quarantine_with_its_bytes(magasin: Magasin) -> None:
    """I8."""
    vente = replace(make_vente("FAC-1", (magasin.sel, 2)), montant_total=100_000)
    entree = entree_of(magasin, magasin.push_one(vente))
    assert magasin.core.quarantaine.read_charge_utile(entree.id) == vente.charge_utile
    assert (entree.code, entree.etat, entree.est_lisible, entree.essais) == (
        *(CodeRefus.INSUFFICIENT_STOCK, EtatEntree.A_REGLER),
        *(True, 1),
    )
    assert (entree.article_nom, entree.stock_demande, entree.stock_disponible) == ("Sel", 2, 1)
    assert (entree.montant, entree.date_vente, entree.terminal_nom) == (
        *(100_000, MIDI),
        "Terminal messie vanza",
    )
    assert magasin.stock(magasin.sel) == 1


@pytest.mark.parametrize(
    ("prix", "montant"), [(2_500, 5_000), (None, None), (10**14, 2 * 10**14), (0, 0)]
)
def test_the_amount_at_stake_of_an_entry(
    magasin: Magasin, prix: int | None, montant: int | None
) -> None:
    vente = make_vente("FAC-1", (magasin.sel, 2))
    (ligne,) = vente.lignes
    entree = entree_of(
        magasin, magasin.push_one(replace(vente, lignes=(replace(ligne, prix_unitaire=prix),)))
    )
    assert entree.montant == montant


def test_an_amount_beyond_what_an_integer_holds_is_not_kept(magasin: Magasin) -> None:
    """I18: a million pieces at the highest price are more than 64 bits."""
    vente = make_vente("FAC-1", (magasin.riz, 1_000_000))
    (ligne,) = vente.lignes
    entree = entree_of(
        magasin, magasin.push_one(replace(vente, lignes=(replace(ligne, prix_unitaire=10**14),)))
    )
    assert (entree.code, entree.montant) == (CodeRefus.INVALID_FORMAT, None)


def test_row_9_tried_again_then_resolved(magasin: Magasin) -> None:
    vente = make_vente("FAC-1", (magasin.sel, 2))
    entree = entree_of(magasin, magasin.push_one(vente))
    magasin.clock.advance(timedelta(hours=1))
    magasin.push(vente, vente)
    tried = magasin.core.quarantaine.get_entree(entree.id)
    assert (tried.essais, tried.date_premiere, tried.date_derniere) == (
        *(3, MIDI),
        MIDI + timedelta(hours=1),
    )
    corrected = magasin.push_one(make_vente("FAC-1", (magasin.sel, 1)))
    assert isinstance(corrected, VenteCreee)
    replaced = magasin.core.quarantaine.get_entree(entree.id)
    assert (replaced.etat, replaced.vente_id) == (EtatEntree.REMPLACEE, corrected.vente.id)
    assert entree_of(magasin, magasin.push_one(vente)).etat is EtatEntree.A_REGLER
    assert scalar(magasin.fichier, "SELECT COUNT(*) FROM vente_en_quarantaine") == 1


def test_row_10_quarantined_corrected_and_sent_again_in_one_batch(magasin: Magasin) -> None:
    wrong, right = make_vente("FAC-1", (magasin.sel, 2)), make_vente("FAC-1", (magasin.sel, 1))
    first, second, third = magasin.push(wrong, right, wrong).resultats
    assert isinstance(second, VenteCreee)
    entree = entree_of(magasin, third)
    assert (entree.etat, entree.code, entree.essais, entree.vente_id) == (
        *(EtatEntree.A_REGLER, CodeRefus.CONFLIT_NUMERO),
        *(2, None),
    )
    assert entree_of(magasin, first).id == entree.id


def test_row_11_filed_as_a_double_or_otherwise(magasin: Magasin) -> None:
    created = magasin.push_one(make_vente("FAC-1", (magasin.riz, 1)))
    assert isinstance(created, VenteCreee)
    double, other = make_vente("FAC-1", (magasin.riz, 2)), make_vente("FAC-1", (magasin.riz, 3))
    quarantaine = magasin.core.quarantaine
    quarantaine.declarer_doublon(entree_of(magasin, magasin.push_one(double)).id, created.vente.id)
    quarantaine.classer(entree_of(magasin, magasin.push_one(other)).id, "Vente d’essai")
    assert magasin.push_one(double) == VenteRejouee(created.vente)
    assert magasin.push_one(other) == VenteClassee("FAC-1", 0)
    assert magasin.stock(magasin.riz) == 9


def test_row_11_a_filed_sale_in_usd_is_told_its_total_in_usd(magasin: Magasin) -> None:
    vente = replace(
        make_vente("FAC-1", (magasin.sel, 2)),
        devise=Devise.USD,
        montant_total=2_500_000,
        montant_total_usd=1_050,
    )
    entree = entree_of(magasin, magasin.push_one(vente))
    magasin.core.quarantaine.classer(entree.id, "Vente d’essai")
    assert magasin.push_one(vente) == VenteClassee("FAC-1", 1_050)


def test_a_filed_entry_that_opens_again_forgets_its_filing(magasin: Magasin) -> None:
    vente = make_vente("FAC-1", (magasin.sel, 2))
    entree = entree_of(magasin, magasin.push_one(vente))
    magasin.core.quarantaine.classer(entree.id, "Vente d’essai")
    magasin.push_one(replace(vente, date_vente=MIDI + timedelta(days=1)))
    assert fetch(
        magasin.fichier, "SELECT etat, motif_classement, classee_par FROM vente_en_quarantaine"
    ) == [("A_REGLER", None, None)]


def test_two_terminals_that_share_numbers(magasin: Magasin) -> None:
    """Rows 5 and 6: `FAC-20241104-001` of two tills, then the same sale over both."""
    mine, theirs = make_vente("FAC-1", (magasin.riz, 1)), make_vente("FAC-1", (magasin.riz, 2))
    twin = make_vente("FAC-2", (magasin.riz, 1))
    assert isinstance(magasin.push_one(twin), VenteCreee)
    refused = magasin.push_one(twin, magasin.autre)
    assert entree_of(magasin, refused).code is CodeRefus.DOUBLON_PROBABLE
    assert isinstance(magasin.push_one(mine), VenteCreee)
    assert isinstance(magasin.push_one(theirs, magasin.autre), VenteCreee)
    assert isinstance(magasin.push_one(twin, magasin.autre), VenteCreee)
    flags = fetch(magasin.fichier, "SELECT signalements FROM vente ORDER BY id")
    assert flags == [(0,), (0,), (0,), (Signalement.NUMERO_PARTAGE,)]


def test_another_boutiques_article_is_unknown(magasin: Magasin) -> None:
    """I13."""
    foreign = make_boutique(magasin.core, nom="Autre")
    article_id = make_article(magasin.core, foreign, "B1")
    refused = magasin.push_one(make_vente("FAC-1", (article_id, 1)))
    unknown = magasin.push_one(make_vente("FAC-2", (999_999, 1)))
    assert isinstance(refused, VenteRefusee)
    assert isinstance(unknown, VenteRefusee)
    assert refused.message.replace(str(article_id), "N") == unknown.message.replace("999999", "N")
    assert magasin.stock(article_id) == 10


def test_another_boutiques_number_is_nobodys_business(magasin: Magasin) -> None:
    """I13: equal numbers of two boutiques are never compared."""
    vente = make_vente("FAC-1", (magasin.riz, 1))
    magasin.push_one(vente)
    foreign = make_boutique(magasin.core, nom="Autre")
    terminal = magasin.core.terminaux.add_terminal(foreign.id, "aa11", "Terminal 3")
    article_id = make_article(magasin.core, foreign, "A15")
    (created,) = record(magasin.core, terminal, make_vente("FAC-1", (article_id, 1))).resultats
    assert isinstance(created, VenteCreee)


@pytest.mark.parametrize(
    ("date_vente", "jour", "signalements"),
    [
        (datetime(2026, 3, 24, 22, 30, tzinfo=UTC), date(2026, 3, 24), Signalement.AUCUN),
        (datetime(2026, 3, 24, 23, 30, tzinfo=UTC), date(2026, 3, 25), Signalement.AUCUN),
        (MIDI + timedelta(days=1), date(2026, 3, 25), Signalement.DATE_HORS_LIMITES),
        (MIDI - timedelta(days=32), date(2026, 3, 25), Signalement.DATE_HORS_LIMITES),
        (None, date(2026, 3, 25), Signalement.AUCUN),
    ],
)
def test_the_day_that_reports_use(
    magasin: Magasin, date_vente: datetime | None, jour: date, signalements: Signalement
) -> None:
    """I17: 23:30 and 00:30 in Kinshasa, tomorrow, last month, no date; as sent it is kept."""
    magasin.push_one(replace(make_vente("FAC-1", (magasin.riz, 1)), date_vente=date_vente))
    (row,) = magasin.core.ventes.list_rows([1])
    assert (row.jour, row.signalements) == (jour, signalements)
    assert (row.date_vente, row.date_reception) == (date_vente, MIDI)


def test_an_empty_batch_is_a_batch(magasin: Magasin) -> None:
    lot = magasin.push()
    assert (lot.resultats, lot.stocks) == ((), ())


def test_what_is_announced(magasin: Magasin) -> None:
    """Events come after the commit: a reader of its own sees what they are about."""
    seen: list[tuple[str, int]] = []
    for kind in EVENTS:
        magasin.core.events.subscribe(
            kind,
            lambda event: seen.append(
                (type(event).__name__, scalar(magasin.fichier, "SELECT COUNT(*) FROM vente"))
            ),
        )
    vente = make_vente("FAC-1", (magasin.riz, 2))
    magasin.push_one(vente)
    assert sorted(seen) == [(kind.__name__, 1) for kind in EVENTS]
    seen.clear()
    magasin.push_one(vente)
    assert seen == [("LotRecu", 1)]
    seen.clear()
    magasin.push_one(make_illisible())
    assert sorted(seen) == [("LotRecu", 1), ("QuarantaineChangee", 1)]
