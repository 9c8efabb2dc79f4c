"""RSS 0.90 to 2.0, RDF included."""

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
    Fields,
    attribute,
    base_of,
    fields,
    first_text,
    inner_html,
    short_name,
    text_of,
)

_PERIOD_S = {
    "hourly": 3600,
    "daily": 86400,
    "weekly": 604800,
    "monthly": 2592000,
    "yearly": 31536000,
}
_MAX_TTL_MIN = 60 * 24 * 30


def read_rss(root: etree._Element, url: str) -> Sheet:
    """Read an RSS document: its channel, and its items wherever damage or version has put them."""
    channel = next((e for e in root.iter("{*}*") if short_name(e) == "channel"), root)
    found = fields(channel)
    base = base_of(channel, url or None) or url or None
    site_url = _site(found, base)
    items = (e for e in root.iter("{*}item", "rss:item") if short_name(e) == "item")
    return Sheet(
        title=first_text(found, "title", "dc:title"),
        drafts=tuple(_draft(item, site_url or base) for item in items),
        site_url=site_url,
        description=first_text(found, "description", "itunes:summary", "itunes:subtitle"),
        language=language_tag(first_text(found, "language", "dc:language")),
        image=_image(root, found, site_url or base),
        ttl_s=_ttl_s(found),
    )


def _draft(item: etree._Element, default_base: str | None) -> Draft:
    found = fields(item)
    own_base = base_of(item, default_base)
    base = own_base or default_base
    guid = first_text(found, "guid", "dc:identifier") or _rdf_about(item)
    body, summary = _bodies(found)
    return Draft(
        guid=guid,
        title=first_text(found, "title", "dc:title") or media_title(found),
        link=_link(found, base),
        published_at=parse_date(
            first_text(found, "pubdate", "dc:date", "dcterms:issued", "dcterms:created")
        ),
        updated_at=parse_date(
            first_text(found, "dcterms:modified", "atom:updated", "lastbuilddate")
        ),
        html=body,
        base=own_base,
        summary=summary,
        authors=_authors(found),
        tags=tuple(text_of(e) for e in [*found.get("category", ()), *found.get("dc:subject", ())]),
        enclosures=timed(_enclosures(found, base), duration_s(itunes_duration(found))),
        image=picture(found, base),
        language=language_tag(first_text(found, "dc:language", "language")),
    )


def _bodies(found: Fields) -> tuple[str, str]:
    """Give the fullest body and the summary, both as HTML."""
    encoded = [
        inner_html(e) for e in found.get("content:encoded", ()) or found.get("xhtml:body", ())
    ]
    descriptions = [inner_html(e) for e in found.get("description", ())]
    body = max(encoded, key=len, default="").strip()
    description = max(descriptions, key=len, default="").strip()
    spoken = first_text(found, "itunes:summary", "itunes:subtitle") or media_description(found)
    summary = description or spoken
    return body or description or (from_text(spoken) if "<" not in spoken else spoken), summary


def _link(found: Fields, base: str | None) -> str | None:
    """Choose the page: what a proxy's link stands for, the link, a guid that is one."""
    written = [*found.get("feedburner:origlink", ()), *found.get("link", ())]
    for element in written:
        link = resolve(base, text_of(element) or attribute(element, "href"))
        if link:
            return link
    for element in found.get("atom:link", ()):
        if element.get("rel", "alternate") == "alternate":
            link = resolve(base, attribute(element, "href"))
            if link:
                return link
    return _permalink(found)


def _permalink(found: Fields) -> str | None:
    for element in found.get("guid", ()):
        guid = text_of(element).strip()
        if element.get("isPermaLink", "true").lower() != "false" and guid.lower().startswith(
            "http"
        ):
            return resolve(None, guid)
    return None


def _rdf_about(item: etree._Element) -> str:
    return item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "").strip()


def _authors(found: Fields) -> tuple[str, ...]:
    for name in ("dc:creator", "author", "itunes:author", "atom:author", "dc:author"):
        authors = [_author(element) for element in found.get(name, ())]
        if any(authors):
            return tuple(authors)
    return ()


def _author(element: etree._Element) -> str:
    names = fields(element) if len(element) else {}
    return first_text(names, "name", "atom:name") or text_of(element)


def _enclosures(found: Fields, base: str | None) -> Iterator[Enclosure]:
    for element in found.get("enclosure", ()):
        length = attribute(element, "length")
        made = enclosure(base, attribute(element, "url"), attribute(element, "type"), length=length)
        if made:
            yield made
    yield from media_enclosures(found, base)


def _site(found: Fields, base: str | None) -> str | None:
    for element in found.get("link", ()):
        site = resolve(base, text_of(element) or attribute(element, "href"))
        if site:
            return site
    for element in found.get("atom:link", ()):
        if element.get("rel", "alternate") == "alternate":
            return resolve(base, attribute(element, "href"))
    return None


def _image(root: etree._Element, found: Fields, base: str | None) -> str | None:
    pictures = found.get("image", ()) or [e for e in root if short_name(e) == "image"]
    for element in pictures:
        image = resolve(base, first_text(fields(element), "url"))
        if image:
            return image
    return picture(found, base)


def _ttl_s(found: Fields) -> int | None:
    """Give how long the publisher asks to wait between two fetches."""
    minutes = first_text(found, "ttl")
    if minutes.isdecimal() and len(minutes) < 8 and int(minutes):
        return min(int(minutes), _MAX_TTL_MIN) * 60
    period_s = _PERIOD_S.get(first_text(found, "sy:updateperiod").lower())
    times = first_text(found, "sy:updatefrequency")
    n_times = int(times) if times.isdecimal() and len(times) < 5 and int(times) else 1
    return max(period_s // n_times, 60) if period_s else None
