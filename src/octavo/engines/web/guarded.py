"""Connections that ask the address guard first."""

import socket
from collections.abc import Callable, Set
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from octavo.engines.web.guard import is_refused
from octavo.lib.addresses import format_listen

# A site visited again within this time needs no new connection. Longer would leave one open for
# each of thousands of hosts in a large round, past the usual 1,024 open files.
_KEEPALIVE_S = 3.0


@dataclass(slots=True)
class Attempts:
    """What the guard said to the connections of one hop."""

    refused: list[str] = field(default_factory=list)
    n_let_through: int = 0


# aiohttp wraps what a socket factory raises, and merges several errors into one text. The
# factory runs in the task of the fetch, or in tasks that copy its context, so it can report here.
_ATTEMPTS: ContextVar[Attempts] = ContextVar("attempts")


def watch_attempts() -> Attempts:
    """Begin to note what the guard says to this task's connections."""
    attempts = Attempts()
    _ATTEMPTS.set(attempts)
    return attempts


def guarded_connector(
    *,
    allowed: Set[tuple[str, int]],
    is_guarded: bool = True,
    resolver: AbstractResolver | None = None,
) -> aiohttp.TCPConnector:
    """Make a connector whose every socket, to literal addresses too, is for an allowed address.

    Of a host with several addresses, the refused ones are left out and the others tried. Without
    a `resolver` the system is asked.
    """
    return aiohttp.TCPConnector(
        limit=0,  # `Turns` limits
        resolver=resolver or _Resolver(),
        socket_factory=_socket_factory(allowed) if is_guarded else None,
        keepalive_timeout=_KEEPALIVE_S,
        ttl_dns_cache=60,
    )


def _socket_factory(allowed: Set[tuple[str, int]]) -> Callable[[Any], socket.socket]:
    def make(address: Any) -> socket.socket:
        family, kind, protocol, _, (host, port, *_) = address
        attempts = _ATTEMPTS.get()
        if is_refused(host, port, allowed):
            attempts.refused.append(format_listen(host, port))
            raise PermissionError("refused by the address guard")
        attempts.n_let_through += 1
        return socket.socket(family, kind, protocol)

    return make


class _Resolver(AbstractResolver):
    """Asks the system, except for names under .localhost (RFC 6761, section 6.3)."""

    def __init__(self) -> None:
        self._system = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        name = host.rstrip(".").lower()
        if name == "localhost" or name.endswith(".localhost"):
            return [_loopback(host, port)]
        try:
            return await self._system.resolve(host, port, family)
        except UnicodeError as error:  # a label over 63 bytes; the codec does not say it as OSError
            raise socket.gaierror(socket.EAI_NONAME, "the name is not valid") from error

    async def close(self) -> None:
        await self._system.close()


def _loopback(host: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
    )
