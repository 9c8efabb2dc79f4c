"""Answer a request to any of the newsstand's sites: the Host header says which one is meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement, tostring

from octavo.engines.newsstand.calendar import find_occurrence, occurrences
from octavo.engines.newsstand.drawings import SCENES, draw, palette_of
from octavo.engines.newsstand.feeds import render_feed
from octavo.engines.newsstand.film import film
from octavo.engines.newsstand.pages import article_page, listing_page, stand_page, stylesheet
from octavo.engines.newsstand.printed import PrintedArticle, Site, read_articles, read_sites
from octavo.engines.newsstand.shelf import Shelf
from octavo.engines.newsstand.tones import recording
from octavo.engines.newsstand.words import words_of

HTML = "text/html; charset=utf-8"
ROBOTS = "User-agent: *\nAllow: /\n"
_LOCAL_SUFFIX = ".localhost"
_ARTICLE_PATH = re.compile(r"/\d{4}/\d{2}/\d{2}/[a-z0-9-]+")
_PICTURE_PATH = re.compile(r"/img/([a-z]+)\.svg")
_MEDIA_PATH = re.compile(r"/media/([a-z0-9-]+)\.(wav|mp4)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back, before the server shortens it (304, gzip, a range)."""

    status: int
    media_type: str
    body: bytes
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """The newsstand: its publishers, all they ever print, and when it was first set up."""

    sites: Mapping[str, Site]
    articles: Mapping[str, tuple[PrintedArticle, ...]]
    anchor: datetime
    port: int

    def base(self, key: str) -> str:
        """Give the address of a publisher's site, without a slash at its end."""
        return f"http://{key}{_LOCAL_SUFFIX}:{self.port}"

    def shelf(self, key: str, now: datetime) -> Shelf:
        """Give what a publisher has on sale."""
        printed = occurrences(self.articles[key], self.anchor, now)
        return Shelf(self.sites[key], self.base(key), tuple(printed), now)


def set_up(anchor: datetime, port: int) -> Stand:
    """Read the package's files into a stand.

    Raises:
        ValueError: a file of an article is not in the format.
    """
    sites = read_sites()
    articles = read_articles()
    return Stand(
        sites,
        {key: tuple(one for one in articles if one.site == key) for key in sites},
        anchor,
        port,
    )


def answer(stand: Stand, *, host: str, target: str, now: datetime) -> Answer:
    """Answer a GET.

    Args:
        stand: the newsstand.
        host: the Host header, with or without a port.
        target: the request target: a path, perhaps with a query.
        now: aware UTC.
    """
    path = unquote(target.partition("?")[0])
    key = host.partition(":")[0].lower()
    if not key.endswith(_LOCAL_SUFFIX):
        return _answer_for_stand(stand, path)
    site_key = key.removesuffix(_LOCAL_SUFFIX)
    if site_key not in stand.sites:
        return Answer(404, "text/plain; charset=utf-8", b"no such publisher\n")
    return _answer_for_site(stand, site_key, path, now)


# The stand itself ---------------------------------------------------------------------------------


def _answer_for_stand(stand: Stand, path: str) -> Answer:
    if path == "/":
        return Answer(200, HTML, _publishers_page(stand).encode())
    if path == "/feeds.opml":
        return Answer(200, "text/x-opml; charset=utf-8", _opml(stand))
    if path == "/style.css":
        first = next(iter(stand.sites))
        return _css(Shelf(stand.sites[first], stand.base(first), (), stand.anchor))
    if path == "/robots.txt":
        return _text(ROBOTS)
    return Answer(404, "text/plain; charset=utf-8", b"not found\n")


def _publishers_page(stand: Stand) -> str:
    rows = (
        f'<li class="teaser" lang="{site.language}" dir="{site.direction}">'
        f'<h3><a href="{stand.base(key)}/">{escape(site.name)}</a></h3><p>{escape(site.motto)}</p>'
        f'<p lang="en" dir="ltr">{site.country}, {site.kind}: '
        f'<a href="{stand.base(key)}{site.feed_path}">{site.format} feed</a></p></li>'
        for key, site in stand.sites.items()
    )
    return stand_page("".join(rows))


