"""A name keeps its consonants from script to script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib.transliterate import loose_skeletons, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        "Velmora فيلمورا Велмора Βελμόρα",
        "Harrowmouth هاروماوث Harowmuth",
        "Zelenskyy زيلينسكي Зеленский Selenskyj",
        "Shakira شاكيرا Шакира Chakira",
        "Putin بوتين Путин Pútin",
        "Marseille مرسيليا Марсель",
    ],
)
def test_a_name_has_one_skeleton(spellings: str) -> None:
    """Spellings of one name in Latin, Arabic, Cyrillic and Greek letters agree."""
    assert len({skeleton(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("name", "kana"),
    [
        ("Velmora", "ベルモラ"),
        ("Tarsin", "ターシン"),
        ("Zelenskyy", "ゼレンスキー"),
        ("Norrin", "ノリン"),
        ("فيلمورا", "ベルモラ"),
        ("Ferrando", "フェランド"),
        ("Haddadin", "ハッダディン"),
    ],
)
def test_kana_keep_a_loose_skeleton(name: str, kana: str) -> None:
    """A name in kana agrees with one of the ways the name may sound."""
    (in_kana,) = loose_skeletons(kana)

    assert in_kana in loose_skeletons(name)


@pytest.mark.parametrize(
    ("one", "other"), [("Velmora", "Valencia"), ("Daresh", "Tarsin"), ("Lima", "Rima")]
)
def test_other_names_differ(one: str, other: str) -> None:
    """Names with other consonants have another skeleton."""
    assert skeleton(one) != skeleton(other)


def test_kana_have_no_full_skeleton() -> None:
    """What kana do not tell apart is not made up."""
    assert not skeleton("ベルモラ")


@given(st.text(min_size=1, max_size=60))
def test_any_word_has_a_skeleton(word: str) -> None:
    """Whatever the script, a skeleton is lower-case Latin consonants and no longer than the name's
    sounds."""
    for found in (skeleton(word), *loose_skeletons(word)):
        assert set(found) <= set("bdfghklmnrstx")
        assert len(found) <= 120


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_case_and_accents_make_no_difference(word: str) -> None:
    """A name in capitals is the same name."""
    assert skeleton(word.upper()) == skeleton(word)
    assert skeleton(word.replace("e", "é").replace("a", "à")) == skeleton(word)
