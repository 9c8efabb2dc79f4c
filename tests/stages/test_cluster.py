"""Reports of one event come together, those of look-alikes stay apart, and each says why."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.vectors import Vector, normalise
from octavo.news.story import Decision, Join, Open, Report
from octavo.stages.cluster import Bar, ClusterSettings, Stories
from tests.stages.folding import fold_all, story_of_each

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
BRIDGE = (
    "Cargo ship strikes Aldane bridge at Harrowmouth",
    "Aldane bridge in Harrowmouth closed after cargo ship strikes pier",
    "Harrowmouth: Aldane bridge shut as ship hits pier",
)
OTHERS = (
    "Teachers in Tarsin strike for a third day over pay",
    "Comet Tessaly visible to the naked eye this week",
    "Bank of Velmora holds its rate at 3.75%",
    "Petrel lander touches down near the crater rim",
    "Wheat contract signed between Lirial and Sahrin",
)


def _report(number: int, title: str, *, hours: float = 0, vector: Vector | None = None) -> Report:
    return Report(number, title, "", NOON + timedelta(hours=hours), vector=vector)


def _fold(reports: Sequence[Report], *, merge_every: int = 5) -> list[Decision]:
    return fold_all(reports, merge_every=merge_every)


def test_reports_of_one_event_are_one_story() -> None:
    """Headlines about one event, in other words, end in one story; the others stand alone."""
    titles = [OTHERS[0], BRIDGE[0], OTHERS[1], BRIDGE[1], OTHERS[2], BRIDGE[2], *OTHERS[3:]]
    story_of = story_of_each(_fold([_report(n, title) for n, title in enumerate(titles)]))

    assert story_of[1] == story_of[3] == story_of[5]
    assert len(set(story_of.values())) == len(OTHERS) + 1


def test_a_joining_says_why() -> None:
    """Evidence names the terms shared as a person writes them, and keeps scores within 0 and 1."""
    stories = Stories()
    stories.add(_report(1, BRIDGE[0]))
    decision = stories.add(_report(2, BRIDGE[1], hours=1))

    assert isinstance(decision, Join)
    assert {"Aldane", "Harrowmouth", "bridge"} <= set(decision.evidence.shared_terms)
    assert 0 < decision.evidence.similarity <= 1
    assert 0.99 < decision.evidence.time < 1


def test_numbers_are_terms() -> None:
    """A shared figure is part of the evidence."""
    stories = Stories()
    stories.add(_report(1, "Sahrin and Daresh exchange 310 prisoners"))
    decision = stories.add(_report(2, "Daresh frees 310 prisoners in exchange with Sahrin"))

    assert isinstance(decision, Join)
    assert "310" in decision.evidence.shared_terms


@pytest.mark.parametrize(("days", "kind"), [(0.5, Join), (12, Open), (-0.5, Join), (-12, Open)])
def test_time_parts_look_alikes(days: float, kind: type[Decision]) -> None:
    """The same words days later, or earlier, are another event."""
    stories = Stories()
    stories.add(_report(1, BRIDGE[0]))

    assert isinstance(stories.add(_report(2, BRIDGE[0] + " again", hours=24 * days)), kind)


def test_a_late_report_joins_a_long_story() -> None:
    """The gap is to the whole story: a late arrival about its beginning still joins."""
    stories = Stories()
    stories.add(_report(1, BRIDGE[0]))
    for day in range(1, 15):
        stories.add(_report(day + 1, f"{BRIDGE[1]}, day {day}", hours=24 * day))
    late = stories.add(_report(99, BRIDGE[2], hours=2))

    assert isinstance(late, Join)
    assert late.story_id == 1


def test_a_copy_weighs_nothing() -> None:
    """However often one text is printed, it draws its story no nearer to itself."""
    last = _report(99, "Ferry service replaces closed bridge as pier repairs begin")
    evidence = []
    for n_copies in (1, 30):
        stories = Stories(ClusterSettings(short_bar=Bar(0.0, 0.0)))
        for number in range(n_copies):
            stories.add(_report(number, BRIDGE[0]))
        stories.add(_report(50, BRIDGE[1]))
        decision = stories.add(last)
        assert isinstance(decision, Join)
        evidence.append(decision.evidence)

    assert evidence[0] == evidence[1]


def _direction(seed: int) -> Vector:
    return normalise(np.random.default_rng(seed).standard_normal(16).astype(np.float32))


def test_meaning_decides_where_words_hesitate() -> None:
    """One word in common is enough for two reports only if they also mean the same."""
    kinds = []
    for seed in (1, 2):
        stories = Stories()
        stories.add(_report(1, "Harrowmouth bridge closed", vector=_direction(1)))
        kinds.append(
            type(
                stories.add(
                    _report(2, "Harrowmouth fire brigade called out", vector=_direction(seed))
                )
            )
        )

    assert kinds == [Join, Open]


def test_reports_with_and_without_vectors_mix() -> None:
    """A report without a vector, or with one of zeros, is judged by its words."""
    stories = Stories()
    stories.add(_report(1, BRIDGE[0], vector=_direction(1)))
    joins = [
        stories.add(_report(2, BRIDGE[1])),
        stories.add(_report(3, BRIDGE[2], vector=np.zeros(16, np.float32))),
    ]

    assert [type(join) for join in joins] == [Join, Join]


def test_vectors_of_another_length_are_refused() -> None:
    """Vectors of two models never mix."""
    stories = Stories()
    stories.add(_report(1, BRIDGE[0], vector=_direction(1)))

    with pytest.raises(ValueError, match="a vector of 8 among vectors of 16"):
        stories.add(_report(2, OTHERS[0], vector=np.ones(8, np.float32)))


def _split_story() -> Stories:
    """Give a story that began as two: the report that ties them came last."""
    stories = Stories()
    for number, title in enumerate([
        "Aldane bridge closed",
        "Corvina Star cargo ship damaged",
        "Aldane bridge closed for six weeks, says minister",
        "Cargo ship Corvina Star damaged in accident, owner says",
        "Cargo ship Corvina Star damaged, Aldane bridge closed",
        "Corvina Star ship damaged, Aldane bridge closed: what we know",
    ]):
        stories.add(_report(number, title, hours=number))
    return stories


def test_two_stories_become_one() -> None:
    """A later report that ties two stories lets the next pass merge them; the older stays."""
    stories = _split_story()
    before = len(stories)
    merges = stories.merge()

    assert before == 2
    assert [(merge.kept_id, merge.merged_id) for merge in merges] == [(1, 2)]
    assert len(stories) == 1


def test_a_merge_says_why() -> None:
    """A merge carries the terms the two stories share."""
    (merge,) = _split_story().merge()

    assert {"Aldane", "Corvina"} & set(merge.evidence.shared_terms)


def test_a_pass_without_news_merges_nothing() -> None:
    """A pass right after a pass has nothing to say."""
    stories = _split_story()
    stories.merge()

    assert stories.merge() == ()


def test_silent_stories_are_closed() -> None:
    """A closed story takes no more reports; a live one does."""
    stories = Stories()
    stories.add(_report(1, BRIDGE[0]))
    stories.add(_report(2, OTHERS[0], hours=10))
    closed = stories.close(NOON + timedelta(hours=5))

    assert closed == (1,)
    assert len(stories) == 1
    assert isinstance(stories.add(_report(3, BRIDGE[1], hours=11)), Open)


def test_ids_are_never_given_twice() -> None:
    """A new story's id is above every id given or restored."""
    stories = Stories(next_id=40)
    stories.restore(77, [_report(1, BRIDGE[0])])
    stories.close(NOON + timedelta(days=1))
    decision = stories.add(_report(2, OTHERS[0]))

    assert decision == Open(2, 78)


