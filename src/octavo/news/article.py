"""Articles: what was read from a page, and what the desk keeps of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from octavo.news.feed import Enclosure, Publisher
from octavo.news.told import ToldArticle

ArticleKind = Literal["article", "podcast", "video"]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a page's bytes say: clean text and HTML with the page's own account of itself.

    `text` has one line per block; `html` is sanitised, its links absolute. `is_partial` marks a
    page that shows only a teaser (a paywall). `published_at` is the original publication.
    """

    title: str
    text: str
    html: str
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    language: str | None = None
    image: str | None = None
    canonical: str | None = None
    site_name: str | None = None
    tags: tuple[str, ...] = ()
    section: str = ""
    is_partial: bool = False
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page that is no article, and why, in words for a reader of the logs."""

    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: characters [start, end) of an article's `text`."""

    text: str
    article_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hashtag:
    """A concept articles are filed under. `key` is its address, `label` what is shown.

    `identity` tells what it is beyond its spelling: the id of a place, "" where nothing does.
    """

    key: str
    label: str
    kind: str = "topic"
    identity: str = ""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as a line in a list.

    It repeats the text of `copy_of_id`, or adds to that of `builds_on_id`, or is a report of its
    own. `agency` is whose text it says it carries; `series` is not empty for what its publisher
    prints again and again. `topic` and `subtopic` are of `news.topics`, at levels one and two, ""
    where none is sure enough; `topic_confidence` is the chance of the former.
    """

    id: int
    title: str
    url: str
    publisher: Publisher
    published_at: datetime
    language: str
    kind: ArticleKind = "article"
    abstract: str = ""
    image: str | None = None
    story_id: int | None = None
    copy_of_id: int | None = None
    section: str = ""
    hashtags: tuple[Hashtag, ...] = ()
    builds_on_id: int | None = None
    agency: str = ""
    series: str = ""
    topic: str = ""
    topic_confidence: float = 0.0
    subtopic: str = ""

    @property
    def is_independent(self) -> bool:
        """Whether it is a report of its own, neither a copy nor built on another's text."""
        return self.copy_of_id is None and self.builds_on_id is None


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier wording of an article."""

    title: str
    text: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """An article whole. `keywords` are the publisher's own; an id of 0 means not kept yet."""

    card: ArticleCard
    text: str
    html: str
    authors: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    brief: tuple[Sentence, ...] = ()
    key_points: tuple[Sentence, ...] = ()
    revisions: tuple[Revision, ...] = ()
    keywords: tuple[str, ...] = ()
    is_partial: bool = False
    feed_id: int | None = None
    said: ToldArticle = ToldArticle()
