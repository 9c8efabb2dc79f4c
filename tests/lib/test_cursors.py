"""Cursors survive the way through an address, and nothing else passes for one."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib import cursors

_instants = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001  hypothesis adds the zone itself
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(_instants, st.integers(0, 2**63 - 1))
def test_a_place_comes_back_to_the_microsecond(instant, key):
    """A place written and read back is the same place."""
    assert cursors.to_place(cursors.from_place(instant, key)) == (instant, key)


@given(st.integers(0, 2**62))
def test_an_offset_comes_back(offset):
    """An offset written and read back is the same."""
    assert cursors.to_offset(cursors.from_offset(offset)) == offset


@given(st.text(max_size=40))
def test_other_text_is_an_error_or_a_place(text):
    """Whatever a stranger sends ends in a place or a ValueError, nothing else."""
    for read in (cursors.to_place, cursors.to_offset):
        try:
            read(text)
        except ValueError:
            continue


@pytest.mark.parametrize("text", ["", "????", "AAAA", "MTIz.", "☃", "LTU"])
def test_what_is_no_cursor_is_refused(text):
    """Broken base64, other alphabets and negative numbers are no cursors."""
    with pytest.raises(ValueError):
        cursors.to_place(text)
