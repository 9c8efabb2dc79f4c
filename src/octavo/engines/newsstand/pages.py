"""Give a shelf's articles as pages of a real site: skeletons, and the furniture around the text."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from importlib import resources
from string import Template

from octavo.engines.newsstand.calendar import Occurrence
from octavo.engines.newsstand.feeds import iso
from octavo.engines.newsstand.shelf import LARGE_PX, Shelf, links_html, paragraphs_html
from octavo.engines.newsstand.words import Words, words_of

N_RELATED, N_MOST_READ, N_LATEST = 4, 5, 6
# Where a site drops a link into the text, or cuts it with "Read More": after this paragraph.
INTERRUPTED_AFTER = 2


def article_page(shelf: Shelf, occurrence: Occurrence) -> str:
    """Give the page of a printing, with everything its site puts around it."""
    view = _View(shelf, words_of(shelf.site.language), occurrence)
    others = [one for one in shelf.printed if one.article is not occurrence.article]
    wording = occurrence.wording(shelf.now)
    return _template(shelf.site.template).substitute(
        **_frame(view.shelf, wording.title, _article_head(view)),
        title=escape(wording.title),
        standfirst=escape(wording.standfirst),
        kicker=escape(view.words.section(occurrence.article.section)),
        byline=_byline(view),
        dates=_dates(view),
        correction=_correction(view),
        picture=_picture(view),
        player=_player(view),
        body=_body(view, others),
        topics=links_html((("/", tag) for tag in occurrence.article.tags), "span"),
        related=_teasers(shelf, _related(occurrence, others)),
        most_read=links_html(_links(shelf, others[1::3][:N_MOST_READ])),
        latest=links_html(_links(shelf, others[:N_LATEST])),
        tail=_tail(view, others),
    )


def listing_page(shelf: Shelf, title: str, printed: Iterable[Occurrence]) -> str:
    """Give a page that lists printings: the site's front, a section, an author."""
    head = f'<meta property="og:type" content="website"><title>{escape(title)}</title>'
    return _template("listing").substitute(
        **_frame(shelf, title, head),
        title=escape(title),
        listed=_teasers(shelf, printed),
    )


def stand_page(publishers: str) -> str:
    """Give the stand's own front page; `publishers` is HTML, a list's rows."""
    return _template("stand").substitute(publishers=publishers)


def stylesheet(shelf: Shelf) -> str:
    """Give the site's stylesheet, in its colours."""
    ink, accent, paper = shelf.site.colours
    return (
        _text("style.css").replace("$ink", ink).replace("$accent", accent).replace("$paper", paper)
    )


@dataclass(frozen=True, slots=True)
class _View:
    """An article about to be shown, and the words to show it with."""

    shelf: Shelf
    words: Words
    occurrence: Occurrence


