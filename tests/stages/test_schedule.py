"""When to ask again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.stages import schedule

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
EVERY = timedelta(minutes=15)


def test_a_silent_feed_is_asked_at_the_usual_interval():
    """A feed that asks for nothing is fetched at the desk's interval."""
    assert schedule.next_fetch_at(NOW, every=EVERY) == NOW + EVERY


def test_a_feed_may_ask_for_more_and_for_less():
    """A feed's own ttl stands over the desk's interval."""
    assert schedule.next_fetch_at(NOW, every=EVERY, ttl_s=120) == NOW + timedelta(minutes=2)
    assert schedule.next_fetch_at(NOW, every=EVERY, ttl_s=7200) == NOW + timedelta(hours=2)


def test_a_fresh_answer_is_not_asked_for_again():
    """What the server calls fresh for an hour is left for an hour."""
    assert schedule.next_fetch_at(NOW, every=EVERY, fresh_s=3600) == NOW + timedelta(hours=1)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_no_server_may_ask_for_the_absurd(ttl_s, fresh_s):
    """Whatever a server asks for, a feed is fetched at least daily and at most every minute."""
    wait = schedule.next_fetch_at(NOW, every=EVERY, ttl_s=ttl_s, fresh_s=fresh_s) - NOW

    assert schedule.SHORTEST <= wait <= schedule.LONGEST


@given(st.integers(1, 1000))
def test_waits_grow_with_failures(n_failures):
    """The longer a feed fails, the less it is asked, but daily at least."""
    first = schedule.retry_at(NOW, every=EVERY, n_failures=n_failures)
    second = schedule.retry_at(NOW, every=EVERY, n_failures=n_failures + 1)

    assert NOW < first <= second <= NOW + schedule.LONGEST


def test_a_named_time_is_waited_for():
    """Retry-After stands where it is later than our own wait, within a week."""
    asked = NOW + timedelta(days=3)

    assert schedule.retry_at(NOW, every=EVERY, n_failures=1, asked=asked) == asked
    far = NOW + timedelta(days=400)
    assert schedule.retry_at(NOW, every=EVERY, n_failures=1, asked=far) == NOW + timedelta(days=7)


def test_a_page_is_given_up_in_the_end():
    """After its last try a page is not asked for again."""
    waits = [schedule.page_retry_at(NOW, n_tries=n) for n in (1, 2, 3)]

    assert waits == [NOW + timedelta(minutes=1), NOW + timedelta(minutes=5), None]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("max-age=60", 60),
        ("public, max-age=300, must-revalidate", 300),
        ("s-maxage=90", 0),
        ("no-store", 0),
        ("", 0),
        ("max-age=-1", 0),
        ("Max-Age=7", 7),
    ],
)
def test_max_age_is_read(header, seconds):
    """Cache-Control is read as RFC 9111 writes it."""
    assert schedule.max_age_s(header) == seconds
