"""Every example of the guide for terminal developers, sent to a live server in its order."""

import json
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.application import Core
from syncserver.app import ROUTES
from syncserver.errors import get_status
from syncserver.server import SyncServer
from tests.builders import FixedClock, make_article, make_boutique, make_terminal, open_tmp_core
from tests.quality.test_errors import ERRORS
from tests.wire import CheckedClient

GUIDE = Path(__file__).parents[2] / "docs" / "api-terminaux.md"
SERVEUR = "http://192.168.1.20:8000"
SERIE = "0a1badae951f8473"
# A request as http or as curl; its answer, whose status stands beside the name of the language.
BLOC = re.compile(r"^```(http|sh|json)(?: (\d{3}))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LIGNE_ERREUR = re.compile(r"^\| (\d{3}) \| `([A-Z_]+)` \|", re.MULTILINE)
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@dataclass(frozen=True, slots=True)
class Exemple:
    """One documented exchange; without an answer, an empty body is expected."""

    ligne: int
    method: str
    path: str
    headers: Mapping[str, str]
    body: str
    status: int
    answer: str


def read_http(texte: str) -> tuple[str, str, dict[str, str], str]:
    """Read a request as it goes over the wire."""
    head, _, body = texte.partition("\n\n")
    first, *lines = head.splitlines()
    method, path = first.split(" ")
    return method, path, dict(line.split(": ", 1) for line in lines), body


def read_curl(texte: str) -> tuple[str, str, dict[str, str], str]:
    """Read a command of curl as a shell would."""
    name, *words = shlex.split(texte.replace("\\\n", " "))
    assert name == "curl", texte
    path, headers, body = "", {}, ""
    while words:
        word = words.pop(0)
        if word == "-H":
            nom, _, valeur = words.pop(0).partition(": ")
            headers[nom] = valeur
        elif word == "-d":
            body = words.pop(0)
        elif word not in {"-i", "-s"}:
            assert word.startswith(SERVEUR), texte
            path = word.removeprefix(SERVEUR)
    return "POST" if body else "GET", path, headers, body


def read_exemples(texte: str) -> Iterator[Exemple]:
    """Give the exchanges in the order of the page: each answer is that of the block before it."""
    asked: tuple[str, str, dict[str, str], str] | None = None
    for bloc in BLOC.finditer(texte):
        kind, status, content = bloc.groups()
        if kind == "json" and status:
            assert asked, f"an answer without a request: {content[:80]}"
            ligne = texte.count("\n", 0, bloc.start()) + 1
            yield Exemple(ligne, *asked, int(status), content.strip())
            asked = None
        elif kind == "http":
            asked = read_http(content.strip())
        elif kind == "sh" and content.startswith("curl"):
            asked = read_curl(content.strip())


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """Open the shop that the guide speaks of: at noon, on 25 March 2026, in Kinshasa."""
    clock = FixedClock()
    core = open_tmp_core(tmp_path, clock)
    boutique = make_boutique(core, ville="Kinshasa")
    make_terminal(core, boutique, SERIE, "Terminal messie vanza")
    for code, nom, prix, seuil in (
        ("RIZ5", "Riz 5 kg", 2_500_000, 5),
        ("SUC1", "Sucre 1 kg", 350_050, 0),
    ):
        fiche = {"nom": nom, "prix_vente": prix, "seuil_alerte": seuil, "categorie": "Épicerie"}
        make_article(core, boutique, code, code_barre=f"600{prix}", **fiche)
    ancien = make_article(core, boutique, "OLD1", nom="Ancien savon")
    core.taux.record_taux(boutique.id, 285_000)
    clock.advance(timedelta(seconds=1))
    core.catalogue.deactivate_articles(boutique.id, [ancien])
    yield core
    core.close()


@pytest.fixture
def client(core: Core) -> Iterator[CheckedClient]:
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    with CheckedClient(server.url) as client:
        yield client
    server.stop()


def send(client: CheckedClient, exemple: Exemple) -> httpx.Response:
    content = exemple.body.encode() or None
    return client.request(
        exemple.method, exemple.path, headers=dict(exemple.headers), content=content
    )


def find_differences(told: Any, got: Any, where: str = "$") -> Iterator[str]:  # noqa: ANN401 - decoded JSON
    """Report what the guide says otherwise; of two instants only the form counts."""
    match told, got:
        case dict(), dict():
            if told.keys() != got.keys():
                yield f"{where}: fields {sorted(told.keys() ^ got.keys())}"
            for name in told.keys() & got.keys():
                yield from find_differences(told[name], got[name], f"{where}.{name}")
        case list(), list():
            if len(told) != len(got):
                yield f"{where}: {len(told)} documented, {len(got)} answered"
            for index, (mine, theirs) in enumerate(zip(told, got, strict=False)):
                yield from find_differences(mine, theirs, f"{where}[{index}]")
        case _ if not is_same(told, got):
            yield f"{where}: {told!r} is documented, {got!r} answered"


def is_same(told: object, got: object) -> bool:
    if isinstance(told, str) and isinstance(got, str) and INSTANT.fullmatch(told):
        return INSTANT.fullmatch(got) is not None
    return type(told) is type(got) and told == got


def judge(exemple: Exemple, response: httpx.Response) -> Sequence[str]:
    if response.status_code != exemple.status:
        return [f"{exemple.status} is documented, {response.status_code}: {response.text}"]
    if not exemple.answer or not response.content:
        return [] if exemple.answer == response.text else [f"answered {response.text!r}"]
    return list(find_differences(json.loads(exemple.answer), response.json()))


@pytest.fixture(scope="module")
def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def test_every_example_is_true(client: CheckedClient, guide: str) -> None:
    exemples = list(read_exemples(guide))
    assert len(exemples) > 20
    problems = {
        f"{GUIDE.name}:{exemple.ligne} {exemple.method} {exemple.path}": found
        for exemple in exemples
        if (found := judge(exemple, send(client, exemple)))
    }
    assert problems == {}


def test_every_request_of_the_guide_has_its_answer(guide: str) -> None:
    requests = [
        content
        for kind, _, content in BLOC.findall(guide)
        if kind == "http" or content.startswith("curl")
    ]
    assert len(requests) == len(list(read_exemples(guide)))


def test_every_route_is_in_the_guide(guide: str) -> None:
    shown = {(e.method, e.path.partition("?")[0].rstrip("/")) for e in read_exemples(guide)}
    for route in ROUTES:
        chemins = [chemin.replace("{numero_serie}", SERIE) for chemin in route.chemins]
        assert any((route.method, chemin) in shown for chemin in chemins), route.chemins
        for chemin in route.chemins:
            short = chemin.removeprefix("/api/v2/simple/").replace("{numero_serie}", "<série>")
            assert f"`{short}`" in guide, f"{chemin} is not named"


def test_the_table_of_errors_says_what_the_server_does(guide: str) -> None:
    table = {code: int(status) for status, code in LIGNE_ERREUR.findall(guide)}
    known = {kind.code: int(get_status(kind)) for kind in ERRORS}
    ours = {
        kind.code
        for kind in ERRORS
        if kind.__module__ == "syncserver.errors" and "code" in vars(kind)
    }
    assert ours - table.keys() == set()
    assert len(table) > 15
    assert {
        code: status for code, status in table.items() if known.get(code, status) != status
    } == {}


@pytest.mark.parametrize(
    ("told", "got", "count"),
    [
        ({"a": 1}, {"a": 1}, 0),
        ({"a": "2026-03-25T11:00:00.000000Z"}, {"a": "2027-01-01T00:00:00.000000Z"}, 0),
        ({"a": 1}, {"a": 2}, 1),
        ({"a": 1}, {"a": "1"}, 1),
        ({"a": 1}, {"a": 1, "b": 2}, 1),
        ([1], [1, 2], 1),
        ({"a": [{"b": "x"}]}, {"a": [{"b": "y"}]}, 1),
        ({"a": True}, {"a": 1}, 1),
    ],
)
def test_an_untrue_example_is_reported(told: object, got: object, count: int) -> None:
    assert len(list(find_differences(told, got))) == count
