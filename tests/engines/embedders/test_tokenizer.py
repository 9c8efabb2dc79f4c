"""Text is cut as a model's own files say."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.engines.embedders.tokenizer import Unigrams, read_tokenizer
from tests.engines.embedders.tiny_table import UNIGRAMS, unigram_tokenizer, word_piece_tokenizer

IDS = {piece: number for number, (piece, _) in enumerate(UNIGRAMS)}


def _unigrams() -> Unigrams:
    return Unigrams(UNIGRAMS, unknown=IDS["<unk>"], marks=(0, 2, 1))


def _read(folder: Path, tokenizer: Any) -> Any:
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")
    return read_tokenizer(folder)


def test_the_likeliest_cut_wins() -> None:
    """A word that is a piece stays whole, its plural costs one letter more."""
    ids = _unigrams().encode("river rivers", 48)

    assert ids == [0, IDS["\u2581river"], IDS["\u2581river"], IDS["s"], 2]


def test_a_run_of_unknown_characters_is_one_unknown() -> None:
    """Characters in no piece, side by side, give a single unknown."""
    ids = _unigrams().encode("ЖЖЖ", 48)

    assert ids.count(IDS["<unk>"]) == 1


def test_wide_characters_are_read_as_plain_ones() -> None:
    """Full-width letters are cut as the letters they stand for."""
    assert _unigrams().encode("ｂｏａｔ", 48) == _unigrams().encode("boat", 48)


@given(text=st.text(max_size=300), limit=st.integers(2, 20))
def test_ids_are_bounded_and_marked(text: str, limit: int) -> None:
    """Any text gives nothing, or at most the ids asked for, begin and end marked."""
    ids = _unigrams().encode(text, limit)

    assert len(ids) <= limit
    assert not ids or (ids[0], ids[-1]) == (0, 2)


def test_a_word_piece_tokenizer_is_read(tmp_path: Path) -> None:
    """tokenizer.json of the WordPiece kind cuts by its vocabulary, capitals not told apart."""
    pieces = _read(tmp_path, word_piece_tokenizer())

    assert pieces.encode("River", 48) == pieces.encode("river", 48)
    assert pieces.unknown not in pieces.encode("river", 48)


def test_a_unigram_tokenizer_is_read(tmp_path: Path) -> None:
    """tokenizer.json of the Unigram kind cuts by its scores, and lowers where it says so."""
    ids = _read(tmp_path, unigram_tokenizer()).encode("RIVER", 48)

    assert ids == [0, IDS["\u2581river"], 2]


def test_marks_a_table_lost_are_not_missed(tmp_path: Path) -> None:
    """A vocabulary without the marks of begin and end can be used."""
    tokenizer = word_piece_tokenizer()
    tokenizer["model"]["vocab"] = {"river": 0, "[UNK]": 1}
    ids = _read(tmp_path, tokenizer).encode("river", 48)

    assert ids[1:-1] == [0]


@pytest.mark.parametrize(
    ("tokenizer", "reason"),
    [
        ({"model": {"type": "BPE", "vocab": {}}}, "BPE"),
        (word_piece_tokenizer(lowercase=False), "capitals"),
        ({}, "no tokenizer"),
        ([], "no tokenizer"),
        ({"model": {"type": "Unigram", "vocab": 7}}, "no tokenizer"),
    ],
)
def test_a_tokenizer_of_another_kind_is_refused(
    tmp_path: Path, tokenizer: Any, reason: str
) -> None:
    """What is not known is refused with the reason, not cut wrongly."""
    with pytest.raises(ValueError, match=reason):
        _read(tmp_path, tokenizer)


def test_no_tokenizer_is_told(tmp_path: Path) -> None:
    """A folder without tokenizer.json and vocab.txt is refused."""
    with pytest.raises(ValueError, match="no tokenizer"):
        read_tokenizer(tmp_path)
