"""Stories: one whole, and all of them."""

from octavo.features.reading.storylines import place_of
from octavo.news.article import ArticleCard
from octavo.news.cursors import read_place, slice_by_place
from octavo.news.pages import Slice, StoryPage
from octavo.news.story import StoryCard
from octavo.news.told import Told
from octavo.store import corrections as correction_store
from octavo.store import stories as story_store
from octavo.store import told as told_store

# A page of a story names the stories that share most of its hashtags.
_N_RELATED = 5


def story(story_id: int) -> StoryPage:
    """Give a story with its reports and copies apart, and why each is there.

    An alias gives the story it leads to: the id then differs from the one asked for.

    Raises:
        NotFoundError: there is none of this id.
    """
    card = story_store.get_story(story_id)
    reports = tuple(article for article in card.articles if article.copy_of_id is None)
    return StoryPage(
        story=card,
        reports=reports,
        copies={report.id: _copies_of(report, card) for report in reports},
        memberships={m.article_id: m for m in story_store.list_memberships(card.id)},
        mergers=correction_store.list_mergers(card.id),
        related=story_store.list_beside(card, limit=_N_RELATED),
        storyline=place_of(card.id),
        told=told_store.list_of_stories([card.id]).get(card.id, Told()),
    )


def _copies_of(report: ArticleCard, card: StoryCard) -> tuple[ArticleCard, ...]:
    return tuple(article for article in card.articles if article.copy_of_id == report.id)


def stories(
    cursor: str | None = None, limit: int = 20, *, section: str | None = None
) -> Slice[StoryCard]:
    """List stories, last changed first; of one section if asked.

    Raises:
        CursorError: `cursor` is none of this list.
    """
    lines = story_store.list_stories(before=read_place(cursor), limit=limit + 1, section=section)
    return slice_by_place(lines, limit, lambda card: (card.last_at, card.id))
