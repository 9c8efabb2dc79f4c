"""Laws of reading dates."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib.dates import parse_date

TEN = datetime(2026, 11, 10, 10, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 10, tzinfo=UTC)
seconds_since_1970 = st.integers(365 * 86_400, 7_000_000_000)
instants = seconds_since_1970.map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@given(st.text(max_size=120))
def test_no_text_raises(text):
    """Whatever the text, there is a date in UTC or none."""
    instant = parse_date(text)

    assert instant is None or instant.utcoffset() == timedelta(0)


@given(st.text("0123456789 -:/.,TZ+GMTanov年月日", max_size=40))
def test_nothing_like_a_date_raises(text):
    """Text made of what dates are made of gives a date or none."""
    instant = parse_date(text)

    assert instant is None or instant.tzinfo is UTC


@given(instants, offsets)
def test_written_instant_is_read_back(instant, zone):
    """An instant written as RFC 822 or ISO 8601 in any zone is read as that instant."""
    local = instant.astimezone(zone)

    assert parse_date(format_datetime(local)) == instant
    assert parse_date(local.isoformat()) == instant


@given(instants)
def test_unix_time_is_read_back(instant):
    """Seconds and milliseconds since 1970 are read as the instant they count."""
    seconds = int(instant.timestamp())
    is_recent = seconds >= 10**9

    assert not is_recent or parse_date(str(seconds)) == instant
    assert not is_recent or parse_date(str(seconds * 1000)) == instant


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 10 Nov 2026 10:00:00 GMT",
        "Tue, 10 Nov 2026 10:00:00 Z",
        "Wed, 10 Nov 2026 10:00:00 GMT",
        "10 Nov 2026 10:00 GMT",
        "Tue,10 Nov 26 10:00:00 UT",
        "Tuesday, 10 November 2026 10:00:00 +0000",
        "Tue, 10 Nov 2026 05:00:00 EST",
        "Tue, 10 Nov 2026 03:00:00 PDT",
        "Tue, 10 Nov 2026 11:00:00 CET",
        "Tue, 10 Nov 2026 12:00:00 +0200 (EET)",
        "Tue, 10 Nov 2026 12:00:00 GMT+2",
        "Tue, 10 Nov 2026 12:00:00 +02:00",
        "Tue Nov 10 10:00:00 2026",
        "Tue Nov 10 05:00:00 EST 2026",
        "10-Nov-2026 10:00:00",
        "2026-11-10T10:00:00Z",
        "2026-11-10t10:00z",
        "2026-11-10T15:30:00.123+05:30",
        "2026-11-10 10:00:00 +0000",
        "2026/11/10 10:00",
        "20261110T100000Z",
        "20261110100000",
        "November 10, 2026 10:00 AM",
        "Nov 10th, 2026 at 10:00",
        "mar., 10 nov. 2026 11:00:00 +0100",
        "10 de noviembre de 2026 10:00",
        "Di, 10 Nov 2026 10:00:00 GMT",
        "Вт, 10 ноя 2026 13:00:00 +0300",
        "الثلاثاء، 10 نوفمبر 2026 10:00",
        "10 تشرين الثاني 2026 10:00",
        "2026年11月10日 10:00",
        "2026년 11월 10일 10:00",
        "10.11.2026 10:00",
    ],
)
def test_one_instant_in_many_spellings(text):
    """The ways feeds write an instant all mean it."""
    instant = parse_date(text)

    assert instant is not None
    assert instant.replace(microsecond=0) == TEN


@pytest.mark.parametrize("text", ["2026-11-10", "20261110", "10 Nov 2026", "2026-11-09T24:00:00Z"])
def test_day_begins_at_midnight(text):
    """A date without a time is its midnight, and 24:00 is the next one."""

    assert parse_date(text) == MIDNIGHT


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "N/A", "0000-00-00 00:00:00", "31 Feb 2026", "10:00", "2026-13-01",
     "10 Nov 2026 25:00", "9999-12-31T23:59:59-12:00", "10/11/2026", "1 " * 200],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    """What cannot be read, or could be read two ways, is no date."""

    assert parse_date(text) is None


def test_date_without_a_zone_takes_the_default():
    """The default zone holds where a date names none, summer time included."""
    zone = ZoneInfo("Europe/Paris")

    assert parse_date("2026-07-01 12:00:00", default_tz=zone) == datetime(
        2026, 7, 1, 10, tzinfo=UTC
    )
    assert parse_date("1 Jul 2026 12:00", default_tz=zone) == datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert parse_date("1 Jul 2026 12:00 GMT", default_tz=zone) == datetime(
        2026, 7, 1, 12, tzinfo=UTC
    )
