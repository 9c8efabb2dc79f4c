"""The shipped table: what it is, and how it is read and written."""

import hashlib
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.engines.embedders import StaticEmbedder
from octavo.engines.embedders.static import N_PLACES, StaticWeights, provenance, read_weights
from octavo.news.errors import SettingError

MAX_BYTES = 12_000_000  # what the wheel may grow by
SHIPPED = resources.files("octavo.engines.embedders") / "weights" / "static-en.npz"


def _weights(vectors: np.ndarray, places: np.ndarray | None = None) -> StaticWeights:
    dim = vectors.shape[1]
    return StaticWeights.quantise(
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "river", "boat"],
        vectors.astype(np.float32),
        places=np.ones(N_PLACES, np.float32) if places is None else places.astype(np.float32),
        head_in=np.zeros((dim, 2), np.float32),
        head_bias=np.zeros(2, np.float32),
        head_out=np.zeros((2, dim), np.float32),
    )


def test_provenance_is_of_the_shipped_weights() -> None:
    """What is told of the weights is told of these bytes."""
    content = SHIPPED.read_bytes()
    told = provenance()

    assert told["sha256"] == hashlib.sha256(content).hexdigest()
    assert told["bytes"] == len(content) <= MAX_BYTES
    assert {"teacher", "script", "learnt_from", "agreement"} <= told.keys()


def test_what_is_packed_is_unpacked() -> None:
    """Weights survive the file, which is the same file each time."""
    weights = _weights(np.eye(6))
    again = StaticWeights.unpack(weights.pack())

    assert again.vocabulary == weights.vocabulary
    np.testing.assert_array_equal(again.rows, weights.rows)
    assert again.digest == weights.digest
    assert again.pack() == weights.pack()


def test_a_text_is_the_weighed_sum_of_its_pieces() -> None:
    """Two words make a vector between theirs, nearer to the heavier."""
    vectors = np.eye(6)
    vectors[5] *= 3
    (vector,) = StaticEmbedder(_weights(vectors)).embed(["river boat"])

    np.testing.assert_allclose(vector[4:] * np.sqrt(10), [1, 3], rtol=1e-3)


def test_a_place_in_the_text_weighs() -> None:
    """The same words in another order may be another text."""
    places = np.ones(N_PLACES)
    places[0] = 2
    one, other = StaticEmbedder(_weights(np.eye(6), places)).embed(["river boat", "boat river"])

    np.testing.assert_allclose(one[4:] * np.sqrt(5), [2, 1], rtol=1e-3)
    np.testing.assert_allclose(other[4:] * np.sqrt(5), [1, 2], rtol=1e-3)


def test_eight_bits_are_near_enough() -> None:
    """Each row keeps its direction and length to one part in two hundred."""
    vectors = np.random.default_rng(1).standard_normal((6, 32)).astype(np.float32)
    weights = _weights(vectors)
    again = weights.rows * weights.scales[:, None]

    np.testing.assert_allclose(again, vectors, atol=np.abs(vectors).max() / 200)


def test_other_weights_have_another_name() -> None:
    """Vectors of different tables never share a name."""
    one = StaticEmbedder(_weights(np.eye(6))).name
    other = StaticEmbedder(_weights(2 * np.eye(6))).name

    assert one != other


@settings(max_examples=30)
@given(content=st.binary(max_size=200))
def test_a_file_of_another_kind_is_refused(content: bytes) -> None:
    """Bytes that are no weights are a ValueError, whatever they are."""
    with pytest.raises(ValueError, match="not the weights"):
        StaticWeights.unpack(content)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere is told."""
    with pytest.raises(SettingError, match=r"absent\.npz"):
        read_weights(tmp_path / "absent.npz")
