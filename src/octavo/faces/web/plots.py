"""Small plots as values: where each bar stands, in the units of its own drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from octavo.news.figure import Point
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


# --- a figure over time -------------------------------------------------------------------------

LINE_WIDTH = 320
LINE_HEIGHT = 96
FLAT = 0.7  # of the greatest value: a least value above it makes a line from zero hard to read
MARGIN = 6  # so that a dot at the edge is seen whole


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line; `top` and `bottom` span what sources give for that day."""

    on: date
    x: float
    y: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class LinePlot:
    """A figure over time, drawn on a canvas of `width` by `height`."""

    dots: tuple[Dot, ...]
    width: int = LINE_WIDTH
    height: int = LINE_HEIGHT

    @property
    def line(self) -> str:
        """Give the line through the dots as SVG writes it."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)


def line_plot(points: Sequence[Point]) -> LinePlot:
    """Place points by day and value; the greatest value reaches the top.

    The bottom is zero, or the least value where a line from zero would be all but flat.
    """
    days = [point.on.toordinal() for point in points]
    least = min(point.low for point in points)
    most = max(point.high for point in points)
    if 0 < least < most * FLAT:
        least = 0.0
    return LinePlot(
        tuple(
            Dot(
                point.on,
                _along(day, min(days), max(days), LINE_WIDTH),
                *(
                    round(LINE_HEIGHT - _along(value, least, most, LINE_HEIGHT), 1)
                    for value in (point.value, point.high, point.low)
                ),
            )
            for day, point in zip(days, points, strict=True)
        )
    )


def _along(value: float, least: float, most: float, length: int) -> float:
    """Place a value on an axis between its margins; in the middle where there is but one value."""
    # By halves: the span of the largest numbers is more than a number can be.
    span = most / 2 - least / 2
    share = min(1.0, max(0.0, (value / 2 - least / 2) / span)) if span > 0 else 0.5
    return round(MARGIN + share * (length - 2 * MARGIN), 1)
