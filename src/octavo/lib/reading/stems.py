"""Stems: what the forms of one word have in common, by light rules for each script.

Light on purpose: a stem that merges two words says something wrong, one that parts two forms of a
word only finds less.
"""

import re
from functools import lru_cache

from octavo.lib.text import fold

_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_ELISION = re.compile(r"^(?:[cdjlmnst]|L|qu|dell|all|nell|dall|sull|un)['’](?=\w)")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# Conjunction, preposition and article, written onto the word; at least three letters stay.
_ARABIC_PREFIX = re.compile(r"^(?:[وف])?(?:[بك]ال|لل|ال)(?=\w{3})")
_ARABIC_BEFORE_ARTICLE = re.compile(r"^(?:[وف]?[بك]ال|[وف]?لل|[وف]ال)(?=\w{3})")
_ARABIC_SUFFIX = re.compile(r"(?<=\w{3})(?:ات|ون|ين|يه|ه)$")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_SUFFIX = re.compile(
    r"(?<=\w{4})(?:ами|ями|ого|его|ому|ему|ыми|ими|ах|ях|ов|ев|ей|ом|ем|ой|ый|ий|ая|яя|ое|ее|ые|ие"
    r"|ам|ям|ую|юю|а|я|ы|и|у|ю|е|о|ь)$"
)
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HANGUL_PARTICLE = re.compile(
    r"(?<=\w{2})(?:에서|으로|에게|까지|부터|은|는|이|가|을|를|의|에|와|과|도|로)$"
)
_CODE = re.compile(r"\d{1,2}[^\W\d]")
_NO_PLURAL = ("ss", "us", "is", "ics", "news", "series", "species")
_PLURAL_ES = ("ches", "shes", "sses", "xes", "zzes")


def is_code(folded: str) -> bool:
    """Tell a short code from a figure.

    >>> [is_code(w) for w in ("5g", "3d", "4.2bn", "30pm")]
    [True, True, False, False]
    """
    return _CODE.fullmatch(folded) is not None


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """Drop a possessive ending, an elided article, an Arabic conjunction or preposition.

    >>> [bare(w) for w in ("Kenya's", "d'eau", "O'Brien", "U.S.", "والجسر", "للجسر")]
    ['Kenya', 'eau', "O'Brien", 'U.S.', 'الجسر', 'الجسر']
    """
    if word.isascii() or not _ARABIC.search(word):
        return _ELISION.sub("", _POSSESSIVE.sub("", word)) or word
    return _ARABIC_BEFORE_ARTICLE.sub("ال", word)


def singular(folded: str) -> str:
    """Drop a regular plural ending of a word in Latin script.

    >>> [singular(w) for w in ("exchanges", "parties", "matches", "crisis", "gas", "politics")]
    ['exchange', 'party', 'match', 'crisis', 'gas', 'politics']
    """
    if len(folded) <= 3 or not folded.endswith("s") or folded.endswith(_NO_PLURAL):
        return folded
    if folded.endswith("ies") and len(folded) > 4:
        return folded[:-3] + "y"
    return folded[:-2] if folded.endswith(_PLURAL_ES) else folded[:-1]


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Fold a word and free it of what is written onto it, keeping its own ending."""
    return _ARABIC_PREFIX.sub("", fold(bare(word)).replace(".", ""))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Give the stem of a word as written."""
    folded = plain(word)
    if folded.isascii():
        return singular(folded)
    if _ARABIC.search(folded):
        return _ARABIC_SUFFIX.sub("", folded)
    if _CYRILLIC.search(folded):
        return _CYRILLIC_SUFFIX.sub("", folded)
    if _HANGUL.search(folded):
        return _HANGUL_PARTICLE.sub("", folded)
    return singular(folded)
