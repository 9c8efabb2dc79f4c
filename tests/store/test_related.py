"""What relating reads from the store."""

import pytest

from octavo.news.story import Evidence, Join, Link, Open
from octavo.store import articles, copies, related, stories, storylines
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db


def _articles(n: int) -> list[int]:
    feed = a_feed()
    return [an_article(feed, number, hours=number) for number in range(1, n + 1)]


def test_a_text_is_that_of_the_article_it_was_first_in():
    """A copy of what builds on another's text leads to that other; a text of its own to itself."""
    first, addition, copy, apart = _articles(4)
    copies.set_builds_on([addition], first)
    articles.set_origin([addition, copy], addition)

    assert related.list_texts([first, addition, copy, apart]) == {
        first: first,
        addition: first,
        copy: first,
        apart: apart,
    }


def _chain(n: int) -> list[int]:
    ids = _articles(n)
    decisions = [Open(article_id=one, story_id=number) for number, one in enumerate(ids, start=1)]
    stories.apply(decisions, now=NOON)
    for story_id in range(2, n + 1):
        storylines.set_earlier(story_id, Link(story_id, story_id - 1, likeness=0.5))
    return ids


def test_links_lead_back_as_far_as_asked():
    """The story before comes first, then the one before that; a story that begins has none."""
    _chain(4)
    found = related.list_earlier([1, 2, 4], limit=2)

    assert {story_id: [link.earlier_id for link in links] for story_id, links in found.items()} == {
        2: [1],
        4: [3, 2],
    }


def test_reports_are_the_newest_without_copies():
    """Of a story so many reports are listed, the newest first."""
    first, second, third = _articles(3)
    stories.apply(
        [Open(first, 1), *(Join(one, 1, Evidence(1.0)) for one in (second, third))], now=NOON
    )
    articles.set_origin([first, second], second)

    assert related.list_reports([1], limit=1) == {1: (second,)}
    assert related.list_reports([1], limit=5) == {1: (second, third)}
