"""Here are the stories of the last days: which would look otherwise if all were judged at once?

Stories are made one article at a time. Looking back, a partition of the whole graph of likenesses
sees what came too late to be seen: two stories that are one event, one story that holds two. What
it finds is advice for an editor; nothing acts on it.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from octavo.lib.stopwords import stop_words
from octavo.lib.text import words
from octavo.news.ports import Edge

# The likeness two articles of one event have at least, on average: what a partition by the constant
# Potts model asks within a group. By bench/eval_audit.py on headlines-2014, recurring,
# articles-2013 and articles-2014, recurring and articles-2013 with noise too: of the merges that
# groups at .28 suggest 20 of 24 are right (without noise), at .22 30 of 43, at .34 6 of 7; of the
# splits at .34 42 of 56, nearly all where there is noise; at .40 stories are split that are whole.
COARSE = 0.28
FINE = 0.34
_NEIGHBOURS = 15  # of an article in the graph; 10 and 30 give the same advice
_SIGMA_H = 96.0  # of the Gaussian on the time between two articles, as in clustering
_READ_WORDS = 80  # of title and text
_ASKED_TERMS = 12  # the heaviest terms find candidates beside the nearest vectors
_MOST_POSTINGS = 300  # a term of more articles finds nothing
_ROWS = 512  # of a block of cosines
_OF_STORY = 0.6  # of a story's articles that have to lie in a group, for it to be spoken of
_LEAST_APART = 2  # articles that make a story worth speaking of; pairs of singletons are too many
# Of a story that may be told to split: in a larger one an article is not joined to all others, and
# the graph falls apart where the story does not (headlines-2014: 1 of 14 such splits was right).
_MOST_TO_SPLIT = 2 * _NEIGHBOURS


@dataclass(frozen=True, slots=True, eq=False)
class AuditInput:
    """What the auditor sees of an article; `vector` has shape (dim,), unit length, or is None."""

    article_id: int
    story_id: int
    title: str
    text: str
    language: str
    published_at: datetime
    vector: Any = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What might be changed: two stories merged, or articles of one split off or moved to another.

    `likeness` is the mean of what speaks for it, `against` of what speaks against, both in 0..1.
    """

    kind: Literal["merge", "split", "move"]
    story_id: int
    other_id: int | None
    article_ids: tuple[int, ...]
    likeness: float
    against: float


def edges(articles: Sequence[AuditInput]) -> tuple[Edge, ...]:
    """Join each article to those most like it, by words, meaning and time."""
    weights = _weigh(articles)
    near = _near_by_vector(articles)
    by_term = _by_term(weights)
    found: dict[tuple[int, int], float] = {}
    for one, own in enumerate(weights):
        heaviest = heapq.nlargest(_ASKED_TERMS, own, key=lambda term: (own[term], term))
        others = {other for term in heaviest for other in by_term[term]} | set(near[one])
        likenesses = {
            other: _likeness(articles, weights, one, other) for other in others if other != one
        }
        for other in heapq.nlargest(
            _NEIGHBOURS, likenesses, key=lambda other: (likenesses[other], -other)
        ):
            if likenesses[other] > 0:
                found[min(one, other), max(one, other)] = likenesses[other]
    return tuple(Edge(one, other, weight) for (one, other), weight in sorted(found.items()))


def advise(
    articles: Sequence[AuditInput],
    joined: Sequence[Edge],
    *,
    coarse: Sequence[int],
    fine: Sequence[int],
) -> tuple[Advice, ...]:
    """Compare partitions of articles with their stories, most likely advice first.

    Args:
        articles: as given to `edges`.
        joined: the edges.
        coarse: which group each article is in at the resolution COARSE: for merges.
        fine: the same at FINE: for splits and moves.
    """
    likeness = _Likeness(articles, joined)
    found = [
        advice
        for _, stories in _count_stories(articles, coarse)
        for advice in _merges(stories, likeness)
    ]
    for group, stories in _count_stories(articles, fine):
        found += _moves(group, stories, articles, fine, likeness)
    found += _splits(articles, fine, likeness)
    return tuple(sorted(found, key=lambda a: (a.against - a.likeness, a.story_id, a.article_ids)))


def _count_stories(
    articles: Sequence[AuditInput], groups: Sequence[int]
) -> list[tuple[int, Counter[int]]]:
    """Count for each group how many of its articles are in which story."""
    counted: dict[int, Counter[int]] = defaultdict(Counter)
    for article, group in zip(articles, groups, strict=True):
        counted[group][article.story_id] += 1
    return sorted(counted.items())


def reason(advice: Advice) -> str:
    """Give in words what speaks for a piece of advice."""
    alike, against = f"{advice.likeness:.0%}", f"{advice.against:.0%}"
    if advice.kind == "merge":
        return f"The reports of the two are {alike} alike."
    if advice.kind == "split":
        n = len(advice.article_ids)
        return f"These {n} reports are {alike} alike, but only {against} to the rest of the story."
    return f"This report is {alike} like the other story, and {against} like its own."


