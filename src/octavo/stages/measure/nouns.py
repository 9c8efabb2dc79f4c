"""Names of things in a line: the noun behind a number, and the run of words before one."""

from octavo.lib.numbers import number_words
from octavo.stages.measure.tokens import DASHES, Line

Span = tuple[int, int]
"""Tokens [first, last], both included."""

_LONGEST_RUN = 7  # words from a number to its noun: "two 120 mm high-explosive anti-tank rounds"
_IRREGULAR = frozenset(
    """
    people men women children police troops cattle sheep fish aircraft staff personnel crew teeth
    geese mice criteria phenomena media bacteria alumni servicemen servicewomen policemen
    firefighters
    businessmen fishermen gunmen spacecraft livestock countrymen lawmakers data youth clergy folk
    """.split()
)
_NO_PLURALS = frozenset(
    """
    previous various serious famous news always perhaps towards besides afterwards less plus thus
    yes gas bus lens basis crisis analysis status virus campus focus bonus overseas series sans
    diabetes physics politics economics mathematics sometimes times across versus gross
    """.split()
)
_SOFT = frozenset(
    """the those these my our its all their his her your them us other more such each every any
    all""".split()
)
_ENDINGS = ("ed", "ing", "ly")
_ADJECTIVES = {
    "fr": frozenset(
        """nouveaux nouvelles autres grands grandes petits petites premiers dernières derniers
        jeunes
        principaux principales anciens anciennes vieux mêmes""".split()
    ),
    "es": frozenset(
        """nuevos nuevas otros otras grandes primeros primeras últimos últimas jóvenes principales
        mil millones presuntos supuestos""".split()
    ),
}
_RUSSIAN_ADJECTIVES = ("ых", "их", "ой", "ого", "его", "ые", "ие", "ую", "ным", "ными")


def noun_behind(line: Line, at: int, *, is_counted: bool) -> Span | None:
    """Give the name of a thing that begins at or behind a token, None where none does.

    `is_counted` says that a number stands before it: in English it is then in the plural.
    """
    if line.language == "en":
        return _english_noun(line, at, is_counted=is_counted)
    if line.language == "de":
        return _german_noun(line, at)
    return _first_noun(line, at)


_NO_ADVERBS = frozenset(
    """
    hourly daily weekly monthly quarterly yearly family supply early assembly italy july monopoly
    anomaly elderly deadly friendly costly likely ally bully rally reply fly jelly lily
    """.split()
)


def is_adverb(low: str) -> bool:
    """Tell whether a word is an adverb by its ending."""
    return low.endswith(("ly", "mente")) and low not in _NO_ADVERBS


def is_plural(word: str) -> bool:
    """Tell whether an English word looks like a noun in the plural.

    >>> is_plural("bodies"), is_plural("previous"), is_plural("people"), is_plural("price")
    (True, False, True, False)
    """
    if word in _IRREGULAR:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in _NO_PLURALS
    ) or (len(word) == 3 and word.endswith("s") and word[0] not in "aeiou" and word == "tvs")


def _english_noun(line: Line, at: int, *, is_counted: bool) -> Span | None:
    at = _behind_of(line, at)
    if line.kind(at) == "n":  # "two 120 mm rounds"
        at += 2
    words = _run(line, at)
    if not words:
        return None
    if is_counted and len(words) < 3 and line.low(words[-1] + 1) in {"and", "or"}:
        words += _beyond_and(line, words)  # "seven ruling and opposition parties"
    plural = next((i for i, w in enumerate(words) if _is_counted_noun(line, w)), None)
    if plural is None:
        plural = next((i for i, w in enumerate(words) if _is_acronym(line, w)), None)
    if plural is None:
        return None if is_counted else _uncounted(line, words)
    head = plural
    while head + 1 < len(words) and is_plural(line.low(words[head + 1])):
        head += 1
    return words[0], words[head]


def _is_counted_noun(line: Line, at: int) -> bool:
    """Tell a plural that is no owner ("countries' output")."""
    is_owner = line.low(at + 1) in {"'", "’"} and line.clings(at + 1)
    return is_plural(line.low(at)) and not is_owner


def _beyond_and(line: Line, words: list[int]) -> list[int]:
    if any(is_plural(line.low(at)) for at in words):
        return []
    return _run(line, words[-1] + 2)[:3]


def _is_acronym(line: Line, at: int) -> bool:
    """Tell a plural like "CRMs" or "TVs"."""
    text = line.words[at]
    return len(text) > 2 and text[-1] == "s" and text[:-1].isupper()


def _behind_of(line: Line, at: int) -> int:
    """Step over "of the", "of those", and dashes that tie a number to its noun."""
    if line.low(at) in DASHES:
        at += 1
    if line.low(at) == "of":
        at += 1
    steps = 0
    while line.low(at) in _SOFT and steps < 3:
        at, steps = at + 1, steps + 1
    return at


