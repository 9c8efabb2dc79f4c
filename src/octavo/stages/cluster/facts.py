"""What of a report's words other languages share: names by their consonants, numbers, times.

Each fact is a key that reports in any language have in common. A key's first letter tells its kind:
w a name in Latin letters, n its skeleton, k its loose skeleton (see `lib.transliterate`), # a
number, @ a time of day or a score, / a day of the year.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from octavo.lib.months import MONTH_BY_NAME, fold_name
from octavo.lib.stopwords import stop_words
from octavo.lib.text import fold
from octavo.lib.transliterate import loose_skeletons, skeleton
from octavo.stages.cluster.numbers import numbers, tells
from octavo.stages.cluster.passage import Passage, cut

Script = Literal["latin", "kana", "other"]

_CASELESS = frozenset("ar fa he ps ur yi ckb ug".split())
_OTHER_SCRIPTS = _CASELESS | frozenset("ru uk be bg mk sr kk ky mn tg el".split())
_SHORTEST = 3  # letters of a name
_LONGEST_MONTH = 31  # days
_LEAST_CONSONANTS = 3  # of a name; with two, one foreign word in ten sounds like some name

_IS_KANA_NAME = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
_IS_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ARTICLE = re.compile(r"^[وفكب]?ال(?=\w{3})|^لل(?=\w{3})")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# Two patterns, as in "Mareas del 9 de marzo" a word stands on either side of the day.
_DATES = (
    re.compile(
        r"(?<![\d.,:])(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:de |of )?(?P<month>[^\W\d_]{3,20})"
    ),
    re.compile(r"(?P<month>[^\W\d_]{3,20})\.? (?P<day>\d{1,2})(?![\d.:,]?\d)"),
)
_CLITIC = re.compile(r"^[بلو](?=\w{4})")


@dataclass(frozen=True, slots=True)
class Facts:
    """A report's facts, as keys; `written` tells how each stands in the report.

    `salient` are those of the title and the first lines, `figures` the numbers there, small ones
    too, and the days of the year that the title names.
    """

    script: Script
    written: dict[str, str]
    salient: frozenset[str]
    figures: frozenset[str]


def read_facts(title: str, text: str, language: str) -> Facts:
    """Read the facts of a report's title and lead."""
    return facts_of(cut(title, text), language)


def facts_of(passage: Passage, language: str) -> Facts:
    """Read the facts of a passage."""
    start = (*passage.title_words, *passage.lead_words)
    figures = dict(numbers(f"{passage.title}\n{passage.lead}"))
    salient = _told(figures) | _names(start, language)
    further = _told(dict(numbers(passage.rest))) | _names(passage.rest_words, language)
    leading = read_dates(passage.title).union(figures)
    return Facts(_script(language), further | salient, frozenset(salient), leading)


@lru_cache(maxsize=1 << 12)
def _month(word: str) -> int | None:
    return MONTH_BY_NAME.get(fold_name(word))


def read_dates(title: str) -> frozenset[str]:
    """Read the days of the year a title names: "March 9" and "9 de marzo" are both "/3-9"."""
    if not _DAY.search(title):
        return frozenset()
    dates = set()
    for match in (match for pattern in _DATES for match in pattern.finditer(title)):
        month, day = _month(match["month"]), int(match["day"])
        if month and 1 <= day <= _LONGEST_MONTH:
            dates.add(f"/{month}-{day}")
    return frozenset(dates)


def _told(figures: dict[str, str]) -> dict[str, str]:
    return {number: written for number, written in figures.items() if tells(number)}


def keys_of(word: str) -> tuple[str, ...]:
    """Give the keys a word may have as a name or a number."""
    return (*_name_keys(word), *dict(numbers(word)))


def _script(language: str) -> Script:
    if language == "ja":
        return "kana"
    return "other" if language in _OTHER_SCRIPTS else "latin"


def _names(forms: Iterable[str], language: str) -> dict[str, str]:
    return {key: form for form in forms for key in _keys_in(form, language)}


@lru_cache(maxsize=1 << 15)  # the words of a week or two
def _keys_in(form: str, language: str) -> tuple[str, ...]:
    """Give the keys of a word of a text; none where it is no name."""
    may_be_name = language in _CASELESS or form[0].isupper() or _IS_KANA_NAME.match(form)
    if not may_be_name or len(form) < _SHORTEST or form.casefold() in stop_words(language):
        return ()
    return _name_keys(form)


def _bare(word: str) -> tuple[str, ...]:
    """Give a name without what Arabic writes onto it: one way, or two where it may be its own."""
    if word.isascii():
        return (word,)
    bare = _ARTICLE.sub("", word)
    return tuple(dict.fromkeys((bare, _CLITIC.sub("", bare))))


def _name_keys(word: str) -> tuple[str, ...]:
    """Give the keys of a name in any script."""
    keys = []
    for form in _bare(word):
        if _IS_LATIN.match(form):
            keys.append(f"w{fold(form)}")
        keys.append(f"n{skeleton(form)}")
        keys += [f"k{loose}" for loose in loose_skeletons(form)]
    return tuple(key for key in keys if len(key) > _LEAST_CONSONANTS)
