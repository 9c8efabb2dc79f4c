"""A page's account of itself: title, authors, dates, picture, language, tags."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from octavo.lib.dates import parse_date
from octavo.lib.text import fold, words
from octavo.lib.urls import host, resolve
from octavo.stages.extract.people import persons, turned
from octavo.stages.extract.structured import Structured, strings, types_of

Meta = Mapping[str, list[str]]

_TITLE_META = ("og:title", "twitter:title", "citation_title", "dc.title", "parsely-title", "title")
_AUTHOR_META = (
    "citation_author", "parsely-author", "sailthru.author", "author", "article:author",
    "og:article:author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author",
    "twitter:data1",
)  # fmt: skip
_DATE_META = (
    "article:published_time", "og:article:published_time", "article:published", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "dc.date.issued", "dcterms.created", "dc.date",
    "cxenseparse:recs:publishtime", "publishdate", "publish-date", "pubdate", "date",
    "datepublished",
    "published_time", "publication_date", "article.published", "rnews:datepublished",
    "originalpublicationdate",
)  # fmt: skip
_IMAGE_META = (
    "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src",
)  # fmt: skip
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:logo|favicon|placeholder|default|blank|spacer|sprite|icon|no-?image|avatar|"
    r"fallback|social-?share|share-?image|og-?image-?default)s?(?:[/_.-]|\d*x?\d*\.\w+$)|\.svg(?:$|\?)",
    re.IGNORECASE,
)
_AUTHOR_PATHS = (
    "//*[@rel='author' or contains(concat(' ',@rel,' '),' author ')]",
    "//*[@itemprop='author']//*[@itemprop='name']"
    "|//*[@itemprop='author'][not(.//*[@itemprop='name'])]",
    "//*[contains(@class,'byline-name') or contains(@class,'author-name')"
    " or contains(@class,'author__name') or contains(@class,'authorName')"
    " or contains(@class,'byline__name') or contains(@class,'post-author-name')]",
    "//*[self::a or self::span or self::div or self::p][@class='author' or @class='byline'"
    " or @id='author' or @class='entry-author' or @class='post-author'"
    " or @class='author vcard' or @class='article-author']",
    "//a[contains(@href,'/author/') or contains(@href,'/authors/') or contains(@href,'/autor/')]",
)
_PAYWALL_CLASS = re.compile(
    r"\b(?:paywall|piano-(?:offer|paywall|container)|regwall|subscriber-only|premium-overlay|"
    r"article__premium|paywall-(?:overlay|offer|content)|meteredContent|tp-modal|tp-container-inner)\b",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022»›:-]\s+|\s*\|\s*")
_MOST_BYLINE_CHARS = 100
_BYLINE_STARTS = ("by ", "by:", "written by", "von ", "par ", "por ", "بقلم", "كتب")
_LOCALE = re.compile(r"^[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
_MOST_TITLE_CHARS = 400
_MOST_TAGS = 25
# Of an h1's words, in the page's other titles. Right titles on pages-en / pages-world: the h1 only
# where another title repeats it .845 / .838, at .3 .868 / .846, at .4 .870 / .846, always .863 /
# .831.
_LEAST_CONFIRMED = 0.4


@dataclass(frozen=True, slots=True)
class Account:
    """What the page says of itself, cleaned; absent is "" or None or ()."""

    title: str
    site_name: str
    authors: tuple[str, ...]
    published_at: datetime | None
    language: str | None
    image: str | None
    canonical: str | None
    description: str
    tags: tuple[str, ...]
    section: str
    is_partial: bool


def read_metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Give every meta element's content by its lower-case name, in order."""
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = _squeezed(meta.get("content") or "")
        if name and content and content not in {"null", "undefined"}:
            metas.setdefault(name.strip().lower(), []).append(content[:5000])
    return metas


def _squeezed(text: str) -> str:
    return " ".join(html.unescape(text).replace("\u00ad", "").split())


def _text_of(element: HtmlElement) -> str:
    return _squeezed(" ".join(element.itertext()))


def _inline_text(element: HtmlElement) -> str:
    return _squeezed("".join(element.itertext()))


