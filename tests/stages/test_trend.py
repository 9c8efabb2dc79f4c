"""What rises against its own past."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.trend import rising, surprise

TODAY = date(2026, 5, 30)


def daily(*last: int, before: int = 0) -> dict[date, int]:
    """Count `before` articles a day for four weeks, then the given days up to today."""
    n = len(last)
    counts = {TODAY - timedelta(days=k): before for k in range(n, n + 28)}
    return counts | {TODAY - timedelta(days=n - 1 - k): m for k, m in enumerate(last)}


def test_what_is_always_loud_does_not_rise() -> None:
    """A hashtag of many articles every day is no trend; a quiet one that comes up is."""
    counts = {"loud": daily(50, 50, before=50), "new": daily(6, 8, before=0)}

    assert [trend.key for trend in rising(counts, today=TODAY)] == ["new"]


def test_a_busy_day_does_not_raise_everything() -> None:
    """When all double because the desk follows more, nothing rises."""
    counts = {f"tag{n}": daily(20, 20, before=10) for n in range(10)}

    assert rising(counts, today=TODAY) == ()


def test_a_handful_is_no_trend() -> None:
    """Three articles of something never heard of are too few to tell."""
    counts = {"loud": daily(50, 50, before=50), "rare": daily(1, 2)}

    assert rising(counts, today=TODAY) == ()


def test_a_desk_without_a_past_has_no_trends() -> None:
    """On the first days everything is new, and nothing rises."""
    assert rising({"first": daily(9, 9)}, today=TODAY) == ()


@given(st.integers(0, 5000), st.floats(0.01, 1000))
def test_more_articles_surprise_more(n: int, expected: float) -> None:
    """The surprise is finite, never negative, and grows with the count."""
    assert 0 <= surprise(n, expected) <= surprise(n + 1, expected) + 1e-9 < float("inf")
