"""Finding a feed behind an address, following it, letting it go."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from octavo.features.following.packs import get_pack
from octavo.news.article import ReadPage, Rejected
from octavo.news.errors import NotAFeedError, OpmlError, SourceError
from octavo.news.feed import FeedSuggestion, ParsedFeed
from octavo.news.ports import Request, Response, Web
from octavo.stages import classify, discover, extract, identify, parse, read_opml
from octavo.store import feeds as feed_store

# A page may name several feeds, and a site hide its one: no more than so many are tried.
_MOST_TRIES = 8
_SECTION_CHARS = 32  # the store's limit


@dataclass(frozen=True, slots=True)
class Followed:
    """What following came to: feeds that are new, and those followed before."""

    n_new: int
    n_known: int


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed and the address it was found at."""

    url: str
    parsed: ParsedFeed


def find_feed(url: str, web: Web) -> FoundFeed:
    """Fetch a feed: at the address itself, else one its page names, else where sites keep theirs.

    Raises:
        NotAFeedError: there is none.
        SourceError: the address cannot be fetched.
        AddressRefusedError: the address guard refuses it.
    """
    answer = web.get(Request(url))
    try:
        return _read(answer, url)
    except NotAFeedError as error:
        not_here = error
    named = discover.discover(answer.body, answer.final_url or url, answer.content_type)
    for found in _try_each((*named, *(() if named else discover.guesses(answer.final_url))), web):
        return found
    raise NotAFeedError(url, f"{not_here.reason}, and it names no feed that can be read")


def _try_each(urls: tuple[str, ...], web: Web) -> Iterator[FoundFeed]:
    """Give the feeds among addresses; what is none, or cannot be fetched, is passed over."""
    for url in urls[:_MOST_TRIES]:
        try:
            yield _read(web.get(Request(url)), url)
        except (NotAFeedError, SourceError):
            continue


def _read(answer: Response, url: str) -> FoundFeed:
    parsed = parse.parse(answer.body, content_type=answer.content_type, url=answer.final_url or url)
    identified = replace(parsed, entries=identify.identify(parsed.entries))
    return FoundFeed(url=answer.moved_to or url, parsed=identified)


def read_file(body: bytes, name: str) -> ParsedFeed:
    """Read a feed from a file's bytes.

    Raises:
        NotAFeedError: it is none.
    """
    return _read(Response(url=name, final_url="", status=200, body=body), name).parsed


def fetch_page(url: str, web: Web) -> ReadPage | Rejected:
    """Fetch a page and read the article on it.

    Raises:
        SourceError: the address cannot be fetched.
        AddressRefusedError: the address guard refuses it.
    """
    answer = web.get(Request(url, accept="text/html, */*;q=0.5"))
    return extract.extract(answer.body, url=answer.final_url, content_type=answer.content_type)


def read_page(body: bytes, *, url: str) -> ReadPage | Rejected:
    """Read the article in a file's bytes."""
    return extract.extract(body, url=url)


def follow_address(url: str, web: Web, *, now: datetime) -> Followed:
    """Follow the feed at an address or named by its page, or all feeds of an OPML list there.

    Raises:
        NotAFeedError: there is neither a feed nor a list.
        SourceError: the address cannot be fetched.
        AddressRefusedError: the address guard refuses it.
    """
    if feed_store.is_followed(url):
        return Followed(n_new=0, n_known=1)
    answer = web.get(Request(url))
    if b"<opml" in answer.body[:4096].lower():
        return follow_opml(answer.body, url, now=now)
    found = find_feed(url, web)
    suggestion = FeedSuggestion(
        url=found.url,
        title=found.parsed.title,
        site_url=found.parsed.site_url,
        language=found.parsed.language,
    )
    return Followed(*feed_store.add_feeds([suggestion], now=now))


def follow_opml(body: bytes, name: str, *, now: datetime) -> Followed:
    """Follow every feed of an OPML list.

    Raises:
        OpmlError: it is no such list, or an empty one.
    """
    suggestions = read_opml.read_opml(body, name)
    if not suggestions:
        raise OpmlError(name, "it lists no feed (no outline has an xmlUrl)")
    filed = [replace(one, section=one.section or _section_of(one.folder)) for one in suggestions]
    return Followed(*feed_store.add_feeds(filed, now=now))


def _section_of(folder: tuple[str, ...]) -> str:
    """Give the section a folder names, the innermost first; else the folder's own name."""
    named = (classify.classify(section=f) for f in reversed(folder))
    return next(filter(None, named), folder[-1][:_SECTION_CHARS] if folder else "")


def follow_pack(key: str, *, now: datetime) -> Followed:
    """Follow every feed of a starter pack.

    Raises:
        NotFoundError: there is no such pack; the message names the nearest.
    """
    return Followed(*feed_store.add_feeds(get_pack(key).feeds, now=now))


def as_opml() -> str:
    """Write all that is followed as an OPML list, for another reader to take."""
    suggestions = [
        FeedSuggestion(
            url=feed.url,
            title=feed.title,
            publisher=feed.publisher.name,
            country=feed.publisher.country,
            language=feed.publisher.language,
            section=feed.section,
            site_url=feed.site_url,
            folder=(feed.section,) if feed.section else (),
        )
        for feed in feed_store.list_feeds()
    ]
    return read_opml.write_opml(suggestions, "Octavo")


def unfollow(url: str) -> int:
    """Let a feed go with its entries, and with the articles that no other feed lists.

    Raises:
        NotFoundError: it is not followed.
    """
    feed = feed_store.get_feed_by_url(url)
    feed_store.remove(feed.id)
    return 1
