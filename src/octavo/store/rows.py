"""From rows to values: the one place that knows how a value lies in its table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.db.models import OuterRef, QuerySet, Subquery

from octavo.news.article import ArticleCard, ArticleKind, Hashtag, Sentence
from octavo.news.feed import Enclosure, Feed, Publisher
from octavo.news.story import Evidence
from octavo.store import models

_CARD_FIELDS = (
    "id",
    "title",
    "url",
    "published_at",
    "language",
    "kind",
    "abstract",
    "image",
    "story_id",
    "copy_of_id",
    "builds_on_id",
    "agency",
    "series",
    "section",
    "topic",
    "topic_confidence",
    "subtopic",
    "publisher__id",
    "publisher__key",
    "publisher__name",
    "publisher__country",
    "publisher__language",
    "publisher__kind",
)


def publisher(row: models.Publisher) -> Publisher:
    """Give a publisher."""
    return Publisher(
        key=row.key,
        name=row.name,
        country=row.country or None,
        language=row.language or None,
        kind=row.kind,
        id=row.pk,
    )


def feed(row: models.Feed, *, n_entries: int = 0) -> Feed:
    """Give a feed; its publisher must be loaded."""
    return Feed(
        id=row.pk,
        url=row.url,
        title=row.title,
        publisher=publisher(row.publisher),
        site_url=row.site_url or None,
        section=row.section,
        etag=row.etag or None,
        last_modified=row.last_modified or None,
        next_fetch_at=row.next_fetch_at,
        last_fetched_at=row.last_fetched_at,
        n_failures=row.n_failures,
        problem=row.problem,
        is_gone=row.is_gone,
        n_entries=n_entries,
    )


def cards(articles: "QuerySet[models.Article]") -> tuple[ArticleCard, ...]:
    """Load articles as lines of a list, in the order of the query, in two queries."""
    rows = list(articles.values(*_CARD_FIELDS))
    hashtags = hashtags_by_article([row["id"] for row in rows])
    return tuple(_card(row, hashtags.get(row["id"], ())) for row in rows)


def card(row: models.Article, hashtags: tuple[Hashtag, ...]) -> ArticleCard:
    """Give a loaded article as a line of a list; its publisher must be loaded."""
    return ArticleCard(
        id=row.pk,
        title=row.title,
        url=row.url,
        publisher=publisher(row.publisher),
        published_at=row.published_at,
        language=row.language,
        kind=cast(ArticleKind, row.kind),
        abstract=row.abstract,
        image=row.image or None,
        story_id=row.story_id,
        copy_of_id=row.copy_of_id,
        builds_on_id=row.builds_on_id,
        agency=row.agency,
        series=row.series,
        section=row.section,
        topic=row.topic,
        topic_confidence=row.topic_confidence,
        subtopic=row.subtopic,
        hashtags=hashtags,
    )


def hashtags_by_article(article_ids: Iterable[int]) -> Mapping[int, tuple[Hashtag, ...]]:
    """Give each article's hashtags, heaviest first, as its language calls them."""
    links = (
        models.ArticleHashtag.objects
        .filter(article_id__in=list(article_ids), hashtag__is_blocked=False)
        .order_by("article_id", "place")
        .annotate(own_label=_label_in_its_language())
        .values_list(
            "article_id",
            "hashtag__key",
            "hashtag__label",
            "hashtag__kind",
            "hashtag__identity",
            "hashtag__is_edited",
            "own_label",
        )
    )
    found: dict[int, list[Hashtag]] = defaultdict(list)
    for article_id, key, label, kind, identity, is_edited, own_label in links:
        shown = label if is_edited else own_label or label
        found[article_id].append(Hashtag(key=key, label=shown, kind=kind, identity=identity))
    return {article_id: tuple(hashtags) for article_id, hashtags in found.items()}


def _label_in_its_language() -> Subquery:
    """Give what a hashtag is called in the language of the article that carries it."""
    labels = models.HashtagLabel.objects.filter(
        hashtag_id=OuterRef("hashtag_id"), language=OuterRef("article__language")
    )
    return Subquery(labels.values("label")[:1])


def enclosures(stored: list[dict[str, Any]]) -> tuple[Enclosure, ...]:
    """Read enclosures back."""
    return tuple(Enclosure(**fields) for fields in stored)


def spans(sentences: Iterable[Sentence]) -> list[list[int]]:
    """Write sentences as [article id, start, end]; their words stay with their article."""
    return [[sentence.article_id, sentence.start, sentence.end] for sentence in sentences]


def own_sentences(stored: list[list[int]], article_id: int, text: str) -> tuple[Sentence, ...]:
    """Read the sentences of one article back from its own text."""
    return tuple(
        Sentence(text=text[start:end], article_id=article_id, start=start, end=end)
        for _, start, end in stored
        if text[start:end]
    )


def quoted_sentences(stored: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    """Read the sentences of a story back; a story keeps the words it quotes."""
    return tuple(Sentence(**fields) for fields in stored)


def evidence(stored: Mapping[str, Any]) -> Evidence | None:
    """Read evidence back; None where nothing was compared."""
    if not stored:
        return None
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    return Evidence(**fields)


def _card(row: Mapping[str, Any], hashtags: tuple[Hashtag, ...]) -> ArticleCard:
    return ArticleCard(
        id=row["id"],
        title=row["title"],
        url=row["url"],
        publisher=Publisher(
            key=row["publisher__key"],
            name=row["publisher__name"],
            country=row["publisher__country"] or None,
            language=row["publisher__language"] or None,
            kind=row["publisher__kind"],
            id=row["publisher__id"],
        ),
        published_at=row["published_at"],
        language=row["language"],
        kind=row["kind"],
        abstract=row["abstract"],
        image=row["image"] or None,
        story_id=row["story_id"],
        copy_of_id=row["copy_of_id"],
        builds_on_id=row["builds_on_id"],
        agency=row["agency"],
        series=row["series"],
        section=row["section"],
        topic=row["topic"],
        topic_confidence=row["topic_confidence"],
        subtopic=row["subtopic"],
        hashtags=hashtags,
    )
