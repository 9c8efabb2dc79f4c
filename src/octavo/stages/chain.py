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

# HERE
_MIN_LIKENESS = 0.33
_MIN_LIKENESS_WORDS = 0.14
_MIN_ACTORS = 0.15
_MIN_KIND = 0.05
_NEAR_BEST = 0.9
_PRIOR = 20.0  # stories nobody has seen: keeps the first weights even
_READ_TEXTS = 40  # of a story; more say the same
_READ_CHARS = 400  # of a text
_NAME_LETTERS = 5  # of a name: Ukraine and Ukrainian are one actor
_WORD_LETTERS = 6
_SHOWN_TERMS = 6

_Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
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
    own = _profile(story)
    profiles = [_profile(one) for one in before]
    rarity = _Rarity([own, *profiles])
    links = [
        _link(story, own, other=one, profile=profile, rarity=rarity)
        for one, profile in zip(before, profiles, strict=True)
    ]
    found = [link for link in links if link]
    if not found:
        return None
    best = max(link.likeness for link in found)
    begun_at = {one.story_id: one.first_at for one in before}
    near = [link for link in found if link.likeness >= _NEAR_BEST * best]
    return max(near, key=lambda link: (begun_at[link.earlier_id], link.likeness, -link.earlier_id))


class _Rarity:
    """How much a word says that two stories share."""

    def __init__(self, profiles: Sequence[_Profile]) -> None:
        self._n = len(profiles)
        self._n_by_word = Counter(
            word for profile in profiles for word in profile.words.keys() | profile.names.keys()
        )

    def weigh(self, shares: _Shares) -> dict[str, float]:
        """Multiply shares by rarity, to unit length."""
        weighed = {
            word: share * math.log((self._n + _PRIOR) / self._n_by_word[word])
            for word, share in shares.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        return {word: weight / length for word, weight in weighed.items()}


def _link(
    story: ChainInput, own: _Profile, *, other: ChainInput, profile: _Profile, rarity: _Rarity
) -> Link | None:
    by_word = _products(rarity.weigh(own.words), rarity.weigh(profile.words))
    by_name = _products(rarity.weigh(own.names), rarity.weigh(profile.names))
    kind, actors = sum(by_word.values()), sum(by_name.values())
    if not own.names or not profile.names:
        actors = kind  # letters without capitals do not say what is a name
    likeness, least = (kind + actors) / 2, _MIN_LIKENESS_WORDS
    if story.vector is not None and other.vector is not None:
        meaning = max(0.0, float(story.vector @ other.vector))
        likeness, least = (kind + actors + meaning) / 3, _MIN_LIKENESS
    if likeness < least or actors < _MIN_ACTORS or kind < _MIN_KIND:
        return None
    return Link(
        story_id=story.story_id,
        earlier_id=other.story_id,
        likeness=min(1.0, likeness),
        shared_terms=_heaviest({**by_word, **by_name}, own.written),
    )


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
    """Give the words with a capital that no sentence's beginning gave them."""
    return {
        _name_key(word): word
        for word, start, _ in surface_words(text)
        if len(word) > 2 and word[0].isupper() and word.casefold() not in small
        if not text[:start].rstrip().endswith((".", "?", "!"))
    }


def _shares(texts: Sequence[Iterable[str]]) -> dict[str, float]:
    counts = Counter(word for text in texts for word in text)
    return {word: n / len(texts) for word, n in counts.items()}
