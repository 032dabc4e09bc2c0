"""Any order, split, merge and repetition of the same sales ends in the same database (I7)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import MIDI, make_article, make_illisible, make_vente, record
from tests.core.conftest import Magasin, open_magasin
from tests.core.ventes.cas import Envoi
from tests.livre import Row, fetch, list_problems, read_contenu, read_faits, scalar

VENDU = "SELECT COALESCE(SUM(quantite), 0) FROM ligne_vente WHERE article_id = ?"
GARDEES = """SELECT terminal_id, numero_facture FROM vente
    UNION SELECT terminal_id, numero_facture FROM vente_en_quarantaine"""

Step = tuple[int, Envoi]
"""Which of the two terminals sends which sale."""

AMPLE, SCARCE = 10**9, 8
ARTICLES = (3, 4)
INCONNU = 99

# Each example opens a file or two: a quarter of what the profile asks is what a minute allows.
thorough = settings(max_examples=settings().max_examples // 4)

dates_of = st.sampled_from([None, MIDI, MIDI - timedelta(days=1), MIDI + timedelta(days=9)])
sizes_of = st.lists(st.integers(1, 5), min_size=1, max_size=3)
illisibles_of = st.builds(
    lambda digit: make_illisible(charge=b'"text %d"' % digit), st.integers(0, 3)
)


def ventes_of(numeros: Sequence[str]) -> st.SearchStrategy[Envoi]:
    """Sales of one to three lines over two articles, sometimes of one that does not exist."""
    articles = st.sampled_from([*ARTICLES, *ARTICLES, INCONNU])
    lignes = st.lists(st.tuples(articles, st.integers(1, 4)), min_size=1, max_size=3)
    return st.builds(
        lambda numero, lignes, date, paye: replace(
            make_vente(numero, *lignes), date_vente=date, paye=paye
        ),
        st.sampled_from(numeros),
        lignes,
        dates_of,
        st.booleans(),
    )


# Few numbers, so that the sales collide in every way that the rule table knows.
colliding_of = st.lists(
    st.tuples(st.integers(0, 1), ventes_of(["F1", "F2", "F3"]) | illisibles_of),
    min_size=1,
    max_size=12,
)

# Sales whose fate no other one decides. The contract itself makes the order matter where stock
# runs short, where a terminal gives a number to two contents or dates (the first one wins), and
# where two terminals share a number (row 6 asks what is recorded already).
independent_of = st.lists(
    st.tuples(st.integers(0, 1), ventes_of([f"F{n}" for n in range(30)]) | illisibles_of),
    min_size=1,
    max_size=10,
    unique_by=lambda step: step[1].numero_facture or (step[0], step[1].charge_utile),
)

bad_of = st.sampled_from(
    [
        make_illisible(charge=b"null"),
        make_vente("BAD", (INCONNU, 1)),
        make_vente("BAD", (ARTICLES[0], 1), (INCONNU, 1)),
        replace(make_vente("BAD", (ARTICLES[0], 1)), boutique_id="77"),
        make_vente("BAD", *[(ARTICLES[0], 1_000_000)] * 200, *[(ARTICLES[0], 1_000_000)] * 900),
    ]
)


@dataclass(frozen=True, slots=True)
class Modeles:
    """Files of a shop, copied for each example: stock ample, or scarce."""

    ample: Path
    scarce: Path


@pytest.fixture(scope="module")
def modeles(modele: Path, tmp_path_factory: pytest.TempPathFactory) -> Modeles:
    return Modeles(*(_add_articles(modele, tmp_path_factory, stock) for stock in (AMPLE, SCARCE)))


def _add_articles(modele: Path, factory: pytest.TempPathFactory, stock: int) -> Path:
    magasin = open_magasin(modele, factory.mktemp("modele"))
    made = [make_article(magasin.core, magasin.boutique, c, quantite_stock=stock) for c in "XY"]
    assert tuple(made) == ARTICLES
    magasin.core.close()
    return magasin.fichier


@contextmanager
def open_copy(fichier: Path) -> Iterator[Magasin]:
    """Open a shop on a copy of the file, gone with the block."""
    with TemporaryDirectory() as folder:
        magasin = open_magasin(fichier, Path(folder))
        try:
            yield magasin
        finally:
            magasin.core.close()


def cut(steps: Sequence[Step], sizes: Sequence[int]) -> Iterator[list[Step]]:
    """Cut the steps into batches of these sizes, each of one terminal."""
    batch: list[Step] = []
    count = 0
    for step in steps:
        if batch and (len(batch) >= sizes[count % len(sizes)] or batch[0][0] != step[0]):
            yield batch
            batch, count = [], count + 1
        batch.append(step)
    if batch:
        yield batch


def send(
    magasin: Magasin,
    steps: Sequence[Step],
    sizes: Sequence[int] = (5,),
    check: Callable[[], None] = lambda: None,
) -> None:
    """Send the steps in batches, and check after each."""
    terminaux = (magasin.terminal, magasin.autre)
    for batch in cut(steps, sizes):
        record(magasin.core, terminaux[batch[0][0]], *(vente for _, vente in batch))
        check()


def hold(fichier: Path, steps: Sequence[Step], sizes: Sequence[int]) -> list[list[Row]]:
    """Send the steps to a shop of their own and return what it then holds."""
    with open_copy(fichier) as magasin:
        send(magasin, steps, sizes)
        assert list_problems(magasin.fichier) == []
        return read_contenu(magasin.fichier)


@thorough
@given(steps=independent_of, sizes=sizes_of, data=st.data())
def test_any_order_split_and_repetition_ends_in_the_same_file(
    modeles: Modeles, steps: list[Step], sizes: list[int], data: st.DataObject
) -> None:
    repeated = data.draw(st.lists(st.sampled_from(steps), max_size=5))
    other_way = data.draw(st.permutations([*steps, *repeated]))
    assert hold(modeles.ample, other_way, sizes) == hold(modeles.ample, steps, [len(steps)])


@thorough
@given(steps=colliding_of, one=sizes_of, other=sizes_of)
def test_how_a_sequence_is_cut_into_batches_changes_nothing(
    modeles: Modeles, steps: list[Step], one: list[int], other: list[int]
) -> None:
    """Whatever collides: numbers, contents, dates, terminals, and a stock that runs short."""
    assert hold(modeles.scarce, steps, one) == hold(modeles.scarce, steps, other)


@thorough
@given(steps=colliding_of, sizes=sizes_of)
def test_sending_all_again_comes_to_rest(
    modeles: Modeles, steps: list[Step], sizes: list[int]
) -> None:
    """A pass may still record what naive numbering freed (row 6); then nothing ever moves again."""
    with open_copy(modeles.scarce) as magasin:
        before: list[list[Row]] = []
        passes = 0
        while (now := read_contenu(magasin.fichier)) != before:
            assert passes <= len(steps) + 2
            before, passes = now, passes + 1
            send(magasin, steps, sizes)
        faits = read_faits(magasin.fichier)
        send(magasin, steps, sizes[::-1])
        assert read_faits(magasin.fichier) == faits


@thorough
@given(steps=colliding_of, sizes=sizes_of)
def test_the_book_is_sound_after_each_batch_and_every_sale_is_somewhere(
    modeles: Modeles, steps: list[Step], sizes: list[int]
) -> None:
    """I1, I2, I8: lines = movements = change of stock; applied, or in quarantine."""
    with open_copy(modeles.scarce) as magasin:

        def check() -> None:
            assert list_problems(magasin.fichier) == []
            for article_id in ARTICLES:
                assert magasin.stock(article_id) == SCARCE - scalar(
                    magasin.fichier, VENDU, article_id
                )

        send(magasin, steps, sizes, check)
        kept = set(fetch(magasin.fichier, GARDEES))
        ids = (magasin.terminal.id, magasin.autre.id)
        assert {(ids[who], vente.numero_facture) for who, vente in steps} == kept
        assert magasin.core.verification.verify().problemes == ()


@thorough
@given(steps=independent_of, bad=bad_of, data=st.data())
def test_one_bad_sale_changes_nothing_for_the_others(
    modeles: Modeles, steps: list[Step], bad: Envoi, data: st.DataObject
) -> None:
    """I11: wherever it stands in the batch."""
    mine = [(0, vente) for _, vente in steps if vente.charge_utile != bad.charge_utile]
    position = data.draw(st.integers(0, len(mine)))
    with_bad = [*mine[:position], (0, bad), *mine[position:]]
    alone = hold(modeles.ample, mine, [100])
    beside = hold(modeles.ample, with_bad, [100])
    entrees = beside.pop()
    assert [row for row in entrees if row[-1] != bad.charge_utile] == alone.pop()
    assert beside == alone
