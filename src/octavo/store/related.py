"""What was chosen to be read beside an article, and what is chosen from."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from octavo.news.story import Link
from octavo.store import models, storylines

# A copy of a text that builds on another: further than two steps nothing leads.
_MOST_STEPS = 4


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


def list_texts(article_ids: Iterable[int]) -> Mapping[int, int]:
    """Give the article each one's text was first in: that it repeats or builds on, or itself."""
    origin = {article_id: article_id for article_id in article_ids}
    open_ = set(origin)
    for _ in range(_MOST_STEPS):
        rows = models.Article.objects.filter(pk__in=open_).values_list(
            "id", "copy_of_id", "builds_on_id"
        )
        step = {pk: before for pk, copy_of, builds_on in rows if (before := copy_of or builds_on)}
        if not step:
            break
        origin = {one: step.get(root, root) for one, root in origin.items()}
        open_ = set(step.values())
    return origin


def list_earlier(story_ids: Iterable[int], *, limit: int) -> Mapping[int, tuple[Link, ...]]:
    """Give for each story the links that lead back from it, up to `limit`; none if it begins."""
    chains: dict[int, tuple[Link, ...]] = {story_id: () for story_id in story_ids}
    ends = {story_id: story_id for story_id in chains}
    for _ in range(limit):
        links = storylines.list_links(set(ends.values()))
        for story_id, end in list(ends.items()):
            if (link := links.get(end)) is None:
                del ends[story_id]
                continue
            chains[story_id] = (*chains[story_id], link)
            ends[story_id] = link.earlier_id
    return {story_id: found for story_id, found in chains.items() if found}


def list_reports(story_ids: Iterable[int], *, limit: int) -> Mapping[int, tuple[int, ...]]:
    """Give the ids of the newest reports of stories, up to `limit` each, copies left out."""
    found = (
        models.Article.objects
        .filter(story_id__in=list(story_ids), copy_of__isnull=True)
        .order_by("-published_at", "-id")
        .values_list("story_id", "id")
    )
    reports: dict[int, tuple[int, ...]] = {}
    for story_id, article_id in found:
        if story_id is not None and len(reports.get(story_id, ())) < limit:
            reports[story_id] = (*reports.get(story_id, ()), article_id)
    return reports
