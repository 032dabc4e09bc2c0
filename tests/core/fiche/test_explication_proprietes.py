"""Whatever happens to an article, the rows add up to its stock, and each row to what it opens."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import CoreError
from core.fiche.postes import AVEC_MOTIF, Poste
from core.stock import MOTIFS
from core.vocabulaire import TypeMouvement
from tests.core.conftest import open_magasin
from tests.core.fiche.gestes import Gestes
from tests.core.ventes.test_proprietes import open_copy

Geste = Callable[[Gestes], object]

# Each example opens a file: a quarter of what the profile asks is what a minute allows.
thorough = settings(max_examples=settings().max_examples // 4)
pieces_of = st.integers(1, 9)


def motifs_of(kind: TypeMouvement) -> st.SearchStrategy[object]:
    return st.sampled_from(sorted(MOTIFS[kind]))


def moves_of(kind: TypeMouvement) -> st.SearchStrategy[Geste]:
    return st.builds(
        lambda pieces, motif: lambda g: g.move(kind, pieces, motif), pieces_of, motifs_of(kind)
    )


def cancel_one(gestes: Gestes, rank: int, autre: bool) -> None:
    if gestes.ventes:
        gestes.cancel(gestes.ventes[rank % len(gestes.ventes)], autre=autre)


def take_back_one(gestes: Gestes, rank: int, damaged: bool) -> None:
    if gestes.ventes:
        gestes.take_back(gestes.ventes[rank % len(gestes.ventes)], 1, damaged=damaged)


def sell_late(gestes: Gestes, pieces: int, hours: int) -> None:
    made = gestes.magasin.clock.now() - timedelta(hours=hours)
    gestes.sell(pieces, date_vente=made)


gestes_of = st.one_of(
    st.builds(
        lambda minutes: lambda g: g.magasin.clock.advance(timedelta(minutes=minutes)),
        st.sampled_from([1, 40, 600]),
    ),
    st.builds(
        lambda pieces, hours: lambda g: sell_late(g, pieces, hours),
        pieces_of,
        st.integers(0, 12),
    ),
    st.builds(
        lambda rank, damaged: lambda g: take_back_one(g, rank, damaged),
        st.integers(0, 9),
        st.booleans(),
    ),
    st.builds(lambda n: lambda g: g.scan(n), pieces_of),
    moves_of(TypeMouvement.ENTREE),
    moves_of(TypeMouvement.SORTIE),
    st.builds(
        lambda pieces, motif: lambda g: g.move(TypeMouvement.AJUSTEMENT, pieces, motif),
        pieces_of | st.integers(-9, -1),
        motifs_of(TypeMouvement.AJUSTEMENT),
    ),
    st.builds(
        lambda kind, pieces: lambda g: g.move_unexplained(kind, pieces),
        st.sampled_from(sorted(AVEC_MOTIF)).map(TypeMouvement),
        pieces_of,
    ),
    st.builds(lambda stock: lambda g: g.count_at_once(stock), st.integers(0, 20)),
    st.builds(lambda n, autre: lambda g: g.sell(n, autre=autre), pieces_of, st.booleans()),
    st.builds(
        lambda rank, autre: lambda g: cancel_one(g, rank, autre), st.integers(0, 9), st.booleans()
    ),
    st.builds(lambda n: lambda g: g.bring_back(n), pieces_of),
    st.builds(lambda n: lambda g: g.count_line(n), st.integers(0, 20)),
    st.just(lambda g: g.validate()),
    st.builds(
        lambda kind: lambda g: g.correct(g.last("id"), kind),
        st.sampled_from([TypeMouvement.AJUSTEMENT, TypeMouvement.ENTREE, TypeMouvement.SORTIE]),
    ),
)


@pytest.fixture(scope="module")
def boutique(modele: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    magasin = open_magasin(modele, tmp_path_factory.mktemp("explication"))
    magasin.core.close()
    return magasin.fichier


@thorough
@given(suite=st.lists(gestes_of, max_size=25))
def test_the_rows_add_up_to_the_stock_and_open_what_they_say(
    boutique: Path, suite: Sequence[Geste]
) -> None:
    with open_copy(boutique) as magasin:
        gestes = Gestes(magasin)
        for geste in suite:
            with suppress(CoreError):
                geste(gestes)
        explication = gestes.explain()
        assert explication.stock == magasin.stock(magasin.riz)
        assert sum(ligne.quantite for ligne in explication.lignes) == explication.stock
        assert Poste.ECART not in {ligne.groupe.poste for ligne in explication.lignes}
        opened = gestes.opened(explication)
        assert [sums for _, sums in opened] == [x.quantite for x in explication.lignes]
        counted = [
            (n, x.nombre)
            for (n, _), x in zip(opened, explication.lignes, strict=True)
            if x.groupe.poste is not Poste.DEPART
        ]
        assert all(n == told for n, told in counted)
        everything = magasin.core.mouvements.list_page(gestes.everything(), 1_000)
        assert sum(n for n, _ in opened) == len(everything)
