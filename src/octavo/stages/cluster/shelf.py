"""Where the live stories stand: found by their terms, measured by how rare those are."""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from octavo.lib.vectors import Vector
from octavo.stages.cluster.crossings import Crossings
from octavo.stages.cluster.facts import Facts
from octavo.stages.cluster.record import Record, VectorSums
from octavo.stages.cluster.terms import Terms, Vocabulary, Weights

_ASKED_TERMS = 24  # the heaviest terms find the candidates; with 40 nothing more is found
_ASKED_POSTINGS = 6_000  # stories looked up in all: a bound on time, met only by common terms
_CANDIDATES = 32  # compared in full; with 60 nothing more is found
_MAX_TERMS = 400  # kept of a story: the heaviest, once it has twice as many
_STALE = 1.1  # all lengths are worked out anew when the vocabulary has grown by so much


class Shelf:
    """The records of the live stories, indices of them, and the vocabulary they share."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.sums = VectorSums()
        self.crossings = Crossings()
        self._next_id = 1
        self._records: dict[int, Record] = {}
        self._records_by_story: dict[int, list[Record]] = {}
        self._records_by_term: dict[str, dict[int, Record]] = {}
        self._n_stories_measured = 0.0

    def __len__(self) -> int:
        return len(self._records_by_story)

    def __iter__(self) -> Iterator[int]:
        return iter(self._records_by_story)

    def find(self, story_id: int, language: str) -> Record | None:
        """Find what a live story has in one language."""
        records = self.of_story(story_id)
        return next((one for one in records if one.language == language), None)

    def of_story(self, story_id: int) -> Sequence[Record]:
        """Give a story's records, the first opened first; none if it is not live."""
        return self._records_by_story.get(story_id, ())

    def open(self, story_id: int, language: str, at: datetime) -> Record:
        """Begin a story, or a story in one more language, without any text yet."""
        record = Record(self._next_id, story_id, language, at, at)
        self._next_id += 1
        self._records[record.id] = record
        self._records_by_story.setdefault(story_id, []).append(record)
        self.vocabulary.learn((), n_stories=1)
        self._measure_all_if_stale()
        return record

    def absorb(
        self, story: Record, terms: Terms, facts: Facts, at: datetime, vector: Vector | None
    ) -> None:
        """Add a text to a record; one it has already only stretches its time."""
        story.span(at, at)
        if terms.fingerprint in story.fingerprints:
            return  # a copy says nothing new and must not draw the story to itself
        story.fingerprints.add(terms.fingerprint)
        story.n_terms += len(terms.weights)
        length = self.length(terms.weights) or 1.0
        unit = {term: weight / length for term, weight in terms.weights.items()}
        self.vocabulary.learn(self._add(story, unit), n_stories=0)
        if vector is not None:
            self._add_vector(story, vector, n=1)
        self.crossings.add(story, facts)
        _count(story, dict.fromkeys(facts.figures, 1))
        self._measure(story)

    def gather(self, kept_id: int, merged_id: int) -> None:
        """Make two stories one: what both have in a language becomes one record."""
        for record in tuple(self.of_story(merged_id)):
            kept = self.find(kept_id, record.language)
            if kept:
                self.unite(kept, record)
            else:
                self._records_by_story[merged_id].remove(record)
                record.story_id = kept_id
                self._records_by_story[kept_id].append(record)
        self._records_by_story.pop(merged_id, None)

    def unite(self, kept: Record, merged: Record) -> None:
        """Add one record to another and take it off the shelf."""
        shared = [term for term in merged.weights if term in kept.weights]
        self.vocabulary.unlearn(shared)
        kept.span(merged.first_at, merged.last_at)
        kept.fingerprints |= merged.fingerprints
        kept.n_terms += merged.n_terms
        self._add(kept, merged.weights)
        self.crossings.unite(kept, merged)
        _count(kept, merged.figures)
        if merged.row is not None:
            self._add_vector(kept, self.sums.get(merged.row), n=merged.n_vectors)
        self.forget(merged)
        self._measure(kept)

    def forget(self, story: Record) -> None:
        """Take a record off the shelf; the vocabulary keeps what it learnt from it."""
        self.crossings.forget(story)
        for term in story.weights:
            self._drop_posting(term, story.id)
        if story.row is not None:
            self.sums.free(story.row)
        del self._records[story.id]
        left = self._records_by_story[story.story_id]
        left.remove(story)
        if not left:
            del self._records_by_story[story.story_id]

    def weigh(self, weights: Weights) -> Weights:
        """Multiply by rarity, to unit length."""
        weighed = self.vocabulary.weigh(weights)
        length = _length(weighed) or 1.0
        return {term: weight / length for term, weight in weighed.items()}

    def length(self, weights: Weights) -> float:
        """Give the length of weights times rarity."""
        return _length(self.vocabulary.weigh(weights))

    def candidates(self, weighed: Weights, *, avoiding: frozenset[int]) -> list[Record]:
        """Find the records that share the heaviest terms, most promising first.

        Records of the stories `avoiding` are left out.

        A term is passed over where the bound on look-ups does not let all its stories be seen.
        """
        found: dict[int, float] = {}
        left = _ASKED_POSTINGS
        asked = heapq.nlargest(_ASKED_TERMS, weighed, key=lambda term: (weighed[term], term))
        for term in asked:
            stories = self._records_by_term.get(term, {})
            if len(stories) > left:
                continue
            left -= len(stories)
            weight = weighed[term] * self.vocabulary.rarity(term)
            for number, story in stories.items():
                share = weight * story.weights[term] / story.length
                found[number] = found.get(number, 0.0) + share
        for record in (one for story_id in avoiding for one in self.of_story(story_id)):
            found.pop(record.id, None)
        best = heapq.nlargest(_CANDIDATES, found, key=lambda number: (found[number], -number))
        return [self._records[number] for number in best]

    def _add(self, story: Record, weights: Weights) -> list[str]:
        """Add to a story's terms; give those that are new to it."""
        new = [term for term in weights if term not in story.weights]
        for term in new:
            self._records_by_term.setdefault(term, {})[story.id] = story
        for term, weight in weights.items():
            story.weights[term] = story.weights.get(term, 0.0) + weight
        return new

    def _add_vector(self, story: Record, vector: Vector, n: int) -> None:
        if story.row is None:
            story.row = self.sums.take(len(vector))
        story.vector_length = self.sums.add(story.row, vector)
        story.n_vectors += n

    def _measure(self, story: Record) -> None:
        if len(story.weights) > 2 * _MAX_TERMS:
            self._prune(story)
        story.length = self.length(story.weights) or 1.0

    def _prune(self, story: Record) -> None:
        weighed = self.vocabulary.weigh(story.weights)
        for term in sorted(weighed, key=lambda term: (-weighed[term], term))[_MAX_TERMS:]:
            del story.weights[term]
            self._drop_posting(term, story.id)

    def _measure_all_if_stale(self) -> None:
        if self.vocabulary.n_stories > _STALE * self._n_stories_measured + 10:
            self._n_stories_measured = self.vocabulary.n_stories
            for story in self._records.values():
                self._measure(story)

    def _drop_posting(self, term: str, story_id: int) -> None:
        stories = self._records_by_term[term]
        del stories[story_id]
        if not stories:
            del self._records_by_term[term]


def _count(record: Record, figures: Mapping[str, int]) -> None:
    for figure, n in figures.items():
        record.figures[figure] = record.figures.get(figure, 0) + n


def _length(weights: Weights) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()]))
