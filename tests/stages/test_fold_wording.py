"""Two houses write one sentence in two ways; the words that are compared agree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.stages.fold.wording import plain_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("twelve ferries", "12 ferries"),
        ("twenty-five boats", "25 boats"),
        ("two hundred thousand tonnes", "200,000 tonnes"),
        ("1.2 million passengers", "1,200,000 passengers"),
        ("1.200.000 passengers", "1\u202f200\u202f000 passengers"),
        ("a bill of 5bn", "a bill of 5 billion"),
        ("25 per cent of crews", "25% of crews"),
        ("25 percent of crews", "25 pct of crews"),
        ("on 3 March", "on March 3"),
        ("on Mar 3", "on March 3"),
        ("the third pier", "the 3rd pier"),
        ("Mr Reed and Dr. Vane spoke", "Reed and Vane spoke"),
        ("the harbour centre organised", "the harbor center organized"),
        ("a travelling theatre's programme", "a traveling theater's program"),
        ("“dawn” – he says", '"dawn" - he said'),
        ("في ١٢ مايو", "في 12 مايو"),
    ],
)
def test_house_styles_agree(one: str, other: str) -> None:
    """Numerals, dates, honorifics and spellings make no difference to what is compared."""
    assert plain_words(one, 100) == plain_words(other, 100)


@pytest.mark.parametrize(
    ("one", "other"),
    [("212 aboard", "213 aboard"), ("two million", "two thousand"), ("March 3", "April 3")],
)
def test_facts_do_not(one: str, other: str) -> None:
    """Another number or another date is another wording."""
    assert plain_words(one, 100) != plain_words(other, 100)


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(0, 40))
def test_any_text_has_plain_words(text: str, limit: int) -> None:
    """Whatever a stranger sends gives words, and no more than were asked for."""
    assert len(plain_words(text, limit)) <= limit
