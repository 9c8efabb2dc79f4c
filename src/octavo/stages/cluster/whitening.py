"""Vectors made even: what all news texts have in common taken out, and each direction evened out.

A sentence encoder spends most of a vector on the kind of text it is; two headlines of any kind are
alike by that alone. Less the mean of a stream, cut to the directions in which the stream spreads
most and with each of them divided by a power of its spread, what is left tells events apart. The
statistics are those of a stream, learnt by `bench/train_whitening.py` and shipped for the models
that are, so that a text is seen the same way for ever. Only here: search and what is related to an
article ask for texts of one kind, which is what is taken out.

Source: Su, Cao, Liu, Ou (2021), Whitening Sentence Representations.
"""

import io
import json
import math
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from octavo.lib.vectors import Matrix, Vector

_SHIPPED = ("minilm", "static")  # a model's name begins so


@dataclass(frozen=True, slots=True)
class Whitening:
    """A mean to take away and a matrix to multiply by, for the vectors of one model.

    Attributes:
        model: the name of the model whose vectors it was learnt from.
        mean: shape (width,), float32.
        turn: shape (width, dim), float32.
    """

    model: str
    mean: Vector
    turn: Matrix

    @classmethod
    def learn(cls, model: str, vectors: Matrix, *, dim: int, power: float) -> "Whitening":
        """Learn from vectors, shape (n, width); zero rows say nothing.

        Args:
            dim: directions kept, those of the widest spread.
            power: of the spread, that each direction is divided by: 0 leaves it, 1 evens all out.
        """
        told = vectors[vectors.any(axis=1)].astype(np.float64)
        mean = told.mean(axis=0)
        spread, directions = np.linalg.eigh(np.cov(told - mean, rowvar=False))
        widest = np.argsort(-spread, kind="stable")[:dim]
        spread = np.maximum(spread[widest], spread.max() * 1e-4)
        turn = directions[:, widest] * _signs(directions[:, widest]) / spread ** (power / 2)
        return cls(model, _rounded(mean), _rounded(turn))

    @classmethod
    def unpack(cls, content: bytes) -> "Whitening":
        """Read what `pack` wrote.

        Raises:
            ValueError: the bytes are something else.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as packed:
                return cls(str(packed["model"]), _rounded(packed["mean"]), _rounded(packed["turn"]))
        except (ValueError, KeyError, EOFError, zipfile.BadZipFile, OSError) as error:
            raise ValueError(f"no whitening: {error}") from error

    def pack(self) -> bytes:
        """Write it as an npz, in halves of precision; the same gives the same bytes."""
        file = io.BytesIO()
        np.savez_compressed(
            file,
            allow_pickle=False,
            model=np.array(self.model),
            mean=self.mean.astype(np.float16),
            turn=self.turn.astype(np.float16),
        )
        return file.getvalue()

    @property
    def dim(self) -> int:
        """The length of the vectors it gives."""
        return int(self.turn.shape[1])

    def apply(self, vector: Vector) -> Vector:
        """Whiten a vector, shape (width,): shape (dim,), float32, unit length; zeros stay zeros.

        Raises:
            ValueError: it has another width.
        """
        if not vector.any():
            return np.zeros(self.dim, np.float32)
        whitened: Vector = np.asarray((vector - self.mean) @ self.turn, np.float32)
        length = math.sqrt(float(whitened @ whitened))
        return whitened / np.float32(length) if 0 < length < math.inf else np.zeros_like(whitened)


@lru_cache(maxsize=4)
def shipped_whitening(model: str) -> Whitening | None:
    """Read the shipped whitening of a model's vectors, by its name; None if there is none."""
    kind = model.partition("-")[0]
    if kind not in _SHIPPED:
        return None
    whitening = Whitening.unpack(_file(f"{kind}.npz").read_bytes())
    return whitening if whitening.model == model else None


def provenance(kind: str) -> dict[str, Any]:
    """Tell what a shipped whitening was learnt from, and how."""
    told: dict[str, Any] = json.loads(_file(f"{kind}.json").read_bytes())
    return told


def _file(name: str) -> Any:
    return resources.files(__package__).joinpath("whitenings", name)


def _rounded(values: NDArray[np.floating]) -> NDArray[np.float32]:
    """Round to what a file keeps, so that what is learnt is what is read again."""
    return values.astype(np.float16).astype(np.float32)


def _signs(directions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the signs that make the largest coordinate of each direction positive.

    An eigenvector's sign is chance; with it fixed, the same input gives the same file.
    """
    largest = np.abs(directions).argmax(axis=0)
    signs: NDArray[np.float64] = np.sign(directions[largest, np.arange(directions.shape[1])])
    return signs
