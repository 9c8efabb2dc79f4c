"""What reports in several languages have in common is read alike from each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.cluster.facts import read_facts
from octavo.stages.cluster.numbers import numbers, tells


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("18,000 homes", "#18000"),
        ("18.000 hogares", "#18000"),
        ("18 000 foyers", "#18000"),
        ("١٨٬٠٠٠ منزل", "#18000"),
        ("18 ألف منزل", "#18000"),
        ("1万8000戸", "#18000"),
        ("49.1 degrees", "#49.1"),
        ("49,1 °C", "#49.1"),
        ("٤٩٫١ درجة", "#49.1"),
        ("4.2bn crowns", "#4.2e+09"),
        ("4,2 milliards de couronnes", "#4.2e+09"),
        ("42億クラウン", "#4.2e+09"),
        ("at 04:40", "@4:40"),
        ("à 4 h 40", "@4:40"),
        ("won 2-1", "@2-1"),
        ("台風14号", "#14"),
    ],
)
def test_a_number_is_one_however_written(text: str, number: str) -> None:
    """Digits of any script, marks, words for thousands and units give one key."""
    (found,) = [key for key, _ in numbers(text) if tells(key)]

    assert float(found[1:]) == float(number[1:]) if found[0] == "#" else found == number


def test_numbers_are_kept_as_written() -> None:
    """Beside its key a number stands as the text has it."""
    assert dict(numbers("31 000 véhicules, 3 morts")) == {"#31000": "31 000", "#3": "3"}


@pytest.mark.parametrize("number", ["#3", "#2026", "#1999"])
def test_small_numbers_and_years_tell_nothing(number: str) -> None:
    """Three, and this year, are in reports of any event."""
    assert not tells(number)


@given(st.integers(0, 10**9))
def test_thousands_marks_make_no_difference(number: int) -> None:
    """A whole number grouped by commas, points or spaces is the number."""
    grouped = f"{number:,}"
    ways = {grouped, grouped.replace(",", "."), grouped.replace(",", "\u202f"), str(number)}
    keys = [key for way in ways for key, _ in numbers(f"about {way} of them")]

    assert {float(key[1:]) for key in keys} == {float(number)}


@given(st.text(max_size=200))
def test_any_text_has_numbers_or_none(text: str) -> None:
    """No text, however strange, stops the reading of numbers and names."""
    for key, _ in numbers(text):
        assert key[0] in "#@"
    for language in ("en", "ar", "ja", "xx"):
        facts = read_facts(text, text, language)
        assert facts.salient <= facts.written.keys()


def test_digits_without_end_are_read_in_time() -> None:
    """A page of digits costs no more than a page of words."""
    assert list(numbers("1" * 20_000 + " " + "1,234." * 5_000))


def test_names_are_what_is_capitalised() -> None:
    """In letters with capitals a name has one, and small words are none."""
    facts = read_facts("The ferry left Harrowmouth", "With Nell Arkwright aboard", "en")

    assert {key[1:] for key in facts.written if key[0] == "w"} == {
        "harrowmouth",
        "nell",
        "arkwright",
    }


def test_articles_are_no_part_of_arabic_names() -> None:
    """The article and what clings to it are taken off."""
    names = [read_facts(word, "", "ar").written.keys() for word in ("السهران", "والسهران", "سهران")]

    assert names[0] & names[1] & names[2]


@pytest.mark.parametrize(("text", "key"), [("£4m", "#4e+06"), ("at 40 m depth", "#40")])
def test_a_letter_multiplies_only_where_it_clings(text: str, key: str) -> None:
    """Four million is written 4m; forty metres are forty."""
    ((found, _),) = numbers(text)

    assert float(found[1:]) == float(key[1:])


def test_a_date_is_no_score() -> None:
    """The parts of a date are neither a score nor a time."""
    assert all(key[0] == "#" for key, _ in numbers("on 2024-11-22"))
