"""Bar plots of activity."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from octavo.faces.web.plots import HEIGHT, bar_plot
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
