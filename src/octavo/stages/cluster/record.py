"""What is remembered of a story: sums that merge by addition, and the time it spans."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

import numpy as np

from octavo.stages.cluster.facts import Script

_NO_FIGURES: Mapping[str, int] = MappingProxyType({})  # one for all: an empty dict takes 64 bytes
PRINT_BYTES = 4


@dataclass(slots=True)
class Record:
    """What a live story has in one language. Copies of one text count once, in `fingerprints`.

    A story told in several languages has a record for each: their words have nothing in common.
    Of 50,000 records each byte counts: what is many is kept as bytes (see `packed`).
    """

    id: int  # among records, never given twice
    story_id: int
    language: str
    first_at: datetime
    last_at: datetime
    slot: int = -1  # its place in the indices
    terms: bytes = b""  # packed weights by term, the sum over its texts
    fingerprints: bytes = b""  # a uint32 for each different text
    n_terms: int = 0  # the sum of distinct terms over its texts
    length: float = 1.0  # of `terms` times rarity
    facts: bytes = b""  # packed weights by fact, the sum over its texts
    figures: Mapping[str, int] = field(default_factory=lambda: _NO_FIGURES)  # in how many leads
    script: Script = "latin"
    row: int | None = None  # of its vectors' sum
    n_vectors: int = 0
    vector_length: float = 0.0

    @property
    def n_texts(self) -> int:
        """How many different texts it has."""
        return len(self.fingerprints) // PRINT_BYTES

    @property
    def terms_per_text(self) -> float:
        """How many distinct terms a text of it has on average."""
        return self.n_terms / max(1, self.n_texts)

    @property
    def words_coherence(self) -> float:
        """How much its texts say the same, in 0..1: the length of the mean of unit vectors."""
        return min(1.0, self.length / max(1, self.n_texts))

    @property
    def meaning_coherence(self) -> float:
        """The same of what they mean."""
        return min(1.0, self.vector_length / max(1, self.n_vectors))

    def span(self, first_at: datetime, last_at: datetime) -> None:
        """Stretch over more time."""
        self.first_at = min(self.first_at, first_at)
        self.last_at = max(self.last_at, last_at)

    def silence_h(self, first_at: datetime, last_at: datetime) -> float:
        """Give the hours between its time and another's, 0 where they overlap.

        To the whole interval: measured to the last report only, a late arrival would stand alone.
        """
        if first_at > self.last_at:
            return (first_at - self.last_at).total_seconds() / 3600
        if self.first_at > last_at:
            return (self.first_at - last_at).total_seconds() / 3600
        return 0.0

    def has_text(self, fingerprint: int) -> bool:
        """Say whether a text was counted already."""
        return bool(self.fingerprints) and bool(
            (np.frombuffer(self.fingerprints, "<u4") == fingerprint).any()
        )

    def count_texts(self, fingerprints: bytes) -> None:
        """Count texts; those it has already count once."""
        prints = np.frombuffer(self.fingerprints + fingerprints, "<u4")
        self.fingerprints = np.unique(prints).tobytes() if self.fingerprints else fingerprints

    def count_figures(self, figures: Mapping[str, int]) -> None:
        """Count in how many texts figures are led with."""
        if figures:
            known = self.figures
            self.figures = {**known, **{f: known.get(f, 0) + n for f, n in figures.items()}}
