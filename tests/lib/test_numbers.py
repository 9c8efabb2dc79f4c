"""Numbers in digits and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.numbers import read_digits, read_words, scale_after


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1,500", "en", 1500),
        ("1.500", "en", 1.5),
        ("1.500", "de", 1500),
        ("1,500", "es", 1500),
        ("1.234,5", "de", 1234.5),
        ("1,234.5", "en", 1234.5),
        ("10.979.777", "de", 10979777),
        ("12,34,567", "en", 1234567),
        ("38 664", "fr", 38664),
        ("1'000'000", "de", 1000000),
        ("0,000021", "de", 0.000021),
        ("٢٠٠", "ar", 200),
        ("١٬٢٠٠٫٥", "ar", 1200.5),
    ],
)
def test_marks_are_read_by_language(written: str, language: str, value: float) -> None:
    """The same marks part thousands in one language and decimals in another."""
    assert read_digits(written, language) == pytest.approx(value)


@pytest.mark.parametrize("written", ["3.11.2", "2021,22", "1,23,4", "9" * 40])
def test_what_is_written_like_no_number_is_none(written: str) -> None:
    """Versions, lists and codes are not made into numbers."""
    assert read_digits(written, "en") is None


@given(st.integers(min_value=0, max_value=10**15))
def test_thousands_marks_change_nothing(number: int) -> None:
    """A whole number is read alike with its marks and without."""
    assert read_digits(f"{number:,}", "en") == number
    assert read_digits(f"{number:,}".replace(",", "."), "fr") == number


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("twenty - three", "en", 23),
        ("two hundred and fifty thousand", "en", 250_000),
        ("one million two hundred thousand", "en", 1_200_000),
        ("two and a half million", "en", 2_500_000),
        ("half a million", "en", 500_000),
        ("a dozen", "en", 12),
        ("quatre - vingt - dix mille", "fr", 90_000),
        ("treinta y dos mil", "es", 32_000),
        ("vierundfünfzig", "de", 54),
        ("двадцать пять тысяч", "ru", 25_000),
        ("خمسه وعشرين الف", "ar", 25_000),
        ("احد عشر", "ar", 11),
        ("نصف مليون", "ar", 500_000),
    ],
)
def test_numbers_in_words_are_read(words: str, language: str, value: float) -> None:
    """Number words add up and multiply as each language has it."""
    assert read_words(words.split(), 0, language) == (value, len(words.split()))


def test_an_article_alone_is_no_number() -> None:
    """ "A man" counts nothing."""
    read = read_words(["a", "man"], 0, "en")

    assert read == (0.0, 0)


def test_two_numbers_beside_each_other_stay_two() -> None:
    """ "Two three" is not twenty-three nor five."""
    assert read_words(["two", "three"], 0, "en") == (2.0, 1)


def test_scales_multiply() -> None:
    """Two scale words in a row are one scale: Spanish and Indian billions."""
    assert scale_after(["mil", "millones"], 0, "es") == (1e9, 2)
    assert scale_after(["lakh", "crore"], 0, "en") == (1e12, 2)


@settings(max_examples=60)
@given(st.lists(st.sampled_from("two and a half million - hundred twenty x".split()), min_size=1))
def test_any_words_are_read_or_left(words: list[str]) -> None:
    """Whatever the words, the number takes no more of them than there are."""
    read = read_words(words, 0, "en")

    assert read is None or 0 <= read[1] <= len(words)
