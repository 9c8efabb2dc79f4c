"""Addresses: what a link means, and when two of them mean one page."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

_SCHEMES = frozenset({"http", "https"})
_DEFAULT_PORTS = {"http": 80, "https": 443}
# What publishing systems write where they have no link.
_NO_ADDRESS = frozenset({
    "",
    "#",
    "-",
    "/#",
    "n/a",
    "na",
    "none",
    "null",
    "nil",
    "undefined",
    "false",
    "true",
    "tbd",
})
_TRACKERS = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id
    epik mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi __hstc __hssc hsctatracking oly_anon_id
    oly_enc_id vero_id wickedid wt_mc wt.mc_id xtor ncid cmpid ns_campaign ns_mchannel ns_source
    ns_linkname at_medium at_campaign at_link_id at_link_type at_format at_ptr_name at_bbc_team
    __twitter_impression guccounter guce_referrer guce_referrer_sig sr_share s_cid traffic_source
    """.split()
)
_TRACKER_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")
# Prefixes of a host that name a door of the publisher, not another publisher.
_DOOR = re.compile(r"^(?:www\d?|m|mobile|amp|feeds?|rss)\.(?=[^.]+\.)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ILLEGAL = re.compile(r"[\s\"<>`{}|^]")
# What most links are: absolute, ASCII, nothing to strip or escape: told in a tenth of the time.
_NO_HOST = re.compile(r"[\s<>\"{}|^`%]")
_PLAIN = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d{1,4})?(?:[/?#][\w!#$%&'()*+,./:;=?@~-]*)?", re.ASCII
)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


def resolve(base: str | None, url: str) -> str | None:
    """Give the absolute http(s) address a link means; None where it is none ("N/A", "mailto:").

    Userinfo is dropped, what no address may hold is escaped, the rest is kept as written.
    """
    if _PLAIN.fullmatch(url):
        return url
    reference = _CONTROL.sub("", url).strip().replace("\\", "/")
    if reference.lower() in _NO_ADDRESS:
        return None
    parts = _parts(_joined(base, reference))
    if parts is None or parts.scheme not in _SCHEMES or not parts.hostname:
        return None
    if _NO_HOST.search(parts.hostname):  # a piece of text taken for a host by a damaged feed
        return None
    netloc = parts.netloc.rpartition("@")[2]
    return _ILLEGAL.sub(_percent, urlunsplit(parts._replace(netloc=netloc)))


def canonical(url: str) -> str:
    """Give the form under which two spellings of one address are equal; what is no address stays.

    Scheme and host in lower case and ASCII, no default port, userinfo, tracking parameter or
    fragment (but for `#!`); escapes in one spelling; the order of the query is kept.
    """
    resolved = resolve(None, url)
    parts = _parts(resolved) if resolved else None
    if parts is None:
        return url.strip()
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    path = _one_spelling(parts.path) or "/"
    query = _one_spelling(_without_trackers(parts.query))
    return urlunsplit((parts.scheme, _authority(parts), path, query, fragment))


def host(url: str) -> str:
    """Give an address's host in lower case and ASCII, no trailing dot; "" where there is none."""
    parts = _parts(url.strip())
    return _ascii_host(parts.hostname or "") if parts else ""


def publisher_key(url: str) -> str:
    """Give the host without the doors (www., m., feeds. ...) a publisher opens beside it."""
    return _DOOR.sub("", host(url))


def same_page(a: str, b: str) -> bool:
    """Tell whether two addresses are one page but for scheme, `www.` and a trailing slash."""
    return a == b or _page(a) == _page(b)


def _page(url: str) -> str:
    """Give the canonical form without scheme, `www.` and trailing slash."""
    rest = canonical(url).partition("://")[2].removeprefix("www.")
    path, mark, query = rest.partition("?")
    return path.rstrip("/") + mark + query if rest else url.strip()


def _joined(base: str | None, reference: str) -> str:
    """Give a reference as an absolute address as far as it can be one."""
    lowered = reference[:12].lower()
    if lowered.startswith(("http://", "https://")):
        return reference
    if lowered.startswith("feed:"):
        rest = reference[5:]
        return rest if rest.lower().startswith("http") else "http:" + rest
    if lowered.startswith("www."):
        return "http://" + reference
    if _SCHEME.match(reference) or _is_prose(reference):
        return ""
    try:
        return urljoin(base or "", reference)
    except ValueError:
        return ""


def _is_prose(reference: str) -> bool:
    """Tell words put where a link belongs from a relative link with a blank in its name."""
    return " " in reference and "/" not in reference and "." not in reference


@lru_cache(maxsize=2048)
def _parts(url: str) -> SplitResult | None:
    """Split an address; None where host or port cannot be read."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # read for its error: a port that is no number
    except ValueError:
        return None
    return parts


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _authority(parts: SplitResult) -> str:
    name = _ascii_host(parts.hostname or "")
    name = f"[{name}]" if ":" in name else name
    is_default = parts.port in {None, _DEFAULT_PORTS.get(parts.scheme)}
    return name if is_default else f"{name}:{parts.port}"


def _ascii_host(name: str) -> str:
    """Give a host name in lower case and IDNA; one that IDNA cannot hold stays as it is."""
    name = name.lower().rstrip(".")
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _without_trackers(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracker(pair))


def _is_tracker(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKERS or name.startswith(_TRACKER_PREFIXES)


def _one_spelling(text: str) -> str:
    """Escape what is not ASCII, unescape what needs no escape, write hexadecimal in capitals."""
    if not text.isascii():
        text = re.sub(r"[^\x00-\x7f]+", _percent, text)
    return _ESCAPE.sub(_plain_or_capital, text) if "%" in text else text


def _plain_or_capital(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if _UNRESERVED.fullmatch(character) else match[0].upper()
