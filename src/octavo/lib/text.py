"""Text of any script: its words, its sentences, and forms fit for comparing."""

import re
import unicodedata
from collections.abc import Sequence

# --- characters -------------------------------------------------------------------------------

# Scripts written without spaces: Han, kana, Thai, Lao, Myanmar, Khmer.
_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\u0e01-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17dd-\u17ff\U00020000-\U0003134f"
)
_APOSTROPHES = "'\u2019\u02bc\uff07"


def _marks() -> str:
    """Give the combining marks of living scripts as a regex class: `\\w` leaves them out."""
    blocks = (range(0x0300, 0x1E00), range(0x20D0, 0x2100), range(0xA800, 0xAC00))
    unspaced = re.compile(f"[{_UNSPACED}]")
    marks = [
        chr(code)
        for block in blocks
        for code in block
        if unicodedata.category(chr(code)) in {"Mn", "Mc"} and not unspaced.match(chr(code))
    ]
    return "".join(marks)


_MARKS = _marks()
_LETTER = rf"[^\W\d_{_UNSPACED}]"

# Invisible characters that would cut a word in two: soft hyphen, joiners, direction marks, BOM.
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_QUOTES = {ord(mark): "'" for mark in "\u2018\u2019\u201b\u02bc\u2032\uff07"} | {
    ord(mark): '"' for mark in "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
}
_DASHES = {ord(mark): "-" for mark in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
_ARABIC = (
    dict.fromkeys([0x0640, *range(0x064B, 0x0660), 0x0670])  # tatweel, harakat, dagger alef
    | {ord(alef): "ا" for alef in "أإآٱ"}
    | {ord("ى"): "ي", ord("ی"): "ي", ord("ة"): "ه", ord("ک"): "ك"}
    | {0x0660 + digit: str(digit) for digit in range(10)}
    | {0x06F0 + digit: str(digit) for digit in range(10)}
    | {ord("٫"): ".", ord("٬"): ",", ord("٪"): "%"}
)
_STROKED = {
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("ı"): "i",
    ord("æ"): "ae",
    ord("œ"): "oe",
}
_PLAIN = _INVISIBLE | _QUOTES | _DASHES | _ARABIC

# --- words ------------------------------------------------------------------------------------

_NUMBER = r"\d+(?:[.,:-]\d+)*"
_ASCII_WORD = re.compile(rf"(?:[a-z]\.)+[a-z]\b|[a-z]+(?:'[a-z]+|-?\d+)*|{_NUMBER}(?:[a-z]+|\ ?%)?")
_LETTERS = rf"{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*"
_WORD = re.compile(
    rf"(?:{_LETTER}\.)+{_LETTER}\b|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS}|-?\d+)*"
    rf"|[{_UNSPACED}]+|{_NUMBER}(?:[^\W\d_{_UNSPACED}]+|[ \u00a0\u202f]?[%٪])?"
)
_SURFACE_SPLIT = re.compile(  # where one unspaced script passes into another
    "[\u3040-\u309f]+|[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f]+|[\u0e01-\u0e7f]+|[\u0e80-\u0eff]+"
    f"|[\u1000-\u109f]+|[\u1780-\u17ff]+|[{_UNSPACED}]"
    "(?:(?![\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff])"
    f"[{_UNSPACED}])*"
)
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
# French and Italian elisions: what stands before the apostrophe is a small word of its own.
_ELISION = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|(?:d|n|s)?[aeu]ll|un|quest|dell|nell|sull)'(?=..)"
)
_POSSESSIVE = re.compile(r"'s?$")


def _plain_word(word: str) -> str:
    """Take possessives, elisions, acronym dots and a space before a percent sign off a word."""
    if "'" in word:
        word = _ELISION.sub("", _POSSESSIVE.sub("", word))
    if "." in word and word[0].isalpha():
        word = word.replace(".", "")
    return word.replace(" ", "")


def _bigrams(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def words(text: str) -> list[str]:
    """Give the words of a text, casefolded, in order, in any script.

    Numbers keep decimals, thousands and percent signs ("3.5%", "1,200"); "U.S." becomes "us",
    "Lima's" "lima", "l'eau" "eau"; hyphens part words but not codes ("covid-19"). Arabic is
    normalised. A run of a script without spaces gives its character bigrams.
    """
    if text.isascii():
        found: list[str] = _ASCII_WORD.findall(text.lower())
    else:
        text = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN).replace("i̇", "i")
        found = _WORD.findall(text)
    if "'" in text or "." in text or "%" in text:
        found = [_plain_word(word) for word in found]
    if not text.isascii() and _HAS_UNSPACED.search(text):
        found = [
            part
            for word in found
            for part in (_bigrams(word) if _HAS_UNSPACED.match(word) else (word,))
        ]
    return found


def surface_words(text: str) -> list[tuple[str, int, int]]:
    """Give the words as written, each with its start and end in the text.

    Scripts without spaces give runs of one script (a kanji run, a katakana run), not bigrams.
    """
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        start = match.start()
        if _HAS_UNSPACED.match(match[0]):
            found += [
                (run[0], start + run.start(), start + run.end())
                for run in _SURFACE_SPLIT.finditer(match[0])
            ]
        else:
            found.append((match[0], start, match.end()))
    return found


