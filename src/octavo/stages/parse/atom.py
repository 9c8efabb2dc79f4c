"""Atom 0.3 and 1.0."""

import base64
import binascii
from collections.abc import Iterator

from lxml import etree

from octavo.lib.dates import parse_date
from octavo.lib.html import from_text
from octavo.lib.urls import resolve
from octavo.news.feed import Enclosure
from octavo.stages.parse.draft import Draft, Sheet, duration_s, enclosure, language_tag
from octavo.stages.parse.media import (
    itunes_duration,
    media_description,
    media_enclosures,
    media_title,
    picture,
    timed,
)
from octavo.stages.parse.names import (
    XML_LANG,
    Fields,
    attribute,
    base_of,
    fields,
    first_text,
    inner_html,
    short_name,
    text_of,
)

_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})


def read_atom(root: etree._Element, url: str) -> Sheet:
    """Read an Atom document; a document that is one entry alone is a feed of one."""
    found = _fields(root)
    base = base_of(root, url or None) or url or None
    site_url = None if _is_entry(root) else _link(found, base)
    entries = (e for e in root.iter("{*}entry") if _is_entry(e))
    title = next((_plain(e) for e in found.get("title", ())), "")
    return Sheet(
        title=title,
        drafts=tuple(_draft(entry, site_url or base) for entry in entries),
        site_url=site_url,
        description=first_text(found, "subtitle", "tagline", "description"),
        language=language_tag(root.get(XML_LANG, "") or first_text(found, "dc:language")),
        image=resolve(base, first_text(found, "logo", "icon")),
    )


def _draft(entry: etree._Element, default_base: str | None) -> Draft:
    found = _fields(entry)
    own_base = base_of(entry, default_base)
    base = own_base or default_base
    body, body_base = _body(found, default_base)
    summary = next((_html(e) for e in found.get("summary", ())), "")
    described = media_description(found)
    return Draft(
        guid=first_text(found, "id"),
        title=next((_plain(e) for e in found.get("title", ())), "") or media_title(found),
        link=_link(found, base),
        published_at=parse_date(
            first_text(found, "published", "issued", "created", "dc:date", "pubdate")
        ),
        updated_at=parse_date(first_text(found, "updated", "modified", "dcterms:modified")),
        html=body or summary or from_text(described),
        base=body_base or own_base,
        summary=summary or described,
        authors=tuple(_authors(found)),
        tags=tuple(_tags(found)),
        enclosures=timed(_enclosures(found, base), duration_s(itunes_duration(found))),
        image=picture(found, base),
        language=language_tag(entry.get(XML_LANG, "")),
    )


def _fields(element: etree._Element) -> Fields:
    """Give the children by name, Atom's own without the prefix some documents write them with."""
    found = fields(element)
    for name in [name for name in found if name.startswith("atom:")]:
        found[name.removeprefix("atom:")] += found.pop(name)
    return found


def _is_entry(element: etree._Element) -> bool:
    return short_name(element).removeprefix("atom:") == "entry"


def _body(found: Fields, outer: str | None) -> tuple[str, str | None]:
    """Give the longest content as HTML, and the xml:base that holds for it."""
    bodies = [(_html(e), base_of(e, outer)) for e in found.get("content", ())]
    return max(bodies, key=lambda body: len(body[0]), default=("", None))


def _html(element: etree._Element) -> str:
    """Give a text construct as HTML, by its type (Atom 1.0) or mode (Atom 0.3)."""
    kind = attribute(element, "type").lower() or "text"
    if len(element):
        is_wrapped = kind == "xhtml" and len(element) == 1
        return inner_html(element[0] if is_wrapped else element).strip()
    text = (element.text or "").strip()
    if element.get("mode") == "base64" or not _is_readable(kind):
        return _from_base64(text)
    is_plain = kind in {"text", "text/plain"} and element.get("mode") is None
    # Many declare no type and write HTML all the same.
    return text if not is_plain or ("</" in text or "<br" in text) else from_text(text)


def _is_readable(kind: str) -> bool:
    return kind in {"text", "html", "xhtml"} or kind.startswith("text/") or kind.endswith("xml")


def _from_base64(text: str) -> str:
    try:
        decoded = base64.b64decode(text, validate=False).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return decoded if "<" in decoded else from_text(decoded)


def _plain(element: etree._Element) -> str:
    """Give a title's words; elements in it are markup, not words."""
    return text_of(element).strip()


def _link(found: Fields, base: str | None) -> str | None:
    """Choose the page: origLink, else the alternate that is HTML, else any alternate."""
    for element in found.get("feedburner:origlink", ()):
        link = resolve(base, text_of(element))
        if link:
            return link
    links = [e for e in found.get("link", ()) if e.get("rel", "alternate").lower() == "alternate"]
    links.sort(
        key=lambda e: attribute(e, "type").lower() not in _PAGE_TYPES
    )  # stable: first of its kind
    addresses = (resolve(base_of(e, base) or base, e.get("href") or text_of(e)) for e in links)
    return next(filter(None, addresses), None) or _permalink(found)


def _permalink(found: Fields) -> str | None:
    guid = first_text(found, "id")
    return resolve(None, guid) if guid.startswith(("http://", "https://")) else None


def _authors(found: Fields) -> Iterator[str]:
    for element in [*found.get("author", ()), *found.get("dc:creator", ())]:
        yield first_text(_fields(element), "name", "email") or (element.text or "")


def _tags(found: Fields) -> Iterator[str]:
    for element in found.get("category", ()):
        yield element.get("label") or element.get("term") or text_of(element)
    for element in found.get("dc:subject", ()):
        yield text_of(element)


def _enclosures(found: Fields, base: str | None) -> Iterator[Enclosure]:
    for element in found.get("link", ()):
        if attribute(element, "rel").lower() == "enclosure":
            length = attribute(element, "length")
            made = enclosure(
                base, attribute(element, "href"), attribute(element, "type"), length=length
            )
            if made:
                yield made
    yield from media_enclosures(found, base)
