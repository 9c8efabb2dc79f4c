"""Quotes and figures over the API: what articles say, and what the reports of a story say."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Path, Router, Schema

from octavo.faces.api import schemas
from octavo.features import reading
from octavo.news.figure import Disagreement, Figure, Point, Series, Standing
from octavo.news.quote import Quote, SharedQuote, Telling

_MAX_ID = 2**63 - 1

Id = Annotated[int, Path(ge=1, le=_MAX_ID)]

router = Router(tags=["quotes and figures"])


class PlaceOut(Schema):
    """Characters [start, end) of an article's text."""

    start: int
    end: int


class SentencePlaceOut(PlaceOut):
    """Where a sentence stands."""

    article: int = Field(description="The id of the article it stands in.")
    url: str = Field(description="Its place on this desk's page of the article.")


class QuoteOut(Schema):
    """Words with their speaker."""

    text: str
    kind: str = Field(description="direct for words within quotation marks, else reported.")
    speaker: str = Field(description="Who says it, in full where the article tells.")
    speaker_written: str = Field(description="What stands beside the words; may be a pronoun.")
    role: str = Field(description="As written beside the name; empty where nothing is.")
    verb: str
    parts: list[PlaceOut] = Field(description="The words' places; several where it is interrupted.")
    sentence: SentencePlaceOut


class DifferenceOut(Schema):
    """What one telling has where another has something else; either may be empty."""

    first: str
    second: str


class TellingOut(Schema):
    """A quote as one article gives it."""

    quote: QuoteOut
    differences: list[DifferenceOut] = Field(description="To the first telling; none if it is it.")


class SharedQuoteOut(Schema):
    """One quote of a story, with everyone who gives it, the fullest telling first."""

    speaker: str
    text: str
    is_altered: bool = Field(description="Whether some article gives other words.")
    tellings: list[TellingOut]


class FigureOut(Schema):
    """A number with its unit, what it counts, of whom, when, and who says so."""

    kind: str = Field(description="count, money, share, points, length ...")
    value: float = Field(description="In `unit`; the lower end of a range.")
    high: float | None = Field(description="The upper end of a range.")
    unit: str = Field(description="Empty for a count, ISO 4217 for money, else % pp s m kg ...")
    written: str = Field(description="The number with its unit, as the text has it.")
    qualifier: str = Field(description="about, at least, more than ...; or empty.")
    thing: str = Field(description="What is counted or measured, as written.")
    state: str = Field(description="What became of those counted (dead, injured); or empty.")
    of: str = Field(description="Whose or where, as written; or empty.")
    per: str = Field(description="What a rate is for; or empty.")
    is_change: bool = Field(description="Whether it is a rise or fall, not a level.")
    on: date | None = Field(description="The day it is of.")
    when: str = Field(description="That day as written; or empty.")
    source: str = Field(description="Who says so, as written; or empty.")
    place: PlaceOut
    sentence: SentencePlaceOut


class StandingOut(Schema):
    """One value of a measure, and everyone who gives it."""

    value: float
    high: float | None
    claims: list[FigureOut]


class DisagreementOut(Schema):
    """What outlets say differently at about the same time, the most widely given first."""

    thing: str
    unit: str
    standings: list[StandingOut]


class PointOut(Schema):
    """A value on a day; `low` and `high` span what articles give."""

    on: date
    value: float
    low: float
    high: float
    articles: list[int]


class SeriesOut(Schema):
    """One measure over time, oldest first."""

    thing: str
    unit: str
    per: str
    state: str
    points: list[PointOut]


class StoryFiguresOut(Schema):
    """The figures of a story: the weightiest, where sources disagree, and what changes."""

    figures: list[StandingOut]
    disagreements: list[DisagreementOut]
    series: list[SeriesOut]


_ABSENT: dict[int, Any] = {404: schemas.Problem, 422: schemas.Problem}


@router.get(
    "/articles/{article_id}/quotes",
    response={200: list[QuoteOut], **_ABSENT},
    summary="Give who says what in an article",
    operation_id="list_article_quotes",
)
def list_article_quotes(request: HttpRequest, article_id: Id) -> Any:
    write = _Writer(request)
    return [write.quote(quote, article_id) for quote in reading.article(article_id).said.quotes]


