"""Cut text as a model's own files say: WordPiece or Unigram, from tokenizer.json or vocab.txt."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from octavo.engines.embedders.wordpiece import WordPieces, read_vocabulary

_WORD_START = "\u2581"  # how SentencePiece writes the space before a word
_UNKNOWN_PENALTY = 10.0  # SentencePiece's own: below the worst piece by so much
_MAX_WORD_CHARS = 100  # a longer run without a space is read as several words
_MAX_TEXT_CHARS_PER_PIECE = 64
_REMEMBERED_WORDS = 50_000
_MARKS = {"[UNK]": "<unk>", "[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}


class Pieces(Protocol):
    """Cuts text into the ids of a vocabulary."""

    padding: int
    unknown: int

    def encode(self, text: str, limit: int) -> list[int]:
        """Give at most `limit` ids, begin and end marked; none without a letter or digit."""
        ...


class Unigrams:
    """The pieces of a SentencePiece vocabulary: of all ways to cut a word, the likeliest.

    The model's own table of characters is not read: compatibility composition (NFKC) stands for it.
    """

    def __init__(
        self,
        scored: Sequence[tuple[str, float]],
        *,
        unknown: int,
        is_lower: bool = False,
        marks: tuple[int, int, int],
    ) -> None:
        """Take pieces with their log-likelihoods by id, and the ids of begin, end and padding."""
        self._places = {piece: (number, score) for number, (piece, score) in enumerate(scored)}
        self._longest = max((len(piece) for piece, _ in scored), default=0)
        lowest = min((score for _, score in scored), default=0.0)
        self._unknown_score = lowest - _UNKNOWN_PENALTY
        self._is_lower = is_lower
        self.unknown = unknown
        self._first, self._last, self.padding = marks
        self._pieces = lru_cache(maxsize=_REMEMBERED_WORDS)(self._cut)

    def encode(self, text: str, limit: int) -> list[int]:
        """Give at most `limit` piece ids, the marks of beginning and end among them."""
        text = text[: limit * _MAX_TEXT_CHARS_PER_PIECE]
        if not any(map(str.isalnum, text)):
            return []
        ids = [self._first]
        for word in self._words(text):
            ids.extend(self._pieces(word))
            if len(ids) >= limit:
                break
        return [*ids[: limit - 1], self._last]

    def _words(self, text: str) -> Iterator[str]:
        text = unicodedata.normalize("NFKC", text.lower() if self._is_lower else text)
        for word in text.split():
            marked = _WORD_START + word
            for at in range(0, len(marked), _MAX_WORD_CHARS):
                yield marked[at : at + _MAX_WORD_CHARS]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Find the likeliest cut by dynamic programming (Kudo 2018)."""
        best: list[tuple[float, int, int]] = [(0.0, 0, self.unknown)]
        for end in range(1, len(word) + 1):
            best.append(max(self._ways(word, end, best)))
        ids: list[int] = []
        end = len(word)
        while end:
            _, start, number = best[end]
            if number != self.unknown or ids[-1:] != [self.unknown]:
                ids.append(number)
            end = start
        return tuple(reversed(ids))

    def _ways(
        self, word: str, end: int, best: Sequence[tuple[float, int, int]]
    ) -> Iterator[tuple[float, int, int]]:
        yield best[end - 1][0] + self._unknown_score, end - 1, self.unknown
        for start in range(max(0, end - self._longest), end):
            if found := self._places.get(word[start:end]):
                number, score = found
                yield best[start][0] + score, start, number


def read_tokenizer(folder: Path) -> Pieces:
    """Read a model's tokenizer.

    Raises:
        ValueError: there is none, or it is of a kind not known here.
    """
    path = folder / "tokenizer.json"
    try:
        if path.is_file():
            return _from_json(json.loads(path.read_bytes()))
        return WordPieces(_with_marks(read_vocabulary(folder / "vocab.txt")))
    except (OSError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"no tokenizer that can be used: {error!r}") from error


def _from_json(found: Mapping[str, Any]) -> Pieces:
    model = found["model"]
    kind = model.get("type") or ("Unigram" if isinstance(model["vocab"], list) else "WordPiece")
    is_lower = any(map(_lowers, _normalizers(found.get("normalizer"))))
    if kind == "Unigram":
        return _unigrams(model, is_lower=is_lower)
    if kind != "WordPiece":
        raise ValueError(f"a tokenizer of kind {kind!r}, only WordPiece and Unigram are known")
    if not is_lower:
        raise ValueError("a vocabulary that tells capitals apart, which is not known here")
    ids = model["vocab"]
    vocabulary = [f"\0{number}" for number in range(max(ids.values()) + 1)]  # gaps match nothing
    for piece, number in ids.items():
        vocabulary[number] = piece
    return WordPieces(_with_marks(vocabulary))


def _unigrams(model: Mapping[str, Any], *, is_lower: bool) -> Unigrams:
    scored = [(str(piece), float(score)) for piece, score in model["vocab"]]
    ids = {piece: number for number, (piece, _) in enumerate(scored)}
    beyond = len(scored)  # a mark the vocabulary lacks: no row of a table is meant by it
    first, last, padding = (
        ids.get(_MARKS[mark], ids.get(mark, beyond)) for mark in ("[CLS]", "[SEP]", "[PAD]")
    )
    unknown = model.get("unk_id")
    return Unigrams(
        scored,
        unknown=beyond if unknown is None else int(unknown),
        is_lower=is_lower,
        marks=(first, last, padding),
    )


def _normalizers(found: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    if found:
        yield found
        for inner in found.get("normalizers") or ():
            yield from _normalizers(inner)


def _lowers(normalizer: Mapping[str, Any]) -> bool:
    kind = normalizer.get("type")
    return kind == "Lowercase" or (kind == "BertNormalizer" and bool(normalizer.get("lowercase")))


def _with_marks(vocabulary: Sequence[str]) -> list[str]:
    """Add the marks a table's vocabulary may have lost, behind its last row."""
    missing = [mark for mark in _MARKS if mark not in set(vocabulary)]
    return [*vocabulary, *missing]
