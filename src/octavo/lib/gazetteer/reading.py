"""Here is a text: its lines and words, as far as they tell places from other names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from octavo.lib.gazetteer.keys import arabic_forms, key_of_word
from octavo.lib.text import surface_words

# Of words of four letters and more. Of 1,297 recorded headlines 820 have at most .6 of them
# capitalised, 446 all, and 31 lie between.
_TITLED_SHARE = 0.65
_ELISION = re.compile(r"^(?:[dlDL]|[Qq]u|dell|nell|all|sull|dall)['’](?=\w{2})")
_POSSESSIVE = re.compile(r"['’]\w{0,5}$")
_JOINT = re.compile(r"[\s.'’\u200c-]{1,3}$")
_ARABIC = re.compile(r"[\u0621-\u064a]")


class Word(NamedTuple):  # not a dataclass: frozen ones are slow to make, and this is the inner loop
    """A word, its key and how it stands.

    `heads` are the keys it may have at the start of a name: several in Arabic, where particles
    are written to words. `gap` is what stands between it and the word before.
    """

    text: str
    start: int
    end: int
    key: str
    heads: tuple[str, ...]
    gap: str
    is_capital: bool
    has_case: bool

    @property
    def is_beside(self) -> bool:
        """Whether only white space parts it from the word before."""
        return self.gap.isspace()

    @property
    def is_joined(self) -> bool:
        """Whether it may belong to one name with the word before."""
        return self.gap == " " or _JOINT.match(self.gap) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line, and whether most are capitalised: then a capital tells nothing.

    A shouted line is one whose longer words are all in capitals.
    """

    words: tuple[Word, ...]
    is_titled: bool
    is_shouted: bool


def is_arabic(key: str) -> bool:
    """Tell whether a key begins with an Arabic letter."""
    return _ARABIC.match(key) is not None


def _bare(word: str, start: int, end: int) -> tuple[str, int, int]:
    """Take an elided article and a possessive or case ending behind an apostrophe off a word."""
    if elision := _ELISION.match(word):
        word, start = word[elision.end() :], start + elision.end()
    if (ending := _POSSESSIVE.search(word)) and ending.start() > 1:
        word, end = word[: ending.start()], end - (len(word) - ending.start())
    return word, start, end


def _words(text: str, offset: int) -> Iterator[Word]:
    before = 0
    for word, start, surface_end in surface_words(text):
        end = surface_end
        if "'" in word or "’" in word:
            word, start, end = _bare(word, start, end)
        first = word[0]
        is_upper = first.isupper()
        has_case = is_upper or first.islower()
        key = key_of_word(word)
        heads = arabic_forms(key) if not has_case and _ARABIC.match(key) else (key,)
        gap = text[before:start] if before else ""
        yield Word(
            word, start + offset, end + offset, key, heads, gap, is_upper or not has_case, has_case
        )
        before = surface_end


def _line(text: str, offset: int) -> Line:
    words = tuple(_words(text, offset))
    longer = [word for word in words if word.has_case and len(word.text) > 3]
    n_capital = sum(word.is_capital for word in longer)
    return Line(
        words=words,
        is_titled=len(longer) > 3 and n_capital > _TITLED_SHARE * len(longer),
        is_shouted=len(longer) > 2 and all(word.text.isupper() for word in longer),
    )


def read_lines(text: str) -> Iterator[Line]:
    """Give the lines of a text; the starts and ends of their words count from the text's start."""
    offset = 0
    for line in text.split("\n"):
        yield _line(line, offset)
        offset += len(line) + 1
