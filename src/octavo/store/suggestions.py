"""What the auditor suggests; `corrections` lists it beside what editors said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from octavo.store import models

# What nobody looked at for so long is past; what was dismissed need not be known any longer.
_KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion as it is made."""

    kind: str
    story_id: int
    other_id: int | None
    article_ids: tuple[int, ...]
    score: float
    reason: str

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same suggestion when it is made again."""
        return self.kind, self.story_id, self.other_id, tuple(sorted(self.article_ids))


@transaction.atomic
def replace(suggested: Sequence[Suggested], *, limit: int, now: datetime) -> int:
    """Keep up to `limit` suggestions in place of those that are open; gives how many.

    What was dismissed is not kept again.
    """
    models.Suggestion.objects.filter(made_at__lt=now - _KEPT).delete()
    models.Suggestion.objects.filter(dismissed_at__isnull=True).delete()
    dismissed = {
        (kind, story_id, other_id, tuple(sorted(article_ids)))
        for kind, story_id, other_id, article_ids in models.Suggestion.objects.values_list(
            "kind", "story_id", "other_id", "article_ids"
        )
    }
    new = [one for one in suggested if one.identity not in dismissed][:limit]
    models.Suggestion.objects.bulk_create([
        models.Suggestion(
            kind=one.kind,
            story_id=one.story_id,
            other_id=one.other_id,
            article_ids=list(one.article_ids),
            score=one.score,
            reason=one.reason,
            made_at=now,
        )
        for one in new
    ])
    return len(new)
