"""The vectors folding remembers, in one matrix that grows as they come."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

_FIRST_ROWS = 256


class Vectors:
    """Vectors by article, of shape (dim,) and unit length each; nothing is copied to ask them."""

    def __init__(self) -> None:
        self._row_by_id: dict[int, int] = {}
        self._ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._matrix: NDArray[np.float32] = np.empty((0, 0), np.float32)

    def __len__(self) -> int:
        return len(self._row_by_id)

    def get(self, article_id: int) -> Any:
        """Give an article's vector; None where it has none."""
        row = self._row_by_id.get(article_id)
        return None if row is None else self._matrix[row]

    def update(self, vectors: Mapping[int, Any]) -> None:
        """Remember vectors, in place of earlier ones of the same articles."""
        for article_id, vector in vectors.items():
            row = self._row_by_id.setdefault(article_id, len(self._row_by_id))
            if row >= len(self._matrix):
                self._grow(len(vector))
            self._ids[row] = article_id
            self._matrix[row] = vector

    def keep(self, article_ids: Iterable[int]) -> None:
        """Let the vectors go of all other articles."""
        kept = set(article_ids)
        rest = [(id_, row) for id_, row in self._row_by_id.items() if id_ in kept]
        if len(rest) == len(self):
            return
        matrix = self._matrix[[row for _, row in rest]]
        self._row_by_id = {id_: row for row, (id_, _) in enumerate(rest)}
        self._ids = np.fromiter(self._row_by_id, np.int64, len(rest))
        self._matrix = matrix

    def nearest(self, vector: Any, n: int) -> list[int]:
        """Give the ids of the articles nearest in meaning to a vector, nearest first."""
        n_rows = len(self)
        n = min(n, n_rows)
        if n == 0:
            return []
        scores = self._matrix[:n_rows] @ vector
        best = np.argpartition(-scores, n - 1)[:n]
        ordered = best[np.argsort(-scores[best], kind="stable")]
        return [int(self._ids[row]) for row in ordered]

    def _grow(self, dim: int) -> None:
        """Double the room; rows handed out before stay as they were."""
        n_rows = max(_FIRST_ROWS, 2 * len(self._matrix))
        matrix = np.zeros((n_rows, dim), np.float32)
        ids = np.zeros(n_rows, np.int64)
        matrix[: len(self._matrix)] = self._matrix if len(self._matrix) else 0
        ids[: len(self._ids)] = self._ids
        self._ids, self._matrix = ids, matrix
