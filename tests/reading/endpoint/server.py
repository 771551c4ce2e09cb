"""A server on loopback that speaks as much of the OpenAI protocol as an endpoint is asked for."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


@dataclass
class Stub:
    """What it answers, and what it was asked. `failures` are status codes that go before the first answer."""

    claims: list[Any] = field(default_factory=list)
    models: tuple[str, ...] = ("tiny",)
    failures: list[int] = field(default_factory=list)
    raw: bytes = b""
    finish: str = "stop"
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""


@contextmanager
def serving(stub: Stub) -> Iterator[Stub]:
    """The stub at `stub.url` while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._give(json.dumps({"data": [{"id": name} for name in stub.models]}).encode())

        def do_POST(self) -> None:
            stub.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            stub.headers.append(dict(self.headers))
            if stub.failures:
                self.send_response(code := stub.failures.pop(0))
                if code == 307:
                    self.send_header("Location", f"{stub.url}/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            content = json.dumps({"claims": stub.claims}, ensure_ascii=False)
            choice = {"finish_reason": stub.finish, "message": {"content": content}}
            self._give(stub.raw or json.dumps({"choices": [choice]}).encode())

        def _give(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        stub.url = f"http://127.0.0.1:{server.server_port}/v1"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield stub
        finally:
            server.shutdown()
            thread.join()
