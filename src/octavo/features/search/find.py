"""Search over the words of headlines and texts."""

import re

from octavo.news.cursors import read_offset, slice_by_offset
from octavo.news.errors import QueryError
from octavo.news.pages import Hit, SearchPage
from octavo.store import articles as article_store
from octavo.store import search as word_index

_PART = re.compile(r'(-?)"([^"]*)"?|(\S+)')


def search(query: str, cursor: str | None = None, limit: int = 20) -> SearchPage:
    """Find articles that hold every word asked for, best first.

    Words between quotation marks stand together; a word after `-` must not occur.

    Raises:
        QueryError: no word is asked for.
        CursorError: `cursor` is none of this list.
    """
    match = _expression(query)
    offset = read_offset(cursor)
    found = word_index.find(match, offset=offset, limit=limit + 1)
    cards = {card.id: card for card in article_store.list_cards([id_ for id_, _ in found])}
    hits = tuple(Hit(cards[id_], snippet) for id_, snippet in found if id_ in cards)
    return SearchPage(
        query=query, hits=slice_by_offset(hits, limit, offset), n_hits=word_index.count(match)
    )


def _expression(query: str) -> str:
    """Write what a reader typed as an FTS5 expression in which nothing but words has a meaning."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PART.findall(query):
        is_unwanted = bool(minus) or (len(word) > 1 and word.startswith("-"))
        words = word_index.shadow(phrase or word.lstrip("-") or "")
        if not any(character.isalnum() for character in words):
            continue
        quoted = '"' + words.replace('"', " ").replace("\x00", " ") + '"'
        (unwanted if is_unwanted else wanted).append(quoted)
    if not wanted:
        raise QueryError(query)
    expression = " AND ".join(wanted)
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression
