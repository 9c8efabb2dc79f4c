"""One fetch: hop by hop from an address to an answer, within one budget of time."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
from yarl import URL

from octavo.engines.web.decode import ACCEPTED, Decoder, EncodingError, TooLargeError
from octavo.engines.web.guarded import watch_attempts
from octavo.engines.web.locations import (
    Location,
    LocationError,
    follow,
    locate,
    without_password,
)
from octavo.engines.web.reasons import reason
from octavo.engines.web.retry import retry_at
from octavo.engines.web.turns import Turns
from octavo.lib.clock import Clock
from octavo.news.errors import (
    AddressRefusedError,
    DeadlineError,
    GoneError,
    PageTooLargeError,
    StatusError,
    TooManyRedirectsError,
    UnreachableError,
)
from octavo.news.ports import Request, Response

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_VALIDATORS = frozenset({"etag", "last-modified"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take."""

    total_timeout_s: float
    limit_bytes: int
    max_redirects: int


@dataclass(frozen=True, slots=True)
class _Redirect:
    status: int
    to: Location


class Fetcher:
    """Fetches addresses with one session, on one event loop."""

    def __init__(
        self, session: aiohttp.ClientSession, turns: Turns, *, limits: Limits, clock: Clock
    ) -> None:
        self._session = session
        self._turns = turns
        self._limits = limits
        self._clock = clock

    async def fetch(self, request: Request, gate: asyncio.Event) -> Response:
        """Fetch one address; the errors are those of `news.ports.Web.get`.

        The budget of time is spent by hops, not by waiting for a turn or for the gate.
        """
        shown = without_password(request.url)
        try:
            location, authorization = locate(request.url)
        except LocationError as error:
            raise UnreachableError(shown, str(error)) from error
        chain = _Chain(request, shown, location, authorization)
        left_s = self._limits.total_timeout_s
        for _ in range(self._limits.max_redirects + 1):
            async with self._turns.turn(chain.location.origin, gate):
                began_s = asyncio.get_running_loop().time()
                outcome = await self._hop_in_time(chain, left_s)
                left_s -= asyncio.get_running_loop().time() - began_s
            if isinstance(outcome, Response):
                return outcome
            chain.move(outcome)
        raise TooManyRedirectsError(shown, self._limits.max_redirects)

    async def _hop_in_time(self, chain: "_Chain", left_s: float) -> Response | _Redirect:
        try:
            async with asyncio.timeout(left_s):
                return await self._hop(chain)
        except TimeoutError as error:
            raise DeadlineError(chain.shown, self._limits.total_timeout_s) from error

    async def _hop(self, chain: "_Chain") -> Response | _Redirect:
        attempts = watch_attempts()
        try:
            async with self._session.get(
                URL(chain.location.url, encoded=True),
                headers=chain.headers(),
                allow_redirects=False,
            ) as answer:
                chain.remember_cookies(answer)
                return await self._judge(chain, answer)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            if attempts.refused and attempts.n_let_through == 0:
                raise AddressRefusedError(chain.shown, attempts.refused[0]) from error
            raise UnreachableError(chain.shown, reason(error)) from error

    async def _judge(self, chain: "_Chain", answer: aiohttp.ClientResponse) -> Response | _Redirect:
        status = answer.status
        if status in _REDIRECTS:
            return chain.redirect(answer)
        if status == 410:
            raise GoneError(chain.shown)
        if status >= 400:
            header = answer.headers.get("Retry-After", "")
            raise StatusError(chain.shown, status, retry_at(header, now=self._clock()))
        body = b"" if status == 304 else await self._read(chain, answer)
        return Response(
            url=chain.shown,
            final_url=chain.location.url,
            status=status,
            headers=_plain_headers(answer.headers),
            body=body,
            moved_to=chain.moved_to,
        )

    async def _read(self, chain: "_Chain", answer: aiohttp.ClientResponse) -> bytes:
        limit_bytes = self._limits.limit_bytes
        if (answer.content_length or 0) > limit_bytes:
            raise PageTooLargeError(chain.shown, limit_bytes)
        try:
            decoder = Decoder(answer.headers.get("Content-Encoding", ""), limit_bytes=limit_bytes)
            async for chunk in answer.content.iter_any():
                decoder.feed(chunk)
            return decoder.finish()
        except TooLargeError as error:
            raise PageTooLargeError(chain.shown, limit_bytes) from error
        except EncodingError as error:
            raise UnreachableError(chain.shown, str(error)) from error


