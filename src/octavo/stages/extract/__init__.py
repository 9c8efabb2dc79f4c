"""A page in, an article out: main text, the page's account of itself, or why it is no article."""

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from octavo.lib.charset import decode
from octavo.lib.urls import resolve
from octavo.news.article import ReadPage, Rejected
from octavo.stages.extract.blocks import find_blocks
from octavo.stages.extract.kinds import foreign_kind
from octavo.stages.extract.maintext import MainText, find_main_text, prune
from octavo.stages.extract.markup import show
from octavo.stages.extract.metadata import Account, read_account, read_metas
from octavo.stages.extract.rejecting import why_no_article
from octavo.stages.extract.structured import Structured, read_structured, strings

__all__ = ["extract"]

LIMIT_BYTES = 5_000_000  # the largest of 917 recorded pages has 1.8 MB
_LIMIT_ELEMENTS = 50_000  # the richest of them has 4,975; 50,000 take four seconds to read


def _parse(page: str) -> HtmlElement | None:
    """Parse a page; None if there is no HTML in it. Nesting beyond 255 levels is cut by libxml2."""
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=False
    )
    try:
        tree = document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    if not isinstance(tree, HtmlElement) or not len(tree):
        return None
    for element in list(islice(tree.iter(), _LIMIT_ELEMENTS, None)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return tree


def _base_of(tree: HtmlElement, url: str) -> str:
    """Give the address a page's links are relative to; "" where neither address can be read."""
    base = tree.find(".//base[@href]")
    told = resolve(url, base.get("href") or "") if base is not None else None
    return told or url


def extract(page: bytes, *, url: str, content_type: str = "") -> ReadPage | Rejected:
    """Read an article out of a page, or say why it is none.

    Args:
        page: the bytes as fetched; of more than LIMIT_BYTES the rest is not read.
        url: where it was found, after redirects.
        content_type: the Content-Type header as sent.
    """
    if not page.strip():
        return Rejected("an empty page")
    if kind := foreign_kind(page, content_type):
        return Rejected(f"not an HTML page but {kind}")
    tree = _parse(decode(page[:LIMIT_BYTES], content_type=content_type).text.replace("\x00", ""))
    if tree is None:
        return Rejected("no HTML in it")
    url = resolve(None, url) or ""  # what cannot be read as an address says nothing
    structured = read_structured(tree)
    base_url = _base_of(tree, url)
    account = read_account(tree, structured, url=url, base_url=base_url)
    og_type = next(iter(read_metas(tree).get("og:type", [])), "").lower()
    cut = prune(tree, account.title)
    body = "\n".join(strings(structured.article.get("articleBody")))
    blocks = find_blocks(tree)
    main = find_main_text(
        tree, blocks, title=account.title, description=account.description, article_body=body
    )
    reason = why_no_article(
        tree, structured, url=url, title=account.title, text=main.text, og_type=og_type
    )
    if reason:
        return Rejected(reason)
    problems = (*_problems(page, structured, account), *cut, *main.problems)
    return _read_page(account, main, show(main.lines, tree, blocks, base_url=base_url), problems)


def _problems(page: bytes, structured: Structured, account: Account) -> tuple[str, ...]:
    """Tell what is missing or broken, in words."""
    told = {
        f"only the first {LIMIT_BYTES} of {len(page)} bytes read": len(page) > LIMIT_BYTES,
        f"JSON-LD blocks that cannot be read: {structured.n_broken}": structured.n_broken > 0,
        "no title found": not account.title,
        "no date of publication found": account.published_at is None,
        "only a part of the article is free to read": account.is_partial,
    }
    return tuple(words for words, is_so in told.items() if is_so)


def _read_page(account: Account, main: MainText, html: str, problems: tuple[str, ...]) -> ReadPage:
    return ReadPage(
        title=account.title,
        text=main.text,
        html=html,
        authors=account.authors,
        published_at=account.published_at,
        language=account.language,
        image=account.image,
        canonical=account.canonical,
        site_name=account.site_name or None,
        tags=account.tags,
        section=account.section,
        is_partial=account.is_partial,
        problems=problems,
    )
