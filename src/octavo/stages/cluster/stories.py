"""The live stories: reports come in one by one, decisions come out."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from octavo.lib.vectors import Vector
from octavo.news.story import Evidence, Join, Merge, Open, Report
from octavo.stages.cluster.crossings import Crossing, weights_of
from octavo.stages.cluster.facts import Facts, keys_of, read_facts
from octavo.stages.cluster.likeness import Likeness, Match, Side, conflict, likeness, nearness
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.settings import ClusterSettings
from octavo.stages.cluster.shelf import Shelf
from octavo.stages.cluster.terms import Terms, Weights, read_terms

_MERGE_ROUNDS = 3  # of one pass; what is left over has changed, and comes up in the next
_SHOWN_TERMS = 6


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is read of a report."""

    report: Report
    terms: Terms
    facts: Facts
    vector: Vector | None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two records whose stories may be one, and why."""

    record: Record
    match: Match

    @property
    def key(self) -> tuple[int, int]:
        """The ids of the stories, the lower first."""
        ids = self.record.story_id, self.match.record.story_id
        return min(ids), max(ids)

    @property
    def order(self) -> tuple[float, tuple[int, int], int]:
        """The likeliest first; ties go to the lower ids."""
        return -self.match.evidence.similarity, self.key, self.record.id


class Stories:
    """The live stories and what is known of them.

    The same reports in the same order, with the same calls between, give the same decisions.
    """

    def __init__(self, settings: ClusterSettings | None = None, *, next_id: int = 1) -> None:
        self._settings = settings or ClusterSettings()
        self._next_id = next_id
        self._shelf = Shelf()
        self._changed: set[int] = set()
        self._apart: dict[int, frozenset[int]] = {}  # stories an editor keeps from each other

    def __len__(self) -> int:
        return len(self._shelf)

    def add(self, report: Report) -> Open | Join:
        """Decide which story a report belongs to, and remember it there.

        A report without a vector, or with one of zeros, is judged by its words alone.

        Raises:
            ValueError: its vector has another length than those before.
        """
        reading = self._read(report)
        match = self._match(self._report_side(reading), avoiding=report.apart)
        story_id = match.record.story_id if match else self._next_id
        self._absorb(story_id, reading, match.record if match and not match.facts else None)
        self._changed.add(story_id)
        if match is None:
            return Open(report.article_id, story_id)
        return Join(report.article_id, story_id, _told(match, reading.facts.written))

    def set_aside(self, article_id: int) -> Open:
        """Give an article a story of its own that nothing joins: an issue of a series."""
        story_id = self._next_id
        self._next_id += 1
        return Open(article_id, story_id)

    def __contains__(self, story_id: int) -> bool:
        return bool(self._shelf.of_story(story_id))

    def restore(
        self, story_id: int, reports: Iterable[Report], *, is_changed: bool = False
    ) -> None:
        """Take up a story as it was decided before, with its reports.

        With `is_changed` the next merge pass asks whether it is one with another.

        Raises:
            ValueError: the story is here already, or a vector has another length.
        """
        if self._shelf.of_story(story_id):
            raise ValueError(f"story {story_id} is here already")
        for report in reports:
            self._absorb(story_id, self._read(report), None)
        if is_changed and story_id in self:
            self._changed.add(story_id)

    def forget(self, story_id: int) -> None:
        """Take a story out of memory, as if it were closed; one that is not here is passed over."""
        self._changed.discard(story_id)
        for record in tuple(self._shelf.of_story(story_id)):
            self._shelf.forget(record)

    def keep_apart(self, story_id: int, other_id: int) -> None:
        """Never merge two stories, nor what they are merged into; an editor said so."""
        for one, other in ((story_id, other_id), (other_id, story_id)):
            self._apart[one] = self._apart.get(one, frozenset()) | {other}

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
        silent = sorted(
            story_id
            for story_id in self._shelf
            if all(record.last_at < before for record in self._shelf.of_story(story_id))
        )
        for story_id in silent:
            self.forget(story_id)
        return tuple(silent)

    def _read(self, report: Report) -> _Reading:
        vector: Vector | None = report.vector
        if vector is not None:
            self._shelf.sums.check(vector)
        terms = read_terms(report.title, report.text, report.language)
        self._shelf.vocabulary.hear(terms.written)
        facts = read_facts(report.title, report.text, report.language)
        known = vector if vector is not None and vector.any() else None
        return _Reading(report, terms, facts, known)

    def _absorb(self, story_id: int, reading: _Reading, record: Record | None) -> None:
        """Add a report to a story: to the record its words are near, else to its language's."""
        self._next_id = max(self._next_id, story_id + 1)
        language, at = reading.report.language, reading.report.published_at
        record = record or self._shelf.find(story_id, language)
        record = record or self._shelf.open(story_id, language, at)
        self._shelf.absorb(record, reading.terms, reading.facts, at, reading.vector)

    def _merge_round(self, changed: Sequence[int]) -> list[Merge]:
        """Merge pairs of likely stories, the likeliest first, no story twice in a round."""
        records = [record for story_id in changed for record in self._shelf.of_story(story_id)]
        matches = [
            (record, self._match(self._record_side(record), avoiding=self._strangers(record)))
            for record in records
        ]
        pairs = [_Pair(record, match) for record, match in matches if match]
        taken: set[int] = set()
        merges = []
        for pair in sorted(pairs, key=lambda pair: pair.order):
            kept_id, merged_id = pair.key
            if taken.isdisjoint(pair.key):
                taken |= {kept_id, merged_id}
                merges.append(self._unite(pair, kept_id, merged_id))
        return merges

    def _strangers(self, record: Record) -> frozenset[int]:
        """Give the stories a record cannot be merged into: its own, and those kept apart."""
        return self._apart.get(record.story_id, frozenset()) | {record.story_id}

    def _unite(self, pair: _Pair, kept_id: int, merged_id: int) -> Merge:
        record, other = pair.record, pair.match.record
        evidence = _told(pair.match, self._written(record) if pair.match.facts else {})
        if not pair.match.facts:
            kept, merged = (record, other) if record.story_id == kept_id else (other, record)
            self._shelf.unite(kept, merged)
        self._shelf.gather(kept_id, merged_id)
        for other_id in self._apart.pop(merged_id, frozenset()):
            self.keep_apart(kept_id, other_id)
        return Merge(kept_id, merged_id, evidence)

    def _written(self, record: Record) -> dict[str, str]:
        """Give how a record's facts are written, by its words: facts are too many to keep it."""
        forms = self._shelf.vocabulary.written(record.weights)
        return {key: form for form in forms for key in keys_of(form)}

    # --- comparing ----------------------------------------------------------------------------

    def _report_side(self, reading: _Reading) -> Side:
        at, weights = reading.report.published_at, reading.terms.weights
        return Side(
            weights=self._shelf.weigh(weights),
            first_at=at,
            last_at=at,
            n_terms=len(weights),
            language=reading.report.language,
            script=reading.facts.script,
            facts=weights_of(reading.facts),
            figures=dict.fromkeys(reading.facts.figures, 1),
            vector=reading.vector,
        )

    def _record_side(self, record: Record) -> Side:
        vector = None
        if record.row is not None and record.vector_length:
            vector = self._shelf.sums.get(record.row) / record.vector_length
        return Side(
            weights=self._shelf.weigh(record.weights),
            first_at=record.first_at,
            last_at=record.last_at,
            n_terms=record.terms_per_text,
            language=record.language,
            script=record.script,
            facts=record.facts,
            figures=record.figures,
            n_texts=record.n_texts,
            vector=vector,
            words_coherence=record.words_coherence,
            meaning_coherence=record.meaning_coherence,
        )

    def _match(self, side: Side, *, avoiding: frozenset[int]) -> Match | None:
        """Find the likeliest record that is like enough; in another language if none in its own."""
        return self._best(side, avoiding=avoiding) or self._cross(side, avoiding=avoiding)

    def _best(self, side: Side, *, avoiding: frozenset[int]) -> Match | None:
        """Find the record of the likeliest words and meaning; ties go to the lower id."""
        records = self._shelf.candidates(side.weights, avoiding=avoiding)
        asked = self._shelf.vocabulary.weigh(side.weights)
        meanings = self._meanings(side, records)
        scored = [
            (self._likeness(side, record, _dot(asked, record.weights), meaning), record)
            for record, meaning in zip(records, meanings, strict=True)
        ]
        if not scored:
            return None
        best, record = max(scored, key=lambda found: (found[0][0], -found[1].id))
        bar = self._bar(side, record)
        if best[0] < bar:
            return None
        shared = self._shared_terms(asked, record)
        similarity, words, meaning, time = best
        evidence = Evidence(
            similarity,
            words,
            meaning,
            time,
            shared,
            names=tuple(term for term in shared if term[0].isupper()),
            numbers=tuple(term for term in shared if term[0].isdigit()),
            hours_apart=record.silence_h(side.first_at, side.last_at),
            bar=bar,
        )
        return Match(record, evidence)

    def _likeness(self, side: Side, record: Record, dot: float, meaning: float | None) -> Likeness:
        return likeness(side, record, dot=dot, meaning=meaning, settings=self._settings)

    def _meanings(self, side: Side, records: Sequence[Record]) -> list[float | None]:
        """Give the cosines of meaning; None where one of the two has no vector."""
        meanings: list[float | None] = [None] * len(records)
        rows = [row for record in records if (row := record.row) is not None]
        if side.vector is None or not rows:
            return meanings
        known = [place for place, record in enumerate(records) if record.row is not None]
        for place, dot in zip(known, self._shelf.sums.dots(rows, side.vector), strict=True):
            length = records[place].vector_length
            meanings[place] = max(0.0, dot / length) if length else None
        return meanings

    def _bar(self, side: Side, record: Record) -> float:
        n_terms = min(side.n_terms, record.terms_per_text)
        return self._settings.bar(n_terms=n_terms, pairs=side.n_texts * record.n_texts)

    def _cross(self, side: Side, *, avoiding: frozenset[int]) -> Match | None:
        """Find the record in another language whose names, numbers and times are a side's."""
        crossings = self._shelf.crossings.find(
            side.facts, side.script, language=side.language, avoiding=avoiding
        )
        matches = [self._crossing_match(side, one) for one in crossings if self._speaks(one)]
        return max(
            filter(None, matches),
            key=lambda match: (match.evidence.similarity, -match.record.id),
            default=None,
        )

    def _speaks(self, crossing: Crossing) -> bool:
        """Say whether what is shared is enough to speak of one event at all."""
        settings = self._settings
        if crossing.has_number:
            return len(crossing.shared) > 1 and crossing.weight >= settings.least_weight
        return len(crossing.shared) > 2 and crossing.weight >= settings.least_weight_names

    def _crossing_match(self, side: Side, crossing: Crossing) -> Match | None:
        settings, record = self._settings, crossing.record
        time = nearness(side, record, sigma_h=settings.cross_sigma_h)
        similarity = crossing.likeness * time * (1 - conflict(side, record, settings))
        is_latin = side.script == record.script == "latin"
        bar = settings.latin_bar if is_latin else settings.other_bar
        bar = bar if crossing.has_number else bar * settings.names_only
        if similarity < bar:
            return None
        silence_h = record.silence_h(side.first_at, side.last_at)
        evidence = Evidence(similarity, time=time, hours_apart=silence_h, bar=bar)
        return Match(record, evidence, crossing.shared)

    def _shared_terms(self, asked: Weights, record: Record) -> tuple[str, ...]:
        known = record.weights
        shares = {term: weight * known[term] for term, weight in asked.items() if term in known}
        top = heapq.nlargest(_SHOWN_TERMS, shares, key=lambda term: (shares[term], term))
        return self._shelf.vocabulary.written(top)


def _told(match: Match, written: Mapping[str, str]) -> Evidence:
    """Give a match's evidence; facts that joined across languages as they are written."""
    if not match.facts:
        return match.evidence
    shown = tuple(dict.fromkeys(written.get(fact, fact[1:]) for fact in match.facts))
    return replace(match.evidence, shared_terms=shown[:_SHOWN_TERMS])


def _dot(asked: Weights, weights: Weights) -> float:
    return sum([weight * weights[term] for term, weight in asked.items() if term in weights])
