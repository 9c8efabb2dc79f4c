"""Numbers that name, place or date something, and so are no figures.

Years, days, times of day, scores, telephone and house numbers, ordinals, the numbers of lists and
of models, articles of law and the like.
"""

from functools import lru_cache

from octavo.lib.months import MONTH_BY_NAME, fold_name
from octavo.stages.measure.amount import Amount
from octavo.stages.measure.tokens import DASHES, Line

_YEARS = range(1500, 2101)


def is_name_number(line: Line, amount: Amount) -> bool:
    """Tell whether a number names or places something and measures nothing."""
    if amount.unit is not None and amount.unit.kind != "duration":
        return False
    before, behind = line.low(amount.first - 1), line.low(amount.last + 1)
    if before in line.lexicon.numbered or before in {"№", "§", "art", "#"}:
        return amount.unit is None or before not in line.lexicon.placing
    if before == "." and line.low(amount.first - 2) in line.lexicon.numbered:
        return True
    if amount.unit is not None or amount.is_word:
        return False
    return _is_date(line, amount) or _is_placed(line, amount, behind)


def _is_date(line: Line, amount: Amount) -> bool:
    """Tell whether a bare number is a year, a day of a month or a time of day."""
    value = amount.value
    if amount.scale == 1 and is_year(line.words[amount.number]):
        return not _counts_people(line, amount)
    lexicon = line.lexicon
    behind = line.low(amount.last + 1)
    if behind in lexicon.clock or (behind in {"p", "a"} and line.low(amount.last + 3) == "m"):
        return value < 25
    if value > 31 or value != int(value):
        return False
    return any(is_month(line, at) for at in _beside(line, amount))


def is_year(word: str) -> bool:
    """Tell whether digits can be a year: four, without marks, between 1500 and 2100."""
    return len(word) == 4 and word.isdecimal() and int(word) in _YEARS


def _beside(line: Line, amount: Amount) -> list[int]:
    """Give the tokens that may hold the month of a day: beside it, or over a dot or "de"."""
    before, behind = amount.number - 1, amount.last + 1
    if line.low(before) == ".":
        before -= 1
    low = line.low(behind)
    is_over = low in _OVER or low in DASHES or low in line.lexicon.range_to
    return [before, behind, behind + 1] if is_over else [before, behind]


_OVER = frozenset({".", "de", "of", ","})


def is_month(line: Line, at: int) -> bool:
    """Tell whether a token is a month's name; "may" and "mar" only with a capital."""
    low = line.low(at)
    if len(low) < 3 or month_of(low) is None:
        return False
    return line.language not in {"en", "de"} or line.is_name(at)


@lru_cache(maxsize=8192)
def month_of(low: str) -> int | None:
    """Give the number of the month a folded word names, None where it names none."""
    return MONTH_BY_NAME.get(low) or MONTH_BY_NAME.get(fold_name(low))


def _counts_people(line: Line, amount: Amount) -> bool:
    behind = line.low(amount.last + 1)
    return behind in line.lexicon.persons or behind in line.lexicon.states


def _is_placed(line: Line, amount: Amount, behind: str) -> bool:
    """Tell whether a bare number is an ordinal, a list's number, a score or part of a name."""
    at = amount.last + 1
    if line.clings(at) and (behind in line.lexicon.ordinals or behind in {"º", "ª", "'", "’"}):
        return True
    if behind in {".", ")"} and line.clings(at) and at + 1 < len(line.lows):
        if amount.first == 0 or line.language == "de":
            return behind == "." or amount.first == 0
    if amount.high is not None and behind in {".", ",", "", ")", ";"}:
        return amount.high < 20 and line.low(amount.number + 1) in DASHES
    if line.clings(at) and line.kind(at) == "w":
        return True  # 4x, 12th, 5G
    return _follows_name(line, amount)


def _follows_name(line: Line, amount: Amount) -> bool:
    """Tell whether a small number belongs to the name before it ("Forerunner 970")."""
    at = amount.first - 1
    if line.language == "de" or amount.value >= 1000 or amount.qualifier:
        return False
    if at < 1 or not line.is_name(at) or line.low(at) in line.lexicon.stop:
        return False
    return not _counts_people(line, amount)
