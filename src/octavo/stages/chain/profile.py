"""What of a story is compared with others: its rare words, its names, its meaning."""

import heapq
import math
from datetime import datetime
from typing import Any

from octavo.news.storyline import Profile, Weights
from octavo.stages.chain.background import Background
from octavo.stages.chain.reading import Told

# Of each kind, the heaviest. All of them (100 and more) find the same links.
_N_WORDS = 40
_N_NAMES = 24


def weigh(
    told: Told,
    background: Background,
    *,
    story_id: int,
    first_at: datetime,
    language: str,
    vector: Any = None,
) -> Profile:
    """Weigh what a story tells by how rare it is on the desk."""
    words: dict[str, float] = {}
    names: dict[str, float] = {}
    for key, share in told.shares.items():
        kind = names if background.is_name(key, told.counts[key]) else words
        kind[key] = share * background.rarity(key)
    words, names = _unit(words, _N_WORDS), _unit(names, _N_NAMES)
    return Profile(
        story_id=story_id,
        first_at=first_at,
        words=words,
        names=names,
        written={key: told.written[key] for key in (*words, *names)},
        n_texts=told.n_texts,
        language=language,
        vector=vector,
        countries=told.countries,
    )


def heaviest(profile: Profile, n: int) -> tuple[str, ...]:
    """Give a story's heaviest words and names, by which others like it are looked up."""
    weights = {**profile.words, **profile.names}
    return tuple(heapq.nsmallest(n, weights, key=lambda key: (-weights[key], key)))


def _unit(weights: Weights, n: int) -> dict[str, float]:
    """Keep the heaviest, at unit length."""
    kept = heapq.nsmallest(n, weights, key=lambda key: (-weights[key], key))
    length = math.sqrt(sum(weights[key] ** 2 for key in kept)) or 1.0
    return {key: weights[key] / length for key in kept if weights[key] > 0}
