"""What the owner decides while a request waits for its turn counts for that request."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.application import Core
from core.boutiques import FicheBoutique
from core.caisse import DepenseRecue
from core.errors import TerminalInactif
from core.rejets import RejetNotifie
from core.retours import RetourRecu
from core.terminaux import TerminalIdentifie
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import VenteCreee
from core.vocabulaire import PolitiqueStock
from tests.builders import MIDI, identify, make_lot, make_vente
from tests.core.conftest import Magasin
from tests.livre import read_faits

Demande = Callable[[Core, TerminalIdentifie], object]

VENTE = make_vente("FAC-1", (1, 1))
DEMANDES: dict[str, Demande] = {
    "ventes": lambda core, who: core.ventes.record_batch(who, make_lot(VENTE)),
    "essai": lambda core, who: core.ventes.try_lot(who, make_lot(VENTE)),
    "annuler": lambda core, who: core.ventes.cancel_own(who, CommandeAnnulation("FAC-0", "")),
    "retours": lambda core, who: core.retours.record_retour(who, RetourRecu(1, 5, article_id=1)),
    "depenses": lambda core, who: core.caisse.record_depense(
        who, DepenseRecue("Transport", 500, None, MIDI)
    ),
    "rejets": lambda core, who: core.rejets.record_notification(who, RejetNotifie("F", "x", "[]")),
}


@pytest.mark.parametrize("demande", DEMANDES.values(), ids=DEMANDES)
def test_a_terminal_switched_off_while_it_waits_is_refused(
    magasin: Magasin, demande: Demande
) -> None:
    core = magasin.core
    magasin.push(make_vente("FAC-0", (magasin.riz, 1)))
    waiting = identify(core, magasin.terminal)
    core.terminaux.deactivate(magasin.terminal.numero_serie)
    before = read_faits(magasin.fichier)
    with pytest.raises(TerminalInactif):
        demande(core, waiting)
    assert read_faits(magasin.fichier) == before
    core.terminaux.activate(magasin.terminal.numero_serie)
    demande(core, waiting)


def test_the_stock_policy_of_the_turn_is_the_one_that_counts(magasin: Magasin) -> None:
    core, boutique = magasin.core, magasin.boutique
    waiting = identify(core, magasin.terminal)
    fiche = FicheBoutique(boutique.nom, "", boutique.fuseau, PolitiqueStock.ACCEPTER)
    core.boutiques.edit_boutique(boutique.id, fiche)
    short = make_lot(make_vente("FAC-1", (magasin.sel, 2)))
    (resultat,) = core.ventes.record_batch(waiting, short).resultats
    assert isinstance(resultat, VenteCreee)
    core.boutiques.edit_boutique(
        boutique.id, replace(fiche, politique_stock=PolitiqueStock.REFUSER)
    )
    again = make_lot(make_vente("FAC-2", (magasin.sel, 2)))
    (resultat,) = core.ventes.record_batch(waiting, again).resultats
    assert not isinstance(resultat, VenteCreee)
