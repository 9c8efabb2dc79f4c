"""Queries about hashtags."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from octavo.news.article import Hashtag
from octavo.news.errors import NotFoundError
from octavo.news.pages import HashtagCount
from octavo.store import models


@transaction.atomic
def set_hashtags(tagged: Mapping[int, Sequence[tuple[Hashtag, float]]]) -> None:
    """File articles under hashtags with their scores, heaviest first, in place of earlier ones.

    What was merged is filed where it leads. A hashtag learns its kind, what place it is, and what
    it is called in the languages of the articles.
    """
    wanted = {hashtag.key: hashtag for tags in tagged.values() for hashtag, _ in tags}
    models.Hashtag.objects.bulk_create(
        [
            models.Hashtag(key=h.key, label=h.label, kind=h.kind, identity=h.identity)
            for h in wanted.values()
        ],
        ignore_conflicts=True,
    )
    by_key = {
        row.key: row
        for row in models.Hashtag.objects.filter(key__in=wanted).select_related("alias_of")
    }
    _tell_kinds(by_key, wanted)
    _tell_labels(by_key, tagged)
    models.ArticleHashtag.objects.filter(article_id__in=list(tagged)).delete()
    models.ArticleHashtag.objects.bulk_create([
        link for article_id, tags in tagged.items() for link in _links(article_id, tags, by_key)
    ])


def _links(
    article_id: int, tags: Sequence[tuple[Hashtag, float]], by_key: Mapping[str, models.Hashtag]
) -> Iterator[models.ArticleHashtag]:
    """Give the links of an article; of two hashtags that are one by now, the heavier's."""
    filed: set[int] = set()
    for hashtag, score in tags:
        row = by_key[hashtag.key]
        target = row.alias_of_id or row.pk
        if target not in filed:
            yield models.ArticleHashtag(
                article_id=article_id,
                hashtag_id=target,
                filed_as_id=row.pk if row.alias_of_id else None,
                place=len(filed),
                score=score,
            )
            filed.add(target)


def _tell_kinds(by_key: Mapping[str, models.Hashtag], wanted: Mapping[str, Hashtag]) -> None:
    changed = []
    for key, row in by_key.items():
        told = wanted[key]
        if row.is_edited or (row.kind, row.identity) == (told.kind, told.identity):
            continue
        if told.kind != "topic":
            row.kind, row.identity = told.kind, told.identity
            changed.append(row)
    models.Hashtag.objects.bulk_update(changed, ["kind", "identity"])


def _tell_labels(
    by_key: Mapping[str, models.Hashtag],
    tagged: Mapping[int, Sequence[tuple[Hashtag, float]]],
) -> None:
    """Keep what hashtags are called in the languages of these articles."""
    languages = dict(
        models.Article.objects.filter(pk__in=list(tagged)).values_list("id", "language")
    )
    labels = {
        (by_key[hashtag.key].alias_of_id or by_key[hashtag.key].pk, languages[article_id]): (
            hashtag.label
        )
        for article_id, tags in tagged.items()
        for hashtag, _ in tags
        if languages.get(article_id)
    }
    models.HashtagLabel.objects.bulk_create(
        [
            models.HashtagLabel(hashtag_id=hashtag_id, language=language, label=label)
            for (hashtag_id, language), label in labels.items()
        ],
        ignore_conflicts=True,
    )


def get_hashtag(key: str) -> tuple[Hashtag, int]:
    """Give a hashtag and how many articles carry it; an alias gives what it leads to.

    Raises:
        NotFoundError: there is none of this key, or it is blocked.
    """
    alias = models.Hashtag.objects.filter(key=key, alias_of__isnull=False)
    key = alias.values_list("alias_of__key", flat=True).first() or key
    row = (
        models.Hashtag.objects
        .filter(key=key, is_blocked=False)
        .annotate(n=Count("article_links"))
        .first()
    )
    if row is None or not row.n:
        raise NotFoundError("hashtag", key)
    return Hashtag(key=row.key, label=row.label, kind=row.kind, identity=row.identity), row.n


def list_hashtags(
    *, since: datetime | None = None, kind: str = "", offset: int = 0, limit: int = 50
) -> tuple[HashtagCount, ...]:
    """List hashtags, of one kind if asked, by how many articles since an instant carry them."""
    links = models.ArticleHashtag.objects.filter(hashtag__is_blocked=False)
    if kind:
        links = links.filter(hashtag__kind=kind)
    if since is not None:
        links = links.filter(article__published_at__gte=since)
    counted = (
        links
        .values_list("hashtag__key", "hashtag__label", "hashtag__kind")
        .annotate(n=Count("article_id"))
        .order_by("-n", "hashtag__key")
    )
    return tuple(
        HashtagCount(hashtag=Hashtag(key=key, label=label, kind=kind), n_articles=n)
        for key, label, kind, n in counted[offset : offset + limit]
    )


def list_beside(key: str, *, limit: int = 10) -> tuple[Hashtag, ...]:
    """List the hashtags that most often stand beside one."""
    articles = models.ArticleHashtag.objects.filter(hashtag__key=key).values("article_id")
    counted = (
        models.ArticleHashtag.objects
        .filter(article_id__in=articles)
        .exclude(hashtag__key=key)
        .exclude(hashtag__is_blocked=True)
        .values_list("hashtag__key", "hashtag__label", "hashtag__kind")
        .annotate(n=Count("article_id"))
        .order_by("-n", "hashtag__key")
    )
    return tuple(Hashtag(key=k, label=label, kind=kind) for k, label, kind, _ in counted[:limit])


def list_sharing(
    article_ids: Sequence[int], *, since: datetime, limit: int
) -> Mapping[int, list[int]]:
    """List for each article those published since an instant that share most hashtags with it."""
    own: dict[int, set[int]] = defaultdict(set)
    links = models.ArticleHashtag.objects.filter(
        article_id__in=list(article_ids), hashtag__is_blocked=False
    )
    for article_id, hashtag_id in links.values_list("article_id", "hashtag_id"):
        own[hashtag_id].add(article_id)
    n_shared: dict[int, Counter[int]] = defaultdict(Counter)
    beside = models.ArticleHashtag.objects.filter(
        hashtag_id__in=list(own), article__published_at__gte=since
    )
    for hashtag_id, other_id in beside.values_list("hashtag_id", "article_id").order_by("id"):
        for article_id in own[hashtag_id] - {other_id}:
            n_shared[article_id][other_id] += 1
    return {
        article_id: [other_id for other_id, _ in counted.most_common(limit)]
        for article_id, counted in n_shared.items()
    }


def list_labelled(keys: Sequence[str]) -> dict[str, Hashtag]:
    """Give the hashtags of these keys, by key, without those that are blocked."""
    rows = models.Hashtag.objects.filter(key__in=list(keys), is_blocked=False)
    return {
        row.key: Hashtag(key=row.key, label=row.label, kind=row.kind, identity=row.identity)
        for row in rows
    }
