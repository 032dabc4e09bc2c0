"""A shop and the hands that move its rice."""

import pytest

from tests.core.conftest import Magasin
from tests.core.fiche.gestes import Gestes


@pytest.fixture
def gestes(magasin: Magasin) -> Gestes:
    return Gestes(magasin)
