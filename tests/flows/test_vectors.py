"""The vectors folding remembers."""

import numpy as np

from octavo.flows.vectors import Vectors


def _unit(n: int, dim: int = 8):
    vector = np.random.default_rng(n).normal(size=dim).astype(np.float32)
    return vector / np.linalg.norm(vector)


def test_nearest_are_those_a_plain_search_finds():
    """However many came, one by one or at once, the nearest are those of a full comparison."""
    vectors = Vectors()
    vectors.update({n: _unit(n) for n in range(10)})
    for n in range(10, 700):
        vectors.update({n: _unit(n)})
    asked = _unit(9999)
    expected = sorted(range(700), key=lambda n: -float(_unit(n) @ asked))[:20]

    assert vectors.nearest(asked, 20) == expected


def test_a_new_vector_takes_the_place_of_the_old():
    """An article has one vector, the last it was given."""
    vectors = Vectors()
    vectors.update({1: _unit(1), 2: _unit(2)})
    vectors.update({1: _unit(3)})

    assert len(vectors) == 2
    assert np.array_equal(vectors.get(1), _unit(3))


def test_what_is_not_kept_is_near_no_more():
    """Letting some go leaves the others as they were, and room for new ones."""
    vectors = Vectors()
    vectors.update({n: _unit(n) for n in range(300)})
    vectors.keep([*range(1, 300, 2), 4711])
    vectors.update({1000: _unit(1000)})

    assert len(vectors) == 151
    assert vectors.get(2) is None
    assert np.array_equal(vectors.get(3), _unit(3))
    assert vectors.nearest(_unit(1000), 1) == [1000]


def test_nothing_remembered_nothing_found():
    """Without vectors there is nothing near, and no vector to give."""
    assert Vectors().nearest(_unit(1), 5) == []
    assert Vectors().get(1) is None
