"""How what is remembered is kept: bytes that give back exactly the same state.

Each live story is bytes of its own, written anew when it changed. What concerns all of them (the
vocabulary, lengths, numbers to give next) is a chain of states: the first whole, each further one
what changed since. `FORMAT` is in every state; who raises it sends all desks the slow way, once.
"""

import itertools
import json
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from octavo.stages.cluster.facts import Script
from octavo.stages.cluster.packed import WIDTH, Floats, Ints
from octavo.stages.cluster.record import PRINT_BYTES, Record
from octavo.stages.cluster.shelf import Shelf

FORMAT = 2  # raise it when bytes, or what is read of a report, change their meaning
_MARK = f"octavo stories {FORMAT} {sys.byteorder}"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_TURN = struct.Struct("<q")
_HEAD = struct.Struct("<qqqddIIIIIIHBB")
_SCRIPTS: tuple[Script, ...] = ("latin", "kana", "other")

TermRow = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class State:
    """What concerns all stories. `turn` counts how often it was kept.

    Attributes:
        term_ids, term_rows, counts: of the terms that changed; how each is written, and votes.
        record_ids, lengths: of all records, when all were measured anew; else empty.
    """

    turn: int
    is_whole: bool
    n_live: int
    next_id: int
    next_record: int
    n_stories: float
    n_stories_measured: float
    changed: list[int]
    fresh: list[tuple[int, float]]
    apart: list[tuple[int, list[int]]]
    term_ids: Ints
    term_rows: list[TermRow]
    counts: Floats
    record_ids: Ints
    lengths: Floats


_PLAIN = (
    "turn is_whole n_live next_id next_record n_stories n_stories_measured changed fresh apart "
    "term_rows"
).split()
_COLUMNS = {
    "term_ids": np.int64,
    "counts": np.float64,
    "record_ids": np.int64,
    "lengths": np.float64,
}


def pack_state(state: State) -> bytes:
    """Write a state."""
    columns = [getattr(state, name).tobytes() for name in _COLUMNS]
    told = {name: getattr(state, name) for name in _PLAIN}
    head = json.dumps(
        {"mark": _MARK, "sizes": [len(column) for column in columns], **told},
        separators=(",", ":"),
    ).encode("utf-8", "surrogatepass")
    return b"".join([len(head).to_bytes(8, "little"), head, *columns])


def unpack_state(content: bytes) -> State:
    """Read a state.

    Raises:
        ValueError: the bytes are something else, or of another format.
    """
    start = 8 + int.from_bytes(content[:8], "little")
    told = json.loads(content[8:start].decode("utf-8", "surrogatepass"))
    if not isinstance(told, dict) or told.pop("mark", None) != _MARK:
        raise ValueError("what is remembered was kept in another format")
    columns: dict[str, Any] = {}
    for (name, kind), size in zip(_COLUMNS.items(), told.pop("sizes"), strict=True):
        columns[name] = np.frombuffer(content[start : start + size], kind)
        start += size
    if start != len(content):
        raise ValueError("what is remembered is cut short")
    return State(**told, **columns)


def pack_story(records: Sequence[Record], shelf: Shelf, *, turn: int) -> bytes:
    """Write a story's records."""
    return _TURN.pack(turn) + b"".join([_pack(record, shelf) for record in records])


def unpack_story(story_id: int, content: bytes) -> tuple[int, list[tuple[Record, bytes]]]:
    """Read a story: the turn it was written in, and its records, each with its row of meaning.

    Raises:
        ValueError: the bytes are cut short.
    """
    try:
        (turn,) = _TURN.unpack_from(content)
        found, start = [], _TURN.size
        while start < len(content):
            record, row, start = _unpack(story_id, content, start)
            found.append((record, row))
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError(f"story {story_id}: {error}") from error
    if start != len(content):
        raise ValueError(f"story {story_id} is cut short")
    return turn, found


def states_of(contents: Iterable[bytes]) -> list[State]:
    """Read the chain of states.

    Raises:
        ValueError: it does not begin with a whole one, or one is missing.
    """
    states = [unpack_state(content) for content in contents]
    if not states or not states[0].is_whole:
        raise ValueError("the first of the states is missing")
    turns = [state.turn for state in states]
    if turns != list(range(turns[0], turns[0] + len(turns))):
        raise ValueError(f"of the states {turns} one is missing")
    return states


