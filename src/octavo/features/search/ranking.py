"""The articles a search finds, in order, a block at a time.

What is found is cut into blocks of so many articles, the newest first, and ranked within each: a
search for a word that half the archive holds costs no more than any other, and every article can
still be paged to. The first block also has what is near in meaning.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Literal

import numpy as np

from octavo.features.search.meaning import Meaning
from octavo.lib.lexemes import lexemes
from octavo.lib.queries import Query, Word
from octavo.lib.stopwords import stop_words
from octavo.lib.vectors import Vector
from octavo.stages.blend import blend, towards
from octavo.store import search_vocabulary, search_words
from octavo.store.search_words import Row

By = Literal["both", "words", "meaning"]
Order = Literal["best", "newest"]

BLOCK = 1_000
_N_NEAR = 200
_N_NEAR_FILTERED = 1_000
_N_FEEDBACK = 2
# Where fewer articles hold all the words, those that hold some are asked for too.
_FEW = 10
_RELAX_FROM_WORDS = 3
_N_RELAXED = 200
# Articles that hold some word of a long query; beyond, ranking them takes longer than 20 ms.
_MOST_HOLDING = 20_000
_SMALL_WORDS = stop_words("en") | stop_words("ar")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search, and how its answer is to be."""

    query: Query
    by: By = "both"
    order: Order = "best"


@dataclass(frozen=True, slots=True)
class Block:
    """Articles found, best first; `after` is the highest id of the next block, 0 at the end."""

    rows: tuple[Row, ...]
    after: int = 0
    by_meaning: frozenset[int] = field(default_factory=frozenset)
    is_relaxed: bool = False


