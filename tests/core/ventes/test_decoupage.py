"""A batch of very many lines: several short transactions, one answer (I8, I11, I18)."""

from datetime import timedelta

import pytest

from core.limites import LIGNES_PAR_TRANSACTION_MAX, LIGNES_PAR_VENTE_MAX
from core.ventes import enregistrement
from core.ventes.commandes import VenteCreee, VenteRejouee
from core.ventes.consultation import FiltreVentes
from tests.builders import make_vente
from tests.core.conftest import Magasin


@pytest.fixture
def small_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enregistrement, "LIGNES_PAR_TRANSACTION_MAX", 5)


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


def test_an_ordinary_batch_is_never_cut() -> None:
    assert LIGNES_PAR_TRANSACTION_MAX >= LIGNES_PAR_VENTE_MAX
