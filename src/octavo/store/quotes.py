"""Queries about the quotes of articles. Their words stay in the text and are read back from it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from octavo.news.quote import Place, Quote, Speaker
from octavo.store import models

_MOST_NAME_CHARS = 200
_MOST_VERB_CHARS = 60
_FIELDS = (
    *("kind", "speaker", "name", "name_start", "role", "verb", "parts"),
    *("sentence_start", "sentence_end"),
)


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
    ordered = found.order_by("article_id", "start")
    for article_id, *fields in ordered.values_list("article_id", *_FIELDS):
        quote = read(fields, texts[article_id])
        if quote is not None:
            gathered[article_id].append(quote)
    return {article_id: tuple(quotes) for article_id, quotes in gathered.items()}


def stored(quote: Quote) -> list[Any]:
    """Give what is kept of a quote, without its words."""
    row = _row(0, quote)
    return [getattr(row, name) for name in _FIELDS]


def read(fields: Sequence[Any], text: str) -> Quote | None:
    """Read a quote back from its text; None where it no longer lies within."""
    kind, full_name, name, start, role, verb, parts, sentence_start, sentence_end = fields
    if not parts or parts[-1][1] > len(text):
        return None
    return Quote(
        text=" ".join(text[start:end].strip() for start, end in parts),
        kind=kind,
        speaker=Speaker(
            name=name,
            full_name=full_name,
            role=role,
            place=None if start is None else Place(start, start + len(name)),
        ),
        verb=verb,
        parts=tuple(Place(start, end) for start, end in parts),
        sentence=Place(sentence_start, sentence_end),
    )


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
