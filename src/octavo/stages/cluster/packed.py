"""Amounts by key, packed: one int64 each, the key in its high half and the amount in the low.

Half the size of two arrays side by side, a tenth of a dict's, and ready to be written to a file.
Amounts are whole numbers, so that however parts are added up, the sums are the same to the bit.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Packed = NDArray[np.int64]  # sorted by key, each key once
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Kind = TypeVar("Kind", bound=np.generic)

UNIT = 1 << 20  # an amount of 1.0; weights of a text are near .05, so their error is 1e-5 of them
LOW = (1 << 32) - 1
WIDTH = 8  # bytes of one
_GROWTH = 1.5


def pack(keys: Ints, amounts: Ints) -> Packed:
    """Pack amounts of distinct keys (both shape (n,), 0 to 2**31 and 2**32), in any order."""
    packed = (keys << 32) | np.minimum(amounts, LOW)
    packed.sort()
    return packed


def unpack(content: bytes) -> Packed:
    """Give what bytes hold, without copying them."""
    return np.frombuffer(content, np.int64)


def add(one: Packed, other: Packed) -> Packed:
    """Add two, or what was joined of several in any order; sums stay below 2**32."""
    joined = np.concatenate((one, other))
    joined.sort()
    keys = joined >> 32
    is_first = np.empty(len(joined), np.bool_)
    is_first[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    starts = np.flatnonzero(is_first)
    if not len(starts):
        return joined
    sums = np.add.reduceat(joined & LOW, starts)
    return (keys[starts] << 32) | np.minimum(sums, LOW)


def is_among(keys: Ints, others: Ints) -> NDArray[np.bool_]:
    """Say of each key whether it is among others (sorted)."""
    if not len(others):
        return np.zeros(len(keys), np.bool_)
    places = np.searchsorted(others, keys)
    places[places == len(others)] = 0
    found: NDArray[np.bool_] = others[places] == keys
    return found


def heaviest(weights: Floats, n: int) -> Ints:
    """Give the places of the n largest numbers, the largest first; ties go to the lower place."""
    if len(weights) > n:
        least = np.partition(weights, -n)[-n]
        places = np.flatnonzero(weights >= least)
        return places[np.argsort(-weights[places], kind="stable")][:n]
    return np.argsort(-weights, kind="stable")


def sums_of(amounts: Floats, lengths: Sequence[int]) -> Floats:
    """Add up runs of numbers that follow each other; `lengths` are theirs, none of them 0."""
    starts = np.zeros(len(lengths), np.int64)
    np.cumsum(lengths[:-1], out=starts[1:])
    return np.add.reduceat(amounts, starts)


def room(column: NDArray[Kind], n: int) -> NDArray[Kind]:
    """Give a column with room for n entries or more, what is new being 0."""
    if n <= len(column):
        return column
    grown = np.zeros((max(n, int(_GROWTH * len(column)), 64), *column.shape[1:]), column.dtype)
    grown[: len(column)] = column
    return grown
