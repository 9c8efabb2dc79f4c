"""Which stories hang together, and under which storyline they are kept."""

from collections.abc import Iterable, Mapping, Sequence

from octavo.news.storyline import Chain, ChainMember


def settle(members: Sequence[ChainMember]) -> tuple[Chain, ...]:
    """Part stories into chains; a story that hangs with no other is a chain of one.

    The older storyline (of the lower id) keeps its stories; a chain that breaks leaves it to the
    part in which it began. Storylines left without a story are absorbed by the chain that took
    the last of them.

    Args:
        members: stories with all those they hang with, in any order.
    """
    chains = sorted(_chains(members), key=lambda chain: _begin(chain[0]))
    chosen: dict[int, tuple[ChainMember, ...]] = {}
    for chain in chains:
        free = sorted({m.storyline_id for m in chain if m.storyline_id} - chosen.keys())
        if free and len(chain) > 1:
            chosen[free[0]] = chain
    kept_by_chain = {chain: storyline_id for storyline_id, chain in chosen.items()}
    absorbed = _absorbed(chains, chosen)
    return tuple(
        Chain(tuple(m.story_id for m in chain), kept_by_chain.get(chain), absorbed.get(chain, ()))
        for chain in chains
    )


def _absorbed(
    chains: Iterable[tuple[ChainMember, ...]], chosen: Mapping[int, object]
) -> dict[tuple[ChainMember, ...], tuple[int, ...]]:
    """Give each chain the storylines that end in it: the last chain that has a story of them."""
    last: dict[int, tuple[ChainMember, ...]] = {}
    for chain in chains:
        for member in chain:
            if len(chain) > 1 and member.storyline_id and member.storyline_id not in chosen:
                last[member.storyline_id] = chain
    return {
        chain: tuple(sorted(one for one, taker in last.items() if taker == chain))
        for chain in last.values()
    }


def _chains(members: Sequence[ChainMember]) -> list[tuple[ChainMember, ...]]:
    """Gather what hangs together, each chain oldest first."""
    ids = {member.story_id for member in members}
    root = {story_id: story_id for story_id in ids}

    def top(story_id: int) -> int:
        while root[story_id] != story_id:
            root[story_id] = story_id = root[root[story_id]]
        return story_id

    for member in members:
        if member.earlier_id in ids:
            root[top(member.story_id)] = top(member.earlier_id)
    gathered: dict[int, list[ChainMember]] = {}
    for member in sorted(members, key=_begin):
        gathered.setdefault(top(member.story_id), []).append(member)
    return [tuple(chain) for chain in gathered.values()]


def _begin(member: ChainMember) -> tuple[float, int]:
    return member.first_at.timestamp(), member.story_id
