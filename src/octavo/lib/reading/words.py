"""The words of a text with what they have in common wherever they stand, and how they stand.

What a word is by itself (its stem, its capital) is worked out once a spelling and remembered: most
of a text's words come again in the next.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from octavo.lib.reading.generic import generic_words
from octavo.lib.reading.stems import bare, is_code, plain, stem
from octavo.lib.stems import stem as stem_in
from octavo.lib.text import sentences, surface_words

# Some 650 words: what a long text says later, it is not about. F1@5 of hashtags on 107 news pages
# at 2,000, 4,000 and 8,000 characters: .183, .194, .192, at a third, a half and all of the time.
LIMIT_CHARS = 4_000
# In a headline where most words begin with a capital, capitals tell nothing.
TITLE_CASE_SHARE = 0.6
UNSPACED_LANGUAGES = frozenset({"ja", "zh", "th", "lo", "km", "my"})
_OWN_STEMS = frozenset({"en", "ar"})  # where the lighter rules keep more words apart
_JOINTS = frozenset({" ", "-", "\u00a0", "‑", " & "})


class Word(NamedTuple):
    """A spelling: bare of what is written onto it, folded, and its stem."""

    text: str
    plain: str
    stem: str
    is_capital: bool
    is_generic: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a title (sentence 0) and a text, in order, and how each stands.

    `joined` says that only a space or hyphen parts a word from the one before; `marked` are the
    numbers of words whose capital nothing but a name asks for. `names` are stems that are a name
    wherever they stand.
    `starts` and `ends` are places in `text`.
    """

    text: str
    words: Sequence[Word]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[int]
    joined: Sequence[bool]
    marked: frozenset[int]
    names: frozenset[str]
    language: str
    n_title: int


def whole(title: str, text: str) -> str:
    """Give title and text as one, the title once, cut at LIMIT_CHARS."""
    body = text[:LIMIT_CHARS]
    return body if title and body.startswith(title) else f"{title}\n{body}"


@lru_cache(maxsize=100_000)  # a day's spellings, some 10 MB
def _word(surface: str, language: str) -> Word:
    text, folded = bare(surface), plain(surface)
    root = stem(surface) if language in _OWN_STEMS else stem_in(folded, language)
    generic = generic_words(language)
    if folded == "us":  # the pronoun, unless in capitals: then it is the country
        is_generic = not text.isupper()
    elif folded[:1].isdigit():
        is_generic = not is_code(folded)
    else:
        is_generic = folded in generic or root in generic
    return Word(text, folded, root, text[:1].isupper(), is_generic)


def _marked(reading: Sequence[Word], places: Sequence[int], capitals: Sequence[int]) -> list[int]:
    """Give which of the capitalised words have a capital that nothing but a name asks for."""
    n_words, n_capitals = Counter(places), Counter([places[n] for n in capitals])
    return [
        n
        for n in capitals
        if n
        and places[n] == places[n - 1]
        and not reading[n].is_generic
        and n_capitals[places[n]] <= TITLE_CASE_SHARE * n_words[places[n]]
    ]


def _names(words: Sequence[Word], marked: Sequence[int]) -> frozenset[str]:
    """Give the stems that are as often marked as written in small letters."""
    n_marked = Counter([words[n].stem for n in marked])
    n_small = Counter([w.stem for w in words if not w.is_capital and w.stem in n_marked])
    return frozenset(root for root, n in n_marked.items() if n >= n_small[root])


@lru_cache(maxsize=4)  # several stages read one article after another
def read(title: str, text: str, language: str) -> Reading:
    """Read the words of a title and a text, as far as LIMIT_CHARS."""
    everything = whole(title, text)
    spans = sentences(everything)
    ends_of_sentences = [end for _, end in spans]
    words: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    places: list[int] = []
    joined: list[bool] = []
    before, number, last = -1, 0, len(ends_of_sentences) - 1
    for surface, start, end in surface_words(everything):
        is_first = before < 0
        while number < last and start >= ends_of_sentences[number]:
            number, is_first = number + 1, True
        words.append(_word(surface, language))
        starts.append(start)
        ends.append(end)
        places.append(number)
        joined.append(not is_first and everything[before:start] in _JOINTS)
        before = end
    capitals = [n for n, word in enumerate(words) if word.is_capital]
    marked = _marked(words, places, capitals)
    return Reading(
        text=everything,
        words=words,
        starts=starts,
        ends=ends,
        sentences=places,
        joined=joined,
        marked=frozenset(marked),
        names=_names(words, marked),
        language=language,
        n_title=places.count(0),
    )
