"""A text's words as they stay when editors put it into the style of another house.

Numerals, honorifics, spellings and the order of day and month differ from house to house; here they
agree. What comes out is for comparing alone, never for reading.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from octavo.lib.text import words

_CHARS_A_WORD = 20  # no language writes more; what a stranger sends may be any length
_THOUSANDS_GAP = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_NUMERAL = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn|tn|million|billion|trillion)?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMBERS = {word: float(number) for number, word in enumerate(_UNITS)} | {
    word: 10.0 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_MONTHS = """january february march april may june july august september october november
    december""".split()
_SHORT_MONTHS = {month[:3]: month for month in _MONTHS} | {"sept": "september"}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT_DAYS = {day[:3]: day for day in _DAYS} | {"tues": "tuesday", "thurs": "thursday"}
_DROPPED = frozenset("mr mrs ms miss mx dr prof sir dame percent pct per cent".split())
# British and American, at the end of a word of five letters or more; a wrong guess does no harm, as
# it is the same guess in both texts.
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<=\w\w)our(s|ed|ing|able|ite|ites|ful|er|ers)?$", r"or\1"),
        (r"(?<=\w\w)(i|y)s(e|es|ed|er|ers|ing|ation|ations)$", r"\1z\2"),
        (r"(?<=\w\w)tre(s|d)?$", r"ter\1"),
        (r"ll(ed|er|ers|ing)$", r"l\1"),
        (r"(?<=\w\w)ence(s)?$", r"ense\1"),
        (r"ogue(s)?$", r"og\1"),
        (r"gramme(s)?$", r"gram\1"),
        (r"wards$", "ward"),
        (r"^p?aed", "ped"),
    )
)
_WORDS = (
    _SHORT_MONTHS
    | _SHORT_DAYS
    | {word: f"{number}th" for number, word in enumerate(_ORDINALS, start=1)}
    | {"says": "said", "grey": "gray", "&": "and", "adviser": "advisor"}
)


def plain_words(text: str, limit: int) -> list[str]:
    """Give at most `limit` words of a text in their common wording, in order."""
    text = _THOUSANDS_GAP.sub("", text[: limit * _CHARS_A_WORD])
    tokens = words(text)[:limit]
    return list(_dated(_numbered(_plain(token) for token in tokens if token not in _DROPPED)))


@lru_cache(maxsize=50_000)
def _plain(token: str) -> str:
    if token[0].isdigit():
        return _plain_numeral(token)
    token = _WORDS.get(token, token)
    if len(token) >= 5 and token.isascii():
        for pattern, plain in _SPELLINGS:
            token = pattern.sub(plain, token)
    return token


def _plain_numeral(token: str) -> str:
    token = token.rstrip("%٪ ")
    if _GROUPED.fullmatch(token):
        return token.replace(",", "").replace(".", "")
    ordinal = _ORDINAL.fullmatch(token)
    return f"{ordinal[1]}th" if ordinal else token.replace(",", ".")


def _numbered(tokens: Iterable[str]) -> Iterator[str]:
    """Give numbers in digits, with their scale: "two", "hundred" and "1.2", "million" alike."""
    number: float | None = None
    for token in tokens:
        scale = _SCALES.get(token)
        if scale and number is not None:
            number *= scale
            continue
        follows = _number_of(token)
        if number is not None and follows is not None and 0 < follows < 10 and number in _TWENTIES:
            number += follows
            continue
        if number is not None:
            yield f"{number:.12g}"
        number = follows
        if follows is None:
            yield token
    if number is not None:
        yield f"{number:.12g}"


_TWENTIES = frozenset(10.0 * number for number in range(2, 10))


@lru_cache(maxsize=20_000)
def _number_of(token: str) -> float | None:
    if token in _NUMBERS:
        return _NUMBERS[token]
    match = _NUMERAL.fullmatch(token) if len(token) <= 15 else None
    return float(match[1]) * _SCALES.get(match[2] or "", 1.0) if match else None


def _dated(tokens: Iterable[str]) -> Iterator[str]:
    """Give the month before its day, however they came."""
    day: str | None = None
    for token in tokens:
        if day is not None and token in _MONTH_NAMES:
            yield token
            yield day
            day = None
            continue
        if day is not None:
            yield day
        day = token if token.isdigit() and len(token) <= 2 else None
        if day is None:
            yield token
    if day is not None:
        yield day


_MONTH_NAMES = frozenset(_MONTHS)
