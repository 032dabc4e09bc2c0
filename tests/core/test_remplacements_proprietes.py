"""Whenever a device is replaced and whatever its successor sends again: each sale once (I7)."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ventes.commandes import VenteRecue, VenteRejouee
from tests.builders import MIDI, make_article, make_vente, record
from tests.core.conftest import open_magasin
from tests.core.test_remplacements import succeed
from tests.core.ventes.test_proprietes import open_copy
from tests.livre import fetch, list_problems, scalar

ARTICLE = 3
TOUT = """SELECT numero_facture, empreinte, date_vente, montant_total, COUNT(*) FROM vente
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"""

# Each example opens two files: a quarter of what the profile asks is what a minute allows.
thorough = settings(max_examples=settings().max_examples // 4)

ventes_of = st.lists(
    st.builds(
        lambda numero, quantite: make_vente(f"F{numero}", (ARTICLE, quantite), date_vente=MIDI),
        st.integers(0, 20),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda vente: vente.numero_facture,
)


@pytest.fixture(scope="module")
def ample(modele: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    magasin = open_magasin(modele, tmp_path_factory.mktemp("remplacement"))
    assert make_article(magasin.core, magasin.boutique, "X", quantite_stock=10**9) == ARTICLE
    magasin.core.close()
    return magasin.fichier


@thorough
@given(ventes=ventes_of, data=st.data())
def test_each_sale_counts_once(
    ample: Path, ventes: Sequence[VenteRecue], data: st.DataObject
) -> None:
    """Two replacements one after the other; each device sends some, all before them included."""
    first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(ventes))] * 2)))
    resent = [data.draw(st.permutations(ventes[:end])) for end in (second, len(ventes))]
    with open_copy(ample) as magasin:
        record(magasin.core, magasin.terminal, *ventes)
        expected = fetch(magasin.fichier, TOUT)
        stock = magasin.stock(ARTICLE)
    with open_copy(ample) as magasin:
        if first:
            record(magasin.core, magasin.terminal, *ventes[:first])
        terminal, known = magasin.terminal, {v.numero_facture for v in ventes[:first]}
        for serie, envoi in zip(("SN-2", "SN-3"), resent, strict=True):
            terminal = succeed(magasin, terminal, serie)
            for vente in envoi:
                resultat = magasin.push_one(vente, terminal)
                assert isinstance(resultat, VenteRejouee) is (vente.numero_facture in known)
                known.add(vente.numero_facture)
        assert fetch(magasin.fichier, TOUT) == expected
        assert magasin.stock(ARTICLE) == stock
        assert scalar(magasin.fichier, "SELECT COUNT(*) FROM vente_en_quarantaine") == 0
        assert list_problems(magasin.fichier) == []
