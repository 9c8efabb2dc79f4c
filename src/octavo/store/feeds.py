"""Queries about feeds and publishers."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from octavo.lib.urls import canonical, publisher_key
from octavo.news.errors import NotFoundError
from octavo.news.feed import Feed, FeedSuggestion, ParsedFeed, Publisher
from octavo.store import articles, models, rows, stories


@transaction.atomic
def add_feeds(suggestions: Iterable[FeedSuggestion], *, now: datetime) -> tuple[int, int]:
    """Follow feeds, due at once; those already followed stay as they are.

    Returns:
        How many are new, and how many were followed before.
    """
    n_new = n_known = 0
    for suggestion in suggestions:
        if models.Feed.objects.filter(url=suggestion.url).exists():
            n_known += 1
            continue
        models.Feed.objects.create(
            url=suggestion.url,
            title=suggestion.title,
            site_url=suggestion.site_url or "",
            section=suggestion.section,
            language=suggestion.language or "",
            publisher=_publisher_of(suggestion),
            added_at=now,
            next_fetch_at=now,
        )
        n_new += 1
    return n_new, n_known


def _publisher_of(suggestion: FeedSuggestion) -> models.Publisher:
    key = publisher_key(suggestion.site_url or suggestion.url)
    row, _ = models.Publisher.objects.get_or_create(
        key=key,
        defaults={
            "name": suggestion.publisher or suggestion.title or key,
            "country": suggestion.country or "",
            "language": suggestion.language or "",
            "kind": suggestion.kind,
        },
    )
    return row


def publisher_for(*, key: str, name: str) -> Publisher:
    """Find the publisher of a host, or add it under a name."""
    row, _ = models.Publisher.objects.get_or_create(key=key, defaults={"name": name or key})
    return rows.publisher(row)


def get_publisher(key: str) -> Publisher:
    """Give a publisher by key.

    Raises:
        NotFoundError: there is none.
    """
    row = models.Publisher.objects.filter(key=key).first()
    if row is None:
        raise NotFoundError("publisher", key)
    return rows.publisher(row)


def get_feed_by_url(url: str) -> Feed:
    """Give the feed followed at an address.

    Raises:
        NotFoundError: it is not followed.
    """
    row = models.Feed.objects.select_related("publisher").filter(url=url).first()
    if row is None:
        raise NotFoundError("feed", url)
    return rows.feed(row)


def count_feeds() -> int:
    """Count the feeds that are followed."""
    return models.Feed.objects.count()


def list_due(now: datetime) -> tuple[Feed, ...]:
    """List feeds whose time to be fetched has come, longest due first."""
    due = models.Feed.objects.select_related("publisher").filter(
        next_fetch_at__lte=now, is_gone=False
    )
    return tuple(rows.feed(row) for row in due.order_by("next_fetch_at", "id"))


def list_feeds(
    *, offset: int = 0, limit: int | None = None, publisher_id: int | None = None
) -> tuple[Feed, ...]:
    """List feeds by id, each with how many entries it has brought."""
    found = models.Feed.objects.select_related("publisher").all()
    if publisher_id is not None:
        found = found.filter(publisher_id=publisher_id)
    found = found.annotate(n=Count("entries")).order_by("id")
    return tuple(
        rows.feed(row, n_entries=row.n) for row in found[offset : offset + limit if limit else None]
    )


def list_unwell() -> tuple[Feed, ...]:
    """List feeds that have a problem, longest failing first."""
    found = models.Feed.objects.select_related("publisher").exclude(problem="")
    return tuple(rows.feed(row) for row in found.order_by("-n_failures", "id"))


def make_all_due(now: datetime) -> None:
    """Let every feed that is not gone be fetched now."""
    models.Feed.objects.filter(is_gone=False).update(next_fetch_at=now)


def record_read(  # noqa: PLR0913  what an answer says, each once
    feed_id: int,
    parsed: ParsedFeed,
    *,
    etag: str | None,
    last_modified: str | None,
    moved_to: str | None,
    now: datetime,
    next_fetch_at: datetime,
) -> None:
    """Keep what a feed says of itself, and that it was read."""
    row = models.Feed.objects.select_related("publisher").get(pk=feed_id)
    _describe(row, parsed)
    row.etag, row.last_modified = etag or "", last_modified or ""
    if moved_to and not models.Feed.objects.filter(url=moved_to).exists():
        row.url = moved_to
    row.last_fetched_at, row.next_fetch_at = now, next_fetch_at
    row.n_failures, row.problem = 0, "; ".join(parsed.problems)
    row.save()


def _describe(row: models.Feed, parsed: ParsedFeed) -> None:
    """Let the feed's own words stand where nobody gave others."""
    row.title = row.title or parsed.title
    row.site_url = row.site_url or parsed.site_url or ""
    row.language = row.language or parsed.language or ""
    publisher = row.publisher
    if publisher.name == publisher.key and parsed.title:
        publisher.name = parsed.title
        publisher.language = publisher.language or row.language
        publisher.save()


def record_unchanged(feed_id: int, *, now: datetime, next_fetch_at: datetime) -> None:
    """Keep that a feed had nothing new to say."""
    models.Feed.objects.filter(pk=feed_id).update(
        last_fetched_at=now, next_fetch_at=next_fetch_at, n_failures=0
    )


def record_failure(
    feed_id: int, problem: str, *, now: datetime, next_fetch_at: datetime, is_gone: bool = False
) -> None:
    """Keep that a feed could not be read, and why. Its entries stay."""
    row = models.Feed.objects.get(pk=feed_id)
    row.last_fetched_at, row.next_fetch_at = now, next_fetch_at
    row.n_failures += 1
    row.problem, row.is_gone = problem, is_gone
    row.save()


def list_publishers(publisher_ids: Iterable[int]) -> Mapping[int, Publisher]:
    """Give publishers by their ids; absent ones are left out."""
    found = models.Publisher.objects.filter(pk__in=list(publisher_ids))
    return {row.pk: rows.publisher(row) for row in found}


def is_followed(url: str) -> bool:
    """Tell whether an address is followed, however it is spelt."""
    return models.Feed.objects.filter(url__in=[url, canonical(url)]).exists()


@transaction.atomic
def remove(feed_id: int) -> None:
    """Let a feed go with its entries, and with the articles that no other feed lists."""
    listed = models.Entry.objects.filter(feed_id=feed_id, article__isnull=False)
    article_ids = set(listed.values_list("article_id", flat=True))
    publisher_id = models.Feed.objects.values_list("publisher_id", flat=True).get(pk=feed_id)
    models.Feed.objects.filter(pk=feed_id).delete()
    orphans = models.Article.objects.filter(pk__in=article_ids, entries__isnull=True)
    story_ids = set(orphans.exclude(story=None).values_list("story_id", flat=True))
    articles.hand_on_texts(orphans.values_list("id", flat=True))
    orphans.delete()
    stories.recount(story_ids)
    models.Publisher.objects.filter(
        pk=publisher_id, feeds__isnull=True, articles__isnull=True
    ).delete()
