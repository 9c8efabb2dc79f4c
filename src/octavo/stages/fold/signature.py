"""Runs of words as numbers, and the signature that tells how many two texts share."""

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from octavo.stages.fold.values import FoldInput, Signed
from octavo.stages.fold.wording import plain_words

Signature = NDArray[np.uint32]  # shape (N_HASHES,)
Runs = NDArray[np.uint64]  # in the order of the text

N_HASHES = 64
_MAX_WORDS = 4_000  # of a body; a longer one is a book, and its beginning tells
SHORT_BODY = 25  # words: too few runs to tell a copy by
_RUN = 5  # words
_ODD = np.uint64(0x9E3779B97F4A7C15)
_NOTHING = np.full(N_HASHES, np.iinfo(np.uint32).max, np.uint32)


def sign(text: str) -> Signature:
    """Give a body's MinHash: shape (64,), uint32, the same on every machine and for ever.

    The share of places where two agree estimates the share of word runs they have in common. A body
    too short to tell a copy by gives the largest number everywhere.
    """
    n_words, runs = read_runs(text)
    if n_words < SHORT_BODY:
        return _NOTHING.copy()
    spread = runs[:, None] * _FACTORS + _OFFSETS
    signature: Signature = (spread >> np.uint64(32)).min(axis=0).astype(np.uint32)
    return signature


def signed(article: FoldInput, signature: bytes | None = None) -> Signed:
    """Give what the indexes keep of an article; with its stored signature the text is not read.

    Raises:
        ValueError: the bytes are no signature.
    """
    return Signed(
        article_id=article.article_id,
        publisher=article.publisher,
        title=article.title,
        published_at=article.published_at,
        signature=sign(article.text) if signature is None else read_signature(signature),
        url=article.url,
    )


def signature_bytes(signature: Signature) -> bytes:
    """Give a signature as 256 bytes to store, little-endian on every machine."""
    return signature.astype("<u4").tobytes()


def read_signature(content: bytes) -> Signature:
    """Read a stored signature.

    Raises:
        ValueError: these are not 256 bytes.
    """
    if len(content) != 4 * N_HASHES:
        raise ValueError(f"{len(content)} bytes are no signature of {4 * N_HASHES}")
    return np.frombuffer(content, "<u4").astype(np.uint32)


@lru_cache(maxsize=64)  # a text is signed, then compared with several
def read_runs(text: str) -> tuple[int, Runs]:
    """Give how many words of a body are read, and their runs in order."""
    tokens = plain_words(text, _MAX_WORDS)
    return len(tokens), _runs_of(tokens)


def _runs_of(tokens: Sequence[str]) -> Runs:
    """Give the runs of five words as numbers, in order; a shorter text is one run, none is none."""
    if not tokens:
        return np.zeros(0, np.uint64)
    hashed = _mixed(np.array([_code(token) for token in tokens], np.uint64) + _ODD)
    n_runs = max(1, len(hashed) - _RUN + 1)
    runs = np.zeros(n_runs, np.uint64)
    for place in range(min(_RUN, len(hashed))):
        runs = _mixed(runs + hashed[place : place + n_runs])
    return runs


@lru_cache(maxsize=50_000)
def _code(token: str) -> int:
    return crc32(token.encode("utf-8", "replace"))


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread numbers over all 64 bits (the finaliser of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


_SEEDS = _mixed(np.arange(1, 2 * N_HASHES + 1, dtype=np.uint64) * _ODD)
_FACTORS, _OFFSETS = _SEEDS[:N_HASHES] | np.uint64(1), _SEEDS[N_HASHES:]
