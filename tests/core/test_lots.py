"""The journal of the requests: listed, added up, and what each told of each sale."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.listes import Tri
from core.lots import PASSAGES_MAX, FiltreLots, Lots, SortVente, VenteDuLot
from tests.builders import MIDI, make_terminal, make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.test_pannes import execute

HEURE = timedelta(hours=1)


@pytest.fixture
def garni(magasin: Magasin) -> Magasin:
    """Push two sales, then a refusal beside a replay, a replay, another terminal: an hour apart."""
    vente = make_vente("F1", (magasin.riz, 1))
    magasin.push(vente, make_vente("F2", (magasin.riz, 1)))
    magasin.clock.advance(HEURE)
    magasin.push(vente, make_vente("F3", (magasin.sel, 9)))
    magasin.clock.advance(HEURE)
    magasin.push(vente)
    magasin.clock.advance(HEURE)
    magasin.push_one(make_vente("F1", (magasin.riz, 3)), magasin.autre)
    return magasin


@pytest.fixture
def lots(garni: Magasin) -> Lots:
    return garni.core.lots


def test_one_row_a_request(garni: Magasin, lots: Lots) -> None:
    ids = lots.list_ids(FiltreLots(garni.boutique.id))
    assert list(ids) == [4, 3, 2, 1]
    rows = lots.list_rows([1, 2, 99])
    assert [(r.recues, r.creees, r.rejouees, r.refusees) for r in rows] == [
        (2, 2, 0, 0),
        (2, 0, 1, 1),
    ]
    assert rows[0].terminal_nom == "Terminal messie vanza"
    assert (rows[0].adresse_ip, rows[0].date_reception) == ("192.168.1.20", MIDI)
    assert list(lots.list_ids(FiltreLots(garni.boutique.id), after_id=3)) == [4]


def test_narrowed(garni: Magasin, lots: Lots) -> None:
    all_of = FiltreLots(garni.boutique.id)
    for filtre, expected in (
        (replace(all_of, terminaux=(garni.autre.id,)), [4]),
        (replace(all_of, avec_refus=True), [2]),
        (replace(all_of, date_debut=MIDI + HEURE, date_fin=MIDI + 2 * HEURE), [2]),
        (replace(all_of, recherche="terminal 2"), [4]),
        (replace(all_of, recherche="192.168"), [4, 3, 2, 1]),
        (replace(all_of, recherche="%"), []),
        (FiltreLots(99), []),
    ):
        assert list(lots.list_ids(filtre)) == expected, filtre
        assert lots.total(filtre).lignes == len(expected)


@pytest.mark.parametrize(
    "colonne",
    ["date_reception", "terminal_nom", "recues", "creees", "rejouees", "refusees", "duree_us"],
)
def test_each_column_sorts_both_ways(garni: Magasin, lots: Lots, colonne: str) -> None:
    filtre = FiltreLots(garni.boutique.id)
    up = list(lots.list_ids(filtre, Tri(colonne)))
    assert list(lots.list_ids(filtre, Tri(colonne, descendant=True))) == up[::-1]


def test_what_was_received_is_what_became_of_it(garni: Magasin, lots: Lots) -> None:
    """I12."""
    total = lots.total(FiltreLots(garni.boutique.id))
    assert (total.recues, total.creees, total.rejouees, total.refusees) == (6, 3, 2, 1)
    assert lots.count_avec_refus(FiltreLots(garni.boutique.id)) == (4, 1)


def test_each_sale_of_a_request_with_what_it_was_told(garni: Magasin, lots: Lots) -> None:
    assert lots.read_resultats(2) == (
        VenteDuLot("F1", SortVente.REJOUEE, 1),
        VenteDuLot("F3", SortVente.REFUSEE, 1),
    )
    assert lots.read_resultats(99) is None
    assert lots.forget_corps(garni.clock.now(), 2) == 2
    assert lots.read_resultats(2) is None


def test_every_request_that_carried_a_number(garni: Magasin, lots: Lots) -> None:
    passages = lots.list_passages(garni.terminal.id, "F1", MIDI)
    assert [(p.lot.id, p.vente.sort) for p in passages] == [
        (1, SortVente.CREEE),
        (2, SortVente.REJOUEE),
        (3, SortVente.REJOUEE),
    ]
    assert passages[0].lot == lots.find_lot(1)
    for reception in (MIDI + 2 * HEURE, MIDI + 9 * HEURE):
        assert lots.list_passages(garni.terminal.id, "F1", reception) == passages
    (refused,) = lots.list_passages(garni.terminal.id, "F3", MIDI)
    assert refused.vente.sort is SortVente.REFUSEE


def test_a_replay_by_the_device_that_took_its_place_is_the_sales_history(
    garni: Magasin, lots: Lots
) -> None:
    """And by the one that took that one's; a sale of its own of this number is none of it."""
    vente = make_vente("F1", (garni.riz, 1))
    garni.core.terminaux.replace(garni.autre.numero_serie, garni.terminal.id)
    garni.push_one(vente, garni.autre)
    garni.push_one(make_vente("F1", (garni.riz, 2)), garni.autre)
    garni.push_one(make_vente("F1", (garni.riz, 2)), garni.autre)
    tiers = make_terminal(garni.core, garni.boutique, "tiers", "Terminal 3")
    garni.core.terminaux.replace(tiers.numero_serie, garni.autre.id)
    garni.push_one(vente, tiers)
    passages = lots.list_passages(garni.terminal.id, "F1", MIDI, 1)
    later = [p for p in passages if p.lot.terminal_id != garni.terminal.id]
    told = [(p.lot.terminal_nom, p.vente) for p in later]
    known = VenteDuLot("F1", SortVente.REJOUEE, 1)
    assert told == [(garni.autre.nom_terminal, known), ("Terminal 3", known)]
    own = [p for p in passages if p not in later]
    assert tuple(own) == lots.list_passages(garni.terminal.id, "F1", MIDI)
    assert list(passages) == sorted(passages, key=lambda p: p.lot.date_reception)


def test_what_a_stranger_said_of_the_number_is_not(garni: Magasin, lots: Lots) -> None:
    before = lots.list_passages(garni.terminal.id, "F1", MIDI, 1)
    garni.push_one(make_vente("F1", (garni.riz, 1)), garni.autre)
    assert lots.list_passages(garni.terminal.id, "F1", MIDI, 1) == before


def test_a_replay_is_found_however_late_and_however_many_came_between(
    garni: Magasin, lots: Lots
) -> None:
    """Requests that neither refused nor knew a sale are passed over, hence crowd none out."""
    garni.clock.advance(timedelta(days=40))
    garni.push(make_vente("F1", (garni.riz, 1)))
    crowd = f"""INSERT INTO lot_sync (boutique_id, terminal_id, route, adresse_ip, date_reception,
            recues, creees, rejouees, refusees, duree_us)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {PASSAGES_MAX})
        SELECT 1, 1, 'r', '', date_reception + n.i, 0, 0, 0, 0, 1
        FROM lot_sync, n WHERE lot_sync.id = 5"""  # noqa: S608 - our number
    execute(garni, crowd)
    last = lots.list_passages(garni.terminal.id, "F1", MIDI)[-1]
    assert (last.lot.id, last.vente.sort) == (5, SortVente.REJOUEE)
    assert last.lot.date_reception == garni.clock.now()
