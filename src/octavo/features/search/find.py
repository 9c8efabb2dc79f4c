"""Searching the archive: by words and meaning, with facets, folded by story."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from octavo.features.search import facets, ranking, showing, spelling
from octavo.features.search.meaning import Meaning
from octavo.features.search.ranking import Asked, Block, By, Order
from octavo.lib import cursors
from octavo.lib.queries import Query, parse
from octavo.news.cursors import read_numbers
from octavo.news.errors import QueryError
from octavo.news.pages import SearchPage, Slice
from octavo.store import search_words
from octavo.store.search_words import Row

_REMEMBERED_BLOCKS = 64
_Key = tuple[str, By, Order, int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one story that were found, best first; one alone where they are not folded."""

    rows: tuple[Row, ...]


class Searcher:
    """Answers searches. Remembers the last answers' order, so that their slices fit together."""

    def __init__(self, meaning: Meaning | None = None) -> None:
        self._meaning = meaning
        self._blocks: OrderedDict[_Key, Block] = OrderedDict()
        self._lock = threading.Lock()

    def search(
        self,
        text: str,
        cursor: str | None = None,
        limit: int = 20,
        *,
        by: By = "both",
        order: Order = "best",
        is_folded: bool = True,
    ) -> SearchPage:
        """Find articles that hold every word asked for, or mean the same, best first.

        Raises:
            QueryError: nothing is asked for.
            CursorError: `cursor` is none of this list.
        """
        query = parse(text)
        if query.is_empty:
            raise QueryError(text)
        asked = Asked(query, by, order)
        # A list goes on from the articles there were when it began: new ones would shift it.
        top, start, offset = read_numbers(cursor, 3) if cursor else (search_words.last_id(), 0, 0)
        first = self._first(asked, top, is_new=cursor is None)
        block = first if start == 0 else self._next(asked, first, top, start)
        groups = _grouped(block.rows, is_folded=is_folded)
        shown = groups[offset : offset + limit]
        hits = showing.hits(query, [group.rows for group in shown], first.by_meaning)
        n_hits = ranking.count(asked, first)
        return SearchPage(
            query=text.strip(),
            hits=Slice(hits, _cursor_after(block, len(groups), (top, start, offset + limit))),
            n_hits=n_hits,
            n_counted=len(first.rows),
            facets=facets.facets(query, first.rows),
            meant=spelling.meant(query) if n_hits <= spelling.DOUBTFUL else "",
            problems=query.problems,
            is_relaxed=first.is_relaxed,
        )

    def _first(self, asked: Asked, top: int, *, is_new: bool) -> Block:
        key = (asked.query.text, asked.by, asked.order, top, 0)
        known = None if is_new else self._recall(key)
        return known or self._remember(key, ranking.first_block(asked, self._meaning, up_to=top))

    def _next(self, asked: Asked, first: Block, top: int, start: int) -> Block:
        key = (asked.query.text, asked.by, asked.order, top, start)
        return self._recall(key) or self._remember(
            key, ranking.next_block(asked, first, up_to=start)
        )

    def _recall(self, key: _Key) -> Block | None:
        with self._lock:
            if key in self._blocks:
                self._blocks.move_to_end(key)
            return self._blocks.get(key)

    def _remember(self, key: _Key, block: Block) -> Block:
        with self._lock:
            self._blocks[key] = block
            while len(self._blocks) > _REMEMBERED_BLOCKS:
                self._blocks.popitem(last=False)
        return block


def _cursor_after(block: Block, n_groups: int, place: tuple[int, int, int]) -> str | None:
    top, start, offset = place
    if offset < n_groups:
        return cursors.from_numbers(top, start, offset)
    return cursors.from_numbers(top, block.after, 0) if block.after else None


def _grouped(rows: Sequence[Row], *, is_folded: bool) -> list[Group]:
    """Fold articles by story, or copies by text where there is no story, in the order given."""
    if not is_folded:
        return [Group((row,)) for row in rows]
    gathered: dict[tuple[bool, int], list[Row]] = {}
    for row in rows:
        key = (False, row.copy_group) if row.story_id is None else (True, row.story_id)
        gathered.setdefault(key, []).append(row)
    return [Group(tuple(members)) for members in gathered.values()]


def has_query(text: str) -> bool:
    """Tell whether a text asks for anything."""
    return not parse(text).is_empty


__all__ = ["Group", "Query", "Searcher", "has_query"]
