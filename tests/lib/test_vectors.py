"""Vectors: unit length, cosine, packing, neighbours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from numpy.typing import NDArray

from octavo.lib.vectors import cosine, nearest, normalise, pack, unpack

FLOATS = st.floats(-1e6, 1e6, width=32)
VECTORS = npst.arrays(np.float32, 8, elements=FLOATS)
Floats = NDArray[np.float32]


@given(VECTORS)
def test_normalised_is_unit_or_zero(vector: Floats) -> None:
    """Normalising gives length one, and leaves zero what is zero."""
    length = np.linalg.norm(normalise(vector))

    assert length == pytest.approx(1 if vector.any() else 0, abs=1e-5)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_becomes_zero(bad: float) -> None:
    """A vector with a coordinate that is no finite number becomes zero, its neighbours stay."""
    rows = normalise(np.array([[bad, 1.0], [3.0, 4.0]]))

    np.testing.assert_allclose(rows, np.array([[0, 0], [0.6, 0.8]]), rtol=1e-6)


@pytest.mark.parametrize("scale", [1e-30, 1e30])
def test_scale_does_not_matter(scale: float) -> None:
    """Very small and very large vectors normalise as well as others."""
    unit = normalise(np.array([3.0, 4.0], np.float32) * np.float32(scale))

    np.testing.assert_allclose(unit, [0.6, 0.8], rtol=1e-5)


def test_normalising_leaves_its_argument_alone() -> None:
    """The array given is not changed."""
    given_ = np.array([3.0, 4.0], np.float32)
    normalise(given_)

    assert given_.tolist() == [3.0, 4.0]


@given(VECTORS, VECTORS)
def test_cosine_is_symmetric_and_bounded(a: Floats, b: Floats) -> None:
    """The cosine is the same either way, within -1 and 1."""
    assert cosine(a, b) == pytest.approx(cosine(b, a), abs=1e-6)
    assert abs(cosine(a, b)) <= 1 + 1e-5


@given(npst.arrays(np.float32, 384, elements=st.floats(-1, 1, width=32)))
def test_packing_keeps_direction(vector: Floats) -> None:
    """Two bytes a coordinate keep a unit vector's cosine above .9999."""
    unit = normalise(vector)
    packed = pack(unit)

    assert len(packed) == 2 * len(unit)
    assert not unit.any() or cosine(unpack(packed), unit) > 0.9999


def test_half_a_number_is_refused() -> None:
    """An odd number of bytes is no packed vector."""
    with pytest.raises(ValueError, match="multiple"):
        unpack(b"\x00\x01\x02")


@given(npst.arrays(np.float32, (12, 8), elements=FLOATS), st.integers(0, 15))
def test_nearest_are_the_nearest(rows: Floats, k: int) -> None:
    """No row left out is nearer than one given, and they come nearest first."""
    matrix = normalise(rows)
    found = nearest(matrix, matrix[0], k)
    cosines = [near.cosine for near in found]
    left_out = set(range(12)) - {near.row for near in found}

    assert len(found) == min(k, 12)
    assert cosines == sorted(cosines, reverse=True)
    assert all(float(matrix[row] @ matrix[0]) <= min(cosines) + 1e-6 for row in left_out if cosines)
