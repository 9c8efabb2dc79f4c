"""When a sentence's figures are of, and who says so."""

from datetime import date, datetime, timedelta

from octavo.stages.measure.names import is_month, month_of
from octavo.stages.measure.tokens import Line

_MOST_SOURCE_WORDS = 9  # tokens: an initial and its dot are two
_TITLES = frozenset("the of for and de la le du der die des al و".split())
_GLUE = frozenset(".'’-&")


def day_of(line: Line, published_at: datetime | None) -> tuple[date | None, str]:
    """Give the day a sentence names, else the publication's, and the day as written ("" if none).

    A weekday is the last one up to publication; a month without a year is that of the nearest
    year not after publication by more than a month.
    """
    relative, weekdays = line.lexicon.relative or {}, line.lexicon.weekdays or {}
    for at, low in enumerate(line.lows):
        if month_of(low) and is_month(line, at):
            named = _calendar_day(line, at, published_at)
            if named is not None:
                return named
        if published_at is None:
            continue
        offset = relative.get(low)
        if offset is not None:
            return published_at.date() + timedelta(days=offset), line.words[at]
        weekday = weekdays.get(low)
        if weekday is not None and (line.is_name(at) or line.language not in {"en", "de"}):
            back = (published_at.weekday() - weekday) % 7
            return published_at.date() - timedelta(days=back), line.words[at]
    return (published_at.date() if published_at else None), ""


def _calendar_day(
    line: Line, at: int, published_at: datetime | None
) -> tuple[date | None, str] | None:
    """Read the day around a month's name: "17 July 2025", "July 17", "17. Juli"."""
    month = month_of(line.low(at)) or 0
    first = last = at
    day = 0
    back = at - 1
    while line.low(back) in {".", "de", "of"} and back > 0:
        back -= 1
    if line.kind(back) == "n" and (day := _whole(line, back)) and day <= 31:
        first = back
    elif line.kind(at + 1) == "n" and (day := _whole(line, at + 1)) <= 31:
        last = at + 1
    if not 1 <= day <= 31:
        return None
    year, last = _year_behind(line, last)
    on = _dated(year, month, day, published_at)
    return (on, line.written(first, last)) if on else None


def _whole(line: Line, at: int) -> int:
    text = line.words[at]
    return int(text) if text.isdecimal() and len(text) <= 4 else 0


def _year_behind(line: Line, at: int) -> tuple[int, int]:
    """Give a year of four digits behind a token, over a comma or "de", and its index; 0 if none."""
    for behind in range(at + 1, at + 3):
        if line.kind(behind) == "n":
            year = _whole(line, behind)
            return (year, behind) if 1900 <= year <= 2100 else (0, at)
        if line.low(behind) not in {",", "de", "."}:
            break
    return 0, at


def _dated(year: int, month: int, day: int, published_at: datetime | None) -> date | None:
    if not year:
        if published_at is None:
            return None
        year = published_at.year
        if month > published_at.month + 1:
            year -= 1
    try:
        return date(year, month, day)
    except ValueError:
        return None


def source_of(line: Line) -> str:
    """Give who says what a sentence says, as written: "" where it names no one."""
    lexicon = line.lexicon
    for at, low in enumerate(line.lows):
        if low in lexicon.according:
            step = at + 1
            while line.low(step) in {"to", "ل", "من"}:
                step += 1
            found = _who_behind(line, step) or _who_before(line, at - 1)
            if found:
                return found
        elif low in lexicon.say:
            found = _who_before(line, at - 1) if line.language != "ar" else ""
            found = found or _who_behind(line, at + 1)
            if found:
                return found
    return ""


def _is_who(line: Line, at: int) -> bool:
    if line.language == "ar":
        low = line.low(at)
        is_open = low not in line.lexicon.stop and low not in line.lexicon.states
        return line.kind(at) == "w" and is_open
    low = line.low(at)
    is_start = at == 0 and low in line.lexicon.stop
    return (line.is_name(at) and not is_start) or low in line.lexicon.sources


def _is_inner(line: Line, at: int) -> bool:
    return line.low(at) in _TITLES or (line.low(at) in _GLUE and line.clings(at))


def _who_behind(line: Line, at: int) -> str:
    while line.low(at) in {"the", "a", "an", "der", "die", "den", "dem", "des", "le", "la", "el"}:
        at += 1
    if not _is_who(line, at):
        return ""
    last = at
    step = at + 1
    most = 4 if line.language == "ar" else _MOST_SOURCE_WORDS
    while step - at < most and (_is_who(line, step) or _is_inner(line, step)):
        if _is_who(line, step):
            last = step
        step += 1
    return line.written(at, last)


def _who_before(line: Line, at: int) -> str:
    if line.low(at) in {"has", "have", "had", "also", ",", "ha", "han"}:
        at -= 1
    if not _is_who(line, at):
        return ""
    first = at
    step = at - 1
    while (
        at - step < _MOST_SOURCE_WORDS
        and step >= 0
        and (_is_who(line, step) or _is_inner(line, step))
    ):
        if _is_who(line, step):
            first = step
        step -= 1
    return line.written(first, at)
