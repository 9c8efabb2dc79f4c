"""From stories to storylines: sagas are chained, addresses survive, ends stay open."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from octavo.engines.embedders import StaticEmbedder
from octavo.flows.articles_to_vectors import embed
from octavo.flows.stories_to_storylines import link_stories, link_waiting
from octavo.flows.telling import tell_stories
from octavo.news.errors import NotFoundError
from octavo.news.story import Evidence, Join, Link, Merge, Open
from octavo.news.storyline import Chain
from octavo.store import articles, models, stories, storylines
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db

EMBEDDER = StaticEmbedder()
WHY = Evidence(0.7)
DAY = 24


def _exchange(n: int) -> tuple[str, str]:
    return (
        f"Sahrin and Daresh exchange {90 + n} prisoners on the bridge at Wadi Samar",
        f"Prisoner exchange frees {90 + n}, say Layla Haddadin of Sahrin and Anvar Tolei of Daresh",
    )


TRAM = (
    "A tram without wires runs through Hanamori for the first time",
    "Hanamori opens a tram line that needs no wires, built by Otmar Brandt",
)


class Papers:
    """Two papers that report each event, in stories numbered as they come."""

    def __init__(self) -> None:
        self._feeds = [a_feed("herald.example"), a_feed("post.example")]
        self._n = 0

    def print(self, story_id: int, titles: Sequence[str], *, days_ago: float) -> list[int]:
        """Open a story with a report a paper."""
        ids = []
        for feed, title in zip(self._feeds, titles, strict=False):
            self._n += 1
            ids.append(
                an_article(feed, self._n, title=title, text=f"{title}.", hours=days_ago * DAY)
            )
        found = articles.list_articles(ids)
        articles.save_vectors(embed(found, EMBEDDER), model=EMBEDDER.name)
        first, *rest = ids
        joined = [Join(article_id, story_id, WHY) for article_id in rest]
        stories.apply([Open(first, story_id), *joined], now=NOON)
        tell_stories([story_id])
        return ids


@pytest.fixture
def papers() -> Papers:
    """Give papers whose articles open stories."""
    return Papers()


def _link() -> int:
    return link_waiting(model=EMBEDDER.name)


def _chain(storyline_id: int) -> tuple[int, ...]:
    return storylines.list_story_ids(storyline_id)


def _only_line() -> int:
    (card,) = storylines.list_storylines()
    return card.id


def test_a_saga_becomes_a_storyline(papers: Papers) -> None:
    """Three exchanges are one chain with its evidence; the tram between them is no part of it."""
    for n, days_ago in ((1, 90), (2, 60), (4, 1)):
        papers.print(n, _exchange(n), days_ago=days_ago)
    papers.print(3, TRAM, days_ago=30)
    _link()
    links = storylines.list_links([1, 2, 3, 4])

    assert _chain(_only_line()) == (1, 2, 4)
    assert {story_id: link.earlier_id for story_id, link in links.items()} == {2: 1, 4: 2}
    assert {"Sahrin", "Daresh"} <= set(links[4].shared_terms)
    assert storylines.get_storyline(_only_line()).n_stories == 3


def test_a_lone_report_is_not_linked(papers: Papers) -> None:
    """It takes two reports before a story is compared with others."""
    papers.print(1, _exchange(1), days_ago=30)
    papers.print(2, _exchange(2)[:1], days_ago=1)
    _link()

    assert storylines.list_storylines() == ()


def test_what_came_late_stands_in_its_place(papers: Papers) -> None:
    """A story that arrives after those around it is put between them, under the same address."""
    papers.print(1, _exchange(1), days_ago=90)
    papers.print(3, _exchange(3), days_ago=1)
    _link()
    before = _only_line()
    papers.print(2, _exchange(2), days_ago=60)
    _link()

    assert _only_line() == before
    assert storylines.list_links([3])[3].earlier_id == 2
    assert _chain(before) == (1, 2, 3)


def test_the_end_is_open(papers: Papers) -> None:
    """The next event joins the storyline there is."""
    for n, days_ago in ((1, 90), (2, 60)):
        papers.print(n, _exchange(n), days_ago=days_ago)
    _link()
    before = _only_line()
    papers.print(3, _exchange(3), days_ago=1)
    _link()

    assert _chain(before) == (1, 2, 3)


def test_a_deleted_story_leaves_the_chain_whole(papers: Papers) -> None:
    """What followed a story that is gone follows the one before it."""
    for n, days_ago in ((1, 90), (2, 60), (3, 1)):
        ids = papers.print(n, _exchange(n), days_ago=days_ago)
        if n == 2:
            gone = ids
    _link()
    before = _only_line()
    _delete(gone)
    stories.recount([2])
    _link()

    assert _chain(before) == (1, 3)
    assert storylines.list_links([3])[3].earlier_id == 1
    assert storylines.get_storyline(before).n_stories == 2


def test_a_merged_story_passes_its_links_on(papers: Papers) -> None:
    """What followed a story follows the one it was merged into."""
    papers.print(1, _exchange(1), days_ago=90)
    papers.print(2, _exchange(2), days_ago=60)
    papers.print(3, _exchange(3), days_ago=1)
    _link()
    before = _only_line()
    papers.print(4, _exchange(2), days_ago=59)
    stories.apply([Merge(4, 2, WHY)], now=NOON)
    tell_stories([4])
    _link()

    assert _chain(before) == (1, 4, 3)
    assert storylines.list_links([3])[3].earlier_id == 4


def test_a_story_may_be_merged_into_its_follower(papers: Papers) -> None:
    """Where two parts of a chain turn out to be one event the chain closes over them."""
    for n, days_ago in ((1, 90), (2, 60), (3, 1)):
        papers.print(n, _exchange(n), days_ago=days_ago)
    _link()
    before = _only_line()
    stories.apply([Merge(3, 2, WHY)], now=NOON)
    tell_stories([3])
    _link()

    assert _chain(before) == (1, 3)
    assert {k: one.earlier_id for k, one in storylines.list_links([1, 3]).items()} == {3: 1}


def test_storylines_that_meet_become_one(papers: Papers) -> None:
    """The older address stays and the other leads there for ever."""
    for n, days_ago in ((1, 200), (2, 190), (5, 30), (6, 1)):
        papers.print(n, _exchange(n), days_ago=days_ago)
    link_stories([1, 2], model=EMBEDDER.name)
    (first,) = storylines.list_storylines()
    _unlinked_pair(5, 6)
    (second,) = [card for card in storylines.list_storylines() if card.id != first.id]
    link_stories([1, 2, 5, 6], model=EMBEDDER.name)

    assert _chain(first.id) == (1, 2, 5, 6)
    assert storylines.get_storyline(second.id).id == first.id


def _unlinked_pair(earlier_id: int, later_id: int) -> None:
    """Keep two stories as a storyline of their own."""
    storylines.set_earlier(later_id, Link(later_id, earlier_id, 0.8, ("Sahrin",)))
    storylines.keep_chain(Chain((earlier_id, later_id)))


def test_linking_again_changes_nothing(papers: Papers) -> None:
    """Stories that have not changed keep their links, whoever asks."""
    for n, days_ago in ((1, 90), (2, 60), (3, 1)):
        papers.print(n, _exchange(n), days_ago=days_ago)
    moved = _link()
    before = storylines.list_links([1, 2, 3])

    assert moved == 2
    assert link_stories([1, 2, 3], model=EMBEDDER.name) == 0
    assert storylines.list_links([1, 2, 3]) == before


def test_a_story_that_shrinks_falls_out(papers: Papers) -> None:
    """A story left with one report is compared no more, and a storyline of one is none."""
    papers.print(1, _exchange(1), days_ago=90)
    ids = papers.print(2, _exchange(2), days_ago=60)
    _link()
    line = _only_line()
    _delete(ids[1:])
    stories.recount([2])
    _link()

    with pytest.raises(NotFoundError):
        storylines.get_storyline(line)


def _delete(article_ids: Sequence[int]) -> None:
    """Delete articles as unfollowing their feed would."""
    models.Article.objects.filter(pk__in=list(article_ids)).delete()


def test_the_order_of_days_makes_the_chain(papers: Papers) -> None:
    """However stories come in, all at once or one by one, the same chain stands."""
    for n, days_ago in ((3, 1), (1, 90), (2, 60)):
        papers.print(n, _exchange(n), days_ago=days_ago)
        _link()
    links = {k: link.earlier_id for k, link in storylines.list_links([1, 2, 3]).items()}

    assert links == {2: 1, 3: 2}
    assert storylines.get_storyline(_only_line()).first_at == NOON - timedelta(days=90)
