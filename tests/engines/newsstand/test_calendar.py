"""The paper of ten days that goes on printing for ever."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from octavo.engines.newsstand.calendar import (
    CYCLE,
    LATER_REVISION,
    find_occurrence,
    occur,
    occurrences,
)
from octavo.engines.newsstand.printed import PrintedArticle, Wording

ANCHOR = datetime(2030, 6, 1, 8, 0, 0, 250, tzinfo=UTC)
HOUR = timedelta(hours=1)

ages = st.lists(st.floats(min_value=0.1, max_value=239.9), min_size=1, max_size=12)
waits = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=4000))


def article(number: int, age: timedelta) -> PrintedArticle:
    """Make an article of an age."""
    wording = Wording(f"Title {number}", "Standfirst.", ("Body.",))
    return PrintedArticle("gazette", f"story-{number}", f"story-{number}", age, wording)


def revised(age: timedelta, after: timedelta) -> PrintedArticle:
    """Make an article whose wording changes."""
    return replace(
        article(1, age), revised=Wording("Corrected", "Better.", ("New.",)), revised_after=after
    )


@given(ages, waits)
def test_every_article_is_there_exactly_once(hours, wait):
    """Whatever the moment, the last ten days hold each article once, and nothing from tomorrow."""
    articles = [article(number, age * HOUR) for number, age in enumerate(hours)]
    now = ANCHOR + wait

    listed = occurrences(articles, ANCHOR, now)

    assert sorted(one.article.slug for one in listed) == sorted(a.slug for a in articles)
    assert all(now - CYCLE < one.published_at <= now for one in listed)


@given(ages, waits)
def test_the_newest_is_first(hours, wait):
    """A list never goes forward in time."""
    articles = [article(number, age * HOUR) for number, age in enumerate(hours)]

    moments = [one.published_at for one in occurrences(articles, ANCHOR, ANCHOR + wait)]

    assert moments == sorted(moments, reverse=True)


@given(ages, waits)
def test_a_listed_page_can_be_found(hours, wait):
    """The path of each listed printing leads back to it."""
    articles = [article(number, age * HOUR) for number, age in enumerate(hours)]
    now = ANCHOR + wait

    for one in occurrences(articles, ANCHOR, now):
        assert find_occurrence(articles, one.path, ANCHOR, now) == one


def test_an_old_page_stays_where_it_was():
    """A printing of an earlier cycle is still at its address."""
    printed = article(1, 5 * HOUR)
    old = occur(printed, ANCHOR, 0)

    assert find_occurrence([printed], old.path, ANCHOR, ANCHOR + 5 * CYCLE) == old


def test_a_page_of_the_future_is_not_there():
    """What has not been printed yet cannot be read."""
    printed = article(1, 5 * HOUR)

    assert find_occurrence([printed], occur(printed, ANCHOR, 1).path, ANCHOR, ANCHOR) is None


def test_the_first_correction_comes_after_the_set_up():
    """In the first cycle the wording changes a while after the anchor, however old the article."""
    printed = revised(8 * HOUR, timedelta(seconds=90))
    one = occur(printed, ANCHOR, 0)

    assert one.wording(ANCHOR + timedelta(seconds=89)) is printed.wording
    assert one.wording(ANCHOR + timedelta(seconds=90)) is printed.revised
    assert one.changed_at(ANCHOR) == one.published_at


def test_later_corrections_come_an_hour_after_publication():
    """From the second cycle on the wording changes an hour after it was printed."""
    one = occur(revised(8 * HOUR, timedelta(seconds=90)), ANCHOR, 3)

    assert one.revised_at == one.published_at + LATER_REVISION
    assert not one.is_revised(one.published_at)
    assert one.changed_at(one.published_at + LATER_REVISION) == one.revised_at


@given(waits)
def test_printings_of_one_article_have_their_own_guids(wait):
    """Two printings never share a guid or a path."""
    cycle = wait // CYCLE
    one, next_one = (occur(article(1, HOUR), ANCHOR, number) for number in (cycle, cycle + 1))

    assert one.guid != next_one.guid
    assert one.path != next_one.path
