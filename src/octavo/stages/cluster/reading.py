"""What clustering reads of a report, all of it at once and without any state.

A process of its own may do it: a reading is small, and is handed on by pickle.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from octavo.lib.vectors import Vector
from octavo.news.story import Report
from octavo.stages.cluster.crossings import code_of, weights_of
from octavo.stages.cluster.facts import Script, facts_of
from octavo.stages.cluster.packed import Floats, Packed
from octavo.stages.cluster.passage import cut
from octavo.stages.cluster.terms import terms_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as clustering sees it: no text any more, but what it says.

    Attributes:
        terms: how each is written.
        weights: of the terms, in their order, float64: sublinear counts.
        fingerprint: of the whole text, 32 bits.
        facts: packed, by code; `written` tells how each stands in the report.
        figures: that the report leads with, each once.
        vector: unit length; None where there is none, or one of zeros.
        apart: stories it must not join.
    """

    article_id: int
    at: datetime
    language: str
    terms: Mapping[str, str]
    weights: Floats
    fingerprint: int
    script: Script
    facts: Packed
    written: Mapping[int, str]
    figures: Mapping[str, int]
    vector: Vector | None
    apart: frozenset[int]


def read(report: Report) -> Reading:
    """Read a report's terms and facts."""
    passage = cut(report.title, report.text)
    terms = terms_of(passage, report.language)
    facts = facts_of(passage, report.language)
    vector: Vector | None = report.vector
    return Reading(
        article_id=report.article_id,
        at=report.published_at,
        language=report.language,
        terms=terms.written,
        weights=np.fromiter(terms.weights.values(), np.float64, len(terms.weights)),
        fingerprint=terms.fingerprint,
        script=facts.script,
        facts=weights_of(facts),
        written={code_of(fact): form for fact, form in facts.written.items()},
        figures=dict.fromkeys(facts.figures, 1),
        vector=vector if vector is not None and vector.any() else None,
        apart=report.apart,
    )
