"""What a number behind a verb, a preposition or a colon measures: the name to its left."""

from collections.abc import Mapping

from octavo.lib.numbers import number_words
from octavo.stages.measure.amount import Amount
from octavo.stages.measure.names import is_month
from octavo.stages.measure.nouns import Span, is_adverb, noun_behind, run_before
from octavo.stages.measure.tokens import Line
from octavo.stages.measure.units import UNITS

GOVERNED = -2
"""Stands for the verb where a name governs its number: "a toll of 20", "Price: 20"."""
CHANGED = -3
"""Stands for the verb where the name governs a change: "a rise of 20 %"."""
_FARTHEST = 14  # tokens from a number to the verb that ties it to its subject
_BOUNDARIES = frozenset(',;:()[]"“”„«»–—‘')
_CONJUNCTIONS = frozenset(
    """
    and but while that which who as because if when where although though since und aber dass weil
    während et mais que qui y pero и но а что
    """.split()
)
_PREPOSITIONS: Mapping[str, frozenset[str]] = {
    language: frozenset(line.split())
    for language, line in {
        "en": """of in on at by for with from to into over under between among during after before
        since against through across per within without near despite as than about around throughout
        """,
        "de": """in im am an auf aus bei mit nach von vom vor zu zum zur über unter um für gegen
            ohne
        durch seit""",
        "fr": """de en dans par pour sur sous avec sans entre vers chez depuis du des d' au aux
            à""",
        "es": """de del en a ante con contra desde durante entre hacia hasta para por según sin
            sobre
        tras al""",
        "ru": """в во на с со к ко по из у о об от до за для при про без над под между через""",
        "ar": "في من الي علي عن مع بعد قبل منذ",
    }.items()
}
_TIES = frozenset(
    """
    of at by for with on to from between in up as an a the just only even around than by about worth
    auf um von bei bis zu mit für de à à un une el la un una en por на до в за по
    """.split()
)


def left_of(line: Line, amount: Amount) -> tuple[Span, int] | None:
    """Give what a number measures by what stands before it, with the verb that says so.

    For the verb stands -1 where a preposition ties them, GOVERNED where the name governs.
    """
    if line.language == "ar":
        return _behind_verb(line, amount)
    at = amount.first - 1
    nearest = max(-1, at - _FARTHEST)
    is_tied = False
    if line.low(at) == "from" and amount.high is None:
        return None  # where it came from: the value is of before
    while at > nearest:
        if _decides(line, at):
            return _decided(line, at, amount, is_tied=is_tied)
        if _is_time(line, at):
            at -= 2 if line.low(at - 1) in _IN_TIME else 1
            continue
        is_tied |= line.low(at) in _TIES
        at -= 1
    return None


def _decides(line: Line, at: int) -> bool:
    """Tell whether the search ends at a token: a verb, a colon, "of", or a word not passed over."""
    if _is_verb(line, at) or _is_governing(line, at):
        return True
    return not _is_time(line, at) and not _is_passed(line, at)


def _decided(line: Line, at: int, amount: Amount, *, is_tied: bool) -> tuple[Span, int] | None:
    """Give what the token the search ends at says of the number."""
    low = line.low(at)
    if low == "worth":
        return _named(run_before(line, at - 1))
    if _is_verb(line, at):
        subject = _subject(line, at, amount)
        return (subject, at) if subject else None
    if low in {":", "="}:
        return _label(line, at)
    if low in {"(", "–", "—"} and not is_tied and amount.unit:
        return _named(run_before(line, at - 1))
    return (
        _governed(line, at)
        if _is_governing(line, at)
        else _noun_tied(line, at, amount, is_tied=is_tied)
    )


def _is_verb(line: Line, at: int) -> bool:
    low = line.low(at)
    if line.language == "en" and low.endswith("ed") and _is_helping(line, at - 1):
        return True  # "was estimated at"
    return low in line.lexicon.level and not _is_no_verb(line, at)


