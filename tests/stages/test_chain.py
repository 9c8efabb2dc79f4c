"""A story follows the one before it of the same kind and actors, and nothing else."""

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.story import Link
from octavo.stages.chain import ChainInput, background_of, chain, heaviest, read, title_of, weigh

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def _story(story_id: int, *texts: str, days: float, language: str = "en") -> ChainInput:
    return ChainInput(story_id, texts, NOON + timedelta(days=days), language)


RATES = [
    _story(
        number,
        f"The Bank of Velmora keeps its interest rate at {rate} percent, says Otmar Brandt",
        f"Interest rate of {rate} stays, the Bank of Velmora decides",
        days=45 * number,
    )
    for number, rate in enumerate(("3.75", "3.75", "3.5"), start=1)
]
QUAKES = [
    _story(11, "Sahrin shaken by a strong earthquake of magnitude 6.9 off its coast", days=10),
    _story(12, "Norvanne coast shaken by a strong earthquake of magnitude 7.1", days=20),
]
OTHERS = [
    _story(21, "Teachers in Tarsin walk out for a second day over pay", days=30),
    _story(22, "The comet Tessaly is seen over Hag Moor", days=60),
]


def test_a_decision_follows_the_one_before() -> None:
    """Of three decisions of one bank, each follows the last; the first begins the chain."""
    company = [*RATES, *QUAKES, *OTHERS]
    links = [chain(story, company) for story in RATES]

    assert links[0] is None
    assert [link.earlier_id for link in links if link] == [1, 2]


def test_a_link_says_why() -> None:
    """A link carries terms as they are written, and a likeness within 0 and 1."""
    link = chain(RATES[1], [*RATES, *QUAKES])

    assert link
    assert link.story_id == 2
    assert {"Velmora", "Bank"} <= set(link.shared_terms)
    assert 0 < link.likeness <= 1


def test_another_place_is_another_saga() -> None:
    """The same kind of event somewhere else is no part of the chain."""
    assert chain(QUAKES[1], [*QUAKES, *OTHERS]) is None


def test_the_same_place_is_not_enough() -> None:
    """Another kind of event in the same place is no part of the chain."""
    tram = _story(31, "A new tram without wires runs through Hanamori", days=1)
    storm = _story(32, "Typhoon leaves homes in Hanamori dark overnight", days=2)

    assert chain(storm, [tram, *OTHERS]) is None


def test_long_ago_is_near_enough() -> None:
    """Time is no evidence: a chain goes on after a year."""
    late = ChainInput(9, RATES[0].texts, NOON + timedelta(days=400))

    assert chain(late, [RATES[0], *QUAKES]) is not None


def test_only_the_past_comes_before() -> None:
    """No story follows a later one, one of the same instant, or itself."""
    same = ChainInput(9, RATES[0].texts, RATES[0].first_at)

    assert chain(RATES[0], [RATES[0], same, *RATES[1:]]) is None


def test_languages_are_not_mixed() -> None:
    """Only stories in one language are compared."""
    other = ChainInput(9, RATES[0].texts, RATES[0].first_at, "fr")

    assert chain(RATES[1], [other]) is None


def test_letters_without_capitals_are_linked_by_words() -> None:
    """Where no letter says what is a name, the words are the evidence."""
    first = _story(1, "سهران وداريش تتبادلان تسعين أسيرا عبر جسر وادي سمر", days=0, language="ar")
    second = _story(2, "تبادل جديد للأسرى بين سهران وداريش عبر جسر وادي سمر", days=3, language="ar")

    assert chain(second, [first]) is not None


@pytest.mark.parametrize(("meaning", "is_linked"), [((1, 0), True), ((0, 1), False)])
def test_meaning_weighs(meaning: tuple[float, float], is_linked: bool) -> None:
    """Words that hesitate are decided by the vectors: with the same meaning linked, else not."""
    vectors = np.array([(1, 0), meaning], np.float32)
    texts = (
        "Ilse Quint and Edda Brandt sign the Harrowmouth fisheries pact in Velmora",
        "Quota talks on fisheries open in Tarsin with Edda Brandt and Noor Selim of Lirial",
    )
    stories = [
        ChainInput(number, (text,), NOON + timedelta(days=number), vector=vector)
        for number, (text, vector) in enumerate(zip(texts, vectors, strict=True))
    ]

    assert (chain(stories[1], stories) is not None) == is_linked


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.lists(st.text(max_size=40), max_size=3), max_size=6),
    st.randoms(use_true_random=False),
)
def test_any_text_can_be_linked(texts: list[list[str]], dice: random.Random) -> None:
    """No text, however strange or empty, stops linking, and the order of the earlier is nothing."""
    stories = [_story(number, *own, days=number) for number, own in enumerate(texts)]
    shuffled = dice.sample(stories, len(stories))

    for story in stories:
        assert chain(story, stories) == chain(story, shuffled)


def test_a_name_is_what_is_written_like_one() -> None:
    """Capitals within a sentence make a name; those of a headline that gives them to all do not."""
    told = read(
        ["Bank of Velmora Keeps Interest Rate\nInterest in Velmora falls, the bank says"], "en"
    )
    profile = weigh(told, background_of([]), story_id=1, first_at=NOON, language="en")

    assert "velmor" in profile.names
    assert "bank" in profile.words
    assert set(profile.names).isdisjoint(profile.words)


def test_the_desk_knows_its_names() -> None:
    """What stands only where capitals say nothing is what the rest of the desk takes it for."""
    archive = [read([f"They say that harvest {n} is late in Tarsin"], "en") for n in range(5)]
    told = read(["Harvest Festival Opens Tarsin"], "en")
    profile = weigh(
        told, background_of(t.counts for t in archive), story_id=1, first_at=NOON, language="en"
    )

    assert "harve" in profile.words
    assert "tarsin" in profile.names


def test_what_all_stories_tell_weighs_little() -> None:
    """A word the whole desk uses is not what others are looked up by."""
    archive = [read([f"The council met in town {n}"], "en") for n in range(200)]
    told = read(["The council met in Harrowmouth over a swimming bath"], "en")
    known = background_of([*(t.counts for t in archive), told.counts])
    profile = weigh(told, known, story_id=1, first_at=NOON, language="en")

    assert "counci" not in heaviest(profile, 3)


def test_reports_of_one_night_are_no_saga() -> None:
    """What began within hours of each other was not one event after another."""
    late = ChainInput(9, RATES[0].texts, RATES[0].first_at + timedelta(hours=5))

    assert chain(late, [RATES[0], *QUAKES]) is None


def test_several_reports_must_be_more_alike() -> None:
    """What is enough for a lone headline is not for stories that had many words to share."""
    first = "Quota talks on fisheries open in Tarsin with Edda Brandt and Noor Selim of Lirial"
    second = "Ilse Quint and Edda Brandt sign the Harrowmouth pact on wheat in Velmora"
    lone = [_story(1, first, days=0), _story(2, f"{second}, fisheries later", days=1)]
    many = [_story(1, first, first, days=0), _story(2, *[f"{second}, fisheries later"] * 2, days=1)]

    assert chain(lone[1], lone) is not None
    assert chain(many[1], many) is None


def test_a_chain_is_called_by_who_and_what() -> None:
    """A title names the actors most links share, then what it is about."""
    links = [
        Link(2, 1, 0.6, ("Velmora", "rate", "Brandt"), names=("Velmora", "Brandt")),
        Link(3, 2, 0.6, ("Velmora", "interest", "rate"), names=("Velmora",)),
    ]

    assert title_of(links) == "Velmora, Brandt: rate, interest"
    assert not title_of([])
