"""What folding remembers is kept and given back."""

import pytest

from octavo.news.memory import Remembered
from octavo.store import memory

pytestmark = pytest.mark.django_db

FIRST = Remembered({1: b"one", 2: b"two"}, (), b"state 0", is_whole=True, is_first=True)
SECOND = Remembered({2: b"two, longer", 3: b"three"}, (1,), b"state 1", False, False)


def test_what_changed_is_kept_beside_what_did_not():
    """Stories are replaced or let go by id, and states follow on each other."""
    memory.save(FIRST, model="static-1")
    memory.save(SECOND, model="static-1")

    kept = memory.load(model="static-1")

    assert kept.states == (b"state 0", b"state 1")
    assert list(kept.stories) == [(2, b"two, longer"), (3, b"three")]


def test_a_whole_state_lets_those_before_it_go():
    """After a whole state only what follows it is given back; stories stay."""
    memory.save(FIRST, model="static-1")
    memory.save(Remembered({}, (), b"state 1", is_whole=True, is_first=False), model="static-1")

    kept = memory.load(model="static-1")

    assert kept.states == (b"state 1",)
    assert len(list(kept.stories)) == 2


def test_a_first_dump_lets_all_go():
    """What another memory left behind does not mix with this one's."""
    memory.save(FIRST, model="static-1")
    memory.save(SECOND, model="static-1")
    memory.save(FIRST, model="static-1")

    kept = memory.load(model="static-1")

    assert kept.states == (b"state 0",)
    assert dict(kept.stories) == FIRST.stories


def test_another_embedder_s_memory_is_refused():
    """Vectors of different models never mix: what one left is nothing to another."""
    memory.save(FIRST, model="static-1")

    assert memory.load(model="minilm-1") is None


def test_where_nothing_is_kept_nothing_is_given():
    """A new desk has nothing to remember, and one that forgot all has neither."""
    before = memory.load(model="static-1")
    memory.save(FIRST, model="static-1")
    memory.forget()

    assert before is None
    assert memory.load(model="static-1") is None


def test_many_stories_go_at_once():
    """More stories than a statement may name are kept and let go."""
    ids = range(1, 3001)
    stories = {story_id: b"bytes" for story_id in ids}
    memory.save(Remembered(stories, (), b"0", is_whole=True, is_first=True), model="static-1")
    memory.save(Remembered({}, tuple(ids), b"1", False, False), model="static-1")

    assert list(memory.load(model="static-1").stories) == []
