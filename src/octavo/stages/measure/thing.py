"""What is counted or measured, and what its finders share."""

from dataclasses import dataclass

from octavo.stages.measure.amount import Amount
from octavo.stages.measure.nouns import Span, is_verbal, noun_behind
from octavo.stages.measure.subjects import CHANGED
from octavo.stages.measure.tokens import Line

NOT_ATTACHED = frozenset(
    """
    last next less worth each per or higher lower off annually monthly yearly daily weekly today
    yesterday
    out ago apart combined total overall extra richer cheaper later earlier years year down
    respectively together instead altogether
    """.split()
)


TIMES = frozenset(
    """
    first last second third fourth quarter year month week day next previous half early late
    monday tuesday wednesday thursday friday saturday sunday total cash change exchange january
    """.split()
)


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted: tokens [first, last], what became of it, and whose it is (of, or "")."""

    first: int
    last: int
    state: str = ""
    is_change: bool = False
    of: str = ""


def behind_small(line: Line, at: int) -> Span | None:
    """Give the name behind articles and possessives."""
    steps = 0
    while line.kind(at) == "w" and line.low(at) in line.lexicon.stop and steps < 3:
        at, steps = at + 1, steps + 1
    return noun_behind(line, at, is_counted=False)


def before_qualifiers(line: Line, at: int) -> int:
    """Step left over qualifiers and helpers ("at least", "nearly")."""
    steps = 0
    while line.kind(at) == "w" and steps < 5:
        low = line.low(at)
        if low in line.lexicon.states:
            return at
        if (
            low not in line.lexicon.helpers
            and (low,) not in line.lexicon.qualifiers
            and low
            not in {
                "than",
                "of",
                "to",
                "by",
                "least",
                "as",
                "many",
                "de",
                "عن",
            }
        ):
            return at
        at, steps = at - 1, steps + 1
    return at


def is_adverbial(line: Line, span: Span) -> bool:
    first = line.low(span[0])
    if is_verbal(first):
        return True
    if span[0] == span[1] and first in {"available", "different", "free"}:
        return True
    return first in {"higher", "lower", "fewer", "cheaper", "year", "month", "today", "compared"}


def is_change_by(line: Line, amount: Amount, verb: int) -> bool:
    """Tell a rise or fall by an amount from a level risen or fallen to."""
    if verb < 0:
        is_by = line.low(amount.first - 1) in {"by", "um"}
        return verb == CHANGED or (verb == -1 and is_by)
    if line.low(verb) not in line.lexicon.change:
        return False
    between = line.lows[verb + 1 : amount.first]
    return not any(low in line.lexicon.to for low in between)
