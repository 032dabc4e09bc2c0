"""The checks that are kept: what each found, how long, and how one is followed or given up."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.errors import StorageUnavailable
from core.events import LivreControle
from core.terminaux import Terminal
from core.verification import historique
from core.verification.historique import ControleLivre
from core.verification.progres import Progres
from core.vocabulaire import OrigineControle
from tests.builders import MIDI, FixedClock, make_article, make_vente, record
from tests.livre import fetch

NUIT = OrigineControle.NUIT


@pytest.fixture
def worked(core: Core, boutique: Boutique, terminal: Terminal) -> Core:
    article = make_article(core, boutique, "A1", quantite_stock=5_000)
    record(core, terminal, *(make_vente(f"F{n}", (article, 1)) for n in range(900)))
    return core


def set_stock(core: Core, pieces: int) -> None:
    with closing(sqlite3.connect(core.settings.fichier)) as connection, connection:
        connection.execute("UPDATE article SET quantite_stock = ?", (pieces,))


def test_a_check_is_kept_and_announced(worked: Core) -> None:
    heard: list[LivreControle] = []
    worked.events.subscribe(LivreControle, heard.append)
    assert worked.verification.dernier_controle() is None
    rapport = worked.verification.controler(OrigineControle.DEMANDE)
    assert rapport == worked.verification.verify()
    assert worked.verification.dernier_controle() == ControleLivre(
        OrigineControle.DEMANDE, MIDI, 1, 900, 901, (), juste_le=MIDI
    )
    assert heard == [LivreControle(est_juste=True)]


def test_it_is_known_when_the_book_was_last_right(
    worked: Core, clock: FixedClock, expected_logs: list[str]
) -> None:
    expected_logs.append("the book is not right")
    worked.verification.controler(NUIT)
    clock.advance(timedelta(days=1))
    set_stock(worked, 3)
    worked.verification.controler(NUIT)
    clock.advance(timedelta(days=1))
    worked.verification.controler(NUIT)
    last = worked.verification.dernier_controle()
    assert last is not None
    assert (last.ok, last.date_controle) == (False, MIDI + timedelta(days=2))
    assert last.juste_le == MIDI
    assert last.problemes[0].startswith("Article A1 (BTQ-001) : le stock est 3")


def test_sixty_checks_are_kept_and_the_last_right_one(
    worked: Core, monkeypatch: pytest.MonkeyPatch, expected_logs: list[str]
) -> None:
    expected_logs.append("the book is not right")
    monkeypatch.setattr(historique, "CONTROLES_GARDES", 3)
    for _ in range(2):
        worked.verification.controler(NUIT)
    set_stock(worked, 3)
    for _ in range(5):
        worked.verification.controler(NUIT)
    kept = fetch(worked.settings.fichier, "SELECT id, problemes = '[]' FROM controle_livre")
    assert kept == [(2, 1), (5, 0), (6, 0), (7, 0)]


def test_a_check_tells_how_far_it_is(worked: Core) -> None:
    heard: list[int] = []
    worked.verification.controler(NUIT, Progres(tell=heard.append))
    assert heard == sorted(heard)
    assert len(set(heard)) > 10
    assert heard[0] == 20
    assert 50 < heard[-1] <= 100


@pytest.mark.parametrize("after", [0, 1, 8, 16])
def test_a_check_that_is_given_up_keeps_nothing(worked: Core, after: int) -> None:
    """At any of its steps: while SQLite reads as well as between two links."""
    seen: list[int] = []
    progres = Progres(lambda: len(seen) > after, seen.append)
    heard: list[LivreControle] = []
    worked.events.subscribe(LivreControle, heard.append)
    with pytest.raises(StorageUnavailable, match=r"interrompue|indisponible"):
        worked.verification.controler(NUIT, Progres(progres.is_cancelled, seen.append))
    assert worked.verification.dernier_controle() is None
    assert heard == []


def test_a_check_rests_so_that_others_may_work(worked: Core) -> None:
    rests: list[None] = []
    worked.verification.controler(NUIT, Progres(pause=lambda: rests.append(None)))
    assert len(rests) > 10


def test_a_check_keeps_no_writer_and_no_reader_waiting(
    worked: Core, terminal: Terminal, boutique: Boutique
) -> None:
    """In the midst of it a sale comes in, which the check does not see: it reads one moment."""
    sold: list[int] = []

    def sell(_pourcent: int) -> None:
        numero = f"G{len(sold)}"
        sold.append(record(worked, terminal, make_vente(numero, (1, 1))).lot_id)
        assert worked.boutiques.get_boutique(boutique.id) == boutique

    rapport = worked.verification.controler(NUIT, Progres(tell=sell))
    assert rapport.ok
    assert rapport.ventes == 900
    assert worked.verification.verify().ventes == 900 + len(sold)


def test_a_result_that_cannot_be_kept_is_told_all_the_same(
    worked: Core, expected_logs: list[str]
) -> None:
    """The disk that spoils the file may refuse to be written to."""
    expected_logs.append("the result of a check could not be kept")
    heard: list[LivreControle] = []
    worked.events.subscribe(LivreControle, heard.append)
    worked.database.stop_writing()
    assert worked.verification.controler(NUIT).ok
    assert heard == [LivreControle(est_juste=True)]
    assert worked.verification.dernier_controle() is None