def first_block(asked: Asked, meaning: Meaning | None, *, up_to: int) -> Block:
    """Rank the newest articles found, up to an id, and those near in meaning.

    What is found best tells more of what is meant than the few words that were typed: what is near
    to it is looked for once more.
    """
    block = _by_words(asked, up_to=up_to) if _has_words(asked) else Block(())
    vector = _vector(asked, meaning)
    if vector is None or meaning is None:
        return replace(block, rows=_ranked(block.rows, asked.order, {}))
    found = _with_near(asked, meaning, block, vector, up_to=up_to)
    if asked.by == "both":
        best = [row.article_id for row in _ranked(found.rows, "best", found.near)[:_N_FEEDBACK]]
        vector = towards(vector, meaning.vectors(best))
        found = _with_near(asked, meaning, block, vector, up_to=up_to)
    return replace(
        block,
        rows=_ranked(found.rows, asked.order, found.near),
        by_meaning=frozenset(found.near) - {row.article_id for row in block.rows},
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Articles found by words or meaning, with their cosines."""

    rows: tuple[Row, ...]
    near: dict[int, float]


def _with_near(
    asked: Asked, meaning: Meaning, block: Block, vector: Vector, *, up_to: int
) -> _Found:
    # Who asks for meaning alone wants the nearest there is; beside words it must tell something.
    nearest = meaning.nearest(vector, _n_near(asked), has_floor=asked.by == "both")
    near = _near(asked, nearest, up_to=up_to)
    known = {row.article_id for row in block.rows}
    missing = [article_id for article_id in near if article_id not in known]
    rows = (*block.rows, *(search_words.rows_of(missing) if missing else ()))
    cosines = meaning.nearest(vector, len(known), of=known, has_floor=False) if known else {}
    return _Found(rows, {**cosines, **near})


def _n_near(asked: Asked) -> int:
    return _N_NEAR_FILTERED if asked.query.is_filtered else _N_NEAR


def next_block(asked: Asked, first: Block, *, up_to: int) -> Block:
    """Rank the next articles found, from an id down, without those near in meaning shown before."""
    condition = search_words.condition_of(asked.query, content_words(asked.query))
    rows = search_words.newest(condition, up_to=up_to, limit=BLOCK)
    left = [row for row in rows if row.article_id not in first.by_meaning]
    return Block(_ranked(left, asked.order, {}), after=_after(rows))


def count(asked: Asked, block: Block) -> int:
    """Count what is found in all, given the first block."""
    if not block.after:
        return len(block.rows)
    condition = search_words.condition_of(asked.query, content_words(asked.query))
    return search_words.count(condition) + len(block.by_meaning)


def content_words(query: Query) -> tuple[Word, ...]:
    """Give the words of a query that tell anything; all where none does."""
    telling = tuple(word for word in query.words if lexemes(word.text) not in _SMALL_WORDS)
    return telling or query.words


def _has_words(asked: Asked) -> bool:
    return asked.by != "meaning" or not asked.query.words


def _by_words(asked: Asked, *, up_to: int) -> Block:
    words = content_words(asked.query)
    condition = search_words.condition_of(asked.query, words)
    rows = search_words.newest(condition, up_to=up_to, limit=BLOCK)
    if len(rows) >= _FEW or len(words) < _RELAX_FROM_WORDS:
        return Block(rows, after=_after(rows))
    telling = _rarest(words)
    relaxed = search_words.condition_of(asked.query, telling, is_any=True)
    known = {row.article_id for row in rows}
    more = search_words.heaviest(relaxed, up_to=up_to, limit=_N_RELAXED)
    found = [row for row in more if row.article_id not in known]
    return Block((*rows, *found), is_relaxed=bool(found))


def _after(rows: Sequence[Row]) -> int:
    return rows[-1].article_id - 1 if len(rows) == BLOCK else 0


def _rarest(words: Sequence[Word]) -> tuple[Word, ...]:
    """Give the words that fewest articles hold, as many as can be ranked in time."""
    forms = {word: lexemes(word.text) for word in words}
    n_by_form = search_vocabulary.count_by_word(set(forms.values()))
    n_holding, kept = 0, list[Word]()
    for word in sorted(forms, key=lambda word: n_by_form.get(forms[word], 0)):
        n_holding += n_by_form.get(forms[word], 0)
        if kept and n_holding > _MOST_HOLDING:
            break
        kept.append(word)
    return tuple(kept)


def _vector(asked: Asked, meaning: Meaning | None) -> Vector | None:
    """Give what is asked for as a vector; None where words alone are to be found."""
    query = asked.query
    if meaning is None or asked.by == "words" or not query.words or query.phrases:
        return None
    return meaning.vector_of(" ".join(word.text for word in query.words))


def _near(asked: Asked, found: dict[int, float], *, up_to: int) -> dict[int, float]:
    """Give the articles near in meaning that also meet the fields, and their cosines."""
    near = {article_id: cosine for article_id, cosine in found.items() if article_id <= up_to}
    if asked.query.is_filtered and near:
        condition = search_words.condition_of(asked.query, ())
        kept = {row.article_id for row in search_words.among(condition, near)}
        near = {id_: cosine for id_, cosine in near.items() if id_ in kept}
    return dict(list(near.items())[:_N_NEAR])


def _ranked(rows: Sequence[Row], order: Order, near: dict[int, float]) -> tuple[Row, ...]:
    if order == "newest":
        return tuple(sorted(rows, key=lambda r: (r.published_at, r.article_id), reverse=True))
    worth = blend(
        np.array([row.weight for row in rows]),
        np.array([near.get(row.article_id, 0.0) for row in rows]),
        np.array([_day(row.published_at[:10]) for row in rows], np.float64),
    )
    # Rounded: what differs by less is a tie, and stays in order while the archive grows; of equals
    # the newest comes first.
    ids = np.array([row.article_id for row in rows])
    return tuple(rows[place] for place in np.lexsort((-ids, -worth.round(4))))


@lru_cache(maxsize=4096)
def _day(on: str) -> int:
    return date.fromisoformat(on).toordinal()
