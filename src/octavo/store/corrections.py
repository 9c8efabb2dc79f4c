"""Queries about corrections: what editors said, what it keeps apart, what it moves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.db.models import Q, QuerySet

from octavo.news.correction import (
    Apart,
    Correction,
    CorrectionKind,
    Judgement,
    Merger,
    Said,
    Suggestion,
)
from octavo.news.errors import NotFoundError
from octavo.store import models, rows, stories

# A correction holds while nobody undid it; what it keeps apart holds until a merge that stands
# joined the two.
_STANDS = Q(undone_at__isnull=True)
_KEEPS_APART = _STANDS & (Q(lifted_by__isnull=True) | Q(lifted_by__undone_at__isnull=False))


@dataclass(frozen=True, slots=True)
class Change:
    """How a correction changes what is kept.

    `moves` takes articles to stories, `leads_to` stories left empty to others; `lifted` are the
    corrections it makes void; `left` and `right` stay apart.
    """

    moves: Mapping[int, int]
    leads_to: Mapping[int, int]
    lifted: Sequence[int] = ()
    left: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """What undoing and taking up a correction go by.

    `homes` are the stories its articles were in, `emptied` those of them it left empty, `put_into`
    is where it put them (0: it moved none).
    """

    id: int
    kind: CorrectionKind
    story_id: int | None
    other_id: int | None
    homes: Mapping[int, int]
    emptied: frozenset[int]
    put_into: int
    similarity: float | None
    is_undone: bool

    @property
    def story_ids(self) -> frozenset[int]:
        """The stories it bears on, by the ids they had."""
        named = {self.story_id or 0, self.other_id or 0, self.put_into, *self.homes.values()}
        return frozenset(named - {0})


def living(story_id: int) -> int:
    """Give the story an id leads to.

    Raises:
        NotFoundError: there is none of this id.
    """
    found = find_living(story_id)
    if found is None:
        raise NotFoundError("story", story_id)
    return found


def find_living(story_id: int) -> int | None:
    """Find the story an id leads to; None where it is gone."""
    found = models.Story.objects.filter(pk=story_id).values_list("id", "alias_of_id").first()
    return int(found[1] or found[0]) if found else None


def story_of(article_id: int) -> int | None:
    """Give the story of an article; None while it waits for its place.

    Raises:
        NotFoundError: there is no such article.
    """
    found = models.Article.objects.filter(pk=article_id).values_list("story_id").first()
    if found is None:
        raise NotFoundError("article", article_id)
    return found[0]


def grouping_of(story_ids: Iterable[int], article_ids: Iterable[int] = ()) -> dict[int, int]:
    """Give the story of every article of some stories, and of some articles beside."""
    wanted = Q(story_id__in=set(story_ids)) | Q(pk__in=set(article_ids))
    found = models.Article.objects.filter(wanted, story__isnull=False)
    return {
        article_id: int(story_id or 0)
        for article_id, story_id in found.order_by("id").values_list("id", "story_id")
    }


def with_copies(story_id: int, article_ids: Iterable[int]) -> frozenset[int]:
    """Give articles with the copies of them that are in the same story: one text, one place."""
    chosen = frozenset(article_ids)
    copies = models.Article.objects.filter(story_id=story_id, copy_of_id__in=chosen)
    return chosen | frozenset(copies.values_list("id", flat=True))


def anchored(article_ids: Iterable[int]) -> frozenset[int]:
    """Give those of some articles that corrections keep from others: they stay where they are."""
    chosen = frozenset(article_ids)
    if not chosen:
        return frozenset()
    return frozenset().union(*(chosen & (one.left | one.right) for one in list_aparts()))


def weakest_join(article_ids: Iterable[int]) -> tuple[float, float] | None:
    """Give the similarity and the bar of the join among articles that was nearest to failing.

    Joins across languages, which have a bar of their own, are passed over.
    """
    found = models.Article.objects.filter(pk__in=list(article_ids)).order_by("id")
    reasons = map(rows.evidence, found.values_list("evidence", flat=True))
    joins = [why for why in reasons if why and why.bar and (why.words or why.meaning)]
    nearest = min(joins, key=lambda why: why.similarity - why.bar, default=None)
    return (nearest.similarity, nearest.bar) if nearest else None


@transaction.atomic
def keep(
    said: Said,
    change: Change,
    *,
    by: int | None,
    now: datetime,
    similarity: float | None = None,
    bar: float | None = None,
) -> int:
    """Keep a correction with how things lay before, and carry it out; gives its id."""
    row = models.Correction.objects.create(
        kind=said.kind,
        story_id=said.story_id or None,
        other_id=said.other_id or None,
        article_ids=sorted(said.article_ids),
        similarity=similarity,
        bar=bar,
        by_id=by,
        at=now,
        before=_before(change),
        left_ids=sorted(change.left),
        right_ids=sorted(change.right),
        is_taken_up=False,
    )
    models.Correction.objects.filter(pk__in=change.lifted).update(lifted_by=row)
    _carry_out(change)
    models.Article.objects.filter(pk__in=list(change.moves)).update(is_pinned=True)
    if said.kind != "merge":  # joined stories keep why each came together
        models.Article.objects.filter(pk__in=list(change.moves)).update(evidence={})
    return int(row.pk)


def open_story(story_id: int, *, now: datetime) -> None:
    """Make an empty story, for articles that are about to be split off."""
    models.Story.objects.create(pk=story_id, first_at=now, last_at=now)


def _before(change: Change) -> dict[str, Any]:
    """Tell how the articles and redirects that a change touches lie now."""
    found = models.Article.objects.filter(pk__in=list(change.moves)).order_by("id")
    led = models.Story.objects.filter(alias_of_id__in=list(change.leads_to)).order_by("id")
    return {
        "articles": [
            list(one) for one in found.values_list("id", "story_id", "is_pinned", "evidence")
        ],
        "put_into": max(change.moves.values(), default=0),
        "emptied": sorted(change.leads_to),
        "redirects": [list(one) for one in led.values_list("id", "alias_of_id")],
    }


def _carry_out(change: Change) -> None:
    for home in sorted(set(change.moves.values())):
        there = [article_id for article_id, to in change.moves.items() if to == home]
        models.Article.objects.filter(pk__in=there).update(story_id=home)
    models.Story.objects.filter(pk__in=set(change.moves.values())).update(alias_of=None)
    for emptied, heir in change.leads_to.items():
        models.Story.objects.filter(pk=emptied).update(merge={})  # nothing was compared
        stories.redirect(emptied, heir)


@transaction.atomic
def keep_undone(correction_id: int, change: Change, *, now: datetime) -> None:
    """Keep that a correction was undone, and carry that out.

    The articles that go back are as they were: why they were there, pinned or not.
    """
    row = models.Correction.objects.get(pk=correction_id)
    _carry_out(change)
    for article_id, _, is_pinned, evidence in row.before.get("articles", []):
        if article_id in change.moves:
            models.Article.objects.filter(pk=article_id).update(
                is_pinned=is_pinned, evidence=evidence
            )
    revived = set(change.moves.values())
    for alias_id, led_to in row.before.get("redirects", []):
        if led_to in revived:
            models.Story.objects.filter(pk=alias_id, alias_of__isnull=False).update(
                alias_of_id=led_to
            )
    row.undone_at, row.is_taken_up = now, False
    row.save()


def list_aparts(*, but: int | None = None) -> tuple[Apart, ...]:
    """List what corrections keep apart; `but` is taken for undone, and what it lifted for back."""
    holds = _KEEPS_APART if but is None else _KEEPS_APART | (_STANDS & Q(lifted_by_id=but))
    found = models.Correction.objects.filter(holds).exclude(left_ids=[]).exclude(pk=but or 0)
    listed = found.order_by("id").values_list("id", "left_ids", "right_ids")
    return tuple(Apart(one, frozenset(left), frozenset(right)) for one, left, right in listed)


def list_new() -> tuple[Kept, ...]:
    """List the corrections made or undone since the worker last looked, in order."""
    return tuple(_kept(row) for row in _new().order_by("id"))


def _new() -> "QuerySet[models.Correction]":
    return models.Correction.objects.filter(is_taken_up=False)


def has_new() -> bool:
    """Tell whether the worker has corrections to look at."""
    return _new().exists()


def mark_taken_up(correction_ids: Iterable[int]) -> None:
    """Keep that the worker goes by corrections as they are now."""
    models.Correction.objects.filter(pk__in=list(correction_ids)).update(is_taken_up=True)


def set_likeness(correction_id: int, *, similarity: float, bar: float) -> None:
    """Keep how alike the two stories of a correction were, and the bar they had to pass."""
    models.Correction.objects.filter(pk=correction_id).update(similarity=similarity, bar=bar)


def get_kept(correction_id: int) -> Kept:
    """Give what undoing a correction goes by.

    Raises:
        NotFoundError: there is none of this id.
    """
    row = models.Correction.objects.filter(pk=correction_id).first()
    if row is None:
        raise NotFoundError("correction", correction_id)
    return _kept(row)


def _kept(row: models.Correction) -> Kept:
    articles = row.before.get("articles", [])
    return Kept(
        id=row.pk,
        kind=cast(CorrectionKind, row.kind),
        story_id=row.story_id,
        other_id=row.other_id,
        homes={article_id: story_id for article_id, story_id, _, _ in articles},
        emptied=frozenset(row.before.get("emptied", [])),
        put_into=row.before.get("put_into", 0),
        similarity=row.similarity,
        is_undone=row.undone_at is not None,
    )


def get_correction(correction_id: int) -> Correction:
    """Give a correction.

    Raises:
        NotFoundError: there is none of this id.
    """
    found = _listed(models.Correction.objects.filter(pk=correction_id))
    if not found:
        raise NotFoundError("correction", correction_id)
    return found[0]


def list_corrections(*, offset: int = 0, limit: int = 50) -> tuple[Correction, ...]:
    """List corrections, the last said first."""
    return _listed(models.Correction.objects.order_by("-id")[offset : offset + limit])


def _listed(found: "QuerySet[models.Correction]") -> tuple[Correction, ...]:
    return tuple(_correction(row) for row in found.select_related("story", "other", "by"))


def _correction(row: models.Correction) -> Correction:
    return Correction(
        id=row.pk,
        kind=cast(CorrectionKind, row.kind),
        at=row.at,
        by=row.by.get_username() if row.by else "",
        story_id=row.story_id,
        story_title=row.story.title if row.story else "",
        other_id=row.other_id,
        other_title=row.other.title if row.other else "",
        article_ids=tuple(row.article_ids),
        similarity=row.similarity,
        bar=row.bar,
        undone_at=row.undone_at,
    )


def list_judgements() -> tuple[Judgement, ...]:
    """List what the corrections that stand say about the bar, since it was last reset."""
    kinds = models.Correction.Kind
    reset = models.Correction.objects.filter(_STANDS, kind=kinds.RESET).order_by("id").last()
    found = models.Correction.objects.filter(
        _STANDS, pk__gt=reset.pk if reset else 0, similarity__isnull=False, bar__isnull=False
    ).exclude(kind=kinds.MOVE)
    return tuple(
        Judgement(margin=(row.similarity or 0.0) - (row.bar or 0.0), is_one=row.kind == "merge")
        for row in found.order_by("id")
    )


def list_mergers(story_id: int) -> tuple[Merger, ...]:
    """List the stories that are part of one now, by id: found to be the same, or said to be."""
    aliases = models.Story.objects.filter(alias_of_id=story_id).order_by("id")
    return tuple(_merger(row) for row in aliases)


def _merger(row: models.Story) -> Merger:
    found = dict(row.merge)
    at = found.pop("at", None)
    return Merger(
        story_id=row.pk,
        title=row.title,
        language=row.language,
        n_reports=found.pop("n_reports", 0),
        at=datetime.fromisoformat(at) if at else None,
        evidence=rows.evidence(found),
    )


def list_suggestions() -> tuple[Suggestion, ...]:
    """List what the auditor would change and nobody has dismissed, the surest first."""
    found = models.Suggestion.objects.filter(dismissed_at__isnull=True)
    listed = found.select_related("story", "other").order_by("-score", "id")
    return tuple(_suggestion(row) for row in listed)


def get_suggestion(suggestion_id: int) -> Suggestion:
    """Give a suggestion that is open.

    Raises:
        NotFoundError: there is none of this id, or it was dismissed.
    """
    found = models.Suggestion.objects.filter(pk=suggestion_id, dismissed_at__isnull=True)
    row = found.select_related("story", "other").first()
    if row is None:
        raise NotFoundError("suggestion", suggestion_id)
    return _suggestion(row)


def dismiss(suggestion_id: int, *, now: datetime) -> None:
    """Keep that a suggestion was taken or dismissed: it is not shown again."""
    models.Suggestion.objects.filter(pk=suggestion_id).update(dismissed_at=now)


def _suggestion(row: models.Suggestion) -> Suggestion:
    return Suggestion(
        id=row.pk,
        kind=cast(CorrectionKind, row.kind),
        story_id=row.story_id,
        story_title=row.story.title,
        other_id=row.other_id,
        other_title=row.other.title if row.other else "",
        article_ids=tuple(row.article_ids),
        score=row.score,
        reason=row.reason,
        made_at=row.made_at,
    )
