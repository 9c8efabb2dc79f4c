"""What editors said, what the auditor suggests, and how far that moves the bar."""

from datetime import datetime

from octavo.news.correction import Correction, Suggestion, Tuning
from octavo.news.cursors import read_offset, slice_by_offset
from octavo.news.pages import Slice
from octavo.stages import regroup, tune
from octavo.store import corrections as correction_store


def corrections(cursor: str | None = None, limit: int = 50) -> Slice[Correction]:
    """List corrections, the last said first.

    Raises:
        CursorError: `cursor` is none of this list.
    """
    offset = read_offset(cursor)
    lines = correction_store.list_corrections(offset=offset, limit=limit + 1)
    return slice_by_offset(lines, limit, offset)


def correction(correction_id: int) -> Correction:
    """Give a correction.

    Raises:
        NotFoundError: there is none of this id.
    """
    return correction_store.get_correction(correction_id)


def suggestions() -> tuple[Suggestion, ...]:
    """List what the auditor would change, the surest first; nothing an editor has forbidden."""
    aparts = correction_store.list_aparts()
    anchors = [one for apart in aparts for one in apart.left | apart.right]
    pairs = regroup.pairs_apart(correction_store.grouping_of((), anchors), aparts)
    return tuple(one for one in correction_store.list_suggestions() if not _joins(one, pairs))


def _joins(one: Suggestion, pairs: frozenset[tuple[int, int]]) -> bool:
    """Tell whether a suggestion would join two stories that are kept apart."""
    other_id = one.other_id or 0
    pair = min(one.story_id, other_id), max(one.story_id, other_id)
    return one.kind in {"merge", "move"} and pair in pairs


def dismiss(suggestion_id: int, *, now: datetime) -> None:
    """Let a suggestion go.

    Raises:
        NotFoundError: there is none of this id that is open.
    """
    correction_store.get_suggestion(suggestion_id)
    correction_store.dismiss(suggestion_id, now=now)


def tuning() -> Tuning:
    """Tell how far corrections have moved the bar of this desk."""
    return tune.tuning_of(correction_store.list_judgements())
