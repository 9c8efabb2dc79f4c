"""Storylines: one whole, all of them, and where a story stands in its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from octavo.news.cursors import read_place, slice_by_place
from octavo.news.figure import Series
from octavo.news.pages import Slice, StorylinePage
from octavo.news.story import Link, StoryCard
from octavo.news.storyline import Part, StorylineCard, StorylinePlace
from octavo.stages import measure, tell
from octavo.store import stories as story_store
from octavo.store import storylines as storyline_store
from octavo.store import told as told_store

# Of a long storyline, the latest parts; a war has hundreds.
_MOST_PARTS = 200
_MOST_COUNTED = 60  # stories whose figures are followed
_MOST_SERIES = 4


def storyline(storyline_id: int) -> StorylinePage:
    """Give a storyline with its parts, latest first, and why each follows the one before.

    An alias gives the storyline it leads to: the id then differs from the one asked for.

    Raises:
        NotFoundError: there is none of this id.
    """
    card = storyline_store.get_storyline(storyline_id)
    ids = storyline_store.list_story_ids(card.id)
    shown = ids[-_MOST_PARTS:]
    links = storyline_store.list_links(shown)
    wanted = {*shown, *(link.earlier_id for link in links.values())}
    stories = {story.id: story for story in story_store.list_by_ids(sorted(wanted))}
    first = 1 + len(ids) - len(shown)
    parts = [
        _part(number, story_id, stories, links)
        for number, story_id in enumerate(shown, start=first)
        if story_id in stories
    ]
    return StorylinePage(
        storyline=replace(card, latest=parts[-1].story if parts else None),
        parts=tuple(reversed(parts)),
        activity=storyline_store.count_by_day(card.id),
        series=_series(shown),
    )


def _series(story_ids: Sequence[int]) -> tuple[Series, ...]:
    """Follow the figures of a storyline from story to story."""
    told = told_store.list_of_stories(story_ids[-_MOST_COUNTED:])
    claims = [claim for one in told.values() for claim in one.claims]
    return tell.choose_series(measure.series(claims), most=_MOST_SERIES)


def storylines(cursor: str | None = None, limit: int = 20) -> Slice[StorylineCard]:
    """List storylines, last changed first, each with the story it has come to.

    Raises:
        CursorError: `cursor` is none of this list.
    """
    found = storyline_store.list_storylines(before=read_place(cursor), limit=limit + 1)
    latest = storyline_store.list_latest([card.id for card in found])
    stories = {story.id: story for story in story_store.list_by_ids(sorted(latest.values()))}
    lines = [replace(card, latest=stories.get(latest.get(card.id, 0))) for card in found]
    return slice_by_place(lines, limit, lambda card: (card.last_at, card.id))


def place_of(story_id: int) -> StorylinePlace | None:
    """Tell where a story stands in its storyline; None where it is part of none."""
    card = storyline_store.find_storyline_of(story_id)
    ids = storyline_store.list_story_ids(card.id) if card else ()
    if card is None or story_id not in ids:  # the worker may have taken it out meanwhile
        return None
    at = ids.index(story_id)
    beside = ids[max(0, at - 1) : at + 2]
    links = storyline_store.list_links(beside)
    wanted = {*beside, *(link.earlier_id for link in links.values())}
    stories = {story.id: story for story in story_store.list_by_ids(sorted(wanted))}
    return StorylinePlace(
        storyline=card,
        part=_part(at + 1, story_id, stories, links),
        before=_part(at, ids[at - 1], stories, links) if at else None,
        after=_part(at + 2, ids[at + 1], stories, links) if at + 1 < len(ids) else None,
    )


def why_follows(link: Link) -> str:
    """Say in words why a story follows an earlier one."""
    if not link.shared_terms:
        return "the story between them is no longer here"
    others = [term for term in link.shared_terms if term not in link.names]
    terms = ", ".join([*link.names, *others])
    return f"both tell of {terms}; likeness {link.likeness:.0%} where {link.bar:.0%} was needed"


def _part(
    number: int, story_id: int, stories: Mapping[int, StoryCard], links: Mapping[int, Link]
) -> Part:
    link = links.get(story_id)
    earlier = stories.get(link.earlier_id) if link else None
    return Part(number=number, story=stories[story_id], link=link, earlier=earlier)
