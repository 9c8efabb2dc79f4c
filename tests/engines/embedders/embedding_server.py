"""A server on loopback that answers OpenAI's `POST /embeddings` as a test tells it to."""

import json
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from octavo.engines.embedders import HashingEmbedder

Reply = Callable[[Sequence[str]], tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server saw it."""

    path: str
    headers: Mapping[str, str]
    question: Mapping[str, Any]


@dataclass
class EmbeddingServer:
    """What a running server is called, and what it was asked."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)


def hashed(texts: Sequence[str]) -> tuple[int, bytes]:
    """Answer with hashed words, out of order and not of unit length, as a server may."""
    vectors = 3 * HashingEmbedder(dim=48).embed(texts)
    entries = [{"index": n, "embedding": one.tolist()} for n, one in enumerate(vectors)]
    return 200, json.dumps({"object": "list", "data": entries[::-1]}).encode()


@contextmanager
def serve_embeddings(reply: Reply = hashed) -> Generator[EmbeddingServer]:
    """Run a server within `with`."""
    known = EmbeddingServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            known.asked.append(Asked(self.path, headers, question))
            status, body = reply(question["input"])
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # a caller may have read enough
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # closing waits for them: no socket is left to the collector
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    known.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