def _opml(stand: Stand) -> bytes:
    """List every feed, in folders by the first section of its publisher."""
    opml = Element("opml", version="2.0")
    SubElement(SubElement(opml, "head"), "title").text = "Octavo demonstration edition"
    body = SubElement(opml, "body")
    folders: dict[str, Element] = {}
    for key, site in stand.sites.items():
        folder = words_of("en").section(site.sections[0])
        if folder not in folders:
            folders[folder] = SubElement(body, "outline", text=folder, title=folder)
        SubElement(
            folders[folder],
            "outline",
            type="rss",
            text=site.name,
            title=site.name,
            xmlUrl=f"{stand.base(key)}{site.feed_path}",
            htmlUrl=f"{stand.base(key)}/",
            language=site.language,
        )
    text: bytes = tostring(opml, encoding="utf-8", xml_declaration=True)
    return text


# A publisher's site -------------------------------------------------------------------------------


def _answer_for_site(stand: Stand, key: str, path: str, now: datetime) -> Answer:
    site = stand.sites[key]
    if path in {"/robots.txt", "/style.css"}:
        return _text(ROBOTS) if path == "/robots.txt" else _css(stand.shelf(key, now))
    if picture := _PICTURE_PATH.fullmatch(path):
        return _picture(site, picture[1], stand)
    if media := _MEDIA_PATH.fullmatch(path):
        return _recording(stand, key, slug=media[1], suffix=media[2])
    shelf = stand.shelf(key, now)
    if path == site.feed_path:
        media_type, body = render_feed(shelf)
        return Answer(200, media_type, body, shelf.changed_at)
    return _page(stand, shelf, path)


def _page(stand: Stand, shelf: Shelf, path: str) -> Answer:
    if _ARTICLE_PATH.fullmatch(path):
        articles = stand.articles[shelf.site.key]
        occurrence = find_occurrence(articles, path, stand.anchor, shelf.now)
        if occurrence is not None:
            html = article_page(shelf, occurrence)
            return Answer(200, HTML, html.encode(), occurrence.changed_at(shelf.now))
    return _listing(shelf, path) or _not_found(shelf)


def _listing(shelf: Shelf, path: str) -> Answer | None:
    """Answer with the front page, a section or an author's page; None where there is none such."""
    kind, _, name = path.strip("/").partition("/")
    words = words_of(shelf.site.language)
    if path == "/":
        title, printed = shelf.site.name, list(shelf.printed)
    elif kind == "section" and name in shelf.site.sections:
        title = words.section(name)
        printed = [one for one in shelf.printed if one.article.section == name]
    elif kind == "author":
        title = name.replace("-", " ")
        printed = [
            one
            for one in shelf.printed
            if name in {a.replace(" ", "-") for a in one.article.authors}
        ]
    else:
        return None
    if kind == "author" and not printed:
        return None
    return Answer(200, HTML, listing_page(shelf, title, printed).encode(), shelf.changed_at)


def _not_found(shelf: Shelf) -> Answer:
    title = words_of(shelf.site.language).text["not_found"]
    return Answer(404, HTML, listing_page(shelf, title, shelf.printed[:5]).encode())


def _picture(site: Site, scene: str, stand: Stand) -> Answer:
    if scene not in SCENES:
        return Answer(404, "text/plain; charset=utf-8", b"no such picture\n")
    svg = draw(scene, palette_of(*site.colours), key=site.key)
    return Answer(200, "image/svg+xml", svg.encode(), stand.anchor)


def _recording(stand: Stand, key: str, *, slug: str, suffix: str) -> Answer:
    kind = "video" if suffix == "mp4" else "podcast"
    for article in stand.articles[key]:
        if article.slug == slug and article.kind == kind:
            make, media_type = (film, "video/mp4") if kind == "video" else (recording, "audio/wav")
            return Answer(200, media_type, make(slug, article.duration_s), stand.anchor)
    return Answer(404, "text/plain; charset=utf-8", b"no such recording\n")


def _css(shelf: Shelf) -> Answer:
    return Answer(200, "text/css; charset=utf-8", stylesheet(shelf).encode())


def _text(text: str) -> Answer:
    return Answer(200, "text/plain; charset=utf-8", text.encode())
