"""A device in the place of another: what that one recorded is known of it too."""

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from core.caisse import DepenseRecue
from core.errors import (
    InvalidFormat,
    RetourConflict,
    TerminalInactif,
    TerminalNotFound,
    VenteAlreadyCancelled,
    VenteNotFound,
)
from core.retours import RetourRecu
from core.terminaux import Terminal
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import VenteClassee, VenteCreee, VenteRefusee, VenteRejouee
from core.ventes.historique import Periode
from core.vocabulaire import CodeRefus, EtatTerminal
from tests.builders import MIDI, identify, make_boutique, make_lot, make_terminal, make_vente
from tests.core.conftest import Magasin
from tests.livre import read_faits

NEUF = "SN-NEUF"


def knock(magasin: Magasin, serie: str = NEUF) -> None:
    with pytest.raises(TerminalNotFound):
        magasin.core.terminaux.identify(serie, "192.168.1.30")


def succeed(magasin: Magasin, ancien: Terminal, serie: str = NEUF) -> Terminal:
    """Let a new device in that takes the place of another."""
    knock(magasin, serie)
    return magasin.core.terminaux.approve(
        serie, magasin.boutique.id, f"Caisse {serie}", remplace=ancien.id
    )


def test_the_old_device_is_switched_off_and_keeps_its_history(magasin: Magasin) -> None:
    magasin.push(make_vente("FAC-1", (magasin.riz, 2)))
    before = read_faits(magasin.fichier)
    neuf = succeed(magasin, magasin.terminal)
    assert (neuf.etat, neuf.remplace_id) == (EtatTerminal.ACTIF, magasin.terminal.id)
    ancien = magasin.core.terminaux.get_terminal(magasin.terminal.numero_serie)
    assert (ancien.etat, ancien.boutique_id) == (EtatTerminal.INACTIF, magasin.boutique.id)
    with pytest.raises(TerminalInactif):
        identify(magasin.core, ancien)
    assert read_faits(magasin.fichier) == before


def test_its_sales_sent_again_are_replays(magasin: Magasin) -> None:
    """I7: the backup of the app is put on the new device, which sends everything again."""
    vente = make_vente("FAC-1", (magasin.riz, 2))
    first = magasin.push_one(vente)
    assert isinstance(first, VenteCreee)
    neuf = succeed(magasin, magasin.terminal)
    plus_neuf = succeed(magasin, neuf, "SN-PLUS-NEUF")
    before = read_faits(magasin.fichier)
    again = magasin.push_one(vente, plus_neuf)
    assert isinstance(again, VenteRejouee)
    assert again.vente.id == first.vente.id
    assert read_faits(magasin.fichier) == before


def test_who_came_in_just_before_is_judged_by_what_is_so_now(magasin: Magasin) -> None:
    """The owner says it between the terminal's identification and its turn to write."""
    vente = make_vente("FAC-1", (magasin.riz, 2))
    first = magasin.push_one(vente)
    assert isinstance(first, VenteCreee)
    before = identify(magasin.core, magasin.autre)
    magasin.core.terminaux.replace(magasin.autre.numero_serie, magasin.terminal.id)
    (again,) = magasin.core.ventes.record_batch(before, make_lot(vente)).resultats
    assert isinstance(again, VenteRejouee)
    assert again.vente.id == first.vente.id


def test_without_the_replacement_it_is_a_probable_double(magasin: Magasin) -> None:
    """Negative control: the same sale of two devices that have nothing to do with one another."""
    vente = make_vente("FAC-1", (magasin.riz, 2))
    magasin.push(vente)
    refused = magasin.push_one(vente, magasin.autre)
    assert isinstance(refused, VenteRefusee)
    assert refused.code is CodeRefus.DOUBLON_PROBABLE


def test_other_content_or_another_date_is_another_sale(magasin: Magasin) -> None:
    """Row 5: the new device may count from the start again."""
    magasin.push(make_vente("FAC-1", (magasin.riz, 2)), make_vente("FAC-2", (magasin.riz, 1)))
    neuf = succeed(magasin, magasin.terminal)
    for vente in (
        make_vente("FAC-1", (magasin.riz, 1)),
        make_vente("FAC-2", (magasin.riz, 1), date_vente=MIDI + timedelta(seconds=1)),
    ):
        assert isinstance(magasin.push_one(vente, neuf), VenteCreee)
        assert isinstance(magasin.push_one(vente, neuf), VenteRejouee)
    assert magasin.stock(magasin.riz) == 5