def test_a_story_is_restored_once() -> None:
    """Restoring a story that is live is a mistake."""
    stories = Stories()
    stories.restore(1, [_report(1, BRIDGE[0])])

    with pytest.raises(ValueError, match="story 1"):
        stories.restore(1, [_report(1, BRIDGE[0])])


def test_restored_stories_go_on() -> None:
    """After a restart, the next reports go where they would have gone."""
    titles = [*BRIDGE[:2], *OTHERS]
    running, restarted = Stories(), Stories()
    by_story: dict[int, list[Report]] = {}
    for number, title in enumerate(titles):
        report = _report(number, title, vector=_direction(0 if number < 2 else number))
        by_story.setdefault(running.add(report).story_id, []).append(report)
    for story_id, reports in by_story.items():
        restarted.restore(story_id, reports)
    following = [_report(50, BRIDGE[2], vector=_direction(0)), _report(51, "Museum opens late")]
    decisions = [(running.add(report), restarted.add(report)) for report in following]

    assert [(type(a), a.story_id) for a, _ in decisions] == ([
        (type(b), b.story_id) for _, b in decisions
    ])


def _stream(seed: int, n: int) -> list[Report]:
    numbers = random.Random(seed)
    places = "harrowmouth tarsin lirial sahrin daresh montclair velmora hanamori".split()
    events = "fire flood strike vote election storm trial concert budget merger".split()
    details = "kills injures closes delays opens ends begins doubles halves stops".split()
    return [
        _report(
            number,
            " ".join(map(numbers.choice, (places, events, details, places, events))),
            hours=number / 4,
            vector=_direction(numbers.randrange(20)),
        )
        for number in range(n)
    ]


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 1000))
def test_a_replay_gives_the_same_decisions(seed: int) -> None:
    """The same reports in the same order give the same decisions, to the last bit."""
    assert _fold(_stream(seed, 60)) == _fold(_stream(seed, 60))


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 1000))
def test_decisions_account_for_every_report(seed: int) -> None:
    """A story is opened once, joined while it lives, and not named again once it is merged."""
    live: set[int] = set()
    for decision in _fold(_stream(seed, 60)):
        if isinstance(decision, Open):
            assert decision.story_id not in live
            live.add(decision.story_id)
        elif isinstance(decision, Join):
            assert decision.story_id in live
        else:
            assert decision.kept_id < decision.merged_id
            assert {decision.kept_id, decision.merged_id} <= live
            live.discard(decision.merged_id)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_can_be_folded(titles: list[str]) -> None:
    """No text, however strange or empty, stops folding."""
    reports = [
        Report(number, title, title[::-1] * 3, NOON, language="ar" if number % 2 else "xx")
        for number, title in enumerate(titles)
    ]

    assert set(story_of_each(_fold(reports))) == set(range(len(titles)))


