"""The figures of a text, sentence by sentence."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache

from octavo.lib.numbers import SCALES, WORDS, number_words
from octavo.lib.text import sentences
from octavo.news.figure import Figure
from octavo.stages.measure.amount import Amount
from octavo.stages.measure.amounts import amounts_of
from octavo.stages.measure.arabic import DUALS
from octavo.stages.measure.arabic import LEXICON as ARABIC
from octavo.stages.measure.context import day_of, source_of
from octavo.stages.measure.english import LEXICON as ENGLISH
from octavo.stages.measure.european import FRENCH, GERMAN, RUSSIAN, SPANISH
from octavo.stages.measure.lexicon import Lexicon
from octavo.stages.measure.thing import Thing
from octavo.stages.measure.things import thing_of
from octavo.stages.measure.tokens import Line, line_of
from octavo.stages.measure.units import UNITS

LEXICONS: Mapping[str, Lexicon] = {
    "en": ENGLISH,
    "ar": ARABIC,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
}
"""The languages whose figures are read."""

MOST_FIGURES = 200  # of a text: the 787 pages of pages-en have 14 at the median
_MOST_CHARS = 100_000
_DIGIT = re.compile(r"\d")
_MARKS = "-\u2013\u2014\"'\u2018\u2019\u201c\u201d\u00ab(,:"
_ARABIC_FORMS = {ord(alef): "ا" for alef in "أإآٱ"} | {ord("ى"): "ي", ord("ة"): "ه"}


def measure(text: str, language: str, published_at: datetime | None) -> tuple[Figure, ...]:
    """Give the figures of an article's text, in order, at most MOST_FIGURES.

    A number whose sentence does not say what it counts is left out, as are years, dates, times,
    scores, ordinals and the numbers of names. A language without a lexicon gives none.
    """
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return ()
    found: list[Figure] = []
    for start, end in _telling_sentences(text[:_MOST_CHARS], language):
        line = line_of(text, start, end, lexicon=lexicon, language=language)
        found += _figures_of(line, published_at)
        if len(found) >= MOST_FIGURES:
            break
    return tuple(found[:MOST_FIGURES])


def _telling_sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the sentences that hold a number; only lines with one are split into sentences."""
    plain = text.lower()
    if len(plain) != len(text):  # a few capitals grow when they are made small
        plain = text
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    if language == "ar":
        plain = plain.translate(_ARABIC_FORMS)
    known, digit = _spelt_numbers(language), _telling_digit(language)
    line_start = 0
    for line in plain.split("\n"):
        whole = text[line_start : line_start + len(line)]
        spans = sentences(whole) if _has_number(line, known, digit) else ()
        for start, end in spans:
            if _has_number(line[start:end], known, digit):
                yield line_start + start, line_start + end
        line_start += len(line) + 1


def _has_number(plain: str, known: frozenset[str], digit: re.Pattern[str]) -> bool:
    first = _DIGIT.search(plain)  # cheap; most lines have none
    if first is not None and digit.search(plain, max(first.start() - 2, 0)):
        return True
    return not known.isdisjoint(plain.split())


@cache
def _telling_digit(language: str) -> re.Pattern[str]:
    """Give the pattern of a number in digits that is no year, or a year's before what it counts."""
    lexicon = LEXICONS[language]
    counted = "|".join(map(re.escape, {*UNITS[language], *lexicon.persons, *lexicon.states}))
    year = rf"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|\s?(?:{counted}))"
    return re.compile(rf"[$€£¥₹]\s?\d|(?<![\d.,])(?!{year})\d")


@cache
def _spelt_numbers(language: str) -> frozenset[str]:
    """Give the words that tell of a number; those for one alone do not."""
    ones = {word for word, worth in WORDS.get(language, {}).items() if worth == 1}
    scales = frozenset(word for word in SCALES.get(language, {}) if len(word) > 1)
    known = (number_words(language) - ones - {"a", "an"}) | scales
    if language == "ar":
        known |= frozenset(DUALS) | frozenset("و" + word for word in known)
    return known | ({"one"} if language == "en" else set())


def _figures_of(line: Line, published_at: datetime | None) -> Iterator[Figure]:
    context: tuple[date | None, str, str] | None = None
    before: Amount | None = None
    for amount in amounts_of(line):
        is_same, before = _is_converted(line, before, amount), amount
        if is_same:
            continue
        thing = thing_of(line, amount)
        if thing is None:
            continue
        if context is None:
            context = (*day_of(line, published_at), source_of(line))
        yield _figure(line, amount, thing, context)


def _is_converted(line: Line, before: Amount | None, amount: Amount) -> bool:
    """Tell whether an amount in brackets gives the one before it in another unit."""
    if before is None or before.unit is None or amount.unit is None:
        return False
    is_bracketed = line.low(before.last + 1) in {"(", "["} and amount.first - before.last <= 4
    return is_bracketed and before.unit.kind == amount.unit.kind


def _figure(
    line: Line, amount: Amount, thing: Thing, context: tuple[date | None, str, str]
) -> Figure:
    unit = amount.unit
    factor, offset = (unit.factor, unit.offset) if unit else (1.0, 0.0)
    if thing.is_change:
        offset = 0.0  # a rise of 9 °F is one of 5 °C
    on, when, source = context
    start, end = line.starts[amount.first], line.ends[amount.last]
    return Figure(
        kind=unit.kind if unit else "count",
        value=_round((amount.value + offset) * factor),
        high=_round((amount.high + offset) * factor) if amount.high is not None else None,
        unit=unit.code if unit else "",
        written=line.text[start:end],
        start=start,
        end=end,
        thing=line.written(thing.first, thing.last),
        thing_start=line.starts[thing.first],
        thing_end=line.ends[thing.last],
        sentence_start=line.start,
        sentence_end=line.end,
        qualifier=amount.qualifier,
        state=thing.state,
        of=thing.of,
        per=amount.per,
        is_change=thing.is_change,
        on=on,
        when=when,
        source=source,
        language=line.language,
    )


def _round(value: float) -> float:
    return float(f"{value:.10g}")
