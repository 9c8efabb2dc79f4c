"""The words of the archive: how many articles hold each, for spelling, suggestions and planning."""

from collections.abc import Collection, Mapping

from django.db import connection

from octavo.store import articles, bookmarks, models, upkeep

_BOOKMARK = "vocabulary: articles when it was made"
_GROWTH = 0.1  # of the archive, before the vocabulary is made anew
_LONGEST = 64
_BATCH = 5_000
_READ = """
    SELECT term, sum(doc) FROM {vocabulary}
    WHERE col IN ('title', 'body') AND length(term) BETWEEN 2 AND %s
    GROUP BY term HAVING sum(doc) >= %s
"""
# A word of one article alone is as often a slip as a word; on a small desk it may be a name.
_RARE_FROM = 2_000


def refresh() -> int:
    """Make the vocabulary anew if the archive grew by a tenth; gives its words, else 0."""
    n_articles = articles.count_articles()
    before = bookmarks.load(_BOOKMARK) or 0
    if n_articles == before or abs(n_articles - before) < _GROWTH * before:
        return 0
    counted = _read(least=1 if n_articles < _RARE_FROM else 2)
    with upkeep.one_transaction():
        models.SearchWord.objects.all().delete()
        models.SearchWord.objects.bulk_create(
            [models.SearchWord(word=word, n_articles=n) for word, n in counted], batch_size=_BATCH
        )
        bookmarks.save(_BOOKMARK, n_articles)
    return len(counted)


def _read(*, least: int) -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary "
            "USING fts5vocab(main, article_words, col)"
        )
        cursor.execute(_READ.format(vocabulary="temp.vocabulary"), [_LONGEST, least])
        counted = cursor.fetchall()
        cursor.execute("DROP TABLE temp.vocabulary")
    return [(str(word), int(n)) for word, n in counted]


def count_by_word(words: Collection[str]) -> Mapping[str, int]:
    """Tell how many articles hold each of some words; unknown ones are left out."""
    found = models.SearchWord.objects.filter(word__in=list(words))
    return dict(found.values_list("word", "n_articles"))


def list_beginning(start: str, *, limit: int) -> tuple[tuple[str, int], ...]:
    """List the words that begin so, the most used first, each with its number of articles."""
    found = models.SearchWord.objects.filter(word__gte=start, word__lt=start + "\U0010ffff")
    return tuple(found.order_by("-n_articles", "word").values_list("word", "n_articles")[:limit])


def list_hashtags_beginning(start: str, *, limit: int) -> tuple[tuple[str, str], ...]:
    """List hashtags whose label begins so, as key and label, the shortest first."""
    found = models.Hashtag.objects.filter(label__istartswith=start)
    pairs = found.order_by("label").values_list("key", "label")[: 5 * limit]
    return tuple(sorted(pairs, key=lambda pair: len(pair[1]))[:limit])


def list_publishers_beginning(start: str, *, limit: int) -> tuple[str, ...]:
    """List the names of publishers that have a word beginning so."""
    found = models.Publisher.objects.filter(
        name__istartswith=start
    ) | models.Publisher.objects.filter(name__icontains=f" {start}")
    return tuple(found.order_by("name").values_list("name", flat=True)[:limit])
