"""Which words stand between quotation marks?

Every style has its own idea of which mark opens: “English”, „German“, »German«, «French»,
”Swedish”, 「Japanese」, "typed". A mark is read as opening or closing by what stands around it.
Marks inside marks are part of the words. A quote whose mark does not close in its paragraph goes on
in the next, if that one opens with the mark again or closes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

_MARK = re.compile("[\"“”„‟«»‹›「『〝＂‘‚']")
_ALWAYS_OPEN = frozenset("“„‟«‹「『〝")
_SINGLE = frozenset("‘‚'")
_PAIRED = frozenset("“«‹「『")  # whose closing mark is no opening one
_SPACED_LETTER = re.compile(r"[^\W_\u0600-\u06ff\u3040-\u9fff]")
_AFTER_SINGLE = re.compile(r"[\w\[(¡¿…“\"]")
_SHUT = frozenset(" \t\xa0\u202f,;:.)")
_END = r"(?=[\s.,;:!?)\]…–—-]|$)"
_CLOSING = {
    '"': re.compile(r'["”]'),
    "＂": re.compile('[＂"]'),
    "“": re.compile(rf"”|(?<=\S)[\"“]{_END}"),
    "„": re.compile('[“”"‟]'),
    "‟": re.compile("[”“]"),
    "”": re.compile("”"),
    "«": re.compile("»"),
    "»": re.compile("«|(?<=\\S)»"),
    "‹": re.compile("›"),
    "›": re.compile("‹"),
    "「": re.compile("」"),
    "『": re.compile("』"),
    "〝": re.compile("[〞〟]"),
    "‘": re.compile(r"(?<=\S)[’'](?!\w)"),
    "‚": re.compile(r"(?<=\S)[‘’](?!\w)"),
    "'": re.compile(r"(?<=\S)['’](?!\w)"),
}
LIMIT_SINGLE_CHARS = 600  # beyond it the second apostrophe is an apostrophe
FILLER = "\x01"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: characters [start, end); `goes_on` when their paragraph ends first."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the marked words in it; `frame` is its text with these words blanked.

    `frame` is as long as the paragraph; the stop a quote ends with is left in it.
    """

    start: int
    end: int
    frame: str
    marked: tuple[Marked, ...] = ()


def _close(text: str, opening: str, start: int, end: int) -> re.Match[str] | None:
    """Find the mark that closes the one before `start`, None where the paragraph ends first."""
    closing = _CLOSING[opening]
    if opening not in _SINGLE:
        return closing.search(text, start, end)
    first = None
    limit = min(end, start + LIMIT_SINGLE_CHARS)
    for match in closing.finditer(text, start, limit):
        if text[match.start() - 1] not in "sS" or not text[match.end() : match.end() + 1].isspace():
            return match
        first = first or match  # after an s it may be a genitive: the workers' union
    return first


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether the mark at `at` opens, by its neighbours."""
    mark = text[at]
    if mark in _ALWAYS_OPEN:
        return True
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in _SINGLE:
        is_apart = not before.isalnum() and before not in "'’‘"
        return is_apart and _AFTER_SINGLE.match(after) is not None
    # A letter may stand before a mark only in scripts without spaces, or after Arabic particles.
    return not _SPACED_LETTER.match(before) and after not in _SHUT


def _marked(text: str, start: int, end: int) -> Iterator[Marked]:
    """Give the marked words of one paragraph, in order."""
    at = start
    while mark := _MARK.search(text, at, end):
        at = mark.start()
        inside = at + 1
        closing = None
        if _opens(text, at, start, end):
            closing = _close(text, mark[0], inside, end)
            if closing is None and mark[0] not in _SINGLE:
                yield Marked(inside, end, at, end, goes_on=True)
                return
        if closing is not None:
            yield Marked(inside, closing.start(), at, closing.end())
        at = closing.end() if closing else inside


def _rest(text: str, mark: str, start: int, end: int) -> Marked | None:
    """Find the end of a quote that an earlier paragraph opened and none closed."""
    if mark not in _PAIRED:
        return None
    closing = _CLOSING[mark].search(text, start, end)
    if closing is None or mark in text[start : closing.start()]:
        return None
    return Marked(start, closing.start(), start, closing.end())


def _frame(text: str, start: int, end: int, marked: tuple[Marked, ...]) -> str:
    """Blank marked words out of a paragraph, but for the stop or comma they end with."""
    pieces = []
    at = start
    for words in marked:
        kept = 1 if words.end > words.start and text[words.end - 1] in ".,!?…;。！？،؟" else 0
        pieces += [text[at : words.start], FILLER * (words.end - kept - words.start)]
        at = words.end - kept
    pieces.append(text[at:end])
    return "".join(pieces)


def _read_line(text: str, start: int, end: int, open_mark: str) -> Paragraph:
    """Read one paragraph; `open_mark` is what the paragraph before left open, "" for nothing."""
    marked: list[Marked] = []
    at = start
    if open_mark and text[start] != open_mark:
        rest = _rest(text, open_mark, start, end)
        if rest is not None:
            marked.append(rest)
            at = rest.outer_end
    if _MARK.search(text, at, end):
        marked += _marked(text, at, end)
    frame = _frame(text, start, end, tuple(marked)) if marked else text[start:end]
    return Paragraph(start, end, frame, tuple(marked))


def _without_stray(text: str, paragraph: Paragraph, following: Paragraph | None) -> Paragraph:
    """Drop a mark that nothing closes, in this paragraph or the next."""
    if not paragraph.marked or not paragraph.marked[-1].goes_on:
        return paragraph
    mark = text[paragraph.marked[-1].outer_start]
    if following is not None and following.marked:
        first = following.marked[0]
        if text[following.start] == mark or first.start == following.start:
            return paragraph
    start, end, kept = paragraph.start, paragraph.end, paragraph.marked[:-1]
    return Paragraph(start, end, _frame(text, start, end, kept), kept)


def read_paragraphs(text: str) -> list[Paragraph]:
    """Split a text into paragraphs (lines with ink) and find the marked words of each."""
    paragraphs: list[Paragraph] = []
    at = 0
    open_mark = ""
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            paragraph = _read_line(text, start, start + len(bare), open_mark)
            last = paragraph.marked[-1] if paragraph.marked else None
            open_mark = text[last.outer_start] if last and last.goes_on else ""
            paragraphs.append(paragraph)
        at += len(line) + 1
    return [
        _without_stray(text, paragraph, following)
        for paragraph, following in zip_longest(paragraphs, paragraphs[1:])
    ]
