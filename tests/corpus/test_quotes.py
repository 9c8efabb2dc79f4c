"""Quotes and their speakers on the gold positions, above their pinned floors."""

import json
from pathlib import Path

from bench.eval_quotes import GOLD, measure
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus

FIGURES = (
    "en_precision",
    "en_recall",
    "en_held_precision",
    "en_held_recall",
    "all_precision",
    "all_recall",
    "en_reported_precision",
)


@needs_corpus
def test_quotes_agree_with_the_gold_positions() -> None:
    """On 200 pages quotes and speakers are found as often, and as rightly, as pinned."""
    figures = measure(Path(CORPUS or ""))

    assert figures["n"] == 200
    for name in FIGURES:
        assert figures[name] >= floor("quotes", name), name


def test_gold_holds_positions_only() -> None:
    """The gold set copies no text: places in it are numbers, within what was read."""
    rows = json.loads(GOLD.read_text("utf-8"))

    assert len(rows) == 200
    for row in rows:
        places = [*row["quotes"], *row["reported"]]
        places += [*row["optional_quotes"], *row["optional_reported"]]
        assert all(isinstance(n, int) for place in places for n in place)
        assert all(place[0] < place[1] and place[0] < row["end"] for place in places)
