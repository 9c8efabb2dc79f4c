"""What an article is made of: language, topic, section and sentences, in a worker process."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from octavo.engines.newsstand import words
from octavo.flows.making import Task, make_article
from octavo.news.article import ArticleCard
from octavo.news.feed import Entry, Feed, Publisher, WaitingEntry
from octavo.stages.classify import classify
from tests.flows.newspapers import BUDGET, FERRY, NOON, page

HERALD = Publisher(key="herald.example", name="Herald")
FEED = Feed(id=1, url="https://herald.example/feed.xml", title="Herald", publisher=HERALD)
GOAL = "Striker scores twice as league leaders win the cup final"


def card_of(
    title: str,
    text: str = "",
    *,
    filed_under: str = "",
    html: Mapping[str, str] | None = None,
    **fields,
) -> ArticleCard:
    """Make the article of an entry of a paper; `html` replaces parts of its page."""
    entry = Entry(id="e1", title=title, link="https://herald.example/1", **fields)
    feed = replace(FEED, section=filed_under)
    waiting = WaitingEntry(id=1, feed=feed, entry=entry, first_seen_at=NOON)
    answer = page(title, text).body.decode()
    for old, new in (html or {}).items():
        answer = answer.replace(old, new)
    task = Task(
        waiting=waiting,
        page=answer.encode(),
        url="https://herald.example/1",
        content_type="text/html; charset=utf-8",
        now=NOON,
    )
    return make_article(task).card


def test_an_article_has_its_topic_and_the_section_of_that():
    """Where nobody names a section, what the article is about gives it."""
    card = card_of(GOAL, FERRY)

    assert (card.topic, card.section) == ("medtop:15000000", "sport")
    assert 0.4 <= card.topic_confidence <= 1


def test_the_section_a_page_names_goes_before_that_of_its_feed():
    """A paper filed under politics prints sport too, and says so itself."""
    named = {"<head>": "<head><meta property='article:section' content='Sport'>"}
    card = card_of("Bank of goals", BUDGET, filed_under="Politics", html=named)

    assert card.section == "sport"


def test_what_the_feed_is_filed_under_is_better_than_nothing():
    """Where neither the page nor its words tell, the list of feeds does."""
    card = card_of("Ines Roth", "", filed_under="Local")

    assert card.section == "local"


def test_what_nothing_is_known_of_has_neither():
    """No topic and no section are better than wrong ones."""
    card = card_of("Ines Roth", "", language="de")

    assert (card.topic, card.topic_confidence, card.subtopic, card.section) == ("", 0.0, "", "")


@pytest.mark.parametrize("language", ["en", "ar", "fr", "es", "ja"])
def test_the_demonstrations_sections_are_known_by_name(language: str):
    """Whatever a publisher of the demonstration calls its section, it is understood.

    But for home news: papers call it by the name of the place.
    """
    named = {key: name for key, name in words.words_of(language).sections.items() if key != "local"}

    assert {key: classify(section=name) for key, name in named.items()} == {k: k for k in named}
