"""Feeds: followed once, described by themselves, let go whole."""

from datetime import timedelta

import pytest

from octavo.news.errors import NotFoundError
from octavo.news.feed import FeedSuggestion, ParsedFeed
from octavo.news.story import Evidence, Join, Open
from octavo.store import articles, entries, feeds, stories
from tests.store.made import NOON, a_feed, an_article, an_entry

pytestmark = pytest.mark.django_db


def test_following_twice_is_following_once():
    """A feed followed before stays as it is."""
    suggestion = FeedSuggestion(url="https://a.example/feed")

    assert feeds.add_feeds([suggestion, suggestion], now=NOON) == (1, 1)


def test_a_new_feed_is_due_at_once():
    """What is followed is fetched at the next look."""
    feed = a_feed()

    assert feeds.list_due(NOON) == (feed,)


def test_a_feed_says_its_own_name_where_nobody_gave_one():
    """A feed's own title names it and its publisher, unless they were named."""
    feed = a_feed()
    _read(feed.id, ParsedFeed(title="The Herald", entries=()))

    found = feeds.get_feed_by_url(feed.url)

    assert (found.title, found.publisher.name) == ("The Herald", "The Herald")


def test_a_given_name_stays():
    """A name somebody gave stands over what the feed says."""
    feed = a_feed(title="Mine", publisher="Herald House")
    _read(feed.id, ParsedFeed(title="The Herald", entries=()))

    found = feeds.get_feed_by_url(feed.url)

    assert (found.title, found.publisher.name) == ("Mine", "Herald House")


def test_validators_are_kept_verbatim():
    """What the server sent as validators is given back to the letter."""
    feed = a_feed()
    _read(feed.id, ParsedFeed(title="", entries=()), etag='W/"a b"', last_modified="junk")

    found = feeds.get_feed_by_url(feed.url)

    assert (found.etag, found.last_modified) == ('W/"a b"', "junk")


def test_failures_count_until_a_success():
    """A failing feed keeps its problem and count; a success clears both."""
    feed = a_feed()
    for _ in range(3):
        feeds.record_failure(feed.id, "no answer", now=NOON, next_fetch_at=NOON)
    failing = feeds.list_unwell()
    _read(feed.id, ParsedFeed(title="", entries=()))

    assert (failing[0].n_failures, failing[0].problem) == (3, "no answer")
    assert feeds.list_unwell() == ()


def test_a_gone_feed_is_not_asked_again():
    """410 ends the asking, and keeps what the feed brought."""
    feed = a_feed()
    entries.keep(feed.id, [an_entry()], now=NOON)
    feeds.record_failure(feed.id, "gone", now=NOON, next_fetch_at=NOON, is_gone=True)
    feeds.make_all_due(NOON)

    assert feeds.list_due(NOON + timedelta(days=400)) == ()
    assert entries.count_entries() == 1


def test_letting_a_feed_go_takes_what_it_alone_brought():
    """Articles go with their only feed; a story they leave is counted anew."""
    one, other = a_feed("one.example"), a_feed("other.example")
    kept, gone = an_article(one, 1), an_article(other, 2)
    stories.apply([Open(kept, 7), Join(gone, 7, Evidence(similarity=0.9))], now=NOON)
    feeds.remove(other.id)

    card = stories.get_story(7)

    assert [article.id for article in card.articles] == [kept]
    assert card.n_articles == 1
    with pytest.raises(NotFoundError):
        articles.get_article(gone)


def _read(feed_id: int, parsed: ParsedFeed, **fields: str | None) -> None:
    known = {"etag": None, "last_modified": None, "moved_to": None}
    feeds.record_read(feed_id, parsed, now=NOON, next_fetch_at=NOON, **{**known, **fields})