def surface_forms(text: str) -> list[str]:
    """Give the words of `surface_words` without their places, in half the time."""
    found: list[str] = _WORD.findall(text)
    if not text.isascii() and _HAS_UNSPACED.search(text):
        found = [word for word, _, _ in surface_words(text)]
    return found


def fold(text: str) -> str:
    """Give a form in which spellings of one text agree.

    Compatibility forms, case, accents, quotation marks, dashes, Arabic letter forms and runs of
    white space make no difference to it; punctuation does.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    # Casefolding can bring decomposable letters, and decomposing letters that casefold again.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not "\u0300" <= c <= "\u036f")
    text = unicodedata.normalize("NFC", text).translate(_PLAIN | _STROKED)
    return " ".join(text.split())


def shingles(tokens: Sequence[str], n: int) -> list[str]:
    """Give every run of n words, joined by a space, in order; a shorter text gives itself whole."""
    if len(tokens) <= n:
        return [" ".join(tokens)] if tokens else []
    return [" ".join(tokens[i : i + n]) for i in range(len(tokens) - n + 1)]


# --- sentences --------------------------------------------------------------------------------

_CLOSERS = r"[\"'\u201d\u2019\u00bb\u203a)\]\u300d\u300f\uff09\u3011\u300b]"
# Stops that nothing but an end is written with: Arabic and Urdu, Devanagari, Armenian, Tibetan,
# Mongolian, Javanese.
_PLAIN_STOPS = "؟۔।॥։།༎᠃꧉"
# Stops before anything, for no space needs to follow: Han, Khmer, Burmese, Ethiopic.
_TIGHT_STOPS = "。！？｡។៕။።፧፨"
# A stop, with what closes behind it, before white space; or one of the tight ones.
_STOP = re.compile(
    rf"[{_TIGHT_STOPS}]+{_CLOSERS}*"
    rf"|[.!?…{_PLAIN_STOPS}]+{_CLOSERS}*(?:\[\d{{1,3}}\])?(?=\s|$)|\n"
)
_SURE_STOPS = frozenset("\n" + _TIGHT_STOPS + _PLAIN_STOPS)
_INK = re.compile(r"\S")
_LAST_WORD = re.compile(r"[^\s(\[\"'\u201c\u2018\u00ab]+$")
_FIRST_WORD = re.compile(r"[\s\"'\u201c\u2018\u00ab\u201e(\[\u2014\u2013-]*(\w+)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_BULLET = re.compile(r"\(?(?:\d{1,3}|\w)$")

# What stands before a name or a number, so that a sentence does not end with it.
_TITLES = frozenset(
    """
    mr mrs ms mx dr prof gen col lt sgt capt cpl maj adm cmdr sen rep gov pres hon rev fr st ste
    mt ft messrs mme mlle mm sr sra srta d da dra prof. sig sigra dott avv ing hr hl nr no nos art
    pp vol fig ca bzw vgl inkl rd av г ул им т стр св проф акад др gral cnel al vs v cf e.g i.e
    z.b u.a approx est p.m.a
    """.split()
)
# What may end a sentence or not: it does before a word that begins sentences.
_SHORTENED = frozenset(
    """
    inc ltd co corp jr etc dept univ assn bros jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue wed thu fri sat sun a.m p.m e.v s.a s.p.a тыс млн млрд руб гг ave blvd calif fla mass
    """.split()
)
_STARTERS = frozenset(
    """
    the a an this that these those he she it they we i you his her its their our my but and or so
    yet in on at by for from with as if when while after before since until although though
    however meanwhile there here what who why how where which no not one some many most all also
    last le la les un une il elle ils elles ce cette mais et en el los las una pero y der die das
    ein eine er sie es und aber il lo gli он она они это но и
    """.split()
)
_GERMAN_MONTHS = frozenset(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember
    jahrhundert klasse liga etappe runde platz
    """.split()
)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Decide whether the stop at `match` ends the sentence that began at `start`."""
    stop = match[0]
    if stop[0] in _SURE_STOPS:
        return True
    following = _FIRST_WORD.match(text, match.end(), match.end() + 60)
    next_word = following[1] if following else ""
    if next_word[:1].islower():
        return False
    if stop[0] != "." or stop.startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(start, match.start() - 30), match.start())
    return not before or _ends_with(before[0], next_word, is_alone=before.start() == start)


def _ends_with(word: str, next_word: str, *, is_alone: bool) -> bool:
    """Decide whether "word." ends a sentence, given the word that would begin the next one."""
    known = word.casefold()
    if known in _TITLES or (is_alone and _BULLET.fullmatch(word)):
        return not next_word
    if word.isdigit():
        return len(word) > 2 or next_word.casefold() not in _GERMAN_MONTHS
    is_initial = len(word) == 1 and word.isupper()
    if known in _SHORTENED or is_initial or _ACRONYM.fullmatch(word):
        return next_word.casefold() in _STARTERS or not next_word
    return True


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the sentences as spans [start, end), in order, without the white space around them.

    Every character that is not white space lies in exactly one span. A line's end ends a sentence.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        inked = _INK.search(text, start, match.end())
        if inked is None:
            start = match.end()
            continue
        start = inked.start()
        if _is_end(text, start, match):
            spans.append((start, start + len(text[start : match.end()].rstrip())))
            start = match.end()
    tail = _INK.search(text, start)
    if tail:
        spans.append((tail.start(), len(text.rstrip())))
    return spans
