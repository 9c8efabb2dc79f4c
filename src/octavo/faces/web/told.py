"""What articles say and count, as pages show it: each line with its sources and their sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from octavo.faces.web import plots
from octavo.news.article import ArticleCard
from octavo.news.figure import Claim, Disagreement, Figure, Point, Series, Standing
from octavo.news.pages import ArticlePage, StorylinePage, StoryPage
from octavo.news.quote import Difference, Quote, SharedQuote

Line = TypeVar("Line")

_STOPS = ",،，、 "  # what an interrupted or introduced quote ends on
_STATES = {"rescued": "freed or rescued"}  # in words, where the name of a state is too narrow


@dataclass(frozen=True, slots=True)
class Source:
    """Who prints it; `start` is the anchor of its sentence, None in a copy of another's text."""

    card: ArticleCard
    start: int | None


@dataclass(frozen=True, slots=True)
class Alteration:
    """What one outlet has otherwise than the words shown."""

    source: Source
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A quote with who prints it, and who prints it otherwise."""

    words: str
    quote: Quote
    language: str
    sources: tuple[Source, ...]
    alterations: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number with who prints it; `thing` is what it counts, with what became of it."""

    figure: Figure
    thing: str
    sources: tuple[Source, ...]

    @property
    def place(self) -> str:
        """Give whose or where it is, if that is a name; other words read oddly by themselves."""
        return self.figure.of if self.figure.of[:1].isupper() else ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What outlets give different values for."""

    thing: str
    language: str
    sides: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A figure over time: its plot, and a line for every point of it."""

    thing: str
    language: str
    plot: plots.LinePlot
    points: tuple[tuple[Point, FigureLine], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows; whatever is empty is not there."""

    quotes: tuple[QuoteLine, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    courses: tuple[Course, ...] = ()


def of_article(page: ArticlePage) -> Shown:
    """Show the few quotes and figures of one article."""
    card = page.article.card
    return Shown(
        quotes=tuple(
            QuoteLine(_words(one), one, card.language, (Source(card, one.sentence.start),))
            for one in page.key.quotes
        ),
        figures=tuple(
            FigureLine(one, _thing(one), (Source(card, one.sentence_start),))
            for one in page.key.figures
        ),
    )


def of_story(page: StoryPage) -> Shown:
    """Show what the reports of a story say; outlets that copy a report stand behind it."""
    told, cards = page.told, _Cards(page.story.articles, page.copies)
    return Shown(
        quotes=_left(cards.quote(one) for one in told.quotes),
        figures=_left(cards.figure(one) for one in told.figures),
        disputes=_left(cards.dispute(one) for one in told.disagreements),
        courses=_left(cards.course(one) for one in told.series),
    )


def of_storyline(page: StorylinePage) -> Shown:
    """Show the figures that change along a storyline."""
    cards = _Cards([card for part in page.parts for card in part.story.articles], {})
    return Shown(courses=_left(cards.course(one) for one in page.series))


class _Cards:
    """Finds who prints what. What stands on articles that are not of the page is left out."""

    def __init__(
        self, cards: Iterable[ArticleCard], copies: Mapping[int, Sequence[ArticleCard]]
    ) -> None:
        self._cards = {card.id: card for card in cards}
        self._copies = copies

    def quote(self, shared: SharedQuote) -> QuoteLine | None:
        """Show a quote with who prints it so, and who otherwise."""
        quote = shared.quote
        places = [
            (t, source)
            for t in shared.tellings
            for source in self._sources(t.article_id, t.quote.sentence.start)
        ]
        if not places:
            return None
        return QuoteLine(
            words=_words(quote),
            quote=quote,
            language=places[0][1].card.language,
            sources=tuple(source for told, source in places if not told.differences),
            alterations=tuple(
                Alteration(source, told.differences)
                for told, source in places
                if told.differences and source.start is not None
            ),
        )

    def figure(self, standing: Standing) -> FigureLine | None:
        """Show a value with who prints it."""
        return self._line(standing.claims)

    def dispute(self, disagreement: Disagreement) -> Dispute | None:
        """Show a disagreement if two sides of it are left."""
        sides = _left(self.figure(one) for one in disagreement.standings)
        if len(sides) < 2:
            return None
        return Dispute(sides[0].thing, sides[0].figure.language, sides)

    def course(self, series: Series) -> Course | None:
        """Show a figure over time if two points of it are left."""
        points = tuple(
            (point, line) for point in series.points if (line := self._line(_leading(point)))
        )
        if len(points) < 2:
            return None
        latest = points[-1][1]
        plot = plots.line_plot([point for point, _ in points])
        return Course(latest.thing, latest.figure.language, plot, points)

    def _line(self, claims: Sequence[Claim]) -> FigureLine | None:
        sources = tuple(
            source
            for claim in claims
            for source in self._sources(claim.article_id, claim.figure.sentence_start)
        )
        figure = claims[0].figure
        return FigureLine(figure, _thing(figure), sources) if sources else None

    def _sources(self, article_id: int, start: int) -> Iterable[Source]:
        if article_id in self._cards:
            yield Source(self._cards[article_id], start)
            for copy in self._copies.get(article_id, ()):
                yield Source(copy, None)


def _left(lines: Iterable[Line | None]) -> tuple[Line, ...]:
    """Give what is there."""
    return tuple(line for line in lines if line is not None)


def _leading(point: Point) -> list[Claim]:
    """Give those who give a point's value first, then the day's others."""
    return sorted(point.claims, key=lambda claim: claim.figure.value != point.value)


def _words(quote: Quote) -> str:
    return quote.text.rstrip(_STOPS)


def _thing(figure: Figure) -> str:
    """Give what is counted: "people", and what became of them unless the word itself tells."""
    says_state = not figure.state or figure.state in figure.thing.casefold()
    state = _STATES.get(figure.state, figure.state)
    return figure.thing if says_state else f"{figure.thing} ({state})"
