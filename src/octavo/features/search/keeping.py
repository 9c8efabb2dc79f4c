"""Searches somebody keeps and comes back to."""

from dataclasses import replace
from datetime import datetime

from octavo.features.search.ranking import content_words
from octavo.lib.queries import MOST_CHARS, parse
from octavo.news.errors import InputError, QueryError
from octavo.news.pages import KeptSearch
from octavo.store import search_words, searches

_MOST_KEPT = 200
_COUNTED = 100  # new articles are counted up to here


def keep(text: str, *, user_id: int, now: datetime) -> None:
    """Keep a search for somebody; what it finds now counts as seen.

    Raises:
        QueryError: nothing is asked for.
        InputError: they keep too many.
    """
    text = " ".join(text.split())[:MOST_CHARS]
    if parse(text).is_empty:
        raise QueryError(text)
    if searches.count_of(user_id) >= _MOST_KEPT:
        raise InputError(f"{_MOST_KEPT} searches are kept already: let one go first")
    searches.keep(text, user_id=user_id, now=now, seen_id=search_words.last_id())


def kept(user_id: int) -> tuple[KeptSearch, ...]:
    """List the searches somebody keeps, each with the number of articles that are new in it."""
    return tuple(
        replace(one, n_new=_count_new(one.query, seen_id))
        for one, seen_id in searches.list_of(user_id)
    )


def _count_new(text: str, seen_id: int) -> int:
    query = parse(text)
    if query.is_empty:  # kept by an earlier version, which understood more
        return 0
    condition = search_words.condition_of(query, content_words(query))
    newest = search_words.newest(condition, up_to=2**63 - 1, limit=_COUNTED)
    return sum(row.article_id > seen_id for row in newest)


def mark_seen(search_id: int, *, user_id: int) -> str:
    """Keep that somebody has looked at a search; gives its query.

    Raises:
        NotFoundError: they keep no such search.
    """
    return searches.mark_seen(search_id, user_id=user_id, seen_id=search_words.last_id())


def forget(search_id: int, *, user_id: int) -> None:
    """Let a search go.

    Raises:
        NotFoundError: they keep no such search.
    """
    searches.forget(search_id, user_id=user_id)
