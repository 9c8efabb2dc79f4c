"""The form in which names of places are looked up: folded, without case endings."""

import re
from functools import lru_cache

from octavo.lib.text import fold

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Endings of Slavic nouns and adjectives, longest first. Name and text lose the same ones, so it
# matters little whether a name's own letters go with them ("Москва", "Москве", "Москвой").
_ENDINGS = tuple(
    sorted(
        fold(  # as the words are: "й" becomes "и"
            """
            ами ями ого его ому ему ыми ими ою ею ой ей ом ем ам ям ах ях ую юю ая яя ое ее ые ие
            ый ий ых их ым им ья ье ью а у е ы и о ю я ь й і ї
            """
        ).split(),
        key=len,
        reverse=True,
    )
)
_LEAST_STEM = 3  # letters; "Рим" and "Перу" are names


@lru_cache(maxsize=50_000)  # a day's words, most of which come again
def key_of_word(word: str) -> str:
    """Give the key of one word: folded; Cyrillic words lose their case endings."""
    plain = fold(word)
    if plain.isascii():
        return plain.replace(".", "")
    plain = plain.replace("ё", "е")
    if not _CYRILLIC.search(plain):
        return plain
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST_STEM:
            return plain[: -len(ending)]
    return plain


_ARTICLES = ("وال", "فال", "بال", "كال", "لل", "ال")
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_LEAST_ARABIC = 3


def arabic_forms(key: str) -> tuple[str, ...]:
    """Give the keys an Arabic word may stand for: itself, and without the particles written to it.

    "وبالقاهره" may be "القاهره"; "للعراق" "العراق". The word as written comes first.
    """
    forms = [key]
    bare = key
    for _ in range(2):
        if bare.startswith("لل") and len(bare) > _LEAST_ARABIC + 1:
            forms.append("ال" + bare[2:])
        if bare[:1] in _CLITICS and len(bare) > _LEAST_ARABIC:
            bare = bare[1:]
            forms.append(bare)
    return tuple(dict.fromkeys(forms))
