"""Is this the quote another outlet has? And if its words are not the same, what differs?

Case, punctuation, accents, ellipses and words in brackets make no difference: editors put them in.
A quote that another holds whole is cut, not altered, unless the cut runs through its middle without
an ellipsis.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

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
    groups: list[list[tuple[int, Quote]]] = []
    for telling in tellings:
        group = next((g for g in groups if any(same_quote(q, telling[1]) for _, q in g)), None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    return tuple(_shared(group) for group in groups)


def _shared(group: Sequence[tuple[int, Quote]]) -> SharedQuote:
    fullest = max(
        group, key=lambda telling: (bool(telling[1].speaker.full_name), len(telling[1].text))
    )
    others = [telling for telling in group if telling is not fullest]
    told = (Telling(*fullest), *(Telling(i, q, alteration(fullest[1], q)) for i, q in others))
    return SharedQuote(fullest[1], told)
