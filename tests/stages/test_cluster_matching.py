"""What is passed over in matching could not have been chosen."""

from datetime import timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.cluster.likeness import Side, ceilings, likeness
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.settings import ClusterSettings
from tests.stages.streams import NOON

SETTINGS = ClusterSettings()
shares = st.floats(0, 1)


@given(n_terms=st.floats(0, 1e4), pairs=st.integers(1, 10**6), fewer=st.floats(0, 1))
def test_no_bar_is_below_the_lowest(n_terms: float, pairs: int, fewer: float) -> None:
    """Whatever the texts' length, sides of so many pairs or fewer need at least the lowest bar."""
    lowest = SETTINGS.lowest_bar_of(pairs)

    assert SETTINGS.bar(n_terms=n_terms, pairs=max(1, int(fewer * pairs))) >= lowest - 1e-12


@given(
    dot=st.floats(0, 1.2),
    meaning=st.none() | shares,
    hours=st.floats(0, 300),
    coherence=shares,
    figures=st.sampled_from([{}, {"#3": 1}, {"#4": 1}]),
)
def test_likeness_stays_below_its_ceiling(
    dot: float, meaning: float | None, hours: float, coherence: float, figures: dict[str, int]
) -> None:
    """Time, looseness and contradicting figures only lessen likeness."""
    none = np.zeros(0, np.int64)
    later = NOON + timedelta(hours=hours)
    weights = np.zeros(0)
    side = Side(none, weights, weights, later, later, 20, "en", "latin", none, {"#3": 1})
    record = Record(1, 1, "en", NOON, NOON, fingerprints=b"1234", figures=figures, n_vectors=1)
    record.length, record.vector_length = 1.0, coherence
    found, *_ = likeness(side, record, dot=dot, meaning=meaning, settings=SETTINGS)
    asked = np.array([np.nan if meaning is None else meaning])
    (ceiling,) = ceilings(np.array([dot]), asked, SETTINGS).tolist()

    assert found <= ceiling + 1e-12
