"""Copies and honest reports of recorded input, above their pinned floors."""

from pathlib import Path

from bench.eval_copies import measure
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus


@needs_corpus
def test_copies_are_found_and_reports_kept_apart() -> None:
    """Of edited copies and of honest look-alikes at least as many are told as pinned."""
    figures = measure(Path(CORPUS or ""), n=150, seed=7)

    assert figures["n"] == 150
    for figure in ("recall", "apart", "builds_on", "plain"):
        assert figures[figure] >= floor("copies", figure), figure
