"""What an amount counts or measures: by kind, looking behind the number first, then before it."""

from octavo.stages.measure.amount import Amount
from octavo.stages.measure.names import is_month
from octavo.stages.measure.nouns import Span, noun_behind
from octavo.stages.measure.shares import thing_moved, thing_priced, thing_shared
from octavo.stages.measure.sizes import thing_aged, thing_lasting, thing_sized
from octavo.stages.measure.subjects import left_of
from octavo.stages.measure.thing import Thing, before_qualifiers, behind_small
from octavo.stages.measure.tokens import DASHES, Line
from octavo.stages.measure.units import UNITS

_COUNTED_TIMES = frozenset(
    """hundredths tenths thousandths thirds quarters times fold mal veces fois раз مرات مره
    prozent percent am pm out points-based x of""".split()
)


def thing_of(line: Line, amount: Amount) -> Thing | None:
    """Find what an amount of a line counts or measures; None where the line does not say."""
    if amount.is_dual:
        return Thing(amount.first, amount.first, _state(line, amount, (amount.first, amount.first)))
    if amount.is_word and _is_known(line, amount):
        return None
    kind = amount.unit.kind if amount.unit else "count"
    found = _labelled(line, amount) or _FINDERS.get(kind, thing_sized)(line, amount)
    if found is None:
        return None
    state = found.state or _state(line, amount, (found.first, found.last))
    of = _of(line, found.last)
    return Thing(found.first, found.last, state, found.is_change, of)


def _labelled(line: Line, amount: Amount) -> Thing | None:
    """Give the label of a measure: "Memory: 8 GB", "Base price: $900"."""
    if amount.unit is None or line.low(amount.first - 1) != ":" or line.language == "ar":
        return None
    tied = left_of(line, amount)
    return Thing(*tied[0]) if tied else None


def _is_known(line: Line, amount: Amount) -> bool:
    """Tell a reference to what has been counted before: "the two leaders", "these three"."""
    known = {"the", "these", "those", "both", "beiden", "los", "las", "les", "ces", "эти"}
    return amount.value <= 12 and amount.unit is None and line.low(amount.first - 1) in known


def _counted(line: Line, amount: Amount) -> Thing | None:
    behind = amount.last + 1
    if line.low(behind) in _COUNTED_TIMES and not _is_of_those(line, behind):
        return None
    if line.lows[max(0, amount.first - 2) : amount.first] == ("out", "of"):
        return None  # "4 out of 5 members"
    if amount.is_joined or line.low(behind) in DASHES:
        return _joined_count(line, amount)
    if amount.value == 1 and amount.high is None:
        return _single(line, amount)
    noun = noun_behind(line, behind, is_counted=True)
    if noun and not _is_out_of_reach(line, noun):
        return Thing(*noun)
    state = _bare_state(line, amount)
    if state:
        return Thing(state, state)
    return _told_before(line, amount)


def _told_before(line: Line, amount: Amount) -> Thing | None:
    """Find what a number without a noun counts: "the death toll rose to 25", "Wins: 24"."""
    behind = amount.last + 1
    if line.kind(behind) == "w" and line.low(behind) not in line.lexicon.stop:
        return None  # a house number: "Address: 201 East Street"
    if line.low(behind) == "," and line.kind(behind + 1) == "n":
        return None  # a list of numbers
    tied = left_of(line, amount) if amount.value >= 1 else None
    if tied is None or tied[1] == -1 or not _is_count_of(line, tied[0]):
        return None
    return None if _is_age_of(line, amount, tied) else Thing(*tied[0])


def _is_age_of(line: Line, amount: Amount, tied: tuple[Span, int]) -> bool:
    """Tell "Richards was 24" from a count."""
    is_being = line.low(tied[1]) in {"is", "was", "were", "are", "turned", "war", "ist"}
    return is_being and amount.value < 120 and line.is_name(tied[0][0])


def _is_of_those(line: Line, at: int) -> bool:
    return line.low(at) == "of" and line.kind(at + 1) == "w"


def _is_out_of_reach(line: Line, noun: Span) -> bool:
    """Tell whether a noun is a unit of time that slipped through, or a month."""
    head = UNITS[line.language].get(line.low(noun[1]))
    if head is not None and head.kind == "duration":
        return True
    return is_month(line, noun[0]) or line.low(noun[1]) in _COUNTED_TIMES