def _is_governing(line: Line, at: int) -> bool:
    """Tell an "of" that ties a name to its number."""
    low = line.low(at)
    is_of = low in line.lexicon.of and low in {"of", "de", "von", "des", "du", "d'"}
    if is_of and line.low(at - 1) in line.lexicon.change_nouns:
        return True
    return is_of and line.low(at - 1) not in line.lexicon.level


_IN_TIME = frozenset("in im on am en в во le".split())


def _is_time(line: Line, at: int) -> bool:
    """Tell a month, a weekday or a year that stands between a verb and its number."""
    low = line.low(at)
    if is_month(line, at) or low in (line.lexicon.weekdays or {}):
        return True
    return len(low) == 4 and low.isdecimal() and low[:2] in {"19", "20"}


def _named(span: Span | None) -> tuple[Span, int] | None:
    return (span, -1) if span else None


def _is_passed(line: Line, at: int) -> bool:
    """Tell whether a token may stand between a number and what it measures."""
    low, kind = line.low(at), line.kind(at)
    if kind == "n" or low in {"%", "$", "€", "£", "°"}:
        return True
    if kind == "s":
        return low in '“„«"'
    if low in _TIES or (low,) in line.lexicon.qualifiers or low in line.lexicon.helpers:
        return True
    if low in UNITS.get(line.language, {}) or low in number_words(line.language):
        return True
    return low in _FILLERS or (line.language == "en" and is_adverb(low))


_FILLERS = frozenset(
    """
    least more less most million billion or roughly percentage basis points point and high low
    closer close far little much well further additional extra whopping staggering insgesamt jeweils
    zusammen another combined bit
    """.split()
)


def _is_no_verb(line: Line, at: int) -> bool:
    """Tell "up to" from "is up", "the last" from "they last"."""
    low, before = line.low(at), line.low(at - 1)
    if low in {"cost", "costs"} and line.low(at + 1) in line.lexicon.by:
        return True  # "cut costs by 15 %"
    if low in line.lexicon.change_nouns and before in {"the", "a", "an", "total", "annual"}:
        return True
    return (low == "up" and line.low(at + 1) == "to") or (
        low == "last" and before in {"the", "past", "this", "his", "her", "its", "their", "our"}
    )


_BARE_VERBS = frozenset(
    """
    get gets make take give receive save pay pays spend run use uses need needs want start add see
    find charge offer provide sell buy show let keep set put go come high low
    """.split()
)


def _noun_tied(line: Line, at: int, amount: Amount, *, is_tied: bool) -> tuple[Span, int] | None:
    """Give the noun a preposition ties to a number ("costs by 15 %", "sneakers for 7 euros")."""
    if line.low(at) in {"'", "’"} and amount.unit and line.clings(at):
        return _named(run_before(line, at - 1))
    if line.kind(at) != "w":
        return None
    if line.low(at) in line.lexicon.taken and amount.unit and amount.unit.kind == "money":
        return (at, at), at
    if line.low(at) in {"cost", "costs"}:
        return (at, at), -1
    if line.low(at) in line.lexicon.stop or (not is_tied and amount.unit is None):
        return None
    is_small = not line.is_name(at)
    if line.language == "en" and is_small and line.low(at).endswith(("ing", "ed")):
        return None
    span = run_before(line, at)
    if span is None or (span[0] == span[1] and line.low(at) in _BARE_VERBS):
        return None
    return span, -1


def _governed(line: Line, of: int) -> tuple[Span, int] | None:
    """Give the noun before "of": "a height of 20 m", but nothing for "a total of 20"."""
    if line.low(of - 1) in line.lexicon.change_nouns:
        return run_before(line, of - 2) or (of - 1, of - 1), CHANGED
    before = of - 1
    if line.low(before) == ")" and line.low(of - 3) == "(":  # "a growth rate (CAGR) of"
        before = of - 4
    before -= 2 if line.low(before - 1) == "per" else 0  # "product per capita of"
    span = run_before(line, before)
    if span is None:
        return None
    head = line.low(span[1])
    if head in line.lexicon.generic and head in _EMPTY and span[0] == span[1]:
        return _clause_verb(line, span[0] - 1)
    return span, GOVERNED


