"""Where the live stories stand: found by their terms, measured by how rare those are."""

import math
from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np

from octavo.stages.cluster.crossings import Crossings
from octavo.stages.cluster.index import TermIndex
from octavo.stages.cluster.meanings import Meanings
from octavo.stages.cluster.packed import (
    LOW,
    UNIT,
    WIDTH,
    Floats,
    Ints,
    Packed,
    add,
    heaviest,
    is_among,
    pack,
    sums_of,
    unpack,
)
from octavo.stages.cluster.reading import Reading
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.vocabulary import Vocabulary

_MAX_TERMS = 400  # kept of a story: the heaviest, once it has twice as many
_STALE = 1.1  # all lengths are worked out anew when the vocabulary has grown by so much
_MEASURED_AT_ONCE = 4096  # records; more only take more memory
_GONE = 1000  # records gone, beside as many as live: then the indices are made anew


class Shelf:
    """The records of the live stories, indices of them, and the vocabulary they share."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.meanings = Meanings()
        self.crossings = Crossings()
        self.index = TermIndex()
        self.next_record = 1
        self.n_stories_measured = 0.0
        self.n_measured = 0  # how often all lengths were worked out anew
        self.n_faded = 0  # how often terms were given other numbers
        self._records: list[Record | None] = []  # by slot
        self._n_live = 0
        self._records_by_story: dict[int, list[Record]] = {}

    def __len__(self) -> int:
        return len(self._records_by_story)

    @property
    def records(self) -> list[Record]:
        """All records, the first opened first."""
        return [record for record in self._records if record]

    def find(self, story_id: int, language: str) -> Record | None:
        """Find what a live story has in one language."""
        records = self.of_story(story_id)
        return next((one for one in records if one.language == language), None)

    def of_story(self, story_id: int) -> Sequence[Record]:
        """Give a story's records, the first opened first; none if it is not live."""
        return self._records_by_story.get(story_id, ())

    def at(self, slots: Ints) -> list[Record]:
        """Give the records in slots."""
        return [record for slot in slots.tolist() if (record := self._records[slot])]

    # --- changing -----------------------------------------------------------------------------

    def open(self, story_id: int, language: str, at: datetime) -> Record:
        """Begin a story, or a story in one more language, without any text yet."""
        record = Record(self.next_record, story_id, language, at, at)
        self.next_record += 1
        self._put(record)
        self.index.measure(record)
        self.vocabulary.learn(np.zeros(0, np.int64), n_stories=1)
        if self.vocabulary.n_stories > _STALE * self.n_stories_measured + 10:
            self._measure_all()
        return record

    def absorb(self, record: Record, reading: Reading, ids: Ints, weights: Floats) -> None:
        """Add a text to a record; one it has already only stretches its time.

        Args:
            ids: the numbers of its terms, ascending; `weights` are theirs.
        """
        at = reading.at
        record.span(at, at)
        if record.has_text(reading.fingerprint):
            return  # a copy says nothing new and must not draw the story to itself
        record.count_texts(reading.fingerprint.to_bytes(4, "little"))
        record.n_terms += len(ids)
        weighed = weights * self.vocabulary.rarities(ids)
        length = math.sqrt(float(np.einsum("i,i", weighed, weighed))) or 1.0
        amounts = np.rint(weights * (UNIT / length)).astype(np.int64)
        new = self._add(record, pack(ids, np.maximum(amounts, 1)))
        self.vocabulary.learn(new, n_stories=0)
        if reading.vector is not None:
            record.row, record.vector_length = self.meanings.add(
                record.row, record.vector_length, reading.vector
            )
            record.n_vectors += 1
        self.crossings.add(record, reading.facts, reading.script)
        record.count_figures(reading.figures)
        self._measure(record)

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
        kept.span(merged.first_at, merged.last_at)
        kept.count_texts(merged.fingerprints)
        kept.n_terms += merged.n_terms
        terms = unpack(merged.terms)
        new = self._add(kept, terms)
        self.vocabulary.unlearn(np.setdiff1d(terms >> 32, new, assume_unique=True))
        self.crossings.unite(kept, merged)
        kept.count_figures(merged.figures)
        if merged.row is not None:
            vector = self.meanings.unit(merged.row) * np.float32(merged.vector_length)
            kept.row, kept.vector_length = self.meanings.add(kept.row, kept.vector_length, vector)
            kept.n_vectors += merged.n_vectors
        self.forget(merged)
        self._measure(kept)

    def forget(self, record: Record) -> None:
        """Take a record off the shelf; the vocabulary keeps what it learnt from it."""
        self.crossings.forget(record)
        self.index.forget(record.slot, unpack(record.terms))
        if record.row is not None:
            self.meanings.free(record.row)
        self._records[record.slot] = None
        self._n_live -= 1
        left = self._records_by_story[record.story_id]
        left.remove(record)
        if not left:
            del self._records_by_story[record.story_id]
        if len(self._records) > 2 * self._n_live + _GONE:
            self._close_ranks()

    def restore(self, stories: dict[int, list[Record]]) -> None:
        """Take up stories' records as they were, on an empty shelf."""
        for record in sorted((one for some in stories.values() for one in some), key=_by_id):
            self._put(record)
        self._records_by_story = {story_id: list(some) for story_id, some in stories.items()}
        self._close_ranks()

    def _put(self, record: Record) -> None:
        record.slot = len(self._records)
        self._records.append(record)
        self._n_live += 1
        self._records_by_story.setdefault(record.story_id, []).append(record)

    def _close_ranks(self) -> None:
        """Give the records slots without gaps, in the same order, and make the indices anew."""
        self._records = [record for record in self._records if record]
        for slot, record in enumerate(self._records):
            if record:
                record.slot = slot
        records = self.records
        self.index.fill(records, len(self.vocabulary))
        self.crossings.fill(records)

    def fade_if_full(self) -> None:
        """Halve what the vocabulary counted, once it is much; its terms get other numbers."""
        if not self.vocabulary.is_full:
            return
        numbers = self.vocabulary.fade(self.index.n_records)
        self.n_faded += 1
        for record in self.records:
            terms = unpack(record.terms)
            record.terms = pack(numbers[terms >> 32], terms & LOW).tobytes()
        self._close_ranks()

    def _add(self, record: Record, terms: Packed) -> Ints:
        """Add to a record's terms; give those that are new to it."""
        keys = terms >> 32
        had = unpack(record.terms)
        new = keys[~is_among(keys, had >> 32)]
        record.terms = (add(had, terms) if len(had) else terms).tobytes()
        self.index.add(record.slot, terms, new)
        return new

    # --- measuring ----------------------------------------------------------------------------

    def slots_of(self, story_ids: Iterable[int]) -> Ints:
        """Give the slots of the records of stories, of those that are live."""
        slots = [record.slot for story_id in story_ids for record in self.of_story(story_id)]
        return np.array(slots, np.int64)

    def _measure(self, record: Record) -> None:
        if len(record.terms) > 2 * _MAX_TERMS * WIDTH:
            self._prune(record)
        terms = unpack(record.terms)
        weighed = (terms & LOW) * self.vocabulary.rarities(terms >> 32)
        record.length = math.sqrt(float(np.einsum("i,i", weighed, weighed))) / UNIT or 1.0
        self.index.measure(record)

    def _prune(self, record: Record) -> None:
        terms = unpack(record.terms)
        weighed = (terms & LOW) * self.vocabulary.rarities(terms >> 32)
        kept = np.sort(heaviest(weighed, _MAX_TERMS))
        dropped = np.setdiff1d(terms >> 32, terms[kept] >> 32, assume_unique=True)
        record.terms = terms[kept].tobytes()
        self.index.take_out(record.slot, dropped)

    def _measure_all(self) -> None:
        self.n_stories_measured = self.vocabulary.n_stories
        self.n_measured += 1
        records = self.records
        for start in range(0, len(records), _MEASURED_AT_ONCE):
            some = records[start : start + _MEASURED_AT_ONCE]
            for record, length in zip(some, self._lengths(some), strict=True):
                record.length = length
                self.index.measure(record)

    def _lengths(self, records: Sequence[Record]) -> list[float]:
        """Give the lengths of records' weights times rarity, 1 where they have none."""
        packed = unpack(b"".join([record.terms for record in records]))
        if not len(packed):
            return [1.0] * len(records)
        weighed = (packed & LOW) * self.vocabulary.rarities(packed >> 32)
        filled = [record for record in records if record.terms]
        sums = sums_of(weighed * weighed, [len(record.terms) // WIDTH for record in filled])
        lengths = iter((np.sqrt(sums) / UNIT).tolist())
        return [(next(lengths) or 1.0) if record.terms else 1.0 for record in records]


def _by_id(record: Record) -> int:
    return record.id