@router.get(
    "/articles/{article_id}/figures",
    response={200: list[FigureOut], **_ABSENT},
    summary="Give the figures of an article",
    operation_id="list_article_figures",
)
def list_article_figures(request: HttpRequest, article_id: Id) -> Any:
    write = _Writer(request)
    return [write.figure(figure, article_id) for figure in reading.article(article_id).said.figures]


@router.get(
    "/stories/{story_id}/quotes",
    response={200: list[SharedQuoteOut], **_ABSENT},
    summary="Give who says what in a story, each quote once",
    description="Those in most outlets first. The id of a merged story gives what it became.",
    operation_id="list_story_quotes",
)
def list_story_quotes(request: HttpRequest, story_id: Id) -> Any:
    write = _Writer(request)
    return [write.shared(shared) for shared in reading.story(story_id).told.quotes]


@router.get(
    "/stories/{story_id}/figures",
    response={200: StoryFiguresOut, **_ABSENT},
    summary="Give the figures of a story, and where its sources disagree",
    description="The weightiest first. The id of a merged story gives what it became.",
    operation_id="get_story_figures",
)
def get_story_figures(request: HttpRequest, story_id: Id) -> Any:
    told = reading.story(story_id).told
    write = _Writer(request)
    return StoryFiguresOut(
        figures=[write.standing(standing) for standing in told.figures],
        disagreements=[write.disagreement(one) for one in told.disagreements],
        series=[_series(one) for one in told.series],
    )


class _Writer:
    """Writes quotes and figures with the addresses of their sentences."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def quote(self, quote: Quote, article_id: int) -> QuoteOut:
        """Write a quote of an article."""
        return QuoteOut(
            text=quote.text,
            kind=quote.kind,
            speaker=quote.speaker.full_name,
            speaker_written=quote.speaker.name,
            role=quote.speaker.role,
            verb=quote.verb,
            parts=[PlaceOut(start=part.start, end=part.end) for part in quote.parts],
            sentence=self._sentence(article_id, quote.sentence.start, quote.sentence.end),
        )

    def shared(self, shared: SharedQuote) -> SharedQuoteOut:
        """Write a quote of a story."""
        return SharedQuoteOut(
            speaker=shared.quote.speaker.full_name,
            text=shared.quote.text,
            is_altered=any(telling.differences for telling in shared.tellings),
            tellings=[self._telling(telling) for telling in shared.tellings],
        )

    def _telling(self, telling: Telling) -> TellingOut:
        return TellingOut(
            quote=self.quote(telling.quote, telling.article_id),
            differences=[
                DifferenceOut(first=one.first, second=one.second) for one in telling.differences
            ],
        )

    def figure(self, figure: Figure, article_id: int) -> FigureOut:
        """Write a figure of an article."""
        return FigureOut(
            kind=figure.kind,
            value=figure.value,
            high=figure.high,
            unit=figure.unit,
            written=figure.written,
            qualifier=figure.qualifier,
            thing=figure.thing,
            state=figure.state,
            of=figure.of,
            per=figure.per,
            is_change=figure.is_change,
            on=figure.on,
            when=figure.when,
            source=figure.source,
            place=PlaceOut(start=figure.start, end=figure.end),
            sentence=self._sentence(article_id, figure.sentence_start, figure.sentence_end),
        )

    def standing(self, standing: Standing) -> StandingOut:
        """Write a value with everyone who gives it."""
        return StandingOut(
            value=standing.value,
            high=standing.high,
            claims=[self.figure(claim.figure, claim.article_id) for claim in standing.claims],
        )

    def disagreement(self, disagreement: Disagreement) -> DisagreementOut:
        """Write what outlets say differently."""
        return DisagreementOut(
            thing=disagreement.thing,
            unit=disagreement.unit,
            standings=[self.standing(one) for one in disagreement.standings],
        )

    def _sentence(self, article_id: int, start: int, end: int) -> SentencePlaceOut:
        page = self._request.build_absolute_uri(reverse("article", args=[article_id]))
        return SentencePlaceOut(article=article_id, start=start, end=end, url=f"{page}#s{start}")


def _series(series: Series) -> SeriesOut:
    return SeriesOut(
        thing=series.thing,
        unit=series.unit,
        per=series.per,
        state=series.state,
        points=[_point(point) for point in series.points],
    )


def _point(point: Point) -> PointOut:
    return PointOut(
        on=point.on,
        value=point.value,
        low=point.low,
        high=point.high,
        articles=[claim.article_id for claim in point.claims],
    )
