"""Slices of lists and the cursors between them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from octavo.lib import cursors
from octavo.news.errors import CursorError
from octavo.news.pages import Slice

Line = TypeVar("Line")


def read_place(cursor: str | None) -> tuple[datetime, int] | None:
    """Read the cursor of a list ordered by instant; None begins the list.

    Raises:
        CursorError: the text is no such cursor.
    """
    try:
        return cursors.to_place(cursor) if cursor else None
    except ValueError as error:
        raise CursorError(cursor or "") from error


def read_offset(cursor: str | None) -> int:
    """Read the cursor of a list ordered by weight; None begins the list.

    Raises:
        CursorError: the text is no such cursor.
    """
    try:
        return cursors.to_offset(cursor) if cursor else 0
    except ValueError as error:
        raise CursorError(cursor or "") from error


def read_numbers(cursor: str, n: int) -> tuple[int, ...]:
    """Read the cursor of a list whose places take several numbers to tell.

    Raises:
        CursorError: the text is no such cursor.
    """
    try:
        return cursors.to_numbers(cursor, n)
    except ValueError as error:
        raise CursorError(cursor) from error


def slice_by_place(
    lines: Sequence[Line], limit: int, place: Callable[[Line], tuple[datetime, int]]
) -> Slice[Line]:
    """Cut a list that was asked for one line more than `limit`; more lines give a cursor."""
    shown = tuple(lines[:limit])
    more = len(lines) > limit
    return Slice(lines=shown, next=cursors.from_place(*place(shown[-1])) if more else None)


def slice_by_offset(lines: Sequence[Line], limit: int, offset: int) -> Slice[Line]:
    """Cut a list that was asked for one line more than `limit`; more lines give a cursor."""
    more = len(lines) > limit
    return Slice(
        lines=tuple(lines[:limit]), next=cursors.from_offset(offset + limit) if more else None
    )
