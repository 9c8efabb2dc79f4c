"""The live stories: reports come in one by one, decisions come out."""

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from octavo.lib.vectors import Vector
from octavo.news.story import Evidence, Join, Merge, Open, Report
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.settings import ClusterSettings
from octavo.stages.cluster.shelf import Shelf
from octavo.stages.cluster.terms import Terms, Weights, read_terms

_MERGE_ROUNDS = 3  # of one pass; what is left over has changed, and comes up in the next
_SHOWN_TERMS = 6


@dataclass(frozen=True, slots=True)
class _Side:
    """What is compared with stories: a report, or a story itself."""

    weights: Weights  # times rarity, unit length
    first_at: datetime
    last_at: datetime
    n_terms: float
    n_texts: int = 1
    vector: Vector | None = None  # unit length
    words_coherence: float = 1.0
    meaning_coherence: float = 1.0


@dataclass(frozen=True, slots=True)
class _Match:
    story: Record
    evidence: Evidence


class Stories:
    """The live stories and what is known of them.

    The same reports in the same order, with the same calls between, give the same decisions.
    """

    def __init__(self, settings: ClusterSettings | None = None, *, next_id: int = 1) -> None:
        self._settings = settings or ClusterSettings()
        self._next_id = next_id
        self._shelf = Shelf()
        self._changed: set[int] = set()

    def __len__(self) -> int:
        return len(self._shelf)

    def add(self, report: Report) -> Open | Join:
        """Decide which story a report belongs to, and remember it there.

        A report without a vector, or with one of zeros, is judged by its words alone.

        Raises:
            ValueError: its vector has another length than those before.
        """
        terms, vector = self._read(report)
        match = self._best(self._report_side(report, terms, vector), other_than=None)
        story = match.story if match else self._open(self._next_id, report.published_at)
        self._shelf.absorb(story, terms, report.published_at, vector)
        self._changed.add(story.id)
        if match is None:
            return Open(report.article_id, story.id)
        return Join(report.article_id, story.id, match.evidence)

    def restore(self, story_id: int, reports: Iterable[Report]) -> None:
        """Take up a story as it was decided before, with its reports.

        Raises:
            ValueError: the story is here already, or a vector has another length.
        """
        if self._shelf.find(story_id):
            raise ValueError(f"story {story_id} is here already")
        for report in reports:
            terms, vector = self._read(report)
            story = self._shelf.find(story_id) or self._open(story_id, report.published_at)
            self._shelf.absorb(story, terms, report.published_at, vector)

    def merge(self) -> tuple[Merge, ...]:
        """Find which stories turned out to be one, among those changed since the last pass.

        The one with the lower id stays.
        """
        merges: list[Merge] = []
        changed = sorted(self._changed)
        for _ in range(_MERGE_ROUNDS):
            made = self._merge_round(changed)
            merges += made
            changed = sorted({merge.kept_id for merge in made})
            if not changed:
                break
        self._changed = set(changed)
        return tuple(merges)

    def close(self, before: datetime) -> tuple[int, ...]:
        """Forget the stories silent since before an instant, and give their ids."""
        silent = sorted(story.id for story in self._shelf if story.last_at < before)
        for story_id in silent:
            self._forget(story_id)
        return tuple(silent)

    def _read(self, report: Report) -> tuple[Terms, Vector | None]:
        vector: Vector | None = report.vector
        if vector is not None:
            self._shelf.sums.check(vector)
        terms = read_terms(report.title, report.text, report.language)
        self._shelf.vocabulary.hear(terms.written)
        return terms, vector if vector is not None and vector.any() else None

    def _open(self, story_id: int, at: datetime) -> Record:
        self._next_id = max(self._next_id, story_id + 1)
        return self._shelf.open(story_id, at)

    def _forget(self, story_id: int) -> None:
        story = self._shelf.find(story_id)
        if story:
            self._shelf.forget(story)
            self._changed.discard(story_id)

    def _merge_round(self, changed: Sequence[int]) -> list[Merge]:
        """Merge pairs of likely stories, the likeliest first, no story twice in a round."""
        pairs: dict[tuple[int, int], Evidence] = {}
        for story in filter(None, map(self._shelf.find, changed)):
            match = self._best(self._story_side(story), other_than=story.id)
            if match:
                pairs[min(story.id, match.story.id), max(story.id, match.story.id)] = match.evidence
        taken: set[int] = set()
        merges = []
        for kept_id, merged_id in sorted(pairs, key=lambda pair: (-pairs[pair].similarity, pair)):
            kept, merged = self._shelf.find(kept_id), self._shelf.find(merged_id)
            if kept and merged and not taken & {kept_id, merged_id}:
                taken |= {kept_id, merged_id}
                self._shelf.unite(kept, merged)
                merges.append(Merge(kept_id, merged_id, pairs[kept_id, merged_id]))
        return merges

    # --- comparing ----------------------------------------------------------------------------

    def _report_side(self, report: Report, terms: Terms, vector: Vector | None) -> _Side:
        at = report.published_at
        weighed = self._shelf.weigh(terms.weights)
        return _Side(weighed, at, at, len(terms.weights), vector=vector)

    def _story_side(self, story: Record) -> _Side:
        vector = None
        if story.row is not None and story.vector_length:
            vector = self._shelf.sums.get(story.row) / story.vector_length
        return _Side(
            self._shelf.weigh(story.weights),
            story.first_at,
            story.last_at,
            story.terms_per_text,
            n_texts=story.n_texts,
            vector=vector,
            words_coherence=story.words_coherence,
            meaning_coherence=story.meaning_coherence,
        )

    def _best(self, side: _Side, *, other_than: int | None) -> _Match | None:
        """Find the likeliest story that is like enough; ties go to the lower id."""
        stories = self._shelf.candidates(side.weights, other_than=other_than)
        meanings = self._meanings(side, stories)
        rarity = self._shelf.vocabulary.rarity
        asked = [(term, weight * rarity(term)) for term, weight in side.weights.items()]
        scored = [
            (*self._likeness(side, story, _dot(asked, story.weights), meaning), story)
            for story, meaning in zip(stories, meanings, strict=True)
        ]
        if not scored:
            return None
        best = max(scored, key=lambda found: (found[0], -found[4].id))
        similarity, words, meant, time, story = best
        if similarity < self._bar(side, story):
            return None
        shared = self._shared_terms(asked, story)
        return _Match(story, Evidence(similarity, words, meant, time, shared))

    def _meanings(self, side: _Side, stories: Sequence[Record]) -> list[float | None]:
        """Give the cosines of meaning; None where one of the two has no vector."""
        meanings: list[float | None] = [None] * len(stories)
        rows = [row for story in stories if (row := story.row) is not None]
        if side.vector is None or not rows:
            return meanings
        known = [place for place, story in enumerate(stories) if story.row is not None]
        for place, dot in zip(known, self._shelf.sums.dots(rows, side.vector), strict=True):
            length = stories[place].vector_length
            meanings[place] = max(0.0, dot / length) if length else None
        return meanings

    def _likeness(
        self, side: _Side, story: Record, dot: float, meaning: float | None
    ) -> tuple[float, float, float, float]:
        """Give similarity, and what it is made of: words, meaning, time."""
        settings = self._settings
        looseness = 1 - settings.coherence
        words = min(1.0, dot / story.length)
        words *= (side.words_coherence * story.words_coherence) ** looseness
        mixed = min(1.0, words / settings.words_only)
        if meaning is not None:
            meaning = min(1.0, meaning)
            meaning *= (side.meaning_coherence * story.meaning_coherence) ** looseness
            mixed = settings.words_share * words + (1 - settings.words_share) * meaning
        silence = story.silence_h(side.first_at, side.last_at) / settings.sigma_h
        time = math.exp(-silence * silence / 2)
        return mixed * time, words, meaning or 0.0, time

    def _bar(self, side: _Side, story: Record) -> float:
        n_terms = min(side.n_terms, story.terms_per_text)
        return self._settings.bar(n_terms=n_terms, pairs=side.n_texts * story.n_texts)

    def _shared_terms(self, asked: Iterable[tuple[str, float]], story: Record) -> tuple[str, ...]:
        shares = {
            term: weight * story.weights[term] for term, weight in asked if term in story.weights
        }
        top = heapq.nlargest(_SHOWN_TERMS, shares, key=lambda term: (shares[term], term))
        return self._shelf.vocabulary.written(top)


def _dot(asked: Iterable[tuple[str, float]], weights: Weights) -> float:
    return sum(weight * weights[term] for term, weight in asked if term in weights)
