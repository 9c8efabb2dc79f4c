"""Blending: words and meaning by their share of the best, a little for what is new."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib.vectors import normalise
from octavo.stages.blend import blend, towards

shares = st.floats(0, 1)
found = st.lists(st.tuples(shares, shares, st.integers(0, 9999)), min_size=1, max_size=20)


def _columns(lines):
    return tuple(np.array(column, float) for column in zip(*lines, strict=True))


@given(found, st.floats(0.1, 10))
def test_only_shares_count(lines, factor):
    """However an index scales its weights, the order is the same."""
    weights, cosines, days = _columns(lines)

    assert np.allclose(blend(weights, cosines, days), blend(weights * factor, cosines, days))


def test_more_of_either_is_better():
    """Of two articles alike in one way the better in the other comes first."""
    worth = blend(np.array([2.0, 1.0, 1.0]), np.array([0.5, 0.5, 0.9]), np.zeros(3))

    assert worth[0] > worth[1] < worth[2]


def test_of_equals_the_newer_is_better():
    """Age decides between equals, and no more than that."""
    worth = blend(np.array([1.0, 1.0, 1.2]), np.zeros(3), np.array([10.0, 0.0, 0.0]))

    assert worth[2] > worth[0] > worth[1]


def test_nothing_found_has_no_worth():
    """Without articles there is nothing to blend."""
    assert len(blend(np.array([]), np.array([]), np.array([]))) == 0


def test_what_is_asked_for_moves_towards_what_was_found():
    """Feedback brings the vector nearer to the best found, at unit length."""
    asked, best = normalise(np.eye(3)[0]), [normalise(np.eye(3)[1])]
    moved = towards(asked, best)

    assert np.isclose(np.linalg.norm(moved), 1)
    assert moved @ best[0] > asked @ best[0]
    assert (towards(asked, []) == asked).all()
