"""What changed between two wordings of an article, word by word?"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

Kind = Literal["same", "gone", "new", "skipped"]

# Words shown on each side of a change; the rest of an unchanged stretch is left out.
CONTEXT_WORDS = 12
# Two unrelated texts of so many words compare in 30 ms, and few articles are longer.
MAX_WORDS = 4_000

# Scripts without spaces (Thai, Lao, Burmese, Khmer, kana, Han) have no words to compare: each of
# their letters stands for itself.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"\s*(?:[{_UNSPACED}]|[^\s{_UNSPACED}]+)")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words: in both wordings, in the earlier, in the later, or left out."""

    kind: Kind
    text: str


def changes(earlier: str, later: str) -> tuple[Change, ...]:
    """Compare two wordings, up to MAX_WORDS words of each; () where they hold the same words."""
    before, after = _words(earlier), _words(later)
    if [word.strip() for word in before] == [word.strip() for word in after]:
        return ()
    stretches = tuple(_stretches(before, after))
    last = len(stretches) - 1
    shortened = (
        _shortened(change, is_first=place == 0, is_last=place == last)
        for place, change in enumerate(stretches)
    )
    return tuple(change for parts in shortened for change in parts)


def _words(text: str) -> list[str]:
    return [match.group() for match in islice(_WORD.finditer(text), MAX_WORDS)]


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Give what is the same, gone and new, in reading order."""
    # The matcher's own heuristic for frequent words stays on: without it a text of one word over
    # and over takes minutes.
    matcher = difflib.SequenceMatcher(
        None, [word.strip() for word in before], [word.strip() for word in after]
    )
    for tag, gone_from, gone_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(after[new_from:new_to]))
            continue
        if gone_to > gone_from:
            yield Change("gone", "".join(before[gone_from:gone_to]))
        if new_to > new_from:
            yield Change("new", "".join(after[new_from:new_to]))


def _shortened(change: Change, *, is_first: bool, is_last: bool) -> tuple[Change, ...]:
    """Keep of an unchanged stretch only the words beside a change."""
    words = _words(change.text)
    head = [] if is_first else words[:CONTEXT_WORDS]
    tail = [] if is_last else words[-CONTEXT_WORDS:]
    if change.kind != "same" or len(words) <= len(head) + len(tail):
        return (change,)
    kept = (
        Change("same", "".join(head)),
        Change("skipped", " … "),
        Change("same", "".join(tail)),
    )
    return tuple(part for part in kept if part.text)
