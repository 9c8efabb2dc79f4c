"""What folding remembers of the live stories, as bytes between clustering and the store."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remembered:
    """What changed since the last time it was kept; what it means is known to clustering alone.

    Attributes:
        stories: by id, each to be kept in place of what was kept of that story.
        gone: stories of which nothing is to be kept any more.
        state: of all stories together; to be kept after the states before it.
        is_whole: whether `state` stands by itself: those before it are to be let go.
        is_first: whether all that was kept before, stories too, is of another memory.
    """

    stories: Mapping[int, bytes]
    gone: tuple[int, ...]
    state: bytes
    is_whole: bool
    is_first: bool
