"""The full-text index: SQLite FTS5 over the words of every article, their stems, and its fields.

`title` and `body` hold the words as `lib.lexemes` writes them, `title_stems` and `body_stems` the
stems that differ from their word, `fields` one token each for publisher, language, kind and days,
`cites` the hosts the article links to.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection

from octavo.lib import urls
from octavo.lib.lexemes import lexemes, stem_marks
from octavo.store import bookmarks, models, upkeep

_LINK = re.compile(r'\bhref="(https?://[^"]{3,500})"')
_MOST_LINKS = 200
_BOOKMARK = "words of articles"  # counts down to the first article
_PUT = """
    INSERT INTO article_words (rowid, title, body, title_stems, body_stems, fields, cites)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
_LEAVE = """
    CREATE TRIGGER IF NOT EXISTS article_words_gone AFTER DELETE ON store_article BEGIN
        DELETE FROM article_words WHERE rowid = old.id;
    END
"""


def index(row: models.Article) -> None:
    """Put an article into the index, in place of an earlier wording."""
    index_all([row])


def index_all(articles: Iterable[models.Article]) -> None:
    """Put articles into the index, in place of earlier wordings."""
    rows = [_indexed(row) for row in articles]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM article_words WHERE rowid = %s", [row[:1] for row in rows])
        cursor.executemany(_PUT, rows)


def _indexed(row: models.Article) -> tuple[int, str, str, str, str, str, str]:
    title, body = lexemes(row.title), lexemes(row.text)
    return (
        row.pk,
        title,
        body,
        stem_marks(title, row.language),
        stem_marks(body, row.language),
        _fields(row),
        _cited(row.html, own=urls.host(row.url)),
    )


def _fields(row: models.Article) -> str:
    return " ".join((
        publisher_token(row.publisher_id),
        language_token(row.language),
        kind_token(row.kind),
        *day_tokens(row.published_at),
    ))


def publisher_token(publisher_id: int) -> str:
    """Give the token of all articles of a publisher."""
    return f"p{publisher_id}"


def language_token(language: str) -> str:
    """Give the token of all articles in a language."""
    return f"l{_letters(language)}"


def kind_token(kind: str) -> str:
    """Give the token of all articles of a kind."""
    return f"k{_letters(kind)}"


def day_tokens(at: datetime | date) -> tuple[str, str, str]:
    """Give the tokens of a year, a month and a day."""
    return f"y{at:%Y}", f"m{at:%Y%m}", f"d{at:%Y%m%d}"


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _cited(html: str, *, own: str) -> str:
    hosts = {urls.host(found[1]) for found in list(_LINK.finditer(html))[:_MOST_LINKS]}
    return lexemes(" . ".join(sorted(hosts - {own, ""})).replace(".", " "))


def reindex(*, limit: int) -> int:
    """Put up to `limit` articles into the index anew, the newest first; gives how many.

    Articles of a desk from before the index had stems are come to so, round by round; 0 once the
    first is reached.
    """
    found = models.Article.objects.order_by("-id")
    place = bookmarks.load(_BOOKMARK)
    if place is not None:
        found = found.filter(pk__lt=place)
    fields = ("title", "text", "html", "language", "url", "publisher_id", "kind", "published_at")
    articles = list(found.only("id", *fields)[:limit])
    if articles:
        with upkeep.one_transaction():
            index_all(articles)
            bookmarks.save(_BOOKMARK, articles[-1].pk)
    return len(articles)


def let_deleted_leave() -> None:
    """See that what is deleted leaves the index.

    Called after every migration: one that makes the table of articles anew loses its triggers.
    """
    with connection.cursor() as cursor:
        if "article_words" in connection.introspection.table_names(cursor):
            cursor.execute(_LEAVE)
