"""Queries about hashtags."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from octavo.news.article import Hashtag
from octavo.news.errors import NotFoundError
from octavo.news.pages import HashtagCount
from octavo.store import models


@transaction.atomic
def set_hashtags(tagged: Mapping[int, Sequence[tuple[Hashtag, float]]]) -> None:
    """File articles under hashtags with their scores, heaviest first, in place of earlier ones."""
    wanted = {hashtag.key: hashtag for tags in tagged.values() for hashtag, _ in tags}
    models.Hashtag.objects.bulk_create(
        [models.Hashtag(key=h.key, label=h.label, kind=h.kind) for h in wanted.values()],
        ignore_conflicts=True,
    )
    ids = dict(models.Hashtag.objects.filter(key__in=wanted).values_list("key", "id"))
    models.ArticleHashtag.objects.filter(article_id__in=list(tagged)).delete()
    models.ArticleHashtag.objects.bulk_create([
        models.ArticleHashtag(
            article_id=article_id, hashtag_id=ids[hashtag.key], place=place, score=score
        )
        for article_id, tags in tagged.items()
        for place, (hashtag, score) in enumerate(tags)
    ])


def get_hashtag(key: str) -> tuple[Hashtag, int]:
    """Give a hashtag and how many articles carry it.

    Raises:
        NotFoundError: there is none of this key.
    """
    row = models.Hashtag.objects.filter(key=key).annotate(n=Count("article_links")).first()
    if row is None or not row.n:
        raise NotFoundError("hashtag", key)
    return Hashtag(key=row.key, label=row.label, kind=row.kind), row.n


def list_hashtags(
    *, since: datetime | None = None, offset: int = 0, limit: int = 50
) -> tuple[HashtagCount, ...]:
    """List hashtags by how many articles published since an instant carry them."""
    links = models.ArticleHashtag.objects.all()
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
    links = models.ArticleHashtag.objects.filter(article_id__in=list(article_ids))
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
