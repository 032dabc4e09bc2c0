"""A server that lies: it stands before a real one and changes what it answers."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Objet = dict[str, Any]
Mensonge = Callable[[str, bytes, Callable[[bytes], Objet]], Objet | None]
"""Gets address, body and a way to ask the real server; returns the answer, None for 503."""


class _Relais(BaseHTTPRequestHandler):
    """Passes each request on, by way of the lie."""

    mensonge: Mensonge
    port: int
    keeps_etag: bool
    _status = 200
    _etag = ""

    def do_GET(self) -> None:
        self._relay(b"")

    def do_POST(self) -> None:
        self._relay(self.rfile.read(int(self.headers["Content-Length"])))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its base's name
        """Stay silent."""

    def _ask(self, body: bytes) -> Objet:
        headers = {"X-Device-Serial": self.headers["X-Device-Serial"]}
        if self.keeps_etag and (etag := self.headers["If-None-Match"]):
            headers["If-None-Match"] = etag
        with closing(HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request(self.command, self.path, body or None, headers)
            response = connection.getresponse()
            self._status = response.status
            content = response.read()
            self._etag = response.headers.get("ETag", "")
        answer: Objet = json.loads(content) if content else {}
        return answer

    def _relay(self, body: bytes) -> None:
        self._status = 201 if self.command == "POST" else 200
        answer = type(self).mensonge(self.path, body, self._ask)
        content = b"" if answer is None else json.dumps(answer).encode()
        self.send_response(503 if answer is None else self._status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("ETag", self._etag)
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def mentir(port: int, mensonge: Mensonge, *, keeps_etag: bool = True) -> Iterator[str]:
    """Stand before the server on `port`, and give the address to talk to."""
    told = {"mensonge": staticmethod(mensonge), "port": port, "keeps_etag": keeps_etag}
    relais = type("Relais", (_Relais,), told)
    with ThreadingHTTPServer(("127.0.0.1", 0), relais) as liar:
        thread = Thread(target=liar.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{liar.server_port}"
        finally:
            liar.shutdown()
            thread.join()
