"""Curating: what the operator makes of hashtags. Merge, split, rename, block."""

from octavo.features.curating.hashtags import (
    block,
    concept,
    concepts,
    merge,
    rename,
    split,
    unblock,
)

__all__ = ["block", "concept", "concepts", "merge", "rename", "split", "unblock"]
