"""Text is cut as an uncased BERT cuts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.engines.embedders.wordpiece import WordPieces, basic_words
from tests.engines.embedders.tiny_bert import VOCABULARY

PIECES = WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café  del\tMAR", ["cafe", "del", "mar"]),
        ("don't stop!", ["don", "'", "t", "stop", "!"]),
        ("花守a", ["花", "守", "a"]),
        ("1,200.5%", ["1", ",", "200", ".", "5", "%"]),
        ("a\u200bb\x00c\ufffd", ["abc"]),
        ("\u00ab\u00e9t\u00e9\u00bb\u2014$5", ["«", "ete", "»", "—", "$", "5"]),
        ("", []),
    ],
)
def test_words_are_cut_as_bert_cuts_them(text: str, expected: list[str]) -> None:
    """Case and accents go, signs and CJK characters stand alone, controls vanish."""
    assert basic_words(text) == expected


def test_the_longest_piece_wins() -> None:
    """A word is cut greedily from the left."""
    ids = PIECES.encode("rivers stormed", 48)

    assert [VOCABULARY[number] for number in ids] == ([
        "[CLS]",
        "river",
        "##s",
        "storm",
        "##ed",
        "[SEP]",
    ])


def test_a_word_with_a_strange_letter_is_unknown() -> None:
    """A word that pieces cannot make up is one unknown piece, and so is an endless one."""
    ids = PIECES.encode("river ж " + "x" * 101, 48)

    assert [VOCABULARY[number] for number in ids] == (["[CLS]", "river", "[UNK]", "[UNK]", "[SEP]"])


@given(st.text(max_size=300), st.integers(2, 48))
def test_the_limit_holds(text: str, limit: int) -> None:
    """Whatever the text, there are at most so many pieces, or none without a letter or digit."""
    ids = PIECES.encode(text, limit)

    assert len(ids) <= limit
    assert bool(ids) == any(map(str.isalnum, text[: limit * 64]))
