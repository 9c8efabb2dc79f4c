"""From stories to what is read beside their articles."""

import pytest

from octavo.engines.embedders import HashingEmbedder, StaticEmbedder
from octavo.flows import memory
from octavo.flows.articles_to_stories import fold_articles
from octavo.flows.articles_to_vectors import embed_archive
from octavo.flows.stories_to_related import recall, relate_stories
from octavo.news.story import Link
from octavo.store import articles, bookmarks, related, stories, storylines
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


def _fold(embedder=None) -> None:
    embedder = embedder or HashingEmbedder()
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


REEF = (
    "Divers of the Gannet reef survey counted more lobsters than in any year since 1998. "
    "The survey puts it down to the ban on pots in the Gannet reef sanctuary."
)
REEF_BEFORE = (
    "The Gannet reef sanctuary is to be closed to lobster pots, the council of Tarsin decided. "
    "Divers of the reef survey had found hardly any lobsters in the sanctuary."
)
POSTERS = (
    "The harbour museum of Tarsin shows forty years of film posters from Saturday. "
    "Visitors see the stars of four decades on paper, and a printing press at work."
)
STRIKE = (
    "Dockers in Tarsin stayed away from work for a second week over pay and night shifts. "
    "No ship was unloaded on Monday, and the union calls the offer of the port a bad joke."
)
STARS = (
    "Aries should strike while the iron is hot and ask for more pay on Monday. "
    "Virgo meets a visitor on Saturday; a good week for those who work at night in Tarsin."
)


def test_what_is_near_is_found_however_old():
    """The nearest in meaning come from the whole archive, not from the last days."""
    herald, post = a_feed("herald.example"), a_feed("post.example")
    old = an_article(post, 2, title="Gannet reef closed to pots", text=REEF_BEFORE, hours=24 * 300)
    new = an_article(herald, 1, title="Gannet reef lobsters are back", text=REEF, hours=2)
    _fold(StaticEmbedder())
    _relate(StaticEmbedder())
    ((other, reason),) = related.load(new)

    assert other == old
    assert reason.startswith("also tells of ")


def test_exhibition_strike_and_horoscope_stand_alone():
    """News of one town, and what the stars say there, are not related."""
    titles = ("Forty years of posters", "Dockers strike goes on", "Your stars for the week")
    texts = (POSTERS, STRIKE, STARS)
    ids = [
        an_article(a_feed(f"paper{n}.example"), n, title=title, text=text)
        for n, (title, text) in enumerate(zip(titles, texts, strict=True), start=1)
    ]
    _fold(StaticEmbedder())
    _relate(StaticEmbedder())

    assert [related.load(article_id) for article_id in ids] == [(), (), ()]


def test_the_story_before_stands_beside_and_says_so():
    """Once a story is known to follow another, a report of that stands beside its articles."""
    herald, post = a_feed("herald.example"), a_feed("post.example")
    old = an_article(post, 2, title="Gannet reef closed to pots", text=REEF_BEFORE, hours=24 * 300)
    new = an_article(herald, 1, title="Gannet reef lobsters are back", text=REEF, hours=2)
    _fold(StaticEmbedder())
    _relate(StaticEmbedder())
    story_ids = [card.story_id for card in articles.list_cards([old, new])]
    link = Link(story_id=story_ids[1], earlier_id=story_ids[0], likeness=0.5, names=("Gannet",))
    storylines.set_earlier(story_ids[1], link)

    assert _relate(StaticEmbedder()) == 1
    assert related.load(new) == ((old, "an earlier story of the same storyline: Gannet"),)
