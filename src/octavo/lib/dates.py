"""Dates as feeds and pages write them, given as instants."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from octavo.lib.months import MONTH_BY_NAME, fold_name

# Hours east of Greenwich. Where one name serves several zones, the one whose press writes most
# feeds (IST is India's, AST the Atlantic's); "ET" and its like are read as standard time.
_ZONE_HOURS: dict[str, float] = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1,
    "mez": 1, "wat": 1, "cest": 2, "mest": 2, "mesz": 2, "eet": 2, "sast": 2, "cat": 2,
    "eest": 3, "msk": 3, "eat": 3, "trt": 3, "irst": 3.5, "gst": 4, "pkt": 5, "ist": 5.5,
    "npt": 5.75, "ict": 7, "wib": 7, "sgt": 8, "hkt": 8, "pht": 8, "myt": 8, "awst": 8,
    "jst": 9, "kst": 9, "acst": 9.5, "aest": 10, "acdt": 10.5, "aedt": 11, "nzst": 12,
    "nzdt": 13, "nst": -3.5, "ndt": -2.5, "ast": -4, "adt": -3, "brt": -3, "art": -3, "clt": -4,
    "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "ct": -6, "mst": -7, "mdt": -6,
    "mt": -7, "pst": -8, "pdt": -7, "pt": -8, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
_OFFSET = re.compile(r"(?:GMT|UTC|UT|Z)?\s*([+-])(\d{1,2}):?(\d{2})?\b", re.IGNORECASE)

# A month's name: letters, of two words only where Arabic has them.
_NAME = r"(?P<month>[^\W\d_]+(?:\s(?=ا)[^\W\d_]+)?)\.?"
_WEEKDAY = r"(?:[^\W\d_]+[.,،]?[\s,،]+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_HOUR = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{1,2})(?:[:.](?P<second>\d{1,2})(?:[.,]\d+)?)?"
_TIME = rf"(?:[\s,T]+(?:at\s+|um\s+|à\s+|[-–|]\s+)?{_HOUR}(?:\s*(?P<half>[ap])\.?m\b\.?)?)?"
_REST = r"[\s,]*(?P<zone>.*)"
_LAYOUTS = tuple(
    re.compile(layout + "$", re.IGNORECASE)
    for layout in (
        # Tue, 10 Nov 2026 10:00:00 GMT · 10-Nov-26 · 10 de noviembre de 2026
        rf"{_WEEKDAY}{_DAY}[\s-]*(?:de\s+)?{_NAME},?[\s-]+(?:de\s+)?(?P<year>\d{{4}}|\d\d)\b{_TIME}{_REST}",
        # 2026-11-10 10:00:00 +0000 · 2026/11/10
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}{_REST}",
        # November 10, 2026 10:00 AM
        rf"{_WEEKDAY}{_NAME}\s+{_DAY},?\s+(?P<year>\d{{4}})\b{_TIME}{_REST}",
        # Tue Nov 10 10:00:00 GMT 2026
        rf"{_WEEKDAY}{_NAME}\s+{_DAY}\s+{_HOUR}(?:\s+(?P<zone>[a-z]{{1,5}}|[+-]\d{{4}}))?\s+(?P<year>\d{{4}})",
        # 2026 · 2026-11
        r"(?P<year>\d{4})(?:-(?P<month>\d{1,2}))?",
        # 2026年11月10日 10:00 · 2026년 11월 10일
        r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]"
        rf"(?:\s*\(.\))?{_TIME}{_REST}",
        # 10.11.2026 10:00: with dots, the day is always first
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TIME}{_REST}",
        # 25/12/2026 and 12/25/2026 tell by themselves which is the month; 10/11/2026 does not
        rf"{_WEEKDAY}(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/(?P<year>\d{{4}}){_TIME}{_REST}",
        rf"{_WEEKDAY}(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{{4}}){_TIME}{_REST}",
        rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d){_REST}",
    )
)
# The longest date of the 93 recorded feeds has 32 characters; what is longer is a sentence.
_MAX_LENGTH = 100
# RFC 2822: a year of two digits below 69 is of this century (as `email.utils` has it).
_CENTURY_TURNS_AT = 69
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def parse_date(text: str, *, default_tz: tzinfo = UTC) -> datetime | None:
    """Read a date, whatever its form; None where there is none to be read.

    Knows RFC 822 with all its sins, ISO 8601, `asctime`, Unix seconds and milliseconds, written-out
    dates in some twenty languages. `default_tz` is the zone of a date that names none.

    Returns:
        An aware instant in UTC. A date without a time is its midnight, a month its first day.
    """
    if len(text) > _MAX_LENGTH:
        return None
    text = " ".join(text.split())
    if text.isdecimal():
        return _from_digits(text, default_tz)
    try:
        return _in_utc(datetime.fromisoformat(text), default_tz)
    except ValueError:
        return next(_readings(text, default_tz), None)


def _in_utc(instant: datetime, default_tz: tzinfo) -> datetime | None:
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=default_tz)
    try:
        return instant.astimezone(UTC)
    except OverflowError:  # the first or the last day there is
        return None


def _from_digits(text: str, default_tz: tzinfo) -> datetime | None:
    """Read Unix seconds or milliseconds, or a date (and time) written without marks."""
    if len(text) in {9, 10, 13}:
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return _EPOCH + timedelta(seconds=seconds)
    layout = {4: "%Y", 8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}.get(len(text))
    if layout is None:
        return None
    try:
        return _in_utc(datetime.strptime(text, layout), default_tz)  # noqa: DTZ007  zone given next
    except ValueError:
        return None


def _readings(text: str, default_tz: tzinfo) -> Iterator[datetime]:
    """Give what the layouts make of a text, in their order."""
    for layout in _LAYOUTS:
        match = layout.match(text)
        instant = _assembled(match.groupdict(), default_tz) if match else None
        if instant is not None:
            yield instant


def _assembled(part: dict[str, str | None], default_tz: tzinfo) -> datetime | None:
    """Put a date together from its parts; None where one is out of range."""
    month = _month(part.get("month") or "1")
    hour = _hour(int(part.get("hour") or 0), part.get("half"))
    minute, second = int(part.get("minute") or 0), int(part.get("second") or 0)
    # A day ends at 24:00 and a leap second is written :60.
    if month is None or hour is None or minute > 59 or second > 60 or (hour == 24 and minute):
        return None
    try:
        zone = _zone(part.get("zone") or "", default_tz)
        midnight = datetime(
            _year(part["year"] or ""), month, int(part.get("day") or 1), tzinfo=zone
        )
        # Arithmetic within one zone is by the clock on the wall, so 24:00 and :60 need no cases.
        local = midnight + timedelta(hours=hour, minutes=minute, seconds=second)
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _CENTURY_TURNS_AT else 1900)


def _month(name: str) -> int | None:
    if name.isdecimal():
        return int(name)
    return _month_by_spelling(name)


@lru_cache(maxsize=512)
def _month_by_spelling(name: str) -> int | None:
    return MONTH_BY_NAME.get(fold_name(name))


def _hour(hour: int, half: str | None) -> int | None:
    """Give the hour of a 24-hour clock; "13 PM" is taken at its hour."""
    if half and half in "pP" and hour < 12:
        hour += 12
    elif half and half in "aA" and hour == 12:
        hour = 0
    return hour if hour <= 24 else None


@lru_cache(maxsize=512)
def _zone(text: str, default_tz: tzinfo) -> tzinfo:
    """Read a zone by offset or name; one that is not known is the default."""
    offset = _OFFSET.match(text)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    word = text.strip(" ()").partition(" ")[0].lower()
    hours = _ZONE_HOURS.get(word)
    return default_tz if hours is None else timezone(timedelta(hours=hours))
