"""Vectors of one model made even by the statistics of a stream."""

from datetime import UTC, datetime

import numpy as np
import pytest

from octavo.engines.embedders import StaticEmbedder
from octavo.lib.vectors import Matrix, normalise
from octavo.news.story import Join, Report
from octavo.stages.cluster import ClusterSettings, Stories
from octavo.stages.cluster.settings import BARE
from octavo.stages.cluster.whitening import Whitening, provenance, shipped_whitening

WIDTH, DIM = 12, 6


def _stream(seed: int = 0, n: int = 400) -> Matrix:
    """Make unit rows that lean one way, and spread more in some directions than in others."""
    drawn = np.random.default_rng(seed)
    spread = np.linspace(1.0, 0.1, WIDTH)
    return normalise(3 + drawn.standard_normal((n, WIDTH)) * spread)


def _apply(whitening: Whitening, rows: Matrix) -> Matrix:
    return np.array([whitening.apply(row) for row in rows])


def _learn(power: float = 0.5) -> Whitening:
    return Whitening.learn("made-up", _stream(), dim=DIM, power=power)


def test_strangers_are_no_longer_alike() -> None:
    """Rows that all leaned one way have, whitened, a mean cosine near 0."""
    before, after = _stream(), _apply(_learn(), _stream())
    likeness = [float((rows @ rows.T).mean()) for rows in (before, after)]

    assert likeness[0] > 0.9
    assert abs(likeness[1]) < 0.01


def test_full_power_evens_every_direction_out() -> None:
    """At power 1 all directions that are kept hold as much."""
    whitened = (_stream() - _learn(1.0).mean) @ _learn(1.0).turn.astype(np.float32)

    assert np.allclose(whitened.std(axis=0), 1, atol=0.02)


def test_unit_vectors_and_zeros() -> None:
    """A vector has unit length afterwards; one of zeros, a text without words, stays zeros."""
    rows = np.vstack([_stream(n=3), np.zeros((1, WIDTH), np.float32)])
    whitened = _apply(_learn(), rows)

    assert whitened.dtype == np.float32
    assert whitened.shape == (4, DIM)
    assert np.allclose(np.linalg.norm(whitened, axis=1), [1, 1, 1, 0], atol=1e-5)


def test_what_is_packed_comes_back() -> None:
    """Packed and unpacked it is the same, and the same gives the same bytes."""
    whitening = _learn()
    again = Whitening.unpack(whitening.pack())

    assert again.turn.tobytes() == whitening.turn.tobytes()
    assert again.pack() == _learn().pack() == whitening.pack()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive at all"])
def test_other_bytes_are_refused(content: bytes) -> None:
    """Bytes that are no whitening are an error that says so."""
    with pytest.raises(ValueError, match="no whitening"):
        Whitening.unpack(content)


@pytest.mark.parametrize("kind", ["minilm", "static"])
def test_the_shipped_one_is_for_one_model_only(kind: str) -> None:
    """What is shipped whitens the vectors of the model it was learnt from, and no other's."""
    model = str(provenance(kind)["model"])

    assert shipped_whitening(model) is not None
    assert shipped_whitening(f"{kind}-of-another-make-r1") is None
    assert shipped_whitening("no-such-kind-r1") is None


def test_one_is_shipped_for_the_default_embedder() -> None:
    """The embedder that is shipped is the one the statistics are of."""
    embedder = StaticEmbedder()
    whitening = shipped_whitening(embedder.name)

    assert whitening is not None
    assert len(whitening.mean) == embedder.dim


def test_stories_whiten_what_the_model_gives() -> None:
    """Meaning is compared after whitening: by chance two texts of one kind have next to none."""
    embedder = StaticEmbedder()
    titles = [
        "Aldane bridge closed after ship strikes pier",
        "Bridge at Aldane shut: ship hits pier",
    ]
    bare = embedder.embed(titles)
    stories = Stories(ClusterSettings(crowding=0.0), model=embedder.name)
    decisions = [
        stories.add(Report(n, title, "", datetime(2026, 5, 1, tzinfo=UTC), vector=vector))
        for n, (title, vector) in enumerate(zip(titles, bare, strict=True))
    ]
    whitening = shipped_whitening(embedder.name)
    assert whitening is not None
    expected = float(whitening.apply(bare[0]) @ whitening.apply(bare[1]))

    assert isinstance(decisions[1], Join)
    assert decisions[1].evidence.meaning == pytest.approx(expected, abs=0.002)
    assert expected < float(bare[0] @ bare[1])


def test_vectors_of_other_models_meet_higher_bars() -> None:
    """Where nothing is shipped for a model, its texts must be more alike to be of one event."""
    for n_terms in (10.0, 50.0, 200.0):
        assert BARE.bar(n_terms=n_terms, pairs=1) > ClusterSettings().bar(n_terms=n_terms, pairs=1)
