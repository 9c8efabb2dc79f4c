"""A page's innermost blocks: where each line of its text stands."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote pre dt dd figcaption td div section header".split()
)
_HOLDERS = _BLOCKS | frozenset("ul ol table figure article aside nav form main footer".split())
_SPACE = re.compile(r"[\s\u00ad\u200b]+")


@dataclass(frozen=True, slots=True)
class Block:
    """An element without other blocks in it, and its place in document order."""

    element: HtmlElement
    position: int
    key: str


def key_of(text: str) -> str:
    """Give a line's characters alone: white space differs between a page and its text."""
    return _SPACE.sub("", text)


def _outer(tree: HtmlElement) -> set[HtmlElement]:
    """Give the elements with a block somewhere inside."""
    outer: set[HtmlElement] = set()
    for element in tree.iter(*_HOLDERS):
        for ancestor in element.iterancestors():
            if ancestor in outer:
                break
            outer.add(ancestor)
    return outer


def find_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """Give the innermost blocks with any text, in document order."""
    outer = _outer(tree)
    return tuple(
        Block(element, position, key)
        for position, element in enumerate(tree.iter())
        if element.tag in _BLOCKS
        and element not in outer
        and (key := key_of("".join(element.itertext())))
    )


def match_lines(lines: Iterable[str], blocks: Iterable[Block]) -> list[Block | None]:
    """Give each line's block, the next with its characters behind the line before; else None."""
    waiting: dict[str, deque[Block]] = {}
    for block in blocks:
        waiting.setdefault(block.key, deque()).append(block)
    matched: list[Block | None] = []
    reached = -1
    for line in lines:
        same = waiting.get(key_of(line.removeprefix("- ")), deque())
        while same and same[0].position <= reached:
            same.popleft()
        matched.append(same.popleft() if same else None)
        reached = max(reached, matched[-1].position) if matched[-1] else reached
    return matched
