"""Bar plots of activity."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from octavo.faces.web.plots import HEIGHT, N_DAYS, bar_plot, month_to
from octavo.news.pages import DayCount


@given(st.lists(st.integers(0, 5000), max_size=40))
def test_bars_stand_on_the_ground_within_the_canvas(numbers: list[int]) -> None:
    """Each day has a bar on the baseline; it is seen if and only if the day brought something."""
    days = [DayCount(date(2026, 1, 1) + timedelta(n), count) for n, count in enumerate(numbers)]
    plot = bar_plot(days)

    assert len(plot.bars) == len(days)
    for bar in plot.bars:
        assert bar.y + bar.height == HEIGHT
        assert (bar.height > 0) == (bar.n_articles > 0)
        assert 0 <= bar.x < bar.x + plot.bar_width <= plot.width


def test_quiet_hashtag_has_no_busiest_day() -> None:
    """Where no day brought anything there is no busiest one."""
    assert bar_plot([DayCount(date(2026, 1, 1), 0)]).busiest is None


@given(st.dictionaries(st.integers(0, 60), st.integers(1, 50), max_size=40))
def test_month_has_every_day(n_by_age: dict[int, int]) -> None:
    """A month is the thirty days up to today in order, those without articles too."""
    today = date(2026, 3, 20)
    activity = [DayCount(today - timedelta(age), n) for age, n in n_by_age.items()]
    month = month_to(today, activity)

    assert [day.on for day in month] == [today - timedelta(n) for n in range(N_DAYS)][::-1]
    assert [day.n_articles for day in month] == [n_by_age.get(n, 0) for n in range(N_DAYS)][::-1]
