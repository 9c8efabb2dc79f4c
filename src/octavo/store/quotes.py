"""Queries about the quotes of articles. Their words stay in the text and are read back from it."""

from collections.abc import Iterable, Mapping
from typing import cast

from octavo.news.quote import Place, Quote, QuoteKind, Speaker
from octavo.store import models

_MOST_NAME_CHARS = 200
_MOST_VERB_CHARS = 60


def save(article_id: int, quotes: Iterable[Quote]) -> None:
    """Keep an article's quotes in place of those it had; of two at one place the first."""
    models.ArticleQuote.objects.filter(article_id=article_id).delete()
    by_start = {quote.parts[0].start: quote for quote in reversed(list(quotes))}
    models.ArticleQuote.objects.bulk_create([
        _row(article_id, by_start[start]) for start in sorted(by_start)
    ])


def list_of(texts: Mapping[int, str]) -> Mapping[int, tuple[Quote, ...]]:
    """List the quotes of articles, given by id with their texts, in the order of the texts.

    What no longer lies within its text is left out.
    """
    found = models.ArticleQuote.objects.filter(article_id__in=list(texts))
    gathered: dict[int, list[Quote]] = {article_id: [] for article_id in texts}
    for row in found.order_by("article_id", "start"):
        text = texts[row.article_id]
        if row.parts and row.parts[-1][1] <= len(text):
            gathered[row.article_id].append(_quote(row, text))
    return {article_id: tuple(quotes) for article_id, quotes in gathered.items()}


def _row(article_id: int, quote: Quote) -> models.ArticleQuote:
    speaker = quote.speaker
    return models.ArticleQuote(
        article_id=article_id,
        start=quote.parts[0].start,
        kind=quote.kind,
        speaker=speaker.full_name[:_MOST_NAME_CHARS],
        name=speaker.name[:_MOST_NAME_CHARS],
        name_start=speaker.place.start if speaker.place else None,
        role=speaker.role[:_MOST_NAME_CHARS],
        verb=quote.verb[:_MOST_VERB_CHARS],
        parts=[[part.start, part.end] for part in quote.parts],
        sentence_start=quote.sentence.start,
        sentence_end=quote.sentence.end,
    )


def _quote(row: models.ArticleQuote, text: str) -> Quote:
    start = row.name_start
    return Quote(
        text=" ".join(text[start:end].strip() for start, end in row.parts),
        kind=cast(QuoteKind, row.kind),
        speaker=Speaker(
            name=row.name,
            full_name=row.speaker,
            role=row.role,
            place=None if start is None else Place(start, start + len(row.name)),
        ),
        verb=row.verb,
        parts=tuple(Place(start, end) for start, end in row.parts),
        sentence=Place(row.sentence_start, row.sentence_end),
    )
