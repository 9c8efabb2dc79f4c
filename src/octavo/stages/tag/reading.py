"""The words of an article as the finding of hashtags sees them."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from octavo.lib.text import sentences, surface_words
from octavo.stages.tag.generic import generic_words
from octavo.stages.tag.stems import bare, plain, stem

# Some 650 words: what a long report says later, it is not about. F1@5 on pages-world at 2,000,
# 4,000 and 8,000 characters: .183, .194, .192, at a third, a half and all of the time.
LIMIT_CHARS = 4_000
# In a headline where most words begin with a capital, capitals tell nothing.
TITLE_CASE_SHARE = 0.6
UNSPACED_LANGUAGES = frozenset({"ja", "zh", "th", "lo", "km", "my"})
_SHORT_CODE = re.compile(r"\d{1,2}[^\W\d]")  # "5G", "3D"; "4.2bn" and "30pm" are figures


class Word(NamedTuple):
    """A word; a tuple, because an article has hundreds and a frozen dataclass costs more."""

    text: str
    plain: str
    stem: str
    sentence: int
    is_joined: bool
    is_capital: bool
    is_generic: bool
    is_marked: bool = False  # a capital that only a name asks for


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of title (sentence 0) and text, and which stems are names by their capitals."""

    words: tuple[Word, ...]
    names: frozenset[str]
    language: str


def whole(title: str, text: str) -> str:
    """Give title and text as one, the title once, cut at LIMIT_CHARS."""
    body = text[:LIMIT_CHARS]
    return body if title and body.startswith(title) else f"{title}\n{body}"


def _is_generic(word: str, folded: str, generic: frozenset[str]) -> bool:
    if folded == "us":  # the pronoun, unless in capitals: then it is the country
        return not word.isupper()
    if folded[0].isdigit():
        return not _SHORT_CODE.fullmatch(folded)
    return folded in generic


def _words(text: str, generic: frozenset[str]) -> list[Word]:
    ends = [end for _, end in sentences(text)]
    found: list[Word] = []
    previous_end, sentence = -1, 0
    for surface, start, end in surface_words(text):
        is_first = False
        while sentence < len(ends) - 1 and start >= ends[sentence]:
            sentence, is_first = sentence + 1, True
        text_bare = bare(surface)
        root = stem(surface)
        gap = text[previous_end:start]
        joined = bool(found) and not is_first and gap in {" ", "-", "\u00a0", "‑", " & "}
        folded = plain(surface)
        is_generic = _is_generic(text_bare, folded, generic) or root in generic
        found.append(
            Word(text_bare, folded, root, sentence, joined, text_bare[:1].isupper(), is_generic)
        )
        previous_end = end
    return found


def _trusted_sentences(words: list[Word]) -> set[int]:
    """Give the sentences whose capitals mean something."""
    n_words = Counter(word.sentence for word in words)
    n_capitals = Counter(word.sentence for word in words if word.is_capital)
    return {s for s, n in n_words.items() if n_capitals[s] <= TITLE_CASE_SHARE * n}


def _mark(words: list[Word]) -> list[Word]:
    """Mark the words whose capital nothing but a name asks for."""
    trusted = _trusted_sentences(words)
    marked: list[Word] = []
    previous = -1
    for word in words:
        is_first = word.sentence != previous
        previous = word.sentence
        is_marked = (
            word.is_capital and not word.is_generic and not is_first and word.sentence in trusted
        )
        marked.append(word._replace(is_marked=True) if is_marked else word)
    return marked


def _names(words: list[Word]) -> frozenset[str]:
    """Find the stems that are a name wherever they stand: as often marked as in small letters."""
    n_marked = Counter(word.stem for word in words if word.is_marked)
    n_small = Counter(word.stem for word in words if not word.is_capital)
    return frozenset(root for root, n in n_marked.items() if n >= n_small[root])


def read(title: str, text: str, language: str) -> Reading:
    """Read an article's words and find which of them are names."""
    words = _mark(_words(whole(title, text), generic_words(language)))
    return Reading(tuple(words), _names(words), language)
