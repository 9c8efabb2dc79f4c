"""Stories: decisions kept, aliases that lead on, counts that are true."""

from datetime import timedelta

import pytest

from octavo.news.article import Hashtag
from octavo.news.errors import NotFoundError
from octavo.news.story import Evidence, Join, Merge, Open
from octavo.store import articles, editions, hashtags, stories
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db

WHY = Evidence(similarity=0.8, shared_terms=("ferry", "aground"))


def _tell(story_id: int, title: str = "Ferry aground") -> None:
    cards = [article.card for article in articles.list_of_stories([story_id])[story_id]]
    stories.tell(story_id, stories.Account(title, "en", "world", None, ()), cards)


def test_a_merged_story_leads_to_the_one_that_stayed():
    """Whoever kept the old address is led to the story it became, over several merges too."""
    feed = a_feed()
    ids = [an_article(feed, n) for n in (1, 2, 3)]
    stories.apply([Open(ids[0], 1), Open(ids[1], 2), Open(ids[2], 3)], now=NOON)
    stories.apply([Merge(2, 3, WHY), Merge(1, 2, WHY)], now=NOON)
    _tell(1)

    assert stories.get_story(3).id == 1
    assert stories.get_story(2).id == 1
    assert [card.id for card in stories.list_stories()] == [1]
    assert stories.next_id() == 4


def test_copies_are_no_reports():
    """A story counts its articles, its independent reports and its publishers apart."""
    one, other = a_feed("one.example"), a_feed("other.example")
    ids = [an_article(one, 1), an_article(other, 2), an_article(other, 3)]
    stories.apply([Open(ids[0], 1), Join(ids[1], 1, WHY), Join(ids[2], 1, WHY)], now=NOON)
    articles.set_origin(ids[:2], ids[0])
    _tell(1)

    card = stories.get_story(1)

    assert (card.n_articles, card.n_reports, card.n_publishers) == (3, 2, 2)


def test_why_an_article_is_there_is_kept():
    """The evidence of a join is given back with the story."""
    feed = a_feed()
    ids = [an_article(feed, n) for n in (1, 2)]
    stories.apply([Open(ids[0], 1), Join(ids[1], 1, WHY)], now=NOON)

    why = {one.article_id: one for one in stories.list_memberships(1)}

    assert why[ids[1]].evidence == WHY


def test_stories_are_found_by_hashtag():
    """A hashtag lists the stories of the articles that carry it, and no others."""
    feed = a_feed()
    ids = [an_article(feed, n) for n in (1, 2)]
    stories.apply([Open(ids[0], 1), Open(ids[1], 2)], now=NOON)
    _tell(1)
    _tell(2)
    hashtags.set_hashtags({ids[0]: [(Hashtag("ferry", "Ferry"), 1.0)]})

    assert [card.id for card in stories.list_stories(hashtag_key="ferry")] == [1]
    assert hashtags.get_hashtag("ferry")[1] == 1


def test_a_story_s_hashtags_are_in_its_language():
    """Reports in other languages do not put their hashtags under a story's headline."""
    feed = a_feed()
    ids = [
        an_article(feed, 1),
        an_article(feed, 2, language="ar"),
        an_article(feed, 3, language="ar"),
    ]
    stories.apply([Open(ids[0], 1), Join(ids[1], 1, WHY), Join(ids[2], 1, WHY)], now=NOON)
    _tell(1)
    hashtags.set_hashtags({
        ids[0]: [(Hashtag("ferry", "Ferry"), 1.0)],
        ids[1]: [(Hashtag("عبارة", "عبارة"), 1.0)],
        ids[2]: [(Hashtag("عبارة", "عبارة"), 1.0)],
    })

    assert [hashtag.key for hashtag in stories.get_story(1).hashtags] == ["ferry"]


def test_a_hashtag_without_articles_is_not_there():
    """A hashtag nobody carries any more has no page."""
    article_id = an_article(a_feed(), 1)
    hashtags.set_hashtags({article_id: [(Hashtag("ferry", "Ferry"), 1.0)]})
    hashtags.set_hashtags({article_id: []})

    with pytest.raises(NotFoundError):
        hashtags.get_hashtag("ferry")


def test_an_edition_follows_its_stories():
    """A story that became another keeps its place in the edition under the other's id, once."""
    feed = a_feed()
    ids = [an_article(feed, n) for n in (1, 2, 3)]
    stories.apply([Open(ids[0], 1), Open(ids[1], 2), Open(ids[2], 3)], now=NOON)
    for story_id in (1, 2, 3):
        _tell(story_id)
    editions.save(NOON.date(), [(3, "first"), (2, "second"), (1, "third")], made_at=NOON)
    stories.apply([Merge(1, 2, WHY)], now=NOON)

    found = editions.find(NOON.date())

    assert found is not None
    assert [(one.rank, one.story.id) for one in found.placements] == [(1, 3), (2, 1)]


def test_an_edition_made_again_replaces_the_first():
    """A day has one edition."""
    article_id = an_article(a_feed(), 1)
    stories.apply([Open(article_id, 1)], now=NOON)
    _tell(1)
    editions.save(NOON.date(), [(1, "early")], made_at=NOON)
    editions.save(NOON.date(), [(1, "late")], made_at=NOON + timedelta(hours=1))

    found = editions.find(NOON.date())

    assert found is not None
    assert [one.reason for one in found.placements] == ["late"]
