"""A story follows the one before it of the same kind and actors, and nothing else."""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.stages.chain import ChainInput, chain
from tests.corpus.places import CORPUS, needs_corpus

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


def _recurring() -> Iterator[tuple[str, ChainInput]]:
    """Give the stories of the set of recurring events, each with its kind and place."""
    assert CORPUS
    packed = (CORPUS / "stories" / "recurring.jsonl.gz").read_bytes()
    by_story: dict[str, list[dict[str, str]]] = {}
    for line in map(json.loads, gzip.decompress(packed).decode().splitlines()):
        by_story.setdefault(line["story"], []).append(line)
    for number, (name, lines) in enumerate(by_story.items()):
        texts = tuple(f"{line['title']}. {line['text']}" for line in lines)
        first_at = min(datetime.fromisoformat(line["published"]) for line in lines)
        yield _saga_of(name), ChainInput(number, texts, first_at)


def _saga_of(name: str) -> str:
    """Give kind and place; what the set spells in two ways is one place."""
    saga = name.rsplit(":", 1)[0]
    places = [place for place in ("Indone", "Japan") if saga.startswith("quake") and place in saga]
    return f"quake:{places[0]}" if places else saga


def _share_right(stories: Sequence[tuple[str, ChainInput]]) -> float:
    company = [story for _, story in stories]
    saga_by_id = {story.story_id: saga for saga, story in stories}
    found = [
        (link := chain(story, company)) is not None and saga_by_id[link.earlier_id] == saga
        for saga, story in stories
        if any(s == saga and one.first_at < story.first_at for s, one in stories)
    ]
    return sum(found) / len(found)


@needs_corpus
def test_recurring_events_find_the_one_before() -> None:
    """Of real recurring events, nine in ten find one of their kind and place, by words alone."""
    assert _share_right(list(_recurring())) >= 0.9
