"""The badge of À régler is the number of sales that wait, whatever was done to them."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from core.quarantaine import Demande, FiltreQuarantaine, Precisions
from core.stock import CommandeMouvement
from core.terminaux import Terminal
from core.ventes.demande import SortRejeu
from core.vocabulaire import Motif, Remede, TypeMouvement
from desktop.shell import Shell
from tests.builders import make_article, make_boutique, make_terminal
from tests.desktop.conftest import Magasin
from tests.desktop.pages.regler import MATIN, receive, sell, sell_by
from tests.desktop.screen import wait_for

MIDI = "2026-03-25T11:00:00+01:00"


@dataclass(frozen=True, slots=True)
class Badge:
    """The window and its shop: what waits by core, and what the two badges show."""

    qtbot: QtBot
    magasin: Magasin
    shell: Shell

    def count(self, boutique_id: int) -> int:
        return len(self.magasin.core.quarantaine.list_ids(FiltreQuarantaine(boutique_id)))

    def shows(self, count: int) -> bool:
        window = self.shell.window
        pill = window.top_bar.to_settle_pill
        told = pill.accessibleName() == f"À régler, {count}"
        seen = pill.isVisibleTo(window) is (count > 0)
        return window.navigation.count_of("a_regler") == count and told and seen

    def expect(self, count: int) -> None:
        """Say how many wait, that core says so too, and that the window comes to show it."""
        boutique_id = self.shell.window.boutique().id
        wait_for(self.qtbot, lambda: self.count(boutique_id) == count)
        wait_for(self.qtbot, lambda: self.shows(count))

    def settle(self, remede: Remede, entree_id: int, precisions: Precisions) -> SortRejeu:
        lire = self.magasin.services.lire_vente
        (rejeu,) = self.magasin.core.quarantaine.regler(
            Demande([entree_id], lire, frozenset({entree_id}), remede, precisions)
        )
        return rejeu.sort


@pytest.fixture
def badge(qtbot: QtBot, garni: Magasin, shell: Shell) -> Badge:
    badge = Badge(qtbot, garni, shell)
    badge.expect(4)
    return badge


@pytest.fixture
def savon(garni: Magasin) -> int:
    return make_article(garni.core, garni.boutique, "S1", nom="Savon", quantite_stock=3)


@pytest.fixture
def autre(garni: Magasin) -> Terminal:
    return make_terminal(garni.core, garni.boutique, "autre", "Caisse 2")


def send_short(magasin: Magasin, savon: int, _: Terminal) -> None:
    sell(magasin, "N-1", (savon, 5))


def send_unknown(magasin: Magasin, _: int, __: Terminal) -> None:
    sell(magasin, "N-1", (999, 1))


def send_conflict(magasin: Magasin, savon: int, _: Terminal) -> None:
    sell(magasin, "N-1", (savon, 1))
    sell(magasin, "N-1", (savon, 2))


def send_twin(magasin: Magasin, savon: int, autre: Terminal) -> None:
    sell_by(magasin, autre, "N-1", (savon, 1), date_vente=MATIN)
    sell(magasin, "N-1", (savon, 1), date_vente=MATIN)


@dataclass(frozen=True, slots=True)
class Cas:
    """What is sent, the remedy, and what it needs: of the article and of the two terminals."""

    send: Callable[[Magasin, int, Terminal], None]
    precisions: Callable[[Magasin, int, Terminal], Precisions] = field(
        default=lambda *_: Precisions()
    )
    sort: SortRejeu = SortRejeu.APPLIQUEE


REMEDES = {
    Remede.ENTREE: Cas(send_short),
    Remede.NEGATIF: Cas(send_short),
    Remede.ARTICLE: Cas(send_unknown, lambda _, savon, __: Precisions(articles={999: savon})),
    Remede.DISTINCTE: Cas(send_conflict),
    Remede.DOUBLON: Cas(send_conflict, sort=SortRejeu.CLASSEE),
    Remede.CLASSER: Cas(send_short, lambda *_: Precisions(motif="essai"), sort=SortRejeu.CLASSEE),
    Remede.REMPLACEMENT: Cas(
        send_twin, lambda _, __, autre: Precisions(ancien_id=autre.id), sort=SortRejeu.CONNUE
    ),
    Remede.TOUJOURS_DISTINCTES: Cas(
        send_twin, lambda m, _, autre: Precisions(paire=frozenset({m.terminal.id, autre.id}))
    ),
}


@pytest.mark.parametrize("remede", REMEDES)
def test_after_every_remedy(badge: Badge, savon: int, autre: Terminal, remede: Remede) -> None:
    cas, magasin = REMEDES[remede], badge.magasin
    cas.send(magasin, savon, autre)
    badge.expect(5)
    precisions = cas.precisions(magasin, savon, autre)
    assert badge.settle(remede, 5, precisions) is cas.sort
    badge.expect(4)
    # Given once more it changes nothing.
    assert badge.settle(remede, 5, precisions) is SortRejeu.REGLEE
    badge.expect(4)


def test_every_remedy_of_the_owner_is_tried() -> None:
    assert set(REMEDES) | {Remede.REJOUER, Remede.AUTOMATIQUE} == set(Remede)


def test_after_a_replay_that_fails_then_helps(badge: Badge, savon: int) -> None:
    magasin = badge.magasin
    sell(magasin, "N-1", (savon, 5))
    badge.expect(5)
    assert badge.settle(Remede.REJOUER, 5, Precisions()) is SortRejeu.REFUSEE
    badge.expect(5)
    receive(magasin, savon, 2)
    badge.expect(5)
    assert badge.settle(Remede.REJOUER, 5, Precisions()) is SortRejeu.APPLIQUEE
    badge.expect(4)


def test_after_its_terminal_sends_again(badge: Badge, savon: int) -> None:
    """Recorded by itself, replaced by another content, and back once the first one comes anew."""
    magasin = badge.magasin
    sell(magasin, "N-1", (savon, 5))
    badge.expect(5)
    sell(magasin, "N-1", (savon, 5))
    badge.expect(5)
    sell(magasin, "N-1", (savon, 1))
    badge.expect(4)
    sell(magasin, "N-1", (savon, 5))
    badge.expect(5)
    sell(magasin, "N-2", (savon, 9))
    badge.expect(6)
    receive(magasin, savon, 9)
    sell(magasin, "N-2", (savon, 9))
    badge.expect(5)


def test_after_a_filed_sale_comes_with_another_date(badge: Badge, savon: int) -> None:
    sell(badge.magasin, "N-1", (savon, 5), date_vente=MATIN)
    badge.magasin.core.quarantaine.classer(5, "essai")
    badge.expect(4)
    sell(badge.magasin, "N-1", (savon, 5), date_vente=MATIN)
    badge.expect(4)
    sell(badge.magasin, "N-1", (savon, 5), date_vente=MIDI)
    badge.expect(5)


def test_after_automatic_replays_and_what_is_undone(badge: Badge, savon: int) -> None:
    magasin, core = badge.magasin, badge.magasin.core
    core.boutiques.set_rejeu_auto(magasin.boutique.id, actif=True)
    core.rejeu_auto.start(magasin.services.lire_vente)
    for number in (1, 2):
        sell(magasin, f"N-{number}", (savon, 3 + number))
    badge.expect(6)
    receive(magasin, savon, 1)
    badge.expect(5)
    entered = core.stock.record_mouvement(
        CommandeMouvement(magasin.boutique.id, savon, TypeMouvement.ENTREE, 2, Motif.ACHAT)
    )
    badge.expect(5)
    assert entered.mouvement_id is not None
    core.corrections.undo_mouvement(entered.mouvement_id)
    badge.expect(5)
    receive(magasin, savon, 5)
    badge.expect(4)


def test_of_each_boutique_its_own(badge: Badge, savon: int) -> None:
    magasin, core = badge.magasin, badge.magasin.core
    ailleurs = make_boutique(core, nom="Ailleurs")
    terminal = make_terminal(core, ailleurs, "SN-B", "Caisse B")
    sel = make_article(core, ailleurs, "B1", nom="Sel", quantite_stock=1)
    la_bas = Magasin(core, magasin.clock, ailleurs, terminal, magasin.services)
    for number in (1, 2):
        sell(la_bas, f"B-{number}", (sel, 1 + number))
    badge.expect(4)
    window = badge.shell.window
    window.show_boutique(ailleurs.id, core.boutiques.list_boutiques())
    badge.expect(2)
    sell(magasin, "N-1", (savon, 5))
    badge.expect(2)
    core.quarantaine.classer(5, "essai")
    badge.expect(1)
    badge.settle(Remede.NEGATIF, 6, Precisions())
    badge.expect(0)
    window.show_boutique(magasin.boutique.id, core.boutiques.list_boutiques())
    badge.expect(5)
