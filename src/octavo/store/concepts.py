"""Hashtags as concepts: what the desk has learnt of names, and what the operator makes of them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count

from octavo.news.concept import Concept, ConceptKind, Learnt
from octavo.news.errors import ContradictionError, InputError, NotFoundError
from octavo.store import models

_ROWS = 500
LIMIT_KEY = 200
LIMIT_NAME = 300


# --- names learnt ---------------------------------------------------------------------------------


def load_learnt() -> tuple[Learnt, ...]:
    """Give all that was learnt of names, for a register to begin with."""
    return tuple(_learnt(row) for row in models.LearntName.objects.order_by("id").iterator(_ROWS))


def _learnt(row: models.LearntName) -> Learnt:
    content = row.content
    return Learnt(
        key=row.key,
        name=row.name,
        language=row.language,
        kinds=content.get("kinds", {}),
        publishers=tuple(content.get("publishers", ())),
        company=content.get("company", {}),
        shorts={short: tuple(by) for short, by in content.get("shorts", {}).items()},
        joined_to=row.joined_to,
        last_at=row.last_at,
    )


@transaction.atomic
def save_learnt(learnt: Iterable[Learnt]) -> None:
    """Keep what was learnt; what is filed under a joined spelling moves to what it joined."""
    kept = [one for one in learnt if len(one.key) <= LIMIT_KEY]
    for start in range(0, len(kept), _ROWS):
        models.LearntName.objects.bulk_create(
            [_row(one) for one in kept[start : start + _ROWS]],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["name", "language", "content", "joined_to", "last_at"],
        )
    joined = {one.key: one.joined_to for one in kept if one.joined_to}
    keys = {*joined, *joined.values()}
    by_key = {row.key: row for row in models.Hashtag.objects.filter(key__in=keys)}
    for key, into_key in joined.items():
        row, into = by_key.get(key), by_key.get(into_key)
        if row and into and row.alias_of_id is None and into.alias_of_id is None:
            if not row.is_edited:
                _merge(row, into)


def _row(one: Learnt) -> models.LearntName:
    return models.LearntName(
        key=one.key,
        name=one.name[:LIMIT_NAME],
        language=one.language,
        content={
            "kinds": dict(one.kinds),
            "publishers": list(one.publishers),
            "company": dict(one.company),
            "shorts": {short: list(by) for short, by in one.shorts.items()},
        },
        joined_to=one.joined_to,
        last_at=one.last_at,
    )


def drop_learnt(keys: Iterable[str]) -> None:
    """Let go of names the register has forgotten."""
    gone = list(keys)
    for start in range(0, len(gone), _ROWS):
        models.LearntName.objects.filter(key__in=gone[start : start + _ROWS]).delete()


def aliases() -> dict[str, str]:
    """Give the keys that lead to other hashtags, with theirs."""
    rows = models.Hashtag.objects.filter(alias_of__isnull=False)
    return dict(rows.values_list("key", "alias_of__key"))


# --- the operator ---------------------------------------------------------------------------------


def get_concept(key: str) -> Concept:
    """Give a hashtag with its names and what leads to it; an alias gives what it leads to.

    Raises:
        NotFoundError: there is none of this key.
    """
    row = _get(key)
    row = row.alias_of or row
    return Concept(
        id=row.pk,
        key=row.key,
        label=row.label,
        kind=row.kind,  # type: ignore[arg-type]  # one of the kinds, or of an older version's
        labels=tuple(row.labels.order_by("language").values_list("language", "label")),
        aliases=tuple(row.aliases.order_by("key").values_list("key", flat=True)),
        is_blocked=row.is_blocked,
    )


def _get(key: str) -> models.Hashtag:
    row = models.Hashtag.objects.select_related("alias_of").filter(key=key).first()
    if row is None:
        raise NotFoundError("hashtag", key)
    return row


def list_concepts(
    *, containing: str = "", is_blocked: bool | None = None, limit: int = 50
) -> tuple[tuple[Concept, int], ...]:
    """List hashtags with how many articles carry each, most first.

    Args:
        containing: part of the key, folded; "" for all.
        is_blocked: only those blocked, or only those not.
        limit: how many at most.
    """
    found = models.Hashtag.objects.filter(alias_of__isnull=True)
    if containing:
        found = found.filter(key__contains=containing)
    if is_blocked is not None:
        found = found.filter(is_blocked=is_blocked)
    rows = (
        found
        .annotate(n=Count("article_links"))
        .order_by("-n", "key")
        .prefetch_related("aliases")[:limit]
    )
    return tuple(
        (
            Concept(
                id=row.pk,
                key=row.key,
                label=row.label,
                kind=row.kind,  # type: ignore[arg-type]
                aliases=tuple(alias.key for alias in row.aliases.all()),
                is_blocked=row.is_blocked,
            ),
            row.n,
        )
        for row in rows
    )


@transaction.atomic
def merge(key: str, into_key: str) -> None:
    """Make one hashtag of two: the first becomes an alias of the other, for ever.

    Raises:
        NotFoundError: one of them does not exist.
        ContradictionError: they are one already.
    """
    row, into = _get(key), _get(into_key)
    row, into = row.alias_of or row, into.alias_of or into
    if row.pk == into.pk:
        raise ContradictionError(f"#{row.label} and #{into.label} are one already")
    _merge(row, into)
    models.Hashtag.objects.filter(pk__in=(row.pk, into.pk)).update(is_edited=True)


def _merge(row: models.Hashtag, into: models.Hashtag) -> None:
    """Move the articles and aliases of a hashtag to another, remembering what was filed where."""
    links = models.ArticleHashtag.objects.filter(hashtag=row)
    links.filter(filed_as__isnull=True).update(filed_as=row)
    both = models.ArticleHashtag.objects.filter(hashtag=into).values("article_id")
    links.filter(article_id__in=both).delete()
    links.update(hashtag=into)
    models.Hashtag.objects.filter(alias_of=row).update(alias_of=into)
    row.alias_of = into
    row.save(update_fields=["alias_of"])
    known = models.HashtagLabel.objects.filter(hashtag=into).values("language")
    models.HashtagLabel.objects.filter(hashtag=row).exclude(language__in=known).update(hashtag=into)
    if into.kind == "topic" and row.kind != "topic" and not into.is_edited:
        into.kind = row.kind
        into.save(update_fields=["kind"])


@transaction.atomic
def split(key: str) -> None:
    """Part an alias from what it leads to; articles filed under it go back to it.

    An article that carried both keeps the other.

    Raises:
        NotFoundError: there is none of this key.
        ContradictionError: it leads nowhere.
    """
    row = _get(key)
    if row.alias_of_id is None:
        raise ContradictionError(f"#{row.label} is part of no other hashtag")
    models.ArticleHashtag.objects.filter(hashtag_id=row.alias_of_id, filed_as=row).update(
        hashtag=row, filed_as=None
    )
    models.LearntName.objects.filter(key=row.key).update(joined_to="")
    row.alias_of = None
    row.is_edited = True
    row.save(update_fields=["alias_of", "is_edited"])


def rename(key: str, *, label: str, kind: ConceptKind) -> None:
    """Give a hashtag another name and kind; its key, and what follows it, stay.

    Raises:
        NotFoundError: there is none of this key.
        InputError: the name is empty, or has white space.
    """
    shown = label.strip().lstrip("#")
    if not shown or any(letter.isspace() for letter in shown):
        raise InputError("a hashtag needs a name without spaces")
    row = _get(key)
    row.label, row.kind, row.is_edited = shown[:LIMIT_KEY], kind, True
    row.save(update_fields=["label", "kind", "is_edited"])


def set_blocked(key: str, *, is_blocked: bool) -> None:
    """Show a hashtag nowhere any more, or again; articles keep it meanwhile.

    Raises:
        NotFoundError: there is none of this key.
    """
    if not models.Hashtag.objects.filter(key=key).update(is_blocked=is_blocked):
        raise NotFoundError("hashtag", key)


# --- rising ---------------------------------------------------------------------------------------


def count_daily(*, since: datetime) -> dict[str, dict[date, int]]:
    """Count the articles of each hashtag by day, since an instant; copies do not count."""
    rows = (
        models.ArticleHashtag.objects
        .filter(
            article__published_at__gte=since,
            article__copy_of__isnull=True,
            hashtag__is_blocked=False,
        )
        .values_list("hashtag__key", "article__published_at__date")
        .annotate(n=Count("article_id"))
        .order_by("hashtag__key", "article__published_at__date")
    )
    counts: dict[str, dict[date, int]] = {}
    for key, on, n in rows:
        counts.setdefault(key, {})[on] = n
    return counts