class _Likeness:
    """Mean likeness between sets of articles; what no edge joins is alike in nothing."""

    def __init__(self, articles: Sequence[AuditInput], joined: Sequence[Edge]) -> None:
        self._by_article: dict[int, dict[int, float]] = defaultdict(dict)
        for edge in joined:
            self._by_article[edge.one][edge.other] = edge.weight
            self._by_article[edge.other][edge.one] = edge.weight
        self.by_story: dict[int, list[int]] = defaultdict(list)
        for place, article in enumerate(articles):
            self.by_story[article.story_id].append(place)

    def mean(self, some: Iterable[int], others: Iterable[int]) -> float:
        """Give the mean, to each of the one, of the three of the others most like it."""
        wanted = frozenset(others)
        best = [
            sum(heapq.nlargest(3, (w for n, w in self._by_article[one].items() if n in wanted)))
            / max(1, min(3, len(wanted - {one})))
            for one in some
        ]
        return sum(best) / len(best) if best else 0.0


def _merges(stories: Mapping[int, int], likeness: _Likeness) -> list[Advice]:
    """Find stories that lie in one group, and the largest of them."""
    sizes = {story: len(likeness.by_story[story]) for story in stories}
    whole = sorted(story for story, n in stories.items() if n >= _OF_STORY * sizes[story])
    first = max(whole, key=lambda story: (sizes[story], -story), default=0)
    if sizes.get(first, 0) < _LEAST_APART:
        return []
    found = []
    for other in whole:
        alike = likeness.mean(likeness.by_story[other], likeness.by_story[first])
        if other != first and alike > COARSE:
            kept, merged = min(first, other), max(first, other)
            found.append(Advice("merge", kept, merged, (), alike, COARSE))
    return found


def _moves(
    group: int,
    stories: Mapping[int, int],
    articles: Sequence[AuditInput],
    groups: Sequence[int],
    likeness: _Likeness,
) -> list[Advice]:
    """Find single articles in a group that is another story's."""
    home = max(stories, key=lambda story: (stories[story], -story))
    if stories[home] < _LEAST_APART + 1:
        return []
    found = []
    for story, n in sorted(stories.items()):
        own = likeness.by_story[story]
        if story == home or n > 1 or len(own) < _LEAST_APART + 1:
            continue
        (place,) = (p for p in own if groups[p] == group)
        here = likeness.mean([place], [p for p in own if p != place])
        there = likeness.mean([place], likeness.by_story[home])
        if there > here:
            ids = (articles[place].article_id,)
            found.append(Advice("move", story, home, ids, there, here))
    return found


def _splits(
    articles: Sequence[AuditInput], groups: Sequence[int], likeness: _Likeness
) -> list[Advice]:
    """Find stories whose articles are in several groups of their own."""
    found = []
    for story, places in sorted(likeness.by_story.items()):
        if len(places) > _MOST_TO_SPLIT:
            continue
        parts: dict[int, list[int]] = defaultdict(list)
        for place in places:
            parts[groups[place]].append(place)
        main = max(parts, key=lambda group: (len(parts[group]), -group))
        for group, part in sorted(parts.items()):
            if group == main or len(part) < _LEAST_APART:
                continue
            within = likeness.mean(part, part)
            across = likeness.mean(part, [p for p in places if groups[p] != group])
            if across < FINE < within:
                ids = tuple(articles[place].article_id for place in part)
                found.append(Advice("split", story, None, ids, within, across))
    return found


def _weigh(articles: Sequence[AuditInput]) -> list[dict[str, float]]:
    """Give each article's words with their weights: rare ones most, to unit length."""
    counted = []
    for article in articles:
        small = stop_words(article.language)
        told = words(article.title) + words(article.text[: _READ_WORDS * 12])
        counted.append(Counter(w for w in told[:_READ_WORDS] if len(w) > 1 and w not in small))
    seen = Counter(word for counts in counted for word in counts)
    weights = []
    for counts in counted:
        own = {
            word: (1 + math.log(n)) * math.log(1 + len(articles) / seen[word])
            for word, n in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in own.values())) or 1.0
        weights.append({word: weight / length for word, weight in own.items()})
    return weights


def _by_term(weights: Sequence[Mapping[str, float]]) -> Mapping[str, Sequence[int]]:
    by_term: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(weights):
        for term in own:
            by_term[term].append(place)
    return defaultdict(
        list, {term: found for term, found in by_term.items() if len(found) <= _MOST_POSTINGS}
    )


def _near_by_vector(articles: Sequence[AuditInput]) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in articles]
    known = [place for place, article in enumerate(articles) if article.vector is not None]
    if not known:
        return near
    matrix: NDArray[np.float32] = np.stack([articles[place].vector for place in known])
    n = min(_NEIGHBOURS + 1, len(known))
    for start in range(0, len(known), _ROWS):
        cosines = matrix[start : start + _ROWS] @ matrix.T
        best = np.argpartition(-cosines, n - 1, axis=1)[:, :n]
        for row, columns in enumerate(best):
            near[known[start + row]] = [known[column] for column in columns]
    return near


def _likeness(
    articles: Sequence[AuditInput], weights: Sequence[Mapping[str, float]], one: int, other: int
) -> float:
    a, b = articles[one], articles[other]
    own, its = weights[one], weights[other]
    shared = sum(weight * its[term] for term, weight in own.items() if term in its)
    if a.vector is not None and b.vector is not None:
        shared = (shared + max(0.0, float(a.vector @ b.vector))) / 2
    hours = abs((a.published_at - b.published_at).total_seconds()) / 3600
    return shared * math.exp(-((hours / _SIGMA_H) ** 2) / 2)
