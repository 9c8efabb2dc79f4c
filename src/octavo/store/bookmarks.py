"""How far work in the background has come."""

from octavo.store import models


def load(name: str) -> int | None:
    """Give the place a piece of work has come to; None before it began."""
    return models.Bookmark.objects.filter(name=name).values_list("place", flat=True).first()


def save(name: str, place: int) -> None:
    """Keep the place a piece of work has come to."""
    models.Bookmark.objects.update_or_create(name=name, defaults={"place": place})
