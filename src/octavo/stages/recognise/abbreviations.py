"""What abbreviations a text explains in brackets."""

import re
from collections.abc import Iterator

from octavo.lib.text import fold

# "International Monetary Fund (IMF)"; a bracket farther from its words than this is another's.
_BRACKET = re.compile(r"\(([^\W\d_][\w.&-]{1,9})\)")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_SMALL = frozenset("of the and for in de la le du des et y e und für der die das da do".split())
LIMIT_WORDS = 8


def _stands_for(short: str, words: list[str]) -> int:
    """Give how many of the last words the letters stand for; 0 if for none."""
    letters = [letter for letter in fold(short) if letter.isalpha()]
    position = len(words)
    for letter in reversed(letters):
        position -= 1
        while position >= 0 and words[position] in _SMALL and words[position][:1] != letter:
            position -= 1
        if position < 0 or fold(words[position])[:1] != letter:
            return 0
    return len(words) - position


def abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """Give abbreviations with the words they stand for: ("IMF", "International Monetary Fund")."""
    for match in _BRACKET.finditer(text):
        short = match[1]
        if sum(letter.isupper() for letter in short) < 2:
            continue
        before = list(_WORD.finditer(text[max(0, match.start() - 120) : match.start()]))
        before = before[-LIMIT_WORDS:]
        n = _stands_for(short, [word[0].casefold() for word in before])
        if n > 1:
            yield short, " ".join(word[0] for word in before[-n:])