def _pack(record: Record, shelf: Shelf) -> bytes:
    language = record.language.encode("utf-8", "surrogatepass")
    figures = json.dumps(dict(record.figures)).encode() if record.figures else b""
    row = b"" if record.row is None else shelf.meanings.row(record.row).tobytes()
    head = _HEAD.pack(
        record.id,
        (record.first_at - _EPOCH) // _MICROSECOND,
        (record.last_at - _EPOCH) // _MICROSECOND,
        record.length,
        record.vector_length,
        record.n_terms,
        record.n_vectors,
        record.n_texts,
        len(record.terms) // WIDTH,
        len(record.facts) // WIDTH,
        len(figures),
        len(row),
        len(language),
        _SCRIPTS.index(record.script),
    )
    return b"".join([
        head,
        language,
        record.fingerprints,
        record.terms,
        record.facts,
        figures,
        row,
    ])


def _unpack(story_id: int, content: bytes, start: int) -> tuple[Record, bytes, int]:
    told = _HEAD.unpack_from(content, start)
    (id_, first_us, last_us, length, vector_length, n_terms, n_vectors, n_texts) = told[:8]
    n_packed, n_facts, n_figures, n_row, n_language, script = told[8:]
    sizes = (
        n_language,
        n_texts * PRINT_BYTES,
        n_packed * WIDTH,
        n_facts * WIDTH,
        n_figures,
        n_row,
    )
    ends = list(itertools.accumulate(sizes, initial=start + _HEAD.size))
    parts = [content[begin:end] for begin, end in itertools.pairwise(ends)]
    first_at = _EPOCH + timedelta(microseconds=first_us)
    record = Record(
        id_,
        story_id,
        sys.intern(parts[0].decode("utf-8", "surrogatepass")),
        first_at,
        first_at if last_us == first_us else _EPOCH + timedelta(microseconds=last_us),
        fingerprints=parts[1],
        terms=parts[2],
        n_terms=n_terms,
        length=length,
        facts=parts[3],
        script=_SCRIPTS[script],
        n_vectors=n_vectors,
        vector_length=vector_length,
    )
    if n_figures:
        record.figures = json.loads(parts[4])
    return record, parts[5], ends[-1]


def restore_shelf(
    kept: Iterable[tuple[int, bytes]], states: Sequence[State], shelf: Shelf
) -> list[int]:
    """Give an empty shelf what was kept of its stories and vocabulary; gives the stories' ids.

    Raises:
        ValueError: what was kept does not fit together.
    """
    for state in states:
        shelf.vocabulary.take(state.term_ids, state.term_rows, state.counts)
    last = states[-1]
    shelf.vocabulary.n_stories = last.n_stories
    shelf.vocabulary.touched()
    shelf.n_stories_measured = last.n_stories_measured
    shelf.next_record = last.next_record
    measured = next((one for one in reversed(states) if len(one.record_ids)), last)
    pairs = zip(measured.record_ids.tolist(), measured.lengths.tolist(), strict=True)
    lengths = _Lengths(measured.turn, dict(pairs))
    stories = {story_id: _take(story_id, content, shelf, lengths) for story_id, content in kept}
    if len(stories) != last.n_live:
        raise ValueError(f"{len(stories)} stories were kept, and there were {last.n_live}")
    shelf.restore(stories)
    return list(stories)


@dataclass(frozen=True, slots=True)
class _Lengths:
    """The lengths of all records as they were measured last, and the turn that was in."""

    turn: int
    by_record: Mapping[int, float]


def _take(story_id: int, content: bytes, shelf: Shelf, lengths: _Lengths) -> list[Record]:
    """Read a story's records, put their meanings on the shelf, and give their lengths since."""
    turn, found = unpack_story(story_id, content)
    for record, row in found:
        if turn < lengths.turn:
            record.length = lengths.by_record.get(record.id, record.length)
        if row:
            record.row = shelf.meanings.put(np.frombuffer(row, np.int16))
    return [record for record, _ in found]
