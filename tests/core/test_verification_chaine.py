"""Tampering through plain SQLite (I4): one field of any row is enough to be found and named."""

from datetime import timedelta

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.chaine import seal_old
from core.stock import CommandeMouvement
from core.terminaux import Terminal
from core.verification import RapportVerification
from core.verification.controle import ENCORE, FAUTES_MAX
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import MIDI, FixedClock, make_article, make_boutique, make_vente, record
from tests.core.test_verification import break_file
from tests.livre import fetch

CHANGED = "son contenu n’est plus celui qui a été enregistré"
SURPLUS = "ne figure pas parmi ce que Comptoir a enregistré"
MISSING = "il manque ce que Comptoir avait enregistré à cet endroit"


@pytest.fixture
def worked(core: Core, boutique: Boutique, terminal: Terminal) -> Core:
    """Two articles, three sales of five lines in two batches, and a movement by hand."""
    first, second = (make_article(core, boutique, code) for code in ("A1", "A2"))
    record(
        core,
        terminal,
        make_vente("F1", (first, 2), (second, 1)),
        make_vente("F2", (first, 1), (second, 2)),
    )
    record(core, terminal, make_vente("F3", (second, 1)))
    sortie = (TypeMouvement.SORTIE, 1, Motif.CASSE)
    core.stock.record_mouvement(CommandeMouvement(boutique.id, second, *sortie))
    return core


def check(core: Core) -> RapportVerification:
    return core.verification.verify()


def find_fautes(core: Core) -> tuple[str, ...]:
    chaine = check(core).chaine
    assert chaine is not None
    assert chaine.ok is not bool(chaine.fautes)
    return chaine.fautes


@pytest.mark.parametrize(
    ("statement", "after"),
    [
        ("DELETE FROM vente WHERE id = 2", "Après Vente F1 (BTQ-001)"),
        ("DELETE FROM vente WHERE id = 3", "Au début (BTQ-001)"),
        (
            "DELETE FROM ligne_vente WHERE vente_id = 1 AND position = 2",
            "Après Ligne 1 de la vente F1 (BTQ-001)",
        ),
        (
            "DELETE FROM mouvement_stock WHERE seq = 6",
            "Après Mouvement 5 (BTQ-001), article A1",
        ),
        ("DELETE FROM mouvement_stock WHERE seq = 8", "Au début (BTQ-001)"),
    ],
)
def test_what_is_deleted_is_missed(worked: Core, statement: str, after: str) -> None:
    break_file(worked, statement)
    assert find_fautes(worked) == (f"{after} : {MISSING}.",)


def test_two_rows_that_changed_places_are_named(worked: Core) -> None:
    """Each has the id of the other: every sum still adds up."""
    break_file(
        worked,
        "UPDATE mouvement_stock SET id = -id WHERE id IN (3, 5)",
        "UPDATE mouvement_stock SET id = 8 + id WHERE id < 0",
    )
    assert find_fautes(worked) == (
        f"Mouvement 5 (BTQ-001), article A1 : {CHANGED}.",
        f"Mouvement 3 (BTQ-001), article A1 : {CHANGED}.",
    )


FORGED = """
    INSERT INTO mouvement_stock SELECT id + 1, boutique_id, seq + 1, article_id, 'ENTREE', 4,
        stock_apres, stock_apres + 4, '', 'Comptoir', date_mouvement, '', 'ACHAT', NULL, NULL, NULL
    FROM mouvement_stock ORDER BY id DESC LIMIT 1
"""


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_forged_row_is_named_even_once_the_shop_goes_on(
    worked: Core, terminal: Terminal, *, goes_on: bool
) -> None:
    """No trigger forbids an insert; what is written after it does not seal it with the rest."""
    break_file(
        worked,
        FORGED,
        "UPDATE article SET quantite_stock = quantite_stock + 4 WHERE code = 'A2'",
        keep_triggers=True,
    )
    if goes_on:
        record(worked, terminal, make_vente("F4", (2, 1)))
    (faute,) = check(worked).problemes
    assert faute == f"Mouvement 9 (BTQ-001), article A2 : {SURPLUS}."


@pytest.mark.parametrize(
    "change",
    [
        "quantite = -2, stock_apres = stock_apres - 1 WHERE seq = 8",
        "commentaire = 'cassé' WHERE seq = 8",
        "utilisateur = 'Autre' WHERE seq = 3",
    ],
)
def test_a_movement_that_still_adds_up_is_found_by_the_chain_alone(
    worked: Core, change: str
) -> None:
    break_file(
        worked,
        f"UPDATE mouvement_stock SET {change}",  # noqa: S608 - of this file
        "UPDATE article SET quantite_stock = (SELECT SUM(quantite) FROM mouvement_stock m "
        "WHERE m.article_id = article.id)",
    )
    (faute,) = check(worked).problemes
    assert faute.startswith("Mouvement ")
    assert faute.endswith(f" : {CHANGED}.")


