"""Queries about searches that are kept."""

from datetime import datetime

from octavo.news.errors import NotFoundError
from octavo.news.pages import KeptSearch
from octavo.store import models


def keep(query: str, *, user_id: int, now: datetime, seen_id: int) -> None:
    """Keep a search; what it finds up to `seen_id` counts as seen."""
    models.SavedSearch.objects.get_or_create(
        user_id=user_id, query=query, defaults={"made_at": now, "seen_id": seen_id}
    )


def list_of(user_id: int) -> tuple[tuple[KeptSearch, int], ...]:
    """List the searches somebody keeps, the last made first, each with the article seen last."""
    found = models.SavedSearch.objects.filter(user_id=user_id).order_by("-made_at", "-id")
    return tuple((KeptSearch(row.pk, row.query, row.made_at), row.seen_id) for row in found)


def count_of(user_id: int) -> int:
    """Count the searches somebody keeps."""
    return models.SavedSearch.objects.filter(user_id=user_id).count()


def mark_seen(search_id: int, *, user_id: int, seen_id: int) -> str:
    """Keep that somebody has seen what a search finds up to an article; gives its query.

    Raises:
        NotFoundError: they keep no such search.
    """
    row = models.SavedSearch.objects.filter(pk=search_id, user_id=user_id).first()
    if row is None:
        raise NotFoundError("saved search", search_id)
    row.seen_id = max(row.seen_id, seen_id)
    row.save(update_fields=["seen_id"])
    return row.query


def forget(search_id: int, *, user_id: int) -> None:
    """Let a search go.

    Raises:
        NotFoundError: they keep no such search.
    """
    n_gone, _ = models.SavedSearch.objects.filter(pk=search_id, user_id=user_id).delete()
    if not n_gone:
        raise NotFoundError("saved search", search_id)
