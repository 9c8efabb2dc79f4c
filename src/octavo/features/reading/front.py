"""The front page: today's edition, then sections, then latest."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from octavo.news.pages import FrontPage, SectionList
from octavo.news.sections import SECTIONS
from octavo.news.story import Edition, StoryCard
from octavo.store import articles as article_store
from octavo.store import editions as edition_store
from octavo.store import entries as entry_store
from octavo.store import feeds as feed_store
from octavo.store import stories as story_store

_N_LATEST = 20
_N_BEHIND = 200
_PER_SECTION = 4
# An edition stays until the next is made; one older than this is no longer today's.
_LONGEST = timedelta(days=1)


def day_of(now: datetime) -> date:
    """Give the day an instant falls on where the desk stands (its `time_zone`)."""
    return timezone.localdate(now)


def edition(now: datetime) -> Edition:
    """Give today's edition, yesterday's until today's is made; empty before the first."""
    today = day_of(now)
    found = edition_store.find(today)
    if found is None or not found.placements:
        yesterday = edition_store.find(today - _LONGEST)
        found = yesterday or found
    return found or Edition(on=today, made_at=now)


def front(now: datetime) -> FrontPage:
    """Give the front page as it stands."""
    today = edition(now)
    shown = {placement.story.id for placement in today.placements}
    behind = [s for s in story_store.list_stories(limit=_N_BEHIND) if s.id not in shown]
    return FrontPage(
        edition=today,
        sections=_by_section(behind),
        latest=article_store.list_latest(limit=_N_LATEST),
        n_feeds=feed_store.count_feeds(),
        n_articles=article_store.count_articles(),
        n_waiting=entry_store.count_waiting(),
    )


def _by_section(stories: Sequence[StoryCard]) -> tuple[SectionList, ...]:
    """Deal stories into sections, keeping their order; a section without any is left out."""
    dealt = (
        SectionList(section, tuple(s for s in stories if s.section == section)[:_PER_SECTION])
        for section in SECTIONS
    )
    return tuple(one for one in dealt if one.stories)
