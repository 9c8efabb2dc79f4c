"""Queries about articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.db.models.functions import TruncDate

from octavo.lib.vectors import pack, unpack
from octavo.news.article import Article, ArticleCard, Hashtag, Revision
from octavo.news.errors import NotFoundError
from octavo.news.pages import DayCount
from octavo.store import corrections, models, rows, search, told


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an article that was handed in."""

    article_id: int
    is_new: bool
    is_revised: bool


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An article that waits for its story; `story_id` is set when it is a new wording.

    `is_pinned` says that an editor put it where it is.
    """

    article: Article
    story_id: int | None
    is_pinned: bool = False


@transaction.atomic
def save(article: Article, *, entry_id: int, now: datetime) -> Saved:
    """Keep an article for an entry: a new one, a new wording of it, or the one already there.

    The old wording is kept as a revision. The entry is done, and its body is let go.
    """
    entry = models.Entry.objects.get(pk=entry_id)
    row = _existing(entry, article.card.url)
    is_new = row is None
    is_own = row is not None and entry.article_id == row.pk
    is_revised = False
    if row is None:
        row = models.Article.objects.create(added_at=now, **_columns(article))
        search.index(row)
        told.save_article(row.pk, article.said)
    elif is_own and _reads_differently(row, article):
        is_revised = True
        _revise(row, article, now=now)
    models.Entry.objects.filter(pk=entry_id).update(
        state=models.Entry.State.DONE, article=row, html="", problem="", n_tries=0
    )
    return Saved(article_id=row.pk, is_new=is_new, is_revised=is_revised)


def _existing(entry: models.Entry, url: str) -> models.Article | None:
    if entry.article is not None:
        return entry.article
    return models.Article.objects.filter(url=url).first()


def _reads_differently(row: models.Article, article: Article) -> bool:
    return (row.title, row.text) != (article.card.title, article.text)


def _revise(row: models.Article, article: Article, *, now: datetime) -> None:
    models.Revision.objects.create(article=row, title=row.title, text=row.text, seen_at=now)
    kept = {"url", "publisher_id", "feed_id", "published_at"}  # who printed it, where and when
    for name, value in _columns(article).items():
        if name not in kept:
            setattr(row, name, value)
    row.is_placed = False
    row.save()
    search.index(row)
    told.forget_story_of(row.pk)
    told.save_article(row.pk, article.said)


def _columns(article: Article) -> dict[str, Any]:
    card = article.card
    return {
        "url": card.url,
        "publisher_id": card.publisher.id,
        "feed_id": article.feed_id,
        "title": card.title,
        "authors": list(article.authors),
        "published_at": card.published_at,
        "language": card.language,
        "kind": card.kind,
        "section": card.section,
        "topic": card.topic,
        "topic_confidence": card.topic_confidence,
        "subtopic": card.subtopic,
        "text": article.text,
        "html": article.html,
        "abstract": card.abstract,
        "image": card.image or "",
        "keywords": list(article.keywords),
        "enclosures": [asdict(enclosure) for enclosure in article.enclosures],
        "is_partial": article.is_partial,
        "brief": rows.spans(article.brief),
        "key_points": rows.spans(article.key_points),
    }


def get_article(article_id: int) -> Article:
    """Give an article whole.

    Raises:
        NotFoundError: there is none of this id.
    """
    row = models.Article.objects.select_related("publisher").filter(pk=article_id).first()
    if row is None:
        raise NotFoundError("article", article_id)
    hashtags = rows.hashtags_by_article([row.pk]).get(row.pk, ())
    revisions = row.revisions.order_by("seen_at", "id")
    return _article(row, hashtags, tuple(Revision(r.title, r.text, r.seen_at) for r in revisions))


def list_unplaced(*, limit: int = 500) -> tuple[Unplaced, ...]:
    """List articles that wait for their story: new wordings first, then by publication."""
    found = models.Article.objects.select_related("publisher").filter(is_placed=False)
    ordered = list(found.order_by(F("story_id").asc(nulls_last=True), "published_at", "id")[:limit])
    held = corrections.anchored(row.pk for row in ordered if row.story_id is not None)
    return tuple(
        Unplaced(
            article=_article(row, (), ()),
            story_id=row.story_id,
            is_pinned=row.is_pinned or row.pk in held,
        )
        for row in ordered
    )


def list_ids_since(instant: datetime) -> tuple[int, ...]:
    """List the ids of the articles published since an instant."""
    found = models.Article.objects.filter(published_at__gte=instant)
    return tuple(found.values_list("id", flat=True))


def list_ids_before(article_id: int | None, *, limit: int) -> tuple[int, ...]:
    """List ids below one, the highest first; from the very highest if it is None."""
    found = models.Article.objects.order_by("-id")
    if article_id is not None:
        found = found.filter(pk__lt=article_id)
    return tuple(found.values_list("id", flat=True)[:limit])


def list_articles(article_ids: Iterable[int]) -> tuple[Article, ...]:
    """Give articles whole but for hashtags and revisions, first published first."""
    found = models.Article.objects.select_related("publisher").filter(pk__in=list(article_ids))
    return tuple(_article(row, (), ()) for row in found.order_by("published_at", "id"))


def count_unplaced() -> int:
    """Count the articles that wait for their story."""
    return models.Article.objects.filter(is_placed=False).count()


def list_placed_since(instant: datetime) -> tuple[Unplaced, ...]:
    """List articles published since an instant that have a story, in order of publication."""
    found = models.Article.objects.select_related("publisher").filter(
        is_placed=True, story__isnull=False, published_at__gte=instant
    )
    return tuple(
        Unplaced(article=_article(row, (), ()), story_id=row.story_id, is_pinned=row.is_pinned)
        for row in found.order_by("published_at", "id").iterator(chunk_size=500)
    )


def list_recent(*, limit: int) -> tuple[Article, ...]:
    """List the articles published last that have a story, first published first."""
    found = models.Article.objects.select_related("publisher").filter(is_placed=True)
    rows_ = list(found.order_by("-published_at", "-id")[:limit])
    return tuple(_article(row, (), ()) for row in reversed(rows_))


def list_of_stories(story_ids: Iterable[int]) -> Mapping[int, tuple[Article, ...]]:
    """List the articles of stories, first published first; a story without any is left out."""
    found = models.Article.objects.select_related("publisher").filter(story_id__in=list(story_ids))
    ordered = list(found.order_by("published_at", "id"))
    hashtags = rows.hashtags_by_article([row.pk for row in ordered])
    gathered: dict[int, list[Article]] = {}
    for row in ordered:
        assert row.story_id is not None  # filtered above
        gathered.setdefault(row.story_id, []).append(_article(row, hashtags.get(row.pk, ()), ()))
    return {story_id: tuple(articles) for story_id, articles in gathered.items()}


def count_articles() -> int:
    """Count all articles."""
    return models.Article.objects.count()


def list_cards(article_ids: Sequence[int]) -> tuple[ArticleCard, ...]:
    """Give articles as lines of a list, in the order of the ids; absent ones are left out."""
    found = {c.id: c for c in rows.cards(models.Article.objects.filter(pk__in=list(article_ids)))}
    return tuple(found[article_id] for article_id in article_ids if article_id in found)


def list_latest(
    *,
    before: tuple[datetime, int] | None = None,
    limit: int = 30,
    language: str | None = None,
    kind: str | None = None,
    publisher_id: int | None = None,
) -> tuple[ArticleCard, ...]:
    """List articles, newest first, that come after a place (instant, id) in that order."""
    found = models.Article.objects.all()
    if language:
        found = found.filter(language=language)
    if kind:
        found = found.filter(kind=kind)
    if publisher_id is not None:
        found = found.filter(publisher_id=publisher_id)
    return rows.cards(_before(found, before).order_by("-published_at", "-id")[:limit])


def _before(
    found: "QuerySet[models.Article]", before: tuple[datetime, int] | None
) -> "QuerySet[models.Article]":
    if before is None:
        return found
    instant, article_id = before
    same_instant = found.filter(published_at=instant, id__lt=article_id)
    return found.filter(published_at__lt=instant) | same_instant


def count_of_publisher(publisher_id: int) -> int:
    """Count the articles of a publisher."""
    return models.Article.objects.filter(publisher_id=publisher_id).count()


def rate_by_publisher(since: datetime) -> Mapping[str, int]:
    """Count what each publisher has printed since an instant, by its name."""
    counted = (
        models.Article.objects
        .filter(published_at__gte=since)
        .values_list("publisher__name")
        .annotate(n=Count("id"))
    )
    return dict(counted)


def count_by_day(*, hashtag_key: str, since: date) -> tuple[DayCount, ...]:
    """Count the articles of a hashtag by day, oldest first; days without any are left out."""
    counted = (
        models.Article.objects
        .filter(hashtag_links__hashtag__key=hashtag_key, published_at__date__gte=since)
        .annotate(day=TruncDate("published_at"))
        .values_list("day")
        .annotate(n=Count("id"))
        .order_by("day")
    )
    return tuple(DayCount(on=day, n_articles=n) for day, n in counted)


def save_vectors(vectors: Mapping[int, Any], *, model: str) -> None:
    """Keep articles' vectors of one model, shape (dim,) each, in place of older ones."""
    models.ArticleVector.objects.bulk_create(
        [
            models.ArticleVector(article_id=article_id, model=model, vector=pack(vector))
            for article_id, vector in vectors.items()
        ],
        update_conflicts=True,
        unique_fields=["article", "model"],
        update_fields=["vector"],
    )


