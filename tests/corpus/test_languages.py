"""The languages of short texts, above their pinned floors."""

from pathlib import Path

from bench.eval_languages import gold, measure, stream
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus


@needs_corpus
def test_seven_words_tell_their_language() -> None:
    """Of openings of articles of the world as many are told as pinned, and more with a hint."""
    openings, n_left = gold(Path(CORPUS or "") / "pages-world" / "gold.jsonl.gz", per_page=6)
    figures = measure(openings, left_out=n_left)

    assert figures["right"] >= floor("languages-pages-world", "right")
    assert figures["right_with_hint"] >= floor("languages-pages-world", "right_with_hint")
    per_language = floor("languages-pages-world", "right_per_language")
    assert figures["right_per_language"] >= per_language


@needs_corpus
def test_english_headlines_are_english() -> None:
    """Of the first words of headlines of an English stream as many are English as pinned."""
    figures = measure(stream(Path(CORPUS or "") / "stream", every=100))

    assert figures["right"] >= floor("languages-stream", "right")
