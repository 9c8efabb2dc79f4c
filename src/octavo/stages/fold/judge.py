"""Two articles, read whole: is one a copy of the other, or does it build on it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from octavo.stages.fold.origins import choose_origin
from octavo.stages.fold.signature import SHORT_BODY, Runs, read_runs
from octavo.stages.fold.values import Copy, FoldInput, Kin, Relation
from octavo.stages.fold.wording import plain_words

WINDOW = timedelta(hours=72)  # agency copy is printed within hours; what comes later is news anew
# Of 1,500 copies edited as editors do three had less (bench/eval_copies.py); of 1,115 pairs of
# honest reports of one event by two publishers the most alike had .31.
MIN_CONTAINMENT = 0.35
_TITLE_WORDS = 60  # of a title; what is longer is none
_MIN_TITLE = 5  # words of a title that two publishers do not hit upon by themselves
_MIN_SIZE = 0.15  # of the longer: a paragraph in a round-up does not make the round-up a copy
_OWN_SHARE = 0.3  # of its words; of copies with quotes added 99 in 100 had less than .29
_OWN_WORDS = 60  # a paragraph or two; fewer are a line under the headline


@dataclass(frozen=True, slots=True)
class _Body:
    """A body's words counted, its runs in order and sorted, and what tells it letter by letter."""

    n_words: int
    runs: Runs
    sorted_runs: Runs
    title: tuple[str, ...]
    print_of_text: int


def compare(asked: FoldInput, other: FoldInput) -> Copy | None:
    """Judge two articles; None where they are two reports. The judgement is the same either way."""
    if asked.article_id == other.article_id:
        return None
    if abs(asked.published_at - other.published_at) > WINDOW:
        return None
    a, b = _read(asked), _read(other)
    if asked.publisher == other.publisher:
        is_one = a.title == b.title and a.print_of_text == b.print_of_text
        return Copy(other.article_id, 1.0, "text") if is_one else None
    if min(a.n_words, b.n_words) < SHORT_BODY:
        is_told = a.title == b.title and len(a.title) >= _MIN_TITLE
        return Copy(other.article_id, 1.0, "title") if is_told else None
    shared = len(np.intersect1d(a.sorted_runs, b.sorted_runs, assume_unique=True))
    shorter, longer = sorted((len(a.sorted_runs), len(b.sorted_runs)))
    if shared < MIN_CONTAINMENT * shorter or shorter < _MIN_SIZE * longer:
        return None
    return Copy(other.article_id, shared / shorter, "text", _relation(asked, other))


def kin_of(found: Iterable[Copy]) -> Kin:
    """Sort what was found for an article, fullest first, into what is to be kept of it.

    Beside a text it repeats whole, it also repeats all that was cut from that text, and would seem
    to add to each of these: so what is a copy of one builds on none.
    """
    by_relation: dict[Relation, list[int]] = {"copy": [], "builds_on": [], "built_on": []}
    for copy in found:
        by_relation[copy.relation].append(copy.article_id)
    copies, upstream = by_relation["copy"], by_relation["builds_on"]
    return Kin(
        copies=tuple(copies),
        builds_on=upstream[0] if upstream and not copies else None,
        built_on_by=tuple(by_relation["built_on"]),
    )


def _relation(asked: FoldInput, other: FoldInput) -> Relation:
    """Tell which has its text from which, and whether it adds much of its own to it."""
    a, b = _read(asked), _read(other)
    if choose_origin((asked, other)) == 0:
        return "built_on" if _adds_much(b, a) else "copy"
    return "builds_on" if _adds_much(a, b) else "copy"


def _adds_much(body: _Body, origin: _Body) -> bool:
    """Tell whether a body has much besides what it has from its origin."""
    n_own = body.n_words - int(_covered(body, origin).sum())
    return n_own >= _OWN_WORDS and n_own >= _OWN_SHARE * body.n_words


def _covered(body: _Body, origin: _Body) -> NDArray[np.bool_]:
    """Mark the words of a body that stand in a run it shares; shape (n_words,)."""
    covered = np.zeros(body.n_words, np.bool_)
    starts = np.flatnonzero(np.isin(body.runs, origin.sorted_runs))
    length = body.n_words - len(body.runs) + 1
    for place in range(length):
        covered[starts + place] = True
    return covered


@lru_cache(maxsize=64)  # one article is compared with many, and members of a group with each other
def _read(article: FoldInput) -> _Body:
    n_words, runs = read_runs(article.text)
    return _Body(
        n_words=n_words,
        runs=runs,
        sorted_runs=np.unique(runs),
        title=tuple(plain_words(article.title, _TITLE_WORDS)),
        print_of_text=crc32(" ".join(article.text.split()).encode("utf-8", "replace")),
    )
