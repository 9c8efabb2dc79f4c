"""What is remembered of a story: sums that merge by addition, and the time it spans."""

import math
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from octavo.lib.vectors import Matrix, Vector
from octavo.stages.cluster.facts import Script
from octavo.stages.cluster.terms import Weights


@dataclass(slots=True)
class Record:
    """What a live story has in one language. Copies of one text count once, in `fingerprints`.

    A story told in several languages has a record for each: their words have nothing in common.
    """

    id: int  # among records
    story_id: int
    language: str
    first_at: datetime
    last_at: datetime
    weights: Weights = field(default_factory=dict)  # the sum over its texts
    fingerprints: set[int] = field(default_factory=set)
    n_terms: int = 0  # the sum of distinct terms over its texts
    length: float = 0.0  # of `weights` times rarity
    facts: Weights = field(default_factory=dict)  # the sum over its texts
    figures: dict[str, int] = field(default_factory=dict)  # in how many titles and leads
    script: Script = "latin"
    row: int | None = None  # of its vectors' sum
    n_vectors: int = 0
    vector_length: float = 0.0

    @property
    def n_texts(self) -> int:
        """How many different texts it has."""
        return len(self.fingerprints)

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


class VectorSums:
    """One matrix of float32 for the vectors of all live stories: one row a story."""

    def __init__(self) -> None:
        self._rows: Matrix = np.zeros((0, 0), np.float32)
        self._free: list[int] = []

    def check(self, vector: Vector) -> None:
        """Raise ValueError if the vectors so far have another length."""
        if self._rows.size and self._rows.shape[1] != len(vector):
            raise ValueError(f"a vector of {len(vector)} among vectors of {self._rows.shape[1]}")

    def take(self, dim: int) -> int:
        """Give an empty row."""
        if not self._rows.size:
            self._rows = np.zeros((64, dim), np.float32)
            self._free = list(range(63, -1, -1))
        if not self._free:
            n = len(self._rows)
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._free = list(range(2 * n - 1, n - 1, -1))
        return self._free.pop()

    def add(self, row: int, vector: Vector) -> float:
        """Add a vector to a row and give the row's new length."""
        self._rows[row] += vector
        return math.sqrt(float(self._rows[row] @ self._rows[row]))

    def get(self, row: int) -> Vector:
        """Give a copy of a row."""
        vector: Vector = self._rows[row].copy()
        return vector

    def free(self, row: int) -> None:
        """Give a row back."""
        self._rows[row] = 0
        self._free.append(row)

    def dots(self, rows: list[int], vector: Vector) -> list[float]:
        """Give the product of each row with a vector."""
        products: list[float] = (self._rows[rows] @ vector).tolist()
        return products
