"""A web server on loopback whose answers a test writes out, for engines to fetch from."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server saw it: lower-case header names."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send back: a status line, headers and body, all as given.

    Content-Length is added unless the headers have one or `is_unmeasured`; then the end of the
    connection ends the body. `chunks`, if any, follow the body, `pause_s` apart.
    """

    status: int = 200
    headers: tuple[tuple[str, str | bytes], ...] = ()
    body: bytes = b""
    is_unmeasured: bool = False
    chunks: Iterable[bytes] = ()
    pause_s: float = 0


Reply = Answer | Callable[[Asked], Answer]


@dataclass
class Site:
    """A server, running within `with`.

    `asked` lists the requests; `most_at_once` is how many overlapped.
    """

    replies: InitVar[Mapping[str, Reply]]
    latency_s: float = 0
    reply_by_path: dict[str, Reply] = field(init=False)
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    port: int = 0

    def __post_init__(self, replies: Mapping[str, Reply]) -> None:
        self.reply_by_path = dict(replies)
        self._loop = asyncio.new_event_loop()
        self._is_ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._n_now = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Give the address of a path."""
        return f"http://{host}:{self.port}{path}"

    @property
    def address(self) -> tuple[str, int]:
        """What to let through the guard."""
        return "127.0.0.1", self.port

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._is_ready.wait(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        async def start() -> asyncio.Server:
            return await asyncio.start_server(self._serve, "127.0.0.1", 0)

        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(start())
        self.port = server.sockets[0].getsockname()[1]
        self._is_ready.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(asyncio.sleep(0))  # transports close at the next turn
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._exchange(await reader.readuntil(b"\r\n\r\n"), writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    async def _exchange(self, head: bytes, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; tell whether the connection may be used again."""
        asked = _read_head(head)
        self.asked.append(asked)
        self._n_now += 1
        self.most_at_once = max(self.most_at_once, self._n_now)
        try:
            await asyncio.sleep(self.latency_s)
            return await _send(writer, self._answer(asked))
        finally:
            self._n_now -= 1

    def _answer(self, asked: Asked) -> Answer:
        reply = self.reply_by_path.get(asked.path.partition("?")[0], Answer(404))
        return reply if isinstance(reply, Answer) else reply(asked)


def _read_head(head: bytes) -> Asked:
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    pairs = (line.split(": ", 1) for line in lines)
    return Asked(first.split()[1], {name.lower(): value for name, value in pairs})


async def _send(writer: asyncio.StreamWriter, answer: Answer) -> bool:
    """Send an answer; tell whether the connection may be used again."""
    names = {name.lower() for name, _ in answer.headers}
    lines = [f"HTTP/1.1 {answer.status} Some Reason".encode()]
    for name, value in answer.headers:
        lines.append(name.encode() + b": " + (value.encode() if isinstance(value, str) else value))
    if not answer.is_unmeasured and "content-length" not in names:
        lines.append(f"Content-Length: {len(answer.body)}".encode())
    writer.write(b"\r\n".join(lines) + b"\r\n\r\n" + answer.body)
    await writer.drain()
    for chunk in answer.chunks:
        await asyncio.sleep(answer.pause_s)
        writer.write(chunk)
        await writer.drain()
    if answer.is_unmeasured:
        writer.close()
    return not answer.is_unmeasured
