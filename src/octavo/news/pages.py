"""What pages show: values that gather what one page of the desk needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from octavo.news.article import Article, ArticleCard, Hashtag
from octavo.news.feed import Feed, Publisher
from octavo.news.story import Edition, Membership, Related, StoryCard

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
    """An article, its place in a story, and what to read beside it."""

    article: Article
    story: StoryCard | None = None
    origin: ArticleCard | None = None
    copies: tuple[ArticleCard, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story with its reports and copies apart, and why each is there.

    `copies` maps the id of an article to the articles that repeat its text.
    """

    story: StoryCard
    reports: tuple[ArticleCard, ...] = ()
    copies: Mapping[int, tuple[ArticleCard, ...]] = field(default_factory=dict)
    memberships: Mapping[int, Membership] = field(default_factory=dict)
    related: tuple[StoryCard, ...] = ()


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles a day brought."""

    on: date
    n_articles: int


@dataclass(frozen=True, slots=True)
class HashtagPage:
    """A hashtag, its stories and its activity over time, oldest day first."""

    hashtag: Hashtag
    n_articles: int
    stories: Slice[StoryCard]
    activity: tuple[DayCount, ...] = ()
    beside: tuple[Hashtag, ...] = ()


@dataclass(frozen=True, slots=True)
class HashtagCount:
    """A hashtag and how many articles of the last days carry it."""

    hashtag: Hashtag
    n_articles: int


@dataclass(frozen=True, slots=True)
class PublisherPage:
    """A publisher, its feeds and its articles."""

    publisher: Publisher
    n_articles: int
    feeds: tuple[Feed, ...]
    articles: Slice[ArticleCard]


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result. `snippet` is plain text; matched words stand between \\x02 and \\x03."""

    article: ArticleCard
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer to a search, best first."""

    query: str
    hits: Slice[Hit]
    n_hits: int = 0
