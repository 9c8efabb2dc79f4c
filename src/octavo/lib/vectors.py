"""Unit vectors: how near two are, the nearest of many, and how they are kept as bytes."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]

_STORED = np.dtype("<f2")  # fixed byte order: a database moves between machines


class Near(NamedTuple):
    """A row of a matrix and its cosine to what was asked for."""

    row: int
    cosine: float


def normalise(vectors: NDArray[np.floating]) -> Matrix:
    """Scale the last axis to unit length as float32; zero and non-finite vectors become zero."""
    rows: Matrix = np.asarray(vectors, dtype=np.float32)
    finite = np.isfinite(rows).all(axis=-1, keepdims=True)
    rows = np.where(finite, rows, np.float32(0))
    # By the largest coordinate first: the squares of very large or small ones leave float32.
    largest = np.abs(rows).max(axis=-1, keepdims=True, initial=0)
    rows /= np.where(largest > 0, largest, np.float32(1))
    length = np.sqrt((rows * rows).sum(axis=-1, keepdims=True))
    rows /= np.where(length > 0, length, np.float32(1))
    return rows


def cosine(a: Vector, b: Vector) -> float:
    """Give the cosine of two vectors of one length, 0 when either is zero.

    Raises:
        ValueError: they differ in length.
    """
    return float(np.dot(normalise(a), normalise(b)))


def pack(vector: Vector) -> bytes:
    """Give a vector as bytes for keeping: float16, two bytes a coordinate.

    On unit vectors of 384 coordinates the cosine to the original stays above .9999.
    """
    return np.asarray(vector, dtype=np.float32).astype(_STORED).tobytes()


def unpack(packed: bytes) -> Vector:
    """Give back the vector that `pack` made bytes of, as float32.

    Raises:
        ValueError: the number of bytes is odd.
    """
    return np.frombuffer(packed, dtype=_STORED).astype(np.float32)


def nearest(matrix: Matrix, vector: Vector, k: int) -> tuple[Near, ...]:
    """Find the `k` rows of a matrix of unit rows nearest to a unit vector, nearest first.

    Every row is looked at; ties go to the lower row.
    """
    if k <= 0 or not len(matrix):
        return ()
    cosines = matrix @ vector
    order = np.argsort(-cosines, kind="stable")[:k]
    return tuple(Near(int(row), float(cosines[row])) for row in order)
