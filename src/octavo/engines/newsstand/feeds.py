"""Give a shelf as the feed its publisher offers: RSS 2.0, RSS 1.0 (RDF), Atom or JSON Feed 1.1."""

import json
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from octavo.engines.newsstand.calendar import Occurrence
from octavo.engines.newsstand.shelf import LARGE_PX, Shelf, paragraphs_html
from octavo.engines.newsstand.tones import recording_bytes
from octavo.engines.newsstand.words import words_of

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
MEDIA = "http://search.yahoo.com/mrss/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS1 = "http://purl.org/rss/1.0/"
XML = "http://www.w3.org/XML/1998/namespace"

TTL_MINUTES = 1

for _prefix, _namespace in {
    "atom": ATOM,
    "content": CONTENT,
    "dc": DC,
    "itunes": ITUNES,
    "media": MEDIA,
    "rdf": RDF,
    "": RSS1,  # the namespace without a prefix: no other feed here has elements in it
}.items():
    register_namespace(_prefix, _namespace)


def render_feed(shelf: Shelf) -> tuple[str, bytes]:
    """Give the media type and the bytes of a shelf's feed."""
    media_type, render = _RENDERERS[shelf.site.format]
    return media_type, render(shelf)


def iso(moment: datetime) -> str:
    """Give an instant as RFC 3339 has it: 2026-11-22T09:41:00Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """Append an element; "{namespace}name" is of that namespace, a bare name of none."""
    child = SubElement(parent, name, attributes)
    child.text = text
    return child


def _xml(root: Element) -> bytes:
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _full_html(occurrence: Occurrence, now: datetime) -> str:
    return "\n".join(paragraphs_html(occurrence.wording(now)))


def _keywords(shelf: Shelf, occurrence: Occurrence) -> list[str]:
    section = words_of(shelf.site.language).section(occurrence.article.section)
    return [section, *(tag for tag in occurrence.article.tags if tag != section)]


def _gives_full_text(shelf: Shelf) -> bool:
    return "full-text" in shelf.site.habits


# RSS 2.0 ------------------------------------------------------------------------------------------


def _rss(shelf: Shelf) -> bytes:
    site = shelf.site
    rss = Element("rss", {"version": "2.0"})
    channel = _add(rss, "channel")
    _add(channel, "title", site.name)
    _add(channel, "link", f"{shelf.base}/")
    _add(channel, "description", site.motto)
    _add(channel, "language", site.language)
    _add(channel, f"{{{ATOM}}}link", None, rel="self", href=f"{shelf.base}{site.feed_path}")
    _add(channel, "generator", words_of("en").text["fictional"])
    _add(channel, "ttl", str(TTL_MINUTES))
    if shelf.changed_at:
        _add(channel, "lastBuildDate", format_datetime(shelf.changed_at, usegmt=True))
    if site.kind == "podcast":
        _add_show(channel, shelf)
    for occurrence in shelf.printed:
        _add_rss_entry(channel, shelf, occurrence)
    return _xml(rss)


def _add_show(channel: Element, shelf: Shelf) -> None:
    _add(channel, f"{{{ITUNES}}}author", shelf.site.name)
    _add(channel, f"{{{ITUNES}}}summary", shelf.site.motto)
    _add(channel, f"{{{ITUNES}}}explicit", "false")
    _add(channel, f"{{{ITUNES}}}image", None, href=f"{shelf.base}/img/microphone.svg")
    _add(channel, f"{{{ITUNES}}}category").set("text", "News")


def _add_rss_entry(channel: Element, shelf: Shelf, occurrence: Occurrence) -> None:
    wording = occurrence.wording(shelf.now)
    entry = _add(channel, "item")
    _add(entry, "title", wording.title)
    _add(entry, "link", shelf.url(occurrence))
    _add(entry, "guid", occurrence.guid, isPermaLink="false")
    _add(entry, "pubDate", format_datetime(occurrence.published_at, usegmt=True))
    _add(entry, "description", wording.standfirst)
    for author in occurrence.article.authors:
        _add(entry, f"{{{DC}}}creator", author)
    for keyword in _keywords(shelf, occurrence):
        _add(entry, "category", keyword)
    if occurrence.is_revised(shelf.now):
        _add(entry, f"{{{ATOM}}}updated", iso(occurrence.changed_at(shelf.now)))
    if _gives_full_text(shelf) or occurrence.article.kind == "podcast":
        _add(entry, f"{{{CONTENT}}}encoded", _full_html(occurrence, shelf.now))
    _add_thumbnail(entry, shelf, occurrence)
    if occurrence.article.kind == "podcast":
        _add_episode(entry, shelf, occurrence)


def _add_thumbnail(parent: Element, shelf: Shelf, occurrence: Occurrence) -> None:
    picture = shelf.picture_url(occurrence)
    if picture:
        width, height = map(str, LARGE_PX)
        _add(parent, f"{{{MEDIA}}}thumbnail", None, url=picture, width=width, height=height)


def _add_episode(entry: Element, shelf: Shelf, occurrence: Occurrence) -> None:
    article = occurrence.article
    _add(
        entry,
        "enclosure",
        None,
        url=shelf.recording_url(occurrence),
        type="audio/wav",
        length=str(recording_bytes(article.duration_s)),
    )
    minutes, seconds = divmod(article.duration_s, 60)
    _add(entry, f"{{{ITUNES}}}duration", f"{minutes:02}:{seconds:02}")
    _add(entry, f"{{{ITUNES}}}summary", occurrence.wording(shelf.now).standfirst)
    _add(entry, f"{{{ITUNES}}}explicit", "false")


# RSS 1.0 ------------------------------------------------------------------------------------------


def _rdf(shelf: Shelf) -> bytes:
    root = Element(f"{{{RDF}}}RDF")
    feed_url = f"{shelf.base}{shelf.site.feed_path}"
    channel = _add(root, f"{{{RSS1}}}channel")
    channel.set(f"{{{RDF}}}about", feed_url)
    _add(channel, f"{{{RSS1}}}title", shelf.site.name)
    _add(channel, f"{{{RSS1}}}link", f"{shelf.base}/")
    _add(channel, f"{{{RSS1}}}description", shelf.site.motto)
    _add(channel, f"{{{DC}}}language", shelf.site.language)
    listed = _add(_add(channel, f"{{{RSS1}}}items"), f"{{{RDF}}}Seq")
    for occurrence in shelf.printed:
        _add(listed, f"{{{RDF}}}li").set(f"{{{RDF}}}resource", shelf.url(occurrence))
        _add_rdf_entry(root, shelf, occurrence)
    return _xml(root)


def _add_rdf_entry(root: Element, shelf: Shelf, occurrence: Occurrence) -> None:
    wording = occurrence.wording(shelf.now)
    entry = _add(root, f"{{{RSS1}}}item")
    entry.set(f"{{{RDF}}}about", shelf.url(occurrence))
    _add(entry, f"{{{RSS1}}}title", wording.title)
    _add(entry, f"{{{RSS1}}}link", shelf.url(occurrence))
    _add(entry, f"{{{RSS1}}}description", wording.standfirst)
    _add(entry, f"{{{DC}}}date", iso(occurrence.published_at))
    for author in occurrence.article.authors:
        _add(entry, f"{{{DC}}}creator", author)
    for keyword in _keywords(shelf, occurrence):
        _add(entry, f"{{{DC}}}subject", keyword)
    _add_thumbnail(entry, shelf, occurrence)


# Atom ---------------------------------------------------------------------------------------------


def _atom(shelf: Shelf) -> bytes:
    site = shelf.site
    feed = Element(f"{{{ATOM}}}feed")
    feed.set(f"{{{XML}}}lang", site.language)
    _add(feed, f"{{{ATOM}}}id", f"{shelf.base}/")
    _add(feed, f"{{{ATOM}}}title", site.name)
    _add(feed, f"{{{ATOM}}}subtitle", site.motto)
    _add(feed, f"{{{ATOM}}}link", None, rel="self", href=f"{shelf.base}{site.feed_path}")
    _add(feed, f"{{{ATOM}}}link", None, rel="alternate", type="text/html", href=f"{shelf.base}/")
    _add(feed, f"{{{ATOM}}}generator", words_of("en").text["fictional"])
    _add(feed, f"{{{ATOM}}}updated", iso(shelf.changed_at or shelf.now))
    for occurrence in shelf.printed:
        _add_atom_entry(feed, shelf, occurrence)
    return _xml(feed)


def _add_atom_entry(feed: Element, shelf: Shelf, occurrence: Occurrence) -> None:
    wording = occurrence.wording(shelf.now)
    entry = _add(feed, f"{{{ATOM}}}entry")
    _add(entry, f"{{{ATOM}}}id", occurrence.guid)
    _add(entry, f"{{{ATOM}}}title", wording.title)
    _add(entry, f"{{{ATOM}}}link", None, rel="alternate", href=shelf.url(occurrence))
    _add(entry, f"{{{ATOM}}}published", iso(occurrence.published_at))
    _add(entry, f"{{{ATOM}}}updated", iso(occurrence.changed_at(shelf.now)))
    for author in occurrence.article.authors or (shelf.site.name,):
        _add(_add(entry, f"{{{ATOM}}}author"), f"{{{ATOM}}}name", author)
    for keyword in _keywords(shelf, occurrence):
        _add(entry, f"{{{ATOM}}}category", None, term=keyword)
    if occurrence.article.kind == "video":
        _add_film(entry, shelf, occurrence)
        return
    _add(entry, f"{{{ATOM}}}summary", wording.standfirst)
    if _gives_full_text(shelf):
        _add(entry, f"{{{ATOM}}}content", _full_html(occurrence, shelf.now), type="html")
    _add_thumbnail(entry, shelf, occurrence)


def _add_film(entry: Element, shelf: Shelf, occurrence: Occurrence) -> None:
    wording = occurrence.wording(shelf.now)
    group = _add(entry, f"{{{MEDIA}}}group")
    _add(group, f"{{{MEDIA}}}title", wording.title)
    _add(
        group,
        f"{{{MEDIA}}}content",
        None,
        url=shelf.film_url(occurrence),
        type="video/mp4",
        medium="video",
        duration=str(occurrence.article.duration_s),
    )
    _add_thumbnail(group, shelf, occurrence)
    _add(group, f"{{{MEDIA}}}description", "\n\n".join(wording.paragraphs))


# JSON Feed ----------------------------------------------------------------------------------------


def _json(shelf: Shelf) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": shelf.site.name,
        "home_page_url": f"{shelf.base}/",
        "feed_url": f"{shelf.base}{shelf.site.feed_path}",
        "description": shelf.site.motto,
        "language": shelf.site.language,
        "items": [_json_entry(shelf, occurrence) for occurrence in shelf.printed],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _json_entry(shelf: Shelf, occurrence: Occurrence) -> dict[str, object]:
    wording = occurrence.wording(shelf.now)
    entry: dict[str, object] = {
        "id": occurrence.guid,
        "url": shelf.url(occurrence),
        "title": wording.title,
        "summary": wording.standfirst,
        "content_text": wording.standfirst,
        "date_published": iso(occurrence.published_at),
        "authors": [{"name": name} for name in occurrence.article.authors or (shelf.site.name,)],
        "tags": _keywords(shelf, occurrence),
    }
    if occurrence.is_revised(shelf.now):
        entry["date_modified"] = iso(occurrence.changed_at(shelf.now))
    picture = shelf.picture_url(occurrence)
    return {**entry, "image": picture} if picture else entry


_RENDERERS: dict[str, tuple[str, Callable[[Shelf], bytes]]] = {
    "rss": ("application/rss+xml; charset=utf-8", _rss),
    "rdf": ("application/rdf+xml; charset=utf-8", _rdf),
    "atom": ("application/atom+xml; charset=utf-8", _atom),
    "json": ("application/feed+json; charset=utf-8", _json),
}
