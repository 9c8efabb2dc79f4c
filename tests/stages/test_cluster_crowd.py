"""A report that is as like many stories as it is like the likeliest."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from octavo.lib.vectors import Vector, normalise
from octavo.news.story import Join, Open, Report
from octavo.stages.cluster import ClusterSettings, Stories

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DIM = 32


def _leaning(number: int, share: float) -> Vector:
    """Make a vector that shares so much of its direction with all others made so."""
    vector = np.zeros(DIM, np.float32)
    vector[0], vector[1 + number] = np.sqrt(share), np.sqrt(1 - share)
    unit: Vector = normalise(vector[None])[0]
    return unit


def _siege(number: int, detail: str, *, at: datetime = NOON) -> Report:
    return Report(number, f"Mardun siege: {detail}", "", at, vector=_leaning(number, 0.8))


@pytest.mark.parametrize(("n_like", "kind"), [(1, Join), (8, Join), (25, Open)])
def test_a_report_like_many_stories_is_of_none(n_like: int, kind: type) -> None:
    """Likeness that a crowd of stories has alike is their subject's, and joins none of them."""
    stories = Stories(ClusterSettings(crowding=0.6))
    for number in range(n_like):
        stories.restore(number + 1, [_siege(number, f"word{number} other{number}")])

    assert isinstance(stories.add(_siege(28, "word0 latest", at=NOON + timedelta(hours=1))), kind)


def test_a_crowd_of_old_stories_is_none() -> None:
    """Stories of weeks ago, which it could not join anyway, keep a report from nothing."""
    stories = Stories(ClusterSettings(crowding=0.6))
    stories.restore(1, [_siege(0, "word0 other0")])
    for number in range(1, 25):
        before = NOON - timedelta(days=30)
        stories.restore(number + 1, [_siege(number, f"word{number} other{number}", at=before)])

    assert isinstance(stories.add(_siege(28, "word0 latest", at=NOON + timedelta(hours=1))), Join)
