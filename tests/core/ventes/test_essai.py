"""What would happen: judged by the real rules, and not a byte of it stays (I3, I8)."""

from core.events import LotRecu
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
