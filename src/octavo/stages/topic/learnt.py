"""What a set of labelled headlines taught: a weight of every word for every topic, English only.

Words are hashed, so no text is kept. `bench/train_topics.py` makes the file; `weights.json`
beside it tells from what.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

N_ROWS = 1 << 15  # with 80 columns 1.5 MB in the package; a collision costs a word of either
_INT8 = 127
_FILE = "weights.npz"

Floats = NDArray[np.float32]


def rows_of(title: Sequence[str], lead: Sequence[str]) -> tuple[NDArray[np.int64], Floats]:
    """Give the rows of a text's words and what each counts for; a word of the title counts double.

    Numbers are left out; both arrays have shape (n different words,), the weights unit length.
    """
    counted: dict[int, float] = {}
    for words, weight in ((title, 2.0), (lead, 1.0)):
        for word in dict.fromkeys(words):
            if len(word) > 1 and not word[0].isdigit():
                row = crc32(word.encode("utf-8", "surrogatepass")) % N_ROWS
                counted[row] = counted.get(row, 0.0) + weight
    rows = np.fromiter(counted, np.int64, len(counted))
    weights: Floats = np.sqrt(np.fromiter(counted.values(), np.float32, len(counted)))
    weights /= np.float32(max(float(np.linalg.norm(weights)), 1e-9))
    return rows, weights


@dataclass(frozen=True, slots=True)
class TopicWeights:
    """What is learnt.

    Attributes:
        topics: ids, one a column.
        rows: shape (N_ROWS, len(topics)), int8: what a word says for each topic.
        scales: shape (len(topics),), float32: what a column is multiplied by.
        bias: shape (len(topics),), float32.
    """

    topics: tuple[str, ...]
    rows: NDArray[np.int8]
    scales: Floats
    bias: Floats

    @classmethod
    def quantise(cls, topics: Sequence[str], weights: Floats, bias: Floats) -> "TopicWeights":
        """Cut weights to eight bits, each column by its own largest number."""
        largest = np.maximum(np.abs(weights).max(axis=0), np.finfo(np.float32).tiny)
        rows = np.rint(weights / largest * _INT8).astype(np.int8)
        return cls(tuple(topics), rows, (largest / _INT8).astype(np.float32), bias)

    @classmethod
    def unpack(cls, content: bytes) -> "TopicWeights":
        """Read what `pack` wrote.

        Raises:
            ValueError: the bytes are something else.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as packed:
                topics = bytes(packed["topics"]).decode("ascii").split("\n")
                learnt = cls(tuple(topics), packed["rows"], packed["scales"], packed["bias"])
        except (ValueError, KeyError, EOFError, zipfile.BadZipFile, OSError) as error:
            raise ValueError(f"not the weights of topics: {error}") from error
        if learnt.rows.shape != (N_ROWS, len(topics)):
            raise ValueError(f"not the weights of topics: shape {learnt.rows.shape}")
        return learnt

    def pack(self) -> bytes:
        """Write them as an npz; the same weights give the same bytes."""
        file = io.BytesIO()
        topics = np.frombuffer("\n".join(self.topics).encode("ascii"), np.uint8)
        np.savez_compressed(
            file,
            allow_pickle=False,
            topics=topics,
            rows=self.rows,
            scales=self.scales,
            bias=self.bias,
        )
        return file.getvalue()

    def logits(self, rows: NDArray[np.int64], weights: Floats) -> Floats:
        """Give the log-odds of every topic, shape (len(topics),), up to one number for all."""
        said: Floats = weights @ self.rows[rows].astype(np.float32)
        return said * self.scales + self.bias


@cache
def shipped() -> TopicWeights:
    """Read the weights that go with the package, once."""
    return TopicWeights.unpack((resources.files(__package__) / _FILE).read_bytes())
