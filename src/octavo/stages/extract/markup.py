"""The article as HTML: each line of the text with the page's own links, stress and pictures."""

import html
import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement

from octavo.lib.html import sanitise
from octavo.stages.extract.blocks import Block, match_lines

_SHOWN_AS = {"h1": "h2", "li": "li", "blockquote": "blockquote", "pre": "pre"} | {
    f"h{level}": f"h{level}" for level in range(2, 7)
}
_FURNITURE = re.compile(
    r"related|recirc|recommend|promo|sidebar|share|social|newsletter|avatar|author|logo|icon|taboola|"
    r"outbrain|advert|sponsor|most-?(?:read|popular)|comments?\b|footer|header-|nav",
    re.IGNORECASE,
)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-url", "src")
_MOST_PICTURES = 40
_LEAST_SIDE = 100  # pixels; below it icons, faces and trackers


def _inner(element: HtmlElement) -> str:
    parts = [html.escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts).strip()


def _row(line: str) -> str:
    cells = "".join(f"<td>{html.escape(cell.strip())}</td>" for cell in line.strip("| ").split("|"))
    return f"<tr>{cells}</tr>"


def _shown(line: str, source: Block | None) -> tuple[str, str]:
    """Give a line's HTML and the element that must hold it ("" for none)."""
    if source is None:
        if line.startswith("|"):
            return _row(line), "table"
        if line.startswith("- "):
            return f"<li>{html.escape(line[2:])}</li>", "ul"
        return f"<p>{html.escape(line)}</p>", ""
    tag = _SHOWN_AS.get(str(source.element.tag), "p")
    parent = source.element.getparent()
    holder = "ol" if tag == "li" and parent is not None and parent.tag == "ol" else "ul"
    return f"<{tag}>{_inner(source.element)}</{tag}>", holder if tag == "li" else ""


def _is_picture(image: HtmlElement) -> bool:
    for side in ("width", "height"):
        told = (image.get(side) or "").removesuffix("px")
        if told.isdigit() and int(told) < _LEAST_SIDE:
            return False
    near = [image, *list(image.iterancestors())[:6]]
    return not any(
        element.tag in {"nav", "aside", "footer", "header", "button"}
        or _FURNITURE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in near
    )


def _address(image: HtmlElement) -> str:
    told = (image.get(name) or "" for name in _LAZY)
    return next((address for address in told if address and not address.startswith("data:")), "")


def _figure(image: HtmlElement, address: str) -> str:
    figure = next((a for a in image.iterancestors("figure")), None)
    caption = figure.find(".//figcaption") if figure is not None else None
    alt = html.escape(image.get("alt") or "")
    below = f"<figcaption>{_inner(caption)}</figcaption>" if caption is not None else ""
    return f'<figure><img src="{html.escape(address)}" alt="{alt}">{below}</figure>'


def _figures(tree: HtmlElement, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Give the pictures between two places of the page, each once."""
    seen: set[str] = set()
    for position, element in enumerate(tree.iter()):
        if position > last or len(seen) >= _MOST_PICTURES:
            return
        if element.tag != "img" or position < first or not _is_picture(element):
            continue
        address = _address(element)
        if address and address not in seen:
            seen.add(address)
            yield position, _figure(element, address)


def _held(parts: Sequence[tuple[str, str]]) -> str:
    """Join parts, each run of list lines or table rows inside one list or table."""
    shown: list[str] = []
    current = ""
    for markup, holder in (*parts, ("", "")):
        if holder != current:
            shown += [f"</{current}>"] if current else []
            shown += [f"<{holder}>"] if holder else []
            current = holder
        shown.append(markup)
    return "\n".join(filter(None, shown))


def show(lines: Sequence[str], tree: HtmlElement, blocks: Sequence[Block], *, base_url: str) -> str:
    """Give sanitised HTML that says what `lines` say, with absolute links and the pictures between.

    A line's markup is that of the page's block with the same characters; a line without such a
    block is shown plain.
    """
    sources = match_lines(lines, blocks)
    placed = [
        (*_shown(line, source), source.position if source else -1)
        for line, source in zip(lines, sources, strict=True)
    ]
    places = [place for *_, place in placed if place >= 0]
    figures = list(_figures(tree, min(places), max(places))) if places else []
    figures.reverse()
    parts: list[tuple[str, str]] = []
    for markup, holder, place in placed:
        while figures and 0 <= figures[-1][0] < place:
            parts.append((figures.pop()[1], ""))
        parts.append((markup, holder))
    return sanitise(_held(parts), base_url=base_url or None)
