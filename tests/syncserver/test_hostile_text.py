"""Texts that something could take for orders: the server gives them back as text, or refuses."""

import json
import logging
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from core.boutiques import FicheBoutique
from core.catalogue.articles import NouvelArticle, SaisieArticle
from core.errors import InvalidFormat
from core.journalisation import folder_of, open_journal
from core.limites import MODE_PAIEMENT_MAX, NUMERO_FACTURE_MAX
from core.textes import clean_texte, is_printable
from core.vocabulaire import Devise, PolitiqueStock
from tests.builders import make_article
from tests.hostile import HOSTILE
from tests.syncserver.conftest import SERIE, Magasin
from tests.terminal import SYNC, StrictTerminal, read_accuse

logger = logging.getLogger("syncserver.test")

BASE = "/api/v2/simple"
HEADERS = {"date", "content-type", "content-length", "etag", "retry-after"}
TYPE = "application/json"
LEAST_WHOLE = 120
FIELDS = (
    *("time", "level", "logger", "message"),
    *("method", "route", "status", "ms", "bytes", "address"),
)
NAMES = [(text, clean_texte(text)) for text in HOSTILE]
ReadLines = Callable[[], list[Mapping[str, object]]]


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[ReadLines]:
    """Log all of a test as the server does; what it gets ends the log and reads it."""
    journal = open_journal(tmp_path)
    closed: list[bool] = []

    def read() -> list[Mapping[str, object]]:
        journal.close()
        closed.append(True)
        raw = (folder_of(tmp_path) / "comptoir.log").read_bytes()
        assert raw.isascii()
        return [json.loads(line) for line in raw.splitlines()]

    yield read
    if not closed:
        journal.close()


def read_json(response: httpx.Response, status: int = 200) -> Any:  # noqa: ANN401 - decoded JSON
    """Decode an answer whose headers are ours alone, each once."""
    assert response.status_code == status, response.text
    names = [name.lower() for name, _ in response.headers.multi_items()]
    assert len(set(names)) == len(names)
    assert set(names) <= HEADERS
    assert response.headers["content-type"] == TYPE
    return json.loads(response.content)


def read_json_error(response: httpx.Response) -> Any:  # noqa: ANN401 - decoded JSON
    """Decode a refusal, never a fault of ours."""
    assert 400 <= response.status_code < 500
    return read_json(response, response.status_code)


def check_lines(lines: list[Mapping[str, object]]) -> None:
    """Every line of the server is one of an answered request, with nothing of what it carried."""
    ours = [line for line in lines if str(line["logger"]).startswith(("syncserver", "core"))]
    assert ours
    for line in ours:
        assert tuple(line) == FIELDS
        assert line["message"] == "request"
        assert str(line["route"]).startswith(f"{BASE}/") or line["route"] in {
            "aucune",
            "/openapi.json",
        }


def push(terminal: StrictTerminal, ventes: list[dict[str, object]]) -> httpx.Response:
    """Send sales in ASCII, where half a sign can be written too."""
    headers = {**terminal.headers, "Content-Type": TYPE}
    return terminal.client.post(SYNC, content=json.dumps(ventes).encode(), headers=headers)


def sell_one(magasin: Magasin, sold: list[tuple[str, str]]) -> list[dict[str, object]]:
    """Make one sale of one piece for each number and mode."""
    article = make_article(magasin.core, magasin.boutique, "H", quantite_stock=len(HOSTILE))
    lignes = [{"article_id": article, "quantite": 1, "prix_unitaire": 25000}]
    return [{"numero_facture": n, "mode_paiement": m, "lignes": lignes} for n, m in sold]


def is_numero(text: str) -> bool:
    kept = unicodedata.normalize("NFC", text)
    return 0 < len(kept) <= NUMERO_FACTURE_MAX and is_printable(kept)


def is_mode(text: str) -> bool:
    return len(text) <= MODE_PAIEMENT_MAX and is_printable(text)


def test_signs_that_can_be_shown_are_never_taken_out_of_a_name() -> None:
    whole = [(text, clean) for text, clean in NAMES if is_numero(text) and text.split() == [text]]
    assert len(whole) >= LEAST_WHOLE
    assert [clean for _, clean in whole] == [unicodedata.normalize("NFC", t) for t, _ in whole]


