"""Queries about the figures of articles: the number, and where the words beside it stand."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from octavo.news.figure import Figure
from octavo.store import models


def save(article_id: int, figures: Iterable[Figure]) -> None:
    """Keep an article's figures in place of those it had; without any it is kept as read."""
    models.ArticleFigures.objects.bulk_create(
        [
            models.ArticleFigures(
                article_id=article_id, figures=[stored(figure) for figure in figures]
            )
        ],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["figures"],
    )


def list_of(article_id: int, *, text: str, language: str) -> tuple[Figure, ...]:
    """List the figures of an article in the order of its text."""
    found = models.ArticleFigures.objects.filter(article_id=article_id)
    return read(found.values_list("figures", flat=True).first(), text=text, language=language)


def read(
    kept: Iterable[Mapping[str, Any]] | None,
    *,
    text: str,
    language: str,
) -> tuple[Figure, ...]:
    """Read an article's figures back from its text; what no longer lies within is left out."""
    return tuple(
        _figure(fields, text, language)
        for fields in kept or ()
        if max(fields["end"], fields["thing_end"]) <= len(text)
    )


def stored(figure: Figure) -> dict[str, Any]:
    """Give the fields that say something; the words are left to the text."""
    fields: dict[str, Any] = {
        "kind": figure.kind,
        "value": figure.value,
        "unit": figure.unit,
        "start": figure.start,
        "end": figure.end,
        "thing_start": figure.thing_start,
        "thing_end": figure.thing_end,
        "sentence_start": figure.sentence_start,
        "sentence_end": figure.sentence_end,
    }
    further = {
        "high": figure.high,
        "qualifier": figure.qualifier,
        "state": figure.state,
        "of": figure.of,
        "per": figure.per,
        "is_change": figure.is_change,
        "on": figure.on.isoformat() if figure.on else "",
        "when": figure.when,
        "source": figure.source,
    }
    return fields | {
        name: value
        for name, value in further.items()
        if value is not None and value != "" and value is not False
    }


def _figure(kept: Mapping[str, Any], text: str, language: str) -> Figure:
    on = kept.get("on")
    return Figure(**{
        **kept,
        "written": text[kept["start"] : kept["end"]],
        "thing": text[kept["thing_start"] : kept["thing_end"]],
        "on": date.fromisoformat(on) if on else None,
        "language": language,
    })
