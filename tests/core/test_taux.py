"""The day's rate: set by the owner, sent to terminals, kept with its history."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.errors import BoutiqueNotFound, InvalidFormat
from core.limites import TAUX_MAX
from core.taux import TauxChange
from tests.builders import MIDI, FixedClock, make_boutique, open_tmp_core


def test_the_latest_rate_is_the_present_one(tmp_path: Path) -> None:
    clock = FixedClock()
    core = open_tmp_core(tmp_path, clock)
    boutique = make_boutique(core)
    core.taux.record_taux(boutique.id, 280_000)
    clock.advance(timedelta(days=-1))
    core.taux.record_taux(boutique.id, 285_000)
    assert core.taux.find_taux(boutique.id) == TauxChange(285_000, MIDI - timedelta(days=1))
    assert core.catalogue.read_snapshot(boutique.id).taux == 285_000
    assert [t.taux for t in core.taux.list_taux(boutique.id)] == [285_000, 280_000]
    assert [t.taux for t in core.taux.list_taux(boutique.id, 1)] == [285_000]
    core.close()


def test_each_boutique_has_its_own_and_none_at_first(tmp_path: Path) -> None:
    core = open_tmp_core(tmp_path)
    first, second = make_boutique(core), make_boutique(core)
    core.taux.record_taux(first.id, 280_000)
    assert core.taux.find_taux(second.id) is None
    assert core.catalogue.read_snapshot(second.id).taux is None
    core.close()


@pytest.mark.parametrize("taux", [0, -1, TAUX_MAX + 1])
def test_a_rate_that_cannot_be_is_refused(tmp_path: Path, taux: int) -> None:
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    with pytest.raises(InvalidFormat):
        core.taux.record_taux(boutique.id, taux)
    with pytest.raises(BoutiqueNotFound):
        core.taux.record_taux(boutique.id + 1, 1)
    core.close()
