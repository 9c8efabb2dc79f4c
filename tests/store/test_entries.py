"""Entries: kept once, read again when they change, never lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from octavo.store import articles, entries
from tests.store.made import NOON, a_feed, an_article, an_entry

pytestmark = pytest.mark.django_db


def test_the_same_entries_again_are_nothing_new():
    """A feed read twice brings its entries once."""
    feed = a_feed()
    listed = [an_entry(1), an_entry(2)]

    assert entries.keep(feed.id, listed, now=NOON) == (2, 0)
    assert entries.keep(feed.id, listed, now=NOON) == (0, 0)


def test_a_changed_entry_waits_again():
    """A new wording of an entry is read anew."""
    feed = a_feed()
    an_article(feed, 1)
    changed = replace(an_entry(1, link=f"https://{feed.publisher.key}/1"), title="Corrected")

    assert entries.keep(feed.id, [changed], now=NOON) == (0, 1)
    assert [one.entry.title for one in entries.list_waiting(NOON)] == ["Corrected"]


def test_what_is_put_off_waits_its_time():
    """An entry put off is not given before its time, and is given then."""
    feed = a_feed()
    entries.keep(feed.id, [an_entry()], now=NOON)
    (waiting,) = entries.list_waiting(NOON)
    entries.put_off(waiting.id, "no answer", until=NOON + timedelta(minutes=1))

    assert entries.list_waiting(NOON) == ()
    assert entries.list_waiting(NOON + timedelta(minutes=1))[0].n_tries == 1


def test_an_entry_comes_back_as_it_went_in():
    """Nothing of an entry is lost on its way through the table."""
    feed = a_feed()
    entry = an_entry(html="<p>x</p>", summary="x", authors=("A", "B"), tags=("t",), language="ar")
    entries.keep(feed.id, [entry], now=NOON)

    assert entries.list_waiting(NOON)[0].entry == entry


def test_a_read_entry_lets_its_body_go():
    """Once an article holds the text, the entry does not keep a second copy."""
    feed = a_feed()
    an_article(feed, 1)

    assert entries.count_waiting() == 0
    assert articles.count_articles() == 1
