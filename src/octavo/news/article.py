"""Articles: what was read from a page, and what the desk keeps of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from octavo.news.feed import Enclosure, Publisher

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
    """A concept articles are filed under. `key` is its address, `label` what is shown."""

    key: str
    label: str
    kind: str = "topic"


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as a line in a list."""

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
