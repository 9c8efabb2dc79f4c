"""From stories to what is read beside their articles."""

import pytest

from octavo.engines.embedders import HashingEmbedder
from octavo.flows import memory
from octavo.flows.articles_to_stories import fold_articles
from octavo.flows.articles_to_vectors import embed_archive
from octavo.flows.stories_to_related import recall, relate_stories
from octavo.store import articles, bookmarks, related, stories
from tests.flows.newspapers import FERRY, NOON
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db


class Renamed(HashingEmbedder):
    """Another model."""

    def __init__(self):
        super().__init__()
        self.name = "renamed-1"


def _two_reports() -> tuple[int, int]:
    herald, post = a_feed("herald.example"), a_feed("post.example")
    again = "A tug will pull the ferry Maribel off the Gannet sandbank at high water."
    return (
        an_article(herald, 1, title="Ferry Maribel aground on Gannet bank", text=FERRY, hours=3),
        an_article(post, 2, title="Ferry Maribel aground: all 140 saved", text=again),
    )


def _fold() -> None:
    embedder = HashingEmbedder()
    remembered = memory.restore(embedder=embedder, now=NOON)
    fold_articles(remembered, embedder=embedder, clock=lambda: NOON)


def _relate(embedder=None) -> int:
    embedder = embedder or HashingEmbedder()
    neighbours = recall(embedder=embedder, now=NOON)
    return relate_stories(neighbours, embedder=embedder, clock=lambda: NOON)


def test_what_is_read_beside_shares_the_story_first():
    """The other report of a story stands beside an article, and says so."""
    first, second = _two_reports()
    _fold()
    _relate()

    assert related.load(first)[0] == (second, "also reports this story")


def test_only_what_changed_is_related_anew():
    """A story is related once for each time it changed."""
    _two_reports()
    _fold()

    assert stories.count_to_relate() == _relate() == 1
    assert _relate() == 0


def test_another_model_reads_what_it_needs_itself():
    """Vectors of one model are no use to another: each makes its own."""
    ids = _two_reports()
    _fold()
    _relate(Renamed())

    assert set(articles.load_vectors(ids, model="renamed-1")) == set(ids)


def test_older_articles_follow_a_change_of_model():
    """Round by round every article gets a vector of the model in use, the newest first."""
    first, second = _two_reports()
    _fold()
    embedder = Renamed()

    assert embed_archive(embedder, limit=1) == 1
    assert set(articles.load_vectors([first, second], model=embedder.name)) == {second}
    assert embed_archive(embedder, limit=10) == 1
    assert embed_archive(embedder, limit=10) == 0
    assert bookmarks.load(f"vectors of {embedder.name}") == first
