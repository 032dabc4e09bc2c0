"""Boutiques: their fields, their codes, and the change stamp that deltas are asked by."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.boutiques import FicheBoutique, NouvelleBoutique, stamp
from core.db.types import to_microseconds
from core.errors import BoutiqueNotFound, CodeAlreadyUsed, InvalidFormat, StorageUnavailable
from core.events import BoutiquesChangees
from core.vocabulaire import Devise, PolitiqueStock
from tests.builders import MIDI, make_vente
from tests.core.conftest import Magasin

PLAIN = NouvelleBoutique("Chez Papa Jean")


def test_a_boutique_needs_only_a_name(magasin: Magasin) -> None:
    heard: list[BoutiquesChangees] = []
    magasin.core.events.subscribe(BoutiquesChangees, heard.append)
    added = magasin.core.boutiques.add_boutique(PLAIN)
    assert (added.code, added.devise, added.fuseau) == ("BTQ-002", Devise.CDF, "Africa/Kinshasa")
    assert (added.politique_stock, added.est_active) == (PolitiqueStock.REFUSER, True)
    assert magasin.core.boutiques.list_boutiques() == (magasin.boutique, added)
    assert magasin.core.boutiques.get_boutique(added.id) == added
    assert magasin.core.boutiques.get_by_code("BTQ-002") == added
    assert len(heard) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        replace(PLAIN, nom=" \n"),
        replace(PLAIN, fuseau="Africa/Nowhere"),
        replace(PLAIN, fuseau="/etc/passwd"),
        replace(PLAIN, fuseau="../UTC"),
        replace(PLAIN, fuseau=""),
        replace(PLAIN, fuseau="Africa"),
    ],
)
def test_what_the_owner_cannot_mean(magasin: Magasin, wrong: NouvelleBoutique) -> None:
    with pytest.raises(InvalidFormat):
        magasin.core.boutiques.add_boutique(wrong)
    assert len(magasin.core.boutiques.list_boutiques()) == 1


def test_a_code_is_one_boutiques(magasin: Magasin) -> None:
    with pytest.raises(CodeAlreadyUsed):
        magasin.core.boutiques.add_boutique(replace(PLAIN, code=magasin.boutique.code))


FICHE = FicheBoutique("Chez Odette", "Goma", "Africa/Lubumbashi", PolitiqueStock.ACCEPTER)


def test_the_owner_changes_all_but_the_currency(magasin: Magasin) -> None:
    heard: list[BoutiquesChangees] = []
    magasin.core.events.subscribe(BoutiquesChangees, heard.append)
    edited = magasin.core.boutiques.edit_boutique(magasin.boutique.id, FICHE)
    assert magasin.core.boutiques.list_boutiques() == (edited,)
    assert edited == replace(
        magasin.boutique,
        nom="Chez Odette",
        ville="Goma",
        fuseau="Africa/Lubumbashi",
        politique_stock=PolitiqueStock.ACCEPTER,
    )
    assert len(heard) == 1


def test_an_edit_leaves_who_changed_what(magasin: Magasin) -> None:
    magasin.core.utilisateurs.save_proprietaire("Mama Odette")
    boutiques, key = magasin.core.boutiques, magasin.boutique.id
    boutiques.edit_boutique(key, FICHE)
    boutiques.edit_boutique(key, FICHE)
    magasin.clock.advance(timedelta(days=1))
    boutiques.set_politique(key, PolitiqueStock.REFUSER)
    boutiques.set_rejeu_auto(key, actif=True)
    traces = boutiques.list_traces(key)
    assert [(t.action, t.detail) for t in traces] == [
        ("REJEU_AUTO", "Rejeu automatique : non → oui"),
        ("POLITIQUE_STOCK", "Vente sans stock : accepter → refuser"),
        ("POLITIQUE_STOCK", "Vente sans stock : refuser → accepter"),
        ("FUSEAU", "Fuseau horaire : Africa/Kinshasa → Africa/Lubumbashi"),
        ("VILLE", "Ville : vide → Goma"),
        ("NOM", "Nom de la boutique : Ma Boutique → Chez Odette"),
    ]
    assert {t.utilisateur for t in traces} == {"Mama Odette"}
    assert [t.date_action for t in traces[1:3]] == [MIDI + timedelta(days=1), MIDI]


def test_an_edit_that_fails_leaves_no_trace(
    magasin: Magasin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: what could not be traced was not changed either."""

    def fail(*_: object) -> None:
        raise StorageUnavailable("plein")

    monkeypatch.setattr("core.boutiques.write_traces", fail)
    with pytest.raises(StorageUnavailable):
        magasin.core.boutiques.edit_boutique(magasin.boutique.id, FICHE)
    assert magasin.core.boutiques.list_boutiques() == (magasin.boutique,)
    assert magasin.core.boutiques.list_traces(magasin.boutique.id) == []


def test_an_edit_that_means_nothing_changes_nothing(magasin: Magasin) -> None:
    boutiques = magasin.core.boutiques
    for wrong in (replace(FICHE, nom=" "), replace(FICHE, fuseau="Africa/Nowhere")):
        with pytest.raises(InvalidFormat):
            boutiques.edit_boutique(magasin.boutique.id, wrong)
    with pytest.raises(BoutiqueNotFound):
        boutiques.edit_boutique(99, FICHE)
    assert boutiques.list_boutiques() == (magasin.boutique,)


def test_unknown_boutiques(magasin: Magasin) -> None:
    with pytest.raises(BoutiqueNotFound):
        magasin.core.boutiques.get_boutique(99)
    with pytest.raises(BoutiqueNotFound):
        magasin.core.boutiques.get_by_code("BTQ-099")


def test_the_stamp_never_stands_still_nor_goes_back(magasin: Magasin) -> None:
    """I17: the clock of the PC is set back, a delta misses nothing all the same."""
    seen = []
    for step in (timedelta(minutes=1), timedelta(0), -timedelta(days=30), timedelta(days=40)):
        magasin.clock.advance(step)
        with magasin.core.database.write() as connection:
            seen.append(stamp(connection, magasin.boutique.id, magasin.clock.now()))
    assert seen == sorted(set(seen))
    assert seen[0] == to_microseconds(MIDI + timedelta(minutes=1))
    assert seen[1:3] == [seen[0] + 1, seen[0] + 2]
    assert seen[3] == to_microseconds(magasin.clock.now())


def test_the_time_zone_stays_once_a_sale_has_come(magasin: Magasin) -> None:
    """I7: a date without an offset, sent again, must be the instant that it was."""
    boutiques, key = magasin.core.boutiques, magasin.boutique.id
    magasin.push(make_vente("F-1", (magasin.riz, 1)))
    with pytest.raises(InvalidFormat, match="fuseau horaire ne change plus"):
        boutiques.edit_boutique(key, FICHE)
    assert boutiques.get_boutique(key) == magasin.boutique
    same = replace(FICHE, fuseau=magasin.boutique.fuseau)
    assert boutiques.edit_boutique(key, same).nom == "Chez Odette"
