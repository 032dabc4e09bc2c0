"""What would happen: judged by the real rules, and not a byte of it stays (I3, I8)."""

import pytest

from core.errors import InvalidFormat
from core.events import LotRecu
from core.limites import LIGNES_PAR_TRANSACTION_MAX, LIGNES_PAR_VENTE_MAX
from core.ventes.commandes import VenteCreee, VenteRefusee, VenteRejouee
from core.ventes.prevision import EffetStock
from tests.builders import identify, make_illisible, make_lot, make_vente
from tests.core.conftest import Magasin
from tests.livre import read_faits


def test_it_tells_what_the_real_batch_then_does(magasin: Magasin) -> None:
    magasin.push_one(make_vente("F-0", (magasin.riz, 1)))
    ventes = (
        make_vente("F-0", (magasin.riz, 1)),
        make_vente("F-1", (magasin.riz, 2), (magasin.riz, 3)),
        make_vente("F-2", (magasin.riz, 99)),
        make_illisible(),
    )
    before = read_faits(magasin.fichier)
    heard: list[LotRecu] = []
    magasin.core.events.subscribe(LotRecu, heard.append)
    terminal = identify(magasin.core, magasin.terminal)
    essaye = magasin.core.ventes.try_lot(terminal, make_lot(*ventes))
    assert read_faits(magasin.fichier) == before
    assert heard == []
    kinds = [type(resultat) for resultat in essaye.resultat.resultats]
    assert kinds == [VenteRejouee, VenteCreee, VenteRefusee, VenteRefusee]
    assert essaye.effets == (EffetStock(magasin.riz, "Riz", 9, 4),)
    assert magasin.push(*ventes) == essaye.resultat


def test_a_trial_that_would_hold_up_the_sales_is_refused(magasin: Magasin) -> None:
    """The writer is held for all of it at once, where a batch is cut: nothing waits for a look."""
    terminal = identify(magasin.core, magasin.terminal)
    ventes = [
        make_vente(f"F-{n}", *[(magasin.riz, 1)] * LIGNES_PAR_VENTE_MAX)
        for n in range(LIGNES_PAR_TRANSACTION_MAX // LIGNES_PAR_VENTE_MAX)
    ]
    essaye = magasin.core.ventes.try_lot(terminal, make_lot(*ventes))
    assert len(essaye.resultat.resultats) == len(ventes)
    with magasin.core.database.write(), pytest.raises(InvalidFormat) as caught:
        magasin.core.ventes.try_lot(terminal, make_lot(*ventes, make_illisible()))
    assert "5001" in caught.value.message
