"""Storylines: chains of stories over months, and what links are decided by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from octavo.news.story import Link, StoryCard

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WordCount:
    """In how many stories a word is told; in how many it is written as a name, or as none."""

    n_stories: int = 0
    n_as_name: int = 0
    n_as_word: int = 0

    def __add__(self, other: "WordCount") -> "WordCount":
        """Add up two counts."""
        return WordCount(
            self.n_stories + other.n_stories,
            self.n_as_name + other.n_as_name,
            self.n_as_word + other.n_as_word,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A story as it is compared: weights of words and of names, each of unit length together.

    `vector` is the mean of the unit vectors of its reports, shape (dim,): the less they have in
    common the shorter it is. `written` tells how the words stand in its texts, `countries` where it
    takes place (ISO 3166 alpha-2).
    """

    story_id: int
    first_at: datetime
    words: Weights
    names: Weights
    written: Mapping[str, str]
    n_texts: int = 1
    language: str = "en"
    vector: Any = None  # Vector; Any keeps the value hashable
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChainMember:
    """A story as it stands in a chain: the one it follows, and the storyline it is kept under."""

    story_id: int
    first_at: datetime
    earlier_id: int | None = None
    storyline_id: int | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Stories that hang together, oldest first.

    `storyline_id` is what they are kept under from now on, None for one that is new; `absorbed`
    are the storylines that lead there.
    """

    story_ids: tuple[int, ...]
    storyline_id: int | None = None
    absorbed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StorylineCard:
    """A storyline as it stands in a list."""

    id: int
    title: str
    first_at: datetime
    last_at: datetime
    n_stories: int
    language: str = "en"
    latest: StoryCard | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A story of a storyline: its place from 1, and why it follows an earlier one."""

    number: int
    story: StoryCard
    link: Link | None = None
    earlier: StoryCard | None = None


@dataclass(frozen=True, slots=True)
class StorylinePlace:
    """Where a story stands in a storyline: the part it is, the one before and the one after."""

    storyline: StorylineCard
    part: Part
    before: Part | None = None
    after: Part | None = None
