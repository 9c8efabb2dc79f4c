"""A sentence as tokens: numbers, words, and marks."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from octavo.lib.numbers import digits_pattern
from octavo.stages.measure.lexicon import Lexicon

_MARK = r"[\u064b-\u0652\u0670\u0300-\u036f]"
_LETTERS = rf"[^\W\d_]+(?:{_MARK}+[^\W\d_]*)*"
_FOLDED = (
    dict.fromkeys([0x0640, *range(0x064B, 0x0653), 0x0670])
    | {ord(alef): "ا" for alef in "أإآٱ"}
    | {ord("ى"): "ي", ord("ة"): "ه", ord("\u2019"): "'"}
)
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
MOST_TOKENS = 120  # of a sentence; what is longer is a table run together


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence [start, end) of a text as tokens, and the words of its language.

    Lists of one length, for speed: `kinds` has one letter a token, "n" a number, "w" a word, "s" a
    mark; `words` are the tokens as written, `lows` folded; they stand at [starts, ends) of `text`.
    """

    text: str
    start: int
    end: int
    kinds: str
    words: list[str]
    lows: tuple[str, ...]
    starts: list[int]
    ends: list[int]
    lexicon: Lexicon
    language: str

    def low(self, at: int) -> str:
        """Give the folded token at an index, "" outside the line."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def kind(self, at: int) -> str:
        """Give the kind of the token at an index, "" outside the line."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else ""

    def clings(self, at: int) -> bool:
        """Tell whether the token at an index clings to the one before."""
        return 0 < at < len(self.kinds) and self.starts[at] == self.ends[at - 1]

    def is_name(self, at: int) -> bool:
        """Tell whether the token at an index is a word with a capital."""
        return self.kind(at) == "w" and self.words[at][0].isupper()

    def written(self, first: int, last: int) -> str:
        """Give the text from one token to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    # French elisions are words of their own ("d'", "l'").
    inner = "['\u2019]?" if language == "fr" else rf"(?:['\u2019]{_LETTERS})*"
    return re.compile(rf"{_LETTERS}{inner}|{digits_pattern(language)}|[^\s\w]|_")


def line_of(text: str, start: int, end: int, *, lexicon: Lexicon, language: str) -> Line:
    """Read the sentence [start, end) of a text, its first MOST_TOKENS tokens."""
    found = islice(_pattern(language).finditer(text, start, end), MOST_TOKENS)
    spans = [match.span() for match in found]
    words = [text[first:last] for first, last in spans]
    lows = [word.lower() for word in words]
    if not text.isascii():
        lows = [low if low.isascii() else low.translate(_FOLDED) for low in lows]
    return Line(
        text=text,
        start=start,
        end=end,
        kinds="".join([
            "w" if word[0].isalpha() else "n" if word[0].isdecimal() else "s" for word in words
        ]),
        words=words,
        lows=tuple(lows),
        starts=[span[0] for span in spans],
        ends=[span[1] for span in spans],
        lexicon=lexicon,
        language=language,
    )
