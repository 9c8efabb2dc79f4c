"""The form in which texts are put into the index and looked for in it.

One form on both sides: folded, possessives and elisions gone, acronyms closed up, and a space
around every character of a script without spaces, so that any run of them is a phrase.
"""

import re
from functools import lru_cache

from octavo.lib import stems
from octavo.lib.stopwords import stop_words
from octavo.lib.text import fold

# Han, kana, Hangul, Thai, Lao, Khmer, Myanmar. Hangul has spaces, but particles written onto words.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f]"
)
_CHARACTER = re.compile(f"({_UNSPACED})")
_ACRONYM = re.compile(r"\b(?:\w\.){2,}(?!\w{2})\w?")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
_ELISION = re.compile(
    r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|(?:d|n|s)?[aeu]ll|un|quest|dell|nell|sull)'(?=\w\w)"
)
_WORD = re.compile(r"\w+")
_SHORTEST = 3


def lexemes(text: str) -> str:
    """Give a text as its words are indexed, a space between any two.

    >>> lexemes("The U.S. and Lima's cafés: l'eau")
    'the us and lima cafes: eau'
    """
    text = fold(text)
    if "'" in text:
        text = _ELISION.sub("", _POSSESSIVE.sub("", text))
    if "." in text:
        text = _ACRONYM.sub(lambda found: found[0].replace(".", ""), text)
    if not text.isascii():
        text = " ".join(_CHARACTER.sub(r" \1 ", text).split())
    return text


def stem_marks(text: str, language: str) -> str:
    """Give the stems of the words of an indexed text that are not their own stems.

    Each is marked with its language, so that a stem of one is no word of another; the small words
    of the language are left out.
    """
    if language not in stems.LANGUAGES:
        return ""
    small = stop_words(language)
    return " ".join(
        language + root
        for word in _WORD.findall(text)
        if len(word) > _SHORTEST
        and word not in small
        and (root := stems.stem(word, language)) != word
    )


@lru_cache(maxsize=4096)
def stems_of(lexeme: str, languages: frozenset[str]) -> dict[str, str]:
    """Give the stem of one indexed word in each of some languages that has rules for it."""
    if not lexeme.isalpha() or len(lexeme) < _SHORTEST:
        return {}
    known = sorted(languages & stems.languages_of(lexeme) & stems.LANGUAGES)
    return {language: stems.stem(lexeme, language) for language in known}


def is_single(lexeme: str) -> bool:
    """Tell whether an indexed text is one word, not several or a run of characters."""
    return _WORD.fullmatch(lexeme) is not None
