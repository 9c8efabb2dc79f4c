"""Queries about editions."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from octavo.news.story import Edition, Placement
from octavo.store import models, stories


@transaction.atomic
def save(on: date, placed: Sequence[tuple[int, str]], *, made_at: datetime) -> None:
    """Keep the edition of a day: story ids in order, each with the reason of its place."""
    edition, _ = models.Edition.objects.update_or_create(on=on, defaults={"made_at": made_at})
    edition.placements.all().delete()
    models.Placement.objects.bulk_create([
        models.Placement(edition=edition, story_id=story_id, rank=rank, reason=reason)
        for rank, (story_id, reason) in enumerate(placed, start=1)
    ])


def has_stories(on: date) -> bool:
    """Tell whether the edition of a day is made and has stories."""
    return models.Placement.objects.filter(edition__on=on).exists()


def find(on: date) -> Edition | None:
    """Find the edition of a day."""
    row = models.Edition.objects.filter(on=on).first()
    if row is None:
        return None
    placed = row.placements.order_by("rank").values_list("story__alias_of", "story", "reason")
    reasons = {alias or story: reason for alias, story, reason in placed}
    cards = stories.list_by_ids(list(reasons))
    return Edition(
        on=row.on,
        made_at=row.made_at,
        placements=tuple(
            Placement(rank=rank, story=card, reason=reasons[card.id])
            for rank, card in enumerate(cards, start=1)
        ),
    )
