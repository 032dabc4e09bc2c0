"""A list that the terminal has already is not sent again, and one that changed always is."""

import sqlite3
from contextlib import closing

import httpx
import pytest

from tests.builders import make_boutique, make_terminal
from tests.syncserver.conftest import SERIE, Magasin
from tests.syncserver.routes.test_articles import BASE, CHANGES, Change, sell
from tests.terminal import StrictTerminal

PATHS = [BASE, f"{BASE}/terminal/{SERIE}", f"{BASE}?version=5"]


def get(terminal: StrictTerminal, path: str, tag: str | None = None) -> httpx.Response:
    known = {} if tag is None else {"If-None-Match": tag}
    return terminal.client.request("GET", path, headers=terminal.headers | known)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("wording", ["{}", "W/{}", '"x", {}', '"x",{} , "y"', "*"])
def test_what_is_known_already_is_not_sent_again(
    terminal: StrictTerminal, path: str, wording: str
) -> None:
    tag = get(terminal, path).headers["etag"]
    assert tag == f'"{tag[1:-1]}"'
    response = get(terminal, path, wording.format(tag))
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["etag"] == tag


@pytest.mark.parametrize("known", ['"x"', "", "{bare}", "{open}", '"*"', '"x", "y"'])
def test_another_tag_gets_the_list(terminal: StrictTerminal, known: str) -> None:
    tag = get(terminal, BASE).headers["etag"]
    response = get(terminal, BASE, known.format(bare=tag.strip('"'), open=tag[:-1]))
    assert (response.status_code, response.json()["count"]) == (200, 3)


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_list_is_sent(
    magasin: Magasin, terminal: StrictTerminal, change: Change
) -> None:
    sell(magasin, terminal)
    terminal.post([{"numero_facture": "F-0", "lignes": [{"article_id": 2, "quantite": 1}]}])
    tag = get(terminal, BASE).headers["etag"]
    if change is sell:
        terminal.post([{"numero_facture": "F-9", "lignes": [{"article_id": 2, "quantite": 1}]}])
    else:
        change(magasin, terminal)
    response = get(terminal, BASE, tag)
    assert response.status_code == 200
    assert response.headers["etag"] != tag


def test_the_rate_is_part_of_it(magasin: Magasin, terminal: StrictTerminal) -> None:
    tag = get(terminal, BASE).headers["etag"]
    magasin.core.taux.record_taux(magasin.boutique.id, 285_000)
    response = get(terminal, BASE, tag)
    assert (response.status_code, response.json()["taux_dollar"]) == (200, "2850.00")


def test_an_article_off_sale_changes_it(magasin: Magasin, terminal: StrictTerminal) -> None:
    tag = get(terminal, BASE).headers["etag"]
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [magasin.articles[0]])
    assert get(terminal, BASE, tag).json()["count"] == 2


def test_what_changes_nothing_keeps_it(magasin: Magasin, terminal: StrictTerminal) -> None:
    """A replay, a refusal, and whatever goes on in another boutique."""
    sell(magasin, terminal)
    tag = get(terminal, BASE).headers["etag"]
    sell(magasin, terminal)
    terminal.post([{"numero_facture": "F-9", "lignes": [{"article_id": 1, "quantite": 999}]}])
    elsewhere = make_boutique(magasin.core, nom="Ailleurs")
    magasin.core.taux.record_taux(elsewhere.id, 100)
    assert get(terminal, BASE, tag).status_code == 304


def test_two_lists_have_two_tags(magasin: Magasin, terminal: StrictTerminal) -> None:
    """Whole or not, of this boutique or another: none is taken for the other."""
    other = make_boutique(magasin.core, nom="Ailleurs")
    make_terminal(magasin.core, other, "S9")
    stranger = StrictTerminal(terminal.client, "S9")
    tags = {get(terminal, path).headers["etag"] for path in (BASE, f"{BASE}?version=5")}
    assert len(tags | {get(stranger, BASE).headers["etag"]}) == 3


def test_the_name_of_the_boutique_is_part_of_it(magasin: Magasin, terminal: StrictTerminal) -> None:
    """It is in the answer, and no article changes with it."""
    tag = get(terminal, BASE).headers["etag"]
    with closing(sqlite3.connect(magasin.core.settings.fichier)) as connection, connection:
        connection.execute("UPDATE boutique SET nom = 'Chez Marie'")
    response = get(terminal, BASE, tag)
    assert (response.status_code, response.json()["boutique_nom"]) == (200, "Chez Marie")
