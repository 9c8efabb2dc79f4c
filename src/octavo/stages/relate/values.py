"""What relating sees of an article, and what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from octavo.news.article import Hashtag


@dataclass(frozen=True, slots=True)
class RelateInput:
    """What relating sees of an article.

    `text_id` is the same for all articles that repeat one text or build on it: the id of the one
    it was first in. `terms` are from `weigh`. `vector` has unit length and the same dim for all;
    None where there is none. `series` is not empty for what a publisher prints again and again, and
    for a column that is no news.
    """

    article_id: int
    story_id: int | None
    text_id: int
    publisher: str
    published_at: datetime
    title: str
    vector: Any = None  # Vector; Any keeps the value comparable by identity
    terms: Mapping[str, float] = field(default_factory=dict)
    hashtags: tuple[Hashtag, ...] = ()
    series: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A story that came before the article's in its storyline, and the names both tell of."""

    story_id: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedChoice:
    """An article worth reading beside another, how near it is (0..1), and why it is there."""

    article_id: int
    similarity: float
    reason: str
    is_same_story: bool = False
