"""Hashtags: one with its stories and activity, and those of the last days."""

from datetime import timedelta

from octavo.lib import clock
from octavo.news.cursors import read_offset, read_place, slice_by_offset, slice_by_place
from octavo.news.pages import HashtagCount, HashtagPage, Slice
from octavo.store import articles as article_store
from octavo.store import hashtags as hashtag_store
from octavo.store import stories as story_store

_ACTIVITY = timedelta(days=30)
_RECENT = timedelta(days=10)


def hashtag(key: str, cursor: str | None = None, limit: int = 20) -> HashtagPage:
    """Give a hashtag with its stories, last changed first, and a month of activity.

    Raises:
        NotFoundError: no article carries it.
        CursorError: `cursor` is none of this list.
    """
    found, n_articles = hashtag_store.get_hashtag(key)
    lines = story_store.list_stories(
        before=read_place(cursor), limit=limit + 1, hashtag_key=found.key
    )
    since = (clock.now() - _ACTIVITY).date()
    return HashtagPage(
        hashtag=found,
        n_articles=n_articles,
        stories=slice_by_place(lines, limit, lambda card: (card.last_at, card.id)),
        activity=article_store.count_by_day(hashtag_key=found.key, since=since),
        beside=hashtag_store.list_beside(found.key),
    )


def hashtags(cursor: str | None = None, limit: int = 50) -> Slice[HashtagCount]:
    """List the hashtags of the last days, those of most articles first.

    Raises:
        CursorError: `cursor` is none of this list.
    """
    offset = read_offset(cursor)
    since = clock.now() - _RECENT
    lines = hashtag_store.list_hashtags(since=since, offset=offset, limit=limit + 1)
    return slice_by_offset(lines, limit, offset)
