"""Here is an article: what else is worth reading beside it?

First the other reports of its story, newest first; then what is nearest in meaning and shares a
name or a subject with it. Never two printings of one text, never more than two of one publisher.
Nothing is better than something unrelated.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import numpy as np

from octavo.lib.stopwords import NEWS_WORDS, stop_words
from octavo.lib.text import fold, words
from octavo.news.article import Hashtag

PER_PUBLISHER = 2
MEANING_WEIGHT = 0.7
# Measured with title and 600 characters of text: 558 labelled articles (articles-2014, recurring,
# headlines-2014) against 500 of the noise set. At these floors 1.6 % (MiniLM) and 1.1 % (hashing)
# of them would show one, about the same subject; 0.10 lower it is 20 % and 24 %, among them a
# ceasefire beside a game; 0.10 higher it is none, and a third of the true neighbours is lost.
FLOORS = {"minilm": 0.45, "hashing": 0.35, "": 0.5}
N_TAGS_IN_REASON = 3


@dataclass(frozen=True, slots=True)
class RelateInput:
    """What relating sees of an article.

    `copy_group` is the id of the article whose text this one repeats (its own id, or None, for the
    origin). `vector` has unit length and the same dim for all; None where there is none.
    """

    article_id: int
    story_id: int | None
    copy_group: int | None
    publisher: str
    published_at: datetime
    title: str
    vector: Any = None  # Vector; Any keeps the value comparable by identity
    hashtags: tuple[Hashtag, ...] = ()

    @property
    def text_id(self) -> int:
        """What tells this text from any other: copies share it."""
        return self.article_id if self.copy_group is None else self.copy_group


@dataclass(frozen=True, slots=True)
class RelatedChoice:
    """An article worth reading beside another, how near it is (0..1), and why it is there."""

    article_id: int
    similarity: float
    reason: str
    is_same_story: bool


def floor_of(embedder_name: str) -> float:
    """Give the least similarity to show for an embedder, by how its name begins."""
    known = [name for name in FLOORS if name and embedder_name.lower().startswith(name)]
    return FLOORS[max(known, key=len)] if known else FLOORS[""]


@lru_cache(maxsize=8192)
def _title_words(title: str) -> frozenset[str]:
    """Give the words of a headline that say what it is about."""
    return frozenset(
        word
        for word in words(title)
        if word not in stop_words("en") and word not in NEWS_WORDS and not word.isdigit()
    )


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Give how much of the smaller set is in the other, a set of one or two counting as three."""
    return len(one & other) / max(3, min(len(one), len(other)))


def _cosine(one: RelateInput, other: RelateInput) -> float:
    if one.vector is None or other.vector is None:
        return 0.0
    return float(np.clip(np.dot(one.vector, other.vector), 0.0, 1.0))


def _keys(article: RelateInput) -> frozenset[str]:
    return frozenset(hashtag.key for hashtag in article.hashtags)


def shares_concept(one: RelateInput, other: RelateInput) -> bool:
    """Tell whether two articles have a hashtag, or two words of their headlines, in common."""
    return bool(_keys(one) & _keys(other)) or (
        len(_title_words(one.title) & _title_words(other.title)) > 1
    )


def similarity(one: RelateInput, other: RelateInput) -> float:
    """Give how near two articles are, 0..1, by meaning, shared hashtags and headline words."""
    concepts = max(
        _shared(_keys(one), _keys(other)),
        _shared(_title_words(one.title), _title_words(other.title)),
    )
    if one.vector is None or other.vector is None:
        return min(1.0, concepts)
    return MEANING_WEIGHT * _cosine(one, other) + (1 - MEANING_WEIGHT) * min(1.0, concepts)


def _reason(article: RelateInput, other: RelateInput) -> str:
    shared = _keys(article) & _keys(other)
    labels = [hashtag.label for hashtag in article.hashtags if hashtag.key in shared]
    if labels:
        return f"same people, places or subjects: {', '.join(labels[:N_TAGS_IN_REASON])}"
    in_title = sorted(_title_words(article.title) & _title_words(other.title))
    return f"same words in the headline: {', '.join(in_title[:N_TAGS_IN_REASON])}"


def _one_per_text(article: RelateInput, candidates: Iterable[RelateInput]) -> list[RelateInput]:
    """Keep one printing of every text, the origin or the earliest, none of the article's own."""
    kept: dict[int, RelateInput] = {}

    def place(candidate: RelateInput) -> tuple[bool, datetime, int]:
        is_origin = candidate.article_id == candidate.text_id
        return not is_origin, candidate.published_at, candidate.article_id

    for candidate in sorted(candidates, key=place):
        is_own = candidate.text_id == article.text_id or candidate.article_id == article.article_id
        if not is_own:
            kept.setdefault(candidate.text_id, candidate)
    return list(kept.values())


def _by_story(article: RelateInput, candidates: Iterable[RelateInput]) -> list[RelatedChoice]:
    if article.story_id is None:
        return []
    reports = [c for c in candidates if c.story_id == article.story_id]
    reports.sort(key=lambda c: (-c.published_at.timestamp(), c.article_id))
    return [
        RelatedChoice(c.article_id, similarity(article, c), "also reports this story", True)
        for c in reports
    ]


def _by_meaning(
    article: RelateInput, candidates: Iterable[RelateInput], floor: float
) -> list[RelatedChoice]:
    near = [
        (similarity(article, c), c)
        for c in candidates
        if (c.story_id is None or c.story_id != article.story_id) and shares_concept(article, c)
    ]
    near = [(value, c) for value, c in near if value >= floor]
    near.sort(key=lambda pair: (-pair[0], -pair[1].published_at.timestamp(), pair[1].article_id))
    return [RelatedChoice(c.article_id, value, _reason(article, c), False) for value, c in near]


def relate(
    article: RelateInput,
    candidates: Sequence[RelateInput],
    *,
    limit: int = 6,
    floor: float = FLOORS[""],
) -> tuple[RelatedChoice, ...]:
    """Choose articles worth reading beside one.

    Args:
        article: the one being read.
        candidates: in any order; the article itself and its copies may be among them.
        limit: how many at most.
        floor: the least similarity of what is not of its story, see `floor_of`.

    Returns:
        Other reports of its story, newest first, then the nearest of other stories; of one story
        other than the article's own, one.
    """
    by_id = {c.article_id: c for c in _one_per_text(article, candidates)}
    ordered = _by_story(article, by_id.values()) + _by_meaning(article, by_id.values(), floor)
    chosen: list[RelatedChoice] = []
    publishers: Counter[str] = Counter()
    titles = {fold(article.title)}
    stories: set[int] = set()
    for choice in ordered:
        candidate = by_id[choice.article_id]
        title = fold(candidate.title)
        is_told = not choice.is_same_story and candidate.story_id in stories
        if title in titles or is_told or publishers[candidate.publisher] >= PER_PUBLISHER:
            continue
        chosen.append(choice)
        publishers[candidate.publisher] += 1
        titles.add(title)
        if candidate.story_id is not None:
            stories.add(candidate.story_id)
        if len(chosen) == limit:
            break
    return tuple(chosen)
