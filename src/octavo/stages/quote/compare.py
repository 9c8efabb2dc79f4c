"""Is this the quote another outlet has? And if its words are not the same, what differs?

Case, punctuation, accents, ellipses and words in brackets make no difference: editors put them in.
A quote that another holds whole is cut, not altered, unless the cut runs through its middle without
an ellipsis.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from octavo.lib.text import fold
from octavo.news.quote import Difference, Quote, SharedQuote, Telling

MIN_WORDS = 4  # shorter ones ("we are ready") are said by many, of many things
# The share of the shorter quote's words both have, in runs of two or more. Of the 94 pairs of
# quotes in one story (articles-2013, articles-2014) that share .3 or more, those up to .5 are two
# quotes on one matter, those from .62 one quote retold, where the speaker is one.
MIN_SHARED = 0.6
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…|\[\s?(?:\.\.\.|…)\s?\]")
_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
GAP = "\x00"
_Run = tuple[str, ...]


def _tokens(text: str) -> list[str]:
    """Give the words compared, with a gap where the editor shows that words are left out."""
    marked = _BRACKETS.sub(" ", _ELLIPSIS.sub(f" {GAP} ", text))
    return [token for part in marked.split(GAP) for token in (*_WORD.findall(fold(part)), GAP)][:-1]


def _is_one_speaker(first: Quote, second: Quote) -> bool:
    """Tell whether two quotes can be one person's: names agree, or one is not known."""
    one, other = fold(first.speaker.full_name).split(), fold(second.speaker.full_name).split()
    return (
        not one
        or not other
        or one[-1] == other[-1]
        or set(one) <= set(other)
        or (set(other) <= set(one))
    )


def _words(quote: Quote) -> list[str]:
    return [token for token in _tokens(quote.text) if token != GAP]


def same_quote(first: Quote, second: Quote) -> bool:
    """Tell whether two outlets give one quote, whether altered or not.

    Its words, in order, are mostly the same, and the speaker may be. Short quotes must agree whole.
    """
    if not _is_one_speaker(first, second):
        return False
    one, other = _words(first), _words(second)
    if not one or not other:
        return False
    shorter = min(len(one), len(other))
    if shorter < MIN_WORDS:
        return one == other
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
    return shared >= MIN_SHARED * shorter


def alteration(first: Quote, second: Quote) -> tuple[Difference, ...]:
    """Give what differs between two tellings of one quote; nothing if only their extent does.

    Words before the first and after the last that both have are a longer quotation, not another
    wording; so is what stands where either has an ellipsis.
    """
    one, other = _tokens(first.text), _tokens(second.text)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    found = []
    for block, following in zip(blocks, blocks[1:], strict=False):
        left = one[block.a + block.size : following.a]
        right = other[block.b + block.size : following.b]
        if GAP not in left and GAP not in right and (left or right):
            found.append(Difference(" ".join(left), " ".join(right)))
    return tuple(found)


def fold_quotes(tellings: Sequence[tuple[int, Quote]]) -> tuple[SharedQuote, ...]:
    """Put the quotes of a story's articles together, each with its article's id.

    The fullest telling stands for the quote (ties go to the earlier); others carry what they alter
    in it. Quotes stand in the order in which they first come.
    """
    groups: list[list[int]] = []
    groups_by_run: dict[_Run, dict[int, None]] = defaultdict(dict)
    runs_of = [_runs(quote) for _, quote in tellings]
    for n, runs in enumerate(runs_of):
        near = sorted({at for run in runs for at in groups_by_run[run]})
        home = next((at for at in near if _is_among(n, groups[at], tellings, runs_of)), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(n)
        for run in runs:
            groups_by_run[run][home] = None
    return tuple(_shared([tellings[n] for n in group]) for group in groups)


def _is_among(
    n: int,
    group: Sequence[int],
    tellings: Sequence[tuple[int, Quote]],
    runs_of: "Sequence[Counter[_Run]]",
) -> bool:
    quote = tellings[n][1]
    return any(
        _may_be_same(runs_of[n], runs_of[m]) and same_quote(tellings[m][1], quote) for m in group
    )


def _runs(quote: Quote) -> "Counter[_Run]":
    """Count the runs of two words of a quote; a short one is one run, as it must agree whole."""
    words = _words(quote)
    return Counter([tuple(words)] if len(words) < MIN_WORDS else pairwise(words))


def _may_be_same(one: "Counter[_Run]", other: "Counter[_Run]") -> bool:
    """Tell cheaply whether `same_quote` can hold.

    A block of k words that both have holds k - 1 runs, at least half of k. Comparing all pairs in
    full takes 270 ms for the 360 quotes of 74 articles; this way it is 70 ms.
    """
    shorter = min(one.total(), other.total()) + 1  # words
    return 2 * (one & other).total() >= MIN_SHARED * shorter or one == other


def _shared(group: Sequence[tuple[int, Quote]]) -> SharedQuote:
    fullest = max(
        group, key=lambda telling: (bool(telling[1].speaker.full_name), len(telling[1].text))
    )
    others = [telling for telling in group if telling is not fullest]
    told = (Telling(*fullest), *(Telling(i, q, alteration(fullest[1], q)) for i, q in others))
    return SharedQuote(fullest[1], told)
