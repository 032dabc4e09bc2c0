"""A batch of very many lines: several short transactions, one answer (I8, I11, I18)."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from core.errors import TooManyRequests
from core.events import Event, LotRecu, QuarantaineChangee, StockChange, VentesEnregistrees
from core.limites import LIGNES_PAR_TRANSACTION_MAX, LIGNES_PAR_VENTE_MAX
from core.ventes import enregistrement
from core.ventes.commandes import VenteCreee, VenteRejouee
from core.ventes.consultation import FiltreVentes
from tests.builders import make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.test_pannes import POISON, execute


@pytest.fixture
def small_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enregistrement, "LIGNES_PAR_TRANSACTION_MAX", 5)


def listen(magasin: Magasin) -> list[Event]:
    heard: list[Event] = []
    for kind in (LotRecu, VentesEnregistrees, StockChange, QuarantaineChangee):
        magasin.core.events.subscribe(kind, heard.append)
    return heard


def list_announced(magasin: Magasin) -> list[Event]:
    """Return what is told of the first batch, which recorded one sale of rice."""
    boutique_id = magasin.boutique.id
    return [
        LotRecu(boutique_id, 1),
        VentesEnregistrees(boutique_id, (1,)),
        StockChange(boutique_id, (magasin.riz,)),
        QuarantaineChangee(boutique_id),
    ]


@pytest.mark.usefixtures("small_transactions")
@pytest.mark.parametrize(
    ("sizes", "lots"), [([5], 1), ([3, 2], 1), ([3, 3], 2), ([6, 1], 2), ([1, 5, 1, 1, 1, 1], 3)]
)
def test_a_long_batch_is_cut_between_sales(magasin: Magasin, sizes: list[int], lots: int) -> None:
    core = magasin.core
    ventes = [make_vente(f"F-{n}", *[(magasin.riz, 1)] * size) for n, size in enumerate(sizes)]
    first = magasin.push(*ventes)
    assert first.lot_id == lots
    assert [type(r) for r in first.resultats] == [VenteCreee] * len(sizes)
    assert [s.stock_actuel for s in first.stocks] == [10 - sum(sizes)]
    magasin.clock.advance(timedelta(minutes=1))
    again = magasin.push(*ventes)
    assert [type(r) for r in again.resultats] == [VenteRejouee] * len(sizes)
    for vente_id in core.ventes.list_ids(FiltreVentes(magasin.boutique.id)):
        assert core.ventes.read_charge_utile(vente_id) == ventes[vente_id - 1].charge_utile


@pytest.mark.usefixtures("small_transactions")
def test_what_is_recorded_is_announced_though_the_rest_is_not(
    magasin: Magasin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal is told 429 for the second part; the first one is in the file all the same."""
    monkeypatch.setattr(enregistrement, "ENTREES_OUVERTES_MAX", 0)
    heard = listen(magasin)
    short = make_vente("F-2", (magasin.sel, 2))
    part = [make_vente("F-1", *[(magasin.riz, 1)] * 4), short]
    with pytest.raises(TooManyRequests):
        magasin.push(*part, make_vente("F-3", (magasin.riz, 1)))
    assert heard == list_announced(magasin)
    assert magasin.stock(magasin.riz) == 6


def test_so_is_what_is_recorded_sale_by_sale(magasin: Magasin, expected_logs: list[str]) -> None:
    execute(
        magasin,
        POISON.format(table="vente", when="WHEN NEW.numero_facture = 'F-2'"),
        POISON.format(table="lot_sync", when="WHEN NEW.id > 1").replace("poison", "poison_2"),
    )
    expected_logs += ["a batch broke a constraint", "a sale breaks a constraint"]
    heard = listen(magasin)
    with pytest.raises(IntegrityError):
        magasin.push(make_vente("F-1", (magasin.riz, 1)), make_vente("F-2", (magasin.riz, 1)))
    assert heard == list_announced(magasin)
    assert magasin.stock(magasin.riz) == 9


@pytest.mark.usefixtures("small_transactions")
def test_each_part_is_announced_once(magasin: Magasin) -> None:
    heard: list[LotRecu] = []
    magasin.core.events.subscribe(LotRecu, heard.append)
    magasin.push(*(make_vente(f"F-{n}", *[(magasin.riz, 1)] * 3) for n in range(3)))
    assert [event.lot_id for event in heard] == [1, 2, 3]


def test_an_ordinary_batch_is_never_cut() -> None:
    assert LIGNES_PAR_TRANSACTION_MAX >= LIGNES_PAR_VENTE_MAX
