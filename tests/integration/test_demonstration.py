"""The bytes that the demonstration keeps are what a terminal would have sent."""

from datetime import UTC, datetime
from pathlib import Path

from core.application import open_core
from core.config import Settings
from core.demonstration import StoryClock, make_demo, start_of
from core.quarantaine import FiltreQuarantaine, OngletQuarantaine
from core.ventes.commandes import VenteIllisible, VenteRecue
from core.ventes.consultation import FiltreVentes
from syncserver.lecture import read_charge

NOW = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)


def test_the_server_reads_them_as_they_were_recorded(tmp_path: Path) -> None:
    clock = StoryClock(start_of(NOW))
    core = open_core(Settings(tmp_path), clock)
    boutique = make_demo(core, clock, NOW)
    ids = core.ventes.list_ids(FiltreVentes(boutique.id))
    for row in core.ventes.list_rows(ids):
        charge = core.ventes.read_charge_utile(row.id)
        assert charge is not None
        lue = read_charge(charge, boutique)
        assert isinstance(lue, VenteRecue)
        assert (lue.numero_facture, lue.date_vente) == (row.numero_facture, row.date_vente)
        assert (lue.montant_total, lue.devise) == (row.montant_declare, row.devise)
        assert (lue.mode_paiement, lue.paye) == (row.mode_paiement, row.paye)
        assert sum(ligne.quantite for ligne in lue.lignes) == row.pieces
    core.close()


def test_the_unreadable_one_is_unreadable_for_the_reason_that_it_bears(tmp_path: Path) -> None:
    clock = StoryClock(start_of(NOW))
    core = open_core(Settings(tmp_path), clock)
    boutique = make_demo(core, clock, NOW)
    filtre = FiltreQuarantaine(boutique.id, onglet=OngletQuarantaine.TOUTES)
    entrees = core.quarantaine.list_rows(core.quarantaine.list_ids(filtre))
    for entree in entrees:
        lue = read_charge(core.quarantaine.read_charge_utile(entree.id), boutique)
        assert isinstance(lue, VenteRecue) is entree.est_lisible
        if isinstance(lue, VenteIllisible):
            assert lue.message == entree.message
    assert not all(entree.est_lisible for entree in entrees)
    core.close()
