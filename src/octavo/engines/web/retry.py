"""When a server asks us to come back."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_LONGEST = timedelta(days=3_660)  # a number past it is a mistake, not a wish


def retry_at(header: str, *, now: datetime) -> datetime | None:
    """Read a Retry-After header, seconds or an HTTP date; None where it says nothing of use.

    >>> retry_at("120", now=datetime(2026, 1, 1, tzinfo=UTC))
    datetime.datetime(2026, 1, 1, 0, 2, tzinfo=datetime.timezone.utc)
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        seconds = int(text[:12])
        return now + timedelta(seconds=seconds) if seconds <= _LONGEST.total_seconds() else None
    try:
        at = parsedate_to_datetime(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