_EMPTY = frozenset("total average maximum minimum record sum figure excess number amount".split())


def _clause_verb(line: Line, at: int) -> tuple[Span, int] | None:
    """Look for a verb of level before "a total of"."""
    while at >= 0 and line.low(at) in line.lexicon.stop and line.low(at) not in line.lexicon.level:
        at -= 1
    if line.low(at) not in line.lexicon.level:
        return None
    subject = _first_name(line, _segment_start(line, at), at)
    return (subject, at) if subject else None


def _label(line: Line, colon: int) -> tuple[Span, int] | None:
    """Give the words before a colon: "Base price: $36,600"."""
    span = run_before(line, colon - 1)
    if span is None and line.is_name(colon - 1):
        span = (colon - 1, colon - 1)
    return (span, GOVERNED) if span else None


# --- subjects -----------------------------------------------------------------------------------


def _subject(line: Line, verb: int, amount: Amount) -> Span | None:
    """Give the name before a verb, in its clause; one clause back where that has none."""
    end = verb
    while end > 0 and (_is_helping(line, end - 1) or is_adverb(line.low(end - 1))):
        end -= 1
    for _ in range(2):
        start = _segment_start(line, end)
        if line.low(start - 1) in {"who", "which"} and line.low(start - 2) != "," and end > start:
            return _first_name(line, _segment_start(line, start - 1), start - 1)
        if line.language == "de":
            return _german_subject(line, start, end, amount)
        found = _first_name(line, start, end)
        if found or start == 0 or end > start:
            return found
        if line.low(start - 1) in _RELATIVES:
            back = start - 2 - (line.low(start - 2) == ",")
            return run_before(line, back)
        end = start - 1
        while end > 0 and _parts_clauses(line, end):
            end -= 1
        end += 1
    return None


def _is_helping(line: Line, at: int) -> bool:
    return line.low(at) in line.lexicon.level and line.low(at) in line.lexicon.helpers


def _segment_start(line: Line, end: int) -> int:
    at = end
    while at > 0 and not _parts_clauses(line, at - 1):
        at -= 1
    return at


def _parts_clauses(line: Line, at: int) -> bool:
    low = line.low(at)
    if low == ":" and line.clings(at) and line.clings(at + 1):
        return False  # a time
    if low == "that" and line.low(at - 1) in _PREPOSITIONS[line.language]:
        return False  # "for that quarter"
    return low in _BOUNDARIES or low in _CONJUNCTIONS or low in line.lexicon.say


def _first_name(line: Line, start: int, end: int) -> Span | None:
    """Give the first name of tokens [start, end) that no preposition governs."""
    if end <= start:
        return None
    start += line.low(start) == "with"
    if line.low(start) in _PREPOSITIONS[line.language]:
        span = run_before(line, end - 1)
        return span if span and span[0] > start + 1 and not _is_governed(line, span[0]) else None
    at = start
    while at < end and line.low(at) in line.lexicon.stop:
        low = line.low(at)
        if low in _NOUNS_TOO and line.low(at + 1) in _PREPOSITIONS[line.language]:
            return at, at
        if (low in _PREPOSITIONS[line.language] and low != "of") or low in _PRONOUNS:
            return None
        at += 1
    last = at
    while last < end and line.kind(last) != "n" and _is_name_part(line, last):
        last += 1
    if last == at:
        is_noun = line.low(end - 1) in line.lexicon.level and not _is_helping(line, end - 1)
        return (end - 1, end - 1) if is_noun else None  # "Costs fell"
    return at, _with_of(line, at, last - 1, end)


