"""Topics against the sections publishers file their articles under, above their pinned floors."""

from pathlib import Path

import pytest

from bench.eval_topics import measure, read_asked
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus

# Each line of the stream takes a fifth of a millisecond: a twentieth of a month is told in one
# second, and gives both shares within .005 of the whole month's (.814 told, .838 of them right).
EVERY = 20
STREAM, WORLD, READERS = "stream/2026-05", "pages-world/gold", "tags/en-250"


@needs_corpus
@pytest.mark.parametrize(
    ("name", "every", "with_section", "pinned"),
    [
        (STREAM, EVERY, False, "topics-stream"),
        (STREAM, EVERY, True, "topics-stream-section"),
        (WORLD, 1, False, "topics-pages-world"),
        (WORLD, 1, True, "topics-pages-world-section"),
        (READERS, 1, False, "topics-en-250"),
    ],
)
def test_topics_agree_with_sections(name: str, every: int, with_section: bool, pinned: str) -> None:
    """As many articles have a topic, and as many of these the right one, as is pinned."""
    path = Path(CORPUS or "") / f"{name}.jsonl.gz"
    figures = measure(read_asked([path], every=every, with_section=with_section))

    assert figures["told"] >= floor(pinned, "told")
    assert figures["right_of_told"] >= floor(pinned, "right_of_told")
