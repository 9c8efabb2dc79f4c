"""Finding articles by words and fields: queries to the full-text index."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from octavo.lib import lexemes as forms
from octavo.lib.queries import Filter, Query, Word
from octavo.lib.stems import LANGUAGES
from octavo.lib.text import fold
from octavo.store import models, search

# A match in the headline weighs eight times one in the text; a stem a little less than its word.
_WEIGHTS = "8.0, 1.0, 6.0, 0.8, 0.0, 0.0"
_WORDS, _STEMS = "{title body}", "{title_stems body_stems}"
_MOST_PUBLISHERS = 200  # more become no tokens of the index; nobody names so many
_SAID = (  # how an article says whose report it goes by
    "according to {}", "according to the {}", "told {}", "told the {}", "{} reported",
    "{} reports", "reported by {}", "by {}", "selon {}", "laut {}", "según {}", "وفقا {}",
)  # fmt: skip


class Row(NamedTuple):
    """An article that was found; `weight` is 0 where no words were asked for, higher is better."""

    article_id: int
    weight: float
    publisher_id: int
    language: str
    kind: str
    published_at: str
    story_id: int | None
    copy_group: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What an article must be: an FTS5 expression, and hashtags that no index of words knows."""

    match: str
    tags: tuple[tuple[bool, tuple[int, ...]], ...] = ()


_ROWS = f"""
    SELECT w.rowid, -bm25(article_words, {_WEIGHTS}), a.publisher_id, a.language, a.kind,
           substr(a.published_at, 1, 19), a.story_id, coalesce(a.copy_of_id, a.id)
    FROM article_words AS w
    CROSS JOIN store_article AS a INDEXED BY article_facets ON a.id = w.rowid
    WHERE w.article_words MATCH %s AND w.rowid <= %s {{tags}}
"""
_TAGGED = "AND w.rowid {} (SELECT article_id FROM store_articlehashtag WHERE hashtag_id IN ({}))"


def newest(condition: Condition, *, up_to: int, limit: int) -> tuple[Row, ...]:
    """List the newest articles that meet a condition, by id from `up_to` down."""
    tags, values = _tagged(condition)
    return _rows(
        _ROWS.format(tags=tags) + "ORDER BY w.rowid DESC LIMIT %s",
        [condition.match, up_to, *values, limit],
    )


def heaviest(condition: Condition, *, up_to: int, limit: int) -> tuple[Row, ...]:
    """List the articles that meet a condition best, best first. Slow where very many do."""
    tags, values = _tagged(condition)
    return _rows(
        _ROWS.format(tags=tags) + "ORDER BY 2 DESC, w.rowid DESC LIMIT %s",
        [condition.match, up_to, *values, limit],
    )


def among(condition: Condition, article_ids: Collection[int]) -> tuple[Row, ...]:
    """List those of some articles that meet a condition, in no order."""
    tags, values = _tagged(condition)
    marks = ", ".join(["%s"] * len(article_ids))
    return _rows(
        _ROWS.format(tags=tags) + f"AND w.rowid IN ({marks})",
        [condition.match, 2**63 - 1, *values, *article_ids],
    )


def count(condition: Condition) -> int:
    """Count the articles that meet a condition."""
    tags, values = _tagged(condition)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM article_words AS w WHERE w.article_words MATCH %s {tags}",
            [condition.match, *values],
        )
        (n,) = cursor.fetchone()
    return int(n)


def rows_of(article_ids: Collection[int]) -> tuple[Row, ...]:
    """Give what searches count by of some articles, in no order; absent ones are left out."""
    marks = ", ".join(["%s"] * len(article_ids))
    return _rows(
        f"""
        SELECT id, 0.0, publisher_id, language, kind, substr(published_at, 1, 19), story_id,
               coalesce(copy_of_id, id)
        FROM store_article INDEXED BY article_facets WHERE id IN ({marks})
        """,
        list(article_ids),
    )


def _rows(query: str, values: Sequence[Any]) -> tuple[Row, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return tuple(map(Row._make, cursor.fetchall()))


def _tagged(condition: Condition) -> tuple[str, list[int]]:
    texts: list[str] = []
    values: list[int] = []
    for is_unwanted, hashtag_ids in condition.tags:
        marks = ", ".join(["%s"] * len(hashtag_ids)) or "NULL"
        texts.append(_TAGGED.format("NOT IN" if is_unwanted else "IN", marks))
        values += hashtag_ids
    return " ".join(texts), values


def texts_of(article_ids: Collection[int]) -> Mapping[int, str]:
    """Give the texts of some articles, by id."""
    found = models.Article.objects.filter(pk__in=list(article_ids))
    return dict(found.values_list("id", "text"))


def last_id() -> int:
    """Give the highest id of an article; 0 where there is none."""
    found = models.Article.objects.order_by("-id").values_list("id", flat=True).first()
    return found or 0


# --- from a query to a condition --------------------------------------------------------------


def condition_of(query: Query, words: Iterable[Word], *, is_any: bool = False) -> Condition:
    """Write a query, with these of its words, as a condition on articles.

    With `is_any` one of the words is enough.
    """
    languages = _languages(query)
    parts = [part for word in words if (part := _word(word, languages))]
    joined = [_joined(" OR " if is_any else " AND ", parts)] if parts else []
    wanted = joined + [part for phrase in query.phrases if (part := _phrase(phrase))]
    unwanted = [part for text in query.unwanted if (part := _unwanted(text, languages))]
    for filter_ in query.filters:
        if filter_.field != "tag":
            (unwanted if filter_.is_unwanted else wanted).append(_field(filter_))
    if query.after or query.before:
        wanted.append(_days(query.after or date.min, query.before or date.max))
    match = " AND ".join(wanted or [_anything()])
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(unwanted)})"
    tags = tuple((f.is_unwanted, _hashtag_ids(f.value)) for f in query.filters if f.field == "tag")
    return Condition(match, tags)


