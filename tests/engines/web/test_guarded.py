"""Connections of hosts with several addresses."""

import asyncio
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from octavo.engines.web.guarded import Attempts, guarded_connector, watch_attempts
from tests.engines.servers import Answer, Site


class Several(AbstractResolver):
    """Gives every name the same addresses."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0
            )
            for address in self._addresses
        ]

    async def close(self) -> None:
        """Nothing is open."""


def fetch(site: Site, addresses: Sequence[str]) -> tuple[bytes | None, Attempts]:
    """Fetch from a name with these addresses; only the site's own is allowed."""

    async def run() -> tuple[bytes | None, Attempts]:
        attempts = watch_attempts()
        connector = guarded_connector(allowed={site.address}, resolver=Several(addresses))
        async with aiohttp.ClientSession(connector=connector) as session:
            try:
                async with session.get(site.url(host="many.example")) as answer:
                    return await answer.read(), attempts
            except aiohttp.ClientConnectorError:
                return None, attempts

    # In a thread of its own: a browser test in this process may have left its loop in ours.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run()).result()


@pytest.mark.parametrize("addresses", [("127.0.0.9", "127.0.0.1"), ("127.0.0.1", "127.0.0.9")])
def test_allowed_address_among_refused_ones_is_used(addresses: tuple[str, str]) -> None:
    """Of several addresses, in any order, those refused are left out."""
    with Site({"/": Answer(body=b"reached")}) as site:
        body, attempts = fetch(site, addresses)

    assert body == b"reached"
    assert attempts.n_let_through == 1


def test_host_of_refused_addresses_only_is_not_reached() -> None:
    """Where every address is refused, no connection is made and each is noted."""
    with Site({"/": Answer(body=b"reached")}) as site:
        body, attempts = fetch(site, ["127.0.0.8", "127.0.0.9"])

        assert (body, attempts.n_let_through, site.asked) == (None, 0, [])
        assert f"127.0.0.9:{site.port}" in attempts.refused
