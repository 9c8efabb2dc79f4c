"""What of each story is compared with others, and how common its words are on this desk."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models.functions import Substr

from octavo.lib.vectors import pack, unpack
from octavo.news.storyline import Profile, WordCount
from octavo.store import models

# Beginnings of texts that are read of a story's reports.
_LEAD_CHARS = 500
# Of a story's heaviest terms those that another must share to be compared.
_LEAST_SHARED = 2
# Stands for the stories themselves in the table of words: no word is empty.
_ALL = ""


@dataclass(frozen=True, slots=True)
class StoryTexts:
    """The reports of a story in one language: titles and leads with the articles' ids."""

    story_id: int
    language: str
    first_at: datetime
    n_reports: int  # of the story, in all languages
    article_ids: tuple[int, ...]
    texts: tuple[str, ...]


def list_texts(story_ids: Iterable[int], *, n_texts: int) -> tuple[StoryTexts, ...]:
    """List what the reports of stories say, language by language, oldest first, copies left out."""
    found = (
        models.Article.objects
        .filter(story_id__in=list(story_ids), copy_of__isnull=True)
        .annotate(lead=Substr("text", 1, _LEAD_CHARS))
        .order_by("published_at", "id")
        .values_list("story_id", "story__first_at", "language", "id", "title", "lead")
    )
    by_story: dict[tuple[int, datetime], dict[str, list[tuple[int, str]]]] = {}
    for story_id, first_at, language, article_id, title, lead in found:
        by_language = by_story.setdefault((story_id, first_at), {})
        by_language.setdefault(language, []).append((article_id, f"{title}\n{lead}"))
    return tuple(
        StoryTexts(
            story_id=story_id,
            language=language,
            first_at=first_at,
            n_reports=sum(len(reports) for reports in by_language.values()),
            article_ids=tuple(article_id for article_id, _ in reports[:n_texts]),
            texts=tuple(text for _, text in reports[:n_texts]),
        )
        for (story_id, first_at), by_language in sorted(by_story.items())
        for language, reports in sorted(by_language.items())
    )


def count_reports(story_ids: Iterable[int]) -> Mapping[int, tuple[int, int]]:
    """Give stories' numbers of reports, now and when they were last compared (0 for never)."""
    ids = list(story_ids)
    now = models.Story.objects.filter(pk__in=ids, alias_of__isnull=True)
    then = models.StoryProfile.objects.filter(story_id__in=ids).values_list("story_id", "n_reports")
    n_then = dict(then)
    return {pk: (n, n_then.get(pk, 0)) for pk, n in now.values_list("pk", "n_reports")}


