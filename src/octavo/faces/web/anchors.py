"""Where does a sentence stand? Marks sentences of an article's text inside its HTML.

Sentences are known by their place in the plain text; readers see the HTML. The two hold the same
letters in the same order, apart from what only one of them has (captions, tables), so letters are
compared and spaces are not.
"""

import html as entities
import re
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]

# How many letters of the HTML that the text does not have (a caption, a table) may lie between two
# sentences. Beyond it a short sentence such as "Why?" would be taken for a far one like it.
MAX_SKIPPED_LETTERS = 2_000

_TOKEN = re.compile(
    r"""(?P<tag><(?:[^<>"']|"[^"]*"|'[^']*')*+>)"""
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<space>\s+)"
    r"|(?P<run>[^<&\s]+)"
    r"|(?P<lone>[<&])"
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of an HTML fragment without spaces, each with where it begins and ends there."""

    text: str
    starts: list[int]
    ends: list[int]


def with_anchors(html: str, text: str, spans: Iterable[Span]) -> str:
    """Wrap each sentence found in the HTML in `<span id="s{start}">`, up to its first inline tag.

    Args:
        html: a sanitised fragment; nothing else of it is changed.
        text: the plain text the spans count in.
        spans: sentences as (start, end); where they overlap the earlier one is cut.

    Returns:
        The HTML in which every start has its anchor: sentences that are not found have theirs,
        empty, before the first letter, so that a link to them leads to the body.
    """
    letters = _letters_of(html)
    marks: list[tuple[int, int, int]] = []
    missing: list[int] = []
    cursor, n_missed = 0, 0
    for start, end in _without_overlaps(spans):
        needle = _SPACE.sub("", text[start:end])
        reach = cursor + n_missed + MAX_SKIPPED_LETTERS + len(needle)
        at = letters.text.find(needle, cursor, reach) if needle else -1
        if at < 0:
            missing.append(start)
            n_missed += len(needle)
            continue
        cursor, n_missed = at + len(needle), 0
        marks.append((start, letters.starts[at], letters.ends[cursor - 1]))
    return "".join(f'<span id="s{start}"></span>' for start in missing) + _marked(html, marks)


def _letters_of(html: str) -> _Letters:
    """Read the visible letters of a fragment, entities resolved."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(html):
        kind, begin, end = match.lastgroup, match.start(), match.end()
        if kind in {"run", "lone"}:
            parts.append(match.group())
            starts.extend(range(begin, end))
            ends.extend(range(begin + 1, end + 1))
        elif kind == "entity":
            letters = _SPACE.sub("", entities.unescape(match.group()))
            parts.append(letters)
            starts.extend([begin] * len(letters))
            ends.extend([end] * len(letters))
    return _Letters("".join(parts), starts, ends)


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Sort spans, one for each start, each ending before the next begins."""
    ordered = sorted(dict(sorted(spans)).items())
    followers = [start for start, _ in ordered[1:]]
    cut = [(s, min(e, n)) for (s, e), n in zip(ordered, followers, strict=False)]
    return cut + ordered[-1:]


def _marked(html: str, marks: Iterable[tuple[int, int, int]]) -> str:
    """Write the spans into the HTML; each ends before a tag so that elements stay nested."""
    parts: list[str] = []
    written = 0
    for start, begin, end in marks:
        if begin < written:  # two sentences met inside one entity
            continue
        tag = html.find("<", begin, end)
        stop = end if tag < 0 else tag
        parts.extend((html[written:begin], f'<span id="s{start}">', html[begin:stop], "</span>"))
        written = stop
    return "".join(parts) + html[written:]