@cache
def _text(name: str) -> str:
    folder = resources.files("octavo.engines.newsstand") / "templates"
    return (folder / name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    return Template(_text(f"{name}.html"))


# Around every page --------------------------------------------------------------------------------


def _frame(shelf: Shelf, title: str, head: str) -> dict[str, str]:
    """Give what every skeleton has a place for, escaped."""
    site, words = shelf.site, words_of(shelf.site.language)
    sections = ((f"/section/{key}", words.section(key)) for key in site.sections)
    labels = {f"l_{key}": escape(text) for key, text in words.text.items()}
    advertisements = [escape(text) for text in words.lists["advertisements"]]
    return {
        **labels,
        "lang": site.language,
        "dir": site.direction,
        "head": f"{_common_head(shelf, title)}{head}",
        "site": escape(site.name),
        "motto": escape(site.motto),
        "nav": links_html((("/", words.text["home"]), *sections)),
        "feed": site.feed_path,
        "share": links_html(("#share", name) for name in words.lists["share_names"]),
        "ad_1": advertisements[0],
        "ad_2": advertisements[1],
        "ad_3": advertisements[2],
        "consent": _consent(shelf, words),
        "year": str(shelf.now.year),
    }


def _common_head(shelf: Shelf, title: str) -> str:
    site = shelf.site
    feed_type = "application/feed+json" if site.format == "json" else "application/rss+xml"
    if site.format == "atom":
        feed_type = "application/atom+xml"
    return (
        f'<meta name="generator" content="{escape(words_of("en").text["fictional"])}">'
        f'<link rel="alternate" type="{feed_type}" title="{escape(site.name)}" '
        f'href="{shelf.base}{site.feed_path}">'
        f'<link rel="stylesheet" href="/style.css"><meta name="application-name" '
        f'content="{escape(site.name)}"><meta name="apple-mobile-web-app-title" '
        f'content="{escape(title)}">'
    )


def _consent(shelf: Shelf, words: Words) -> str:
    habits = shelf.site.habits
    if not habits & {"consent-long", "consent-short"}:
        return ""
    text = f"<p>{escape(words.text['consent'])}</p>"
    if "consent-long" in habits:
        text = _text("consent-long.html")
    return (
        f'<div class="consent" id="consent" role="dialog"><h2>{escape(words.text["consent_title"])}'
        f"</h2>{text}<p><button>{escape(words.text['accept'])}</button> "
        f"<button>{escape(words.text['refuse'])}</button></p></div>"
    )


# The article's own account of itself --------------------------------------------------------------


def _article_head(view: _View) -> str:
    shelf, wording = view.shelf, view.occurrence.wording(view.shelf.now)
    parts = [
        f"<title>{escape(wording.title)} | {escape(shelf.site.name)}</title>",
        f'<link rel="canonical" href="{shelf.url(view.occurrence)}">',
        f'<meta name="description" content="{escape(wording.standfirst)}">',
    ]
    if "open-graph" in shelf.site.habits:
        parts.append(_open_graph(view))
    if "json-ld" in shelf.site.habits:
        parts.append(_json_ld(view))
    return "".join(parts)


def _open_graph(view: _View) -> str:
    shelf, occurrence = view.shelf, view.occurrence
    wording = occurrence.wording(shelf.now)
    properties = [
        ("og:type", "article"),
        ("og:title", wording.title),
        ("og:description", wording.standfirst),
        ("og:url", shelf.url(occurrence)),
        ("og:site_name", shelf.site.name),
        ("og:locale", shelf.site.language),
        ("article:published_time", iso(occurrence.published_at)),
        ("article:modified_time", iso(occurrence.changed_at(shelf.now))),
        ("article:section", view.words.section(occurrence.article.section)),
        *(("article:tag", tag) for tag in occurrence.article.tags),
        *(("article:author", author) for author in occurrence.article.authors),
    ]
    if picture := shelf.picture_url(occurrence):
        properties.append(("og:image", picture))
    return "".join(
        f'<meta property="{name}" content="{escape(value)}">' for name, value in properties
    )


def _json_ld(view: _View) -> str:
    shelf, occurrence = view.shelf, view.occurrence
    article, wording = occurrence.article, occurrence.wording(shelf.now)
    publisher = {"@type": "NewsMediaOrganization", "name": shelf.site.name, "url": f"{shelf.base}/"}
    authors = [{"@type": "Person", "name": name} for name in article.authors]
    account = {
        "@context": "https://schema.org",
        "@type": "VideoObject" if article.kind == "video" else "NewsArticle",
        "mainEntityOfPage": shelf.url(occurrence),
        "headline": wording.title,
        "name": wording.title,
        "description": wording.standfirst,
        "datePublished": iso(occurrence.published_at),
        "dateModified": iso(occurrence.changed_at(shelf.now)),
        "author": authors or publisher,
        "publisher": publisher,
        "keywords": list(article.tags),
        "articleSection": view.words.section(article.section),
        "inLanguage": shelf.site.language,
    }
    if picture := shelf.picture_url(occurrence):
        account["image"] = {"@type": "ImageObject", "url": picture, "width": str(LARGE_PX[0])}
    # "</" would end the script element in the middle of the text.
    text = json.dumps(account, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def _byline(view: _View) -> str:
    authors = view.occurrence.article.authors
    if not authors:
        return f'<span class="byline">{escape(view.shelf.site.name)}</span>'
    names = ", ".join(
        f'<a rel="author" href="/author/{escape(author.replace(" ", "-"))}">{escape(author)}</a>'
        for author in authors
    )
    return f'<span class="byline">{view.words.text["by"].format(authors=names)}</span>'


def _dates(view: _View) -> str:
    occurrence, words = view.occurrence, view.words
    text = f"{words.text['published']} {_time(words, occurrence.published_at)}"
    if occurrence.is_revised(view.shelf.now):
        changed_at = occurrence.changed_at(view.shelf.now)
        text += f" · {words.text['updated']} {_time(words, changed_at)}"
    return text


def _time(words: Words, moment: datetime) -> str:
    return f'<time datetime="{iso(moment)}">{escape(words.date(moment))}</time>'


def _correction(view: _View) -> str:
    if not view.occurrence.is_revised(view.shelf.now):
        return ""
    text = view.words.text["corrected"].format(
        date=view.words.date(view.occurrence.changed_at(view.shelf.now))
    )
    return f'<p class="correction"><em>{escape(text)}</em></p>'


def _picture(view: _View) -> str:
    address = view.shelf.picture_url(view.occurrence)
    if address is None or view.occurrence.article.kind == "video":
        return ""
    width, height = LARGE_PX
    caption = view.words.section(view.occurrence.article.section)
    return (
        f'<figure><img src="{address}" width="{width}" height="{height}" alt="">'
        f"<figcaption>{escape(caption)} / {escape(view.shelf.site.name)}</figcaption></figure>"
    )


def _player(view: _View) -> str:
    shelf, occurrence = view.shelf, view.occurrence
    kind = occurrence.article.kind
    if kind == "article":
        return ""
    if kind == "podcast":
        player = f'<audio controls src="{shelf.recording_url(occurrence)}"></audio>'
    else:
        player = (
            f'<video controls width="1200" poster="{shelf.picture_url(occurrence) or ""}" '
            f'src="{shelf.film_url(occurrence)}"></video>'
        )
    note = escape(view.words.text["player"])
    return f'<div class="player">{player}<p class="player-note">{note}</p></div>'


# The text and what interrupts it ------------------------------------------------------------------


def _body(view: _View, others: list[Occurrence]) -> str:
    paragraphs = paragraphs_html(view.occurrence.wording(view.shelf.now))
    habits, words = view.shelf.site.habits, view.words.text
    at = INTERRUPTED_AFTER
    if "read-more" in habits and len(paragraphs) > at:
        link = f'<a class="read-more" href="#rest">{escape(words["read_more"])}</a></p>'
        paragraphs[at - 1] = paragraphs[at - 1].removesuffix("</p>") + link
    if "read-also" in habits and len(paragraphs) > at and others:
        link = links_html(_links(view.shelf, others[:1]), "span")
        label = escape(words["read_also"])
        paragraphs.insert(at, f'<p class="read-also"><strong>{label}</strong> {link}</p>')
    return "\n".join(paragraphs)


def _tail(view: _View, others: list[Occurrence]) -> str:
    """Give the next article whole, as sites do that never end."""
    older = [one for one in others if one.published_at <= view.occurrence.published_at]
    if "tail" not in view.shelf.site.habits or not older:
        return ""
    following = older[0]
    wording = following.wording(view.shelf.now)
    body = "\n".join(paragraphs_html(wording))
    return (
        f'<section class="tail"><p class="tail-label">{escape(view.words.text["next_article"])}</p>'
        f'<article class="story" data-url="{following.path}"><h2>{escape(wording.title)}</h2>'
        f'<p class="meta">{_time(view.words, following.published_at)}</p>{body}</article></section>'
    )


# Other articles -----------------------------------------------------------------------------------


def _related(occurrence: Occurrence, others: list[Occurrence]) -> list[Occurrence]:
    """Choose by section, then by recency, as sites do: mostly not the same story."""
    section = occurrence.article.section
    return sorted(others, key=lambda one: one.article.section != section)[:N_RELATED]


def _links(shelf: Shelf, printed: Iterable[Occurrence]) -> Iterable[tuple[str, str]]:
    return ((one.path, one.wording(shelf.now).title) for one in printed)


def _teasers(shelf: Shelf, printed: Iterable[Occurrence]) -> str:
    return "".join(_teaser(shelf, one) for one in printed)


def _teaser(shelf: Shelf, occurrence: Occurrence) -> str:
    wording = occurrence.wording(shelf.now)
    words = words_of(shelf.site.language)
    picture = shelf.picture_url(occurrence)
    image = (
        f'<img loading="lazy" src="{picture}" alt="" width="240" height="135">' if picture else ""
    )
    link = f'<a href="{occurrence.path}">{escape(wording.title)}</a>'
    return (
        f'<li class="teaser">{image}<h3>{link}</h3>'
        f"<p>{escape(wording.standfirst)}</p>{_time(words, occurrence.published_at)}</li>"
    )
