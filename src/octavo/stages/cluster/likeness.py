"""How alike a report and a story are, or two stories, in one language: words, meaning, time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from octavo.lib.vectors import Vector
from octavo.news.story import Evidence
from octavo.stages.cluster.facts import Script
from octavo.stages.cluster.packed import Floats, Ints, Packed
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.settings import ClusterSettings

# Of the texts of a story, that a figure must lead to stand for it. At 0 the one outlet that recalls
# an earlier event's figures makes the two agree.
_TOLD_SHARE = 0.25


Likeness = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared with records: a report, or a record itself.

    Attributes:
        terms: numbers, ascending.
        weights: theirs times rarity, unit length as a whole; shape as `terms`.
        rarities: theirs; shape as `terms`.
        facts: packed, by code.
        vector: unit length.
    """

    terms: Ints
    weights: Floats
    rarities: Floats
    first_at: datetime
    last_at: datetime
    n_terms: float
    language: str
    script: Script
    facts: Packed
    figures: Mapping[str, int]
    n_texts: int = 1
    vector: Vector | None = None
    words_coherence: float = 1.0
    meaning_coherence: float = 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """A record that is like enough, and why; `facts` are what joined across languages, by code."""

    record: Record
    evidence: Evidence
    facts: tuple[int, ...] = ()


def likeness(
    side: Side, record: Record, *, dot: float, meaning: float | None, settings: ClusterSettings
) -> Likeness:
    """Give similarity, and what it is made of: words, meaning, time.

    Args:
        dot: the product of the side's weights with the record's, rarity in both.
        meaning: the cosine with the record's mean vector; None where one has no vector.
    """
    looseness = 1 - settings.coherence
    words = min(1.0, dot / record.length)
    words *= (side.words_coherence * record.words_coherence) ** looseness
    mixed = min(1.0, words / settings.wordless(min(side.n_terms, record.terms_per_text)))
    if meaning is not None:
        meaning = min(1.0, meaning)
        meaning *= (side.meaning_coherence * record.meaning_coherence) ** looseness
        mixed = settings.words_share * words + (1 - settings.words_share) * meaning
    time = nearness(side, record, sigma_h=settings.sigma_h)
    mixed *= time
    if mixed >= settings.lowest_bar:  # below it nothing joins, conflict or not
        mixed *= 1 - conflict(side, record, settings)
    return mixed, words, meaning or 0.0, time


def ceilings(dots: Floats, meanings: Floats, settings: ClusterSettings) -> Floats:
    """Give what likeness cannot exceed: what it would be were there nothing to lessen it.

    Args:
        dots: by record, the product of unit weights; `meanings` the cosines, NaN where unknown.
    """
    words = np.minimum(dots, 1.0)
    share = settings.words_share
    mixed = share * words + (1 - share) * np.minimum(meanings, 1.0)
    return np.where(np.isnan(mixed), np.minimum(words / settings.words_only, 1.0), mixed)


def nearness(side: Side, record: Record, *, sigma_h: float) -> float:
    """Give how near a side's time is to a record's: 1 where they overlap, a Gaussian beyond."""
    silence = record.silence_h(side.first_at, side.last_at) / sigma_h
    return math.exp(-silence * silence / 2) if silence else 1.0


def conflict(side: Side, record: Record, settings: ClusterSettings) -> float:
    """Give how much figures speak against a side and a record being of one event, in 0..1.

    They do where both lead with figures and share none: another toll within hours is an update,
    after days it is another event. Days that titles name do at any time: a puzzle, a forecast, a
    guide to a day is another one the next day.
    """
    speaks = 0.0
    if _disagree(side, record, are_days=False):
        speaks = settings.other_figures * (1 - nearness(side, record, sigma_h=settings.update_h))
    if _disagree(side, record, are_days=True):
        speaks = max(speaks, settings.other_dates)
    return speaks


def _disagree(side: Side, record: Record, *, are_days: bool) -> bool:
    """Say whether both lead with days, or with other figures, and neither with what both have."""
    told = _leading(side.figures, side.n_texts, are_days=are_days)
    if not told:
        return False
    known = _leading(record.figures, record.n_texts, are_days=are_days)
    return bool(known) and not (told & record.figures.keys() or known & side.figures.keys())


def _leading(figures: Mapping[str, int], n_texts: int, *, are_days: bool) -> set[str]:
    least = _TOLD_SHARE * n_texts
    return {key for key, n in figures.items() if n >= least and (key[0] == "/") is are_days}
