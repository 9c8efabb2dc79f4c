"""The web engine: a synchronous face on one event loop in one background thread."""

import asyncio
import threading
from collections.abc import Iterable, Iterator, Set
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import aiohttp

from octavo.engines.web.fetch import Fetcher, Limits
from octavo.engines.web.guard import normal_allowed
from octavo.engines.web.guarded import guarded_connector
from octavo.engines.web.locations import without_password
from octavo.engines.web.many import Batch
from octavo.engines.web.turns import Turns
from octavo.lib.clock import Clock
from octavo.news.errors import UnreachableError
from octavo.news.ports import Request, Response, WebFailure

# Looking up a dead name takes the system up to 30 s and a thread; with Python's default of six
# threads on two cores, six dead names would stop every fetch.
_N_LOOKUP_THREADS = 32
# How far requests are taken ahead, for each fetch that may run: where more than this in a row
# are for one slow host, others wait behind them. 30,000 requests with this window of 1,024 took
# 10 MB, the same after 2,000 as at the end.
_WINDOW_PER_FETCH = 16
# Headers of some news sites (Content-Security-Policy above all) pass aiohttp's default of 8 KB.
_LONGEST_HEADER_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class _Running:
    loop: asyncio.AbstractEventLoop
    thread: threading.Thread
    session: aiohttp.ClientSession
    fetcher: Fetcher


class AiohttpWeb:
    """Fetches over the real network; implements `news.ports.Web`.

    Any thread may call any method. The background thread starts with the first fetch; do not
    fork a process after it.

    A redirect keeps cookies to the end of its fetch and no longer. A user and password in an
    address are sent to that origin alone and appear in no error or answer.
    """

    def __init__(  # noqa: PLR0913  limits, each with a default; a caller names the few it means
        self,
        *,
        user_agent: str,
        clock: Clock,
        allow_addresses: Set[tuple[str, int]] = frozenset(),
        allow_private: bool = False,
        proxy: str | None = None,
        total_timeout_s: float = 30,
        connect_timeout_s: float = 10,
        limit_bytes: int = 16_000_000,
        per_host: int = 4,
        overall: int = 64,
        max_redirects: int = 8,
    ) -> None:
        """Set the limits; nothing is opened yet.

        Args:
            user_agent: how we introduce ourselves.
            clock: what a Retry-After in seconds counts from.
            allow_addresses: addresses with their port that the guard lets through exactly.
            allow_private: no guard at all.
            proxy: the address of an HTTP proxy. It connects in our stead, so the guard sees no
                address: the proxy must refuse private ones itself.
            total_timeout_s: for all hops and the body, waiting for a turn left out.
            connect_timeout_s: for one hop's name, connection and TLS together.
            limit_bytes: of a body, both as sent and as decoded.
            per_host: fetches at once from one host and port.
            overall: fetches at once.
            max_redirects: hops after the first.
        """
        self._user_agent = user_agent
        self._clock = clock
        self._allowed = normal_allowed(allow_addresses)
        self._is_guarded = not allow_private and proxy is None
        self._proxy = proxy
        self._connect_timeout_s = connect_timeout_s
        self._limits = Limits(total_timeout_s, limit_bytes, max_redirects)
        self._per_host = per_host
        self._overall = overall
        self._lock = threading.Lock()
        self._running: _Running | None = None
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def get(self, request: Request) -> Response:
        """Fetch one address; see `news.ports.Web.get`."""
        running = self._start()
        fetch = running.fetcher.fetch(request, _open_gate())
        future = asyncio.run_coroutine_threadsafe(fetch, running.loop)
        try:
            return future.result()
        except CancelledError as error:
            url = without_password(request.url)
            raise UnreachableError(url, "the web engine was closed") from error
        finally:
            future.cancel()  # where the wait was interrupted

    def get_many(
        self, requests: Iterable[Request]
    ) -> Iterator[tuple[Request, Response | WebFailure]]:
        """Fetch side by side; see `news.ports.Web.get_many`.

        Requests are taken as needed, in the caller's thread. A caller who stops early cancels
        what is under way.
        """
        running = self._start()
        batch = Batch(
            running.loop,
            running.fetcher.fetch,
            window=self._overall * _WINDOW_PER_FETCH,
            max_unread=self._overall,
        )
        yield from batch.run(requests)

    def close(self) -> None:
        """Cancel what is under way, close connections and end the thread."""
        with self._lock:
            self._is_closed = True
            running, self._running = self._running, None
        if running is None:
            return
        asyncio.run_coroutine_threadsafe(_wind_up(running.session), running.loop).result()
        running.loop.call_soon_threadsafe(running.loop.stop)
        running.thread.join()

    def _start(self) -> _Running:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("a closed web engine cannot be used again")
            if self._running is None:
                loop = asyncio.new_event_loop()
                loop.set_default_executor(ThreadPoolExecutor(_N_LOOKUP_THREADS, "octavo-lookup"))
                thread = threading.Thread(target=_run, args=(loop,), name="octavo-web", daemon=True)
                thread.start()
                session = asyncio.run_coroutine_threadsafe(self._open_session(), loop).result()
                turns = Turns(per_host=self._per_host, overall=self._overall)
                fetcher = Fetcher(session, turns, limits=self._limits, clock=self._clock)
                self._running = _Running(loop, thread, session, fetcher)
            return self._running

    async def _open_session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=guarded_connector(allowed=self._allowed, is_guarded=self._is_guarded),
            headers={"User-Agent": self._user_agent},
            timeout=aiohttp.ClientTimeout(total=None, connect=self._connect_timeout_s),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            proxy=self._proxy,
            max_field_size=_LONGEST_HEADER_BYTES,
            max_line_size=_LONGEST_HEADER_BYTES,
        )


def _open_gate() -> asyncio.Event:
    gate = asyncio.Event()
    gate.set()
    return gate


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.close()


async def _wind_up(session: aiohttp.ClientSession) -> None:
    """Cancel every other task and wait for it, then close what is open."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await session.close()