def test_invoice_numbers_come_back_as_sent_or_are_refused(
    magasin: Magasin, terminal: StrictTerminal, lines: ReadLines
) -> None:
    ventes = sell_one(magasin, [(text, "CASH") for text in HOSTILE])
    response = push(terminal, ventes)
    read_json(response, 201)
    accuse = read_accuse(response)
    assert accuse.accepted == [text for text in HOSTILE if is_numero(text)]
    refused = [n for n, text in enumerate(HOSTILE, start=1) if not is_numero(text)]
    assert [erreur.index for erreur in accuse.details.erreurs] == refused
    assert {(e.code, e.numero_facture) for e in accuse.details.erreurs} == {("INVALID_FORMAT", "")}
    history = read_json(terminal.get(f"{BASE}/ventes/historique?limit=1000"))
    kept = {unicodedata.normalize("NFC", text) for text in accuse.accepted}
    assert {vente["numero_facture"] for vente in history["ventes"]} == kept
    check_lines(lines())


def test_payment_modes_come_back_as_sent_or_are_refused(
    magasin: Magasin, terminal: StrictTerminal, lines: ReadLines
) -> None:
    sold = [(f"F-{n}", text) for n, text in enumerate(HOSTILE)]
    response = push(terminal, sell_one(magasin, sold))
    read_json(response, 201)
    accuse = read_accuse(response)
    taken = {numero: text for numero, text in sold if is_mode(text)}
    assert accuse.accepted == list(taken)
    assert {erreur.code for erreur in accuse.details.erreurs} == {"INVALID_FORMAT"}
    history = read_json(terminal.get(f"{BASE}/ventes/historique?limit=1000"))
    assert {v["numero_facture"]: v["mode_paiement"] for v in history["ventes"]} == taken
    check_lines(lines())


def test_names_of_articles_come_back_whole(
    magasin: Magasin, terminal: StrictTerminal, lines: ReadLines
) -> None:
    catalogue = magasin.core.catalogue
    for n, (text, clean) in enumerate(NAMES):
        saisie = SaisieArticle(f"H{n}", text, Devise.CDF, 100, categorie=text, description=text)
        if clean:
            catalogue.add_article(magasin.boutique.id, NouvelArticle(saisie))
            continue
        with pytest.raises(InvalidFormat):
            catalogue.add_article(magasin.boutique.id, NouvelArticle(saisie))
    articles = read_json(terminal.get(f"{BASE}/articles"))["articles"]
    found = {a["code"]: (a["nom"], a["description"]) for a in articles if a["code"][0] == "H"}
    assert found == {f"H{n}": (clean, clean) for n, (_, clean) in enumerate(NAMES) if clean}
    categories = read_json(terminal.get(f"{BASE}/categories"))["categories"]
    assert {each["nom"] for each in categories} >= {clean for _, clean in NAMES if clean}
    check_lines(lines())


def test_names_of_boutiques_and_terminals_come_back_whole(
    magasin: Magasin, terminal: StrictTerminal, lines: ReadLines
) -> None:
    boutiques, terminaux = magasin.core.boutiques, magasin.core.terminaux
    for text, clean in NAMES:
        fiche = FicheBoutique(text, text, magasin.boutique.fuseau, PolitiqueStock.REFUSER)
        if not clean:
            with pytest.raises(InvalidFormat):
                boutiques.edit_boutique(magasin.boutique.id, fiche)
            with pytest.raises(InvalidFormat):
                terminaux.rename(SERIE, text)
            continue
        boutiques.edit_boutique(magasin.boutique.id, fiche)
        terminaux.rename(SERIE, text)
        answer = read_json(terminal.get(f"{BASE}/terminal/{SERIE}"))
        assert answer["terminal"]["nom_terminal"] == clean
        assert (answer["boutique"]["nom"], answer["boutique"]["ville"]) == (clean, clean)
    check_lines(lines())


def test_what_names_nobody_is_refused_in_a_sentence(
    magasin: Magasin, terminal: StrictTerminal, lines: ReadLines
) -> None:
    """In the address and, where HTTP can carry it, as the serial number."""
    for text in HOSTILE:
        path = quote(text[:200], safe="", errors="surrogatepass")
        read_json_error(terminal.get(f"{BASE}/terminal/x{path}"))
        if is_numero(text) and text == text.strip():
            stranger = {b"X-Device-Serial": text.encode()}
            read_json_error(terminal.client.get(f"{BASE}/articles", headers=stranger))
    assert magasin.core.verification.verify().problemes == ()
    check_lines(lines())


def test_a_line_of_the_log_that_says_them_is_one_line(lines: ReadLines) -> None:
    for text in HOSTILE:
        logger.info("request failed: %s", text)
    said = [line["message"] for line in lines() if line["logger"] == logger.name]
    assert said == [f"request failed: {text}" for text in HOSTILE]
