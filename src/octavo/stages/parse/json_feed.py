"""JSON Feed 1.0 and 1.1."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from octavo.lib.dates import parse_date
from octavo.lib.html import from_text
from octavo.lib.urls import resolve
from octavo.news.feed import Enclosure
from octavo.stages.parse.draft import Draft, Sheet, enclosure, language_tag

Node = Mapping[str, Any]


def read_json_feed(text: str, url: str) -> Sheet:
    """Read a JSON Feed.

    Raises:
        ValueError: the text is no JSON, or no JSON Feed; the message says which.
    """
    try:
        feed = json.loads(text, strict=False)  # line ends within strings are common
    except RecursionError:
        raise ValueError("its JSON is nested too deeply") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise ValueError("it is JSON, but no JSON Feed: it has no list of items")
    if "jsonfeed" not in _text(feed, "version"):
        raise ValueError("it is JSON, but no JSON Feed: its version names none")
    site_url = resolve(url or None, _text(feed, "home_page_url"))
    base = site_url or url or None
    return Sheet(
        title=_text(feed, "title"),
        drafts=tuple(_draft(item, base) for item in feed["items"] if isinstance(item, dict)),
        site_url=site_url,
        description=_text(feed, "description"),
        language=language_tag(_text(feed, "language")),
        image=resolve(base, _text(feed, "icon") or _text(feed, "favicon")),
    )


def _draft(item: Node, base: str | None) -> Draft:
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    link = resolve(base, _text(item, "url")) or resolve(base, _text(item, "external_url"))
    guid = _text(item, "id")
    summary = _text(item, "summary")
    return Draft(
        guid=guid,
        title=_text(item, "title"),
        link=link or (resolve(None, guid) if guid.startswith("http") else None),
        published_at=parse_date(_text(item, "date_published")),
        updated_at=parse_date(_text(item, "date_modified")),
        html=html or from_text(plain or summary),
        summary=summary.replace("<", "&lt;"),  # plain text, by the specification
        authors=tuple(_authors(item)),
        tags=tuple(str(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
        enclosures=tuple(_enclosures(item, base)),
        image=resolve(base, _text(item, "image") or _text(item, "banner_image")),
        language=language_tag(_text(item, "language")),
    )


def _text(node: Node, key: str) -> str:
    """Give a value as text: "" when absent, numbers as they are written (ids often are numbers)."""
    value = node.get(key)
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value).strip() if is_text else ""


def _list(node: Node, key: str) -> list[Any]:
    value = node.get(key)
    return value if isinstance(value, list) else []


def _authors(item: Node) -> Iterator[str]:
    for author in [*_list(item, "authors"), item.get("author")]:
        if isinstance(author, dict):
            yield _text(author, "name")
        elif isinstance(author, str):
            yield author


def _enclosures(item: Node, base: str | None) -> Iterator[Enclosure]:
    for attachment in _list(item, "attachments"):
        if isinstance(attachment, dict):
            made = enclosure(
                base,
                _text(attachment, "url"),
                _text(attachment, "mime_type"),
                length=_text(attachment, "size_in_bytes"),
                duration=_text(attachment, "duration_in_seconds"),
            )
            if made:
                yield made
