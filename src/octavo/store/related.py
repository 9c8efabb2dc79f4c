"""What was chosen to be read beside an article."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from octavo.store import models


@transaction.atomic
def save(chosen: Mapping[int, Sequence[tuple[int, str]]]) -> None:
    """Keep for each article which others to read beside it, best first, and why."""
    models.RelatedArticle.objects.filter(article_id__in=list(chosen)).delete()
    models.RelatedArticle.objects.bulk_create([
        models.RelatedArticle(article_id=article_id, other_id=other_id, place=place, reason=reason)
        for article_id, others in chosen.items()
        for place, (other_id, reason) in enumerate(others)
    ])


def load(article_id: int) -> tuple[tuple[int, str], ...]:
    """Load what to read beside an article, best first, and why."""
    found = models.RelatedArticle.objects.filter(article_id=article_id).order_by("place")
    return tuple(found.values_list("other_id", "reason"))
