"""Serve the newsstand over HTTP on loopback, as web servers do: keep-alive, 304, gzip, ranges."""

import gzip
import re
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from octavo.engines.newsstand.stand import Answer, Stand, answer, set_up
from octavo.lib.clock import Clock, now

MAX_AGE_S = 60
# Idle keep-alive connections are closed, or each would hold its thread for ever.
IDLE_TIMEOUT_S = 30
# Below this gzip's own header eats the gain.
SMALLEST_GZIP_BYTES = 256
_RANGE = re.compile(r"bytes=([0-9]{1,18})-([0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Reply:
    """The status, headers and body that go on the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Newsstand:
    """A newsstand that is open; `close` shuts it."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._server.server_port

    def close(self) -> None:
        """Stop listening and give the port back."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def serve(*, host: str, port: int, anchor: datetime, clock: Clock = now) -> Newsstand:
    """Open the newsstand in a thread of this process.

    Args:
        host: the address to listen on; the sites are named *.localhost, so a loopback one.
        port: 0 for any free one.
        anchor: aware UTC, when the stand was first set up; the same at each start.
        clock: what tells the time.

    Raises:
        OSError: the port is taken.
    """
    server = _Server((host, port), _Handler)
    server.stand = set_up(anchor, server.server_port)
    server.clock = clock
    return Newsstand(server)


def run(host: str, port: int, anchor: datetime) -> None:
    """Open the newsstand and stay until interrupted."""
    newsstand = serve(host=host, port=port, anchor=anchor)
    try:
        threading.Event().wait()
    finally:
        newsstand.close()


def reply_to(found: Answer, headers: Mapping[str, str]) -> Reply:
    """Shorten an answer as the request's headers allow: 304, a range, gzip.

    Args:
        found: the answer, whole.
        headers: the request's, by lower-case name.
    """
    validators = _validators(found)
    common = {**validators, "Cache-Control": f"max-age={MAX_AGE_S}", "Vary": "Accept-Encoding"}
    if found.status == 200 and _is_unchanged(found, validators["ETag"], headers):
        return Reply(304, common, b"")
    common["Content-Type"] = found.media_type
    if found.media_type.startswith(("audio/", "video/")):
        return _ranged(found, common, headers.get("range", ""))
    if "gzip" in headers.get("accept-encoding", "") and len(found.body) >= SMALLEST_GZIP_BYTES:
        # mtime 0: the same text gives the same bytes, whenever it is asked for.
        zipped = gzip.compress(found.body, compresslevel=5, mtime=0)
        return Reply(found.status, {**common, "Content-Encoding": "gzip"}, zipped)
    return Reply(found.status, common, found.body)


def _validators(found: Answer) -> dict[str, str]:
    # Weak: the plain and the zipped body share it.
    validators = {"ETag": f'W/"{blake2b(found.body, digest_size=12).hexdigest()}"'}
    if found.changed_at is not None:
        validators["Last-Modified"] = format_datetime(found.changed_at, usegmt=True)
    return validators


def _is_unchanged(found: Answer, etag: str, headers: Mapping[str, str]) -> bool:
    """Compare validators; If-None-Match is heard alone where it is sent (RFC 9110, 13.2.2)."""
    if "if-none-match" in headers:
        asked = {tag.strip() for tag in headers["if-none-match"].split(",")}
        return etag in asked or "*" in asked
    if found.changed_at is None or "if-modified-since" not in headers:
        return False
    try:
        since = parsedate_to_datetime(headers["if-modified-since"])
        return found.changed_at.replace(microsecond=0) <= since
    except (ValueError, TypeError):  # no date, or one without a zone
        return False


def _ranged(found: Answer, headers: dict[str, str], asked: str) -> Reply:
    headers = {**headers, "Accept-Ranges": "bytes"}
    match = _RANGE.fullmatch(asked)
    if match is None:
        return Reply(found.status, headers, found.body)
    n_bytes = len(found.body)
    first = int(match[1])
    last = min(int(match[2] or n_bytes), n_bytes - 1)
    if first > last:
        return Reply(416, {**headers, "Content-Range": f"bytes */{n_bytes}"}, b"")
    headers["Content-Range"] = f"bytes {first}-{last}/{n_bytes}"
    return Reply(206, headers, found.body[first : last + 1])


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    stand: Stand
    clock: Clock

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, unless it is only that the reader has hung up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Newsstand/1"
    sys_version = ""
    timeout: ClassVar[int] = IDLE_TIMEOUT_S
    server: _Server

    def do_GET(self) -> None:
        """Send the whole answer."""
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        """Send the answer's headers."""
        self._send(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: the desk that reads the stand keeps its own log."""

    def _send(self, *, with_body: bool) -> None:
        found = answer(
            self.server.stand,
            host=self.headers.get("Host", ""),
            target=self.path,
            now=self.server.clock(),
        )
        reply = reply_to(found, {name.lower(): value for name, value in self.headers.items()})
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if with_body and reply.body:
            self.wfile.write(reply.body)
