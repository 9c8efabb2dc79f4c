"""The pinned floors of quality; lowered only on purpose, in a commit that says why."""

import json
from functools import cache
from typing import Any

from tests.corpus.places import PROJECT


@cache
def _floors() -> dict[str, Any]:
    floors: dict[str, Any] = json.loads((PROJECT / "bench" / "floors.json").read_text("utf-8"))
    return floors


def floor(set_name: str, figure: str) -> float:
    """Give the floor of one figure on one set of `bench/floors.json`."""
    return float(_floors()[set_name][figure])
