"""From stories to the edition: as many as asked for, with reasons, under quotas."""

from collections import Counter
from datetime import timedelta

import pytest

from octavo.engines.embedders import HashingEmbedder
from octavo.flows import memory
from octavo.flows.articles_to_stories import fold_articles
from octavo.flows.stories_to_editions import make_edition
from octavo.store import editions
from tests.flows.newspapers import BUDGET, FERRY, NOON
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db
TOPICS = (
    "glacier survey", "violin contest", "bridge repair", "wheat harvest", "chess final",
    "museum theft", "tram strike", "owl census", "dam inspection", "poetry prize",
)  # fmt: skip


_TOLD_ANEW = (
    "All 140 people were taken off the ferry Maribel, which struck the Gannet sandbank at dawn. "
    "The harbour master of Tarsin praised the rescue crews; divers found the hull sound.",
    "Passengers of the Maribel told of a jolt in the dark as the ferry hit the Gannet sandbank. "
    "Rescue boats from Tarsin brought everyone ashore, and a tug will try to pull it free.",
)


def _print(host: str, topics: tuple[str, ...], *, first: int = 1) -> None:
    feed = a_feed(host)
    for n, topic in enumerate(topics, start=first):
        place = f"{topic.split()[0].title()}ville"
        text = f"The {topic} of {place} began on Monday. {place} has waited years for a {topic}."
        an_article(feed, n, title=f"{place}: {topic} begins", text=text, hours=n / 4)


def _fold() -> None:
    embedder = HashingEmbedder()
    remembered = memory.restore(embedder=embedder, now=NOON)
    fold_articles(remembered, embedder=embedder, clock=lambda: NOON)


def _edit(size: int = 8, per_publisher: int = 2) -> int:
    return make_edition(
        NOON.date(), now=NOON, size=size, per_publisher=per_publisher, per_section=size
    )


def _today():
    return editions.find(NOON.date()).placements


def test_an_edition_has_eight_stories_each_with_its_reason():
    """As many stories as asked for stand in it, none twice, and each says why."""
    for n, topic in enumerate(TOPICS):
        _print(f"paper{n}.example", (topic,), first=n + 1)
    _fold()

    assert _edit() == 8
    assert len({placement.story.id for placement in _today()}) == 8
    assert all(placement.reason for placement in _today())


def test_no_publisher_fills_the_edition():
    """A publisher leads no more stories than its quota while others have some."""
    _print("loud.example", TOPICS[:6])
    for n, topic in enumerate(TOPICS[6:]):
        _print(f"quiet{n}.example", (topic,), first=n + 20)
    _fold()
    _edit(size=6)
    led_by = Counter(placement.story.articles[-1].publisher.key for placement in _today())

    assert led_by["loud.example"] == 2


def test_what_several_report_stands_before_what_one_does():
    """The story of three papers leads."""
    an_article(a_feed("one.example"), 1, title="Council budget passes", text=BUDGET)
    for n, text in enumerate((FERRY, *_TOLD_ANEW), start=2):
        an_article(a_feed(f"p{n}.example"), n, title="Ferry Maribel aground at Gannet", text=text)
    _fold()
    _edit()

    assert _today()[0].story.n_articles == 3


def test_a_quiet_day_looks_further_back():
    """Where the last day and a half have too little, older stories fill the edition."""
    an_article(a_feed("old.example"), 1, title="Ferry aground", text=FERRY, hours=72)
    _fold()

    assert _edit() == 1


def test_an_edition_made_again_is_one_edition():
    """Making the day's edition again puts it in place of the one before."""
    _print("paper.example", TOPICS[:3])
    _fold()
    _edit(size=2)
    _edit(size=1)

    assert len(_today()) == 1


def test_an_edition_is_kept_under_its_day():
    """The day is the caller's: the edition of another day is not touched."""
    tomorrow = NOON.date() + timedelta(days=1)
    make_edition(tomorrow, now=NOON, size=8, per_publisher=2, per_section=8)

    assert editions.find(NOON.date()) is None
    assert editions.find(tomorrow).on == tomorrow
