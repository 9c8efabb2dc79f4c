"""Cursors: where the next slice of a list begins, as text that may stand in an address."""

import base64
import binascii
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)  # whole numbers: floats lose them from 2107 on


def from_place(instant: datetime, key: int) -> str:
    """Write a place in a list ordered by instant and key."""
    return _encode(f"{(instant - _EPOCH) // _MICROSECOND}.{key}")


def to_place(cursor: str) -> tuple[datetime, int]:
    """Read a place back; the inverse of `from_place`.

    Raises:
        ValueError: the text is no cursor of this kind.
    """
    microseconds, _, key = _decode(cursor).partition(".")
    try:
        instant = _EPOCH + int(microseconds) * _MICROSECOND
    except OverflowError as error:
        raise ValueError("no such instant") from error
    return instant, _bounded(int(key))


def from_offset(offset: int) -> str:
    """Write how many lines come before."""
    return _encode(str(offset))


def to_offset(cursor: str) -> int:
    """Read an offset back; the inverse of `from_offset`.

    Raises:
        ValueError: the text is no cursor of this kind.
    """
    return _bounded(int(_decode(cursor)))


def from_numbers(*numbers: int) -> str:
    """Write a place that takes several whole numbers to tell."""
    return _encode(".".join(map(str, numbers)))


def to_numbers(cursor: str, n: int) -> tuple[int, ...]:
    """Read `n` numbers back; the inverse of `from_numbers`.

    Raises:
        ValueError: the text is no cursor of this kind.
    """
    numbers = tuple(_bounded(int(part)) for part in _decode(cursor).split("."))
    if len(numbers) != n:
        raise ValueError("not so many numbers")
    return numbers


def _bounded(number: int) -> int:
    if not 0 <= number < 2**63:
        raise ValueError("out of bounds")
    return number


def _encode(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode("ascii")).decode("ascii").rstrip("=")


def _decode(cursor: str) -> str:
    padded = cursor.encode("ascii", "replace") + b"=" * (-len(cursor) % 4)
    try:
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ValueError("not a cursor") from error
