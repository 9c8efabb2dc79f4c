"""The key a name is filed under, and whether two spellings can be one name."""

import re
from functools import lru_cache

from octavo.lib.text import fold
from octavo.lib.transliterate import skeleton

_NO_WORD = re.compile(r"[^\w]|_")
# Of a whole name; by reason, not swept: the shorter a name, the more people sound like it.
MIN_CONSONANTS = 5
MIN_WORDS = 2
_LATIN = re.compile(r"[a-z]")


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """Give the key of a name: folded, without spaces or punctuation, as hashtags are filed.

    >>> name_key("United Nations"), name_key("O'Hara")
    ('unitednations', 'ohara')
    """
    return "".join(_NO_WORD.sub("", fold(word)) for word in name.split())


def sound(name: str) -> str:
    """Give the consonants of a name of several words, by word; "" where they tell too little."""
    words = name.split()
    sounds = [skeleton(word) for word in words]
    if len(words) < MIN_WORDS or not all(sounds) or sum(map(len, sounds)) < MIN_CONSONANTS:
        return ""
    return " ".join(sounds)


def is_one_name(one: str, other: str) -> bool:
    """Tell whether two names of one sound can be spellings of one.

    In two scripts they can. In one script all words but one must agree, and that one must not
    differ by its last vowel only: Mario and Maria are two.

    >>> is_one_name("Orla Zelinsky", "Orla Zelinskyy"), is_one_name("Mario Venn", "Maria Venn")
    (True, False)
    """
    if sound(one) != sound(other) or not sound(one):
        return False
    if bool(_LATIN.search(fold(one))) != bool(_LATIN.search(fold(other))):
        return True
    pairs = list(zip(fold(one).split(), fold(other).split(), strict=True))
    apart = [(a, b) for a, b in pairs if a != b]
    return len(apart) <= 1 and all(not _differ_by_last_vowel(a, b) for a, b in apart)


def _differ_by_last_vowel(one: str, other: str) -> bool:
    vowels = frozenset("aeo")
    return one[:-1] == other[:-1] or (
        abs(len(one) - len(other)) == 1
        and (one[-1] in vowels or other[-1] in vowels)
        and (one.startswith(other) or other.startswith(one))
    )
