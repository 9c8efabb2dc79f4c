"""Here is what articles say and count: what of it is kept, and what of that does a page show?

A page shows little and the weightiest first: who died, what it costs, which share, how many.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from octavo.lib.text import words
from octavo.news.figure import Claim, Disagreement, Figure, Point, Series, Standing
from octavo.news.quote import Quote, SharedQuote
from octavo.news.told import ToldArticle

Line = TypeVar("Line")

# Of an article; of the 787 texts of pages-en 1 in 100 has more quotes, 1 in 20 more figures, and
# those are reports of a whole market or a whole trial.
MOST_QUOTES = 40
MOST_FIGURES = 60
# Shorter words between marks are rarely what somebody wanted to say ("We will see.").
LEAST_WORDS = 5
LEAST_BARE_COUNT = 10  # "two men": each sentence has its own
# Of a count one outlet gives; where two agree on each point, and for money and shares, two will do.
# With two points at any step, four of the five plots of articles-2014 set numbers of different
# people in a row; with these bounds the one that is left is right.
LEAST_POINTS = 3
MOST_STEP = 3  # times, from one point to the next
LEAST_REVISED = 0.9  # of a toll: those who died stay dead, corrections are small
MOST_APART = 2  # times: sides of a disagreement
MOST_OF_ONE = 3  # quotes of one speaker, values of one measure
_FATES = frozenset({"dead", "injured", "missing", "infected", "abducted"})  # even if it is of one
_STATE_RANK = 1  # what became of people is what a reader looks for first
_RANKS = {"money": 2, "share": 3, "points": 3}
_COUNT_RANK = 4
_LAST_RANK = 5
_UNSHOWN = frozenset({"age", "duration"})  # of everyone and everything; not what is counted


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who prints an article, and in which language."""

    publisher: str
    language: str


def keep(quotes: Iterable[Quote], figures: Iterable[Figure]) -> ToldArticle:
    """Choose what is kept of an article: the first quotes that name a speaker, the first figures.

    A number beyond what a float holds is no figure of any news.
    """
    named = [quote for quote in quotes if quote.speaker.full_name]
    finite = [figure for figure in figures if _is_finite(figure)]
    return ToldArticle(tuple(named[:MOST_QUOTES]), tuple(finite[:MOST_FIGURES]))


def _is_finite(figure: Figure) -> bool:
    return math.isfinite(figure.value) and math.isfinite(figure.high or 0.0)


# --- one article --------------------------------------------------------------------------------


def choose_own_quotes(quotes: Iterable[Quote], *, most: int) -> tuple[Quote, ...]:
    """Choose the quotes shown with an article, in the order of its text."""
    shown = _at_most(
        (quote for quote in quotes if _is_worth_showing(quote)),
        lambda quote: quote.speaker.full_name,
    )
    return tuple(shown[:most])


def choose_own_figures(figures: Iterable[Figure], *, most: int) -> tuple[Figure, ...]:
    """Choose the figures shown with an article, the weightiest first, each number once."""
    shown = {
        (figure.written, figure.thing.casefold()): figure
        for figure in reversed([f for f in figures if _rank(f) is not None])
    }
    ordered = sorted(shown.values(), key=lambda figure: (_rank(figure), figure.start))
    return tuple(ordered[:most])


# --- a story ------------------------------------------------------------------------------------


def choose_quotes(
    shared: Iterable[SharedQuote], outlets: Mapping[int, Outlet], *, language: str, most: int
) -> tuple[SharedQuote, ...]:
    """Choose the quotes shown with a story: those of most outlets first, then as they come.

    Of those in as many, what is in the story's language and whole sentences go first. `outlets`
    maps the id of an article to who prints it.
    """

    def order(one: SharedQuote) -> tuple[int, bool, bool]:
        n_outlets = len({outlets[t.article_id].publisher for t in one.tellings})
        is_foreign = outlets[one.tellings[0].article_id].language != language
        return -n_outlets, is_foreign, one.quote.text[0].islower()

    worth = sorted((one for one in shared if _is_worth_showing(one.quote)), key=order)
    return tuple(_at_most(worth, lambda one: one.quote.speaker.full_name)[:most])


def choose_figures(
    measures: Iterable[Sequence[Claim]], *, language: str, most: int
) -> tuple[Standing, ...]:
    """Choose the figures shown with a story: a line a value, those of one measure together.

    `measures` are the claims of one measure each. The weightiest come first, of equals those of
    most outlets; of a measure with many values its widest told stand. Of the claims of a value
    those in the story's language come first.
    """
    columns = _without_doubles([_values(claims) for claims in measures])
    columns.sort(key=lambda column: min(map(_order, column)))
    lines = [standing for column in columns for standing in column]
    return tuple(
        replace(one, claims=tuple(sorted(one.claims, key=lambda c: c.figure.language != language)))
        for one in lines[:most]
    )


def _values(claims: Sequence[Claim]) -> list[Standing]:
    """Give the values of one measure that are worth showing, in order of time."""
    by_value: dict[tuple[float, float | None], list[Claim]] = {}
    for claim in claims:
        if _rank(claim.figure) is not None:
            by_value.setdefault((claim.figure.value, claim.figure.high), []).append(claim)
    found = [Standing(value, high, _once(given)) for (value, high), given in by_value.items()]
    widest = sorted(found, key=lambda s: -len(s.claims))[:MOST_OF_ONE]
    return sorted(widest, key=lambda s: s.claims[0].figure.on or s.claims[0].published_at.date())


