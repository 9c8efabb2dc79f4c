"""Vectors from words alone: signed feature hashing, for a desk without a model."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from octavo.lib.text import words
from octavo.lib.vectors import normalise

_GRAM = 4  # characters of the pieces that let "elected" and "elections" meet
_GRAM_WEIGHT = 0.5  # all pieces of a word together, against the word itself
_MAX_CHARS = 2_000  # title and lead; the rest of an article repeats them
_REMEMBERED_WORDS = 50_000

Features = tuple[tuple[int, float], ...]


class HashingEmbedder:
    """Embeds texts by their words and the pieces of their words, in any language.

    Likeness is likeness of wording: a synonym is a stranger.
    """

    languages: frozenset[str] = frozenset()

    def __init__(self, *, dim: int = 384) -> None:
        self.dim = dim
        self.name = f"hashing-{dim}-r1"
        self._features = lru_cache(maxsize=_REMEMBERED_WORDS)(self._hash_word)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: shape (len(texts), dim), float32, unit rows; no usable word, a zero row."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for row, text in enumerate(texts):
            counts = Counter(words(text[:_MAX_CHARS]))
            for word in sorted(counts):  # float sums depend on order; the order of words must not
                rise = 1 + np.log(counts[word])
                for place, weight in self._features(word):
                    vectors[row, place] += weight * rise
        return normalise(vectors)

    def _hash_word(self, word: str) -> Features:
        grams = list(_grams(word))
        weighed = [(word, 1.0), *((gram, _GRAM_WEIGHT / len(grams)) for gram in grams)]
        return tuple(self._place(feature, weight) for feature, weight in weighed)

    def _place(self, feature: str, weight: float) -> tuple[int, float]:
        digest = hashlib.blake2b(feature.encode("utf-8", "replace"), digest_size=8).digest()
        number = int.from_bytes(digest, "little")
        return (number >> 1) % self.dim, weight if number & 1 else -weight


def _grams(word: str) -> Iterator[str]:
    if len(word) > _GRAM and not word.isdigit():
        marked = f"^{word[:40]}$"
        yield from (marked[at : at + _GRAM] for at in range(len(marked) - _GRAM + 1))
