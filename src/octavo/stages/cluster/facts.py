"""What of a report's words other languages share: names by their consonants, numbers, times.

Each fact is a key that reports in any language have in common. A key's first letter tells its kind:
w a name in Latin letters, n its skeleton, k its loose skeleton (see `lib.transliterate`), # a
number, @ a time of day or a score.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from octavo.lib.stopwords import stop_words
from octavo.lib.text import fold, surface_words
from octavo.lib.transliterate import loose_skeletons, skeleton
from octavo.stages.cluster.numbers import numbers, tells

Script = Literal["latin", "kana", "other"]

_READ_CHARS = 700  # of the text: who, where and how many stand in the lead
_LEAD_CHARS = 250  # of the text: what it is about stands in the title or here
_CASELESS = frozenset("ar fa he ps ur yi ckb ug".split())
_OTHER_SCRIPTS = _CASELESS | frozenset("ru uk be bg mk sr kk ky mn tg el".split())
_LEAST_CONSONANTS = 3  # of a name; with two, one foreign word in ten sounds like some name

_IS_KANA_NAME = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
_IS_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ARTICLE = re.compile(r"^[وفكب]?ال(?=\w{3})|^لل(?=\w{3})")
_CLITIC = re.compile(r"^[بلو](?=\w{4})")


@dataclass(frozen=True, slots=True)
class Facts:
    """A report's facts, as keys; `written` tells how each stands in the report.

    `salient` are those of the title and the first lines, `figures` the numbers there, small ones
    too.
    """

    script: Script
    written: dict[str, str]
    salient: frozenset[str]
    figures: frozenset[str]


def read_facts(title: str, text: str, language: str) -> Facts:
    """Read the facts of a report's title and lead."""
    lead, rest = text[:_LEAD_CHARS], text[_LEAD_CHARS:_READ_CHARS]
    start = f"{title}\n{lead}"
    figures = dict(numbers(start))
    salient = _told(figures) | dict(_names(start, language))
    written = _told(dict(numbers(rest))) | dict(_names(rest, language)) | salient
    return Facts(_script(language), written, frozenset(salient), frozenset(figures))


def _told(figures: dict[str, str]) -> dict[str, str]:
    return {number: written for number, written in figures.items() if tells(number)}


def keys_of(word: str) -> tuple[str, ...]:
    """Give the keys a word may have as a name or a number."""
    return (*_name_keys(word), *dict(numbers(word)))


def _script(language: str) -> Script:
    if language == "ja":
        return "kana"
    return "other" if language in _OTHER_SCRIPTS else "latin"


def _names(text: str, language: str) -> Iterator[tuple[str, str]]:
    small = stop_words(language)
    caseless = language in _CASELESS
    for word, _, _ in surface_words(text):
        if (caseless or word[0].isupper() or _IS_KANA_NAME.match(word)) and (
            len(word) > 2 and word.casefold() not in small
        ):
            for key in _name_keys(word):
                yield key, word


@lru_cache(maxsize=20_000)
def _name_keys(word: str) -> tuple[str, ...]:
    """Give the keys of a name in any script."""
    keys = []
    bare = _ARTICLE.sub("", word)
    for form in dict.fromkeys((bare, _CLITIC.sub("", bare))):
        if _IS_LATIN.match(form):
            keys.append(f"w{fold(form)}")
        keys.append(f"n{skeleton(form)}")
        keys += [f"k{loose}" for loose in loose_skeletons(form)]
    return tuple(key for key in keys if len(key) > _LEAST_CONSONANTS)
