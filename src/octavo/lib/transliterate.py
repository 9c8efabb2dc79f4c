"""Names written in several scripts, brought to one form: the skeleton of their consonants.

A name that passes from one script to another keeps its consonants and loses or changes its vowels.
A skeleton has a letter for each consonant, those that scripts confuse told as one (p as b, v as f,
z as s), and nothing for vowels: Velmora, فيلمورا and Велмора all are "flmr".

Kana have fewer consonants still, and a vowel behind each. What a name keeps in them is its loose
skeleton, in which r is l, f is b, sh is s, and h is gone.
"""

import re
import unicodedata
from functools import lru_cache


def _table(pairs: str) -> dict[str, str]:
    """Read "ab cd" as a is b, c is d; a letter alone is a consonant that is not told."""
    return {pair[0]: pair[1:] for pair in pairs.split()}


# "x" stands for sh and ch, which English, French and Arabic write for each other.
_GROUPS = {
    "tsch": "x",
    "sch": "x",
    "tch": "x",
    "sh": "x",
    "ch": "x",
    "ph": "f",
    "th": "t",
    "kh": "h",
    "zh": "g",
    "gh": "g",
    "ck": "k",
    "qu": "k",
    "dj": "g",
}
_LATIN = _table(
    "bb ck dd ff gg hh jg kk ll mm nn pb qk rr ss tt vf xks zs çs şx šx čx žg ğ ßs łl ñn đd ðd þt"
)
_LETTERS = _table(
    "بb پb تt ثt جg چx حh خh دd ذd رr زs ژg سs شx صs ضd طt ظs غg فf ڤf قk كk کk گg لl مm نn هh ھh ع"
    " בb גg דd הh זs חh טt כk ךk לl מm םm נn ןn סs פf ףf צts ץts קk רr שx תt ע"
    " бb вf гg ґg дd жg зs кk лl мm нn пb рr сs тt фf хh цts чx шx щx ђg ћx џg љl њn й"
    " βf γg δd ζs θt κk λl μm νn ξks πb ρr σs ςs τt φf χh ψbs"
)
_KANA = {
    kana: consonant
    for consonant, row in {
        "": "アイウエオヤユヨワヰヱヲァィゥェォャュョヮーッ",
        "k": "カキクケコヵヶ",
        "g": "ガギグゲゴ",
        "s": "サシスセソザジズゼゾチツ",
        "t": "タテト",
        "d": "ダヂヅデド",
        "n": "ナニヌネノン",
        "b": "バビブベボパピプペポヴ",
        "m": "マミムメモ",
        "l": "ラリルレロ",
        "h": "ハヒフヘホ",
    }.items()
    for kana in row
}
_KANA_PAIRS = {"ティ": "t", "トゥ": "t", "ディ": "d", "ドゥ": "d"} | {
    f"フ{small}": "b" for small in "ァィェォ"
}
_TELLING = frozenset(_LATIN | _LETTERS | _KANA)

_SOUNDS = _GROUPS | _LATIN
_SOUND = re.compile("|".join([*_GROUPS, "."]), re.DOTALL)
_SOFT_C = re.compile(r"c(?=[eiy])")
_TWICE = re.compile(r"(.)\1")
# An r that no vowel follows: English leaves it unspoken, and kana write a long vowel for it.
_UNSPOKEN_R = re.compile(r"r(?![aeiouyr])")
_LOOSE = str.maketrans("rfx", "lbs", "h")
_IS_KANA = re.compile(r"[\u30a0-\u30ff]")
_IS_LATIN = re.compile(r"[a-z\u00df-\u024f]")
_MOST_LETTERS = 40  # no name is longer; a longer word is cut


@lru_cache(maxsize=20_000)  # a day's names; spelling them anew took a fifth of clustering's time
def skeleton(word: str) -> str:
    """Give a word's consonants in Latin classes; "" where it has none, or is in kana or Han."""
    letters = _folded(word)
    if _IS_LATIN.search(letters):
        return _of_latin(letters)
    return "".join(_LETTERS.get(letter, "") for letter in letters)


@lru_cache(maxsize=20_000)
def loose_skeletons(word: str) -> tuple[str, ...]:
    """Give what of a word's consonants kana keep: one way, or two where an r may be unspoken."""
    letters = _folded(word)
    if _IS_KANA.search(letters):
        return (_of_kana(letters),)
    ways = [skeleton(word)]
    if _IS_LATIN.search(letters):
        ways.append(_of_latin(_UNSPOKEN_R.sub("", letters)))
    return tuple(dict.fromkeys(way.translate(_LOOSE) for way in ways))


def _folded(word: str) -> str:
    """Fold case and accents, but for letters that are consonants of their own."""
    if word.isascii():
        return word[:_MOST_LETTERS].lower()
    plain = unicodedata.normalize("NFKC", word[:_MOST_LETTERS]).casefold()
    return "".join(
        letter if letter in _TELLING else unicodedata.normalize("NFD", letter)[0]
        for letter in plain
    )


def _of_latin(letters: str) -> str:
    # A j at the end is the vowel of a Slavic or German name ("Sergej").
    letters = _SOFT_C.sub("s", _TWICE.sub(r"\1", letters.removesuffix("j")))
    return _SOUND.sub(lambda match: _SOUNDS.get(match[0], ""), letters)


def _of_kana(letters: str) -> str:
    for pair, consonant in _KANA_PAIRS.items():
        letters = letters.replace(pair, consonant)
    consonants = (letter if letter.isascii() else _KANA.get(letter, "") for letter in letters)
    return "".join(consonants).translate(_LOOSE)