_NOUNS_TOO = frozenset("cost costs gains losses cuts rise drop increase loss gain".split())
_RELATIVES = frozenset({"that", "which", "who", "qui", "que"})
_PRONOUNS = frozenset("it he she they we you i there er sie es il elle on ça".split())


def _is_name_part(line: Line, at: int) -> bool:
    if line.kind(at) == "w":
        return line.low(at) not in line.lexicon.stop and not is_adverb(line.low(at))
    return line.clings(at) and line.low(at) in {"-", ".", "'", "’", "&"}


def _with_of(line: Line, first: int, last: int, end: int) -> int:
    """Lengthen a generic name by what it is of: "the price of oil", "the number of dead"."""
    if line.low(last) not in line.lexicon.generic or last + 1 >= end:
        return last
    if line.low(last + 1) not in {"of", "de", "du", "del", "des", "d'", "der", "for", "от", "из"}:
        return last
    span = noun_behind(line, last + 2, is_counted=False)
    return min(span[1], end - 1) if span else last


def _is_governed(line: Line, at: int) -> bool:
    """Tell whether a preposition stands before a name, but for articles and adjectives."""
    for back in range(1, 3):
        low = line.low(at - back)
        if low in _PREPOSITIONS[line.language]:
            return True
        if low not in {
            "the",
            "der",
            "die",
            "das",
            "den",
            "dem",
            "einem",
            "einer",
            "le",
            "la",
            "los",
        }:
            return False
    return False


def _german_subject(line: Line, start: int, verb: int, amount: Amount) -> Span | None:
    """Give the first noun no preposition governs, before the verb or between it and the number."""
    for first, end in ((start, verb), (verb + 1, amount.first)):
        span = _free_noun(line, first, end)
        if span is not None:
            return span[0], _with_of(line, span[0], span[1], amount.first)
    if line.low(start) in {"die", "der", "das", "welche", "welcher"} and line.low(start - 1) == ",":
        return run_before(line, start - 2)
    return None


def _free_noun(line: Line, start: int, end: int) -> Span | None:
    """Give the first noun of tokens [start, end) that no preposition governs."""
    at = start
    while at < end:
        if line.is_name(at) and line.low(at) not in line.lexicon.stop:
            span = noun_behind(line, at, is_counted=False)
            last = min(span[1], end - 1) if span else at
            if not _is_german_governed(line, at, start):
                return at, last
            at = last
        at += 1
    return None


def _is_german_governed(line: Line, at: int, start: int) -> bool:
    """Tell whether a preposition stands before a noun and its article and adjectives."""
    back = at - 1
    while back >= start and line.kind(back) == "w" and not line.is_name(back):
        if line.low(back) in _PREPOSITIONS[line.language]:
            return True
        back -= 1
    return line.low(back) in _PREPOSITIONS[line.language] or line.low(back) in {"des"}


def _behind_verb(line: Line, amount: Amount) -> tuple[Span, int] | None:
    """Give what stands behind the last verb or noun of level before a number, in Arabic order."""
    at = amount.first - 1
    nearest = max(-1, at - _FARTHEST)
    while at > nearest and line.low(at) not in {"،", "؛", ":", "."}:
        low = line.low(at)
        if low in line.lexicon.generic or low.removeprefix("ال") in line.lexicon.generic:
            if at + 1 < amount.first and line.low(at + 1) not in line.lexicon.stop:
                return (at, at + 1), at - 1
            return (at, at), at - 1
        if low in line.lexicon.level:
            first = at + 1
            if first < amount.first and line.low(first) not in line.lexicon.stop:
                return (first, first), at
            subject = at - 1  # the subject stands first: "the price rose"
            if (
                subject >= 0
                and line.kind(subject) == "w"
                and line.low(subject) not in line.lexicon.stop
            ):
                return (subject, subject), at
            return None
        at -= 1
    return None
