"""Feeds and their entries."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file an entry carries: a picture, an episode, a film."""

    url: str
    media_type: str = ""
    length_bytes: int | None = None
    duration_s: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a feed, as listed, already sanitised.

    `id` is the entry's identity within its feed (see `stages.identify`). `html` is the fullest
    body the feed gives, sanitised and with absolute links; `summary` is plain text.
    """

    id: str
    title: str
    link: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    html: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    image: str | None = None
    language: str | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed's bytes say: `problems` tells in plain words what was mended or lost."""

    title: str
    entries: tuple[Entry, ...]
    site_url: str | None = None
    description: str = ""
    language: str | None = None
    image: str | None = None
    ttl_s: int | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """What is remembered of an entry, so that it is known again under another guid."""

    id: str
    title: str
    link: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """An entry on its way to an article. `article_id` is set when its article is to be revised."""

    id: int
    feed: "Feed"
    entry: Entry
    first_seen_at: datetime
    n_tries: int = 0
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who prints: a paper, an agency, a channel. `key` is its host, or its feed's address."""

    key: str
    name: str
    country: str | None = None
    language: str | None = None
    kind: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that is followed, and how it fares."""

    id: int
    url: str
    title: str
    publisher: Publisher
    site_url: str | None = None
    section: str = ""
    etag: str | None = None
    last_modified: str | None = None
    next_fetch_at: datetime | None = None
    last_fetched_at: datetime | None = None
    n_failures: int = 0
    problem: str = ""
    is_gone: bool = False
    n_entries: int = 0


@dataclass(frozen=True, slots=True)
class FeedSuggestion:
    """A feed worth following, from a starter pack or an OPML file."""

    url: str
    title: str = ""
    publisher: str = ""
    country: str | None = None
    language: str | None = None
    section: str = ""
    kind: str = ""
    site_url: str | None = None
    folder: tuple[str, ...] = field(default=())
