"""When a server asks us to come back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.engines.web.retry import retry_at

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "at"),
    [
        ("120", NOW + timedelta(minutes=2)),
        (" 0 ", NOW),
        ("Mon, 02 Mar 2026 07:28:00 GMT", datetime(2026, 3, 2, 7, 28, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 07:28:00 +0100", datetime(2026, 3, 2, 6, 28, tzinfo=UTC)),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("9" * 5_000, None),
        ("Mon, 99 Foo 2026", None),
    ],
)
def test_seconds_and_dates_are_read(header: str, at: datetime | None) -> None:
    """Seconds count from now, dates stand for themselves, nonsense is nothing."""
    assert retry_at(header, now=NOW) == at


@given(st.text(max_size=40))
def test_any_header_is_an_aware_instant_or_nothing(header: str) -> None:
    """No header makes it raise."""
    at = retry_at(header, now=NOW)

    assert at is None or at.tzinfo is not None
