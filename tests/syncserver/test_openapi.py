"""The published schema: whole, closed, and for this computer only."""

import json
from typing import Any

import anyio
import httpx
import pytest
from jsonschema_rs import ValidationError

from syncserver.acces import Acces
from syncserver.app import ROUTES, create_app
from syncserver.lecture.vente import CHAMPS_LIGNE, CHAMPS_VENTE
from syncserver.server import SyncServer
from tests import wire
from tests.serving import Poste
from tests.syncserver.conftest import SERIE, Magasin
from tests.wire import CheckedClient, Contract


@pytest.fixture
def schema(client: CheckedClient) -> Any:  # noqa: ANN401 - decoded JSON
    return httpx.get(f"{client.url}/openapi.json", trust_env=False).json()


def test_every_route_is_published(schema: Any) -> None:  # noqa: ANN401 - decoded JSON
    published = {(m.upper(), path) for path, methods in schema["paths"].items() for m in methods}
    assert published == {(route.method, chemin) for route in ROUTES for chemin in route.chemins}
    operations = [op for methods in schema["paths"].values() for op in methods.values()]
    assert len({op["operationId"] for op in operations}) == len(operations)


def test_every_shape_is_closed_and_every_reference_is_there(schema: Any) -> None:  # noqa: ANN401 - decoded JSON
    shapes = schema["components"]["schemas"]
    text = json.dumps(schema)
    for name, shape in shapes.items():
        sent = name in {"LigneEnvoyee", *(route.corps.nom for route in ROUTES if route.corps)}
        assert sent or shape["additionalProperties"] is False, name
        assert name == "LigneEnvoyee" or f'"#/components/schemas/{name}"' in text, name
    assert "UNSET" not in text


def test_each_name_of_each_field_of_a_sale_is_published(schema: Any) -> None:  # noqa: ANN401 - decoded JSON
    shapes = schema["components"]["schemas"]
    for name, champs in (("VenteEnvoyee", CHAMPS_VENTE), ("LigneEnvoyee", CHAMPS_LIGNE)):
        assert set(shapes[name]["properties"]) == {nom for champ in champs for nom in champ.noms}


def test_the_check_of_every_answer_can_fail(client: CheckedClient, schema: Any) -> None:  # noqa: ANN401 - decoded JSON
    response = client.get("/api/v2/simple/status")
    contract = Contract(schema)
    contract.check("GET", "/api/v2/simple/status", response)
    for spoilt in (
        httpx.Response(200, json=response.json() | {"server_time": 5}),
        httpx.Response(200, json=response.json() | {"more": 5}),
        httpx.Response(200, json={"success": True}),
        httpx.Response(418, json=response.json()),
        httpx.Response(200, json=response.json(), headers={"server": "uvicorn"}),
    ):
        with pytest.raises((AssertionError, ValidationError)):
            contract.check("GET", "/api/v2/simple/status", spoilt)


def test_every_client_of_the_suite_checks(
    magasin: Magasin,
    server: SyncServer,
    schema: Any,  # noqa: ANN401 - decoded JSON
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vente = {"numero_facture": "F", "lignes": [{"article_id": magasin.articles[0], "quantite": 1}]}
    with Poste(server.port, SERIE) as poste:
        assert poste.push([vente]).accepted == ["F"]
        for shape in schema["components"]["schemas"].values():
            shape["required"] = ["what no answer has"]
        monkeypatch.setattr(wire, "_LEARNT", [Contract(schema)])
        with pytest.raises(ValidationError):
            poste.push([vente])
    with CheckedClient(server.url) as client, pytest.raises(ValidationError):
        client.get("/api/v2/simple/status")


@pytest.mark.parametrize(
    ("caller", "host", "status"),
    [
        (("127.0.0.1", 5), "127.0.0.1", 200),
        (("127.0.0.1", 5), "localhost:8000", 200),
        (("::1", 5), "[::1]", 200),
        (("192.168.1.20", 5), "127.0.0.1", 404),
        (None, "127.0.0.1", 404),
        # A page of the web that this computer's own browser was led to by a name or an address.
        (("127.0.0.1", 5), "192.168.1.20", 404),
        (("127.0.0.1", 5), "evil.example", 421),
    ],
)
def test_the_schema_is_for_this_computer_only(
    magasin: Magasin, caller: tuple[str, int] | None, host: str, status: int
) -> None:
    app = create_app(magasin.core, Acces())

    async def ask() -> httpx.Response:
        # The client is the one thing of the scope that cannot be had over loopback.
        transport = httpx.ASGITransport(app=app, client=caller)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.get("/openapi.json")

    assert anyio.run(ask).status_code == status
