"""Who may fetch now: so many at a time from one origin, so many in all."""

import asyncio
from collections.abc import AsyncGenerator, Generator, Hashable
from contextlib import asynccontextmanager, contextmanager


class Turns:
    """Limits on fetches that run at once; belongs to one event loop."""

    def __init__(self, *, per_host: int, overall: int) -> None:
        self._per_host = per_host
        self._overall = asyncio.Semaphore(overall)
        self._host_by_key: dict[Hashable, _Host] = {}

    @asynccontextmanager
    async def turn(self, key: Hashable, gate: asyncio.Event) -> AsyncGenerator[None, None]:
        """Wait for a turn at one origin, and hold it; nothing is held while the gate is shut."""
        with self._semaphore(key) as semaphore:
            await self._take(semaphore, gate)
            try:
                yield
            finally:
                self._give_back(semaphore)

    async def _take(self, semaphore: asyncio.Semaphore, gate: asyncio.Event) -> None:
        """Take a place at the origin, then one overall; the gate is open when both are held.

        The origin's comes first: those who wait for a slow origin hold up nobody else.
        """
        while True:
            await gate.wait()
            await semaphore.acquire()
            try:
                await self._overall.acquire()
            except asyncio.CancelledError:
                semaphore.release()
                raise
            if gate.is_set():  # it may have been shut while we waited
                return
            self._give_back(semaphore)

    def _give_back(self, semaphore: asyncio.Semaphore) -> None:
        self._overall.release()
        semaphore.release()

    @contextmanager
    def _semaphore(self, key: Hashable) -> Generator[asyncio.Semaphore, None, None]:
        host = self._host_by_key.get(key)
        if host is None:
            host = self._host_by_key[key] = _Host(self._per_host)
        host.n_users += 1
        try:
            yield host.semaphore
        finally:
            host.n_users -= 1
            if host.n_users == 0:  # or every host ever met would be remembered
                del self._host_by_key[key]


class _Host:
    __slots__ = ("n_users", "semaphore")

    def __init__(self, limit: int) -> None:
        self.semaphore = asyncio.Semaphore(limit)
        self.n_users = 0
