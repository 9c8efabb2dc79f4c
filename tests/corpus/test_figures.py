"""Figures against those written by hand, above their pinned floors."""

from pathlib import Path

from bench.eval_figures import GOLD, Tally, compare, read_gold
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus


@needs_corpus
def test_figures_are_read_right() -> None:
    """Of the figures of 221 passages as many are right, and found, as pinned."""
    passages = read_gold(GOLD, Path(CORPUS or ""), half="all")

    figures = sum((compare(passage) for passage in passages), Tally()).figures()

    assert figures["n"] == 370
    assert figures["precision"] >= floor("figures", "precision")
    assert figures["recall"] >= floor("figures", "recall")
