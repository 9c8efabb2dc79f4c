"""Stems for finding: what the forms of one word have in common, by light rules for each language.

Endings of number, case, gender and tense go; what makes one word out of another (-ation, -ment)
stays, so that a search for one does not bring the other. Words come folded (`text.fold`), stems
are for comparing and never shown.
"""

import re
from collections.abc import Callable
from functools import lru_cache

_VOWEL = re.compile("[aeiou]|(?<=[^aeiou])y")
_MEASURE = re.compile("[aeiouy]+[^aeiouy]+")
_SHORT = re.compile("(?:^|[^aeiouy]*)[^aeiouy][aeiouy][^aeiouywx]$")
_DOUBLE = re.compile(r"([bdfgmnprt])\1$")


# Forms the rules would part, or merge with another word.
_ODD = {
    "news": "news",
    "buses": "bus",
    "gases": "gas",
    "crises": "crisis",
    "dying": "die",
    "lying": "lie",
    "men": "man",
    "women": "woman",
}


def _english(word: str) -> str:
    """Take off plural, past and -ing, as steps 1 and 5 of Porter (1980)."""
    if len(word) <= 3 or word in _ODD:
        return _ODD.get(word, word)
    word = _english_plural(word)
    if word.endswith("eed"):
        return _without_e(word[:-1]) if _MEASURE.search(word[:-3]) else word
    if word.endswith("ied"):
        return word[:-2] if len(word) > 4 else word[:-1]
    for ending in ("ed", "ing"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) > 1 and _VOWEL.search(root):
            word = _english_root(root)
            break
    if len(word) > 3 and word.endswith("y") and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    return _without_e(word)


def _english_plural(word: str) -> str:
    if word.endswith("ies"):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _english_root(root: str) -> str:
    if root.endswith(("at", "bl", "iz")):
        return root + "e"
    if _DOUBLE.search(root):
        return root[:-1]
    return root + "e" if _is_short(root) else root


def _is_short(root: str) -> bool:
    return len(_MEASURE.findall(root)) == 1 and bool(_SHORT.match(root))


def _without_e(word: str) -> str:
    root = word[:-1]
    n_measures = len(_MEASURE.findall(root))
    if word.endswith("e") and (n_measures > 1 or (n_measures == 1 and not _is_short(root))):
        return root
    return word


def _by_endings(endings: str, least: int) -> Callable[[str], str]:
    """Give a stemmer that takes the longest of these endings off and leaves `least` letters."""
    ordered = "|".join(sorted(endings.split(), key=len, reverse=True))
    pattern = re.compile(rf"(?<=\w{{{least}}})(?:{ordered})$")
    return lambda word: pattern.sub("", word)


_ARABIC_PREFIX = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل)|و(?=\w{4}))(?=\w{3})")
_ARABIC_ENDING = _by_endings("ها ان ات ون ين يه يا ه ي", 3)
_FRENCH_AUX = re.compile(r"(?<=\w{2})(?:aux|eaux)$")
_ROMANCE = _by_endings("es os as is e o a s", 3)
_GERMAN_ENDING = _by_endings("ern em er en es e n s", 4)
_RUSSIAN = _by_endings(
    "ами ями ого его ому ему ыми ими ах ях ов ев ей ом ем ой ыи ии ая яя ое ее ые ие ам ям ую юю "
    "иям ия ию иеи а я ы и у ю е о ь",
    3,
)
_UKRAINIAN = _by_endings(
    "ами ями ого ього ому ьому ими ах ях ов ев еи ом ем ою ею ии а я и і у ю е о ь іи ів", 3
)
_DUTCH = _by_endings("en es s e", 4)
_NORDIC = _by_endings("erna arna orna ene ane ens en et er ar or e a s", 3)


def _arabic(word: str) -> str:
    """Take off conjunction, preposition, article and ending, as light10 (Larkey et al., 2007)."""
    bare = _ARABIC_PREFIX.sub("", word)
    return _ARABIC_ENDING(_ARABIC_ENDING(bare))  # a plural of what has an ending of its own


def _french(word: str) -> str:
    word = _FRENCH_AUX.sub("al", word)
    return _ROMANCE(word.removesuffix("s").removesuffix("x") if len(word) > 4 else word)


_STEMMERS: dict[str, Callable[[str], str]] = {
    "ar": _arabic,
    "da": _NORDIC,
    "de": _GERMAN_ENDING,
    "en": _english,
    "es": _ROMANCE,
    "fr": _french,
    "it": _by_endings("i e o a", 3),
    "nl": _DUTCH,
    "no": _NORDIC,
    "pt": _ROMANCE,
    "ru": _RUSSIAN,
    "sv": _NORDIC,
    "uk": _UKRAINIAN,
}
LANGUAGES = frozenset(_STEMMERS)
_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]")
_CYRILLIC_SCRIPT = re.compile("[\u0400-\u04ff]")
_BY_SCRIPT = (
    (_ARABIC_SCRIPT, frozenset({"ar"})),
    (_CYRILLIC_SCRIPT, frozenset({"ru", "uk"})),
    (re.compile("[a-z]"), LANGUAGES - {"ar", "ru", "uk"}),
)


@lru_cache(maxsize=262_144)
def stem(word: str, language: str) -> str:
    """Give the stem of a folded word; the word itself where the language has no rules here.

    >>> [stem(word, "en") for word in ("floods", "flooding", "rates", "rating", "cities")]
    ['flood', 'flood', 'rate', 'rate', 'citi']
    >>> stem("والفيضانات", "ar") == stem("فيضان", "ar")
    True
    """
    stemmer = _STEMMERS.get(language)
    if stemmer is None or not word.isalpha() or language not in languages_of(word):
        return word
    return stemmer(word)


def languages_of(word: str) -> frozenset[str]:
    """Give the languages with rules here that are written in the script of a folded word."""
    for script, languages in _BY_SCRIPT:
        if script.search(word):
            return languages
    return frozenset()
