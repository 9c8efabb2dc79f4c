"""Which live records have a term, and how much of it: finds the likeliest in one sweep of numpy."""

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from octavo.stages.cluster.packed import (
    LOW,
    UNIT,
    WIDTH,
    Floats,
    Ints,
    Packed,
    add,
    heaviest,
    room,
    sums_of,
    unpack,
)
from octavo.stages.cluster.record import Record

_Counts = NDArray[np.int32]

_ASKED_TERMS = 24  # the heaviest terms find the candidates; with 40 nothing more is found
_ASKED_POSTINGS = 6_000  # stories looked up in all: a bound on time, met only by common terms
_CANDIDATES = 32  # compared in full; with 60 nothing more is found
_TIDIED_AT = 64  # entries of a posting; shorter ones are not worth it


class TermIndex:
    """For each term the records that have it, by their slots.

    A posting is only ever added to: what a record gains is one more entry, and entries of one
    record add up. When it has doubled it is tidied: entries of one record become one, those of
    records that are gone go.
    """

    def __init__(self) -> None:
        self._postings: list[array[int] | None] = []
        self._limits: _Counts = np.zeros(0, np.int32)  # by term: the length at which to tidy
        self._n_records: _Counts = np.zeros(0, np.int32)  # by term: that have it
        # By slot: 1 / length (0 where no record is), texts, and the row of its meaning (-1: none).
        self._inverse: Floats = np.zeros(0)
        self._n_texts: _Counts = np.zeros(0, np.int32)
        self._rows: _Counts = np.zeros(0, np.int32)
        # Scratch, all 0 between calls: what a record has of what is asked, by slot and by term.
        self._totals: Ints = np.zeros(0, np.int64)
        self._turns: _Counts = np.zeros(0, np.int32)
        self._asked: Floats = np.zeros(0)

    @property
    def n_entries(self) -> int:
        """How many entries all postings have."""
        return sum(len(posting) for posting in self._postings if posting is not None)

    @property
    def n_records(self) -> Floats:
        """By term, how many records have it."""
        return self._n_records[: len(self._postings)].astype(np.float64)

    # --- changing -----------------------------------------------------------------------------

    def fill(self, records: Sequence[Record], n_terms: int) -> None:
        """Index records anew, all at once, by their slots."""
        self.__init__()  # type: ignore[misc]
        self._reach(n_terms)
        for record in records:
            self.measure(record)
        packed = unpack(b"".join(record.terms for record in records))
        slots = np.repeat(
            np.array([record.slot for record in records], np.int64),
            [len(record.terms) // WIDTH for record in records],
        )
        order = np.argsort(packed >> 32, kind="stable")
        terms = (packed >> 32)[order]
        entries = ((slots << 32) | (packed & LOW))[order]
        starts = np.flatnonzero(np.r_[len(terms) > 0, terms[1:] != terms[:-1]][: len(terms)])
        ends = np.r_[starts[1:], len(terms)][: len(starts)]
        self._n_records[terms[starts]] = ends - starts
        self._limits[terms[starts]] = np.maximum(_TIDIED_AT, 2 * (ends - starts))
        for term, start, end in zip(
            terms[starts].tolist(), starts.tolist(), ends.tolist(), strict=True
        ):
            self._postings[term] = array("q", entries[start:end].tobytes())

    def add(self, slot: int, terms: Packed, new: Ints) -> None:
        """Add weights to a record's; of the terms, `new` are those it did not have."""
        keys = terms >> 32
        if len(keys):
            self._reach(int(keys[-1]) + 1)
        entries = ((slot << 32) | (terms & LOW)).tolist()
        self._n_records[new] += 1
        limits = self._limits[keys].tolist()
        postings = self._postings
        for term, entry, limit in zip(keys.tolist(), entries, limits, strict=True):
            posting = postings[term]
            if posting is None:
                postings[term] = array("q", (entry,))
                self._limits[term] = _TIDIED_AT
            else:
                posting.append(entry)
                if len(posting) > limit:
                    self._tidy(term)

    def measure(self, record: Record) -> None:
        """Note the length of a record's weights times rarity, its texts, and where it means."""
        slot = record.slot
        if slot >= len(self._inverse):
            self._inverse = room(self._inverse, slot + 1)
            self._n_texts = room(self._n_texts, slot + 1)
            self._rows = room(self._rows, slot + 1)
            self._totals = room(self._totals, slot + 1)
            self._turns = room(self._turns, slot + 1)
        self._inverse[slot] = 1 / record.length
        self._n_texts[slot] = record.n_texts
        self._rows[slot] = -1 if record.row is None else record.row

    def forget(self, slot: int, terms: Packed) -> None:
        """Let a record go; its entries go when their postings are next tidied."""
        self._inverse[slot] = 0
        self._n_records[terms >> 32] -= 1

    def take_out(self, slot: int, terms: Ints) -> None:
        """Take terms away from a record."""
        self._n_records[terms] -= 1
        for term in terms.tolist():
            entries = np.array(self._postings[term], np.int64)
            self._postings[term] = array("q", entries[entries >> 32 != slot].tobytes())

    def _tidy(self, term: int) -> None:
        entries = np.array(self._postings[term], np.int64)
        entries = entries[self._inverse[entries >> 32] > 0]
        posting = array("q", add(entries, entries[:0]).tobytes())
        self._postings[term] = posting
        self._limits[term] = max(_TIDIED_AT, 2 * len(posting))

    def _reach(self, n_terms: int) -> None:
        missing = n_terms - len(self._postings)
        if missing > 0:
            self._postings += [None] * missing
            self._limits = room(self._limits, n_terms)
            self._n_records = room(self._n_records, n_terms)

    # --- asking -------------------------------------------------------------------------------

    def find(
        self,
        terms: Ints,
        weighed: Floats,
        rarities: Floats,
        *,
        without: Ints,
        among: Ints | None = None,
    ) -> Ints:
        """Find the slots of the records that share the heaviest terms, most promising first.

        A term is passed over where the bound on look-ups does not let all its records be seen.

        Args:
            terms: numbers, ascending; `weighed` and `rarities` are theirs, shape (n,).
            without: slots that are left out.
            among: the only slots that are not; None for all.
        """
        self._reach(int(terms[-1]) + 1 if len(terms) else 0)
        asked = np.rint(weighed * rarities * UNIT).astype(np.int64)
        views, places = self._look_up(terms, heaviest(weighed, _ASKED_TERMS))
        if not views:
            return terms[:0]
        entries = np.concatenate(views)
        shares = (entries & LOW) * np.repeat(asked[places], [len(view) for view in views])
        slots = entries >> 32
        if among is not None:
            self._turns[among] = -1
            is_asked = self._turns[slots] == -1
            self._turns[among] = 0
            slots, shares = slots[is_asked], shares[is_asked]
        np.add.at(self._totals, slots, shares)
        self._totals[without] = 0
        turns = np.arange(1, len(slots) + 1, dtype=np.int32)
        self._turns[slots] = turns
        found = slots[self._turns[slots] == turns]  # each once
        scores = self._totals[found] * self._inverse[found]
        self._totals[found] = 0
        self._turns[found] = 0
        return _best(found, scores)

    def columns(self, slots: Ints) -> tuple[Floats, _Counts, _Counts]:
        """Give, of records, 1 / length, the number of texts, and the row of the meaning."""
        return self._inverse[slots], self._n_texts[slots], self._rows[slots]

    def products(self, records: Sequence[Record], terms: Ints, asked: Floats) -> Floats:
        """Give the product of weights with those of each record, which must have terms."""
        self._asked = room(self._asked, len(self._postings))
        self._asked[terms] = asked
        packed = unpack(b"".join([record.terms for record in records]))
        shares = self._asked[packed >> 32] * (packed & LOW)
        self._asked[terms] = 0
        return sums_of(shares, [len(record.terms) // WIDTH for record in records]) / UNIT

    def _look_up(self, terms: Ints, order: Ints) -> tuple[list[Packed], list[int]]:
        views, places = [], []
        left = _ASKED_POSTINGS
        chosen = terms[order]
        for place, term, n in zip(
            order.tolist(), chosen.tolist(), self._n_records[chosen].tolist(), strict=True
        ):
            posting = self._postings[term]
            if n and n <= left and posting is not None:
                left -= n
                views.append(np.frombuffer(posting, np.int64))
                places.append(place)
        return views, places


def _best(slots: Ints, scores: Floats) -> Ints:
    """Give the slots of the highest scores, highest first; ties go to the lower slot."""
    if len(scores) > _CANDIDATES:
        least = np.partition(scores, -_CANDIDATES)[-_CANDIDATES]
        is_high = scores >= least
        slots, scores = slots[is_high], scores[is_high]
    is_any = scores > 0
    slots, scores = slots[is_any], scores[is_any]
    return slots[np.lexsort((slots, -scores))][:_CANDIDATES]
