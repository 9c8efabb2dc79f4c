"""Where stories in different languages meet: names, numbers and times they have in common."""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from octavo.stages.cluster.facts import Facts, Script
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.terms import Weights

_SALIENT = 2.0  # weight of a fact of the title or the first lines, 1 further down
_ASKED_FACTS = 80  # the rarest find the candidates
_ASKED_POSTINGS = 3_000  # a bound on time, met only by common facts
_CANDIDATES = 8  # compared in full
_MOST_FACTS = 300  # kept of a record: the heaviest, once it has twice as many


@dataclass(frozen=True, slots=True)
class Crossing:
    """How a side and a record in another language agree: `weight` is the rarity they share."""

    record: Record
    likeness: float
    weight: float
    shared: tuple[str, ...]

    @property
    def has_number(self) -> bool:
        """Whether a number, a time or a score is among what they share."""
        return any(fact[0] in "#@" for fact in self.shared)


class Crossings:
    """An index of the records by their facts, and how rare each fact is."""

    # Records nobody has seen, of which a fact that may agree by chance is taken to be in a share:
    # the shorter it is, the more. A number of two digits is in every twentieth report.
    _PRIOR = 100.0
    _CHANCE = {
        "#": (0.05, 0.05, 0.01, 0.004),
        "@": (0.005,),
        "w": (0.004,),
        "n": (0.03, 0.03, 0.03, 0.008, 0.003),
        "k": (0.06, 0.06, 0.06, 0.016, 0.006),
    }

    def __init__(self) -> None:
        self._records: dict[int, Record] = {}
        self._ids_by_fact: dict[str, list[int]] = {}  # lists: most have one, and a dict is 4 x that
        self._n_by_language: dict[str, int] = {}

    def add(self, record: Record, facts: Facts) -> None:
        """Add a text's facts to a record."""
        record.script = facts.script
        self._add(record, weights_of(facts))

    def unite(self, kept: Record, merged: Record) -> None:
        """Add a record's facts to another's."""
        self._add(kept, merged.facts)

    def forget(self, record: Record) -> None:
        """Take a record out of the index."""
        for fact in record.facts:
            self._drop(fact, record.id)
        if self._records.pop(record.id, None):
            self._count(record.language, -1)

    def rarity(self, fact: str) -> float:
        """Give how much two reports say that share a fact, 0 or more."""
        chances = self._CHANCE[fact[0]]
        chance = chances[min(len(fact) - 2, len(chances) - 1)]
        seen = len(self._ids_by_fact.get(fact, ()))
        return max(
            0.0,
            math.log((len(self._records) + self._PRIOR) / (max(1, seen) + self._PRIOR * chance)),
        )

    def find(
        self,
        weights: Mapping[str, float],
        script: Script,
        *,
        language: str,
        avoiding: frozenset[int],
    ) -> list[Crossing]:
        """Find records in other languages that share facts, compared in full.

        Records of the stories `avoiding` are left out.
        """
        if not self._n_by_language.keys() - {language}:
            return []
        rarities = {fact: self.rarity(fact) for fact in weights if fact in self._ids_by_fact}
        shares: dict[int, float] = defaultdict(float)
        left = _ASKED_POSTINGS
        for fact in heapq.nlargest(_ASKED_FACTS, rarities, key=lambda fact: (rarities[fact], fact)):
            left -= len(self._ids_by_fact[fact])
            if left < 0:
                break
            for number in self._ids_by_fact[fact]:
                record = self._records[number]
                if record.language != language and record.story_id not in avoiding:
                    shares[number] += rarities[fact]
        best = heapq.nlargest(_CANDIDATES, shares, key=lambda number: (shares[number], -number))
        return [self._compare(weights, script, self._records[number]) for number in best]

    def _compare(self, weights: Mapping[str, float], script: Script, record: Record) -> Crossing:
        """Compare facts with a record's, by the kinds that pass between the two scripts."""
        kinds = _kinds(script, record.script)
        mine = {fact: w * self.rarity(fact) for fact, w in weights.items() if fact[0] in kinds}
        theirs = {f: w * self.rarity(f) for f, w in record.facts.items() if f[0] in kinds}
        shared = sorted((f for f in mine if f in theirs), key=lambda f: (-mine[f], f))
        dot = sum(mine[fact] * theirs[fact] for fact in shared)
        length = _length(mine.values()) * _length(theirs.values())
        weight = sum(self.rarity(fact) for fact in shared)
        return Crossing(record, dot / length if dot else 0.0, weight, tuple(shared))

    def _count(self, language: str, n: int) -> None:
        """Count records that have facts."""
        self._n_by_language[language] = self._n_by_language.get(language, 0) + n
        if not self._n_by_language[language]:
            del self._n_by_language[language]

    def _add(self, record: Record, weights: Mapping[str, float]) -> None:
        if weights and not record.facts:
            self._records[record.id] = record
            self._count(record.language, 1)
        for fact, weight in weights.items():
            if fact not in record.facts:
                self._ids_by_fact.setdefault(fact, []).append(record.id)
            record.facts[fact] = record.facts.get(fact, 0.0) + weight
        if len(record.facts) > 2 * _MOST_FACTS:
            kept = heapq.nlargest(_MOST_FACTS, record.facts, key=lambda f: (record.facts[f], f))
            for fact in record.facts.keys() - set(kept):
                self._drop(fact, record.id)
                del record.facts[fact]

    def _drop(self, fact: str, record_id: int) -> None:
        ids = self._ids_by_fact[fact]
        ids.remove(record_id)
        if not ids:
            del self._ids_by_fact[fact]


def weights_of(facts: Facts) -> Weights:
    """Give how much each fact weighs in its report."""
    return {fact: _SALIENT if fact in facts.salient else 1.0 for fact in facts.written}


def _kinds(one: Script, other: Script) -> str:
    if "kana" in {one, other}:
        return "k#@"
    return "w#@" if one == other == "latin" else "n#@"


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))
