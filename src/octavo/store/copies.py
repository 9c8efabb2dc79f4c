"""Which article repeats which, adds to which, or is an issue of a series."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from octavo.store import models


@dataclass(frozen=True, slots=True)
class Heading:
    """What finding copies and series needs to know of an article at a start, without its text."""

    article_id: int
    publisher: str
    title: str
    url: str
    published_at: datetime
    series: str
    signature: bytes


def list_headings(*, since: datetime) -> tuple[Heading, ...]:
    """List the articles with a signature published since an instant, first published first."""
    found = models.ArticleSignature.objects.filter(article__published_at__gte=since)
    rows = found.order_by("article__published_at", "article_id").values_list(
        "article_id",
        "article__publisher__name",
        "article__title",
        "article__url",
        "article__published_at",
        "article__series",
        "content",
    )
    return tuple(Heading(*row[:-1], bytes(row[-1])) for row in rows)


def save_signatures(signatures: Mapping[int, bytes]) -> None:
    """Keep articles' signatures in place of older ones."""
    models.ArticleSignature.objects.bulk_create(
        [
            models.ArticleSignature(article_id=article_id, content=content)
            for article_id, content in signatures.items()
        ],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["content"],
    )


def set_series(series: Mapping[int, str]) -> None:
    """Keep which series articles are issues of, "" for none."""
    _set("series", series)


def set_agencies(agencies: Mapping[int, str]) -> None:
    """Keep whose text articles say they carry, "" for nobody's."""
    _set("agency", agencies)


def _set(column: str, values: Mapping[int, str]) -> None:
    """Write a column where it differs: mostly nowhere."""
    found = models.Article.objects.filter(pk__in=list(values)).values_list("id", column)
    changed = {
        article_id: values[article_id] for article_id, was in found if was != values[article_id]
    }
    for article_id, value in changed.items():
        models.Article.objects.filter(pk=article_id).update(**{column: value})


def set_builds_on(article_ids: Iterable[int], other_id: int, *, only_if_none: bool = False) -> None:
    """Keep that articles add to the text of another: to that of its origin, where it is a copy.

    What is of one text with it, or repeats some text itself, builds on nothing.
    """
    origin_ids = models.Article.objects.filter(pk=other_id).values_list("copy_of_id", flat=True)
    origin_id = next(iter(origin_ids), None) or other_id
    found = models.Article.objects.filter(pk__in=list(article_ids), copy_of__isnull=True)
    found = found.exclude(pk=origin_id)
    if only_if_none:
        found = found.filter(builds_on__isnull=True)
    if models.Article.objects.filter(pk=origin_id).exists():
        found.update(builds_on_id=origin_id)
