"""Which language and script a text is in, and which way it is read."""

import logging
import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from octavo.lib.stopwords import stop_words

UNDECIDED = "und"

_RTL_LANGUAGES = frozenset("ar arc ckb dv fa he ku-arab nqo ps sd syr ug ur yi".split())
# Scripts by the first word of a character's Unicode name, and the language each is mostly used for.
_LANGUAGE_BY_SCRIPT = {
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "BOPOMOFO": "zh",
    "CJK": "zh",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAANA": "dv",
    "THAI": "th",
    "TIBETAN": "bo",
}
# Letters that only some of the languages of a script have, most telling first.
_TELLING_LETTERS = {
    "ARABIC": (
        ("ug", "ۇۈۋې"),
        ("ps", "ټډړښځڅۍ"),
        ("ur", "ٹڈڑےںہھ"),
        ("ckb", "ڕڵۆێ"),
        ("fa", "پچژگکی"),
    ),
    "CYRILLIC": (
        ("be", "ў"),
        ("uk", "їєґ"),
        ("mk", "ѓќѕ"),
        ("sr", "ђћљњџј"),
        ("kk", "әғқңұһ"),
    ),
}
_BY_LETTERS_ALONE = {"ARABIC": "ar"}
# Smaller languages of a script, which a hint may name.
_SHARING = {
    "he": ("yi",),
    "am": ("ti",),
    "bn": ("as", "mni"),
    "zh": ("yue",),
    "bo": ("dz",),
}
_LEAST_TELLING = 2  # letters; one is a foreign name
_LANGUAGES_OF_SCRIPT = {
    "LATIN": frozenset(
        """
        af az bs ca cs cy da de en eo es et eu fi fr ga gl ha hr ht hu id is it lt lv mg ms mt nb nl
        nn no pl pt ro rw sk sl so sq sr sv sw tl tr uz vi zu
        """.split()
    ),
    "CYRILLIC": frozenset("be bg kk ky mk mn ru sr tg uk".split()),
    "DEVANAGARI": frozenset("hi mr ne sa".split()),
}
# Languages that seven words often do not tell apart: the feed or the page knows better.
_LOOK_ALIKE = (
    frozenset({"bs", "hr", "sr", "sl"}),
    frozenset({"da", "no"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"es", "gl", "ca", "pt"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"ru", "bg", "uk", "be", "mk"}),
    frozenset({"af", "nl"}),
)
_SAME = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "jp": "ja",
    "cn": "zh",
    "fil": "tl",
}
# Of probability between the first guess and the hint. Swept 0-0.9 on 371 openings of seven words of
# pages-world: a right hint lifts .981 to .997 at 0.1-0.2; a wrong one ("en" for all) costs nothing
# before 0.4 (.973 of those in other languages stay right), a quarter at 0.9.
_MIN_MARGIN = 0.2
_WORD = re.compile(r"[^\W\d_]+")
# How much news is written in a language: names and brands of seven words would else be any small
# language's. Swept with _SMALL_WORD on 911 openings of pages-world and 880 titles of a stream, all
# English, without a hint: English at 3 / 6 / 12 gives .990 / .994 / .998 of the stream, but with
# "en" for a wrong hint .995 / .995 / .986 of the other languages; the large ones at 3 cost English
# .003 and gain nothing.
_USUAL = {
    "en": 6.0,
    **dict.fromkeys(("ar", "de", "es", "fr", "it", "pt", "ru"), 1.5),
    **dict.fromkeys(("hi", "id", "nl", "no", "pl", "sv", "tr", "uk"), 1.5),
    **dict.fromkeys(("da", "cs", "fi", "hu", "ro", "vi", "bg", "sr", "hr", "mr", "fa"), 1.0),
}
_UNUSUAL = 0.5
# Times as likely for each different small word ("the", "avec"): without it .989 of other languages
# are right, .995 at 1.8 as at 3; beyond, one foreign article in a title outweighs its words.
_SMALL_WORD = 3.0
_MOST_CHARS = 600  # more text changes nothing and costs time
_NOISE = re.compile(r"https?://\S+|www\.\S+|[@#]\w+|&\w+;|\d+")
_KANA_SHARE = 0.05  # of Han and kana; Chinese quotes a kana now and then


def normalise(code: str | None) -> str | None:
    """Give a declared language as its bare ISO 639 code ("en-GB" is "en"); None if it is none."""
    match = re.match(r"\s*([A-Za-z]{2,3})(?=$|[-_\s,;])", code or "")
    if not match:
        return None
    bare = match[1].lower()
    return _SAME.get(bare, bare)