def _first(metas: Meta, names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _document_title(tree: HtmlElement) -> str:
    found = tree.find(".//head/title")
    if found is None:
        found = tree.find(".//title")
    return _inline_text(found) if found is not None else ""


def _without_site(title: str, site_name: str) -> str:
    """Take the site's name off either end of a document title."""
    parts = _TITLE_PARTS.split(title)
    if len(parts) < 2:
        return title
    site = fold(site_name)
    if site and fold(parts[-1]) == site:
        return title[: title.rindex(parts[-1])].rstrip(" |\u2013\u2014\u00b7\u2022»›:-")
    if site and fold(parts[0]) == site:
        return title[len(parts[0]) :].lstrip(" |\u2013\u2014\u00b7\u2022»›:-")
    longest = max(parts, key=len)
    return longest if len(longest) > 2 * (len(title) - len(longest)) else title


def _headings(tree: HtmlElement) -> list[str]:
    return [text for h1 in list(tree.iter("h1"))[:20] if 1 < len(text := _inline_text(h1)) <= 300]


def _share(heading: str, known: set[str]) -> float:
    """Give the share of a heading's words that are known."""
    own = set(words(heading))
    return len(own & known) / len(own) if own else 0.0


def read_title(tree: HtmlElement, metas: Meta, structured: Structured, site_name: str) -> str:
    """Give the headline: the h1 that the page's other titles confirm, else the best of those."""
    named = [
        *strings(structured.article.get("headline")),
        *(metas[name][0] for name in _TITLE_META if name in metas),
    ]
    document = _without_site(_document_title(tree), site_name)
    told = [_without_site(_squeezed(name), site_name) for name in named if name] + [document]
    told = [title for title in told if title]
    headings = _headings(tree)
    known = set(words(" ".join(told)))
    best = max(headings, key=lambda heading: _share(heading, known), default="")
    if best and _share(best, known) >= _LEAST_CONFIRMED:
        return best[:_MOST_TITLE_CHARS]
    if told:
        return told[0][:_MOST_TITLE_CHARS]
    return headings[0][:_MOST_TITLE_CHARS] if headings else ""


def _authors_of_article(structured: Structured, site_name: str) -> tuple[str, ...]:
    """Give the persons JSON-LD names; the site's own name only where it is called a person."""
    node = structured.article
    told = node.get("author") or node.get("creator") or node.get("contributor") or []
    found: dict[str, None] = {}
    for member in (told if isinstance(told, list) else [told])[:20]:
        resolved = structured.resolved(member)
        is_person = isinstance(resolved, dict) and "Person" in types_of(resolved)
        names = strings(resolved, "name", "@name", "alternateName")
        found |= dict.fromkeys(persons(names, site_name="" if is_person else site_name))
    return tuple(found)


def read_authors(
    tree: HtmlElement, metas: Meta, structured: Structured, site_name: str
) -> tuple[str, ...]:
    """Give the persons named as authors, from the most to the least trusted place."""
    found = _authors_of_article(structured, site_name)
    for name in _AUTHOR_META:
        if not found and name in metas:
            told = [turned(n) for n in metas[name]] if name == "citation_author" else metas[name]
            found = persons(told, site_name=site_name)
    for path in _AUTHOR_PATHS:
        if not found:
            elements = tree.xpath(path)
            near = [text for e in elements[:4] if len(text := _text_of(e)) < _MOST_BYLINE_CHARS]
            found = persons(near, site_name=site_name)
    return found or _byline(tree, site_name)


def _byline(tree: HtmlElement, site_name: str) -> tuple[str, ...]:
    """Give the persons of the first short line that begins with "By"."""
    for element in tree.iter("p", "span", "div", "li", "address", "h4", "h5", "h6"):
        start = f"{(element.text or '').strip()[:20].lower()} "
        if not start.strip() and 0 < len(element) < 4:
            start = _text_of(element)[:20].lower()
        if start.startswith(_BYLINE_STARTS):
            text = _text_of(element)
            if len(text) < _MOST_BYLINE_CHARS and (found := persons([text], site_name=site_name)):
                return found
    return ()


def _dates_of_page(tree: HtmlElement, metas: Meta, structured: Structured) -> Iterator[str]:
    article = structured.article
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield from strings(article.get(key), "@value")
    for name in _DATE_META:
        yield from metas.get(name, [])[:1]
    for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate]")[:3]:
        yield element.get("datetime") or element.get("content") or _text_of(element)


