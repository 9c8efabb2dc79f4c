"""What shares and money are of: "5 % of voters", "$5m in aid", "costs by 15 %"."""

from octavo.stages.measure.amount import Amount
from octavo.stages.measure.names import is_month
from octavo.stages.measure.nouns import Span, noun_behind
from octavo.stages.measure.subjects import CHANGED, left_of
from octavo.stages.measure.thing import (
    NOT_ATTACHED,
    TIMES,
    Thing,
    before_qualifiers,
    behind_small,
    is_adverbial,
    is_change_by,
)
from octavo.stages.measure.tokens import DASHES, Line


def thing_shared(line: Line, amount: Amount) -> Thing | None:
    """Find what a share is of, or what it says of its subject."""
    at = amount.last + 1
    if amount.is_joined or (line.low(at) in DASHES and line.clings(at)):
        at += line.low(at) in DASHES
        return _named(noun_behind(line, at, is_counted=False))
    at += line.low(at) in DASHES and line.low(at + 1) == "of"  # "a third - 31 % - of"
    if line.low(at) in line.lexicon.change_nouns:
        return _changed(line, at)
    if line.low(at) == "off":
        return _named(behind_small(line, at + 1), is_change=True)
    return _part_of(line, at) or _share_subject(line, amount, at)


def _named(noun: Span | None, *, is_change: bool = False) -> Thing | None:
    return Thing(*noun, is_change=is_change) if noun else None


def _part_of(line: Line, at: int) -> Thing | None:
    """Read "of voters" behind a share; in Russian the genitive alone."""
    low = line.low(at)
    if line.lows[at : at + 3] == ("of", "those", "aged"):
        return Thing(at + 1, at + 1)
    if low in line.lexicon.of and low not in {"in", "for", "an", "from"}:
        noun = noun_behind(line, at if line.language in {"en", "de"} else at + 1, is_counted=False)
        return _named(noun)
    if line.language == "ru" and line.kind(at) == "w" and low not in line.lexicon.stop:
        return _named(noun_behind(line, at, is_counted=False))
    return None


def _changed(line: Line, at: int) -> Thing:
    """Read "a 5 % rise in prices": prices; "a 5 % rise" alone is the rise."""
    if line.low(at + 1) in {"in", "of", "for", "de", "del", "des", "du", "der", "bei", "on", "en"}:
        noun = noun_behind(line, at + 2 if line.low(at + 1) != "of" else at + 1, is_counted=False)
        noun = noun or behind_small(line, at + 2)
        if noun:
            return Thing(*noun, is_change=True)
    return Thing(at, at, is_change=True)


def _share_subject(line: Line, amount: Amount, at: int) -> Thing | None:
    attached = None
    if line.kind(at) == "w" and line.low(at) not in NOT_ATTACHED and _is_introduced(line, amount):
        attached = noun_behind(line, at, is_counted=False)
    if attached and not is_adverbial(line, attached):
        return Thing(*attached)
    low = line.low(at)
    tied = left_of(line, amount) if low != "on" else None
    if tied is None and low in {"in", "on", "for", "auf"}:
        noun = behind_small(line, at + 1)
        return Thing(*noun) if noun and not is_month(line, noun[0]) else None
    if tied is None:
        return None
    return Thing(*tied[0], is_change=is_change_by(line, amount, tied[1]))


def _is_introduced(line: Line, amount: Amount) -> bool:
    """Tell whether an English share is led in as part of a name: "a 5 % stake", "on 6 %
    support"."""
    before = line.low(before_qualifiers(line, amount.first - 1))
    return line.language == "en" and before in _LEADING


_LEADING = frozenset(
    """a an the its his her their our my your with on at for of from impose imposed new
    another""".split()
)


def thing_moved(line: Line, amount: Amount) -> Thing | None:
    tied = left_of(line, amount)
    if tied:
        return Thing(*tied[0], is_change=True)
    behind = line.low(amount.last + 1)
    return _changed(line, amount.last + 1) if behind in line.lexicon.change_nouns else None


def thing_priced(line: Line, amount: Amount) -> Thing | None:
    """Find what money is for: the noun it is tied to, "in aid", or what costs it."""
    at = amount.last + 1
    low = line.low(at)
    if low in DASHES and line.clings(at):
        at, low = at + 1, line.low(at + 1)
    if amount.per:
        spent = _spent_on(line, at) if low in {"on", "for"} else None
        return Thing(*spent) if spent else _price_subject(line, amount)
    governed = _governing(line, amount)
    if governed:
        return governed
    noun = _attached(line, at)
    if noun is None:
        at += low == "worth" and line.low(at + 1) == "of"
        noun = _spent_on(line, at) if line.low(at) in _LEADS_TO_USE else None
    return Thing(*noun) if noun else _price_subject(line, amount)


def _governing(line: Line, amount: Amount) -> Thing | None:
    """Give the noun a sum is of, where it has one of its own: "a fine of $5m in Talva"."""
    at = amount.first - 1
    while (line.low(at),) in line.lexicon.qualifiers or line.low(at) in {"more", "than", "about"}:
        at -= 1
    if line.low(at) not in {"of", "von", "de"} or line.low(at - 1) in line.lexicon.generic:
        return None
    tied = left_of(line, amount)
    return Thing(*tied[0], is_change=tied[1] == CHANGED) if tied else None


_LEADS_TO_USE = frozenset("of in for de an d' para pour für".split())


def _attached(line: Line, at: int) -> Span | None:
    """Give the noun an English sum stands before: "a $5m grant"."""
    if line.language != "en" or line.kind(at) != "w":
        return None
    if line.low(at) in line.lexicon.stop or line.low(at) in NOT_ATTACHED:
        return None
    noun = noun_behind(line, at, is_counted=False)
    return noun if noun and not is_adverbial(line, noun) else None


def _spent_on(line: Line, preposition: int) -> Span | None:
    """Give what stands behind "in", "of" or "for": no time and no place by its name alone."""
    noun = behind_small(line, preposition + 1)
    if noun is None or is_month(line, noun[0]):
        return None
    if any(line.low(at) in TIMES for at in noun):
        return None
    if line.language in {"en", "fr", "es"} and line.is_name(noun[0]) and noun[0] == noun[1]:
        return None
    return noun


def _price_subject(line: Line, amount: Amount) -> Thing | None:
    tied = left_of(line, amount)
    if tied is None:
        done = before_qualifiers(line, amount.first - 1)
        done -= line.low(done) in line.lexicon.between
        return Thing(done, done) if line.low(done) in line.lexicon.taken else None
    span, verb = tied
    if span[0] == span[1] and line.low(span[0]) in line.lexicon.taken:
        return Thing(*span)
    if verb >= 0 and line.low(verb) in line.lexicon.taken and _is_beside(line, verb, amount):
        return Thing(verb, verb)
    return Thing(*span, is_change=is_change_by(line, amount, verb))


def _is_beside(line: Line, verb: int, amount: Amount) -> bool:
    """Tell whether only qualifiers part a verb from its money ("raised nearly $5m")."""
    between = line.lows[verb + 1 : amount.first]
    return not any(low in {"to", "by", "at"} for low in between) or "up" in between