def test_a_missing_date_proves_nothing(magasin: Magasin) -> None:
    """Only the owner can tell a sale sent again from a counter that began again."""
    vente = make_vente("FAC-1", (magasin.riz, 2), date_vente=None)
    magasin.push(vente)
    refused = magasin.push_one(vente, succeed(magasin, magasin.terminal))
    assert isinstance(refused, VenteRefusee)
    assert refused.code is CodeRefus.DOUBLON_PROBABLE


def test_what_the_owner_filed_of_the_old_device_stays_filed(magasin: Magasin) -> None:
    trop = make_vente("FAC-1", (magasin.riz, 99))
    magasin.push(trop)
    magasin.core.quarantaine.classer(1, "essai")
    neuf = succeed(magasin, magasin.terminal)
    assert isinstance(magasin.push_one(trop, neuf), VenteClassee)
    other = structs.replace(trop, date_vente=MIDI + timedelta(days=1))
    assert isinstance(magasin.push_one(other, neuf), VenteRefusee)


def test_the_new_device_may_cancel_sales_of_the_old(magasin: Magasin) -> None:
    magasin.push(make_vente("FAC-1", (magasin.riz, 2)), make_vente("FAC-2", (magasin.riz, 1)))
    neuf = identify(magasin.core, succeed(magasin, magasin.terminal))
    ventes = magasin.core.ventes
    assert ventes.cancel_own(neuf, CommandeAnnulation("FAC-1")).stocks[0].quantite == 2
    with pytest.raises(VenteAlreadyCancelled):
        ventes.cancel_own(neuf, CommandeAnnulation("FAC-1"))
    with pytest.raises(VenteNotFound):
        ventes.cancel_own(identify(magasin.core, magasin.autre), CommandeAnnulation("FAC-2"))
    historique = ventes.read_historique(magasin.boutique.id, Periode(), 50)
    assert [v.numero_facture for v in historique.ventes] == ["FAC-2", "FAC-1"]
    assert magasin.stock(magasin.riz) == 9


def test_its_own_sale_of_that_number_comes_first(magasin: Magasin) -> None:
    """Taken back twice, the second one must not reach through to another sale."""
    magasin.push(make_vente("FAC-1", (magasin.riz, 2)))
    neuf = succeed(magasin, magasin.terminal)
    magasin.push_one(make_vente("FAC-1", (magasin.riz, 3)), neuf)
    identite = identify(magasin.core, neuf)
    resultat = magasin.core.ventes.cancel_own(identite, CommandeAnnulation("FAC-1"))
    assert resultat.stocks[0].quantite == 3
    with pytest.raises(VenteAlreadyCancelled):
        magasin.core.ventes.cancel_own(identite, CommandeAnnulation("FAC-1"))
    assert magasin.stock(magasin.riz) == 8


def test_numbers_of_the_old_device_are_in_common(magasin: Magasin) -> None:
    magasin.push(make_vente("FAC-1", (magasin.riz, 2)), make_vente("FAC-2", (magasin.riz, 1)))
    neuf = identify(magasin.core, succeed(magasin, magasin.terminal))
    found = magasin.core.ventes.reconcile(neuf, ["FAC-1", "FAC-9"], Periode())
    assert (found.en_commun, found.absentes_ici, found.absentes_la_bas) == (1, ("FAC-9",), ())


def test_returns_and_expenses_sent_again_are_the_same(magasin: Magasin) -> None:
    core, ancien = magasin.core, identify(magasin.core, magasin.terminal)
    recu = RetourRecu(1, 5, article_id=magasin.riz, uid="R-1")
    recue = DepenseRecue("Transport", 500, None, MIDI)
    first, spent = (
        core.retours.record_retour(ancien, recu),
        core.caisse.record_depense(ancien, recue),
    )
    neuf = identify(core, succeed(magasin, magasin.terminal))
    assert core.retours.record_retour(neuf, recu) == replace(first, is_known=True)
    assert core.caisse.record_depense(neuf, recue) == replace(spent, is_known=True)
    autre = replace(recu, quantite=2)
    assert core.retours.record_retour(neuf, autre).id != first.id
    with pytest.raises(RetourConflict):
        core.retours.record_retour(neuf, replace(autre, quantite=3))
    assert magasin.stock(magasin.riz) == 13


