"""What is worth reading beside an article, and what must never stand there."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.news.article import Hashtag
from octavo.stages.relate import (
    FLOORS,
    PER_PUBLISHER,
    RelateInput,
    floor_of,
    relate,
    shares_concept,
    similarity,
)

START = datetime(2026, 3, 14, tzinfo=UTC)
TAGS = tuple(Hashtag(key=name.lower(), label=name) for name in ("Tarsin", "Regatta", "Strike"))


def article(
    article_id: int,
    *,
    story_id: int | None = None,
    copy_group: int | None = None,
    publisher: str = "",
    age_h: float = 0,
    title: str = "",
    angle: float = 0.0,
    hashtags: tuple[Hashtag, ...] = TAGS,
) -> RelateInput:
    vector = np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)
    return RelateInput(
        article_id,
        story_id,
        copy_group,
        publisher or f"Publisher {article_id}",
        START - timedelta(hours=age_h),
        title or f"Headline number {article_id}",
        vector,
        hashtags,
    )


@st.composite
def candidate_lists(draw: st.DrawFn) -> list[RelateInput]:
    return [
        article(
            article_id,
            story_id=draw(st.none() | st.integers(1, 4)),
            copy_group=draw(st.none() | st.integers(0, 6)),
            publisher=draw(st.sampled_from(("Courier", "Ledger", "Mail", "Wire"))),
            age_h=draw(st.integers(0, 50)),
            title=draw(st.sampled_from(("", "Bridge closed", "BRIDGE closed", "Regatta moved"))),
            angle=draw(st.floats(0, 3)),
            hashtags=draw(st.sampled_from((TAGS, TAGS[:1], ()))),
        )
        for article_id in range(draw(st.integers(0, 15)))
    ]


READ = article(0, story_id=1, title="Bridge closed at Tarsin")


@given(candidate_lists(), st.integers(1, 8))
def test_the_limit_holds_and_nothing_comes_twice(candidates: list[RelateInput], limit: int) -> None:
    """At most `limit` articles are shown, each once, never the article itself."""
    shown = [choice.article_id for choice in relate(READ, candidates, limit=limit)]

    assert len(shown) == len(set(shown)) <= limit
    assert READ.article_id not in shown


@given(candidate_lists())
def test_never_two_printings_of_one_text(candidates: list[RelateInput]) -> None:
    """Of an article and its copies one is shown, and none of the article being read."""
    by_id = {c.article_id: c for c in candidates}
    texts = [by_id[choice.article_id].text_id for choice in relate(READ, candidates)]

    assert len(texts) == len(set(texts))
    assert READ.text_id not in texts


@given(candidate_lists())
def test_at_most_two_of_one_publisher(candidates: list[RelateInput]) -> None:
    """No publisher fills the list."""
    by_id = {c.article_id: c for c in candidates}
    shown = Counter(by_id[choice.article_id].publisher for choice in relate(READ, candidates))

    assert all(n <= PER_PUBLISHER for n in shown.values())


@given(candidate_lists(), st.floats(0, 1))
def test_nothing_unrelated_is_shown(candidates: list[RelateInput], floor: float) -> None:
    """What is not of the story shares a concept and lies over the floor."""
    by_id = {c.article_id: c for c in candidates}
    others = [c for c in relate(READ, candidates, floor=floor) if not c.is_same_story]

    assert all(c.similarity >= floor for c in others)
    assert all(shares_concept(READ, by_id[c.article_id]) for c in others)


@given(candidate_lists())
def test_the_story_comes_first(candidates: list[RelateInput]) -> None:
    """Other reports of the story stand before anything else, newest first."""
    by_id = {c.article_id: c for c in candidates}
    chosen = relate(READ, candidates, limit=20)
    marks = [choice.is_same_story for choice in chosen]
    times = [by_id[c.article_id].published_at for c in chosen if c.is_same_story]

    assert marks == sorted(marks, reverse=True)
    assert times == sorted(times, reverse=True)


@given(candidate_lists().flatmap(lambda c: st.tuples(st.just(c), st.permutations(c))))
def test_order_of_candidates_does_not_matter(
    lists: tuple[list[RelateInput], list[RelateInput]],
) -> None:
    """However the store lists the candidates, the same are shown."""
    candidates, shuffled = lists

    assert relate(READ, candidates) == relate(READ, shuffled)


@given(candidate_lists())
def test_every_choice_says_why(candidates: list[RelateInput]) -> None:
    """A reason in words stands beside every related article."""
    reasons = [choice.reason for choice in relate(READ, candidates)]

    assert all(r.startswith(("also reports", "same people", "same words")) for r in reasons)


def test_a_strike_does_not_stand_beside_a_horoscope() -> None:
    """Two texts that share no name, subject or headline words are unrelated, however alike."""
    strike = article(1, title="Drone strike near the border kills four", hashtags=TAGS[2:])
    stars = article(2, title="Your stars for Saturday", hashtags=(Hashtag("virgo", "Virgo"),))

    assert similarity(strike, stars) >= 0.7  # the vectors are the same on purpose
    assert relate(strike, [stars], floor=0.0) == ()


def test_one_of_every_other_story() -> None:
    """A neighbouring story is shown once, by the nearest of its reports."""
    near = article(1, story_id=7, angle=0.1)
    nearer = article(2, story_id=7)
    shown = relate(article(0, story_id=1), [near, nearer])

    assert [choice.article_id for choice in shown] == [2]


def test_the_origin_stands_for_its_copies() -> None:
    """Of a text and its copies the origin is shown, even when a copy came out earlier."""
    origin = article(5, story_id=1, age_h=1)
    copy = article(6, story_id=1, copy_group=5, age_h=9)

    assert [c.article_id for c in relate(READ, [copy, origin])] == [5]


def test_the_reason_names_what_is_shared() -> None:
    """The hashtags both have are the reason, in the order of the article being read."""
    other = article(9, hashtags=(TAGS[1], TAGS[0]))
    choice = relate(article(0, story_id=1), [other])[0]

    assert choice.reason == "same people, places or subjects: Tarsin, Regatta"


def test_without_vectors_the_words_decide() -> None:
    """Where there is no embedding, hashtags and headline words still relate articles."""
    one, other = (replace(article(n), vector=None) for n in (1, 2))

    assert similarity(one, other) == pytest.approx(1.0)


def test_each_embedder_has_its_floor() -> None:
    """The floor goes by how the embedder's name begins; an unknown one gets the strictest."""
    assert floor_of("minilm-0123-r1") == FLOORS["minilm"]
    assert floor_of("Hashing-384-r1") == FLOORS["hashing"]
    assert floor_of("other") == max(FLOORS.values())
