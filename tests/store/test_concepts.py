"""Hashtags as concepts in the store: labels, merging, parting, blocking, names learnt."""

import pytest

from octavo.news.article import Hashtag
from octavo.news.concept import Learnt
from octavo.news.errors import ContradictionError, InputError, NotFoundError
from octavo.store import concepts, hashtags
from octavo.store.articles import list_cards
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db

NORWAY = Hashtag("norway", "Norway", "place", "country:NO")
NORWAY_AR = Hashtag("norway", "النرويج", "place", "country:NO")
FERRY = Hashtag("ferry", "Ferry")
BOAT = Hashtag("boat", "Boat")


@pytest.fixture
def article_ids() -> tuple[int, int]:
    """Keep an English article and an Arabic one, both on Norway, and each on a ship."""
    feed = a_feed()
    first, second = an_article(feed, 1), an_article(feed, 2, language="ar")
    hashtags.set_hashtags({
        first: [(NORWAY, 1.0), (FERRY, 0.5)],
        second: [(NORWAY_AR, 1.0), (BOAT, 0.5)],
    })
    return first, second


def keys_of(article_id: int) -> list[str]:
    (card,) = list_cards([article_id])
    return [hashtag.key for hashtag in card.hashtags]


def test_a_place_is_one_hashtag_in_every_language(article_ids: tuple[int, int]) -> None:
    """Articles in two languages are under one hashtag, each with the label of its language."""
    found, n_articles = hashtags.get_hashtag("norway")
    shown = [list_cards([one])[0].hashtags[0].label for one in article_ids]

    assert (found.kind, n_articles) == ("place", 2)
    assert shown == ["Norway", "النرويج"]


def test_merged_hashtags_lead_on_for_ever(article_ids: tuple[int, int]) -> None:
    """After a merge the old key gives the other hashtag, and new articles go there."""
    concepts.merge("boat", "ferry")
    third = an_article(a_feed("paper.example"), 3)
    hashtags.set_hashtags({third: [(BOAT, 1.0), (FERRY, 0.5)]})

    assert hashtags.get_hashtag("boat")[0].key == "ferry"
    assert hashtags.get_hashtag("ferry")[1] == 3
    assert keys_of(third) == ["ferry"]


def test_parting_gives_back_what_was_filed(article_ids: tuple[int, int]) -> None:
    """A merge that was wrong can be undone: each article goes back where it was filed."""
    concepts.merge("boat", "ferry")
    concepts.split("boat")

    assert keys_of(article_ids[0]) == ["norway", "ferry"]
    assert keys_of(article_ids[1]) == ["norway", "boat"]


def test_what_is_one_cannot_be_merged(article_ids: tuple[int, int]) -> None:
    """A hashtag is not merged into itself, and none is parted that leads nowhere."""
    concepts.merge("boat", "ferry")

    with pytest.raises(ContradictionError, match="one already"):
        concepts.merge("ferry", "boat")
    with pytest.raises(ContradictionError, match="part of no other"):
        concepts.split("ferry")


def test_a_name_the_operator_gave_stays(article_ids: tuple[int, int]) -> None:
    """Neither label nor kind of a renamed hashtag is changed by later articles."""
    concepts.rename("ferry", label="#Ferries", kind="event")
    hashtags.set_hashtags({article_ids[0]: [(Hashtag("ferry", "Ferry", "person"), 1.0)]})
    found, _ = hashtags.get_hashtag("ferry")

    assert (found.label, found.kind) == ("Ferries", "event")
    with pytest.raises(InputError, match="without spaces"):
        concepts.rename("ferry", label="two words", kind="event")


def test_blocked_hashtags_are_shown_nowhere(article_ids: tuple[int, int]) -> None:
    """A blocked hashtag has no page, stands on no article and in no list; unblocked, it is back."""
    concepts.set_blocked("ferry", is_blocked=True)

    assert keys_of(article_ids[0]) == ["norway"]
    assert "ferry" not in {line.hashtag.key for line in hashtags.list_hashtags()}
    with pytest.raises(NotFoundError):
        hashtags.get_hashtag("ferry")
    concepts.set_blocked("ferry", is_blocked=False)
    assert keys_of(article_ids[0]) == ["norway", "ferry"]


def test_hashtags_are_listed_by_kind(article_ids: tuple[int, int]) -> None:
    """A list of one kind holds that kind alone."""
    assert {line.hashtag.key for line in hashtags.list_hashtags(kind="place")} == {"norway"}


def test_names_learnt_come_back_as_kept() -> None:
    """What a register gives is what it gets at the next start."""
    learnt = Learnt(
        key="orlavenn",
        name="Orla Venn",
        language="en",
        kinds={"person": 1.6},
        publishers=("a", "b"),
        company={"norway": 2},
        shorts={"venn": ("a",)},
        last_at=NOON,
    )
    concepts.save_learnt([learnt])
    concepts.save_learnt([learnt])

    assert concepts.load_learnt() == (learnt,)
    concepts.drop_learnt(["orlavenn"])
    assert concepts.load_learnt() == ()


def test_a_joined_spelling_moves_its_articles(article_ids: tuple[int, int]) -> None:
    """When a name is found to be a spelling of another, its hashtag becomes an alias."""
    concepts.save_learnt([Learnt("boat", "Boat", "en", joined_to="ferry")])

    assert concepts.aliases() == {"boat": "ferry"}
    assert keys_of(article_ids[1]) == ["norway", "ferry"]


def test_articles_are_counted_by_hashtag_and_day(article_ids: tuple[int, int]) -> None:
    """The days' counts are what trends are told from."""
    counts = concepts.count_daily(since=NOON.replace(day=1, hour=0))

    assert counts["norway"] == {NOON.date(): 2}
