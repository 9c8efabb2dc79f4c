"""From stories to suggestions: what the auditor says is kept, what was dismissed stays so."""

import pytest

from octavo.engines.embedders import HashingEmbedder
from octavo.engines.partitions import LeidenPartitioner
from octavo.flows.stories_to_suggestions import audit_stories
from octavo.news.story import Evidence, Join, Open
from octavo.store import corrections, stories
from tests.flows.newspapers import BUDGET, FERRY, NOON
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db
WHY = Evidence(0.5)
AGAIN = "A tug will pull the ferry Maribel, aground with 140 people, off the Gannet sandbank."


def _audit() -> int:
    return audit_stories(
        embedder=HashingEmbedder(), partitioner=LeidenPartitioner(), clock=lambda: NOON
    )


def _two_events_in_one_story() -> list[int]:
    """Three reports of a ferry and three of a budget, all in story 1."""
    ids = []
    for n, text in enumerate([FERRY, AGAIN, FERRY, BUDGET, BUDGET, BUDGET], start=1):
        feed = a_feed(f"paper{n}.example")
        title = "Ferry Maribel aground" if n < 4 else "Harrowmouth council passes budget"
        ids.append(an_article(feed, n, title=f"{title}, {feed.publisher.key}", text=text))
    joins = [Join(article_id, 1, WHY) for article_id in ids[1:]]
    stories.apply([Open(ids[0], 1), *joins], now=NOON)
    return ids


def test_two_events_in_one_story_are_suggested_to_be_split():
    """The reports that are alike are named, with what speaks for it."""
    ids = _two_events_in_one_story()

    assert _audit() == 1
    (suggestion,) = corrections.list_suggestions()
    assert (suggestion.kind, suggestion.story_id) == ("split", 1)
    assert set(suggestion.article_ids) in ({*ids[:3]}, {*ids[3:]})
    assert "alike" in suggestion.reason


def test_what_was_dismissed_is_not_suggested_again():
    """An editor is asked once."""
    _two_events_in_one_story()
    _audit()
    (suggestion,) = corrections.list_suggestions()
    corrections.dismiss(suggestion.id, now=NOON)

    assert _audit() == 0
    assert corrections.list_suggestions() == ()


def test_a_second_round_takes_the_place_of_the_first():
    """The same suggestion stands once, however often the auditor looks."""
    _two_events_in_one_story()
    _audit()
    _audit()

    assert len(corrections.list_suggestions()) == 1