def direction_of_language(code: str | None) -> str:
    """Give "rtl" or "ltr", the way a language is written."""
    return "rtl" if normalise(code) in _RTL_LANGUAGES else "ltr"


def direction_of_text(text: str) -> str:
    """Give "rtl" or "ltr" by the first strong character, as browsers do for dir=auto."""
    for character in text[:5000]:
        strength = unicodedata.bidirectional(character)
        if strength in {"R", "AL"}:
            return "rtl"
        if strength == "L":
            return "ltr"
    return "ltr"


def _script_counts(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for character, n in Counter(c for c in text if c.isalpha()).items():
        name = "LATIN" if character.isascii() else unicodedata.name(character, "UNKNOWN")
        counts[name.split(" ", 1)[0].split("-", 1)[0]] += n
    if (kana := counts["HIRAGANA"] + counts["KATAKANA"]) > _KANA_SHARE * counts["CJK"]:
        counts["HIRAGANA"] += counts.pop("CJK", 0) + counts.pop("KATAKANA", 0)
    elif kana:
        counts["CJK"] += counts.pop("HIRAGANA", 0) + counts.pop("KATAKANA", 0)
    return counts


def script(text: str) -> str:
    """Give the script most letters are in, as Unicode names it ("LATIN", "CJK"); "" if none.

    Japanese counts as one script, "HIRAGANA". A character of a script without an alphabet weighs
    as much as two letters: it says as much.
    """
    counts = _script_counts(text[:_MOST_CHARS])
    weighed = {
        name: n * (2 if name in {"CJK", "HIRAGANA", "HANGUL"} else 1) for name, n in counts.items()
    }
    return max(weighed, key=lambda name: weighed[name], default="")


@cache
def _identifier(script_name: str) -> Any:
    """Load the identifier for one script's languages; loading takes half a second, once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # heavy: loaded when first needed

    logging.getLogger("py3langid").setLevel(logging.WARNING)
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    languages = _LANGUAGES_OF_SCRIPT[script_name] & set(identifier.labels)
    identifier.set_languages(languages)
    return identifier


def _weighed(text: str, script_name: str) -> list[tuple[str, float]]:
    """Rank the languages of a script by letters, small words and how much news is written in each.

    Chances sum to one; of equals, the identifier's order stands.
    """
    written = frozenset(_WORD.findall(text.casefold()))
    chances: dict[str, float] = {}
    for label, by_letters in _identifier(script_name).rank(text):
        language = _SAME.get(str(label), str(label))
        n_small = len(written & stop_words(language))
        weight = _USUAL.get(language, _UNUSUAL) * _SMALL_WORD**n_small
        chances[language] = chances.get(language, 0.0) + float(by_letters) * weight
    total = sum(chances.values()) or 1.0
    ranked = [(language, chance / total) for language, chance in chances.items()]
    return sorted(ranked, key=lambda pair: -pair[1])


def _by_words(text: str, script_name: str, hint: str | None) -> str:
    ranked = _weighed(text, script_name)
    best, chance = ranked[0]
    if hint is None or hint == best:
        return best
    rivals = next((group for group in _LOOK_ALIKE if best in group), frozenset())
    of_hint = dict(ranked).get(hint, 0.0)
    needed = _MIN_MARGIN * (2 if hint in rivals else 1)
    return hint if of_hint and chance - of_hint < needed else best


def detect(text: str, *, hint: str | None = None) -> str:
    """Give the ISO 639-1 code of a text's language, or "und".

    The script decides where it can, then letters that only one language has, then the words;
    where those leave two languages close, `hint` (what the feed or the page declares) decides.
    """
    hint = normalise(hint)
    plain = _NOISE.sub(" ", text[:_MOST_CHARS])
    if plain.isupper():
        plain = plain.lower()
    name = script(plain)
    if not name:
        return hint or UNDECIDED
    if name in _LANGUAGE_BY_SCRIPT:
        usual = _LANGUAGE_BY_SCRIPT[name]
        return hint if hint in _SHARING.get(usual, ()) else usual
    for language, letters in _TELLING_LETTERS.get(name, ()):
        if sum(plain.count(letter) for letter in letters) >= _LEAST_TELLING:
            return language
    if name in _BY_LETTERS_ALONE:
        return _BY_LETTERS_ALONE[name]
    return _by_words(plain, name, hint) if name in _LANGUAGES_OF_SCRIPT else hint or UNDECIDED
