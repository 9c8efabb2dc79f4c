"""Cut text into the word pieces of an uncased BERT vocabulary, as its own tokenizer does."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

_MAX_WORD_CHARS = 100  # BERT's own: a longer word is one unknown piece
_MAX_TEXT_CHARS_PER_PIECE = 64  # text beyond cannot matter once so many pieces are wanted
_REMEMBERED_WORDS = 50_000  # a day's words of one language; about 10 MB

_CJK_BLOCKS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class _Characters(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = becomes = _becomes(chr(code))
        return becomes


def _becomes(char: str) -> str:
    code, category = ord(char), unicodedata.category(char)
    if char in "\t\n\r" or category == "Zs":
        return " "
    if category == "Mn" or category.startswith("C") or code == 0xFFFD:
        return ""
    is_ascii_sign = code < 128 and not char.isalnum()
    is_cjk = any(first <= code <= last for first, last in _CJK_BLOCKS)
    return f" {char} " if is_ascii_sign or is_cjk or category.startswith("P") else char


_CHARACTERS = _Characters()


def basic_words(text: str) -> list[str]:
    """Cut text into words: no case, no accents, each sign and each CJK character by itself."""
    return unicodedata.normalize("NFD", text.lower()).translate(_CHARACTERS).split()


class WordPieces:
    """The pieces of a vocabulary, by greedy longest match from the left of each word."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._id_by_piece = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(map(len, vocabulary), default=0)
        self.unknown, self.first, self.last, self.padding = (
            self._id_by_piece[piece] for piece in ("[UNK]", "[CLS]", "[SEP]", "[PAD]")
        )
        self._pieces = lru_cache(maxsize=_REMEMBERED_WORDS)(self._cut)

    def encode(self, text: str, limit: int) -> list[int]:
        """Give at most `limit` piece ids, the marks of beginning and end among them.

        Text without a letter or digit gives none at all.
        """
        text = text[: limit * _MAX_TEXT_CHARS_PER_PIECE]
        if not any(map(str.isalnum, text)):
            return []
        ids = [self.first]
        for word in basic_words(text):
            ids.extend(self._pieces(word))
            if len(ids) >= limit:
                break
        return [*ids[: limit - 1], self.last]

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _MAX_WORD_CHARS:
            return (self.unknown,)
        ids: list[int] = []
        start = 0
        while start < len(word):
            end = self._longest_piece_end(word, start)
            if end is None:
                return (self.unknown,)
            ids.append(self._id_by_piece[_piece(word, start, end)])
            start = end
        return tuple(ids)

    def _longest_piece_end(self, word: str, start: int) -> int | None:
        furthest = min(len(word), start + self._longest)
        ends = range(furthest, start, -1)
        return next((end for end in ends if _piece(word, start, end) in self._id_by_piece), None)


def _piece(word: str, start: int, end: int) -> str:
    return word[start:end] if start == 0 else f"##{word[start:end]}"


def read_vocabulary(path: Path) -> list[str]:
    """Read a vocab.txt: one piece a line, its id the number of the line."""
    return path.read_text("utf-8").removesuffix("\n").split("\n")
