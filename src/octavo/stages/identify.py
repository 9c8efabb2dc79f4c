"""Here is an entry: which one is it, and have we had it before?"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from urllib.parse import urlsplit

from octavo.lib.urls import canonical, same_page
from octavo.news.feed import Entry, KnownEntry

# Guids that name nothing, because the publishing system had nothing to put there.
_NO_GUID = frozenset({"", "0", "-", "#", "n/a", "na", "none", "null", "undefined", "false", "true"})
# Parameters against caches, new at each fetch. As part of an identity only a value as long as Unix
# seconds is one: `?v=12` may well name an entry. Beside an unchanged title any number is.
_VOLATILE_NAMES = frozenset(
    """
    _ cachebuster cache cb nocache r rand random rnd t time timestamp ts v ver version
    """.split()
)
_MIN_STAMP_DIGITS = 9
# An entry whose guid was rewritten keeps its date or is re-dated within hours; a column that comes
# daily under one address and title is 24 hours apart.
MAX_REDATING = timedelta(hours=12)


def identity(
    *, guid: str | None, link: str | None, title: str, published_at: datetime | None, summary: str
) -> str:
    """Give the name of an entry within its feed, 32 hexadecimal digits.

    Made of what can be trusted most: the guid; the link, unless it is a front page; title and date;
    the summary where both are missing. A change from http to https changes nothing.
    """
    guid = (guid or "").strip()
    if guid.lower() not in _NO_GUID:
        return _digest("guid", re.sub(r"^https?://", "//", guid, flags=re.IGNORECASE))
    if link and _names_an_entry(link):
        return _digest("link", _link_key(link))
    if title or published_at:
        return _digest("title", title, _stamp(published_at))
    return _digest("content", summary)


def identify(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give the entries of one feed with their ids, each id once.

    Entries that share an id, a link and a title are one, the newest; those that share the id only
    (one guid for all is common) are told apart by link and title.
    """
    keys = [_twin_key(entry) for entry in entries]
    n_twins = Counter(key[0] for key in set(keys))
    newest: dict[str, Entry] = {}
    for entry, key in zip(entries, keys, strict=True):
        entry_id = key[0] if n_twins[key[0]] == 1 else _digest("twin", *key)
        if entry_id not in newest or _revised_at(entry) > _revised_at(newest[entry_id]):
            newest[entry_id] = replace(entry, id=entry_id)
    return tuple(newest.values())


def match(entry: Entry, known: Mapping[str, KnownEntry]) -> str | None:
    """Give the id under which an entry is already stored; None if it is new.

    Besides the id, link and title tell an entry whose guid or cache-buster has changed. They also
    win over a guid that now stands for another entry.

    Args:
        known: the stored entries of the same feed by id.
    """
    same_id = known.get(entry.id)
    if same_id and (same_id.title == entry.title or _is_same_link(same_id.link, entry.link)):
        return same_id.id
    twins = (other for other in known.values() if other.title == entry.title)
    found = next((other.id for other in twins if _is_same(other, entry)), None)
    return found or (same_id.id if same_id else None)


def _is_same(other: KnownEntry, entry: Entry) -> bool:
    """Tell whether two entries of one title are one."""
    if other.published_at and entry.published_at:
        if abs(other.published_at - entry.published_at) >= MAX_REDATING:
            return False
    elif not entry.link or not _names_an_entry(entry.link):
        return False  # neither place nor time
    if not entry.title and not (entry.link and _names_an_entry(entry.link)):
        return False  # neither name nor place
    return _is_same_link(other.link, entry.link)


def _is_same_link(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return not a and not b
    return a == b or same_page(_without_volatile(a, 1), _without_volatile(b, 1))


def _identity(entry: Entry) -> str:
    return identity(
        guid=entry.guid,
        link=entry.link,
        title=entry.title,
        published_at=entry.published_at,
        summary=entry.summary or entry.html,
    )


def _twin_key(entry: Entry) -> tuple[str, str, str]:
    """Give what tells entries apart that share an id."""
    return _identity(entry), _link_key(entry.link) if entry.link else "", entry.title


def _names_an_entry(link: str) -> bool:
    """Tell a link to a page of its own from one to the front page."""
    parts = urlsplit(canonical(link))
    return bool(parts.path.strip("/") or parts.query)


def _link_key(link: str) -> str:
    """Give a link's canonical form without scheme and cache-busters, with a fragment that names."""
    page = _without_volatile(canonical(link), _MIN_STAMP_DIGITS).partition("://")[2]
    fragment = link.partition("#")[2]
    is_name = fragment and "=" not in fragment  # "#xtor=RSS-1" tracks
    return page.removeprefix("www.").rstrip("/") + (f"#{fragment}" if is_name else "")


def _without_volatile(link: str, min_digits: int) -> str:
    address, mark, query = link.partition("?")
    if not mark:
        return link
    query = "&".join(p for p in query.split("&") if not _is_volatile(p, min_digits))
    return f"{address}?{query}" if query else address


def _is_volatile(pair: str, min_digits: int) -> bool:
    name, _, value = pair.partition("=")
    return name.lower() in _VOLATILE_NAMES and value.isdecimal() and len(value) >= min_digits


def _revised_at(entry: Entry) -> datetime:
    return entry.updated_at or entry.published_at or datetime.min.replace(tzinfo=UTC)


def _stamp(instant: datetime | None) -> str:
    return instant.astimezone(UTC).isoformat() if instant else ""


def _digest(kind: str, *parts: str) -> str:
    joined = "\x00".join((kind, *parts)).encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=16).hexdigest()
