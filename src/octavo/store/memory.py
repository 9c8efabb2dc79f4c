"""What folding remembers, kept as the bytes it is: after each batch what changed, at a start all.

Values in and out are bytes; what they mean is known to clustering alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from octavo.news.memory import Remembered
from octavo.store import models

_ROWS = 500  # read, or let go, at once: a story takes some 1,200 bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: the states since the last whole one, and the stories, read as they are asked.

    The stories can be gone through once.
    """

    states: tuple[bytes, ...]
    stories: Iterator[tuple[int, bytes]]


@transaction.atomic
def save(remembered: Remembered, *, model: str) -> None:
    """Keep what changed; in the transaction of the batch that changed it.

    Args:
        model: the embedder's name.
    """
    if remembered.is_first:
        models.RememberedStory.objects.all().delete()
    for start in range(0, len(remembered.gone), _ROWS):
        gone = remembered.gone[start : start + _ROWS]
        models.RememberedStory.objects.filter(story_id__in=gone).delete()
    models.RememberedStory.objects.bulk_create(
        [
            models.RememberedStory(story_id=story_id, content=content)
            for story_id, content in remembered.stories.items()
        ],
        update_conflicts=True,
        unique_fields=["story_id"],
        update_fields=["content"],
    )
    if remembered.is_whole:
        models.RememberedState.objects.all().delete()
    models.RememberedState.objects.create(model=model, content=remembered.state)


def load(*, model: str) -> Kept | None:
    """Give what was kept; None where there is nothing, or vectors of another embedder."""
    rows = list(models.RememberedState.objects.order_by("id").values_list("model", "content"))
    if not rows or any(name != model for name, _ in rows):
        return None
    return Kept(tuple(bytes(content) for _, content in rows), _stories())


@transaction.atomic
def forget() -> None:
    """Forget all that was kept: it no longer says how things stand."""
    models.RememberedStory.objects.all().delete()
    models.RememberedState.objects.all().delete()


def _stories() -> Iterator[tuple[int, bytes]]:
    """Read the stories by plain SQL: model instances would take half of a start's time."""
    table = connection.ops.quote_name(models.RememberedStory._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT story_id, content FROM {table} ORDER BY story_id")
        while rows := cursor.fetchmany(_ROWS):
            yield from ((story_id, bytes(content)) for story_id, content in rows)
