"""What a word may have been meant to be: spellings one or two slips away."""

import unicodedata
from collections.abc import Mapping
from functools import cache

_LEAST_LETTERS = 4  # of shorter words too many are one slip apart
_ALPHABETS = {
    "LATIN": "abcdefghijklmnopqrstuvwxyz",
    "CYRILLIC": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
    "ARABIC": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ",
    "GREEK": "αβγδεζηθικλμνξοπρστυφχψω",
    "HEBREW": "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
}


def near(word: str) -> frozenset[str]:
    """Give all spellings one slip from a folded word: a letter more, less, other, or two swapped.

    Empty for short words and for scripts without an alphabet here. Source: Norvig (2007), How to
    Write a Spelling Corrector.
    """
    letters = _ALPHABETS.get(_script(word[:1]), "") if word.isalpha() else ""
    if len(word) < _LEAST_LETTERS or not letters:
        return frozenset()
    parted = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    without = {left + right[1:] for left, right in parted if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in parted if len(right) > 1}
    other = {left + letter + right[1:] for left, right in parted if right for letter in letters}
    more = {left + letter + right for left, right in parted for letter in letters}
    return frozenset((without | swapped | other | more) - {word})


def best(word: str, n_by_word: Mapping[str, int]) -> str | None:
    """Choose among known spellings the likeliest: used most, with the same beginning if it can."""
    return max(
        n_by_word,
        key=lambda known: (n_by_word[known] * (4 if known[0] == word[0] else 1), known),
        default=None,
    )


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0] if letter else ""
