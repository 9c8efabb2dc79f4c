"""Queries about the entries of feeds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import blake2b

from django.db import transaction
from django.db.models import Q

from octavo.news.feed import Entry, KnownEntry, WaitingEntry
from octavo.store import models, rows


def known_entries(
    feed_id: int, *, identities: Collection[str], titles: Collection[str]
) -> Mapping[str, KnownEntry]:
    """Give what the feed has brought before under these identities or these titles."""
    found = (
        models.Entry.objects
        .filter(Q(identity__in=identities) | Q(title__in=titles), feed_id=feed_id)
        .order_by("id")
        .values_list("identity", "title", "link", "published_at")
    )
    return {
        identity: KnownEntry(id=identity, title=title, link=link or None, published_at=at)
        for identity, title, link, at in found
    }


@transaction.atomic
def keep(feed_id: int, entries: Sequence[Entry], *, now: datetime) -> tuple[int, int]:
    """Keep a feed's entries: new ones wait to be read, changed ones wait to be read again.

    Returns:
        How many are new, and how many changed.
    """
    stored = {
        row.identity: row
        for row in models.Entry.objects.filter(
            feed_id=feed_id, identity__in=[entry.id for entry in entries]
        ).only("id", "identity", "digest")
    }
    new = [entry for entry in entries if entry.id not in stored]
    changed = [
        (stored[entry.id].pk, entry)
        for entry in entries
        if entry.id in stored and stored[entry.id].digest != digest(entry)
    ]
    models.Entry.objects.bulk_create([
        models.Entry(feed_id=feed_id, identity=entry.id, first_seen_at=now, **_columns(entry))
        for entry in new
    ])
    for entry_id, entry in changed:
        models.Entry.objects.filter(pk=entry_id).update(
            state=models.Entry.State.WAITING, n_tries=0, next_try_at=None, **_columns(entry)
        )
    return len(new), len(changed)


def digest(entry: Entry) -> str:
    """Tell one wording of an entry from another."""
    words = "\x00".join((entry.title, entry.summary, entry.html, entry.link or ""))
    return blake2b(words.encode(), digest_size=16).hexdigest()


def _columns(entry: Entry) -> dict[str, object]:
    return {
        "link": entry.link or "",
        "title": entry.title,
        "published_at": entry.published_at,
        "html": entry.html,
        "summary": entry.summary,
        "authors": list(entry.authors),
        "tags": list(entry.tags),
        "enclosures": [asdict(enclosure) for enclosure in entry.enclosures],
        "image": entry.image or "",
        "language": entry.language or "",
        "digest": digest(entry),
    }


def list_waiting(now: datetime, *, after_id: int = 0, limit: int = 100) -> tuple[WaitingEntry, ...]:
    """List entries that wait to be read, oldest first."""
    waiting = models.Entry.objects.select_related("feed__publisher").filter(
        Q(next_try_at__isnull=True) | Q(next_try_at__lte=now),
        state=models.Entry.State.WAITING,
        id__gt=after_id,
    )
    return tuple(_waiting(row) for row in waiting.order_by("id")[:limit])


def count_waiting() -> int:
    """Count the entries that wait to be read, now or later."""
    return models.Entry.objects.filter(state=models.Entry.State.WAITING).count()


def count_entries() -> int:
    """Count all entries."""
    return models.Entry.objects.count()


def put_off(entry_id: int, problem: str, *, until: datetime) -> None:
    """Let an entry wait longer, and keep why."""
    row = models.Entry.objects.get(pk=entry_id)
    row.n_tries += 1
    row.problem, row.next_try_at = problem, until
    row.save(update_fields=["n_tries", "problem", "next_try_at"])


def _waiting(row: models.Entry) -> WaitingEntry:
    return WaitingEntry(
        id=row.pk,
        feed=rows.feed(row.feed),
        entry=Entry(
            id=row.identity,
            title=row.title,
            link=row.link or None,
            published_at=row.published_at,
            html=row.html,
            summary=row.summary,
            authors=tuple(row.authors),
            tags=tuple(row.tags),
            enclosures=rows.enclosures(row.enclosures),
            image=row.image or None,
            language=row.language or row.feed.language or None,
        ),
        first_seen_at=row.first_seen_at,
        n_tries=row.n_tries,
        article_id=row.article_id,
    )
