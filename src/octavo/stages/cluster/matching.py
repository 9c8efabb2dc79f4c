"""Which record a report, or another record, is most like; and whether that is enough."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from octavo.news.story import Evidence
from octavo.stages.cluster.crossings import Crossing
from octavo.stages.cluster.likeness import (
    Likeness,
    Match,
    Side,
    ceilings,
    conflict,
    likeness,
    nearness,
)
from octavo.stages.cluster.packed import LOW, UNIT, Floats, Ints, heaviest, is_among, unpack
from octavo.stages.cluster.reading import Reading
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.settings import ClusterSettings
from octavo.stages.cluster.shelf import Shelf

SHOWN_TERMS = 6


def report_side(reading: Reading, shelf: Shelf, terms: Ints, weights: Floats) -> Side:
    """Give a report as one side of a comparison; `terms` are ascending, `weights` theirs."""
    weighed, rarities = _weigh(shelf, terms, weights)
    return Side(
        terms=terms,
        weights=weighed,
        rarities=rarities,
        first_at=reading.at,
        last_at=reading.at,
        n_terms=len(terms),
        language=reading.language,
        script=reading.script,
        facts=reading.facts,
        figures=reading.figures,
        vector=reading.vector,
    )


def record_side(record: Record, shelf: Shelf) -> Side:
    """Give a record as one side of a comparison."""
    packed = unpack(record.terms)
    terms = packed >> 32
    weighed, rarities = _weigh(shelf, terms, (packed & LOW) / UNIT)
    return Side(
        terms=terms,
        weights=weighed,
        rarities=rarities,
        first_at=record.first_at,
        last_at=record.last_at,
        n_terms=record.terms_per_text,
        language=record.language,
        script=record.script,
        facts=unpack(record.facts),
        figures=record.figures,
        n_texts=record.n_texts,
        vector=None if record.row is None else shelf.meanings.unit(record.row),
        words_coherence=record.words_coherence,
        meaning_coherence=record.meaning_coherence,
    )


def _weigh(shelf: Shelf, terms: Ints, weights: Floats) -> tuple[Floats, Floats]:
    """Multiply by rarity, to unit length."""
    rarities = shelf.vocabulary.rarities(terms)
    weighed = weights * rarities
    length = math.sqrt(float(np.einsum("i,i", weighed, weighed))) or 1.0
    return weighed / length, rarities


@dataclass(frozen=True, slots=True)
class Found:
    """What a side matches, if anything, and how like it the likeliest in its language is."""

    match: Match | None
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Among:
    """The only stories to look among, where something this like was found elsewhere before."""

    story_ids: frozenset[int]
    likeness: float


class Matcher:
    """Finds on a shelf what a side is most like."""

    def __init__(self, shelf: Shelf, settings: ClusterSettings) -> None:
        self._shelf = shelf
        self._settings = settings

    def match(self, side: Side, *, avoiding: frozenset[int], among: Among | None = None) -> Found:
        """Find the likeliest record that is like enough; in another language if none in its own.

        Args:
            avoiding: stories that are left out.
            among: what else narrows it; None for nothing.
        """
        found = self._best(side, avoiding, among)
        if found.match is None:
            found = replace(found, match=self._cross(side, avoiding, among))
        return found

    def compare(self, side: Side, record: Record) -> Evidence:
        """Tell how like a record a side is and what it would need, terms left out."""
        asked = side.weights * side.rarities
        (dot,) = self._shelf.index.products([record], side.terms, asked) if record.terms else (0.0,)
        rows = np.array([-1 if record.row is None else record.row])
        (meaning,) = self._meanings(side, rows)
        likeness = self._likeness(side, record, dot, meaning)
        return Evidence(*likeness, bar=self._bar(side, record))

    def _best(self, side: Side, avoiding: frozenset[int], among: Among | None) -> Found:
        """Find the record of the likeliest words and meaning; ties go to the older."""
        slots = self._shelf.index.find(
            side.terms,
            side.weights,
            side.rarities,
            without=self._shelf.slots_of(avoiding),
            among=None if among is None else self._shelf.slots_of(among.story_ids),
        )
        if not len(slots):
            return Found(None)
        records = self._shelf.at(slots)
        dots = self._shelf.index.products(records, side.terms, side.weights * side.rarities)
        inverse, n_texts, rows = self._shelf.index.columns(slots)
        meanings = self._meanings(side, rows)
        highest = ceilings(dots * inverse, meanings, self._settings)
        # Those that may pass a bar at all, the most promising first: most need no closer look.
        least = self._settings.lowest_bar_of(side.n_texts * int(n_texts.max()))
        order = np.flatnonzero(highest >= least)
        best, found = (0.0, 0.0, 0.0, 0.0), None
        for place in order[np.argsort(-highest[order], kind="stable")].tolist():
            if highest[place] < best[0]:
                break
            record = records[place]
            alike = self._likeness(side, record, dots[place], meanings[place])
            if found is None or (alike[0], -record.id) > (best[0], -found.id):
                best, found = alike, record
        bar = self._bar(side, found) if found else 0.0
        if found is None or best[0] < max(bar, among.likeness if among else 0.0):
            return Found(None, best[0])
        bar += self._settings.crowding * self._crowd(side, records, highest)
        if best[0] < bar:
            return Found(None, best[0])
        return Found(Match(found, self._evidence(side, found, best, bar)), best[0])

    def _crowd(self, side: Side, records: Sequence[Record], highest: Floats) -> float:
        """Give how like a side the records are that come after the likeliest, on average.

        What many stories have alike is their subject's, not the event's.
        """
        first, end = self._settings.crowd_ranks
        if len(records) <= first:
            return 0.0
        times = [nearness(side, record, sigma_h=self._settings.sigma_h) for record in records]
        alike = np.sort(highest * times)[::-1]
        return float(alike[first:end].sum()) / (end - first)

    def _likeness(self, side: Side, record: Record, dot: float, meaning: float) -> Likeness:
        known = None if math.isnan(meaning) else float(meaning)
        return likeness(side, record, dot=float(dot), meaning=known, settings=self._settings)

    def _evidence(self, side: Side, record: Record, found: Likeness, bar: float) -> Evidence:
        similarity, words, meaning, time = found
        shared = self._shared_terms(side, record)
        return Evidence(
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

    def _meanings(self, side: Side, rows: NDArray[np.integer]) -> Floats:
        """Give the cosines with rows of meaning, 0 or more; NaN where one of the two is none."""
        meanings = np.full(len(rows), np.nan)
        known = rows >= 0
        if side.vector is not None and known.any():
            cosines = self._shelf.meanings.cosines(rows[known], side.vector)
            meanings[known] = np.maximum(cosines, 0.0)
        return meanings

    def _bar(self, side: Side, record: Record) -> float:
        n_terms = min(side.n_terms, record.terms_per_text)
        return self._settings.bar(n_terms=n_terms, pairs=side.n_texts * record.n_texts)

    def _cross(self, side: Side, avoiding: frozenset[int], among: Among | None) -> Match | None:
        """Find the record in another language whose names, numbers and times are a side's."""
        crossings = self._shelf.crossings.find(
            side.facts,
            side.script,
            language=side.language,
            avoiding=avoiding,
            among=among.story_ids if among else None,
        )
        matches = [
            (self._crossing_match(side, one) if self._speaks(one) else None)
            or self._meaning_match(side, one)
            for one in crossings
        ]
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
        similarity = self._shelf.crossings.likeness(side.facts, side.script, crossing)
        similarity *= time * (1 - conflict(side, record, settings))
        is_latin = side.script == record.script == "latin"
        bar = settings.latin_bar if is_latin else settings.other_bar
        bar = bar if crossing.has_number else bar * settings.names_only
        if similarity < bar:
            return None
        silence_h = record.silence_h(side.first_at, side.last_at)
        evidence = Evidence(similarity, time=time, hours_apart=silence_h, bar=bar)
        return Match(record, evidence, crossing.shared)

    def _meaning_match(self, side: Side, crossing: Crossing) -> Match | None:
        """Match by meaning across languages, facts standing for words; the bar is the usual one.

        Both have a vector only where the embedder declares both languages.
        """
        settings, record = self._settings, crossing.record
        rows = np.array([-1 if record.row is None else record.row])
        (meaning,) = self._meanings(side, rows).tolist()
        if math.isnan(meaning):
            return None
        facts = self._shelf.crossings.likeness(side.facts, side.script, crossing)
        time = nearness(side, record, sigma_h=settings.cross_sigma_h)
        similarity = settings.words_share * facts + (1 - settings.words_share) * meaning
        similarity *= time * (1 - conflict(side, record, settings))
        bar = self._bar(side, record)
        if similarity < bar:
            return None
        silence_h = record.silence_h(side.first_at, side.last_at)
        evidence = Evidence(similarity, meaning=meaning, time=time, hours_apart=silence_h, bar=bar)
        return Match(record, evidence, crossing.shared)

    def _shared_terms(self, side: Side, record: Record) -> tuple[str, ...]:
        packed = unpack(record.terms)
        keys = packed >> 32
        places = np.flatnonzero(is_among(side.terms, keys))
        shared = side.terms[places]
        theirs = (packed & LOW)[np.searchsorted(keys, shared)]
        shares = side.weights[places] * side.rarities[places] * theirs
        top = shared[heaviest(shares, SHOWN_TERMS)]
        return self._shelf.vocabulary.written(top.tolist())
