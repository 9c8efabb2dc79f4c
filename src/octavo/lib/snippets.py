"""Snippets: the part of a text where most of the words sought stand, with those words marked."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from octavo.lib.lexemes import lexemes
from octavo.lib.stems import stem
from octavo.lib.text import surface_words

MARK_START, MARK_END = "\x02", "\x03"
_READ_CHARS = 6_000  # of a text; what a search finds is rarely first told later
_BEFORE, _AROUND = 60, 220  # characters before the first match, and in all
_lexeme = lru_cache(maxsize=65_536)(lexemes)
_MARKS = {ord(MARK_START): " ", ord(MARK_END): " "}


@dataclass(frozen=True, slots=True)
class Sought:
    """What is marked: words as indexed, their stems by language, and runs of unspaced scripts."""

    words: frozenset[str] = frozenset()
    stems: frozenset[tuple[str, str]] = frozenset()
    runs: frozenset[str] = frozenset()


def snippet(text: str, sought: Sought, language: str) -> str:
    """Cut out the part of a text that holds most of what is sought; "" if it holds nothing."""
    text = text[:_READ_CHARS].translate(_MARKS)
    spans = _spans(text, sought, language)
    if not spans:
        return ""
    first = _best_start(spans)
    start = max(0, spans[first][0] - _BEFORE)
    end = min(len(text), start + _AROUND)
    start, end = _at_words(text, start, end)
    parts, place = [], start
    for left, right in spans[first:]:
        if right > end:
            break
        parts += [text[place:left], MARK_START, text[left:right], MARK_END]
        place = right
    parts.append(text[place:end])
    body = " ".join("".join(parts).split())
    return ("… " if start else "") + body + (" …" if end < len(text) else "")


def _spans(text: str, sought: Sought, language: str) -> list[tuple[int, int]]:
    spans = _word_spans(text, sought, language)
    lowered = text.lower()
    if len(lowered) == len(text):
        for run in sought.runs:
            place = lowered.find(run)
            while place >= 0 and len(spans) < 200:
                spans.append((place, place + len(run)))
                place = lowered.find(run, place + len(run))
    kept: list[tuple[int, int]] = []
    for left, right in sorted(spans):
        if not kept or left >= kept[-1][1]:
            kept.append((left, right))
    return kept


def _word_spans(text: str, sought: Sought, language: str) -> list[tuple[int, int]]:
    spans = []
    for word, start, end in surface_words(text):
        lexeme = _lexeme(word)
        if lexeme in sought.words or (language, stem(lexeme, language)) in sought.stems:
            spans.append((start, end))
    return spans


def _best_start(spans: Collection[tuple[int, int]]) -> int:
    """Give the number of the match from which on most matches lie within one snippet."""
    ordered = list(spans)
    counts = [
        sum(left <= other < left + _AROUND - _BEFORE for other, _ in ordered[n : n + 12])
        for n, (left, _) in enumerate(ordered)
    ]
    return counts.index(max(counts))


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a cut to spaces near them, where there are any."""
    if start:
        space = text.find(" ", start, start + 20)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 20, end)
        end = space if space >= 0 else end
    return start, end
