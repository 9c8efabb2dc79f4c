"""Stories that hang together are one storyline, and its address survives."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from octavo.news.storyline import Chain, ChainMember
from octavo.stages.chain import settle

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def _member(
    story_id: int, earlier_id: int | None = None, storyline_id: int | None = None
) -> ChainMember:
    return ChainMember(story_id, NOON + timedelta(days=story_id), earlier_id, storyline_id)


def test_links_make_a_chain() -> None:
    """Stories that follow one another are one chain, oldest first; a lone one is its own."""
    chains = settle([_member(3, 2), _member(1), _member(2, 1), _member(4)])

    assert chains == (Chain((1, 2, 3)), Chain((4,)))


def test_the_older_storyline_stays() -> None:
    """Of two storylines that meet the older keeps its address, and the other leads there."""
    members = [_member(1, None, 7), _member(2, 1, 7), _member(3, 2, 5), _member(4, 3, 5)]

    assert settle(members) == (Chain((1, 2, 3, 4), storyline_id=5, absorbed=(7,)),)


def test_a_chain_that_breaks_leaves_its_address_to_the_beginning() -> None:
    """The part in which a storyline began keeps it; the other is a new one."""
    members = [_member(1, None, 5), _member(2, 1, 5), _member(3, None, 5), _member(4, 3, 5)]

    assert settle(members) == (Chain((1, 2), storyline_id=5), Chain((3, 4)))


def test_a_lone_story_keeps_no_storyline() -> None:
    """A storyline goes on with the chain, not with the story that fell out of it."""
    members = [_member(1, None, 5), _member(2, None, 5), _member(3, 2, 5)]

    assert settle(members) == (Chain((1,)), Chain((2, 3), storyline_id=5))


@st.composite
def _members(draw: st.DrawFn) -> list[ChainMember]:
    n = draw(st.integers(1, 12))
    return [
        _member(
            story_id,
            draw(st.none() | st.integers(1, story_id - 1)) if story_id > 1 else None,
            draw(st.none() | st.integers(1, 4)),
        )
        for story_id in range(1, n + 1)
    ]


@given(_members().flatmap(lambda m: st.tuples(st.just(m), st.permutations(m))))
def test_every_story_is_in_one_chain(
    orders: tuple[Sequence[ChainMember], Sequence[ChainMember]],
) -> None:
    """No story is lost or doubled, no address given twice, and the order of asking is nothing."""
    members, shuffled = orders
    chains = settle(members)
    kept = [chain.storyline_id for chain in chains if chain.storyline_id]
    absorbed = [one for chain in chains for one in chain.absorbed]

    assert sorted(i for chain in chains for i in chain.story_ids) == [m.story_id for m in members]
    assert len(set(kept) | set(absorbed)) == len(kept) + len(absorbed)
    assert settle(shuffled) == chains
