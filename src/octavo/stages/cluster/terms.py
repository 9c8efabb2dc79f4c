"""What of a report's words speaks for its event: stems with weights, rare ones weighing most."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from octavo.lib.stopwords import stop_words
from octavo.lib.text import words
from octavo.stages.cluster.passage import Passage, cut

Weights = dict[str, float]
_Told = tuple[str, str, str]  # a token, its term, the word as written

_READ_WORDS = (
    200  # of the text after the title; articles-2013 .779 at 120, .795 at 200, .792 at 400
)
_LONGEST_WORD = 12  # on average: so that a book sent as an article costs no more than one
_PREFIX = 5  # letters kept of a word in inflected languages, in place of a stemmer for each
_INFLECTED = frozenset("ar cs de el es fa fi fr he hu it nl pl pt ro ru sv tr uk".split())
# Words as written, of a week or two. At 20,000 one in seven is read anew, which costs as much as
# all else; 65,000 save little more and take 13 MB.
_REMEMBERED = 1 << 15


@dataclass(frozen=True, slots=True)
class Terms:
    """A report's terms: sublinear counts, how they are written, and a print of the whole."""

    weights: Weights
    written: Mapping[str, str]
    fingerprint: int


def read_terms(title: str, text: str, language: str) -> Terms:
    """Read the terms of a report: numbers kept, small words dropped, words cut to their stems."""
    return terms_of(cut(title, text), language)


def terms_of(passage: Passage, language: str) -> Terms:
    """Read the terms of a passage. A term is written as where it first stands, title first."""
    told = [one for form in passage.title_words for one in _read(form, language)]
    told += _of_text(passage, language)
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    for _, term, form in told:
        if term in counts:
            counts[term] += 1
        elif term:
            counts[term] = 1
            written[term] = form
    return Terms(
        weights={term: 1 + math.log(n) if n > 1 else 1.0 for term, n in counts.items()},
        written=written,
        fingerprint=crc32(" ".join([token for token, _, _ in told]).encode("utf-8", "replace")),
    )


def _of_text(passage: Passage, language: str) -> list[_Told]:
    told = [
        one
        for forms in (passage.lead_words, passage.rest_words)
        for form in forms
        for one in _read(form, language)
    ]
    if passage.tail and len(told) < _READ_WORDS:
        tokens = words(passage.tail[: _READ_WORDS * _LONGEST_WORD])
        told += [(token, _term(token, language), token) for token in tokens]
    return told[:_READ_WORDS]


@lru_cache(maxsize=_REMEMBERED)
def _read(form: str, language: str) -> tuple[_Told, ...]:
    """Give a word's tokens, each with its term ("" for small words) and the word itself."""
    return tuple((token, _term(token, language), form) for token in words(form))


def _term(token: str, language: str) -> str:
    is_small = len(token) < 2 or token in stop_words(language)
    return "" if is_small else stem(token, language)


def stem(word: str, language: str) -> str:
    """Cut a word to what its forms share; numbers and codes stay whole."""
    if not word.isalpha():
        return word
    if language in _INFLECTED:
        if language == "ar" and len(word) > _PREFIX and word.startswith("ال"):
            word = word[2:]
        return word[:_PREFIX]
    # English: only the s. Prefixes of 5 to 7 letters gain nothing there and join strangers
    # ("inter-"): noise costs .02 more with 5.
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word
