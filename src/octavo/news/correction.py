"""Corrections: what an editor says of a grouping, and what speaks for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from octavo.news.story import Evidence

CorrectionKind = Literal["merge", "split", "move", "apart", "reset"]


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor says.

    merge: `story_id` and `other_id` are one. split: `article_ids` are a story of their own. move:
    `article_ids` belong to `other_id`. apart: `story_id` and `other_id` are two, for ever. reset:
    what was said so far moves the bar no more.
    """

    kind: CorrectionKind
    story_id: int = 0
    other_id: int = 0
    article_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """What a correction keeps apart: no article of `left` shares a story with one of `right`."""

    correction_id: int
    left: frozenset[int]
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor said, when, and whether it stands.

    `story_id` and `other_id` are None once a story is gone. `other_id` of a split is the story
    that came of it. `evidence` is what spoke for the grouping or against it; `by` is "" for what
    was said on the command line.
    """

    id: int
    kind: CorrectionKind
    at: datetime
    by: str = ""
    story_id: int | None = None
    story_title: str = ""
    other_id: int | None = None
    other_title: str = ""
    article_ids: tuple[int, ...] = ()
    similarity: float | None = None
    bar: float | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A correction the auditor would make, for an editor to take or dismiss."""

    id: int
    kind: CorrectionKind
    story_id: int
    story_title: str
    other_id: int | None
    other_title: str
    article_ids: tuple[int, ...]
    score: float
    reason: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """A correction as it bears on the bar.

    `margin` is the likeness of what was judged less the bar it met by default; `is_one` says that
    the editor holds it for one event.
    """

    margin: float
    is_one: bool


@dataclass(frozen=True, slots=True)
class Tuning:
    """How far corrections have moved the bar of this desk, and how many speak for it."""

    shift: float = 0.0
    n_higher: int = 0
    n_lower: int = 0


@dataclass(frozen=True, slots=True)
class Merger:
    """A story that was found to be part of another; without evidence an editor said so."""

    story_id: int
    title: str
    language: str
    n_reports: int = 0
    at: datetime | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class WhyPart:
    """A piece of a reason. A `term` is quoted, a `name` is not; both are in their own language.

    `story_id` is set where it names a story.
    """

    text: str
    is_term: bool = False
    is_name: bool = False
    story_id: int | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in words, piece by piece."""

    parts: tuple[WhyPart, ...] = ()

    def __str__(self) -> str:
        return "".join(f"\u201c{p.text}\u201d" if p.is_term else p.text for p in self.parts)
