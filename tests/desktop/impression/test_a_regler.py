"""What waits leaves the window as it is narrowed there: row by row, order, foot and period."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from core.quarantaine import Entree, Raison
from core.vocabulaire import Devise, EtatEntree
from desktop.formats import format_money, format_number
from desktop.impression.request import ExportKind
from desktop.impression.wording import describe
from desktop.impression.writing import write_table
from desktop.models.a_regler_liste import Entete
from desktop.models.raisons import reasons
from desktop.pages.a_regler import AReglerPage
from desktop.pages.a_regler_chips import Age
from desktop.pages.a_regler_outils import Ordre
from desktop.widgets.chip import Option, Setting
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.impression.demande import make_request
from tests.desktop.impression.test_writing import (
    needs_poppler,
    read_csv,
    read_pdf,
    read_xlsx,
    tell_nobody,
)
from tests.desktop.pages.regler import add_terminal, sell, sell_by, show
from tests.desktop.screen import wait_for

NUMEROS = [f"FAC-{n}" for n in range(1, 7)]
Narrow = Callable[[AReglerPage], None]


@dataclass(frozen=True, slots=True)
class Vue:
    """How the owner narrows the list, which numbers are left, and what paper says of it."""

    narrow: Narrow
    numeros: frozenset[str]
    words: str = ""


def choose(key: str, value: str, text: str) -> Narrow:
    def narrow(page: AReglerPage) -> None:
        page.board.filters.choose(key, Setting((Option(value, text),)))

    return narrow


def search(page: AReglerPage) -> None:
    page.board.search.setText("savon")


def show_classees(page: AReglerPage) -> None:
    page.board.tabs.buttons["CLASSEES"].click()


def sort_by(ordre: Ordre) -> Narrow:
    def narrow(page: AReglerPage) -> None:
        page.board.card.ordre.choose(ordre)

    return narrow


OUVERTES = frozenset(NUMEROS) - {"FAC-6"}
VUES = {
    "tout": Vue(sort_by(Ordre.RECENTES), OUVERTES),
    "anciennes": Vue(sort_by(Ordre.ANCIENNES), OUVERTES),
    "montant": Vue(sort_by(Ordre.MONTANT), OUVERTES),
    "raison": Vue(
        choose("raison", Raison.ARTICLE_NOT_FOUND, "Article inconnu"),
        frozenset({"FAC-2", "FAC-4"}),
        "Raison : Article inconnu",
    ),
    "terminal": Vue(
        choose("terminal", "2", "Caisse 2"), frozenset({"FAC-3"}), "Terminal : Caisse 2"
    ),
    "periode": Vue(
        choose("age", Age.SEMAINE, "De 1 à 7 jours"),
        frozenset({"FAC-3", "FAC-4"}),
        "Âge : De 1 à 7 jours",
    ),
    "article": Vue(
        choose("article", "1", "Savon"), frozenset({"FAC-1", "FAC-2", "FAC-3"}), "Article : Savon"
    ),
    "recherche": Vue(search, frozenset({"FAC-1", "FAC-3"}), "Recherche : « savon »"),
    "onglet": Vue(show_classees, frozenset({"FAC-6"}), "Onglet : Classées"),
}


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[AReglerPage]:
    """Show sales of three ages, two terminals, three reasons, both currencies, one filed."""
    core, day = magasin.core, timedelta(days=1)
    savon = make_article(core, magasin.boutique, "A1", nom="Savon", quantite_stock=3)
    riz = make_article(core, magasin.boutique, "A2", nom="Riz", quantite_stock=50)
    autre = add_terminal(magasin)
    sell(magasin, "FAC-1", (savon, 5), montant_total=500_000)
    sell(magasin, "FAC-2", (999, 1), (savon, 1), montant_total=900_000)
    magasin.clock.advance(8 * day)
    sell_by(magasin, autre, "FAC-3", (savon, 9), montant_total=700_000)
    sell(magasin, "FAC-4", (888, 2), montant_total="12.50", devise="USD")
    magasin.clock.advance(2 * day)
    sell(magasin, "FAC-5", (riz, 1), devise="USD")
    sell(magasin, "FAC-6", (riz, 70), montant_total=100_000)
    core.quarantaine.classer(6, "essai")
    page = AReglerPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1_216, 900)
    page.show_boutique(magasin.boutique)
    show(qtbot, page)
    yield page
    magasin.services.tasks.close()


@pytest.fixture(params=VUES)
def vue(request: pytest.FixtureRequest, qtbot: QtBot, page: AReglerPage) -> Vue:
    found = VUES[request.param]
    with qtbot.waitSignal(page.list_shown):
        found.narrow(page)
    wait_for(qtbot, lambda: len(page.model.entries()) == len(found.numeros))
    return found


def leave(magasin: Magasin, page: AReglerPage, target: Path, kind: ExportKind) -> Path:
    """Write what the page shows, as its own button asks for it."""
    filtre, tri = page.question()
    words = describe(filtre, magasin.services.times, tuple(page.narrowed()))
    request = make_request(
        magasin, "a_regler", kind, target, columns=page.visible_columns(), words=words
    )
    asked = replace(request, filtre=msgspec.Raw(msgspec.json.encode(filtre)), tri=tri)
    assert write_table(magasin.core, asked, tell_nobody) == len(page.model.entries())
    return target


def list_shown(page: AReglerPage) -> list[tuple[str, Entree, str]]:
    """Return each row on screen: the group it stands in, the entry, and its words."""
    found: list[tuple[str, Entree, str]] = []
    header = ""
    for position in range(page.model.rowCount()):
        row = page.model.row_at(position)
        words = str(page.model.index(position, 0).data())
        if isinstance(row, Entete):
            header = words
        else:
            assert isinstance(row, Entree)
            found.append((header, row, words))
    return found


@pytest.mark.parametrize("kind", [ExportKind.CSV, ExportKind.XLSX])
def test_a_file_holds_the_rows_of_the_screen_in_their_order(
    magasin: Magasin, page: AReglerPage, vue: Vue, *, tmp_path: Path, kind: ExportKind
) -> None:
    target = leave(magasin, page, tmp_path / f"x.{kind}", kind)
    lines: Sequence[Mapping[str, object]] = (
        read_csv(target) if kind is ExportKind.CSV else read_xlsx(target)
    )
    shown = list_shown(page)
    assert {entree.numero_facture for _, entree, _ in shown} == vue.numeros
    for line, (header, entree, words) in zip(lines, shown, strict=False):
        assert line["N°"] == entree.numero_facture
        assert line["Terminal"] == entree.terminal_nom
        assert str(line["Terminal"]) in words
        assert str(line["Article"]) in words
        assert float(str(line["Essais"])) == entree.essais
        if entree.etat is not EtatEntree.A_REGLER:
            assert str(line["Raison"]).lower() in words
        else:
            assert line["Raison"] == header == reasons()[entree.raison].state.text
        if line["Manque"] and entree.etat is EtatEntree.A_REGLER:
            assert f"manque {format_number(round(float(str(line['Manque']))))}" in words
        if line["Montant"]:
            money = round(float(str(line["Montant"])) * 100)
            assert format_money(money, Devise(str(line["Devise"]))) in words
    assert [line["N°"] for line in lines[: len(shown)]] == [e.numero_facture for _, e, _ in shown]


@needs_poppler
def test_paper_says_what_the_list_is_narrowed_to_and_what_it_comes_to(
    magasin: Magasin, page: AReglerPage, vue: Vue, tmp_path: Path
) -> None:
    text = " ".join(read_pdf(leave(magasin, page, tmp_path / "x.pdf", ExportKind.PDF)))
    assert vue.words in text
    places = [text.index(entree.numero_facture) for _, entree, _ in list_shown(page)]
    assert places == sorted(places)
    assert [n for n in NUMEROS if n in text] == sorted(vue.numeros)
    foot = page.board.card.foot.words().replace("\u202f", " ").replace("\u00a0", " ")
    _, _, sums = foot.partition(" vente")
    totals = magasin.core.quarantaine.total(page.filtre()).montants
    assert totals.keys() == {d for d in Devise if totals.get(d)}
    for devise, montant in totals.items():
        money = format_money(montant, devise).replace("\u202f", " ").replace("\u00a0", " ")
        assert money in sums
        assert money.rstrip("FC$ ") in text
