"""Many fetches side by side, for a caller who takes the answers one by one."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator
from itertools import islice
from queue import Empty, SimpleQueue

from octavo.engines.web.locations import without_password
from octavo.news.errors import AddressRefusedError, SourceError, UnreachableError
from octavo.news.ports import Request, Response, WebFailure

Fetch = Callable[[Request, asyncio.Event], Coroutine[None, None, Response]]
Outcome = tuple[Request, Response | WebFailure]

# Requests taken ahead per answer handed out: one in its place, one to fill the window.
_PULLS = 2
_CLOSED_CHECK_S = 1.0


class Batch:
    """The requests of one call, in the caller's thread; their fetches, on the loop.

    Requests are taken from the caller's iterable in the caller's thread, at most `window` ahead
    of the answers given out: enough to find work past a slow host's own queue. Of answers, at
    most `max_unread` wait; then no fetch begins until the caller has taken some.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, fetch: Fetch, *, window: int, max_unread: int
    ) -> None:
        self._loop = loop
        self._fetch = fetch
        self._window = window
        self._max_unread = max_unread
        self._done: SimpleQueue[tuple[Request, asyncio.Task[Response]]] = SimpleQueue()
        # The rest belongs to the loop's thread.
        self._tasks: set[asyncio.Task[Response]] = set()
        self._n_unread = 0
        self._gate = asyncio.Event()
        self._gate.set()

    def run(self, requests: Iterable[Request]) -> Iterator[Outcome]:
        """Give each request with its answer or failure, as they come."""
        source = iter(requests)
        n_open = 0
        is_more = True
        try:
            while is_more or n_open:
                n_wanted = min(_PULLS, self._window - n_open) if is_more else 0
                n_pulled = self._start_some(islice(source, n_wanted))
                n_open += n_pulled
                is_more = is_more and n_pulled == n_wanted
                done = self._take(wait=n_wanted == 0 or not is_more) if n_open else None
                if done is not None:
                    n_open -= 1
                    yield done
        finally:
            if n_open and not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._cancel)

    def _start_some(self, requests: Iterable[Request]) -> int:
        n_started = 0
        for request in requests:
            self._loop.call_soon_threadsafe(self._start, request)
            n_started += 1
        return n_started

    def _take(self, *, wait: bool) -> Outcome | None:
        while True:
            try:
                request, task = self._done.get(block=wait, timeout=_CLOSED_CHECK_S)
            except Empty:
                if not wait:
                    return None
                if self._loop.is_closed():
                    raise RuntimeError("the web engine was closed under a running fetch") from None
            else:
                self._loop.call_soon_threadsafe(self._took)
                return _outcome(request, task)

    def _start(self, request: Request) -> None:
        task = self._loop.create_task(self._fetch(request, self._gate))
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._finish(request, done))

    def _finish(self, request: Request, task: asyncio.Task[Response]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # seen, or the loop would log it if the caller has gone
        self._n_unread += 1
        if self._n_unread >= self._max_unread:
            self._gate.clear()
        self._done.put((request, task))

    def _took(self) -> None:
        self._n_unread -= 1
        if self._n_unread <= self._max_unread // 2:  # at half, or tasks would wake one by one
            self._gate.set()

    def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()


def _outcome(request: Request, task: asyncio.Task[Response]) -> Outcome:
    if task.cancelled():
        url = without_password(request.url)
        return request, UnreachableError(url, "the web engine was closed")
    error = task.exception()
    if isinstance(error, SourceError | AddressRefusedError):
        return request, error
    return request, task.result()
