"""Lists of feeds from other readers, and for them (OPML)."""

from collections.abc import Iterable, Iterator

from lxml import etree

from octavo.lib.charset import decode
from octavo.lib.urls import canonical, resolve
from octavo.lib.xml import NotXmlError, legal, read_xml
from octavo.news.errors import OpmlError
from octavo.news.feed import FeedSuggestion

MAX_FEEDS = 10_000  # more than anyone follows: a list that long was made by a machine, or to harm
_FEED_ROOTS = frozenset({"rss", "feed", "rdf"})


def read_opml(body: bytes, name: str) -> tuple[FeedSuggestion, ...]:
    """Read the feeds an OPML file lists, each once, in its order, with the folders they are in.

    Args:
        name: the file's name, for the message.

    Raises:
        OpmlError: it is no OPML, lists no feed, or more than MAX_FEEDS; the reason says what to do.
    """
    if not body.strip():
        raise OpmlError(name, "the file is empty; export it again")
    try:
        root = read_xml(decode(body).text).root
    except NotXmlError as error:
        raise OpmlError(name, f"{error}; export the list as OPML") from error
    _check_root(_local(root), name)
    feeds: dict[str, FeedSuggestion] = {}
    for outline, folder in _outlines(root):
        feed = _suggestion(outline, folder)
        if feed:
            feeds.setdefault(canonical(feed.url), feed)
        if len(feeds) > MAX_FEEDS:
            raise OpmlError(
                name, f"it lists more than {MAX_FEEDS} feeds; split it into several files"
            )
    if not feeds:
        raise OpmlError(name, "it lists no feed: no outline has an xmlUrl with an http(s) address")
    return tuple(feeds.values())


def write_opml(feeds: Iterable[FeedSuggestion], title: str) -> str:
    """Write feeds as OPML 2.0, in their folders, in the order given."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = legal(title)
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for feed in feeds:
        parent = _folder(folders, feed.folder)
        label = legal(feed.title or feed.url)
        outline = etree.SubElement(parent, "outline", type="rss", text=label, title=label)
        outline.set("xmlUrl", legal(feed.url))
        for key, value in (("htmlUrl", feed.site_url), ("language", feed.language)):
            if value:
                outline.set(key, legal(value))
    written = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}'


def _check_root(root: str, name: str) -> None:
    if root == "opml":
        return
    if root in _FEED_ROOTS:
        raise OpmlError(name, "it is a feed itself; follow its address instead")
    if root == "html":
        raise OpmlError(name, "it is a web page; download the file itself, or follow the page")
    raise OpmlError(name, f"its root element is <{root}>, not <opml>; export the list as OPML")


def _outlines(root: etree._Element) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    """Walk the outlines in document order: attributes by lower-case name, and the folders above."""
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folder = waiting.pop()
        if _local(element) == "outline":
            attributes = {str(key).lower(): str(value) for key, value in element.attrib.items()}
            yield attributes, folder
            label = _label(attributes)
            if label and not attributes.get("xmlurl", "").strip():
                folder = (*folder, label)
        waiting += [(child, folder) for child in reversed(element)]


def _suggestion(outline: dict[str, str], folder: tuple[str, ...]) -> FeedSuggestion | None:
    url = resolve(None, outline.get("xmlurl", ""))
    if url is None:
        return None
    return FeedSuggestion(
        url=url,
        title=_label(outline),
        site_url=resolve(None, outline.get("htmlurl", "")),
        language=outline.get("language", "").strip() or None,
        folder=folder,
    )


def _label(outline: dict[str, str]) -> str:
    return " ".join((outline.get("title") or outline.get("text") or "").split())


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _folder(
    folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]
) -> etree._Element:
    """Give the element of a folder, making it and those above it where they are not there yet."""
    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            label = legal(path[depth - 1])
            parent = folders[path[: depth - 1]]
            folders[path[:depth]] = etree.SubElement(parent, "outline", text=label, title=label)
    return folders[path]
