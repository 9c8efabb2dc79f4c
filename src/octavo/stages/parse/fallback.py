"""The last resort: feedparser, for what neither parser nor repair could read."""

from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import feedparser

from octavo.lib.urls import resolve
from octavo.news.feed import Enclosure
from octavo.stages.parse.draft import Draft, Sheet, enclosure, language_tag

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Node = Mapping[str, Any]


def read_anything(text: str, url: str) -> Sheet | None:
    """Read a feed with feedparser; None where it, too, sees none."""
    # A stream, and not the text itself, which feedparser would try as an address and a file name.
    read: Node = feedparser.parse(BytesIO(text.encode("utf-8", "replace")))
    entries, feed = read.get("entries", []), read.get("feed", {})
    if not (entries or read.get("version")):
        return None
    site_url = resolve(url or None, feed.get("link", ""))
    base = site_url or url or None
    return Sheet(
        title=feed.get("title", ""),
        drafts=tuple(_draft(entry, base) for entry in entries),
        site_url=site_url,
        description=feed.get("subtitle", ""),
        language=language_tag(feed.get("language", "") or ""),
    )


def _draft(entry: Node, base: str | None) -> Draft:
    contents = [content.get("value", "") for content in entry.get("content", ())]
    summary = entry.get("summary", "")
    files = (_enclosure(found, base) for found in entry.get("enclosures", ()))
    return Draft(
        guid=entry.get("id", ""),
        title=entry.get("title", ""),
        link=resolve(base, entry.get("link", "")),
        published_at=_instant(entry, "published_parsed") or _instant(entry, "created_parsed"),
        updated_at=_instant(entry, "updated_parsed"),
        html=max(contents, key=len, default="") or summary,
        summary=summary,
        authors=tuple(a["name"] for a in entry.get("authors", ()) if a.get("name")),
        tags=tuple(t["term"] for t in entry.get("tags", ()) if t.get("term")),
        enclosures=tuple(one for one in files if one),
    )


def _enclosure(found: Node, base: str | None) -> Enclosure | None:
    length = str(found.get("length", ""))
    return enclosure(base, found.get("href", ""), found.get("type", ""), length=length)


def _instant(entry: Node, key: str) -> datetime | None:
    # Asked for as a dict's own: feedparser's get() would give one date for another, with a warning.
    parsed = dict.get(entry, key) if isinstance(entry, dict) else None
    return _EPOCH + timedelta(seconds=timegm(parsed)) if parsed else None
