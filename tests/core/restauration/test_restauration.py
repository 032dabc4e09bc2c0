"""Going back to a copy (I20, I21): the cost shown first, and what was acknowledged back."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from core.application import open_core
from core.caisse import DepenseRecue
from core.depart import RESTAURATION, Bilan
from core.errors import FileCorrupt, FileNotOurs, StorageUnavailable
from core.journal_lots.fichiers import Fichiers
from core.rejets import RejetNotifie
from core.retours import RetourRecu
from core.stock import CommandeMouvement
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import VenteCreee, VenteRecue, VenteRefusee, VenteRejouee
from core.vocabulaire import Devise, Motif, TypeMouvement
from tests.builders import identify, make_article, make_vente, record
from tests.core.conftest import Magasin
from tests.livre import fetch, list_problems, read_faits

HEURE = timedelta(hours=1)


def reopen(magasin: Magasin) -> None:
    """Close the program and open it again."""
    magasin.core.close()
    magasin.core = open_core(magasin.core.settings, magasin.clock)


def restore(magasin: Magasin, copie: Path) -> Bilan:
    """Go back to a copy, as the owner does it."""
    restauration = magasin.core.restauration
    restauration.confirm(restauration.prepare(copie))
    magasin.clock.advance(HEURE)
    reopen(magasin)
    bilan = magasin.core.depart.bilan
    assert bilan is not None
    assert bilan.rapport.ok
    return bilan


def sell(magasin: Magasin, numero: str, quantite: int = 1) -> VenteRecue:
    vente = make_vente(numero, (magasin.riz, quantite))
    magasin.push(vente)
    return vente


def test_what_was_acknowledged_since_comes_back(magasin: Magasin) -> None:
    """I21: sales, cancellation, return, expense and notice, each once, as they were."""
    core = magasin.core
    sell(magasin, "AVANT")
    copie = core.sauvegardes.make().chemin
    magasin.clock.advance(HEURE)
    identite = identify(core, magasin.terminal)
    sell(magasin, "F1", 2)
    sell(magasin, "F2", 3)
    core.ventes.cancel_own(identite, CommandeAnnulation("F1", "erreur"))
    magasin.push(make_vente("TROP", (magasin.sel, 5)))
    core.retours.record_retour(identite, RetourRecu(1, 50_000, article_id=magasin.riz))
    core.caisse.record_depense(identite, DepenseRecue("Eau", 150_000))
    core.rejets.record_notification(identite, RejetNotifie("TROP", "stock"))
    before = read_faits(magasin.fichier)
    bilan = restore(magasin, copie)
    assert without_timbre(read_faits(magasin.fichier)) == without_timbre(before)
    reprise = bilan.reprise
    assert (reprise.demandes, reprise.ventes, reprise.en_attente) == (7, 2, 1)
    assert (reprise.annulations, reprise.autres, reprise.echecs) == (1, 3, [])


def without_timbre(faits: list[list[tuple[object, ...]]]) -> list[list[tuple[object, ...]]]:
    """Leave the change stamps of the articles out: they go on."""
    articles = [row[:-1] for row in faits[3]]
    return [*faits[:3], articles, *faits[4:]]


def test_terminals_that_resend_everything_double_nothing(magasin: Magasin) -> None:
    ventes = [sell(magasin, "F0")]
    copie = magasin.core.sauvegardes.make().chemin
    ventes += [sell(magasin, f"F{n}") for n in range(1, 6)]
    ids = sorted(fetch(magasin.fichier, "SELECT numero_facture, id FROM vente"))
    restore(magasin, copie)
    answers = magasin.push(*reversed(ventes)).resultats
    assert all(isinstance(answer, VenteRejouee) for answer in answers)
    told = [a.vente for a in answers if isinstance(a, VenteRejouee)]
    assert sorted((vente.numero_facture, vente.id) for vente in told) == ids
    assert magasin.stock(magasin.riz) == 4


def test_a_sale_keeps_its_instant_and_its_day(magasin: Magasin) -> None:
    copie = magasin.core.sauvegardes.make().chemin
    magasin.clock.advance(timedelta(hours=13))
    sell(magasin, "F1")
    query = "SELECT jour, date_reception FROM vente"
    (before,) = fetch(magasin.fichier, query)
    magasin.clock.advance(timedelta(days=3))
    restore(magasin, copie)
    assert fetch(magasin.fichier, query) == [before]


def test_the_replaced_file_is_kept_whole(magasin: Magasin) -> None:
    copie = magasin.core.sauvegardes.make().chemin
    sell(magasin, "F1")
    enter(magasin, 40)
    before = read_faits(magasin.fichier)
    bilan = restore(magasin, copie)
    kept = magasin.fichier.with_name(bilan.remplace)
    assert bilan.remplace == "comptoir-remplace-2026-03-25-110000.db"
    assert not kept.with_name(f"{kept.name}-wal").exists()
    assert read_faits(kept) == before
    assert list_problems(kept) == []
    assert not list(magasin.core.restauration.settings.data_dir.glob("restauration/*"))


def test_one_can_go_back_to_the_replaced_file(magasin: Magasin) -> None:
    copie = magasin.core.sauvegardes.make().chemin
    sell(magasin, "F1")
    enter(magasin, 40)
    bilan = restore(magasin, copie)
    sell(magasin, "F2")
    assert magasin.stock(magasin.riz) == 8
    restore(magasin, magasin.fichier.with_name(bilan.remplace))
    assert magasin.stock(magasin.riz) == 48
    numeros = fetch(magasin.fichier, "SELECT numero_facture FROM vente ORDER BY id")
    assert numeros == [("F1",), ("F2",)]


def enter(magasin: Magasin, quantite: int) -> None:
    entree = TypeMouvement.ENTREE
    magasin.core.stock.record_mouvement(
        CommandeMouvement(magasin.boutique.id, magasin.riz, entree, quantite, Motif.ACHAT)
    )


def test_a_sale_that_was_applied_is_applied_again_though_its_goods_are_not_entered(
    magasin: Magasin,
) -> None:
    """The entry is the owner's and is lost; the goods are sold all the same."""
    copie = magasin.core.sauvegardes.make().chemin
    enter(magasin, 40)
    resultat = magasin.push(
        make_vente("F1", (magasin.riz, 30)),
        make_vente("F2", (magasin.riz, 30)),
        make_vente("F3", (magasin.riz, 1)),
    )
    kinds = [type(r) for r in resultat.resultats]
    assert kinds == [VenteCreee, VenteRefusee, VenteCreee]
    bilan = restore(magasin, copie)
    assert magasin.stock(magasin.riz) == 10 - 31
    assert (bilan.reprise.ventes, bilan.reprise.en_attente) == (2, 1)
    (entree,) = fetch(magasin.fichier, "SELECT numero_facture, etat FROM vente_en_quarantaine")
    assert entree == ("F2", "A_REGLER")


