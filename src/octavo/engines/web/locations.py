"""Addresses as the wire wants them: made safe, parted from their password, joined on redirects."""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

from yarl import URL

# What may stand in a path or query as it is; "%" too, so that what is quoted stays as it was
# written. yarl would unquote %2F in a query, which breaks signed addresses.
_SAFE = "%/:?#[]@!$&'()*+,;=~"
_NEEDS_NO_QUOTES = re.compile(r"[A-Za-z0-9_.\-~/:?#@!$&'()*+,;=\[\]]*")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_NOT_IN_HOST = re.compile(r"[\x00-\x20\x7f%/?#@\\<>^|]")
_LONE_BYTE = re.compile("[\udc80-\udcff]")
_LONGEST_HOST = 253  # RFC 1035, without the dot at the end
_MAX_LENGTH = 8_192  # what common servers take; browsers stop far above


class LocationError(ValueError):
    """The address cannot be fetched; the message says why and never shows a password."""


@dataclass(frozen=True, slots=True)
class Location:
    """An address to fetch: ASCII, without credentials or fragment; `host` is lower case."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> tuple[str, str, int]:
        """What a password or a connection belongs to."""
        return self.scheme, self.host, self.port


def locate(url: str) -> tuple[Location, str | None]:
    """Make an address fetchable; give it with the Authorization its user and password make.

    Raises:
        LocationError: not http or https, no host, or otherwise no address.
    """
    parts = _split(url.strip())
    host = _ascii_host(parts.hostname or "")
    port = _port(parts)
    is_default = port in {None, 443 if parts.scheme == "https" else 80}
    shown_host = f"[{host}]" if ":" in host else host
    netloc = shown_host if is_default else f"{shown_host}:{port}"
    clean = urlunsplit((parts.scheme, netloc, _quoted(parts.path) or "/", _quoted(parts.query), ""))
    if len(clean) > _MAX_LENGTH:
        raise LocationError(f"the address is longer than {_MAX_LENGTH} characters")
    number = port or (443 if parts.scheme == "https" else 80)
    return Location(clean, parts.scheme, host, number), _authorization(parts)


def follow(base: Location, header: str) -> Location:
    """Find where a Location header leads; a user and password in it are not taken.

    Raises:
        LocationError: it leads nowhere that can be fetched.
    """
    # Bytes that are not UTF-8 reach us as lone surrogates; they are sent back as they came.
    ascii_header = _LONE_BYTE.sub(lambda m: f"%{ord(m[0]) - 0xDC00:02X}", header.strip())
    try:
        joined = urljoin(base.url, ascii_header)
    except ValueError as error:
        raise LocationError("a redirect to what is no address") from error
    return locate(joined)[0]


def without_password(url: str) -> str:
    """Give an address as it may be shown: without user and password.

    >>> without_password("https://ann:secret@example.org/feed")
    'https://example.org/feed'
    """
    scheme, mark, rest = url.partition("//")
    if not mark:
        scheme, rest = "", url
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    return scheme + mark + rest[authority.rfind("@") + 1 :]


def _quoted(text: str) -> str:
    if _NEEDS_NO_QUOTES.fullmatch(text):
        return text
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE)


def _split(url: str) -> SplitResult:
    try:
        url.encode()
        parts = urlsplit(url)
    except UnicodeEncodeError as error:
        raise LocationError("the address holds half a character") from error
    except ValueError as error:
        raise LocationError("not an address: the host in brackets is no IPv6 address") from error
    if parts.scheme not in {"http", "https"}:
        raise LocationError("only http and https addresses are fetched")
    return parts


@lru_cache(maxsize=4_096)
def _ascii_host(host: str) -> str:
    if not host:
        raise LocationError("the address names no host")
    try:
        ascii_host = URL.build(scheme="http", host=host).raw_host or ""
    except ValueError as error:
        raise LocationError("the host's name is not a valid one") from error
    is_known_form = ascii_host.isascii() and not _NOT_IN_HOST.search(ascii_host)
    if not is_known_form or len(ascii_host) > _LONGEST_HOST:
        raise LocationError("the host's name is not a valid one")
    return ascii_host.lower()


def _port(parts: SplitResult) -> int | None:
    try:
        port = parts.port
    except ValueError as error:
        raise LocationError("the port is no number from 1 to 65535") from error
    if port == 0:
        raise LocationError("the port is no number from 1 to 65535")
    return port


def _authorization(parts: SplitResult) -> str | None:
    if parts.username is None and parts.password is None:
        return None
    user = unquote_to_bytes(parts.username or "")
    password = unquote_to_bytes(parts.password or "")
    return "Basic " + b64encode(user + b":" + password).decode("ascii")
