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
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from octavo.engines.embedders.wordpiece import WordPieces
from octavo.lib.vectors import normalise
from octavo.news.errors import SettingError

N_PLACES = 48  # pieces of a text the teacher reads, and so all the student learns from
# Pieces read of title and lead; those beyond N_PLACES weigh as the last of them. At 48, full texts
# fold worse (articles-2014 .75 -> .72, articles-2013 .78 -> .75): the lead says where and who.
_LIMIT = 140
_BATCH = 16  # titles with summary a second, a core: 12,251 at 1, 17,644 at 16, 12,415 at 256
_INT8 = 127
_FILE = "static-en.npz"
_TENSORS = ("rows", "scales", "places", "head_in", "head_bias", "head_out")
_RECIPE = 1  # raise it when the same weights give other vectors

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StaticWeights:
    """What is learnt.

    Attributes:
        vocabulary: word pieces and whole words, by id; the four marks of BERT among them.
        rows: shape (len(vocabulary), dim), int8: the vector of each piece.
        scales: shape (len(vocabulary),), float32: what a row is multiplied by, weight included.
        places: shape (N_PLACES,), float32: what a piece weighs by its place in the text.
        head_in, head_bias, head_out: shapes (dim, k), (k,), (k, dim), float32.
    """

    vocabulary: tuple[str, ...]
    rows: NDArray[np.int8]
    scales: Matrix
    places: Matrix
    head_in: Matrix
    head_bias: Matrix
    head_out: Matrix

    @classmethod
    def quantise(
        cls,
        vocabulary: Sequence[str],
        vectors: Matrix,
        *,
        places: Matrix,
        head_in: Matrix,
        head_bias: Matrix,
        head_out: Matrix,
    ) -> "StaticWeights":
        """Cut vectors (already weighed) to eight bits, each row by its own largest number."""
        largest = np.maximum(np.abs(vectors).max(axis=1), np.finfo(np.float32).tiny)
        rows = np.rint(vectors / largest[:, None] * _INT8).astype(np.int8)
        scales = (largest / _INT8).astype(np.float32)
        return cls(tuple(vocabulary), rows, scales, places, head_in, head_bias, head_out)

    @classmethod
    def unpack(cls, content: bytes) -> "StaticWeights":
        """Read what `pack` wrote.

        Raises:
            ValueError: the bytes are something else.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as packed:
                vocabulary = bytes(packed["vocabulary"]).decode("utf-8").split("\n")
                weights = cls(tuple(vocabulary), *(packed[name] for name in _TENSORS))
        except (ValueError, KeyError, EOFError, zipfile.BadZipFile, OSError) as error:
            raise ValueError(f"not the weights of a static embedder: {error}") from error
        if len(vocabulary) != len(weights.rows) or len(vocabulary) != len(weights.scales):
            raise ValueError("not the weights of a static embedder: lengths differ")
        return weights

    def pack(self) -> bytes:
        """Write them as an npz; the same weights give the same bytes."""
        file = io.BytesIO()
        vocabulary = np.frombuffer("\n".join(self.vocabulary).encode("utf-8"), np.uint8)
        tensors = {name: getattr(self, name) for name in _TENSORS}
        np.savez_compressed(file, allow_pickle=False, vocabulary=vocabulary, **tensors)
        return file.getvalue()

    @property
    def digest(self) -> str:
        """What tells these weights from any others: a hash of all of them, in hexadecimal."""
        tensors = (getattr(self, name) for name in _TENSORS)
        parts = ["\n".join(self.vocabulary).encode(), *(one.tobytes() for one in tensors)]
        return hashlib.sha256(b"".join(parts)).hexdigest()


def cut(pieces: WordPieces, text: str, limit: int = N_PLACES) -> list[int]:
    """Give the ids of a text's pieces; none where it has no letter or digit."""
    return pieces.encode(text, limit + 2)[1:-1]


class StaticEmbedder:
    """Embeds title and lead by looking their pieces up; thousands of texts a second."""

    languages = frozenset({"en"})

    def __init__(self, weights: StaticWeights | None = None) -> None:
        """Take the weights, by default the shipped ones.

        Raises:
            SettingError: the shipped file is missing or damaged.
        """
        learnt = weights or read_weights()
        self.name = f"static-{learnt.digest[:12]}-r{_RECIPE}"
        self.dim = int(learnt.rows.shape[1])
        self._learnt = learnt
        self._table = learnt.rows * learnt.scales[:, None]
        self._places = np.pad(learnt.places, (0, _LIMIT - len(learnt.places)), mode="edge")
        self._pieces = WordPieces(learnt.vocabulary)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: shape (len(texts), dim), float32, unit rows; no usable word, a zero row."""
        encoded = [cut(self._pieces, text, _LIMIT) for text in texts]
        filled = [row for row, ids in enumerate(encoded) if ids]
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for start in range(0, len(filled), _BATCH):
            rows = filled[start : start + _BATCH]
            vectors[rows] = self._look_up([encoded[row] for row in rows])
        return vectors

    def _look_up(self, encoded: Sequence[Sequence[int]]) -> Matrix:
        starts = np.cumsum([0, *map(len, encoded[:-1])])
        places = np.concatenate([self._places[: len(ids)] for ids in encoded])
        rows = self._table[np.concatenate(encoded)] * places[:, None]
        sums = normalise(np.add.reduceat(rows, starts, axis=0))
        bent = np.tanh(sums @ self._learnt.head_in + self._learnt.head_bias)
        return normalise(sums + bent @ self._learnt.head_out)


def read_weights(path: Path | None = None) -> StaticWeights:
    """Read a file that `bench/train_static.py` wrote, by default the shipped one.

    Raises:
        SettingError: the file cannot be used.
    """
    try:
        return StaticWeights.unpack(path.read_bytes() if path else _shipped(_FILE))
    except (OSError, ValueError) as error:
        raise SettingError("embedder", f"{path or _FILE}: {error}") from error


def provenance() -> dict[str, object]:
    """Tell what the shipped weights were learnt from, how, and how well."""
    told: dict[str, object] = json.loads(_shipped("static-en.json"))
    return told


def _shipped(name: str) -> bytes:
    return (resources.files(__package__) / "weights" / name).read_bytes()
