"""Storylines against sagas that a rule made, above their pinned floors."""

from pathlib import Path

from bench.eval_storylines import measure, read_events
from octavo.engines import embedders
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus

SETS = Path(CORPUS or "") / "stories"


@needs_corpus
def test_recurring_events_find_the_one_before() -> None:
    """Of real recurring events, nine in ten are linked to one of their kind and place."""
    events = read_events(
        SETS / "recurring.jsonl.gz", SETS / "noise.jsonl.gz", embedders.StaticEmbedder()
    )
    figures = measure(events)

    for name in ("right", "best_right", "begun"):
        assert figures[name] >= floor("storylines-recurring-static", name)


@needs_corpus
def test_a_desk_without_an_archive_links_too() -> None:
    """A new desk knows of no story but its own, and still finds most."""
    events = read_events(SETS / "recurring.jsonl.gz", None, embedders.StaticEmbedder())
    figures = measure(events)

    assert figures["right"] >= floor("storylines-recurring-new-desk", "right")
