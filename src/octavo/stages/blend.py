"""How good is what was found: by its words, by its meaning, and a little by its age."""

from collections.abc import Sequence
from dataclasses import dataclass

# How much meaning counts beside words; swept with bench/eval_search.py.
MEANING_SHARE = 0.5
# What is new today stands before what is as good and a month old; more would bury the better.
_RECENT_SHARE = 0.1
_HALF_LIFE_DAYS = 30.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that was found.

    `weight` is that of its words, 0 without any; `cosine` that of its meaning, None if it is not
    among the nearest; `day` counts days.
    """

    article_id: int
    weight: float
    cosine: float | None
    day: int


def blend(candidates: Sequence[Candidate], *, floor: float) -> dict[int, float]:
    """Give each article's worth, by id: higher is better.

    Words and meaning each count by their share of the best that was found; a cosine counts from
    `floor` up.
    """
    heaviest = max((one.weight for one in candidates), default=0.0)
    cosines = [one.cosine for one in candidates if one.cosine is not None]
    span = max(cosines, default=floor) - floor
    latest = max((one.day for one in candidates), default=0)
    return {
        one.article_id: (
            (1 - MEANING_SHARE) * (one.weight / heaviest if heaviest > 0 else 0.0)
            + MEANING_SHARE * _share(one.cosine, floor, span)
            + _RECENT_SHARE * 0.5 ** ((latest - one.day) / _HALF_LIFE_DAYS)
        )
        for one in candidates
    }


def _share(cosine: float | None, floor: float, span: float) -> float:
    return 0.0 if cosine is None or span <= 0 else max(0.0, cosine - floor) / span
