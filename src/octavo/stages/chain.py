"""Here is a story: which story came before it?

A saga is a chain of stories: exchange after exchange, decision after decision. The one before is of
the same kind and has the same actors, however long ago; what is of the same kind somewhere else, an
earthquake in another country, is no part of it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from octavo.lib.stopwords import stop_words
from octavo.lib.text import surface_words, words
from octavo.news.story import Link

# All swept on `recurring`: of 35 stories with one before them the right one is found for 33 with
# MiniLM's vectors and 32 without; of 16 that begin a chain 2 are linked all the same, 4 without.
_MIN_LIKENESS = 0.33  # .30 to .36 are the same
_MIN_LIKENESS_WORDS = 0.14  # at .16, 30 of 35 and 3 of 16
# Of the actors and places. At .1 one earthquake follows another around the world; at .2 the attacks
# of one war part by the towns they hit (31 of 35).
_MIN_ACTORS = 0.15
# Of the words that are no names. Without it the storm follows the new tram of the same town.
_MIN_KIND = 0.05
# Of the best likeness, that a later story needs, to this one and to the best, to stand between the
# two. At .8 sagas of one kind tangle (30 of 35); without it the third links past the second.
_OF_ONE_SAGA = 0.9
_PRIOR = 20.0  # stories nobody has seen: keeps the first weights even
_READ_TEXTS = 40  # of a story; more say the same
_READ_CHARS = 400  # of a text
_NAME_LETTERS = 5  # of a name: Ukraine and Ukrainian are one actor
_WORD_LETTERS = 6
_SHOWN_TERMS = 6

_Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class ChainInput:
    """What linking sees of a story: the titles and leads of its reports, their mean vector.

    `vector` has shape (dim,) and unit length.
    """

    story_id: int
    texts: tuple[str, ...]
    first_at: datetime
    language: str = "en"
    vector: Any = None  # Vector; Any keeps the value hashable


@dataclass(frozen=True, slots=True)
class _Profile:
    words: _Shares  # but for those that are names
    names: _Shares
    written: Mapping[str, str]


def chain(story: ChainInput, earlier: Sequence[ChainInput]) -> Link | None:
    """Find the story before this one of the same kind and actors; None if it begins a chain.

    Time is no evidence, but of those that are about equally like it the latest is the one before.
    Only stories in the same language that began earlier are compared.
    """
    before = [
        one for one in earlier if one.language == story.language and one.first_at < story.first_at
    ]
    compared = _Compared([story, *before])
    linked = {one: link for one in before if (link := compared.link(story, one))}
    if not linked:
        return None
    best = max(linked, key=lambda one: (linked[one].likeness, one.first_at, -one.story_id))
    least = _OF_ONE_SAGA * linked[best].likeness
    saga = [
        one
        for one, link in linked.items()
        if one.first_at > best.first_at and link.likeness >= least
        if (back := compared.link(one, best)) and back.likeness >= least
    ]
    return linked[max(saga, key=lambda one: (one.first_at, -one.story_id), default=best)]


class _Compared:
    """Stories that are compared, and how much a word says that two of them share."""

    def __init__(self, stories: Sequence[ChainInput]) -> None:
        profiles = {one: _profile(one) for one in stories}
        counts = Counter(
            key for profile in profiles.values() for key in (*profile.words, *profile.names)
        )
        rarity = {key: math.log((len(stories) + _PRIOR) / n) for key, n in counts.items()}
        self._profiles = {
            one: _Profile(
                _weighed(profile.words, rarity), _weighed(profile.names, rarity), profile.written
            )
            for one, profile in profiles.items()
        }

    def link(self, story: ChainInput, other: ChainInput) -> Link | None:
        """Link two stories if they are enough alike."""
        own, its = self._profiles[story], self._profiles[other]
        by_word, by_name = _products(own.words, its.words), _products(own.names, its.names)
        kind, actors = sum(by_word.values()), sum(by_name.values())
        if not own.names or not its.names:
            actors = kind  # letters without capitals do not say what is a name
        likeness, least = (kind + actors) / 2, _MIN_LIKENESS_WORDS
        if story.vector is not None and other.vector is not None:
            meaning = max(0.0, float(story.vector @ other.vector))
            likeness, least = (kind + actors + meaning) / 3, _MIN_LIKENESS
        if likeness < least or actors < _MIN_ACTORS or kind < _MIN_KIND:
            return None
        shared = _heaviest({**by_word, **by_name}, own.written)
        return Link(story.story_id, other.story_id, min(1.0, likeness), shared)


def _weighed(shares: _Shares, rarity: Mapping[str, float]) -> dict[str, float]:
    """Multiply shares by rarity, to unit length."""
    weighed = {key: share * rarity[key] for key, share in shares.items()}
    length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    return {key: weight / length for key, weight in weighed.items()}


def _products(own: _Shares, other: _Shares) -> dict[str, float]:
    return {word: weight * other[word] for word, weight in own.items() if word in other}


def _heaviest(shares: _Shares, written: Mapping[str, str]) -> tuple[str, ...]:
    order = sorted(shares, key=lambda key: (-shares[key], key))
    return tuple(dict.fromkeys(written[key] for key in order))[:_SHOWN_TERMS]


def _profile(story: ChainInput) -> _Profile:
    """Give in what share of a story's texts each word and each name is."""
    small = stop_words(story.language)
    texts = [text[:_READ_CHARS] for text in story.texts[:_READ_TEXTS]]
    named = [_names(text, small) for text in texts]
    names = {name for text in named for name in text}
    spoken = [
        {
            word[:_WORD_LETTERS].rstrip("s"): word
            for word in words(text)
            if word not in small and word[0].isalpha() and _name_key(word) not in names
        }
        for text in texts
    ]
    written = {key: word for text in (*spoken, *named) for key, word in text.items()}
    return _Profile(_shares(spoken), _shares(named), written)


def _name_key(word: str) -> str:
    """Mark a name's first letters with a capital, so that no word is the same key."""
    return word[:_NAME_LETTERS].casefold().capitalize()


def _names(text: str, small: frozenset[str]) -> dict[str, str]:
    """Give the words with a capital that no sentence's beginning gave them.

    A text's first word may be a name: titles begin with their actor.
    """
    return {
        _name_key(word): word
        for word, start, _ in surface_words(text)
        if len(word) > 2 and word[0].isupper() and word.casefold() not in small
        if not text[:start].rstrip().endswith((".", "?", "!"))
    }


def _shares(texts: Sequence[Iterable[str]]) -> dict[str, float]:
    counts = Counter(word for text in texts for word in text)
    return {word: n / len(texts) for word, n in counts.items()}
