"""What is followed, and who prints it."""

from octavo.features.reading.articles import latest_of
from octavo.news.cursors import read_offset, slice_by_offset
from octavo.news.feed import Feed
from octavo.news.pages import PublisherPage, Slice
from octavo.store import articles as article_store
from octavo.store import feeds as feed_store


def feeds(cursor: str | None = None, limit: int = 50) -> Slice[Feed]:
    """List the feeds that are followed, with their health.

    Raises:
        CursorError: `cursor` is none of this list.
    """
    offset = read_offset(cursor)
    return slice_by_offset(feed_store.list_feeds(offset=offset, limit=limit + 1), limit, offset)


def publisher(key: str, cursor: str | None = None, limit: int = 30) -> PublisherPage:
    """Give a publisher with its feeds and its articles, newest first.

    Raises:
        NotFoundError: there is none of this key.
        CursorError: `cursor` is none of this list.
    """
    found = feed_store.get_publisher(key)
    return PublisherPage(
        publisher=found,
        n_articles=article_store.count_of_publisher(found.id),
        feeds=feed_store.list_feeds(publisher_id=found.id),
        articles=latest_of(cursor, limit, publisher_id=found.id),
    )
