"""Which pages are no articles, and why."""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from octavo.stages.extract.structured import Structured, is_collection

_LISTING_PATH = re.compile(
    r"/(?:authors?|autor(?:es|en)?|auteurs?|contributors?|profiles?|tags?|topics?|categor(?:y|ies|ie)|"
    r"search|suche|recherche|archives?|sitemap|staff|reporters?|people|writers?|by)(?:/[^/]+){0,2}/?$",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"/(?:login|log-in|signin|sign-in|register|account|subscribe|anmelden)/?$", re.IGNORECASE
)
_ERROR_TITLE = re.compile(
    r"^\W*(?:(?:error\s*)?(?:40[0-9]|410|429|50[0-9])\b|page (?:not found|unavailable)|not found|"
    r"access denied|forbidden|just a moment|attention required|are you (?:a )?(?:robot|human)|"
    r"service unavailable|bad gateway|seite nicht gefunden|page introuvable|"
    r"página no encontrada|pagina non trovata)"
    r"|\b(?:404|page not found)\W*$",
    re.IGNORECASE,
)
_CONSENT_TITLE = re.compile(
    r"before you continue|cookie|consent|privacy (?:settings|choices)|datenschutz|your privacy",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|requires?|activate) (?:java ?script|js)|javascript (?:is|must be)", re.IGNORECASE
)
_SHORT = 600  # characters; no rule below that needs it meets any of 917 recorded articles
_SENTENCE_CHARS = 25  # shorter than most labels of Latin script, for Han and kana say more
# Of the page's characters, by judgement: no recorded article is rejected by them.
_FRONT_LINK_SHARE = 0.3
_LISTING_LINK_SHARE = 0.5


def _is_article_by_account(structured: Structured, og_type: str) -> bool:
    return bool(structured.article) or og_type in {"article", "news"}


def _link_share(tree: HtmlElement) -> float:
    total = len("".join(tree.text_content().split()))
    linked = sum(len("".join(a.text_content().split())) for a in tree.iter("a"))
    return linked / total if total else 0.0


def _is_menu(tree: HtmlElement, text: str) -> bool:
    """Tell a page of links whose text is labels: no line of it is as long as a sentence."""
    return _link_share(tree) > _LISTING_LINK_SHARE and all(
        len(line) < _SENTENCE_CHARS for line in text.split("\n")
    )


def _is_front(tree: HtmlElement, text: str) -> bool:
    """Tell the front of a site, which is links or slogans, from a site of one page of prose."""
    return len(text) < 2 * _SHORT or _link_share(tree) > _FRONT_LINK_SHARE


def _is_script_shell(tree: HtmlElement, text: str) -> bool:
    """Tell a page that only says it needs JavaScript."""
    said = " ".join(" ".join(e.itertext()) for e in tree.iter("noscript"))
    return len(text) < _SHORT // 2 and bool(_NEEDS_SCRIPT.search(f"{said} {text}"))


def why_no_article(
    tree: HtmlElement, structured: Structured, *, url: str, title: str, text: str, og_type: str
) -> str | None:
    """Say in words why a page is no article; None if it is one.

    A page is given the benefit of the doubt: a listing must look like one by address or by its
    own account, and have no article in its structured data.
    """
    if len(text) < _SHORT and (notice := _why_notice(tree, url=url, title=title)):
        return notice
    if _is_script_shell(tree, text):
        return "an empty shell that needs JavaScript to fill it"
    if not text:
        return "no main text found; the page may need JavaScript to show any"
    if _is_article_by_account(structured, og_type):
        return None
    if len(text) < _SHORT and _is_menu(tree, text):
        return "no main text found, only labels and links"
    return _why_listing(tree, structured, url=url, text=text, og_type=og_type)


def _why_notice(tree: HtmlElement, *, url: str, title: str) -> str | None:
    """Say what a page of few words is, where it is a notice of the site's."""
    if _ERROR_TITLE.search(title):
        return f"an error page: {title!r}"
    if _CONSENT_TITLE.search(title):
        return f"nothing but a request for consent: {title!r}"
    if _LOGIN_PATH.search(urlsplit(url).path) or tree.xpath("boolean(//input[@type='password'])"):
        return "a page to log in or subscribe"
    return None


def _why_listing(
    tree: HtmlElement, structured: Structured, *, url: str, text: str, og_type: str
) -> str | None:
    """Say what lists of articles a page is; None if it is none."""
    path = urlsplit(url).path
    if url and not path.strip("/") and "?" not in url and _is_front(tree, text):
        return "a home page, not an article"
    if is_collection(structured) or og_type in {"profile", "author"}:
        return "a page about an author, a section or a search, by its own account"
    is_listed = len(text) < _SHORT or _link_share(tree) > _LISTING_LINK_SHARE
    if _LISTING_PATH.search(path) and is_listed:
        return f"a list of articles, by its address {path}"
    return None