def test_a_price_and_its_total_are_found_by_the_chain_alone(worked: Core) -> None:
    break_file(
        worked,
        "UPDATE ligne_vente SET prix_unitaire = prix_unitaire - 100 WHERE vente_id = 3",
        "UPDATE vente SET montant_total = montant_total - 100 WHERE id = 3",
    )
    assert check(worked).problemes == (
        f"Vente F3 (BTQ-001) : {CHANGED}.",
        f"Ligne 1 de la vente F3 (BTQ-001) : {CHANGED}.",
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("date_scellement = date_scellement + 1", "le maillon 3 ne suit plus le précédent"),
        ("empreinte = zeroblob(32)", "le maillon 3 ne suit plus le précédent"),
        ("controles = zeroblob(length(controles))", "les contrôles du maillon 3 ont été modifiés"),
        ("controles = x''", "les contrôles du maillon 3 ont été modifiés"),
        ("rang = 9", "le maillon 3 manque"),
        ("boutique_id = 2", "le maillon 3 manque"),
        ("derniere_vente_id = 1", MISSING),
        ("dernier_mouvement_id = 4", MISSING),
    ],
)
def test_a_link_that_was_changed_is_named(worked: Core, change: str, words: str) -> None:
    break_file(worked, f"UPDATE maillon SET {change} WHERE rang = 3")  # noqa: S608 - of this file
    assert any(words in faute for faute in find_fautes(worked))


def test_a_link_that_is_gone_is_named(worked: Core) -> None:
    break_file(worked, "DELETE FROM maillon WHERE rang = 3")
    assert find_fautes(worked)[0] == "Chaîne (BTQ-001) : le maillon 3 manque."


def test_links_that_are_cut_off_leave_rows_outside_the_chain(worked: Core) -> None:
    break_file(worked, "DELETE FROM maillon WHERE rang > 3")
    fautes = find_fautes(worked)
    assert f"Vente F3 (BTQ-001) : {SURPLUS}." in fautes
    assert fautes[-1] == "Chaîne : ses derniers maillons manquent."


def test_a_book_cut_off_with_its_links_is_found(worked: Core) -> None:
    """The last movement, its link, and the stock: all that remains adds up."""
    break_file(
        worked,
        "DELETE FROM maillon WHERE rang = 5",
        "DELETE FROM mouvement_stock WHERE seq = 8",
        "UPDATE article SET quantite_stock = quantite_stock + 1 WHERE code = 'A2'",
    )
    assert check(worked).problemes == ("Chaîne : ses derniers maillons manquent.",)


def test_a_chain_made_anew_has_another_head(worked: Core) -> None:
    """What the head is noted down for: nothing in the file itself can tell."""
    (before,) = worked.verification.list_tetes()
    break_file(
        worked,
        "DELETE FROM maillon",
        "DELETE FROM sqlite_sequence WHERE name = 'maillon'",
        "UPDATE mouvement_stock SET commentaire = 'x' WHERE seq = 8",
    )
    with worked.database.write() as connection:
        seal_old(connection, MIDI)
    assert check(worked).ok
    (after,) = worked.verification.list_tetes()
    assert after.empreinte != before.empreinte


def test_the_head_stands_for_the_last_link(worked: Core) -> None:
    (tete,) = worked.verification.list_tetes()
    chaine = check(worked).chaine
    assert chaine is not None
    assert chaine.tetes == {"BTQ-001": tete.empreinte}
    assert (tete.boutique, tete.maillons, tete.date_scellement) == ("Ma Boutique", 5, MIDI)
    (stored,) = fetch(worked.settings.fichier, "SELECT hex(empreinte) FROM maillon WHERE rang = 5")
    assert stored == (tete.empreinte.upper(),)


def test_bytes_that_are_no_text_are_found_and_can_be_shown(worked: Core) -> None:
    break_file(
        worked,
        "UPDATE vente SET numero_facture = CAST(x'4632ff' AS TEXT) WHERE id = 2",
        "UPDATE ligne_vente SET article_nom = CAST(x'ff' AS TEXT) WHERE vente_id = 1",
    )
    fautes = find_fautes(worked)
    assert fautes[0] == f"Vente F2? (BTQ-001) : {CHANGED}."
    assert len(fautes) == 3
    assert all(faute.encode() for faute in check(worked).problemes)


def test_a_date_that_no_calendar_has_is_no_fault_of_the_check(worked: Core) -> None:
    never = "9223372036854775807"
    break_file(
        worked,
        f"UPDATE mouvement_stock SET date_mouvement = {never}, stock_apres = 1 WHERE seq = 8",  # noqa: S608 - a number
        f"UPDATE maillon SET date_scellement = {never} WHERE rang = 5",  # noqa: S608 - a number
    )
    rapport = check(worked)
    assert not rapport.ok
    assert rapport.livre_faux_depuis is None


def test_a_long_list_of_faults_is_cut(worked: Core, terminal: Terminal) -> None:
    record(worked, terminal, *(make_vente(f"G{n}", (1, 1), (2, 1)) for n in range(3)))
    break_file(worked, "UPDATE ligne_vente SET motif_reduction = 'x'", "DELETE FROM maillon")
    fautes = find_fautes(worked)
    assert len(fautes) == FAUTES_MAX + 1
    assert fautes[-1] == ENCORE


def test_since_when_is_the_day_of_the_oldest(
    worked: Core, terminal: Terminal, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=3))
    record(worked, terminal, make_vente("F4", (1, 1)))
    break_file(worked, "UPDATE vente SET mode_paiement = 'MOBILE' WHERE numero_facture = 'F4'")
    assert check(worked).livre_faux_depuis == MIDI + timedelta(days=3)
    break_file(worked, "UPDATE vente SET mode_paiement = 'MOBILE' WHERE numero_facture = 'F1'")
    assert check(worked).livre_faux_depuis == MIDI


def test_the_fault_of_a_boutique_is_its_own(worked: Core) -> None:
    other = make_boutique(worked, nom="Ailleurs")
    make_article(worked, other, "X1")
    break_file(worked, "UPDATE mouvement_stock SET commentaire = 'x' WHERE boutique_id = 2")
    assert find_fautes(worked) == (f"Mouvement 1 (BTQ-002), article X1 : {CHANGED}.",)
