"""Here is what an editor says of some stories: which articles go where, and what stays apart?

A grouping is a mapping from articles to stories. It must hold every article of the stories spoken
of, and every article that standing corrections keep apart.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from octavo.news.correction import Apart
from octavo.news.errors import ContradictionError

Grouping = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What changes: `moves` of articles to stories, stories left empty and where they lead.

    `lifted` are the corrections that no longer keep apart what they did; `left` and `right` are
    kept apart from now on.
    """

    moves: Mapping[int, int] = field(default_factory=dict)
    leads_to: Mapping[int, int] = field(default_factory=dict)
    lifted: tuple[int, ...] = ()
    left: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()


def merge(
    grouping: Grouping, story_id: int, other_id: int, aparts: Iterable[Apart] = ()
) -> Regrouping:
    """Make two stories one; the lower id stays. What kept them apart does so no more.

    Raises:
        ContradictionError: they are one already.
    """
    if story_id == other_id:
        raise ContradictionError(f"story {story_id} cannot be merged with itself")
    kept_id, merged_id = min(story_id, other_id), max(story_id, other_id)
    moves = dict.fromkeys(sorted(_members(grouping, merged_id)), kept_id)
    after = {**grouping, **moves}
    lifted = tuple(apart.correction_id for apart in aparts if not _holds(after, apart))
    return Regrouping(moves, {merged_id: kept_id}, lifted)


def split(
    grouping: Grouping, story_id: int, article_ids: Collection[int], *, new_id: int
) -> Regrouping:
    """Make articles a story of their own, apart from what they are taken from.

    Raises:
        ContradictionError: none is named, one is not of the story, or none would be left.
    """
    members = _members(grouping, story_id)
    chosen = _chosen(article_ids, members, story_id)
    if chosen == members:
        raise ContradictionError(
            f"these are all the articles of story {story_id}: leave at least one where it is"
        )
    return Regrouping(dict.fromkeys(sorted(chosen), new_id), left=chosen, right=members - chosen)


def move(
    grouping: Grouping,
    story_id: int,
    article_ids: Collection[int],
    *,
    to: int,
    aparts: Iterable[Apart] = (),
) -> Regrouping:
    """Put articles of a story into another, apart from what they leave behind.

    A story left empty leads there.

    Raises:
        ContradictionError: none is named, one is not of the story, or an earlier correction keeps
            one from the other story.
    """
    if story_id == to:
        raise ContradictionError(f"these articles are in story {story_id} already")
    members = _members(grouping, story_id)
    chosen = _chosen(article_ids, members, story_id)
    moves = dict.fromkeys(sorted(chosen), to)
    _check({**grouping, **moves}, aparts)
    if chosen == members:
        return Regrouping(moves, {story_id: to})
    return Regrouping(moves, left=chosen, right=members - chosen)


def keep_apart(grouping: Grouping, story_id: int, other_id: int) -> Regrouping:
    """Keep two stories two.

    Raises:
        ContradictionError: they are one story.
    """
    if story_id == other_id:
        raise ContradictionError(
            f"these are one story, {story_id}: split off what does not belong to it"
        )
    left, right = _members(grouping, story_id), _members(grouping, other_id)
    return Regrouping(left=left, right=right)


def undo(
    grouping: Grouping,
    before: Mapping[int, int],
    after: Mapping[int, int],
    aparts: Iterable[Apart] = (),
) -> Regrouping:
    """Put articles back where a correction found them; those moved again since stay there.

    Args:
        before: where the correction found the articles it moved, redirects followed.
        after: where it put them, redirects followed.
        aparts: what is kept apart once the correction is undone.

    Raises:
        ContradictionError: a later correction keeps apart what this would join.
    """
    moves = {
        article_id: before[article_id]
        for article_id in sorted(before)
        if grouping.get(article_id) == after[article_id] != before[article_id]
    }
    result = {**grouping, **moves}
    _check(result, aparts)
    left = {grouping[article_id] for article_id in moves} - set(result.values())
    heirs = {grouping[article_id]: home for article_id, home in moves.items()}
    return Regrouping(moves, {story_id: heirs[story_id] for story_id in sorted(left)})


def pairs_apart(grouping: Grouping, aparts: Iterable[Apart]) -> frozenset[tuple[int, int]]:
    """Give the pairs of stories that are never to be merged, the lower id first."""
    pairs = set()
    for apart in aparts:
        left = {grouping[one] for one in apart.left if one in grouping}
        right = {grouping[one] for one in apart.right if one in grouping}
        pairs |= {(min(a, b), max(a, b)) for a in left for b in right if a != b}
    return frozenset(pairs)


def _members(grouping: Grouping, story_id: int) -> frozenset[int]:
    return frozenset(article for article, story in grouping.items() if story == story_id)


def _chosen(article_ids: Collection[int], members: frozenset[int], story_id: int) -> frozenset[int]:
    chosen = frozenset(article_ids)
    if not chosen:
        raise ContradictionError("no article is named: say which")
    if strange := sorted(chosen - members):
        raise ContradictionError(f"article {strange[0]} is not in story {story_id}")
    return chosen


def _holds(grouping: Grouping, apart: Apart) -> bool:
    left = {grouping[one] for one in apart.left if one in grouping}
    return left.isdisjoint(grouping[one] for one in apart.right if one in grouping)


def _check(grouping: Grouping, aparts: Iterable[Apart]) -> None:
    for apart in aparts:
        if not _holds(grouping, apart):
            raise ContradictionError(
                f"correction {apart.correction_id} keeps apart what this would join: undo that "
                "one first, or merge the two stories"
            )
