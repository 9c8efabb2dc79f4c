"""Laws of what an editor may say of stories."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.correction import Apart
from octavo.news.errors import ContradictionError
from octavo.stages import regroup

GROUPING = {1: 10, 2: 10, 3: 10, 4: 20, 5: 20, 6: 30}
FERRY_FROM_STRIKE = Apart(7, frozenset({1, 2}), frozenset({4}))


def test_the_lower_id_stays():
    """Of two stories made one, the older keeps its id and the other leads there."""
    made = regroup.merge(GROUPING, 20, 10)

    assert made.moves == {4: 10, 5: 10}
    assert made.leads_to == {20: 10}


def test_a_merge_lifts_what_kept_the_two_apart():
    """Merging what was kept apart undoes that, and nothing else."""
    other = Apart(8, frozenset({1}), frozenset({6}))
    made = regroup.merge(GROUPING, 10, 20, [FERRY_FROM_STRIKE, other])

    assert made.lifted == (7,)


def test_what_is_split_off_stays_apart_from_what_it_left():
    """A split keeps each article it took from each one it left."""
    made = regroup.split(GROUPING, 10, [3], new_id=40)

    assert made.moves == {3: 40}
    assert (made.left, made.right) == ({3}, {1, 2})


@pytest.mark.parametrize(
    ("chosen", "told"),
    [((), "say which"), ((4,), "not in story 10"), ((1, 2, 3), "leave at least one")],
)
def test_a_split_takes_some_articles_of_its_story(chosen, told):
    """None, all, or another story's articles cannot be split off."""
    with pytest.raises(ContradictionError, match=told):
        regroup.split(GROUPING, 10, chosen, new_id=40)


def test_a_story_moved_whole_leads_to_the_other():
    """A story whose articles all move is no story any more."""
    made = regroup.move(GROUPING, 20, [4, 5], to=30)

    assert made.leads_to == {20: 30}


def test_nothing_moves_to_what_it_is_kept_from():
    """Moving an article to a story it was kept from is refused, with what to do."""
    with pytest.raises(ContradictionError, match="undo that one first"):
        regroup.move(GROUPING, 10, [1], to=20, aparts=[FERRY_FROM_STRIKE])


@pytest.mark.parametrize("say", [regroup.merge, regroup.keep_apart])
def test_one_story_is_not_two(say):
    """A story is neither merged with itself nor kept from itself."""
    with pytest.raises(ContradictionError):
        say(GROUPING, 10, 10)


def test_articles_moved_on_stay_where_they_are():
    """Undoing takes back what is still where the correction put it."""
    now = {**GROUPING, 4: 10, 5: 30}
    made = regroup.undo(now, {4: 20, 5: 20}, {4: 10, 5: 10})

    assert made.moves == {4: 20}


def test_a_story_left_empty_by_undoing_leads_back():
    """The story that came of a split leads to where its articles went back to."""
    made = regroup.undo({1: 10, 2: 40}, {2: 10}, {2: 40})

    assert made.leads_to == {40: 10}


def test_undoing_does_not_join_what_is_kept_apart():
    """A correction another one stands on cannot be undone before that one."""
    apart = Apart(9, frozenset({2}), frozenset({1}))

    with pytest.raises(ContradictionError, match="correction 9"):
        regroup.undo({1: 10, 2: 40}, {2: 10}, {2: 40}, [apart])


def test_pairs_follow_the_articles():
    """Stories are kept apart as long as they hold the articles, whatever ids they have."""
    pairs = regroup.pairs_apart({**GROUPING, 4: 30}, [FERRY_FROM_STRIKE])

    assert pairs == {(10, 30)}


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "move", "apart", "undo"]),
        st.integers(0, 7),
        st.integers(0, 7),
        st.sets(st.integers(1, 8), max_size=4),
    ),
    max_size=14,
)


class _Ledger:
    """A grouping in memory, and the corrections made of it."""

    def __init__(self) -> None:
        self.grouping = {article: article * 10 for article in range(1, 9)}
        self.aparts: dict[int, Apart] = {}
        self.lifted: dict[int, int] = {}
        self.said: list[tuple[int, dict[int, int], dict[int, int]]] = []
        self.n = 0

    def in_force(self, *, but: int = 0) -> list[Apart]:
        return [
            apart
            for number, apart in self.aparts.items()
            if number != but and self.lifted.get(number, but) == but
        ]

    def say(self, kind, one, other, chosen):
        stories = sorted(set(self.grouping.values()))
        here, there = stories[one % len(stories)], stories[other % len(stories)]
        match kind:
            case "merge":
                made = regroup.merge(self.grouping, here, there, self.in_force())
            case "split":
                made = regroup.split(self.grouping, here, chosen, new_id=1000 + self.n)
            case "move":
                aparts = self.in_force()
                made = regroup.move(self.grouping, here, chosen, to=there, aparts=aparts)
            case _:
                made = regroup.keep_apart(self.grouping, here, there)
        self.n += 1
        self.said.append((self.n, dict(self.grouping), dict(made.moves)))
        self.grouping.update(made.moves)
        self.lifted.update(dict.fromkeys(made.lifted, self.n))
        if made.left:
            self.aparts[self.n] = Apart(self.n, made.left, made.right)

    def undo_last(self):
        number, before, moves = self.said.pop()
        homes = {article: before[article] for article in moves}
        made = regroup.undo(self.grouping, homes, moves, self.in_force(but=number))
        self.grouping.update(made.moves)
        self.aparts.pop(number, None)
        self.lifted = {apart: by for apart, by in self.lifted.items() if by != number}
        return before


@given(_ACTS)
@settings(deadline=None, max_examples=150)
def test_whatever_is_said_nothing_is_lost_and_nothing_joined_that_is_kept_apart(acts):
    """Every article keeps a story, what is kept apart shares none, the last can be undone."""
    ledger = _Ledger()
    for kind, one, other, chosen in acts:
        if kind == "undo":
            if ledger.said:
                before = ledger.undo_last()
                assert ledger.grouping == before
            continue
        try:
            ledger.say(kind, one, other, chosen)
        except ContradictionError:
            continue

        assert set(ledger.grouping) == set(range(1, 9))
        for apart in ledger.in_force():
            left = {ledger.grouping[article] for article in apart.left}
            right = {ledger.grouping[article] for article in apart.right}
            assert left.isdisjoint(right)