def learn_words(language: str, told: Sequence[Mapping[str, WordCount]]) -> None:
    """Count what stories that are new tell, word by word."""
    counts: dict[str, WordCount] = defaultdict(WordCount)
    counts[_ALL] = WordCount(n_stories=len(told))
    for words in told:
        for word, own in words.items():
            counts[word] += own
    rows = [
        (language, word, count.n_stories, count.n_as_name, count.n_as_word)
        for word, count in sorted(counts.items())
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO store_storyword (language, word, n_stories, n_as_name, n_as_word)
            VALUES (%s, %s, %s, %s, %s)
            ON CONFLICT (language, word) DO UPDATE SET
                n_stories = store_storyword.n_stories + excluded.n_stories,
                n_as_name = store_storyword.n_as_name + excluded.n_as_name,
                n_as_word = store_storyword.n_as_word + excluded.n_as_word
            """,
            rows,
        )


def load_words(language: str, words: Iterable[str]) -> tuple[int, Mapping[str, WordCount]]:
    """Load in how many stories of a language words are told, and how many stories there are."""
    wanted = sorted({*words, _ALL})
    found = models.StoryWord.objects.filter(language=language, word__in=wanted)
    counts = {
        word: WordCount(n_stories, n_as_name, n_as_word)
        for word, n_stories, n_as_name, n_as_word in found.values_list(
            "word", "n_stories", "n_as_name", "n_as_word"
        )
    }
    return counts.pop(_ALL, WordCount()).n_stories, counts


def save_profiles(
    profiles: Sequence[tuple[Profile, tuple[str, ...]]],
    *,
    n_reports: Mapping[int, int],
    model: str,
) -> None:
    """Keep the profiles of stories with the terms each is looked up by, in place of older ones."""
    forget(profile.story_id for profile, _ in profiles)
    rows = models.StoryProfile.objects.bulk_create([
        models.StoryProfile(
            story_id=profile.story_id,
            language=profile.language,
            first_at=profile.first_at,
            n_reports=n_reports[profile.story_id],
            n_texts=profile.n_texts,
            weights=[_rounded(profile.words), _rounded(profile.names)],
            countries=sorted(profile.countries),
            written=dict(profile.written),
            model=model if profile.vector is not None else "",
            vector=None if profile.vector is None else pack(profile.vector),
        )
        for profile, _ in profiles
    ])
    models.StoryTerm.objects.bulk_create([
        models.StoryTerm(
            profile=row,
            language=profile.language,
            term=term,
            weight=profile.words.get(term, 0.0) + profile.names.get(term, 0.0),
        )
        for row, (profile, terms) in zip(rows, profiles, strict=True)
        for term in terms
    ])


def find_like(profile: Profile, terms: Sequence[str], *, model: str, limit: int) -> list[Profile]:
    """List the profiles in a story's language that share its heaviest terms, most of them first.

    They come without the words as written: only a story's own are shown.
    """
    marks = ", ".join(["%s"] * len(terms)) or "NULL"
    query = f"""
        SELECT p.story_id, p.first_at, p.n_texts, p.weights, p.countries, p.model, p.vector
        FROM (
            SELECT profile_id, SUM(weight) AS shared FROM store_storyterm
            WHERE language = %s AND term IN ({marks})
            GROUP BY profile_id HAVING COUNT(*) >= {_LEAST_SHARED}
            ORDER BY shared DESC, profile_id DESC LIMIT %s
        ) AS found JOIN store_storyprofile AS p ON p.id = found.profile_id
        WHERE p.story_id <> %s
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [profile.language, *terms, limit + 1, profile.story_id])
        rows = cursor.fetchall()
    return [_found(row, language=profile.language, model=model) for row in rows]


def _found(row: Sequence[Any], *, language: str, model: str) -> Profile:
    story_id, first_at, n_texts, weights, countries, named, vector = row
    words, names = json.loads(weights)
    return Profile(
        story_id=story_id,
        first_at=first_at if first_at.tzinfo else first_at.replace(tzinfo=UTC),  # SQLite has none
        words=words,
        names=names,
        written={},
        n_texts=n_texts,
        language=language,
        vector=unpack(bytes(vector)) if vector and named == model else None,
        countries=frozenset(json.loads(countries)),
    )


def load_profiles(story_ids: Iterable[int], *, model: str) -> tuple[Profile, ...]:
    """Load the profiles of stories, in all their languages."""
    found = models.StoryProfile.objects.filter(story_id__in=list(story_ids))
    return tuple(_profile(row, model=model) for row in found.order_by("story_id", "language"))


def forget(story_ids: Iterable[int]) -> None:
    """Let profiles of stories go that are compared no more."""
    models.StoryProfile.objects.filter(story_id__in=list(story_ids)).delete()


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {key: round(weight, 3) for key, weight in weights.items()}


def _profile(row: models.StoryProfile, *, model: str) -> Profile:
    words, names = row.weights
    return Profile(
        story_id=row.story_id,
        first_at=row.first_at,
        words=words,
        names=names,
        written=row.written,
        n_texts=row.n_texts,
        language=row.language,
        vector=unpack(bytes(row.vector)) if row.vector and row.model == model else None,
        countries=frozenset(row.countries),
    )
