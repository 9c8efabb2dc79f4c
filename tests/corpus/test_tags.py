"""Hashtags against readers' and publishers' keys, above their pinned floors."""

from pathlib import Path

from bench.eval_tags import measure
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus


@needs_corpus
def test_hashtags_agree_with_readers() -> None:
    """On 250 English texts hashtags meet the readers' keys at least as often as pinned."""
    figures = measure(Path(CORPUS or "") / "tags" / "en-250.jsonl.gz", language="en")

    assert figures["n"] == 250
    assert figures["f1_at_5"] >= floor("tags-en-250", "f1_at_5")
    assert figures["f1_at_10"] >= floor("tags-en-250", "f1_at_10")
    # The weights are learnt on the first half.
    half = floor("tags-en-250", "second_half_f1_at_10")
    assert figures["second_half_f1_at_10"] >= half


@needs_corpus
def test_hashtags_agree_with_publishers() -> None:
    """On news pages of many countries hashtags meet the publishers' keywords as pinned."""
    figures = measure(Path(CORPUS or "") / "pages-world" / "gold.jsonl.gz")

    assert figures["f1_at_5"] >= floor("tags-pages-world", "f1_at_5")
    assert figures["concepts_at_5"] >= floor("tags-pages-world", "concepts_at_5")