class _Chain:
    """Where a fetch has got to: the hop it is at, and what it carries from hop to hop."""

    def __init__(
        self, request: Request, shown: str, location: Location, authorization: str | None
    ) -> None:
        self.shown = shown
        self.location = location
        self._request = request
        self._home = location.origin
        self._authorization = authorization
        self._n_hops = 0
        self._is_permanent = True
        self._cookies: aiohttp.CookieJar | None = None

    @property
    def moved_to(self) -> str | None:
        """Where the address has moved for good.

        None where it carries a password, which the new address, told without it, would lose.
        """
        if self._n_hops == 0 or not self._is_permanent or self._authorization is not None:
            return None
        return self.location.url

    def headers(self) -> dict[str, str]:
        """Give the headers of this hop; the password goes to the origin it was given for only."""
        headers = {"Accept": self._request.accept, "Accept-Encoding": ACCEPTED}
        etag, last_modified = self._request.etag, self._request.last_modified
        if etag and _is_sendable(etag):
            headers["If-None-Match"] = etag
        if last_modified and _is_sendable(last_modified):
            headers["If-Modified-Since"] = last_modified
        if self._authorization is not None and self.location.origin == self._home:
            headers["Authorization"] = self._authorization
        if self._cookies is not None:
            cookies = self._cookies.filter_cookies(URL(self.location.url, encoded=True))
            if cookies:
                headers["Cookie"] = "; ".join(f"{m.key}={m.coded_value}" for m in cookies.values())
        return headers

    def remember_cookies(self, answer: aiohttp.ClientResponse) -> None:
        """Keep the cookies of an answer until this fetch ends."""
        if not answer.cookies:
            return
        if self._cookies is None:
            self._cookies = aiohttp.CookieJar(unsafe=True)  # unsafe: from literal addresses too
        self._cookies.update_cookies(answer.cookies, URL(self.location.url, encoded=True))

    def redirect(self, answer: aiohttp.ClientResponse) -> _Redirect:
        """Read where an answer redirects to."""
        header = answer.headers.get("Location", "")
        if not header.strip():
            raise UnreachableError(self.shown, f"a redirect ({answer.status}) to nowhere")
        try:
            to = follow(self.location, header)
        except LocationError as error:
            raise UnreachableError(self.shown, f"a redirect that leads nowhere: {error}") from error
        if self._authorization is not None and (self.location.scheme, to.scheme) == (
            "https",
            "http",
        ):
            raise UnreachableError(
                self.shown,
                "a redirect from https to http, not followed as the address has a password",
            )
        return _Redirect(answer.status, to)

    def move(self, redirect: _Redirect) -> None:
        """Go on to the next hop."""
        self.location = redirect.to
        self._n_hops += 1
        self._is_permanent = self._is_permanent and redirect.status in _PERMANENT


def _is_sendable(validator: str) -> bool:
    """Tell whether a validator can be sent back byte for byte."""
    return validator.isprintable()  # neither control characters nor lone surrogates are


def _plain_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Give headers by lower-case name, as text that can be stored.

    Bytes that are not UTF-8 reach us as lone surrogates. They are read as Latin-1; validators
    with such bytes are left out, as they could not be sent back as they came.
    """
    plain: dict[str, str] = {}
    for name, value in headers.items():
        key = name.lower()
        is_odd = not value.isascii() and any("\udc80" <= c <= "\udcff" for c in value)
        if key == "set-cookie" or (is_odd and key in _VALIDATORS):
            continue
        if is_odd:
            value = value.encode("utf-8", "surrogateescape").decode("latin-1")
        plain[key] = f"{plain[key]}, {value}" if key in plain else value
    return plain
