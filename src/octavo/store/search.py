"""The full-text index: SQLite FTS5 over a shadow of each article's words.

The shadow has a space around every character of a script without spaces, so that `unicode61`
finds any run of them as a phrase (measured: exact counts for Chinese, Japanese, Korean).
"""

import re

from django.db import connection

# Han, kana, Hangul, Thai, Lao, Khmer, Myanmar.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff01-\uff65\U00020000-\U0002fa1f]"
)
_CHARACTER = re.compile(f"({_UNSPACED})")
_GAP = re.compile(f"(?<={_UNSPACED})(\x03?) +(\x02?)(?={_UNSPACED})")
MARK_START, MARK_END = "\x02", "\x03"


def shadow(text: str) -> str:
    """Set the characters of scripts without spaces apart, so that each is a word."""
    return re.sub(" +", " ", _CHARACTER.sub(r" \1 ", text)).strip()


def index(article_id: int, *, title: str, text: str) -> None:
    """Put an article's words into the index, in place of earlier ones."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM article_words WHERE rowid = %s", [article_id])
        cursor.execute(
            "INSERT INTO article_words (rowid, title, body) VALUES (%s, %s, %s)",
            [article_id, shadow(title), shadow(text)],
        )


def find(match: str, *, offset: int = 0, limit: int = 20) -> tuple[tuple[int, str], ...]:
    """List articles that match an FTS5 expression, best first, each with a snippet.

    A word in the headline weighs eight times one in the text; of equals the newest comes first.
    In a snippet the words that matched stand between MARK_START and MARK_END.
    """
    query = """
        SELECT w.rowid, snippet(article_words, -1, char(2), char(3), '…', 28)
        FROM article_words AS w JOIN store_article AS a ON a.id = w.rowid
        WHERE article_words MATCH %s
        ORDER BY bm25(article_words, 8.0, 1.0), a.published_at DESC, w.rowid DESC
        LIMIT %s OFFSET %s
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [match, limit, offset])
        found = cursor.fetchall()
    return tuple((article_id, _close_up(snippet)) for article_id, snippet in found)


def count(match: str) -> int:
    """Count the articles that match an FTS5 expression."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM article_words WHERE article_words MATCH %s", [match])
        (n,) = cursor.fetchone()
    return int(n)


def _close_up(snippet: str) -> str:
    """Take out the spaces that `shadow` put in, also those beside a mark."""
    return _GAP.sub(r"\1\2", snippet).replace(MARK_END + MARK_START, "")