def _languages(query: Query) -> frozenset[str]:
    asked = {f.value.lower() for f in query.filters if f.field == "lang" and not f.is_unwanted}
    return frozenset(asked) & LANGUAGES or LANGUAGES


def _joined(operator: str, parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({operator.join(parts)})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ").replace("\x00", " ") + '"'


def _phrase(text: str) -> str:
    lexemes = forms.lexemes(text)
    return f"{_WORDS} : {_quoted(lexemes)}" if _is_word(lexemes) else ""


def _is_word(lexemes: str) -> bool:
    return any(character.isalnum() for character in lexemes)


def _word(word: Word, languages: frozenset[str]) -> str:
    """Write a word: as it is, as its stem, or as another word of that stem."""
    lexemes = forms.lexemes(word.text)
    if not _is_word(lexemes):
        return ""
    exact = _phrase(word.text)
    if word.is_name or not forms.is_single(lexemes):
        return exact
    stems = forms.stems_of(lexemes, languages)
    others = sorted({stem for stem in stems.values() if stem != lexemes})
    if others:
        exact = f"{_WORDS} : ({' OR '.join(_quoted(one) for one in (lexemes, *others))})"
    marks = [_quoted(language + stem) for language, stem in stems.items()]
    return f"({exact} OR {_STEMS} : ({' OR '.join(marks)}))" if marks else exact


def _unwanted(text: str, languages: frozenset[str]) -> str:
    return _phrase(text) if " " in text else _word(Word(text), languages)


def _field(filter_: Filter) -> str:
    value = filter_.value
    if filter_.field == "lang":
        return f"fields : {_quoted(search.language_token(value))}"
    if filter_.field == "kind":
        return f"fields : {_quoted(search.kind_token(value))}"
    if filter_.field == "cites":
        return _cites(value)
    found = models.Publisher.objects.filter(
        _publisher(value) if filter_.field == "publisher" else Q(country__iexact=value)
    )
    ids = found.order_by("id").values_list("id", flat=True)[:_MOST_PUBLISHERS]
    tokens = [_quoted(search.publisher_token(publisher_id)) for publisher_id in ids]
    return f"fields : ({' OR '.join(tokens or [_quoted('none')])})"


def _publisher(value: str) -> Q:
    """Tell a publisher by its key, by its name, or by a part of its name."""
    exact = Q(key__iexact=value) | Q(name__iexact=value)
    is_known = models.Publisher.objects.filter(exact).exists()
    return exact if is_known else Q(name__icontains=value) | Q(key__icontains=value)


def _cites(value: str) -> str:
    name = fold(value).replace(".", " ")
    spoken = forms.lexemes(value)
    said = " OR ".join(_quoted(forms.lexemes(form.format(spoken))) for form in _SAID)
    return f"(cites : {_quoted(name)} OR body : ({said}))"


def _hashtag_ids(value: str) -> tuple[int, ...]:
    bare = value.lstrip("#")
    named = Q(key__iexact=bare) | Q(label__iexact=bare) | Q(labels__label__iexact=bare)
    found = models.Hashtag.objects.filter(named).values_list("id", "alias_of_id")
    return tuple({alias_of_id or hashtag_id for hashtag_id, alias_of_id in found})


def _anything() -> str:
    return f"fields : ({' OR '.join(_quoted(f'k{k}') for k in ('article', 'podcast', 'video'))})"


def _days(first: date, end: date) -> str:
    """Write the days from `first` to before `end`, by whole years and months where it can."""
    bounds = models.Article.objects.order_by("published_at").values_list("published_at", flat=True)
    oldest, latest = bounds.first(), bounds.last()
    if oldest is None or latest is None:
        return f"fields : {_quoted('none')}"
    day = max(first, oldest.date())
    end = min(end, latest.date() + timedelta(days=1))
    tokens: list[str] = []
    while day < end:
        day = _step(day, end, tokens)
    return f"fields : ({' OR '.join(_quoted(one) for one in tokens or ['none'])})"


def _step(day: date, end: date, tokens: list[str]) -> date:
    """Note the longest span that begins on a day and ends in time; gives the day after it."""
    year, month, single = search.day_tokens(day)
    if (day.month, day.day) == (1, 1) and day.year < date.max.year:
        after = date(day.year + 1, 1, 1)
        if after <= end:
            tokens.append(year)
            return after
    if day.day == 1:
        after = (day + timedelta(days=31)).replace(day=1)
        if after <= end:
            tokens.append(month)
            return after
    tokens.append(single)
    return day + timedelta(days=1)
