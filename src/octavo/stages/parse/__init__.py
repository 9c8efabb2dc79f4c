"""Here are the bytes of a feed: what does it say?

Reads RSS 0.90 to 2.0, Atom, JSON Feed. Strict parsing first, then our own repair and a recovering
parser, then feedparser; whatever comes out is sanitised, and what was mended or lost is told.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree

from octavo.lib.charset import decode
from octavo.lib.html import to_text, unescape_title
from octavo.lib.xml import Document, NotXmlError, read_xml
from octavo.news.errors import NotAFeedError
from octavo.news.feed import ParsedFeed
from octavo.stages.parse.atom import read_atom
from octavo.stages.parse.draft import Draft, Sheet, finish
from octavo.stages.parse.fallback import read_anything
from octavo.stages.parse.json_feed import read_json_feed
from octavo.stages.parse.names import short_name
from octavo.stages.parse.rss import read_rss

__all__ = ["MAX_ENTRIES", "parse"]

MAX_ENTRIES = (
    2_000  # the longest of the 93 recorded feeds has 120; an archive of 10,000 is a mistake
)
_MAX_INFLATED_BYTES = 50_000_000
_MAX_FALLBACK_CHARS = 5_000_000  # feedparser takes about a second for 4 MB, and is meant for scraps
_GZIP = b"\x1f\x8b"
_FEED_START = re.compile(r"<\?xml\b|<(?:\w+:)?(?:rss|rdf|feed|channel)[\s>]", re.IGNORECASE)
_JUNK_SEARCHED_CHARS = 20_000
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL)
_ROW_TAG = re.compile(r"<(/?)(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def parse(body: bytes, *, content_type: str = "", url: str = "") -> ParsedFeed:
    """Read a feed's bytes, whatever their format, charset and damage.

    Args:
        body: as received; gzip that nobody declared is inflated.
        content_type: the HTTP header; it is believed last.
        url: where the feed was fetched; relative addresses count from it if nothing else is said.

    Returns:
        The feed with at most MAX_ENTRIES entries (the newest), their ids still empty.

    Raises:
        NotAFeedError: it is no feed, or one that must not be read; the reason says why.
    """
    decoded = decode(_inflated(body, url), content_type=content_type)
    problems = [f"{decoded.n_strays} bytes are not {decoded.charset}"] if decoded.n_strays else []
    text, junk = _without_junk(decoded.text)
    problems += [f"{len(junk)} characters stand before the feed"] if junk else []
    if not text:
        raise NotAFeedError(url, "it is empty")
    sheet, more = _from_json(text, url) if text[0] in "{[" else _from_xml(text, url)
    drafts, even_more = _newest(sheet.drafts)
    return _finished(sheet, drafts, problems=(*problems, *more, *even_more))


def _inflated(body: bytes, url: str) -> bytes:
    """Undo gzip, as far as the stream is whole and the limit allows."""
    if not body.startswith(_GZIP):
        return body
    inflater = zlib.decompressobj(wbits=31)
    try:
        inflated = inflater.decompress(body, _MAX_INFLATED_BYTES)
    except zlib.error as error:
        raise NotAFeedError(url, "its gzip stream is damaged") from error
    if inflater.unconsumed_tail:
        raise NotAFeedError(url, f"it inflates to more than {_MAX_INFLATED_BYTES} bytes")
    return inflated


def _without_junk(text: str) -> tuple[str, str]:
    """Drop blanks and, where a feed follows, whatever else stands before the document."""
    text = text.lstrip("\ufeff\x00 \t\r\n\x0b\x0c")
    if text[:1] in {"<", "{", "["} and not text.startswith(("<br", "<b>")):
        return text, ""
    start = _FEED_START.search(text, 0, _JUNK_SEARCHED_CHARS)
    return (text[start.start() :], text[: start.start()]) if start else (text, "")


def _from_json(text: str, url: str) -> tuple[Sheet, list[str]]:
    try:
        return read_json_feed(text, url), []
    except ValueError as error:
        raise NotAFeedError(url, str(error)) from error


def _from_xml(text: str, url: str) -> tuple[Sheet, list[str]]:
    """Read RSS or Atom, with feedparser where everything else fails."""
    try:
        document = read_xml(text)
    except NotXmlError as error:
        if "entities" in str(error):
            raise NotAFeedError(url, str(error)) from error
        document = None
    sheet = _from_document(document.root, url) if document else None
    if document is None or sheet is None:
        return _from_anything(text, url)
    return _without_torn(sheet, document, text)


def _from_document(root: etree._Element, url: str) -> Sheet | None:
    name = short_name(root).rpartition(":")[2]
    if name in {"rss", "rdf", "channel"}:
        return read_rss(root, url)
    if name in {"feed", "entry"}:
        return read_atom(root, url)
    return None


def _from_anything(text: str, url: str) -> tuple[Sheet, list[str]]:
    if _PAGE.match(text):
        raise NotAFeedError(url, "it is a web page")
    sheet = read_anything(text, url) if len(text) <= _MAX_FALLBACK_CHARS else None
    if sheet is None:
        raise NotAFeedError(url, "it is neither RSS, Atom nor JSON Feed")
    return sheet, ["the document is no XML; what could be read was kept"]


def _without_torn(sheet: Sheet, document: Document, text: str) -> tuple[Sheet, list[str]]:
    """Tell what was mended, and leave out an entry the document breaks off in."""
    if not document.is_mended:
        return sheet, []
    if not document.is_damaged:
        return sheet, ["the document is not well-formed XML and was mended"]
    tags = _ROW_TAG.findall(text)
    if not tags or tags[-1] == "/":
        return sheet, ["the document is damaged XML; what could be read was kept"]
    whole = replace(sheet, drafts=sheet.drafts[:-1])
    return whole, ["the document breaks off; the entry it breaks off in was left out"]


def _newest(drafts: Sequence[Draft]) -> tuple[Sequence[Draft], list[str]]:
    """Keep the newest entries, in the feed's order, and tell how many were left out."""
    if len(drafts) <= MAX_ENTRIES:
        return drafts, []
    order = sorted(range(len(drafts)), key=lambda n: _newness(drafts[n]), reverse=True)
    kept = sorted(order[:MAX_ENTRIES])
    return [drafts[n] for n in kept], [
        f"the feed has {len(drafts)} entries; the newest {MAX_ENTRIES} were kept"
    ]


def _newness(draft: Draft) -> datetime:
    return draft.published_at or draft.updated_at or _LONG_AGO


def _finished(sheet: Sheet, drafts: Sequence[Draft], *, problems: tuple[str, ...]) -> ParsedFeed:
    return ParsedFeed(
        title=unescape_title(sheet.title),
        entries=tuple(finish(draft, site_url=sheet.site_url) for draft in drafts),
        site_url=sheet.site_url,
        description=to_text(sheet.description),
        language=sheet.language,
        image=sheet.image,
        ttl_s=sheet.ttl_s,
        problems=problems,
    )
