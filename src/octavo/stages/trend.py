"""Here is how often each hashtag was written about, day by day: which of them rise?

What is always loud does not rise: a hashtag's last days are compared with its own earlier ones. The
chance of so many articles is that of a Poisson distribution whose mean the past gives; the rarer,
the stronger the rise. So that a busy desk does not make everything rise, the past is scaled by how
much the desk brought in all. Source: Kulldorff (1997), A spatial scan statistic, reduced to one
window in time.
"""

import math
from collections.abc import Mapping
from datetime import date, timedelta

from octavo.news.concept import Trend

LAST_DAYS = 2
PAST_DAYS = 28
# Articles a day that any hashtag is believed to have had: one first heard of today must come more
# often than by chance, and two articles are no trend.
PRIOR = 0.1
MIN_ARTICLES = 4
MIN_SURPRISE = 3.0  # a chance of 1 in 1,000: of 1,000 hashtags that stay as they are, one is shown


def surprise(n: int, expected: float) -> float:
    """Give -log10 of the chance that a Poisson variable of mean `expected` is n or more.

    >>> round(surprise(0, 2.0), 3), round(surprise(10, 2.0), 1)
    (0.0, 4.3)
    """
    if n <= expected:
        return 0.0
    # The tail is its first term times a series that shrinks, as n > expected.
    log_first = n * math.log(expected) - expected - math.lgamma(n + 1)
    total, term = 1.0, 1.0
    for k in range(n + 1, n + 200):
        term *= expected / k
        total += term
        if term < 1e-9:
            break
    return max(0.0, -(log_first + math.log(total)) / math.log(10))


def rising(
    counts: Mapping[str, Mapping[date, int]], *, today: date, limit: int = 10
) -> tuple[Trend, ...]:
    """Give what rises, the most surprising first; ties go to the more written about, then by key.

    Args:
        counts: articles by hashtag and day; days may be missing.
        today: the last day counted.
        limit: how many at most.
    """
    last = {today - timedelta(days=n) for n in range(LAST_DAYS)}
    earliest = today - timedelta(days=LAST_DAYS + PAST_DAYS - 1)
    totals: dict[date, int] = {}
    for by_day in counts.values():
        for on, n in by_day.items():
            if earliest <= on <= today:
                totals[on] = totals.get(on, 0) + n
    past_days = [on for on in totals if on not in last]
    n_past = sum(totals[on] for on in past_days)
    n_last = sum(totals.get(on, 0) for on in last)
    # A young desk has few days: the ratio of what came, not of days, tells how much to expect.
    share = n_last / n_past if n_past else 0.0
    found = []
    for key, by_day in counts.items():
        n = sum(by_day.get(on, 0) for on in last)
        before = sum(m for on, m in by_day.items() if earliest <= on <= today and on not in last)
        expected = before * share + PRIOR * LAST_DAYS
        if n_past and n >= MIN_ARTICLES:
            strength = surprise(n, expected)
            if strength >= MIN_SURPRISE:
                found.append(Trend(key, n, round(expected, 2), round(strength, 2)))
    found.sort(key=lambda trend: (-trend.surprise, -trend.n_articles, trend.key))
    return tuple(found[:limit])