def test_said_of_a_device_that_was_let_in_before(magasin: Magasin) -> None:
    vente = make_vente("FAC-1", (magasin.riz, 2))
    magasin.push(vente)
    assert isinstance(magasin.push_one(vente, magasin.autre), VenteRefusee)
    replaced = magasin.core.terminaux.replace(magasin.autre.numero_serie, magasin.terminal.id)
    assert replaced.remplace_id == magasin.terminal.id
    assert isinstance(magasin.push_one(vente, magasin.autre), VenteRejouee)


def test_a_device_in_use_again_is_not_replaced(magasin: Magasin) -> None:
    vente = make_vente("FAC-1", (magasin.riz, 2))
    magasin.push(vente)
    neuf = succeed(magasin, magasin.terminal)
    magasin.core.terminaux.activate(magasin.terminal.numero_serie)
    assert magasin.core.terminaux.get_terminal(neuf.numero_serie).remplace_id is None
    assert isinstance(magasin.push_one(vente, neuf), VenteRefusee)


def test_who_cannot_be_replaced(magasin: Magasin) -> None:
    terminaux = magasin.core.terminaux
    ailleurs = make_terminal(magasin.core, make_boutique(magasin.core, nom="Ailleurs"), "SN-B")
    knock(magasin, "SN-ATTEND")
    attend = terminaux.get_terminal("SN-ATTEND")
    knock(magasin)
    for remplace in (ailleurs.id, attend.id, 999):
        with pytest.raises(InvalidFormat, match="boutique") as error:
            terminaux.approve(NEUF, magasin.boutique.id, "Caisse", remplace=remplace)
        assert error.value.champ == "remplace"
    assert terminaux.get_terminal(NEUF).boutique_id is None
    neuf = succeed(magasin, magasin.terminal)
    with pytest.raises(InvalidFormat, match="déjà remplacé par « Caisse SN-NEUF »"):
        terminaux.replace(magasin.autre.numero_serie, magasin.terminal.id)
    for serie, remplace in ((neuf.numero_serie, neuf.id), (magasin.terminal.numero_serie, neuf.id)):
        with pytest.raises(InvalidFormat, match="lui-même"):
            terminaux.replace(serie, remplace)
    assert terminaux.replace(neuf.numero_serie, magasin.terminal.id) == neuf
    assert terminaux.get_terminal("SN-B") == ailleurs


def test_a_device_takes_the_place_of_one_device_only(magasin: Magasin) -> None:
    """I7: a second replacement would make the first one's sales unknown again."""
    vente = make_vente("FAC-1", (magasin.riz, 2))
    first = magasin.push_one(vente)
    assert isinstance(first, VenteCreee)
    neuf = succeed(magasin, magasin.terminal)
    terminaux = magasin.core.terminaux
    with pytest.raises(InvalidFormat, match=f"« {neuf.nom_terminal} » remplace déjà") as error:
        terminaux.replace(neuf.numero_serie, magasin.autre.id)
    assert error.value.champ == "remplace"
    assert "réactivez ce dernier dans Terminaux" in error.value.message
    assert terminaux.get_terminal(neuf.numero_serie) == neuf
    autre = terminaux.get_terminal(magasin.autre.numero_serie)
    assert autre.etat is EtatTerminal.ACTIF
    again = magasin.push_one(vente, neuf)
    assert isinstance(again, VenteRejouee)
    assert again.vente.id == first.vente.id


def test_the_first_replacement_taken_back_another_may_be_said(magasin: Magasin) -> None:
    neuf = succeed(magasin, magasin.terminal)
    magasin.core.terminaux.activate(magasin.terminal.numero_serie)
    replaced = magasin.core.terminaux.replace(neuf.numero_serie, magasin.autre.id)
    assert replaced.remplace_id == magasin.autre.id
