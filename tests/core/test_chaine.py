"""The chain (I4): a link a transaction in each boutique, whoever writes, and no row without one."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from msgspec.structs import replace

from core.boutiques import Boutique
from core.db.scelles import ANNULATION, LIGNE, LIGNE_RETOUR, MOUVEMENT, RETOUR, VENTE
from core.db.stock import mouvement_stock
from core.db.triggers import wanted_triggers
from core.db.ventes import ligne_retour_vente, ligne_vente, retour_vente, vente
from core.stock import CommandeComptage, CommandeMouvement
from core.ventes.annulation import CommandeAnnulation, CommandeAnnulationVente
from core.ventes.demande import SortRejeu
from core.ventes.retour import CommandeRetour, LigneRendue
from core.vocabulaire import Motif, TypeMouvement
from tests.builders import (
    identify,
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    record,
)
from tests.core.conftest import Magasin
from tests.core.ventes.rejeux import ask, write_vente
from tests.core.ventes.test_retour import give_back
from tests.livre import Row, fetch, scalar

MAILLONS = """
    SELECT boutique_id, rang, derniere_vente_id, dernier_mouvement_id, dernier_retour_id,
        vente_annulee_id, LENGTH(controles) / 4
    FROM maillon ORDER BY id
"""


def test_every_column_is_sealed() -> None:
    """A column that comes later needs a form of its own: the old links do not know it."""
    assert {*VENTE} | {*ANNULATION} == {*vente.columns.keys()}
    assert {*VENTE} & {*ANNULATION} == {"id"}
    assert tuple(ligne_vente.columns.keys()) == LIGNE
    assert tuple(mouvement_stock.columns.keys()) == MOUVEMENT
    assert tuple(retour_vente.columns.keys()) == RETOUR
    assert tuple(ligne_retour_vente.columns.keys()) == LIGNE_RETOUR
    frozen = wanted_triggers()["vente_no_update"]
    assert all(f"{name}," in frozen or f"{name} ON" in frozen for name in VENTE)


def test_each_transaction_adds_a_link(magasin: Magasin) -> None:
    """Two opening stocks, then two sales of three lines in all, then one movement by hand."""
    magasin.push(
        make_vente("F1", (magasin.riz, 1), (magasin.sel, 1)), make_vente("F2", (magasin.riz, 2))
    )
    achat = (TypeMouvement.ENTREE, 5, Motif.ACHAT)
    magasin.core.stock.record_mouvement(CommandeMouvement(magasin.boutique.id, magasin.sel, *achat))
    assert fetch(magasin.fichier, MAILLONS) == [
        (1, 1, 0, 1, 0, None, 1),
        (1, 2, 0, 2, 0, None, 1),
        (1, 3, 2, 5, 0, None, 8),
        (1, 4, 2, 6, 0, None, 1),
    ]
    assert magasin.core.verification.verify().problemes == ()


def test_what_comes_back_adds_a_link_beside_that_of_its_movements(magasin: Magasin) -> None:
    """A return of two lines, then what is left is cancelled; of the other sale nothing is left."""
    magasin.push(
        make_vente("F1", (magasin.riz, 2), (magasin.sel, 1)), make_vente("F2", (magasin.riz, 1))
    )
    give_back(magasin, (1, 1), (2, 1), remettre_en_stock=False)
    retours = magasin.core.retours_vente
    retours.cancel_vente(CommandeAnnulationVente(1, "Erreur"))
    retours.record_retour_vente(CommandeRetour(2, (LigneRendue(1, 1),)))
    retours.cancel_vente(CommandeAnnulationVente(2, "Erreur"))
    assert fetch(magasin.fichier, MAILLONS)[3:] == [
        (1, 4, 2, 9, 0, None, 4),
        (1, 5, 2, 9, 1, None, 3),
        (1, 6, 2, 10, 1, None, 1),
        (1, 7, 2, 10, 1, 1, 1),
        (1, 8, 2, 11, 1, None, 1),
        (1, 9, 2, 11, 2, None, 2),
        (1, 10, 2, 11, 2, 2, 1),
    ]
    assert magasin.core.verification.verify().problemes == ()


def test_a_batch_that_moves_nothing_adds_none(magasin: Magasin) -> None:
    before = fetch(magasin.fichier, MAILLONS)
    magasin.push(make_vente("F1", (magasin.sel, 9)))
    assert fetch(magasin.fichier, MAILLONS) == before


def test_a_replay_a_cancellation_and_a_count_are_sealed(magasin: Magasin) -> None:
    """Every writer goes by `move_stock`, and none leaves a row outside the chain."""
    core, riz, sel = magasin.core, magasin.riz, magasin.sel
    magasin.push(make_vente("F1", (riz, 2)))
    magasin.push(write_vente(magasin.boutique, "F2", (sel, 9)))
    core.stock.record_mouvement(
        CommandeMouvement(magasin.boutique.id, sel, TypeMouvement.ENTREE, 20, Motif.ACHAT)
    )
    (rejeu,) = core.quarantaine.regler(ask(1))
    assert rejeu.sort is SortRejeu.APPLIQUEE
    core.ventes.cancel_own(identify(core, magasin.terminal), CommandeAnnulation("F1"))
    core.stock.record_comptage(CommandeComptage(magasin.boutique.id, riz, 3))
    rapport = core.verification.verify()
    assert rapport.problemes == ()
    assert rapport.chaine is not None
    assert rapport.chaine.maillons == scalar(magasin.fichier, "SELECT COUNT(*) FROM maillon") == 8


def test_the_hash_is_that_of_the_stored_rows(magasin: Magasin) -> None:
    """Made again here without any of the program's own code: the form is published."""
    magasin.push(make_vente("F1", (magasin.riz, 1)))
    (previous,) = fetch(magasin.fichier, "SELECT empreinte FROM maillon WHERE rang = 2")
    (link,) = fetch(
        magasin.fichier,
        """SELECT boutique_id, rang, date_scellement, derniere_vente_id, dernier_mouvement_id,
        dernier_retour_id, vente_annulee_id, empreinte FROM maillon WHERE rang = 3""",
    )
    rows: list[Row] = [
        *fetch(magasin.fichier, f"SELECT {', '.join(VENTE)} FROM vente"),  # noqa: S608 - our names
        *fetch(magasin.fichier, "SELECT * FROM ligne_vente"),
        *fetch(magasin.fichier, "SELECT * FROM mouvement_stock WHERE vente_id = 1"),
    ]
    whole = b"".join(map(msgspec.msgpack.encode, [previous[0], link[:-1], *rows]))
    # The hash before stands bare, not as MessagePack: two bytes less.
    assert hashlib.sha256(whole[2:]).digest() == link[-1]


