"""The language of searches: whatever is typed has a meaning."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.queries import Filter, parse


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_a_query(text):
    """No text is an error, and what is too long is cut."""
    query = parse(text)

    assert query.is_empty or query.words or query.phrases or query.filters or query.is_filtered


def test_parts_are_told_apart():
    """Words, phrases, exclusions and fields each have their own place."""
    query = parse('ferry -late "low tide" -"last ferry" publisher:"The Courier" -lang:ar')

    assert [word.text for word in query.words] == ["ferry"]
    assert query.phrases == ("low tide",)
    assert query.unwanted == ("late", "last ferry")
    assert query.filters == (Filter("publisher", "The Courier"), Filter("lang", "ar", True))


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("after:2026", date(2026, 1, 1), None),
        ("since:2026-03 before:2026-04-15", date(2026, 3, 1), date(2026, 4, 15)),
        ("after:2026 after:2027", date(2027, 1, 1), None),
    ],
)
def test_dates_may_be_years_months_or_days(text, after, before):
    """A date names the first day of what it names; of two the narrower counts."""
    query = parse(text)

    assert (query.after, query.before) == (after, before)


@pytest.mark.parametrize("text", ["after:soon", "before:2026-13", "after:2026-02-30", "after:0000"])
def test_what_is_no_date_is_told(text):
    """A date that is none is left out, and said so."""
    query = parse(text)

    assert query.after is query.before is None
    assert "is no date" in query.problems[0]


def test_what_is_no_field_is_words():
    """A colon alone makes no field."""
    assert [word.text for word in parse("Title: news:stand").words] == ["Title:", "news", "stand"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("floods in Pakistan", ["Pakistan"]),
        ("Floods hit coast", []),
        ("Government Raises Interest Rates", []),
    ],
)
def test_names_are_capitals_among_small_words(text, names):
    """A capital tells a name only where not every word has one."""
    assert [word.text for word in parse(text).words if word.is_name] == names


@pytest.mark.parametrize("text", ["", "  ", "-late", '""', "!!!", "-lang:en"])
def test_what_only_excludes_asks_for_nothing(text):
    """Without anything wanted a query is empty."""
    assert parse(text).is_empty
