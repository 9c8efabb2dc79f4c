"""What lasts, weighs, reaches or is aged: "a five-day strike", "20 kg of cocaine", "12 km from"."""

from octavo.stages.measure.amount import Amount
from octavo.stages.measure.nouns import Span, noun_behind, run_before
from octavo.stages.measure.subjects import left_of
from octavo.stages.measure.thing import (
    NOT_ATTACHED,
    TIMES,
    Thing,
    behind_small,
    is_adverbial,
    is_change_by,
)
from octavo.stages.measure.tokens import DASHES, Line
from octavo.stages.measure.units import MAGNITUDE

_DIMENSIONS = frozenset(
    "elevation height length diameter width depth weight size circumference altitude area".split()
)


_ADJECTIVES = frozenset(
    "long tall high wide deep thick lang hoch breit tief groß schwer de away entfernt from".split()
)


def thing_lasting(line: Line, amount: Amount) -> Thing | None:
    """Find what lasts: durations that only place something in time are no figures."""
    at = amount.last + 1
    if amount.is_word and amount.value == 1 and not amount.is_joined:
        return None
    if amount.is_joined:
        return _joined_measure(line, amount)
    low = line.low(at)
    if low in {"'", "’"} or line.low(amount.last).endswith("s'"):
        at += low in {"'", "’"}
        noun = behind_small(line, at + (line.low(at) == "worth"))
        return Thing(*noun) if noun else None
    if low in {"of", "de", "d'"}:
        noun = noun_behind(line, at if line.language == "en" else at + 1, is_counted=False)
        return Thing(*noun) if noun and line.low(noun[1]) not in TIMES else None
    if low == "in" and line.low(at + 1) in {"prison", "jail", "custody", "haft", "gefängnis"}:
        return Thing(at + 1, at + 1)
    if low in line.lexicon.placing_after or line.low(amount.first - 1) in {"ago", "منذ", "vor"}:
        return None
    tied = left_of(line, amount)
    if tied and tied[1] != -1 and (tied[1] < 0 or line.low(tied[1]) in _LASTING):
        return Thing(*tied[0]) if not _is_placed(line, amount) or tied[1] >= 0 else None
    return None


_LASTING = frozenset(
    """
    lasted last lasts lasting takes took take range ranges ranged dauert dauerte dura duró dure duré
    average averages averaged exceeded exceeds استمر استمرت is was
    """.split()
)


def _is_placed(line: Line, amount: Amount) -> bool:
    """Tell whether words before a duration make it a time ("over the past ten years")."""
    before = line.lows[max(0, amount.first - 4) : amount.first]
    return any(low in line.lexicon.placing for low in before)


def _joined_measure(line: Line, amount: Amount) -> Thing | None:
    """Read "a five-day strike", "a 20-foot-deep well", "die 25-jährige Geschichte"."""
    at = amount.last + 1
    while line.low(at) in DASHES or line.low(at) in _ADJECTIVES | {"magnitude"}:
        at += 1
    if line.low(at) == "old":
        return None
    noun = noun_behind(line, at, is_counted=False)
    return Thing(*noun) if noun and not is_adverbial(line, noun) else None


def thing_sized(line: Line, amount: Amount) -> Thing | None:
    """Find what has a length, mass, area, temperature ... : "20 kg of X", "X is 20 m long"."""
    at = amount.last + 1
    low = line.low(at)
    if amount.is_joined:
        return _joined_measure(line, amount)
    if amount.unit == MAGNITUDE and line.language == "ar":
        return Thing(amount.first - 2, amount.first - 2) if amount.first > 1 else None
    if low in {"of", "de", "d'", "من"}:
        noun = noun_behind(line, at if line.language == "en" else at + 1, is_counted=False)
        return Thing(*noun) if noun else None
    if low == "in" and line.low(at + 1) in _DIMENSIONS:
        return Thing(at + 1, at + 1)
    reach = _distance_from(line, at)
    if reach:
        return Thing(*reach)
    if low in {
        "lange",
        "langen",
        "langer",
        "hohe",
        "hohen",
        "schwere",
        "schweren",
        "große",
        "großen",
        "größeren",
        "größere",
        "tiefe",
        "breite",
        "breiten",
    }:
        noun = noun_behind(line, at + 1, is_counted=False)
        return Thing(*noun) if noun else None
    return _measured(line, amount, at)


def _measured(line: Line, amount: Amount, at: int) -> Thing | None:
    low = line.low(at)
    is_free = line.kind(at) == "w" and low not in line.lexicon.stop and low not in _ADJECTIVES
    if is_free and line.language in {"en", "de", "ar", "ru"} and low not in NOT_ATTACHED:
        noun = noun_behind(line, at, is_counted=False)
        if noun and not is_adverbial(line, noun) and not low.endswith("ly"):
            return Thing(*noun)
    tied = left_of(line, amount)
    if tied is None:
        return None
    return Thing(*tied[0], is_change=is_change_by(line, amount, tied[1]))


def _distance_from(line: Line, at: int) -> Span | None:
    """Read "60 km (away) from X", "2 km south of X", "50 Meter von X entfernt"."""
    if line.low(at) in {"away", "outside", "off", "inside"}:
        at += 1
    is_bearing = line.low(at) in _COMPASS
    at += is_bearing
    if line.low(at) not in {"from", "of", "von", "vom", "des", "от", "عن", "outside"}:
        return None
    span = behind_small(line, at + 1)
    is_place = is_bearing or line.low(at) != "of"
    return span if span and (is_place or line.is_name(span[0])) else None


_COMPASS = frozenset(
    """
    north south east west northeast northwest southeast southwest northern southern eastern western
    nördlich südlich östlich westlich al sur norte este oeste к шمال جنوب شرق غرب شمال
    """.split()
)


def thing_aged(line: Line, amount: Amount) -> Thing | None:
    """Find whose age it is: the noun behind it, or the name before its comma."""
    at = amount.last + 1
    while line.low(at) in DASHES or line.low(at) in {"old", "year", "years"}:
        at += 1
    if line.kind(at) == "w" and line.low(at) not in line.lexicon.stop and amount.is_joined:
        noun = noun_behind(line, at, is_counted=False)
        if noun:
            return Thing(*noun)
    if line.low(amount.first - 1) in {",", "aged"}:
        back = amount.first - 2 if line.low(amount.first - 1) == "," else amount.first - 3
        span = run_before(line, back)
        return Thing(*span) if span and line.is_name(span[0]) else None
    return None