@pytest.fixture
def ailleurs(magasin: Magasin) -> Boutique:
    return make_boutique(magasin.core, nom="Ailleurs")


def test_each_boutique_has_a_chain_of_its_own(magasin: Magasin, ailleurs: Boutique) -> None:
    core = magasin.core
    other = make_article(core, ailleurs, "X1", quantite_stock=50)
    terminal = make_terminal(core, ailleurs, "S2")
    for number in range(3):
        magasin.push(make_vente(f"F{number}", (magasin.riz, 1)))
        record(core, terminal, make_vente(f"F{number}", (other, 1)))
    rapport = core.verification.verify()
    assert rapport.problemes == ()
    assert rapport.chaine is not None
    assert set(rapport.chaine.tetes) == {magasin.boutique.code, ailleurs.code}
    rangs = fetch(
        magasin.fichier, "SELECT boutique_id, MAX(rang), COUNT(*) FROM maillon GROUP BY 1"
    )
    assert rangs == [(1, 5, 5), (2, 4, 4)]


def test_writers_at_the_same_time_leave_one_chain(magasin: Magasin, ailleurs: Boutique) -> None:
    """Ten batches of each of three terminals, in two boutiques, all at once."""
    core = magasin.core
    other = make_article(core, ailleurs, "X1", quantite_stock=1_000)
    achat = (TypeMouvement.ENTREE, 1_000, Motif.ACHAT)
    core.stock.record_mouvement(CommandeMouvement(magasin.boutique.id, magasin.riz, *achat))
    sellers = [
        (magasin.terminal, magasin.riz),
        (magasin.autre, magasin.riz),
        (make_terminal(core, ailleurs, "S2"), other),
    ]

    def sell(rank: int) -> None:
        terminal, article = sellers[rank % 3]
        lot = [make_vente(f"{terminal.id}-{rank}-{n}", (article, 1)) for n in range(3)]
        record(core, terminal, *lot)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(sell, range(30)))
    assert core.verification.verify().problemes == ()
    rangs = fetch(magasin.fichier, "SELECT rang FROM maillon WHERE boutique_id = 1 ORDER BY id")
    assert rangs == [(rang,) for rang in range(1, 3 + 20 + 1)]


def test_a_copy_carries_the_chain(magasin: Magasin) -> None:
    magasin.push(make_vente("F1", (magasin.riz, 1)))
    copy = magasin.core.sauvegardes.make().chemin
    assert fetch(copy, "SELECT * FROM maillon") == fetch(magasin.fichier, "SELECT * FROM maillon")


def test_what_the_chain_costs_in_the_file(magasin: Magasin) -> None:
    """Bytes of a sale of three lines in batches of 500: seven checks, and a share of a link."""
    achat = (TypeMouvement.ENTREE, 5_000, Motif.ACHAT)
    magasin.core.stock.record_mouvement(CommandeMouvement(magasin.boutique.id, magasin.riz, *achat))
    lignes = [(magasin.riz, 1)] * 3
    magasin.push(*(make_vente(f"F{n}", *lignes) for n in range(500)))
    (size,) = fetch(
        magasin.fichier,
        "SELECT LENGTH(controles) + LENGTH(empreinte) FROM maillon ORDER BY id DESC LIMIT 1",
    )
    assert size == (500 * 7 * 4 + 32,)


def test_a_sale_is_sealed_as_it_stands(magasin: Magasin) -> None:
    """Every kind of value that a sale can hold comes back from the file as it was hashed."""
    base = make_vente("N° « 1’ » 🧺", (magasin.riz, 1))
    ligne = replace(
        base.lignes[0],
        prix_original=3_000_000,
        est_negocie=True,
        motif_reduction="fidèle\u00e9",
        variante_id=7,
    )
    magasin.push(replace(base, lignes=(ligne,), date_vente=None, paye=False))
    assert magasin.core.verification.verify().problemes == ()


def test_control_a_link_that_nobody_makes_is_missed(
    magasin: Magasin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take the protection away: a writer that does not seal."""
    monkeypatch.setattr("core.stock.seal", lambda *_: None)
    magasin.push(make_vente("F1", (magasin.riz, 1)))
    (vendue, ligne, mouvement) = magasin.core.verification.verify().problemes
    words = "ne figure pas parmi ce que Comptoir a enregistré"
    assert vendue == f"Vente F1 (BTQ-001) : {words}."
    assert ligne == f"Ligne 1 de la vente F1 (BTQ-001) : {words}."
    assert mouvement == f"Mouvement 3 (BTQ-001), article A15 : {words}."
