"""Search: words as typed, nothing else has a meaning, slices follow each other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octavo.features.search import Searcher
from octavo.news.errors import CursorError, QueryError
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db


def _titles(query: str) -> list[str]:
    return [hit.article.title for hit in Searcher().search(query).hits.lines]


def test_every_word_must_occur():
    """Two words find what holds both."""
    feed = a_feed()
    an_article(feed, 1, title="Ferry aground", text="The tide was low.")
    an_article(feed, 2, title="Ferry late", text="The fog was thick.")

    assert _titles("ferry tide") == ["Ferry aground"]


def test_a_phrase_stands_together():
    """Words between quotation marks are found side by side only."""
    feed = a_feed()
    an_article(feed, 1, title="Low tide", text="x")
    an_article(feed, 2, title="Tide low", text="x")

    assert _titles('"low tide"') == ["Low tide"]


def test_a_word_after_a_minus_must_not_occur():
    """What is excluded is not found."""
    feed = a_feed()
    an_article(feed, 1, title="Ferry aground", text="x")
    an_article(feed, 2, title="Ferry late", text="x")

    assert _titles("ferry -late") == ["Ferry aground"]
    assert _titles('ferry -"ferry late"') == ["Ferry aground"]


def test_a_headline_weighs_more_than_a_mention():
    """What is about the word stands before what mentions it."""
    feed = a_feed()
    an_article(feed, 1, title="Weather", text="A ferry was late. " + "Rain fell on the town. " * 9)
    an_article(feed, 2, title="Ferry aground", text="It was the ferry. " + "Rain fell. " * 9)

    assert _titles("ferry") == ["Ferry aground", "Weather"]


@pytest.mark.parametrize("query", ["", "   ", "-late", '""', "!!!", "-"])
def test_a_search_for_nothing_is_told(query):
    """Without a word to look for there is no search."""
    with pytest.raises(QueryError):
        Searcher().search(query)


@given(st.text(max_size=30))
@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_is_words(query):
    """No text that a stranger types is taken for the index's own language."""
    try:
        Searcher().search(query)
    except QueryError:
        pass


def test_slices_follow_each_other():
    """A long answer comes in slices without gap or overlap."""
    feed = a_feed()
    for n in range(1, 8):
        an_article(feed, n, title=f"Ferry number {n}")
    seen, cursor = [], None
    while True:
        found = Searcher().search("ferry", cursor, limit=3)
        seen += [hit.article.id for hit in found.hits.lines]
        cursor = found.hits.next
        if cursor is None:
            break

    assert len(seen) == len(set(seen)) == found.n_hits == 7


def test_another_list_s_cursor_is_refused():
    """A cursor that this list did not give is told, not guessed at."""
    a_feed()
    with pytest.raises(CursorError):
        Searcher().search("ferry", "not-a-cursor")