def load_vectors(article_ids: Iterable[int], *, model: str) -> Mapping[int, Any]:
    """Load articles' vectors of one model, shape (dim,) each; those without one are left out."""
    found = models.ArticleVector.objects.filter(article_id__in=list(article_ids), model=model)
    return {
        article_id: unpack(bytes(vector))
        for article_id, vector in found.values_list("article_id", "vector")
    }


def set_origin(article_ids: Iterable[int], origin_id: int) -> None:
    """Keep that articles repeat the text of one of them."""
    ids = set(article_ids)
    models.Article.objects.filter(pk__in=ids - {origin_id}).update(copy_of_id=origin_id)
    models.Article.objects.filter(pk=origin_id).update(copy_of=None)


def hand_on_texts(article_ids: Iterable[int]) -> None:
    """Hand texts on, before articles are deleted, to the earliest of their copies."""
    going = set(article_ids)
    left = models.Article.objects.filter(copy_of_id__in=going).exclude(pk__in=going)
    groups: dict[int | None, list[int]] = {}
    for article_id, origin_id in left.order_by("published_at", "id").values_list(
        "id", "copy_of_id"
    ):
        groups.setdefault(origin_id, []).append(article_id)
    for group in groups.values():
        set_origin(group, group[0])


def list_copy_group(article_id: int) -> tuple[int, ...]:
    """List the ids of all articles of one text, the origin among them, in order."""
    row = models.Article.objects.filter(pk=article_id).values_list("id", "copy_of_id").first()
    if row is None:
        return ()
    origin_id = row[1] or row[0]
    copies = models.Article.objects.filter(copy_of_id=origin_id).values_list("id", flat=True)
    return tuple(sorted({origin_id, *copies}))


def _article(
    row: models.Article, hashtags: tuple[Hashtag, ...], revisions: tuple[Revision, ...]
) -> Article:
    return Article(
        card=rows.card(row, hashtags),
        text=row.text,
        html=row.html,
        authors=tuple(row.authors),
        enclosures=rows.enclosures(row.enclosures),
        brief=rows.own_sentences(row.brief, row.pk, row.text),
        key_points=rows.own_sentences(row.key_points, row.pk, row.text),
        revisions=revisions,
        keywords=tuple(row.keywords),
        is_partial=row.is_partial,
        feed_id=row.feed_id,
    )
