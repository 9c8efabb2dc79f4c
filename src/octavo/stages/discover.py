"""Here is a web page: which feeds does it offer?"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lxml import etree

from octavo.lib.charset import decode
from octavo.lib.urls import canonical, host, publisher_key, resolve

_FEED_TYPES = frozenset(
    """
    application/rss+xml application/atom+xml application/feed+json application/rdf+xml
    application/x.atom+xml application/x-atom+xml text/rss text/rss+xml text/atom+xml
    text/xml application/xml application/rss application/atom
    """.split()
)
_COMMENTS = re.compile(
    r"comment|kommentar|comentari|reactie|réaction|комментар|تعليق|コメント|评论", re.IGNORECASE
)
_FEED_PATH = re.compile(
    r"/(?:feeds?|rss|atom|index)(?:\.(?:xml|rdf|rss|atom|json)|/)?$|\.(?:rss|atom)$"
)
_CHANNEL_ID = re.compile(
    r"""(?:"(?:externalId|channelId)":\s*"|/channel/|videos\.xml\?channel_id=)(UC[\w-]{22})(?![\w-])"""
)
_CHANNEL_FEED = "https://www.youtube.com/feeds/videos.xml?channel_id={}"
_MAX_PAGE_CHARS = 2_000_000  # feeds are named in the head; the end of a larger page may be missed
_MAX_FEEDS = 50
_GUESSES = ("feed", "rss", "atom.xml", "index.xml", "feed.xml", "rss.xml")


def discover(html: bytes, url: str, content_type: str = "") -> tuple[str, ...]:
    """Give the feeds a page advertises, the most fitting first.

    Alternate links in the page's order, those of comments last; a video channel's feed by its id;
    where there is none of these, links in the text that look like feeds.
    """
    text = decode(html, content_type=content_type).text[:_MAX_PAGE_CHARS]
    root = _tree(text)
    if root is None:
        return ()
    base = _base(root, url)
    advertised = sorted(_advertised(root), key=lambda link: _COMMENTS.search(link[1]) is not None)
    found = [href for href, _ in advertised]
    found += _channel_feeds(text, url)
    found = found or list(_linked(root))
    return _distinct((resolve(base, href) for href in found), url)


def guesses(url: str) -> tuple[str, ...]:
    """Give addresses where a site that advertises no feed may have one, the likeliest first."""
    channel = _CHANNEL_ID.search(url) if _is_youtube(url) else None
    if channel:
        return (_CHANNEL_FEED.format(channel[1]),)
    page = resolve(None, url)
    if page is None:
        return ()
    parts = urlsplit(page)
    root = f"{parts.scheme}://{parts.netloc}/"
    folder = root + parts.path.strip("/") + "/" if parts.path.strip("/") else root
    return _distinct((start + name for start in (folder, root) for name in _GUESSES), url)


def _tree(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing that could be an element
        return None


def _base(root: etree._Element, url: str) -> str:
    hrefs = (resolve(url, element.get("href") or "") for element in root.iter("base"))
    return next(filter(None, hrefs), url)


def _advertised(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Give the addresses of alternate links with what tells what they are of."""
    for element in root.iter("link", "a"):
        tokens = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        is_feed = kind in _FEED_TYPES and ("alternate" in tokens or "feed" in tokens)
        href = (element.get("href") or "").strip()
        if href and (is_feed or ("feed" in tokens and not kind)):
            yield href, f"{element.get('title') or ''} {href}"


def _linked(root: etree._Element) -> Iterator[str]:
    """Give the links of the text whose path is one feeds have."""
    for element in root.iter("a"):
        href = (element.get("href") or "").strip()
        path = href.partition("?")[0].partition("#")[0].lower()
        if _FEED_PATH.search(path) and not _COMMENTS.search(path):
            yield href


def _channel_feeds(text: str, url: str) -> list[str]:
    found = _CHANNEL_ID.search(url + "\n" + text) if _is_youtube(url) else None
    return [_CHANNEL_FEED.format(found[1])] if found else []


def _is_youtube(url: str) -> bool:
    return publisher_key(url) == "youtube.com" or host(url).endswith(".youtube.com")


def _distinct(urls: Iterable[str | None], page: str) -> tuple[str, ...]:
    """Give each address once, the page itself never."""
    by_form: dict[str, str] = {}
    for url in urls:
        if url and canonical(url) != canonical(page):
            by_form.setdefault(canonical(url), url)
    return tuple(by_form.values())[:_MAX_FEEDS]
