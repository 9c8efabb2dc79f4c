"""The headline of a story."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.headline import HeadlineInput, choose_headline

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def _of(article_id: int, title: str, *, language="en", minutes=0, is_copy=False) -> HeadlineInput:
    return HeadlineInput(
        article_id, title, language, NOON + timedelta(minutes=minutes), is_copy=is_copy
    )


def test_the_headline_that_says_what_the_others_say_leads():
    """A headline that shares most with the others is shown."""
    chosen = choose_headline([
        _of(1, "Live: what we know so far"),
        _of(2, "Ferry runs aground off Tarsin, forty rescued"),
        _of(3, "Forty rescued as ferry runs aground"),
        _of(4, "Ferry aground: captain speaks"),
    ])

    assert chosen in {2, 3}


def test_copies_do_not_vote():
    """A copied headline counts once, however many print it."""
    copies = [_of(n, "Stock taking at the mill", is_copy=True) for n in range(10, 15)]

    assert choose_headline([_of(1, "Mill burns down"), _of(2, "Old mill burns"), *copies]) in {1, 2}


def test_the_language_of_most_reports_leads():
    """One report in another language does not name the story."""
    chosen = choose_headline([
        _of(1, "حريق في المطحنة", language="ar"),
        _of(2, "Mill burns", minutes=1),
        _of(3, "Mill burns down", minutes=2),
    ])

    assert chosen in {2, 3}


def test_a_report_that_others_print_leads():
    """Of two headlines that share as much, the one whose report others print is shown."""
    agency = replace(_of(1, "Ship strikes bridge"), n_copies=5)

    assert choose_headline([agency, _of(2, "Bridge closure moves race", minutes=60)]) == 1


@given(st.permutations(range(5)))
def test_order_does_not_matter(order):
    """However the articles come, the same headline is chosen."""
    articles = [_of(n, f"Mill burns {'down ' * n}", minutes=n) for n in range(5)]

    assert choose_headline([articles[n] for n in order]) == choose_headline(articles)


def test_no_articles_is_an_error():
    """There is no headline without an article."""
    with pytest.raises(ValueError, match="at least one"):
        choose_headline([])
