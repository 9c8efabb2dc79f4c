"""Where stories in different languages meet: names, numbers and times they have in common."""

import itertools
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from octavo.stages.cluster.facts import Facts, Script
from octavo.stages.cluster.packed import (
    LOW,
    WIDTH,
    Floats,
    Ints,
    Packed,
    add,
    heaviest,
    is_among,
    pack,
    room,
    unpack,
)
from octavo.stages.cluster.record import Record

_SALIENT = 2  # weight of a fact of the title or the first lines, 1 further down
_ASKED_FACTS = 80  # of a record: the heaviest find the candidates
_ASKED_POSTINGS = 3_000  # a bound on time, met only by common facts
_CANDIDATES = 8  # compared in full
_MOST_FACTS = 300  # kept of a record: the heaviest, once it has twice as many
# Postings are kept together by the last bits of their facts: most facts have one posting, and a
# list for each would take five times what is in it.
_N_BUCKETS = 1 << 14
_N_COUNTS = 1 << 21  # 50,000 stories have 400,000 facts: one in ten is counted with another
_TIDIED_AT = 64
_LEAST_SHARED = 2  # facts; fewer are never enough (see `matching`)
_NONE: Ints = np.zeros(0, np.int64)

# Records nobody has seen, of which a fact that may agree by chance is taken to be in a share: the
# shorter it is, the more. A number of two digits is in every twentieth report.
_PRIOR = 100.0
_CHANCES = {
    "#": (0.05, 0.05, 0.01, 0.004),
    "@": (0.005,),
    "w": (0.004,),
    "n": (0.03, 0.03, 0.03, 0.008, 0.003),
    "k": (0.06, 0.06, 0.06, 0.016, 0.006),
}
_CLASSES = [(kind, place) for kind, row in _CHANCES.items() for place in range(len(row))]
_CLASS_OF = {known: number for number, known in enumerate(_CLASSES)}
_CHANCE_OF = np.array([_CHANCES[kind][place] for kind, place in _CLASSES])
_KIND_OF = np.array([kind for kind, _ in _CLASSES])
_HASH_BITS = 27  # below the class, four bits: two facts in 130 million are taken for one


@lru_cache(maxsize=1 << 15)
def code_of(fact: str) -> int:
    """Give a fact as a number of 31 bits: its kind, how long it is, and a hash of the rest."""
    place = min(len(fact) - 2, len(_CHANCES[fact[0]]) - 1)
    digest = crc32(fact.encode("utf-8", "replace")) & ((1 << _HASH_BITS) - 1)
    return _CLASS_OF[fact[0], place] << _HASH_BITS | digest


