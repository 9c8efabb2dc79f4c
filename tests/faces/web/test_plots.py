"""Bar plots of activity."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from octavo.faces.web.plots import (
    HEIGHT,
    LINE_HEIGHT,
    LINE_WIDTH,
    MARGIN,
    N_DAYS,
    bar_plot,
    line_plot,
    month_to,
)
from octavo.news.figure import Point
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


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2, max_size=30))
@example([1.7976931348623157e308, -9.9792015476736e291])
@example([5e-324, 0.0])
def test_lines_stay_within_their_canvas(values: list[float]) -> None:
    """Whatever the values and days, every dot is on the canvas, in order of time."""
    points = [
        Point(date(2026, 1, 1) + timedelta(3 * n), value, value, value, ())
        for n, value in enumerate(values)
    ]
    dots = line_plot(points).dots

    assert all(0 <= dot.x <= LINE_WIDTH and 0 <= dot.y <= LINE_HEIGHT for dot in dots)
    assert [dot.x for dot in dots] == sorted(dot.x for dot in dots)


def test_a_line_begins_at_zero_unless_that_would_flatten_it() -> None:
    """Half as many is half as high; a price that moves by a tenth is still seen to move."""

    def heights(*values: float) -> list[float]:
        points = [Point(date(2026, 1, n), v, v, v, ()) for n, v in enumerate(values, start=1)]
        return [LINE_HEIGHT - MARGIN - dot.y for dot in line_plot(points).dots]

    assert heights(40, 20) == [84, 42]
    assert heights(70, 77) == [0, 84]