def read_published(
    tree: HtmlElement, metas: Meta, structured: Structured, url: str
) -> datetime | None:
    """Give the instant of the original publication; midnight UTC where only the day is told."""
    for text in _dates_of_page(tree, metas, structured):
        found = parse_date(text)
        if found is not None and found.year >= 1995:
            return found
    try:
        day = find_date(tree, original_date=True, extensive_search=True, url=url or None)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None  # htmldate's own parsing may stumble over a hostile page; a date is optional
    return parse_date(day) if day else None


def read_image(metas: Meta, structured: Structured, base_url: str) -> str | None:
    """Give the page's own picture as an absolute address; logos and placeholders do not count."""
    told = [
        *(metas[name][0] for name in _IMAGE_META if name in metas),
        *strings(structured.resolved(structured.article.get("image")), "url", "contentUrl", "@id"),
        *strings(structured.article.get("thumbnailUrl")),
    ]
    for address in told:
        absolute = resolve(base_url, address)
        if absolute and not _NO_PICTURE.search(urlsplit(absolute).path):
            return absolute
    return None


def read_canonical(tree: HtmlElement, metas: Meta, url: str) -> str | None:
    """Give the address the page wants to be known by; never a home page for an inner page."""
    told = [link.get("href") or "" for link in tree.xpath("//link[@rel='canonical']")[:2]]
    candidates = [a for t in [*told, _first(metas, ("og:url",))] if (a := resolve(url, t))]
    if urlsplit(url).path.strip("/"):
        candidates = [a for a in candidates if urlsplit(a).path.strip("/") or urlsplit(a).query]
    own = [a for a in candidates if host(a) == host(url)]
    return next(iter(own or candidates), None)


def read_language(tree: HtmlElement, metas: Meta, structured: Structured) -> str | None:
    """Give the declared language as its bare lower-case code."""
    told = [
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        tree.get("xml:lang") or "",
        *strings(structured.article.get("inLanguage"), "alternateName", "name"),
        _first(metas, ("og:locale", "language", "dc.language", "content-language")),
    ]
    return next((m[0].lower() for text in told if (m := _LOCALE.match(text.strip()))), None)


def read_tags(metas: Meta, structured: Structured) -> tuple[str, ...]:
    """Give the publisher's own keywords, each once, in order."""
    lists = [
        *strings(structured.article.get("keywords"), "name"),
        *metas.get("article:tag", []),
        *metas.get("news_keywords", []),
        *metas.get("keywords", [])[:1],
    ]
    tags: dict[str, str] = {}
    for text in lists:
        for tag in re.split(r"[,;،、]", text):
            squeezed = _squeezed(tag)
            if 1 < len(squeezed) <= 60:
                tags.setdefault(fold(squeezed), squeezed)
    return tuple(list(tags.values())[:_MOST_TAGS])


def _is_partial(tree: HtmlElement, structured: Structured, metas: Meta) -> bool:
    free = structured.article.get("isAccessibleForFree")
    if free is not None:
        return str(free).rsplit("/", 1)[-1].lower() in {"false", "0", "no"}
    if _first(metas, ("article:content_tier", "content_tier")).lower() in {"locked", "metered"}:
        return True
    return any(_PAYWALL_CLASS.search(e.get("class") or "") for e in tree.xpath("//div|//section"))


def read_account(tree: HtmlElement, structured: Structured, *, url: str, base_url: str) -> Account:
    """Read all a page says of itself."""
    metas = read_metas(tree)
    article = structured.article
    publisher = strings(structured.resolved(article.get("publisher")), "name")
    site_name = _first(metas, ("og:site_name", "application-name")) or next(iter(publisher), "")
    section = [*strings(article.get("articleSection")), *metas.get("article:section", [])]
    description = [
        *metas.get("og:description", []),
        *metas.get("description", []),
        *strings(article.get("description")),
    ]
    return Account(
        title=read_title(tree, metas, structured, site_name),
        site_name=site_name,
        authors=read_authors(tree, metas, structured, site_name),
        published_at=read_published(tree, metas, structured, url),
        language=read_language(tree, metas, structured),
        image=read_image(metas, structured, base_url),
        canonical=read_canonical(tree, metas, url),
        description=next(iter(description), ""),
        tags=read_tags(metas, structured),
        section=_squeezed(next(iter(section), "")),
        is_partial=_is_partial(tree, structured, metas),
    )
