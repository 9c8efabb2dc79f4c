"""What is remembered outlives the process: kept, taken up again, and the same to the last bit."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.memory import Remembered
from octavo.news.story import Report
from octavo.stages.cluster import Stories
from octavo.stages.cluster.keeping import pack_state, unpack_state
from tests.stages.streams import NOON, stream


class Shelf:
    """Keeps what is dumped, as a store would."""

    def __init__(self) -> None:
        self.stories: dict[int, bytes] = {}
        self.states: list[bytes] = []

    def keep(self, remembered: Remembered) -> None:
        """Keep what changed."""
        if remembered.is_first:
            self.stories.clear()
        self.stories.update(remembered.stories)
        for story_id in remembered.gone:
            self.stories.pop(story_id, None)
        self.states = [*([] if remembered.is_whole else self.states), remembered.state]

    def load(self) -> Stories:
        """Take up what was kept, the last story first."""
        return Stories.load(sorted(self.stories.items(), reverse=True), self.states)


def _fold(stories: Stories, reports: list[Report], *, shelf: Shelf | None = None) -> list[object]:
    told: list[object] = []
    for number, report in enumerate(reports, start=1):
        told.append(stories.add(report))
        if number % 5 == 0:
            told += stories.merge()
        if number % 20 == 0:
            told.append(stories.close(report.published_at - timedelta(hours=6)))
        if shelf and number % 7 == 0:
            shelf.keep(stories.dump())
    if shelf:
        shelf.keep(stories.dump())
    return told


@settings(deadline=None, max_examples=8)
@given(seed=st.integers(0, 10_000), cut=st.integers(1, 119))
def test_a_restart_changes_no_decision(seed: int, cut: int) -> None:
    """After a dump and a load all decisions are what they would have been, evidence included."""
    reports = stream(seed, 120)
    running, shelf = Stories(), Shelf()
    _fold(running, reports[:cut], shelf=shelf)
    restarted = shelf.load()

    assert _fold(restarted, reports[cut:]) == _fold(running, reports[cut:])


@settings(deadline=None, max_examples=4)
@given(seed=st.integers(0, 10_000))
def test_a_restart_can_be_restarted(seed: int) -> None:
    """What a restarted process dumps follows on what was kept before."""
    reports = stream(seed, 90)
    running, shelf = Stories(), Shelf()
    _fold(running, reports[:30], shelf=shelf)
    _fold(running, reports[30:60])
    restarted = shelf.load()
    _fold(restarted, reports[30:60], shelf=shelf)

    assert _fold(shelf.load(), reports[60:]) == _fold(running, reports[60:])


def test_a_dump_holds_what_changed() -> None:
    """A story that nothing happened to is not written again; one that is gone is named."""
    stories = Stories()
    for number, title in enumerate(("Comet over Tarsin", "Harrowmouth bridge shut"), start=1):
        stories.add(Report(number, title, "", NOON))
    first = stories.dump()
    stories.add(Report(3, "Harrowmouth bridge shut again", "", NOON))
    second = stories.dump()
    stories.forget(1)
    third = stories.dump()

    assert (first.is_first, first.is_whole, sorted(first.stories)) == (True, True, [1, 2])
    assert (second.is_first, second.is_whole, sorted(second.stories)) == (False, False, [2])
    assert (third.gone, dict(third.stories)) == ((1,), {})


def test_what_an_editor_kept_apart_stays_apart() -> None:
    """Being kept apart outlives the process."""
    stories, shelf = Stories(), Shelf()
    stories.add(Report(1, "Harrowmouth bridge shut", "", NOON))
    stories.add(Report(2, "Harrowmouth bridge shut", "", NOON, apart=frozenset({1})))
    stories.keep_apart(1, 2)
    shelf.keep(stories.dump())

    assert shelf.load().merge() == ()


def test_another_format_is_refused() -> None:
    """What another version wrote is not guessed at."""
    shelf = Shelf()
    shelf.keep(Stories().dump())
    shelf.states[0] = shelf.states[0].replace(b"octavo stories 2 ", b"octavo stories 1 ")

    with pytest.raises(ValueError, match="another format"):
        shelf.load()


@pytest.mark.parametrize("lost", ["the first state", "a state", "a story", "an end", "all"])
def test_what_is_not_whole_is_refused(lost: str) -> None:
    """Where a part is missing nothing is taken up: the reports are there to restore from."""
    shelf = Shelf()
    _fold(Stories(), stream(1, 40), shelf=shelf)
    if lost == "the first state":
        shelf.states = shelf.states[1:]
    elif lost == "a state":
        del shelf.states[1]
    elif lost == "a story":
        shelf.stories.popitem()
    elif lost == "an end":
        shelf.stories = {one: content[:-3] for one, content in shelf.stories.items()}
    else:
        shelf.states = []

    with pytest.raises(ValueError, match=r"missing|kept|short"):
        shelf.load()


@given(st.binary(max_size=200))
def test_bytes_of_something_else_are_refused(content: bytes) -> None:
    """Whatever stands where a state should, the answer is a ValueError."""
    with pytest.raises(ValueError, match=r".*"):
        unpack_state(content)


def test_a_state_is_written_and_read() -> None:
    """All numbers come back as they were."""
    stories = Stories()
    _fold(stories, stream(3, 30))
    state = unpack_state(stories.dump().state)
    again = unpack_state(pack_state(replace(state, fresh=[(3, 0.1)])))

    assert again.n_stories == state.n_stories
    assert [tuple(pair) for pair in again.fresh] == [(3, 0.1)]
    assert np.array_equal(again.counts, state.counts)


_REPLAY = """
import hashlib
from tests.stages.folding import fold_all
from tests.stages.streams import stream
print(hashlib.sha256(repr(fold_all(stream(5, 150), merge_every=5)).encode()).hexdigest())
"""


def test_two_processes_decide_alike() -> None:
    """A replay in another process, with another hash seed, gives the same decisions to the bit."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", _REPLAY],
            env={
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path),
            },
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1
    assert len(digests.pop()) == 65
