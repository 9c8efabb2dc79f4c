"""When to ask a feed or a page again."""

import re
from datetime import datetime, timedelta

# What a server may ask for: not more often than every minute, not less often than daily.
SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=1)
# A feed that fails is asked after 2, 4, 8 ... times the usual interval; a week's wait at most
# where the server itself names a time.
_MOST_DOUBLINGS = 6
_LONGEST_RETRY = timedelta(days=7)
# A page that fails is asked again after 1 and 5 minutes; then the feed's own words must do.
_PAGE_WAITS = (timedelta(minutes=1), timedelta(minutes=5))

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age=(\d{1,9})")


def max_age_s(cache_control: str) -> int:
    """Read how long an answer stays fresh from its Cache-Control header; 0 when it does not say."""
    found = _MAX_AGE.search(cache_control.lower())
    return int(found[1]) if found else 0


def next_fetch_at(
    now: datetime, *, every: timedelta, ttl_s: int | None = None, fresh_s: int = 0
) -> datetime:
    """Tell when to fetch a feed again that was just read.

    A feed's own `ttl` stands, shorter or longer than `every`; an answer said to stay fresh for
    longer is not asked for before that time.
    """
    wanted = timedelta(seconds=ttl_s) if ttl_s else every
    return now + min(max(wanted, timedelta(seconds=fresh_s), SHORTEST), LONGEST)


def retry_at(
    now: datetime, *, every: timedelta, n_failures: int, asked: datetime | None = None
) -> datetime:
    """Tell when to fetch a feed again that failed for the `n_failures`-th time in a row."""
    wait = min(every * (1 << min(n_failures, _MOST_DOUBLINGS)), LONGEST)
    if asked is None:
        return now + wait
    return max(now + wait, min(asked, now + _LONGEST_RETRY))


def page_retry_at(now: datetime, *, n_tries: int) -> datetime | None:
    """Tell when to ask for a page again after its `n_tries`-th failure; None to give up."""
    if n_tries > len(_PAGE_WAITS):
        return None
    return now + _PAGE_WAITS[n_tries - 1]
