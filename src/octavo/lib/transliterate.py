"""Names written in several scripts, brought to one form: the skeleton of their consonants.

A name that passes from one script to another keeps its consonants and loses or changes its vowels.
A skeleton has a letter for each consonant, those that scripts confuse told as one (p as b, v as f,
z as s), and nothing for vowels: Velmora, فيلمورا and Велмора all are "flmr".

Kana have fewer consonants still, and a vowel behind each: what a name keeps in them is its loose
skeleton, in which r is l, f is b, sh is s, and h is gone.
"""

import re
import unicodedata
from functools import lru_cache

# Longest first. "x" stands for sh and ch, which French, English and Arabic write for each other.
_LATIN_GROUPS = {
    "tsch": "x",
    "sch": "x",
    "tch": "x",
    "sh": "x",
    "ch": "x",
    "cz": "x",
    "ph": "f",
    "th": "t",
    "kh": "h",
    "zh": "g",
    "gh": "g",
    "ck": "k",
    "qu": "k",
    "dj": "g",
    "ts": "s",
}
_LATIN_LETTERS = dict(zip("bcdfghjklmnpqrstvxz", "bkdfghgklmnbkrstfss", strict=True)) | {
    "ç": "s",
    "ş": "x",
    "š": "x",
    "č": "x",
    "ž": "g",
    "ğ": "",
    "ß": "s",
    "ł": "l",
    "ñ": "n",
    "đ": "d",
    "ð": "d",
    "þ": "t",
}
_LATIN = re.compile(rf"{'|'.join(_LATIN_GROUPS)}|c(?=[eiyéèêëíîï])|.", re.DOTALL)
_ARABIC = dict(
    zip("بپتثجچحخدذرزژسشصضطظعغفڤقكکگلمنه", "bbttgxhhdsrsgsxsdtd-gffkkkglmnh", strict=True)
) | {"ع": ""}
_HEBREW = dict(zip("בגדהזחטכךלמםנןסעפףצץקרשת", "bgdhshthhlmmnns-ffsskrxt", strict=True)) | {"ע": ""}
_CYRILLIC = dict(
    zip("бвгґджзйклмнпрстфхцчшщђћџљњ", "bfggdgs-klmnbrstfhsxxxgxgln", strict=True)
) | {"й": ""}
_GREEK = dict(zip("βγδζθκλμνξπρσςτφχψ", "fgdstklmnsbrsstfhs", strict=True))
_LETTERS = _ARABIC | _HEBREW | _CYRILLIC | _GREEK

_KANA_ROWS = {
    "": "アイウエオヤユヨワヰヱヲァィゥェォャュョヮーッ・ヽヾ",
    "k": "カキクケコヵヶ",
    "g": "ガギグゲゴ",
    "s": "サシスセソザジズゼゾチツ",
    "t": "タテト",
    "d": "ダヂヅデド",
    "n": "ナニヌネノン",
    "b": "バビブベボパピプペポヴ",
    "m": "マミムメモ",
    "l": "ラリルレロ",
    # h is lost in a loose skeleton; f, which is written with フ and a small vowel, is b.
    "h": "ハヒフヘホ",
}
_KANA = {kana: consonant for consonant, row in _KANA_ROWS.items() for kana in row}
_KANA_PAIRS = {"ティ": "t", "トゥ": "t", "ディ": "d", "ドゥ": "d"} | {f"フ{v}": "b" for v in "ァィェォ"}
_LOOSE = str.maketrans("rfx", "lbs", "h")
_IS_KANA = re.compile(r"[\u30a0-\u30ff]")
# An r that no vowel follows: English leaves it unspoken, and kana write a long vowel for it.
_UNSPOKEN_R = re.compile(r"r(?![aeiouyàâäáåæèéêëìíîïòóôöõøùúûüýÿr])")
_MOST_LETTERS = 40  # no name is longer; a longer word is cut


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Give a word's consonants in Latin classes; "" where it has none, or is in kana or Han."""
    letters = _plain(word)
    if _IS_KANA.search(letters):
        return ""
    if letters[:1].isascii() or "LATIN" in unicodedata.name(letters[0], ""):
        return _latin(letters)
    return "".join(_LETTERS.get(letter, "") for letter in letters)


@lru_cache(maxsize=20_000)
def loose_skeletons(word: str) -> tuple[str, ...]:
    """Give the consonants a word keeps in kana: one way, or two where an r may be unspoken."""
    letters = _plain(word)
    if _IS_KANA.search(letters):
        return (_kana(letters),)
    full = skeleton(word).translate(_LOOSE)
    if not letters[:1].isascii():
        return (full,)
    spoken = _latin(_UNSPOKEN_R.sub("", letters)).translate(_LOOSE)
    return (full,) if spoken == full else (full, spoken)


def _plain(word: str) -> str:
    """Fold case and accents, but for letters that are consonants of their own."""
    folded = unicodedata.normalize("NFKC", word[:_MOST_LETTERS]).casefold()
    return "".join(
        letter
        if letter in _LATIN_LETTERS or letter in _LETTERS or letter in _KANA
        else unicodedata.normalize("NFD", letter)[0]
        for letter in folded
    )


def _latin(letters: str) -> str:
    classes = (
        _LATIN_GROUPS.get(group, "s" if group == "c" and _is_soft(letters, place) else None)
        or _LATIN_LETTERS.get(group, "")
        for group, place in ((match[0], match.end()) for match in _LATIN.finditer(_single(letters)))
    )
    return "".join(classes)


def _kana(letters: str) -> str:
    for pair, consonant in _KANA_PAIRS.items():
        letters = letters.replace(pair, consonant)
    classes = (letter if letter.isascii() else _KANA.get(letter, "") for letter in letters)
    return "".join(classes).translate(_LOOSE)
