"""What articles and stories tell: quotes and figures, kept by their places in the texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from octavo.news.figure import Claim, Disagreement, Point, Series, Standing
from octavo.news.quote import Difference, SharedQuote, Telling
from octavo.news.told import Told, ToldArticle
from octavo.store import figures, models, quotes


@dataclass(frozen=True, slots=True)
class ToldReport:
    """What a report says, and who prints it when."""

    article_id: int
    publisher: str
    published_at: datetime
    language: str
    said: ToldArticle


# --- articles -----------------------------------------------------------------------------------


def save_article(article_id: int, said: ToldArticle) -> None:
    """Keep what an article says, in place of what it said before."""
    quotes.save(article_id, said.quotes)
    figures.save(article_id, said.figures)


def forget_story_of(article_id: int) -> None:
    """Let go of what an article's story tells: it stands on a wording that is no more."""
    models.StoryTold.objects.filter(story__articles=article_id).delete()


def get_article(article_id: int, *, text: str, language: str) -> ToldArticle:
    """Give what an article says, read back from its text."""
    return ToldArticle(
        quotes=quotes.list_of({article_id: text})[article_id],
        figures=figures.list_of(article_id, text=text, language=language),
    )


def list_unread(article_ids: Iterable[int]) -> tuple[int, ...]:
    """List those of some articles that were never read for quotes and figures."""
    found = models.Article.objects.filter(pk__in=list(article_ids), figures__isnull=True)
    return tuple(found.values_list("id", flat=True))


def list_reports(story_ids: Iterable[int]) -> Mapping[int, tuple[ToldReport, ...]]:
    """List what the reports of stories say, first published first; copies are left out.

    A story without any is left out.
    """
    found = models.Article.objects.filter(story_id__in=list(story_ids), copy_of__isnull=True)
    ordered = list(found.order_by("published_at", "id").values_list("id", "story_id"))
    reports = _load(article_id for article_id, _ in ordered)
    gathered: dict[int, list[ToldReport]] = {}
    for article_id, story_id in ordered:
        assert story_id is not None  # filtered above
        gathered.setdefault(story_id, []).append(reports[article_id])
    return {story_id: tuple(told) for story_id, told in gathered.items()}


def _load(article_ids: Iterable[int]) -> dict[int, ToldReport]:
    """Load what articles say."""
    found = models.Article.objects.filter(pk__in=list(article_ids)).values_list(
        "id", "text", "publisher__key", "published_at", "language", "figures__figures"
    )
    printed = {article_id: fields for article_id, *fields in found}
    said = quotes.list_of({one: text for one, (text, *_) in printed.items()})
    return {
        article_id: ToldReport(
            article_id,
            publisher,
            published_at,
            language,
            ToldArticle(
                said[article_id],
                figures.read(stored, text=text, language=language),
            ),
        )
        for article_id, (text, publisher, published_at, language, stored) in printed.items()
    }


# --- stories ------------------------------------------------------------------------------------


def list_to_gather(*, limit: int) -> tuple[int, ...]:
    """List the stories that changed since what they tell was last gathered, by id."""
    found = models.Story.objects.filter(wants_gathering=True).order_by("id")
    return tuple(found.values_list("id", flat=True)[:limit])


def want_gathering(article_ids: Iterable[int]) -> None:
    """Keep that what the stories of some articles tell is to be gathered anew."""
    told = models.Article.objects.filter(pk__in=list(article_ids), story__isnull=False)
    models.Story.objects.filter(pk__in=told.values("story_id")).update(wants_gathering=True)


def save_stories(gathered: Mapping[int, Told], *, asked: Iterable[int]) -> None:
    """Keep what stories tell; those that were `asked` for and tell nothing have none."""
    ids = list(asked)
    models.StoryTold.objects.filter(story_id__in=ids).delete()
    models.StoryTold.objects.bulk_create([
        models.StoryTold(story_id=story_id, content=_stored(told))
        for story_id, told in gathered.items()
        if told != Told()
    ])
    models.Story.objects.filter(pk__in=ids).update(wants_gathering=False)


