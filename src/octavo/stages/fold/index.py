"""Which of tens of thousands of articles may share their text with this one?

The index holds no text: of each article 64 numbers of its signature and one of its title, each in a
chain with those that have the same. Whoever asks hands over the texts of the few candidates.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from octavo.lib.text import words
from octavo.stages.fold.judge import WINDOW, compare
from octavo.stages.fold.signature import N_HASHES, signed
from octavo.stages.fold.values import Copy, FoldInput, Signed

ReadTexts = Callable[[Sequence[int]], Mapping[int, FoldInput]]

# Of 64 numbers. Of 1,500 edited copies 99.5 in 100 agreed in 14 or more, partial ones in fewer;
# 4 in 100 honest pairs of one event reach 3, and cost no more than a look at their texts.
MIN_AGREEING = 3
MAX_CANDIDATES = 16  # each costs its text: of a report in a hundred papers the nearest tell enough
_MAX_CHAIN = 128  # steps: what 20,000 print alike is answered from its latest, in 0.8 ms
_TITLE_CHARS = 500
_COLUMNS = N_HASHES + 1
_TITLE = N_HASHES
_UNUSED = np.iinfo(np.uint32).max  # what a body too short to be signed has in every column
_FIRST_ROWS = 256
_GROWTH = 1.4  # a row takes 671 bytes: at most 940 an article
_WINDOW_S = WINDOW.total_seconds()

Places = NDArray[np.int64]
Prints = NDArray[np.uint32]  # shape (_COLUMNS,)


class CopyIndex:
    """The articles of the last days, to find copies among. Call `forget` now and then."""

    def __init__(self) -> None:
        self._publishers: dict[str, int] = {}
        self._n = 0
        self._make(_FIRST_ROWS)

    def __len__(self) -> int:
        return int(self._is_kept[: self._n].sum())

    def add(self, article: Signed) -> None:
        """Keep an article for later ones to be compared with; of a known one, the new reading."""
        self.drop(article.article_id)
        if self._n == len(self._ids):
            self._rebuild(self._is_kept[: self._n])
        place, prints = self._n, _prints(article)
        self._n += 1
        self._ids[place] = article.article_id
        self._times_s[place] = article.published_at.timestamp()
        self._publisher_of[place] = self._publishers.setdefault(
            article.publisher, len(self._publishers)
        )
        self._is_kept[place] = True
        self._prints[place] = prints
        columns = np.flatnonzero(prints != _UNUSED)
        slots = prints[columns] % self._heads.shape[1]
        self._next[place, columns] = self._heads[columns, slots]
        self._heads[columns, slots] = place

    def drop(self, article_id: int) -> None:
        """Drop an article, if it is kept."""
        self._is_kept[: self._n][self._ids[: self._n] == article_id] = False

    def forget(self, before: datetime) -> None:
        """Drop the articles published before an instant; nothing within WINDOW of it is lost."""
        oldest_s = (before - WINDOW).timestamp()
        self._is_kept[: self._n] &= self._times_s[: self._n] >= oldest_s
        if 2 * len(self) < self._n:
            self._rebuild(self._is_kept[: self._n])

    def find_candidates(self, article: Signed) -> tuple[int, ...]:
        """Give the ids of those whose texts are worth comparing, the most alike first."""
        met, titled = self._walk(article)
        places, n_agreeing = np.unique(np.concatenate([met, titled]), return_counts=True)
        is_own = self._publisher_of[places] == self._publishers.get(article.publisher, -1)
        is_alike = n_agreeing >= np.where(is_own, N_HASHES, MIN_AGREEING)
        apart_s = np.abs(self._times_s[places] - article.published_at.timestamp())
        is_wanted = (is_alike | np.isin(places, titled)) & (apart_s <= _WINDOW_S)
        is_wanted &= self._is_kept[places] & (self._ids[places] != article.article_id)
        places, n_agreeing = places[is_wanted], n_agreeing[is_wanted]
        ids = self._ids[places]
        best = np.lexsort((ids, self._times_s[places], -n_agreeing))[:MAX_CANDIDATES]
        return tuple(ids[best].tolist())

    def find(
        self, article: FoldInput, read: ReadTexts, *, signature: bytes | None = None
    ) -> tuple[Copy, ...]:
        """Find the kept articles it shares its text with: fullest first, then lower id.

        `read` gives the articles of some ids, and may leave out those it no longer has.
        """
        candidates = self.find_candidates(signed(article, signature))
        texts = read(candidates) if candidates else {}
        found = [compare(article, texts[one]) for one in candidates if one in texts]
        copies = [copy for copy in found if copy]
        return tuple(sorted(copies, key=lambda copy: (-copy.containment, copy.article_id)))

    def _walk(self, article: Signed) -> tuple[Places, Places]:
        """Give the places met along the chains, once for each agreement; those by title apart."""
        prints = _prints(article)
        columns = np.flatnonzero(prints != _UNUSED)
        at = self._heads[columns, prints[columns] % self._heads.shape[1]]
        met, met_columns = [], []
        for _ in range(_MAX_CHAIN):
            goes_on = at >= 0
            at, columns = at[goes_on], columns[goes_on]
            if not len(at):
                break
            agrees = self._prints[at, columns] == prints[columns]
            met.append(at[agrees])
            met_columns.append(columns[agrees])
            at = self._next[at, columns]
        places = np.concatenate([np.zeros(0, np.int32), *met]).astype(np.int64)
        is_title = np.concatenate([np.zeros(0, np.int64), *met_columns]) == _TITLE
        return places[~is_title], places[is_title]

    def _make(self, n_rows: int) -> None:
        self._ids = np.zeros(n_rows, np.int64)
        self._times_s = np.zeros(n_rows, np.float64)
        self._publisher_of = np.zeros(n_rows, np.int32)
        self._is_kept = np.zeros(n_rows, np.bool_)
        self._prints = np.zeros((n_rows, _COLUMNS), np.uint32)
        self._next = np.full((n_rows, _COLUMNS), -1, np.int32)
        self._heads = np.full((_COLUMNS, n_rows // 2), -1, np.int32)

    def _rebuild(self, is_kept: NDArray[np.bool_]) -> None:
        """Move the kept into new rows, with some room behind them."""
        rows = np.flatnonzero(is_kept)
        old = (self._ids, self._times_s, self._publisher_of, self._prints)
        ids, times_s, publisher_of, prints = (column[rows] for column in old)
        self._n = n = len(rows)
        self._make(max(_FIRST_ROWS, int(n * _GROWTH)))
        self._ids[:n], self._times_s[:n], self._publisher_of[:n] = ids, times_s, publisher_of
        self._is_kept[:n], self._prints[:n] = True, prints
        for column in range(_COLUMNS):
            self._chain(column, np.flatnonzero(prints[:, column] != _UNUSED))

    def _chain(self, column: int, places: Places) -> None:
        """Chain places, in order, with those before them in the same slot."""
        slots = self._prints[places, column] % self._heads.shape[1]
        order = np.argsort(slots, kind="stable")
        in_order, sorted_slots = places[order], slots[order]
        follows = sorted_slots[1:] == sorted_slots[:-1]
        self._next[in_order[1:][follows], column] = in_order[:-1][follows]
        self._heads[column, slots] = places


def _prints(article: Signed) -> Prints:
    """Give the numbers an article is found by: its signature, and its title last."""
    title = " ".join(words(article.title[:_TITLE_CHARS]))
    print_of_title = crc32(title.encode("utf-8", "replace")) if title else _UNUSED
    return np.append(article.signature, np.uint32(print_of_title))
