"""HTTP clients that hold every answer they get against the published schema."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx
from jsonschema_rs import Draft202012Validator

from syncserver.chemins import normalize_path

Schema = Mapping[str, Any]

SCHEMA = "/openapi.json"
APPLICATION = "Essai/1.0"
"""How the client names itself, unless a test says otherwise."""


class Contract:
    """The published schema, asked for the shape of one answer."""

    def __init__(self, openapi: Schema) -> None:
        self._openapi = openapi
        self._validators: dict[str, Draft202012Validator] = {}

    def check(self, method: str, path: str, response: httpx.Response) -> None:
        """AssertionError where the answer is not what the schema says of this operation."""
        operation = self._find_operation(method, normalize_path(path))
        if operation is None:
            assert response.status_code in {404, 405}, f"{method} {path}: not in the schema"
            shape: Schema = {"$ref": "#/components/schemas/Erreur"}
        else:
            documented = operation["responses"].get(str(response.status_code))
            assert documented, f"{method} {path}: {response.status_code} is not in the schema"
            if "content" not in documented:
                assert response.content == b"", f"{method} {path}: an answer has no body"
                return
            shape = documented["content"]["application/json"]["schema"]
        assert response.headers["content-type"] == "application/json"
        assert "server" not in response.headers
        self._validator_of(shape).validate(json.loads(response.content))

    def _validator_of(self, shape: Schema) -> Draft202012Validator:
        """Return what knows a shape; making one takes longer than most answers."""
        key = json.dumps(shape)
        if key not in self._validators:
            whole = {**shape, "components": self._openapi["components"]}
            self._validators[key] = Draft202012Validator(whole)
        return self._validators[key]

    def _find_operation(self, method: str, path: str) -> Schema | None:
        wanted = path.strip("/").split("/")
        # A template without parameters comes first, as it does where requests are routed.
        for template in sorted(self._openapi["paths"], key=lambda text: text.count("{")):
            parts = template.strip("/").split("/")
            if len(parts) == len(wanted) and all(
                mine == theirs or mine.startswith("{")
                for mine, theirs in zip(parts, wanted, strict=True)
            ):
                found: Schema | None = self._openapi["paths"][template].get(method.lower())
                return found
        return None


_LEARNT: list[Contract] = []


def learn_contract(read: Callable[[], bytes]) -> Contract:
    """Return the schema as the first server of this run published it: all publish the same."""
    if not _LEARNT:
        _LEARNT.append(Contract(json.loads(read())))
    return _LEARNT[0]


class CheckedClient(httpx.Client):
    """Requests go by their full address, so that no slash is tidied away on our side."""

    def __init__(self, url: str, *, timeout: float = 30) -> None:
        super().__init__(headers={"User-Agent": APPLICATION}, timeout=timeout, trust_env=False)
        self.url = url

    def request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own options
        """Send a request to a path of the server and check what comes back."""
        path = str(url)
        # Before: what is asked here may be the last thing that this server answers.
        contract = learn_contract(self._read_schema)
        response = super().request(method, self.url + path, **options)
        contract.check(method, path.partition("?")[0], response)
        return response

    def _read_schema(self) -> bytes:
        return super().request("GET", self.url + SCHEMA).content
