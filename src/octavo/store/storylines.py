"""Queries about storylines: which story follows which, and the chains they make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncDate

from octavo.news.errors import NotFoundError
from octavo.news.pages import DayCount
from octavo.news.story import Link
from octavo.news.storyline import Chain, ChainMember, StorylineCard
from octavo.store import models

# A chain is followed so far when it is settled anew: a war of years has fewer stories.
_MOST_STORIES = 2_000


def list_to_link(*, limit: int) -> tuple[int, ...]:
    """List the stories that changed since the one before them was last sought, by id."""
    found = models.Story.objects.filter(wants_linking=True).order_by("id")
    return tuple(found.values_list("id", flat=True)[:limit])


def mark_linked(story_ids: Iterable[int]) -> None:
    """Keep that the stories before some are known."""
    models.Story.objects.filter(pk__in=list(story_ids)).update(wants_linking=False)


def set_earlier(story_id: int, link: Link | None) -> bool:
    """Keep which story one follows, and why; tells whether that is another than before."""
    row = models.Story.objects.filter(pk=story_id)
    before = row.values_list("earlier_id", flat=True).first()
    earlier_id = link.earlier_id if link else None
    if link or before:
        row.update(earlier_id=earlier_id, link=asdict(link) if link else {})
    if before != earlier_id:
        row.update(wants_relating=True)  # the one before stands beside its articles
    return before != earlier_id


def list_followers(story_ids: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
    """Give the stories that follow each of some, by id; those without any are left out."""
    found = models.Story.objects.filter(earlier_id__in=list(story_ids)).order_by("id")
    followers: dict[int, tuple[int, ...]] = {}
    for earlier_id, story_id in found.values_list("earlier_id", "id"):
        if earlier_id is not None:
            followers[earlier_id] = (*followers.get(earlier_id, ()), story_id)
    return followers


def pass_on(story_ids: Iterable[int]) -> Mapping[int, int]:
    """Let stories take over the links of those merged into them; gives who took over from whom."""
    merged = (
        models.Story.objects
        .filter(alias_of_id__in=list(story_ids))
        .filter(
            Q(storyline__isnull=False)
            | Q(earlier__isnull=False)
            | Q(later__isnull=False)
            | Q(profiles__isnull=False)
        )
        .distinct()
        .order_by("id")
    )
    kept_by_merged: dict[int, int] = {}
    for row in list(merged.select_related("earlier")):
        kept = models.Story.objects.get(pk=row.alias_of_id or 0)
        _hand_over(row, kept)
        kept_by_merged[row.pk] = kept.pk
    return kept_by_merged


def _hand_over(merged: models.Story, kept: models.Story) -> None:
    """Let the followers of a merged story follow the one that stays, which takes its place."""
    before = merged.earlier
    if kept.earlier_id in {None, merged.pk}:
        is_before = before is not None and before.pk != kept.pk and before.first_at < kept.first_at
        kept.earlier, kept.link = (before, merged.link) if is_before else (None, {})
    kept.storyline_id = kept.storyline_id or merged.storyline_id
    kept.save(update_fields=["earlier", "link", "storyline"])
    followers = models.Story.objects.filter(earlier=merged)
    followers.filter(first_at__gt=kept.first_at).update(earlier=kept)
    followers.update(earlier=None, link={})
    models.Story.objects.filter(pk=merged.pk).update(earlier=None, link={}, storyline=None)


def leave(story_ids: Iterable[int]) -> None:
    """Take stories that are to be deleted out of their chains, which stay whole.

    What followed one follows what it followed; nothing is known of what those two share.
    """
    for row in models.Story.objects.filter(pk__in=list(story_ids)).order_by("id"):
        models.Story.objects.filter(earlier=row).update(earlier_id=row.earlier_id, link={})
        if row.storyline_id:
            beside = models.Story.objects.filter(storyline_id=row.storyline_id)
            beside.exclude(pk=row.pk).update(wants_linking=True)


def list_chained(story_ids: Iterable[int]) -> tuple[ChainMember, ...]:
    """List all stories that hang with some, by links or by the storyline they are kept under."""
    known: dict[int, ChainMember] = {}
    todo = set(story_ids)
    while todo and len(known) < _MOST_STORIES:
        rows = models.Story.objects.filter(pk__in=todo, alias_of__isnull=True).order_by("id")
        found = [
            ChainMember(*fields)
            for fields in rows.values_list("id", "first_at", "earlier_id", "storyline_id")
        ]
        known.update((member.story_id, member) for member in found)
        beside = models.Story.objects.filter(
            Q(earlier_id__in=todo)
            | Q(storyline_id__in={m.storyline_id for m in found if m.storyline_id})
        )
        todo = {*beside.values_list("id", flat=True)}
        todo |= {member.earlier_id for member in found if member.earlier_id}
        todo -= known.keys()
    return tuple(known.values())


def keep_chain(chain: Chain) -> int | None:
    """Keep stories as a storyline; gives its id, None for a story that hangs with no other."""
    stories = models.Story.objects.filter(pk__in=chain.story_ids)
    if len(chain.story_ids) < 2:
        stories.update(storyline=None)
        return None
    span = stories.aggregate(first_at=Min("first_at"), last_at=Max("last_at"))
    latest = stories.order_by("-first_at", "-id").values_list("language", flat=True)
    storyline_id = chain.storyline_id
    if storyline_id is None:
        storyline_id = models.Storyline.objects.create(**span).pk
    stories.exclude(storyline_id=storyline_id).update(storyline_id=storyline_id)
    models.Storyline.objects.filter(pk=storyline_id).update(
        n_stories=len(chain.story_ids), alias_of=None, language=latest[0], **span
    )
    gone = models.Storyline.objects.filter(
        Q(pk__in=chain.absorbed) | Q(alias_of__in=chain.absorbed)
    )
    gone.update(alias_of_id=storyline_id, n_stories=0)
    return storyline_id


def set_title(storyline_id: int, *, title: str) -> None:
    """Keep what a storyline is called."""
    models.Storyline.objects.filter(pk=storyline_id).update(title=title)


def delete_empty(storyline_ids: Iterable[int]) -> None:
    """Delete storylines that no story is left of, and what led to them."""
    models.Storyline.objects.filter(
        pk__in=list(storyline_ids), alias_of__isnull=True, stories__isnull=True
    ).delete()


def list_links(story_ids: Iterable[int]) -> Mapping[int, Link]:
    """Give why each of some stories follows an earlier one; those that begin are left out."""
    found = models.Story.objects.filter(pk__in=list(story_ids), earlier__isnull=False)
    return {
        pk: _link(stored, pk, earlier_id)
        for pk, stored, earlier_id in found.values_list("pk", "link", "earlier_id")
    }


def get_storyline(storyline_id: int) -> StorylineCard:
    """Give a storyline; an alias gives the one it leads to.

    Raises:
        NotFoundError: there is none of this id.
    """
    row = models.Storyline.objects.select_related("alias_of").filter(pk=storyline_id).first()
    if row is None:
        raise NotFoundError("storyline", storyline_id)
    return _card(row.alias_of or row)


def find_storyline_of(story_id: int) -> StorylineCard | None:
    """Give the storyline a story is part of."""
    row = models.Storyline.objects.filter(stories=story_id).first()
    return _card(row) if row else None


def list_story_ids(storyline_id: int) -> tuple[int, ...]:
    """List the stories of a storyline, oldest first."""
    found = models.Story.objects.filter(storyline_id=storyline_id, alias_of__isnull=True)
    return tuple(found.order_by("first_at", "id").values_list("id", flat=True))


def list_storylines(
    *, before: tuple[datetime, int] | None = None, limit: int = 20
) -> tuple[StorylineCard, ...]:
    """List storylines, last changed first, after a place (instant, id) in that order."""
    found = models.Storyline.objects.filter(alias_of__isnull=True, n_stories__gt=1)
    if before is not None:
        instant, storyline_id = before
        found = found.filter(Q(last_at__lt=instant) | Q(last_at=instant, id__lt=storyline_id))
    return tuple(_card(row) for row in found.order_by("-last_at", "-id")[:limit])


def list_latest(storyline_ids: Sequence[int]) -> Mapping[int, int]:
    """Give the story each of some storylines has come to."""
    found = models.Story.objects.filter(
        storyline_id__in=list(storyline_ids), alias_of__isnull=True
    ).order_by("first_at", "id")
    return dict(found.values_list("storyline_id", "id"))


def count_by_day(storyline_id: int) -> tuple[DayCount, ...]:
    """Count the articles of a storyline by day, oldest first; days without any are left out."""
    counted = (
        models.Article.objects
        .filter(story__storyline_id=storyline_id)
        .annotate(day=TruncDate("published_at"))
        .values_list("day")
        .annotate(n=Count("id"))
        .order_by("day")
    )
    return tuple(DayCount(on=day, n_articles=n) for day, n in counted)


def _card(row: models.Storyline) -> StorylineCard:
    return StorylineCard(
        id=row.pk,
        title=row.title,
        first_at=row.first_at,
        last_at=row.last_at,
        n_stories=row.n_stories,
        language=row.language,
    )


def _link(stored: Mapping[str, object], story_id: int, earlier_id: int) -> Link:
    """Read a link back; one that was handed over names the stories it now joins."""

    def terms(name: str) -> tuple[str, ...]:
        found = stored.get(name, ())
        return tuple(str(term) for term in found) if isinstance(found, list | tuple) else ()

    def number(name: str) -> float:
        found = stored.get(name, 0.0)
        return float(found) if isinstance(found, int | float) else 0.0

    return Link(
        story_id=story_id,
        earlier_id=earlier_id,
        likeness=number("likeness"),
        shared_terms=terms("shared_terms"),
        names=terms("names"),
        bar=number("bar"),
    )