def _without_doubles(columns: Sequence[list[Standing]]) -> list[list[Standing]]:
    """Let a telling number stand once, however its thing is called ("59 dead", "59 muertos").

    It stands where most outlets have it.
    """
    kept: dict[tuple[Hashable, ...], list[tuple[list[Standing], int]]] = defaultdict(list)
    left: list[list[Standing]] = [[] for _ in columns]
    lines = [(n, standing) for n, column in enumerate(columns) for standing in column]
    for n, standing in sorted(lines, key=lambda line: -len(line[1].claims)):
        figure = standing.claims[0].figure
        known = kept[figure.kind, figure.unit, figure.per, standing.value, standing.high]
        double = next(((c, at) for c, at in known if _is_one_number(c[at], standing)), None)
        if double:
            column, at = double
            column[at] = replace(column[at], claims=(*column[at].claims, *standing.claims))
        else:
            left[n].append(standing)
            known.append((left[n], len(left[n]) - 1))
    return [column for column in left if column]


def _is_one_number(one: Standing, other: Standing) -> bool:
    """Tell whether a value under two names is one number: it is telling, and never told apart."""
    a, b = one.claims[0].figure, other.claims[0].figure
    articles = {claim.article_id for claim in one.claims}
    return (
        _is_telling(one.value)
        and (a.state == b.state or not a.state or not b.state)
        and a.is_change == b.is_change
        and not any(claim.article_id in articles for claim in other.claims)
    )


def _is_telling(value: float) -> bool:
    """Tell a number that is hardly met twice by chance from a small or a round one."""
    return value >= LEAST_BARE_COUNT and len(f"{value:.10g}".replace(".", "").strip("0")) > 1


def _once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Let an article that gives a value again and again give it once."""
    first: dict[int, Claim] = {}
    for claim in claims:
        first.setdefault(claim.article_id, claim)
    return tuple(first.values())


def _order(standing: Standing) -> tuple[int, int, int, int]:
    first = standing.claims[0]
    return (
        _rank(first.figure) or _LAST_RANK,
        -_n_outlets(standing),
        first.article_id,
        first.figure.start,
    )


def choose_disagreements(found: Iterable[Disagreement], *, most: int) -> tuple[Disagreement, ...]:
    """Choose the disagreements that are no misreading: of values close by, and not of two alone.

    A lone outlet against another is shown only about people's fate. Values further apart than
    twice mostly count two things under one name.
    """
    shown = []
    for disagreement in found:
        lead = abs(disagreement.standings[0].value)
        near = tuple(
            s for s in disagreement.standings if _are_within(MOST_APART, abs(s.value), lead)
        )
        figure = near[0].claims[0].figure
        is_grave = figure.state in _FATES or any(_n_outlets(s) > 1 for s in near)
        if len(near) > 1 and is_grave and _rank(figure) is not None:
            shown.append(replace(disagreement, standings=near))
    return tuple(shown[:most])


def _is_shared(point: Point) -> bool:
    return len({c.publisher for c in point.claims if c.figure.value == point.value}) > 1


def _are_within(times: float, one: float, other: float) -> bool:
    return max(one, other) <= times * min(one, other)


def _n_outlets(standing: Standing) -> int:
    return len({claim.publisher for claim in standing.claims})


def choose_series(found: Iterable[Series], *, most: int) -> tuple[Series, ...]:
    """Choose the measures worth a plot: their values differ, and two points are no chance."""
    return tuple([series for series in found if _is_course(series)][:most])


def _is_course(series: Series) -> bool:
    """Tell a course of one thing from a chance row of numbers of the same name."""
    figure = series.points[0].claims[0].figure
    rank, values = _rank(figure), [point.value for point in series.points]
    if rank is None or len(set(values)) < 2:
        return False
    is_sound = len(values) >= LEAST_POINTS or all(_is_shared(p) for p in series.points)
    if figure.kind == "count" and not is_sound:
        return False
    if figure.state in _FATES and any(b < a * LEAST_REVISED for a, b in pairwise(values)):
        return False
    return all(_are_within(MOST_STEP, abs(a), abs(b)) for a, b in pairwise(values))


# --- what is worth showing ----------------------------------------------------------------------


def _is_worth_showing(quote: Quote) -> bool:
    """Tell words within marks, long enough to say something, from reported speech."""
    return quote.kind == "direct" and len(words(quote.text)) >= LEAST_WORDS


def _rank(figure: Figure) -> int | None:
    """Give how weighty a figure is, 1 the most; None where it is not shown."""
    if figure.kind in _UNSHOWN:
        return None
    if figure.state in _FATES:
        return _STATE_RANK
    if figure.kind == "count":
        return _COUNT_RANK if figure.value >= LEAST_BARE_COUNT else None
    return _RANKS.get(figure.kind, _LAST_RANK)


def _at_most(found: Iterable[Line], speaker: Callable[[Line], str]) -> list[Line]:
    """Leave out what goes beyond a few of one speaker."""
    n_of: Counter[str] = Counter()
    shown = []
    for one in found:
        n_of[speaker(one)] += 1
        if n_of[speaker(one)] <= MOST_OF_ONE:
            shown.append(one)
    return shown