def weights_of(facts: Facts) -> Packed:
    """Give how much each fact weighs in its report, packed."""
    told = {code_of(fact): _SALIENT if fact in facts.salient else 1 for fact in facts.written}
    count = len(told)
    return pack(np.fromiter(told, np.int64, count), np.fromiter(told.values(), np.int64, count))


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a side and a record in another language share: `weight` is how rare that is."""

    record: Record
    weight: float
    shared: tuple[int, ...]  # codes, the heaviest first

    @property
    def has_number(self) -> bool:
        """Whether a number, a time or a score is among what they share."""
        return any(_KIND_OF[code >> _HASH_BITS] in "#@" for code in self.shared)


class _Buckets:
    """Which records of one language have a fact: the fact and the record's slot in one number."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.n_records = 0
        self._buckets: list[array[int] | None] = [None] * _N_BUCKETS
        self._limits = np.full(_N_BUCKETS, _TIDIED_AT, np.int32)

    def __len__(self) -> int:
        return sum(len(bucket) for bucket in self._buckets if bucket is not None)

    def fill(self, records: Sequence[Record]) -> None:
        """Take up records, all at once."""
        self.n_records = len(records)
        codes = unpack(b"".join([record.facts for record in records])) >> 32
        lengths = [len(record.facts) // WIDTH for record in records]
        slots = np.repeat(np.array([record.slot for record in records], np.int64), lengths)
        order = np.argsort(codes & (_N_BUCKETS - 1), kind="stable")
        entries = ((codes << 32) | slots)[order]
        ends = np.cumsum(np.bincount(codes & (_N_BUCKETS - 1), minlength=_N_BUCKETS)).tolist()
        for number, (start, end) in enumerate(itertools.pairwise([0, *ends])):
            if end > start:
                self._buckets[number] = array("q", entries[start:end].tobytes())
                self._limits[number] = max(_TIDIED_AT, 2 * (end - start))

    def add(self, codes: Ints, slot: int, is_live: NDArray[np.bool_]) -> None:
        """Add facts that are new to a record."""
        for code in codes.tolist():
            number = code & (_N_BUCKETS - 1)
            bucket = self._buckets[number]
            if bucket is None:
                self._buckets[number] = array("q", (code << 32 | slot,))
            else:
                bucket.append(code << 32 | slot)
                if len(bucket) > self._limits[number]:
                    self._tidy(number, is_live)

    def remove(self, codes: Ints, slot: int) -> None:
        """Take facts away from a record."""
        for code in codes.tolist():
            bucket = self._buckets[code & (_N_BUCKETS - 1)]
            if bucket is not None:
                bucket.remove(code << 32 | slot)

    def entries(self, codes: Ints, is_live: NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Give the live records that have the facts: of each the fact's place, and its slot."""
        views, places = [], []
        for place, code in enumerate(codes.tolist()):
            bucket = self._buckets[code & (_N_BUCKETS - 1)]
            if bucket:
                views.append(np.frombuffer(bucket, np.int64))
                places.append(place)
        if not views:
            return _NONE, _NONE
        entries = np.concatenate(views)
        turns = np.repeat(places, [len(view) for view in views])
        is_asked = entries >> 32 == codes[turns]
        turns, slots = turns[is_asked], entries[is_asked] & LOW
        return turns[is_live[slots]], slots[is_live[slots]]

    def _tidy(self, number: int, is_live: NDArray[np.bool_]) -> None:
        entries = np.array(self._buckets[number], np.int64)
        entries = entries[is_live[entries & LOW]]
        self._buckets[number] = array("q", entries.tobytes())
        self._limits[number] = max(_TIDIED_AT, 2 * len(entries))


class Crossings:
    """An index of the records by their facts, for each language one, and how rare each fact is."""

    def __init__(self) -> None:
        self._records: dict[int, Record] = {}  # by slot
        self._is_live: NDArray[np.bool_] = np.zeros(0, np.bool_)  # by slot
        self._by_language: dict[str, _Buckets] = {}
        self._counts = np.zeros(_N_COUNTS, np.int32)  # of records, by the last bits of facts

    @property
    def n_entries(self) -> int:
        """How many entries all buckets have."""
        return sum(map(len, self._by_language.values()))

    # --- changing -----------------------------------------------------------------------------

    def fill(self, records: Sequence[Record]) -> None:
        """Index records anew, all at once, by their slots."""
        self.__init__()  # type: ignore[misc]
        by_language: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            if record.facts:
                self._enter(record)
                by_language[record.language].append(record)
        for language, some in by_language.items():
            self._by_language[language].fill(some)
            self._note(unpack(b"".join([record.facts for record in some])) >> 32, 1)

    def add(self, record: Record, weights: Packed, script: Script) -> None:
        """Add a text's facts to a record."""
        record.script = script
        if not len(weights):
            return
        if not record.facts:
            self._enter(record)
        had = unpack(record.facts)
        codes = weights >> 32
        new = codes[~is_among(codes, had >> 32)] if len(had) else codes
        record.facts = (add(had, weights) if len(had) else weights).tobytes()
        self._by_language[record.language].add(new, record.slot, self._is_live)
        self._note(new, 1)
        if len(record.facts) > 2 * _MOST_FACTS * WIDTH:
            self._prune(record)

    def unite(self, kept: Record, merged: Record) -> None:
        """Add a record's facts to another's."""
        self.add(kept, unpack(merged.facts), kept.script)

    def forget(self, record: Record) -> None:
        """Take a record out; its entries go when their buckets are next tidied."""
        if self._records.pop(record.slot, None):
            self._is_live[record.slot] = False
            self._note(unpack(record.facts) >> 32, -1)
            buckets = self._by_language[record.language]
            buckets.n_records -= 1
            if not buckets.n_records:
                del self._by_language[record.language]

    def _enter(self, record: Record) -> None:
        self._records[record.slot] = record
        self._is_live = room(self._is_live, record.slot + 1)
        self._is_live[record.slot] = True
        if record.language not in self._by_language:
            self._by_language[record.language] = _Buckets(record.script)
        self._by_language[record.language].n_records += 1

    def _prune(self, record: Record) -> None:
        facts = unpack(record.facts)
        kept = np.sort(heaviest((facts & LOW).astype(np.float64), _MOST_FACTS))
        dropped = np.setdiff1d(facts >> 32, facts[kept] >> 32, assume_unique=True)
        record.facts = facts[kept].tobytes()
        self._by_language[record.language].remove(dropped, record.slot)
        self._note(dropped, -1)

    def _note(self, codes: Ints, n: int) -> None:
        """Count records that have facts; not by `+=`, two facts may share a count."""
        np.add.at(self._counts, codes & (_N_COUNTS - 1), n)

    # --- asking -------------------------------------------------------------------------------

    def rarities(self, codes: Ints) -> Floats:
        """Give how much two reports say that share a fact, each 0 or more."""
        seen = self._counts[codes & (_N_COUNTS - 1)]
        total = math.log(len(self._records) + _PRIOR)
        chances = _CHANCE_OF[codes >> _HASH_BITS]
        rarities: Floats = np.maximum(total - np.log(np.maximum(seen, 1) + _PRIOR * chances), 0.0)
        return rarities

    def find(
        self,
        facts: Packed,
        script: Script,
        *,
        language: str,
        avoiding: frozenset[int],
        among: frozenset[int] | None = None,
    ) -> list[Crossing]:
        """Find records in other languages that share facts, the most promising first.

        Records of the stories `avoiding` are left out, and all but those `among`.
        """
        if len(facts) > _ASKED_FACTS:
            facts = facts[np.sort(heaviest((facts & LOW).astype(np.float64), _ASKED_FACTS))]
        codes = facts >> 32
        turns, slots = self._foreign(codes, script, language)
        if not len(slots):
            return []
        hit = np.unique(turns)
        rarities = np.zeros(len(codes))
        rarities[hit] = self.rarities(codes[hit])
        is_asked = self._asked(rarities, np.bincount(turns, minlength=len(codes)))[turns]
        shares: dict[int, float] = defaultdict(float)
        for turn, slot in zip(turns[is_asked].tolist(), slots[is_asked].tolist(), strict=True):
            story_id = self._records[slot].story_id
            if story_id not in avoiding and (among is None or story_id in among):
                shares[slot] += rarities[turn]
        best = sorted(shares, key=lambda slot: (-shares[slot], slot))[:_CANDIDATES]
        weighed = (facts & LOW) * rarities
        return [self._meet(self._records[slot], script, codes, weighed, rarities) for slot in best]

    def likeness(self, facts: Packed, script: Script, crossing: Crossing) -> float:
        """Give the cosine of facts with a record's, by the kinds that pass between the scripts."""
        mine, theirs = (
            dict(zip(told.tolist(), weights.tolist(), strict=True))
            for told, weights in (
                self._told(one, script, crossing.record)
                for one in (facts, unpack(crossing.record.facts))
            )
        )
        dot = sum(mine[code] * theirs[code] for code in crossing.shared)
        length = _length(mine.values()) * _length(theirs.values())
        return dot / length if dot else 0.0

    def _told(self, facts: Packed, script: Script, record: Record) -> tuple[Ints, Floats]:
        """Give the facts that pass between two scripts, and their weights times rarity."""
        codes = facts >> 32
        passes = _passes(codes, script, record.script)
        weights = (facts & LOW) * self.rarities(codes)
        return codes[passes], weights[passes]

    def _meet(
        self, record: Record, script: Script, codes: Ints, weighed: Floats, rarities: Floats
    ) -> Crossing:
        is_shared = is_among(codes, unpack(record.facts) >> 32)
        is_shared &= _passes(codes, script, record.script)
        places = np.flatnonzero(is_shared)
        places = places[np.lexsort((codes[places], -weighed[places]))]
        return Crossing(record, float(rarities[places].sum()), tuple(codes[places].tolist()))

    def _foreign(self, codes: Ints, script: Script, language: str) -> tuple[Ints, Ints]:
        """Find records in other languages that share facts: each fact's place, and the slot.

        Those that share less than two speak for nothing and are left out.
        """
        places, slots = [_NONE], [_NONE]
        for other, buckets in self._by_language.items():
            if other != language:
                passing = np.flatnonzero(_passes(codes, script, buckets.script))
                found, found_slots = buckets.entries(codes[passing], self._is_live)
                places.append(passing[found])
                slots.append(found_slots)
        turns, found_slots = np.concatenate(places), np.concatenate(slots)
        if len(found_slots) < _LEAST_SHARED:
            return _NONE, _NONE
        n_shared = np.bincount(found_slots)[found_slots]
        return turns[n_shared >= _LEAST_SHARED], found_slots[n_shared >= _LEAST_SHARED]

    @staticmethod
    def _asked(rarities: Floats, seen: Ints) -> NDArray[np.bool_]:
        """Say which facts are asked: the rarest first, as long as the bound on look-ups allows."""
        order = np.argsort(-rarities, kind="stable")
        asked = np.zeros(len(seen), np.bool_)
        asked[order] = np.cumsum(seen[order]) <= _ASKED_POSTINGS
        return asked


def _passes(codes: Ints, one: Script, other: Script) -> NDArray[np.bool_]:
    """Say of which kinds' facts pass between two scripts."""
    kinds = _kinds(one, other)
    passes: NDArray[np.bool_] = np.isin(_KIND_OF, list(kinds))[codes >> _HASH_BITS]
    return passes


def _kinds(one: Script, other: Script) -> str:
    if "kana" in {one, other}:
        return "k#@"
    return "w#@" if one == other == "latin" else "n#@"


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))
