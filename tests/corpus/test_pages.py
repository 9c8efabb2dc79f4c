"""Floors of reading pages, on a fixed part of the recorded ones."""

from functools import cache

import pytest

from bench.eval_pages import Figures, by_octavo, load, measure
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus

SAMPLE = {"pages-en": 150, "pages-world": 60}


@cache
def _figures(set_name: str) -> Figures:
    assert CORPUS is not None
    return measure(list(load(CORPUS / set_name, SAMPLE[set_name])), by_octavo)


@needs_corpus
@pytest.mark.parametrize("set_name", SAMPLE)
@pytest.mark.parametrize("figure", ["word_f1", "precision", "recall", "title", "date", "author"])
def test_pages_are_read_no_worse(set_name: str, figure: str) -> None:
    """No change makes main text, title, date or author worse than the pinned floor."""
    assert getattr(_figures(set_name), figure) >= floor(set_name, figure)