def test_empty_reports_stand_alone() -> None:
    """Reports without a word have nothing in common."""
    decisions = _fold([_report(1, ""), _report(2, "…"), _report(3, "")])

    assert [type(decision) for decision in decisions] == [Open, Open, Open]


def test_a_story_of_any_size_keeps_its_bounds() -> None:
    """A story with thousands of different words is still joined, and still only by its own."""
    stories = Stories()
    for number in range(200):
        words = " ".join(f"detail{number}x{place}" for place in range(12))
        stories.add(Report(number, f"{BRIDGE[0]} live", words, NOON + timedelta(minutes=number)))
    bridge, other = stories.add(_report(998, BRIDGE[1])), stories.add(_report(999, OTHERS[2]))

    assert isinstance(bridge, Join)
    assert isinstance(other, Open)


@given(n_terms=st.floats(0, 1e4), pairs=st.integers(1, 10**6))
def test_the_bar_falls_with_evidence(n_terms: float, pairs: int) -> None:
    """More pairs of texts never raise the bar, and it stays between its ends."""
    bars = ClusterSettings()
    bar = bars.bar(n_terms=n_terms, pairs=pairs)
    ends = (bars.short_bar, bars.long_bar)

    assert bars.bar(n_terms=n_terms, pairs=pairs + 1) <= bar
    assert min(end.base for end in ends) <= bar <= max(end.single for end in ends) + 1e-12
