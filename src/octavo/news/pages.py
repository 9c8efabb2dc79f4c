"""What pages show: values that gather what one page of the desk needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from octavo.news.article import Article, ArticleCard, Hashtag
from octavo.news.correction import Merger
from octavo.news.feed import Feed, Publisher
from octavo.news.figure import Series
from octavo.news.story import Edition, Membership, Related, StoryCard
from octavo.news.storyline import Part, StorylineCard, StorylinePlace
from octavo.news.told import Told, ToldArticle

Line = TypeVar("Line")
Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Slice(Generic[Line]):
    """Some lines of a longer list; `next` is the cursor of those after them, None at the end."""

    lines: tuple[Line, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class SectionList:
    """A section of the front page and its newest stories."""

    section: str
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Today's eight, then sections, then latest."""

    edition: Edition
    sections: tuple[SectionList, ...] = ()
    latest: tuple[ArticleCard, ...] = ()
    n_feeds: int = 0
    n_articles: int = 0
    n_waiting: int = 0


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article, its place in a story, and what to read beside it.

    `said` is all it says and counts, `key` the few quotes and figures its page shows.
    """

    article: Article
    story: StoryCard | None = None
    origin: ArticleCard | None = None
    builds_on: ArticleCard | None = None
    copies: tuple[ArticleCard, ...] = ()
    related: tuple[Related, ...] = ()
    said: ToldArticle = ToldArticle()
    key: ToldArticle = ToldArticle()


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story with its reports and copies apart, and why each is there.

    `copies` maps the id of an article to the articles that repeat its text; `mergers` are the
    stories that became part of it.
    """

    story: StoryCard
    reports: tuple[ArticleCard, ...] = ()
    copies: Mapping[int, tuple[ArticleCard, ...]] = field(default_factory=dict)
    memberships: Mapping[int, Membership] = field(default_factory=dict)
    mergers: tuple[Merger, ...] = ()
    related: tuple[StoryCard, ...] = ()
    storyline: StorylinePlace | None = None
    told: Told = Told()


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles a day brought."""

    on: date
    n_articles: int


@dataclass(frozen=True, slots=True)
class StorylinePage:
    """A storyline whole: its parts, latest first, and how much was written about it by day."""

    storyline: StorylineCard
    parts: tuple[Part, ...] = ()
    activity: tuple[DayCount, ...] = ()
    series: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True)
class HashtagPage:
    """A hashtag, its stories and its activity over time, oldest day first.

    `labels` are its names in other languages, each with the language; `aliases` lead to it.
    """

    hashtag: Hashtag
    n_articles: int
    stories: Slice[StoryCard]
    activity: tuple[DayCount, ...] = ()
    beside: tuple[Hashtag, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HashtagCount:
    """A hashtag and how many articles of the last days carry it."""

    hashtag: Hashtag
    n_articles: int


@dataclass(frozen=True, slots=True)
class RisingHashtag:
    """A hashtag that rises, and by what: articles of the last days, and how many were expected."""

    hashtag: Hashtag
    n_articles: int
    expected: float


@dataclass(frozen=True, slots=True)
class PublisherPage:
    """A publisher, its feeds and its articles."""

    publisher: Publisher
    n_articles: int
    feeds: tuple[Feed, ...]
    articles: Slice[ArticleCard]


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result. `snippet` is plain text; matched words stand between \\x02 and \\x03.

    `others` are the first of the `n_others` further articles of its story that were found.
    """

    article: ArticleCard
    snippet: str
    others: tuple[ArticleCard, ...] = ()
    n_others: int = 0
    is_by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that articles found have, how many do, and the search with it or without it."""

    value: str
    label: str
    n_articles: int
    query: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """What the articles found have of one field, the most frequent first."""

    field: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer to a search, best first.

    `n_hits` counts the articles that hold all words asked for, and those near in meaning;
    `n_counted` of them are what the facets count.
    """

    query: str
    hits: Slice[Hit]
    n_hits: int = 0
    n_counted: int = 0
    facets: tuple[Facet, ...] = ()
    meant: str = ""
    problems: tuple[str, ...] = ()
    is_relaxed: bool = False


@dataclass(frozen=True, slots=True)
class SearchSuggestion:
    """What somebody who types may mean: a search, and what kind of thing it is."""

    query: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search somebody comes back to, and how many articles it found since they last did."""

    id: int
    query: str
    made_at: datetime
    n_new: int = 0
