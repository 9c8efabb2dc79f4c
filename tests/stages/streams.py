"""Streams of made-up reports that join, merge, cross languages and fall silent."""

import random
from datetime import UTC, datetime, timedelta

import numpy as np

from octavo.lib.vectors import Vector, normalise
from octavo.news.story import Report

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
_PLACES = "Harrowmouth Tarsin Lirial Sahrin Daresh Montclair Velmora Hanamori".split()
_EVENTS = "fire flood strike vote election storm trial concert budget merger".split()
_DETAILS = "kills injures closes delays opens ends begins doubles halves stops".split()


def direction(seed: int) -> Vector:
    """Give a vector of unit length."""
    return normalise(np.random.default_rng(seed).standard_normal(16).astype(np.float32))


def stream(seed: int, n: int) -> list[Report]:
    """Give reports a quarter of an hour apart, one in six in French and without a vector."""
    drawn = random.Random(seed)
    reports = []
    for number in range(n):
        title = " ".join(map(drawn.choice, (_PLACES, _EVENTS, _DETAILS, _PLACES, _EVENTS)))
        is_french = drawn.random() < 1 / 6
        reports.append(
            Report(
                number,
                title,
                f"Captain {drawn.choice(_PLACES)} counted {drawn.randrange(10, 400)} there.",
                NOON + timedelta(hours=number / 4),
                language="fr" if is_french else "en",
                vector=None if is_french else direction(drawn.randrange(20)),
            )
        )
    return reports
