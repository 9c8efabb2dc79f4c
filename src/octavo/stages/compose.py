"""Put an article together from what its feed lists and what its page shows."""

from datetime import datetime

from octavo.lib.html import from_text, to_text
from octavo.lib.urls import canonical, publisher_key, resolve
from octavo.news.article import Article, ArticleCard, ArticleKind, ReadPage, Rejected
from octavo.news.feed import Entry, Publisher, WaitingEntry

# A feed that gives this much of a text gives it whole. Of the 1,827 entries of the recorded feeds
# 1,070 have fewer than 800 characters and 678 more than 1,200; only 79 lie in the valley between.
FULL_TEXT_CHARS = 1000
_MEDIA: tuple[tuple[str, ArticleKind], ...] = (("audio/", "podcast"), ("video/", "video"))
_FILM_HOSTS = ("youtube.com", "youtu.be", "vimeo.com")


def kind_of(entry: Entry) -> ArticleKind:
    """Tell a podcast's episode and a film from a text."""
    for enclosure in entry.enclosures:
        for prefix, kind in _MEDIA:
            if enclosure.media_type.startswith(prefix):
                return kind
    host = publisher_key(entry.link) if entry.link else ""
    return "video" if host.endswith(_FILM_HOSTS) else "article"


def needs_page(entry: Entry) -> bool:
    """Tell whether the page behind an entry has to be read: the entry does not say all."""
    if entry.link is None or kind_of(entry) != "article":
        return False
    return len(to_text(entry.html)) < FULL_TEXT_CHARS


def compose(
    waiting: WaitingEntry, read: ReadPage | Rejected | None, *, url: str, now: datetime
) -> Article:
    """Give the article of an entry, from its page where that was read, else from the feed.

    The feed's own words stand where the page is no article, or shows only part of what the feed
    gives. A date in the future becomes `now`: a clock set wrong must not lead the edition.
    """
    page = read if isinstance(read, ReadPage) else None
    entry = waiting.entry
    text, html = _body(entry, page)
    address = _address(waiting, page, url)
    card = ArticleCard(
        id=waiting.article_id or 0,
        title=_title(entry, page, text),
        url=address,
        publisher=_publisher(waiting, page, address),
        published_at=_published_at(waiting, page, now),
        language=entry.language or (page.language if page else None) or "",
        kind=kind_of(entry),
        image=(page.image if page else None) or entry.image,
        section=page.section if page else "",
    )
    return Article(
        card=card,
        text=text,
        html=html,
        authors=(page.authors if page else ()) or entry.authors,
        enclosures=tuple(e for e in entry.enclosures if not e.media_type.startswith("image/")),
        keywords=tuple(dict.fromkeys((*entry.tags, *(page.tags if page else ())))),
        is_partial=_is_partial(entry, read),
        feed_id=waiting.feed.id,
    )


def _body(entry: Entry, page: ReadPage | None) -> tuple[str, str]:
    listed_text = to_text(entry.html) if entry.html else entry.summary
    listed_html = entry.html or from_text(entry.summary)
    if page is None or len(listed_text) > len(page.text):  # a teaser, or a page of another kind
        return listed_text, listed_html
    return page.text, page.html


def _title(entry: Entry, page: ReadPage | None, text: str) -> str:
    """The feed's headline first: a page's title often carries the site's name."""
    first_words = " ".join(text.split()[:12])
    return entry.title or (page.title if page else "") or first_words or "Untitled"


def _address(waiting: WaitingEntry, page: ReadPage | None, url: str) -> str:
    """The page's own canonical address where it is of the same host, else where it was found."""
    found = url or waiting.entry.link or ""
    named = page.canonical if page else None
    if named and publisher_key(named) == publisher_key(found):
        return canonical(named)
    if found:
        return canonical(found)
    return f"{waiting.feed.url}#{waiting.entry.id}"


def _publisher(waiting: WaitingEntry, page: ReadPage | None, address: str) -> Publisher:
    """The feed's publisher, unless the feed points at other people's pages."""
    own = waiting.feed.publisher
    key = publisher_key(address)
    if key == own.key or key.endswith(f".{own.key}") or own.key.endswith(f".{key}"):
        return own
    if resolve("", address) is None:
        return own
    name = (page.site_name if page else None) or key
    return Publisher(key=key, name=name, language=own.language)


def _published_at(waiting: WaitingEntry, page: ReadPage | None, now: datetime) -> datetime:
    """The feed's date first: it has a time of day, where a page often names the day alone."""
    listed = waiting.entry.published_at or (page.published_at if page else None)
    return min(listed or waiting.first_seen_at, now)


def _is_partial(entry: Entry, read: ReadPage | Rejected | None) -> bool:
    if isinstance(read, ReadPage):
        return read.is_partial
    return read is not None or (needs_page(entry) and read is None)
