"""Hashtags: one with its stories and activity, those of the last days, and those that rise."""

from datetime import timedelta

from octavo.lib import clock
from octavo.news.concept import KINDS
from octavo.news.cursors import read_offset, read_place, slice_by_offset, slice_by_place
from octavo.news.errors import NotFoundError
from octavo.news.pages import HashtagCount, HashtagPage, RisingHashtag, Slice
from octavo.stages.trend import LAST_DAYS, PAST_DAYS, rising
from octavo.store import articles as article_store
from octavo.store import concepts as concept_store
from octavo.store import hashtags as hashtag_store
from octavo.store import stories as story_store

_ACTIVITY = timedelta(days=30)
_RECENT = timedelta(days=10)
_PAST = timedelta(days=LAST_DAYS + PAST_DAYS)


def hashtag(key: str, cursor: str | None = None, limit: int = 20) -> HashtagPage:
    """Give a hashtag with its stories, last changed first, and a month of activity.

    An alias gives what it leads to: `page.hashtag.key` is then another than was asked for.

    Raises:
        NotFoundError: no article carries it.
        CursorError: `cursor` is none of this list.
    """
    found, n_articles = hashtag_store.get_hashtag(key)
    lines = story_store.list_stories(
        before=read_place(cursor), limit=limit + 1, hashtag_key=found.key
    )
    since = (clock.now() - _ACTIVITY).date()
    concept = concept_store.get_concept(found.key)
    return HashtagPage(
        hashtag=found,
        n_articles=n_articles,
        stories=slice_by_place(lines, limit, lambda card: (card.last_at, card.id)),
        activity=article_store.count_by_day(hashtag_key=found.key, since=since),
        beside=hashtag_store.list_beside(found.key),
        labels=tuple(pair for pair in concept.labels if pair[1] != found.label),
        aliases=concept.aliases,
    )


def hashtags(cursor: str | None = None, limit: int = 50, *, kind: str = "") -> Slice[HashtagCount]:
    """List the hashtags of the last days, of one kind if asked, those of most articles first.

    Raises:
        CursorError: `cursor` is none of this list.
        NotFoundError: there is no such kind.
    """
    if kind and kind not in KINDS:
        raise NotFoundError("kind of hashtag", kind, near=KINDS)
    offset = read_offset(cursor)
    since = clock.now() - _RECENT
    lines = hashtag_store.list_hashtags(since=since, kind=kind, offset=offset, limit=limit + 1)
    return slice_by_offset(lines, limit, offset)


def rising_hashtags(limit: int = 10) -> tuple[RisingHashtag, ...]:
    """List the hashtags that rise against their own past, the most surprising first."""
    now = clock.now()
    counts = concept_store.count_daily(since=now - _PAST)
    trends = rising(counts, today=now.date(), limit=limit)
    known = hashtag_store.list_labelled([trend.key for trend in trends])
    return tuple(
        RisingHashtag(known[trend.key], trend.n_articles, trend.expected)
        for trend in trends
        if trend.key in known
    )
