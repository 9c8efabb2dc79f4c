"""Small plots as values: where each bar stands, in the units of its own drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from octavo.news.pages import DayCount

N_DAYS = 30  # as far back as the activity of a hashtag is counted
BAR_WIDTH = 8
STEP = 10
HEIGHT = 48
MIN_BAR_HEIGHT = 2  # a day with one article among hundreds is still seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A day's bar: `x` and `y` of its upper corner, and its height."""

    on: date
    n_articles: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class BarPlot:
    """Activity by day, drawn on a canvas of `width` by `height`."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    n_articles: int
    busiest: DayCount | None

    bar_width: int = BAR_WIDTH


def month_to(today: date, activity: Sequence[DayCount]) -> tuple[DayCount, ...]:
    """Give each of the 30 days that end today, those without articles too, oldest first."""
    n_by_day = {day.on: day.n_articles for day in activity}
    days = [today - timedelta(n) for n in reversed(range(N_DAYS))]
    return tuple(DayCount(day, n_by_day.get(day, 0)) for day in days)


def bar_plot(activity: Sequence[DayCount]) -> BarPlot:
    """Place one bar a day, oldest first, the busiest day reaching the top."""
    busiest = max(activity, key=lambda day: day.n_articles, default=None)
    most = max(1, busiest.n_articles if busiest else 1)
    bars = tuple(_bar(day, place, most) for place, day in enumerate(activity))
    return BarPlot(
        bars=bars,
        width=max(STEP, STEP * len(bars)),
        height=HEIGHT,
        n_articles=sum(day.n_articles for day in activity),
        busiest=busiest if busiest and busiest.n_articles else None,
    )


def _bar(day: DayCount, place: int, most: int) -> Bar:
    height = round(HEIGHT * day.n_articles / most)
    if day.n_articles:
        height = max(MIN_BAR_HEIGHT, height)
    return Bar(day.on, day.n_articles, STEP * place + 1, HEIGHT - height, height)
