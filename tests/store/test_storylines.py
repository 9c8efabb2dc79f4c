"""Storylines as they are kept: words that are counted, profiles that are found, addresses."""

from datetime import timedelta

import numpy as np
import pytest

from octavo.news.errors import NotFoundError
from octavo.news.story import Link, Open
from octavo.news.storyline import Chain, Profile, WordCount
from octavo.store import models, profiles, stories, storylines
from octavo.store.articles import list_cards
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db


def _profile(story_id: int, **fields: object) -> Profile:
    known = {"words": {"rate": 1.0}, "names": {"velmor": 0.8, "brandt": 0.6}}
    written = {"rate": "rate", "velmor": "Velmora", "brandt": "Brandt"}
    return Profile(story_id, NOON, **{**known, "written": written, "n_texts": 2, **fields})


@pytest.fixture
def told() -> tuple[int, ...]:
    """Keep three stories a day apart, the last first told."""
    feed = a_feed()
    for story_id in (1, 2, 3):
        article_id = an_article(feed, story_id, hours=24 * (4 - story_id))
        stories.apply([Open(article_id, story_id)], now=NOON)
        account = stories.Account(f"Rate {story_id}", "en", "business", None, ())
        stories.tell(story_id, account, list_cards([article_id]))
    return (1, 2, 3)


def test_words_are_counted_by_language() -> None:
    """How often a word is told adds up, and every language has its own count."""
    profiles.learn_words("en", [{"rate": WordCount(1, 0, 1)}, {"rate": WordCount(1, 1, 0)}])
    profiles.learn_words("en", [{"rate": WordCount(1, 0, 1), "bank": WordCount(1)}])
    profiles.learn_words("fr", [{"rate": WordCount(1)}])

    assert profiles.load_words("en", ["rate", "none"]) == (3, {"rate": WordCount(3, 1, 2)})


def test_profiles_are_found_by_what_they_share(told: tuple[int, ...]) -> None:
    """A profile that shares two of the heaviest terms is found, one that shares one is not."""
    vector = np.array([0.6, 0.8], np.float32)
    other = _profile(2, names={"velmor": 1.0}, words={"tram": 1.0}, written={})
    profiles.save_profiles(
        [
            (_profile(1, vector=vector, countries=frozenset({"GB"})), ("rate", "velmor")),
            (other, ("velmor", "tram")),
        ],
        n_reports={1: 2, 2: 2},
        model="m",
    )
    found = profiles.find_like(_profile(3), ("rate", "velmor"), model="m", limit=40)

    assert [(one.story_id, one.names, one.countries) for one in found] == [
        (1, {"velmor": 0.8, "brandt": 0.6}, frozenset({"GB"}))
    ]
    assert np.allclose(found[0].vector, vector, atol=1e-3)
    assert found[0].first_at == NOON


def test_vectors_of_another_model_are_left_out(told: tuple[int, ...]) -> None:
    """Meanings of different models are never compared."""
    own = _profile(1, vector=np.ones(2, np.float32))
    profiles.save_profiles([(own, ("rate", "velmor"))], n_reports={1: 2}, model="m")
    (same,) = profiles.load_profiles([1], model="m")
    (other,) = profiles.load_profiles([1], model="n")

    assert same.vector is not None
    assert other.vector is None
    assert other.written == own.written


def test_a_storyline_keeps_why(told: tuple[int, ...]) -> None:
    """The evidence of a link is given back with the storyline's stories."""
    link = Link(2, 1, 0.61, ("Velmora", "rate"), ("Velmora",), 0.57)

    assert storylines.set_earlier(2, link)
    assert not storylines.set_earlier(2, link)
    storyline_id = storylines.keep_chain(Chain((1, 2)))

    assert storyline_id is not None
    assert storylines.list_links([1, 2]) == {2: link}
    assert storylines.list_story_ids(storyline_id) == (1, 2)
    assert storylines.get_storyline(storyline_id).first_at == NOON - timedelta(days=3)
    assert [day.n_articles for day in storylines.count_by_day(storyline_id)] == [1, 1]


def test_a_joined_storyline_leads_on_for_ever(told: tuple[int, ...]) -> None:
    """An address leads on over several joins."""
    first, second = (storylines.keep_chain(Chain(ids)) for ids in ((1,), (2, 3)))
    third = storylines.keep_chain(Chain((1, 2, 3), None, absorbed=(second or 0,)))
    fourth = storylines.keep_chain(Chain((1, 2, 3), None, absorbed=(third or 0,)))

    assert first is None
    assert second and third and fourth
    assert storylines.get_storyline(second).id == fourth
    assert [card.id for card in storylines.list_storylines()] == [fourth]
    assert stories.get_story(1).storyline_id == fourth


def test_lists_go_on_after_a_place(told: tuple[int, ...]) -> None:
    """A list is cut by the instant and id of its last line."""
    older = storylines.keep_chain(Chain((1, 2)))
    assert older
    models.Story.objects.filter(pk=1).update(storyline=None)
    newer = storylines.keep_chain(Chain((2, 3)))
    (first,) = storylines.list_storylines(limit=1)

    assert first.id == newer
    assert [card.id for card in storylines.list_storylines(before=(first.last_at, first.id))] == [
        older
    ]


def test_what_is_not_there_is_not_found() -> None:
    """A storyline nobody made has no page."""
    with pytest.raises(NotFoundError):
        storylines.get_storyline(1)
