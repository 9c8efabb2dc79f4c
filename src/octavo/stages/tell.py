"""Here is what articles say and count: what of it is kept, and what of that does a page show?

A page shows little and the weightiest first: who died, what it costs, which share, how many.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from octavo.lib.text import words
from octavo.news.figure import Claim, Disagreement, Figure, Series, Standing
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
# Three points make a course; two do where the number itself is what the news is about.
LEAST_POINTS = 3
MOST_OF_ONE = 3  # quotes of one speaker, values of one measure
_STATE_RANK = 1  # what became of people is what a reader looks for first
_RANKS = {"money": 2, "share": 3, "points": 3}
_COUNT_RANK = 4
_LAST_RANK = 5
_UNSHOWN = frozenset({"age", "duration"})  # of everyone and everything; not what is counted


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
    shared: Iterable[SharedQuote], outlets: dict[int, str], *, most: int
) -> tuple[SharedQuote, ...]:
    """Choose the quotes shown with a story: those of most outlets first, then as they come.

    `outlets` maps the id of an article to the key of its publisher.
    """
    worth = [one for one in shared if _is_worth_showing(one.quote)]
    worth.sort(key=lambda one: -len({outlets[t.article_id] for t in one.tellings}))
    return tuple(_at_most(worth, lambda one: one.quote.speaker.full_name)[:most])


def choose_figures(measures: Iterable[Sequence[Claim]], *, most: int) -> tuple[Standing, ...]:
    """Choose the figures shown with a story: a line a value, those of one measure together.

    `measures` are the claims of one measure each, earliest first. The weightiest come first, of
    equals those of most outlets; of a measure with many values its widest told stand.
    """
    ranked = [(_order(claims), claims) for claims in measures if _rank(claims[0].figure)]
    ordered = [claims for _, claims in sorted(ranked, key=lambda one: one[0])]
    return tuple([value for claims in ordered for value in _values(claims)][:most])


def _values(claims: Sequence[Claim]) -> list[Standing]:
    """Give the values of one measure in order of time."""
    by_value: dict[tuple[float, float | None], list[Claim]] = {}
    for claim in claims:
        by_value.setdefault((claim.figure.value, claim.figure.high), []).append(claim)
    found = [Standing(value, high, _once(given)) for (value, high), given in by_value.items()]
    widest = sorted(found, key=lambda s: -len(s.claims))[:MOST_OF_ONE]
    return sorted(widest, key=lambda s: s.claims[0].figure.on or s.claims[0].published_at.date())


def _once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Let an article that gives a value again and again give it once."""
    first: dict[int, Claim] = {}
    for claim in claims:
        first.setdefault(claim.article_id, claim)
    return tuple(first.values())


def _order(claims: Sequence[Claim]) -> tuple[int, int, int, int]:
    rank = _rank(claims[0].figure)
    assert rank is not None  # chosen so
    n_outlets = len({claim.publisher for claim in claims})
    return rank, -n_outlets, claims[0].article_id, claims[0].figure.start


def choose_disagreements(found: Iterable[Disagreement], *, most: int) -> tuple[Disagreement, ...]:
    """Choose the disagreements shown: about what is worth a line of the table."""
    worth = (d for d in found if _rank(d.standings[0].claims[0].figure))
    return tuple(list(worth)[:most])


def choose_series(found: Iterable[Series], *, most: int) -> tuple[Series, ...]:
    """Choose the measures worth a plot: their values differ, and two points are no chance."""
    return tuple([series for series in found if _is_course(series)][:most])


def _is_course(series: Series) -> bool:
    rank = _rank(series.points[0].claims[0].figure)
    if not rank or len({point.value for point in series.points}) < 2:
        return False
    return rank < _COUNT_RANK or len(series.points) >= LEAST_POINTS


# --- what is worth showing ----------------------------------------------------------------------


def _is_worth_showing(quote: Quote) -> bool:
    """Tell words within marks, long enough to say something, from reported speech."""
    return quote.kind == "direct" and len(words(quote.text)) >= LEAST_WORDS


def _rank(figure: Figure) -> int | None:
    """Give how weighty a figure is, 1 the most; None where it is not shown."""
    if figure.kind in _UNSHOWN:
        return None
    if figure.state:
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