def test_a_terminal_let_in_since_is_let_in_again(magasin: Magasin) -> None:
    copie = magasin.core.sauvegardes.make().chemin
    neuf = magasin.core.terminaux.add_terminal(magasin.boutique.id, "neuf", "Terminal 3")
    vente = make_vente("N1", (magasin.riz, 1))
    record(magasin.core, neuf, vente)
    bilan = restore(magasin, copie)
    assert bilan.reprise.terminaux == ["Terminal 3"]
    known = magasin.core.terminaux.get_terminal("neuf")
    (again,) = record(magasin.core, known, vente).resultats
    assert isinstance(again, VenteRejouee)


def test_a_terminal_suspended_since_loses_nothing(magasin: Magasin) -> None:
    copie_avant = magasin.core.sauvegardes.make().chemin.read_bytes()
    sell(magasin, "F1")
    magasin.core.terminaux.deactivate(magasin.terminal.numero_serie)
    copie = magasin.core.settings.data_dir / "suspendu.db"
    copie.write_bytes(copie_avant)
    with closing(sqlite3.connect(copie)) as connection, connection:
        connection.execute("UPDATE terminal SET etat = 'INACTIF'")
    assert restore(magasin, copie).reprise.ventes == 1


def test_what_cannot_come_back_is_told_and_stops_nothing(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    expected_logs.append("a request of the journal is not recorded again")
    copie = magasin.core.sauvegardes.make().chemin
    pain = make_article(magasin.core, magasin.boutique, "A17")
    identite = identify(magasin.core, magasin.terminal)
    magasin.core.retours.record_retour(identite, RetourRecu(1, 50_000, article_id=pain))
    sell(magasin, "F1")
    bilan = restore(magasin, copie)
    assert bilan.reprise.echecs == ["Cet article n’existe pas dans cette boutique."]
    assert bilan.reprise.ventes == 1


def test_restores_follow_each_other_and_nothing_comes_twice(magasin: Magasin) -> None:
    """Each request is in the journal once, whatever was put in place when."""
    identite = identify(magasin.core, magasin.terminal)
    first = magasin.core.sauvegardes.make().chemin
    magasin.core.caisse.record_depense(identite, DepenseRecue("Eau", 100))
    restore(magasin, first)
    magasin.core.caisse.record_depense(identite, DepenseRecue("Eau", 100))
    magasin.clock.advance(timedelta(days=1))
    second = magasin.core.sauvegardes.make().chemin
    magasin.core.caisse.record_depense(identite, DepenseRecue("Eau", 100))
    for copie in (second, first, second):
        restore(magasin, copie)
        assert fetch(magasin.fichier, "SELECT id FROM depense") == [(1,), (2,), (3,)]


def test_the_restore_is_in_the_audit_journal(magasin: Magasin) -> None:
    restore(magasin, magasin.core.sauvegardes.make().chemin)
    ((action, detail),) = fetch(magasin.fichier, "SELECT action, detail FROM journal_audit")
    assert action == RESTAURATION
    assert "comptoir-2026-03-25.db" in str(detail)
    magasin.core.close()
    magasin.core = open_core(magasin.core.settings, magasin.clock)
    assert magasin.core.depart.bilan is None


def test_a_copy_put_in_place_by_hand_is_caught_up(magasin: Magasin) -> None:
    copie = magasin.core.sauvegardes.make().chemin.read_bytes()
    sell(magasin, "F1")
    magasin.core.close()
    magasin.fichier.write_bytes(copie)
    magasin.core = open_core(magasin.core.settings, magasin.clock)
    reprise = magasin.core.depart.reprise
    assert reprise is not None
    assert (reprise.demandes, reprise.ventes) == (1, 1)
    assert magasin.stock(magasin.riz) == 9


def test_a_torn_journal_gives_back_all_but_what_is_torn(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    copie = magasin.core.sauvegardes.make().chemin
    for n in range(3):
        sell(magasin, f"F{n}")
    (path,) = Fichiers(magasin.core.settings.journal_lots).list_paths()
    path.write_bytes(path.read_bytes()[:-7])
    difference = magasin.core.restauration.prepare(copie).difference
    assert difference.journal_abime
    assert [v.numero_facture for v in difference.perdues] == ["F2"]
    bilan = restore(magasin, copie)
    assert (bilan.reprise.ventes, bilan.reprise.abimes) == (2, 1)
    assert expected_logs == []


def test_the_difference_names_what_goes_and_what_comes_back(magasin: Magasin) -> None:
    core = magasin.core
    sell(magasin, "AVANT")
    copie = core.sauvegardes.make().chemin
    sell(magasin, "F1", 2)
    magasin.push(make_vente("TROP", (magasin.sel, 5)))
    core.ventes.cancel_own(identify(core, magasin.terminal), CommandeAnnulation("AVANT"))
    enter(magasin, 40)
    make_article(core, magasin.boutique, "A17", quantite_stock=0)
    core.terminaux.add_terminal(magasin.boutique.id, "neuf", "Terminal 3")
    found = core.restauration.prepare(copie).difference
    assert [(v.numero_facture, v.revient, v.montant) for v in found.ventes] == [
        ("F1", True, 5_000_000)
    ]
    assert [(v.numero_facture, v.revient) for v in found.entrees] == [("TROP", True)]
    assert found.total(revient=True) == {Devise.CDF: 5_000_000}
    assert found.total(revient=False) == {}
    assert found.mouvements == 3
    (entree,) = found.mouvements_proprietaire
    assert (entree.quantite, entree.article_nom, entree.type_mouvement) == (
        *(40, "Riz"),
        TypeMouvement.ENTREE,
    )
    assert found.articles == ("A17 Article A17",)
    assert found.terminaux == ("Terminal 3",)
    assert (found.demandes, found.perdues, found.annulations_perdues) == (3, (), ())
    assert not found.is_empty


def test_a_copy_of_the_present_state_takes_nothing(magasin: Magasin) -> None:
    sell(magasin, "F1")
    copie = magasin.core.sauvegardes.make().chemin
    assert magasin.core.restauration.prepare(copie).difference.is_empty


def test_preparing_changes_nothing_until_it_is_confirmed(magasin: Magasin) -> None:
    copie = magasin.core.sauvegardes.make().chemin
    sell(magasin, "F1")
    magasin.core.restauration.prepare(copie)
    reopen(magasin)
    assert magasin.core.depart.bilan is None
    assert magasin.stock(magasin.riz) == 9
    magasin.core.restauration.prepare(copie)
    magasin.core.restauration.abandon()
    assert not list(magasin.core.settings.data_dir.glob("restauration/*"))


def test_a_copy_that_breaks_a_rule_is_refused(magasin: Magasin) -> None:
    copie = magasin.core.sauvegardes.make().chemin
    with closing(sqlite3.connect(copie)) as connection, connection:
        connection.execute("UPDATE article SET quantite_stock = 5")
    with pytest.raises(FileCorrupt, match="pas sûre"):
        magasin.core.restauration.prepare(copie)


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", FileCorrupt), (b"pas une base" * 500, FileNotOurs), (None, StorageUnavailable)],
)
def test_what_is_no_copy_is_refused(
    magasin: Magasin, content: bytes | None, error: type[Exception]
) -> None:
    path = magasin.core.settings.data_dir / "autre.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error):
        magasin.core.restauration.prepare(path)


def test_a_restore_that_is_given_up_leaves_nothing(magasin: Magasin) -> None:
    copie = magasin.core.sauvegardes.make().chemin
    with pytest.raises(StorageUnavailable):
        magasin.core.restauration.prepare(copie, lambda: True)
    reopen(magasin)
    assert magasin.core.depart.bilan is None


def test_an_unknown_boutique_is_told(magasin: Magasin, expected_logs: list[str]) -> None:
    """The journal of another shop lies in the folder: nothing of it is recorded, and it is said."""
    expected_logs.append("a request of the journal is not recorded again")
    sell(magasin, "F1")
    magasin.core.close()
    magasin.fichier.unlink()
    magasin.core = open_core(magasin.core.settings, magasin.clock)
    reprise = magasin.core.depart.reprise
    assert reprise is not None
    assert reprise.echecs == [f"Aucune boutique n’a le code « {magasin.boutique.code} »."]
    reopen(magasin)
    assert magasin.core.depart.reprise is None


def test_what_came_back_is_not_taken_up_again_by_the_next_start(magasin: Magasin) -> None:
    """An expense without an instant has nothing to be recognised by: only its rank tells."""
    copie = magasin.core.sauvegardes.make().chemin
    identite = identify(magasin.core, magasin.terminal)
    magasin.core.caisse.record_depense(identite, DepenseRecue("Eau", 100))
    restore(magasin, copie)
    reopen(magasin)
    assert magasin.core.depart.reprise is None
    assert fetch(magasin.fichier, "SELECT id FROM depense") == [(1,)]
