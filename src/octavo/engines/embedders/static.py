"""Sentence vectors from a table: learnt for English news, plain numpy, always there.

A text is the weighed sum of its pieces' vectors, bent a little by a residual head. What the
table was learnt from and how well it agrees with its teacher stands beside it, in
`weights/static-en.json`; `bench/train_static.py` makes both.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from octavo.engines.embedders.wordpiece import WordPieces
from octavo.lib.vectors import normalise
from octavo.news.errors import SettingError

LIMIT = 48  # pieces read of title and lead, like the teacher
_BATCH = 64  # headlines/s a core by batch: see docs/decisions/0011-static-embedder.md
_INT8 = 127
_FILE = "static-en.npz"

Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class StaticWeights:
    """What is learnt.

    Attributes:
        vocabulary: word pieces and whole words, by id; the four marks of BERT among them.
        rows: shape (len(vocabulary), dim), int8: the vector of each piece.
        scales: shape (len(vocabulary),), float32: what a row is multiplied by, weight included.
        head_in, head_bias, head_out: shapes (dim, k), (k,), (k, dim), float32.
    """

    vocabulary: tuple[str, ...]
    rows: NDArray[np.int8]
    scales: Matrix
    head_in: Matrix
    head_bias: Matrix
    head_out: Matrix

    @classmethod
    def quantise(  # noqa: PLR0913  the tensors of the model, one each
        cls,
        vocabulary: Sequence[str],
        vectors: Matrix,
        *,
        head_in: Matrix,
        head_bias: Matrix,
        head_out: Matrix,
    ) -> "StaticWeights":
        """Cut vectors (already weighed) to eight bits, each row by its own largest number."""
        largest = np.maximum(np.abs(vectors).max(axis=1), np.finfo(np.float32).tiny)
        rows = np.rint(vectors / largest[:, None] * _INT8).astype(np.int8)
        scales = (largest / _INT8).astype(np.float32)
        return cls(tuple(vocabulary), rows, scales, head_in, head_bias, head_out)

    @classmethod
    def unpack(cls, content: bytes) -> "StaticWeights":
        """Read what `pack` wrote.

        Raises:
            ValueError: the bytes are something else.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as packed:
                vocabulary = bytes(packed["vocabulary"]).decode("utf-8").split("\n")
                names = ("rows", "scales", "head_in", "head_bias", "head_out")
                weights = cls(tuple(vocabulary), *(packed[name] for name in names))
        except (ValueError, KeyError, EOFError, zipfile.BadZipFile, OSError) as error:
            raise ValueError(f"not the weights of a static embedder: {error}") from error
        if len(vocabulary) != len(weights.rows) or len(vocabulary) != len(weights.scales):
            raise ValueError("not the weights of a static embedder: lengths differ")
        return weights

    def pack(self) -> bytes:
        """Write them as an npz; the same weights give the same bytes."""
        file = io.BytesIO()
        vocabulary = np.frombuffer("\n".join(self.vocabulary).encode("utf-8"), np.uint8)
        np.savez_compressed(
            file,
            vocabulary=vocabulary,
            rows=self.rows,
            scales=self.scales,
            head_in=self.head_in,
            head_bias=self.head_bias,
            head_out=self.head_out,
        )
        return file.getvalue()

    @cached_property
    def table(self) -> Matrix:
        """The weighed vectors of all pieces, shape (len(vocabulary), dim)."""
        return self.rows * self.scales[:, None]


def cut(pieces: WordPieces, text: str) -> list[int]:
    """Give the ids of a text's pieces; none where it has no letter or digit."""
    return pieces.encode(text, LIMIT + 2)[1:-1]


class StaticEmbedder:
    """Embeds title and lead by looking their pieces up; thousands of texts a second."""

    languages = frozenset({"en"})

    def __init__(self, *, weights: Path | None = None) -> None:
        """Open the table.

        Args:
            weights: a file that `bench/train_static.py` wrote; by default the shipped one.

        Raises:
            SettingError: the file cannot be used.
        """
        try:
            content = weights.read_bytes() if weights else _shipped(_FILE)
            learnt = StaticWeights.unpack(content)
        except (OSError, ValueError) as error:
            raise SettingError("embedder", f"{weights or _FILE}: {error}") from error
        self.name = f"static-{hashlib.sha256(content).hexdigest()[:12]}"
        self.dim = int(learnt.rows.shape[1])
        self._learnt = learnt
        self._pieces = WordPieces(learnt.vocabulary)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: shape (len(texts), dim), float32, unit rows; no usable word, a zero row."""
        encoded = [cut(self._pieces, text) for text in texts]
        filled = [row for row, ids in enumerate(encoded) if ids]
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for start in range(0, len(filled), _BATCH):
            rows = filled[start : start + _BATCH]
            vectors[rows] = self._look_up([encoded[row] for row in rows])
        return vectors

    def _look_up(self, encoded: Sequence[Sequence[int]]) -> Matrix:
        starts = np.cumsum([0, *map(len, encoded[:-1])])
        ids = np.concatenate(encoded)
        sums = normalise(np.add.reduceat(self._learnt.table[ids], starts, axis=0))
        bent = np.tanh(sums @ self._learnt.head_in + self._learnt.head_bias)
        return normalise(sums + bent @ self._learnt.head_out)


def provenance() -> dict[str, object]:
    """Tell what the shipped weights were learnt from, how, and how well."""
    told: dict[str, object] = json.loads(_shipped("static-en.json"))
    return told


def _shipped(name: str) -> bytes:
    return (resources.files(__package__) / "weights" / name).read_bytes()