def list_of_stories(story_ids: Iterable[int]) -> Mapping[int, Told]:
    """Give what stories tell; one that tells nothing is left out.

    What stands on articles that are gone or read differently by now is left out.
    """
    found = models.StoryTold.objects.filter(story_id__in=list(story_ids))
    stored = dict(found.values_list("story_id", "content"))
    ids = {one[0] for content in stored.values() for one in _references(content)}
    printed = models.Article.objects.filter(pk__in=ids).values_list(
        "id", "text", "language", "publisher__key", "published_at"
    )
    reader = _Reader({one.article_id: one for one in (_Printed(*fields) for fields in printed)})
    return {story_id: reader.told(content) for story_id, content in stored.items()}


def _stored(told: Told) -> dict[str, Any]:
    return {
        "quotes": [
            [
                [
                    *(t.article_id, quotes.stored(t.quote)),
                    [[d.first, d.second] for d in t.differences],
                ]
                for t in shared.tellings
            ]
            for shared in told.quotes
        ],
        "figures": [_places(standing.claims) for standing in told.figures],
        "disagreements": [
            [d.thing, d.unit, [_places(standing.claims) for standing in d.standings]]
            for d in told.disagreements
        ],
        "series": [
            [
                *(s.thing, s.unit, s.per, s.state),
                [[p.on.isoformat(), p.value, p.low, p.high, _places(p.claims)] for p in s.points],
            ]
            for s in told.series
        ],
    }


def _places(claims: Iterable[Claim]) -> list[list[Any]]:
    return [[claim.article_id, figures.stored(claim.figure)] for claim in claims]


def _references(content: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
    """Give every reference to an article in what is kept of a story."""
    for claims in (*content["quotes"], *content["figures"]):
        yield from claims
    for *_, standings in content["disagreements"]:
        for claims in standings:
            yield from claims
    for *_, points in content["series"]:
        for *_, claims in points:
            yield from claims


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a story's quotes and figures are read back from."""

    article_id: int
    text: str
    language: str
    publisher: str
    published_at: datetime


class _Reader:
    """Reads what stories tell back from the texts of their articles."""

    def __init__(self, printed: Mapping[int, _Printed]) -> None:
        self._printed = printed

    def told(self, content: Mapping[str, Any]) -> Told:
        """Read one story."""
        return Told(
            quotes=tuple(filter(None, map(self._shared, content["quotes"]))),
            figures=self._standings(content["figures"]),
            disagreements=tuple(filter(None, map(self._disagreement, content["disagreements"]))),
            series=tuple(filter(None, map(self._series, content["series"]))),
        )

    def _shared(self, stored: Sequence[Sequence[Any]]) -> SharedQuote | None:
        tellings = tuple(
            Telling(article_id, quote, tuple(Difference(*pair) for pair in differences))
            for article_id, fields, differences in stored
            if article_id in self._printed
            and (quote := quotes.read(fields, self._printed[article_id].text))
        )
        is_whole = bool(tellings) and tellings[0].article_id == stored[0][0]
        return SharedQuote(tellings[0].quote, tellings) if is_whole else None

    def _claims_of(self, stored: Iterable[Sequence[Any]]) -> tuple[Claim, ...]:
        return tuple(
            Claim(figure, article_id, printed.publisher, printed.published_at)
            for article_id, fields in stored
            if (printed := self._printed.get(article_id))
            for figure in figures.read([fields], text=printed.text, language=printed.language)
        )

    def _standings(self, stored: Iterable[Any]) -> tuple[Standing, ...]:
        given = [claims for one in stored if (claims := self._claims_of(one))]
        return tuple(
            Standing(claims[0].figure.value, claims[0].figure.high, claims) for claims in given
        )

    def _disagreement(self, stored: Sequence[Any]) -> Disagreement | None:
        thing, unit, standings = stored
        left = self._standings(standings)
        return Disagreement(thing, unit, left) if len(left) > 1 else None

    def _series(self, stored: Sequence[Any]) -> Series | None:
        thing, unit, per, state, points = stored
        read = tuple(
            Point(date.fromisoformat(on), value, low, high, claims)
            for on, value, low, high, given in points
            if (claims := self._claims_of(given))
        )
        return Series(thing, unit, read, per, state) if len(read) > 1 else None
