"""What the API gives, field by field: the source of its OpenAPI document and reference."""

from datetime import UTC, date, datetime
from typing import Annotated, Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict, Field, PlainSerializer, WithJsonSchema

Line = TypeVar("Line")


def _write_instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Instant = Annotated[
    datetime,
    PlainSerializer(_write_instant),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]


class Problem(Schema):
    """What is wrong with a request."""

    detail: str = Field(description="What is wrong, in words.")


class PublisherOut(Schema):
    """Who prints."""

    key: str = Field(description="Its address here: a host, or the address of its feed.")
    name: str
    country: str | None = Field(description="ISO 3166 alpha-2.")
    language: str | None = Field(description="ISO 639-1.")
    kind: str = Field(description="agency, daily, broadcaster ...; empty where it is not known.")


class HashtagOut(Schema):
    """A concept articles are filed under."""

    key: str
    label: str


class HashtagCountOut(HashtagOut):
    """A hashtag and how much it is used."""

    n_articles: int = Field(description="Articles of the last days that carry it.")


class SubtopicOut(Schema):
    """A topic below another one."""

    id: str = Field(description="Of the IPTC Media Topics, such as medtop:20000065.")
    label: str = Field(description="In the article's language, else in English.")


class TopicOut(SubtopicOut):
    """What an article is about, as the desk guesses."""

    confidence: float = Field(description="The chance of it, 0 to 1.")
    subtopic: SubtopicOut | None = Field(description="Null where none is sure enough.")


class SentenceOut(Schema):
    """A sentence of an article, and where it stands."""

    text: str
    article: int = Field(description="The id of the article it stands in.")
    start: int = Field(description="Its first character in the article's text.")
    end: int = Field(description="The character after its last one.")
    url: str = Field(description="Its place on this desk's page of the article.")


class ArticleOut(Schema):
    """An article as a line in a list."""

    id: int
    title: str
    url: str = Field(description="The original, at the publisher.")
    desk_url: str = Field(description="Its page on this desk.")
    publisher: PublisherOut
    published_at: Instant
    language: str = Field(description="ISO 639-1, or und.")
    kind: str = Field(description="article, podcast or video.")
    story: int | None = Field(description="The id of its story.")
    is_copy_of: int | None = Field(description="The id of the article whose text it repeats.")
    builds_on: int | None = Field(description="The id of the article to whose text it adds.")
    agency: str = Field(description="Whose text it says it carries, such as AFP; else empty.")
    series: str = Field(description="What it is an issue of (a daily puzzle); else empty.")
    hashtags: list[HashtagOut]
    topic: TopicOut | None = Field(description="Null where none is sure enough.")
    abstract: str = Field(description="At most two sentences.")
    image: str | None


class RelatedOut(Schema):
    """An article worth reading beside another."""

    article: ArticleOut
    reason: str = Field(description="Why it is here, in words.")


class EnclosureOut(Schema):
    """A file the article carries."""

    url: str
    media_type: str
    length_bytes: int | None
    duration_s: int | None


class WholeArticleOut(ArticleOut):
    """An article whole."""

    text: str = Field(description="Plain text, one line a block.")
    html: str = Field(description="Sanitised.")
    authors: list[str]
    is_partial: bool = Field(description="Whether the publisher shows only its beginning.")
    enclosures: list[EnclosureOut]
    brief: list[SentenceOut]
    key_points: list[SentenceOut]
    related: list[RelatedOut]


class StoryOut(Schema):
    """One event and its coverage."""

    id: int
    title: str
    url: str = Field(description="Its page on this desk.")
    section: str
    language: str
    brief: list[SentenceOut]
    hashtags: list[HashtagOut]
    n_articles: int
    n_reports: int = Field(description="Articles that do not repeat another's text.")
    n_publishers: int
    first_at: Instant
    last_at: Instant
    storyline: int | None = Field(description="The id of the storyline it is part of.")
    image: str | None
    articles: list[ArticleOut]


class PlacedStoryOut(StoryOut):
    """A story in an edition."""

    rank: int = Field(description="Its place, from 1.")
    reason: str = Field(description="Why it has this place, in words.")


class MembershipOut(Schema):
    """Why an article is in its story."""

    article: int
    similarity: float = Field(description="Likeness to the story, 0 to 1.")
    shared_terms: list[str]
    is_pinned: bool = Field(description="Whether an editor put it there.")
    bar: float = Field(description="The likeness that was needed, 0 to 1.")
    hours_apart: float = Field(description="Between it and the story as it was then.")
    why: str = Field(description="All this in words.")


class MergerOut(Schema):
    """A story that became part of another."""

    story: int = Field(description="The id it had, which leads here.")
    title: str
    at: Instant | None = Field(description="When; null where an editor said so.")
    why: str = Field(description="Why, in words.")


class WholeStoryOut(StoryOut):
    """A story whole."""

    memberships: list[MembershipOut]
    mergers: list[MergerOut] = Field(description="The stories that became part of it.")


class EditionOut(Schema):
    """The top stories of a day."""

    on: date
    made_at: Instant
    stories: list[PlacedStoryOut]


class FeedOut(Schema):
    """An address that is followed, and how it fares."""

    id: int
    url: str
    title: str
    site_url: str | None
    section: str
    publisher: PublisherOut
    last_fetched_at: Instant | None
    next_fetch_at: Instant | None
    n_entries: int
    n_failures: int = Field(description="Failures since it last worked.")
    problem: str = Field(description="What went wrong the last time; empty if nothing did.")
    is_gone: bool


class DayCountOut(Schema):
    """How many articles a day brought."""

    on: date
    n_articles: int


class ListOut(Schema, Generic[Line]):
    """Some lines of a longer list."""

    # A generic class does not hand its docstring to the lists made of it.
    model_config = ConfigDict(json_schema_extra={"description": "Some lines of a longer list."})

    items: list[Line]
    next: str | None = Field(description="The cursor of the lines after these; null at the end.")


class HashtagPageOut(HashtagOut):
    """A hashtag, its stories and its activity."""

    n_articles: int
    activity: list[DayCountOut] = Field(description="Oldest day first.")
    beside: list[HashtagOut] = Field(description="Hashtags often found with it.")
    stories: ListOut[StoryOut]


class PublisherPageOut(PublisherOut):
    """A publisher and its articles."""

    n_articles: int
    articles: ListOut[ArticleOut]


class HitOut(ArticleOut):
    """An article that was found."""

    snippet: str = Field(description="Plain text around the words that were found.")
