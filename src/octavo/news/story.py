"""Stories, the decisions that make them, and the edition they are shown in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from octavo.news.article import ArticleCard, Hashtag, Sentence

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Report:
    """What clustering sees of an article. `vector` has shape (dim,), unit length.

    `apart` are the stories it must not join: an editor took it out of them.
    """

    article_id: int
    title: str
    text: str
    published_at: datetime
    publisher: str = ""
    language: str = "en"
    vector: Any = None  # Vector; Any keeps the value hashable and comparable by identity
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something belongs together: scores in 0..1, and the terms shared, heaviest first.

    `bar` is the similarity that was needed. Of the terms, `names` and `numbers` are named apart;
    `hours_apart` is the time between, 0 where the two overlap.
    """

    similarity: float
    words: float = 0.0
    meaning: float = 0.0
    time: float = 1.0
    shared_terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    hours_apart: float = 0.0
    bar: float = 0.0


@dataclass(frozen=True, slots=True)
class Open:
    """The article begins a new story."""

    article_id: int
    story_id: int


@dataclass(frozen=True, slots=True)
class Join:
    """The article joins a story, and why."""

    article_id: int
    story_id: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories are one: `kept_id` stays, `merged_id` becomes an alias of it."""

    kept_id: int
    merged_id: int
    evidence: Evidence


Decision = Open | Join | Merge


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story as it stands in a list or an edition."""

    id: int
    title: str
    first_at: datetime
    last_at: datetime
    n_articles: int
    n_reports: int
    n_publishers: int = 1
    brief: tuple[Sentence, ...] = ()
    hashtags: tuple[Hashtag, ...] = ()
    image: str | None = None
    language: str = "en"
    section: str = ""
    articles: tuple[ArticleCard, ...] = ()
    storyline_id: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Why a story follows an earlier one: `likeness` in 0..1, the terms shared, heaviest first.

    Of the terms, `names` are named apart; `bar` is the likeness that was needed.
    """

    story_id: int
    earlier_id: int
    likeness: float
    shared_terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    bar: float = 0.0


@dataclass(frozen=True, slots=True)
class Membership:
    """Why an article is in its story: no evidence, it began it; pinned, an editor put it there."""

    article_id: int
    evidence: Evidence | None = None
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """A story's place in an edition, from 1, and the reason printed beside it."""

    rank: int
    story: StoryCard
    reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The top stories of a day."""

    on: date
    made_at: datetime
    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """An article worth reading beside another, and why."""

    article: ArticleCard
    reason: str