def _joined_count(line: Line, amount: Amount) -> Thing | None:
    """Read "a 14-man list", "a 91-page report": the noun tied to the number is what is counted."""
    at = amount.last + 1
    if line.low(at) in DASHES:
        at += 1
    if line.kind(at) != "w" or line.low(at) in line.lexicon.stop or not line.clings(at):
        return None
    if line.language == "de" and line.is_name(at):
        return Thing(at, at)
    is_adjective = line.low(at).endswith("ed") or line.low(at) in _FRACTIONS | {"degree"}
    if amount.value == 1 or is_adjective or line.language == "de":
        return None
    return Thing(at, at)


_FRACTIONS = frozenset(
    "third thirds quarter quarters half fifth fifths tenth tenths fourth".split()
)


_NUMBERS_OF = frozenset("zahl anzahl".split())


def _single(line: Line, amount: Amount) -> Thing | None:
    """Count one only where it is a person of whom something became."""
    at = amount.last + 1
    if line.low(at) not in line.lexicon.persons:
        return None
    state = _state(line, amount, (at, at))
    return Thing(at, at, state) if state else None


def _bare_state(line: Line, amount: Amount) -> int | None:
    """Find the state a number without a noun counts: "killed 1,200", "4,600 were injured"."""
    lexicon = line.lexicon
    at = amount.last + 1
    steps = 0
    while line.kind(at) == "w" and line.low(at) in lexicon.helpers and steps < 4:
        at, steps = at + 1, steps + 1
    if line.low(at) in lexicon.states:
        return at
    at = before_qualifiers(line, amount.first - 1)
    return at if line.low(at) in lexicon.states else None


def _is_count_of(line: Line, span: Span) -> bool:
    """Tell whether a name before a bare number can be counted: a plural, a toll, a number of."""
    words = [line.low(at) for at in range(span[0], span[1] + 1)]
    if any(
        word in _NUMBERS_OF or word in line.lexicon.generic or word in line.lexicon.states
        for word in words
    ):
        return True
    if line.language == "en":
        return words[-1].endswith("s") or words[-1] in {"population", "crowd", "people", "toll"}
    return line.language in {"fr", "es"} and words[-1].endswith("s")


def _state(line: Line, amount: Amount, thing: Span) -> str:
    """Give what became of those counted ("dead"), said within, behind or before their name."""
    states = line.lexicon.states
    for at in range(thing[0], thing[1] + 1):
        if line.low(at) in states:
            return states[line.low(at)]
    if amount.unit is not None and amount.unit.kind not in {"count", "share"}:
        return ""
    if line.language == "ar":
        return _arabic_state(line, min(thing[0], amount.first), max(thing[1], amount.last))
    at, steps = max(thing[1], amount.last) + 1, 0
    while line.kind(at) == "w" and steps < 5:
        if line.low(at) in states:
            return states[line.low(at)]
        if line.low(at) not in line.lexicon.helpers:
            break
        at, steps = at + 1, steps + 1
    before = before_qualifiers(line, min(thing[0], amount.first) - 1)
    return states.get(line.low(before), "")


def _arabic_state(line: Line, first: int, last: int) -> str:
    """Give the state the verb before says, its subject between them or not, else the one behind."""
    states = line.lexicon.states
    for at in range(first - 1, max(-1, first - 5), -1):
        if line.kind(at) != "w":
            break
        if line.low(at) in states:
            return states[line.low(at)]
    behind = line.low(last + 1)
    return "" if behind.startswith("و") else states.get(behind, "")


def _of(line: Line, last: int) -> str:
    """Give whose or where the counted are: what stands behind "of", "in" or "from"."""
    at = last + 1
    if line.low(at) not in {
        "of",
        "in",
        "from",
        "de",
        "en",
        "aus",
        "der",
        "des",
        "в",
        "из",
        "في",
        "من",
    }:
        return ""
    span = behind_small(line, at + 1)
    return line.written(*span) if span and not is_month(line, span[0]) else ""


_FINDERS = {
    "count": _counted,
    "share": thing_shared,
    "points": thing_moved,
    "money": thing_priced,
    "duration": thing_lasting,
    "age": thing_aged,
}
