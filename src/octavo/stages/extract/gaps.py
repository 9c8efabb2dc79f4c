"""What the extractor left out between two lines it kept: lists and cards of the article."""

import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from octavo.lib.text import shingles, words
from octavo.stages.extract.blocks import Block, match_lines

_FILLED = frozenset({"p", "li", "h2", "h3", "h4", "blockquote", "pre", "div"})
_OUTSIDE = frozenset("nav aside footer form header button figure select table".split())
_PAGE = frozenset({"html", "body", "article", "main"})
_FURNITURE = re.compile(
    r"related|recirc|recommend|promo|sidebar|share|social|newsletter|author|taboola|outbrain|advert|"
    r"sponsor|comment|footer|nav|menu|cookie|breadcrumb|popup|modal|caption|gallery|carousel|toc\b|"
    r"table-of-contents|byline|subscribe|sign-?up|cta\b",
    re.IGNORECASE,
)
_LEAST_CHARS = 40
_MOST_CHARS = 3_000  # beyond it code or data, not prose
_MOST_LINKED = 0.4
_MOST_KNOWN = 0.5  # of a block's word triples; above it the block is a line we have, cut otherwise
# Of the text found. Word F1 gained on pages-en / pages-world at 0.15: +.0061 / 0; at 0.04 it costs
# pages-world .0015 for captions and promotions, and gains nothing more on pages-en.
_LEAST_SHARE = 0.15
_LEAST_ALONE = 600  # characters; less is a notice on a page of pictures or forms


def _line(element: HtmlElement) -> str:
    text = " ".join("".join(element.itertext()).replace("\u00ad", "").replace("\u200b", "").split())
    return f"- {text}" if element.tag == "li" else text


def _is_outside(element: HtmlElement) -> bool:
    """Tell whether an element stands in the page's furniture."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in _OUTSIDE:
            return True
        names = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if ancestor.tag not in _PAGE and _FURNITURE.search(names):
            return True
    return False


def _is_prose(element: HtmlElement, line: str) -> bool:
    linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
    if element.find(".//script") is not None or len(line) > _MOST_CHARS:
        return False
    return len(line) >= _LEAST_CHARS and linked <= _MOST_LINKED * len(line)


def fill_gaps(lines: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """Put back the prose that stands between the first and the last line and was left out.

    Nothing is put back where the gaps are small: what is missing then is a caption or a promotion.
    """
    places = [block.position if block else -1 for block in match_lines(lines, blocks)]
    reached = [place for place in places if place >= 0]
    if len(reached) < 2:
        return list(lines)
    between = (b for b in blocks if reached[0] < b.position < reached[-1])
    missing = _missing(lines, between)
    if sum(len(line) for _, line in missing) < _LEAST_SHARE * sum(map(len, lines)):
        return list(lines)
    return _merged(lines, places, missing)


def _missing(lines: Sequence[str], blocks: Iterable[Block]) -> list[tuple[int, str]]:
    """Give the prose in some blocks that no line says yet, with its place."""
    seen = set(shingles(words("\n".join(lines)), 3))
    missing: list[tuple[int, str]] = []
    for block in blocks:
        line = _line(block.element)
        if block.element.tag not in _FILLED or not _is_prose(block.element, line):
            continue
        triples = shingles(words(line), 3)
        n_known = sum(triple in seen for triple in triples)
        if n_known <= _MOST_KNOWN * len(triples) and not _is_outside(block.element):
            missing.append((block.position, line))
            seen.update(triples)
    return missing


def all_prose(blocks: Sequence[Block]) -> list[str]:
    """Give every line of prose outside the furniture, for a page the extractor finds nothing on."""
    lines = [
        line
        for block in blocks
        if block.element.tag in _FILLED
        and _is_prose(block.element, line := _line(block.element))
        and not _is_outside(block.element)
    ]
    return lines if sum(map(len, lines)) >= _LEAST_ALONE else []


def _merged(
    lines: Sequence[str], places: Sequence[int], missing: Sequence[tuple[int, str]]
) -> list[str]:
    merged: list[str] = []
    waiting = list(missing)
    for line, place in zip(lines, places, strict=True):
        while waiting and 0 <= waiting[0][0] < place:
            merged.append(waiting.pop(0)[1])
        merged.append(line)
    return merged