def _run(line: Line, at: int) -> list[int]:
    """Give the words of a name from a token on: no stop word, no mark but a hyphen, in one go."""
    found: list[int] = []
    while at < len(line.lows) and len(found) < _LONGEST_RUN:
        low = line.lows[at]
        if line.kind(at) == "w" and (low not in line.lexicon.stop or _is_hyphened(line, at)):
            found.append(at)
        elif not _holds_together(line, at):
            break
        at += 1
    return found


def _is_hyphened(line: Line, at: int) -> bool:
    """Tell whether a small word is part of a compound ("must-have tools")."""
    before = line.low(at - 1) in DASHES and line.clings(at) and line.clings(at - 1)
    behind = line.low(at + 1) in DASHES and line.clings(at + 1) and line.clings(at + 2)
    return before or behind


def _holds_together(line: Line, at: int) -> bool:
    """Tell whether a token that is no word of a name may stand within it."""
    low = line.lows[at]
    if low in DASHES or low == ".":
        is_tied = line.clings(at) and (line.clings(at + 1) or low == ".")
        return is_tied and (low in DASHES or len(line.low(at - 1)) == 1)
    return low in {"'", "’", '"', "“", "”", "+"} and line.kind(at + 1) == "w" and low != '"'


def _uncounted(line: Line, words: list[int]) -> Span:
    """Give a name in the singular: up to a word that looks like a verb or adverb."""
    last = 0
    while (
        last + 1 < len(words)
        and words[last + 1] - words[last] <= 2
        and not is_verbal(line.low(words[last + 1]))
        and last < 3
    ):
        last += 1
    return words[0], words[last]


_ING_NOUNS = frozenset(
    """
    funding spending building housing training trading lending borrowing shipping farming mining
    financing banking warning meeting hearing ruling savings offering holding rating pricing heating
    cooling fighting shelling bombing shooting hiring manufacturing engineering marketing
    advertising
    """.split()
)


def is_verbal(low: str) -> bool:
    """Tell whether an English word looks like a participle, a gerund or an adverb."""
    return low.endswith(_ENDINGS) and low not in _ING_NOUNS and low not in _NO_ADVERBS


def _german_noun(line: Line, at: int) -> Span | None:
    """Give the first capitalised run: only adjectives, and "von den", may stand before it."""
    if line.low(at) in {"von", "der", "des", "vom"}:
        at += 1
        if line.low(at) in {"ihnen", "denen"}:
            return at, at
        at += line.low(at) in {"den", "der", "dem", "allen", "insgesamt"}
    steps = 0
    while steps < 5 and not line.is_name(at):
        if not _is_before_german_noun(line, at, is_first=steps == 0):
            return None
        at, steps = at + 1, steps + 1
    return (at, _capitals_end(line, at)) if line.is_name(at) else None


def _is_before_german_noun(line: Line, at: int, *, is_first: bool) -> bool:
    """Tell whether a token may stand between a number and its noun: an adjective, a comma."""
    low = line.low(at)
    if line.kind(at) == "s":
        return (low == "," or low in DASHES) and not is_first
    return line.kind(at) == "w" and (
        low not in line.lexicon.stop or low in {"insgesamt", "weitere"}
    )


def _capitals_end(line: Line, at: int) -> int:
    """Give the last token of a capitalised run, its hyphenated parts included."""
    last, n = at, 1
    while last + 1 < len(line.lows) and n < 4:
        if line.low(last + 1) in DASHES and line.clings(last + 1) and line.clings(last + 2):
            last += 2
        elif line.is_name(last + 1):
            last += 1
        else:
            break
        n += 1
    return last


def _first_noun(line: Line, at: int) -> Span | None:
    """Give the word a number stands before, over articles, "of" and the adjectives before it."""
    adjectives = _ADJECTIVES.get(line.language, frozenset())
    steps = 0
    while steps < 4 and line.kind(at) == "w":
        low = line.low(at)
        is_small = (
            steps < 3 and low in line.lexicon.of or low in {"los", "las", "l'", "la", "les", "le"}
        )
        is_russian = line.language == "ru" and low.endswith(_RUSSIAN_ADJECTIVES)
        if is_small or low in adjectives or (is_russian and line.kind(at + 1) == "w"):
            at, steps = at + 1, steps + 1
            continue
        if low in line.lexicon.helpers and low not in line.lexicon.persons:
            return None
        if low in line.lexicon.stop or low in number_words(line.language) or len(low) < 2:
            return None
        return at, at
    return None


def run_before(line: Line, at: int) -> Span | None:
    """Give the run of words that ends at a token, None where that token ends no name."""
    first = at
    while first >= 0 and at - first < 4 and _belongs(line, first):
        first -= 1
    first += 1
    if first > at or is_adverb(line.low(at)):
        return None
    while line.kind(first) != "w" and first < at:
        first += 1
    if line.language == "de":
        if not line.is_name(at):
            return None
        while not line.is_name(first):
            first += 1
    return (first, at) if line.kind(at) == "w" else None


def _belongs(line: Line, at: int) -> bool:
    if line.kind(at) == "w":
        return line.low(at) not in line.lexicon.stop
    return line.low(at) in DASHES and line.clings(at) and line.clings(at + 1)
