"""From articles to quotes and figures: read once, gathered by story, each with its sources."""

import pytest

from octavo.flows.articles_to_quotes import gather_stories, listen_to_archive
from octavo.flows.telling import tell_stories
from octavo.news.story import Evidence, Join, Merge, Open
from octavo.news.told import Told
from octavo.store import articles, models, stories, told
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db

COURIER = (
    "At least 14 people were killed when the dam at Orrin burst on Thursday, police said. "
    "“Nobody had looked at the sluices for eleven years,” said the engineer, Tova Brandt."
)
POST = (
    "The burst dam at Orrin killed 17 people on Thursday, the mayor said. "
    "“Nobody had looked at the gates for eleven years,” said Tova Brandt, an engineer."
)
GAZETTE = "Snow fell on the hills and the trains ran late."


def printed(*texts: str) -> list[int]:
    """Keep a text each of several papers, as desks kept them before quotes were read."""
    ids = [
        an_article(a_feed(f"paper{n}.example"), n, hours=1, text=text)
        for n, text in enumerate(texts, start=1)
    ]
    models.ArticleFigures.objects.all().delete()
    models.ArticleQuote.objects.all().delete()
    return ids


def as_story(ids: list[int], story_id: int = 1) -> None:
    first, *others = ids
    joined = [Join(one, story_id, Evidence(0.7)) for one in others]
    stories.apply([Open(first, story_id), *joined], now=NOON)
    tell_stories([story_id])


def told_of(story_id: int = 1) -> Told:
    return told.list_of_stories([story_id]).get(story_id, Told())


def test_older_articles_are_read_in_the_background():
    """A desk that was there before comes to its older articles, and their stories follow."""
    as_story(printed(COURIER, POST))
    gather_stories()

    assert told_of() == Told()
    assert listen_to_archive(limit=10) == 2
    assert gather_stories() == 1
    assert told_of().quotes
    assert listen_to_archive(limit=10) == 0


def test_the_archive_is_read_in_rounds():
    """A round reads no more than it may; the next goes on where it stopped."""
    printed(COURIER, POST, GAZETTE)

    assert [listen_to_archive(limit=2) for _ in range(3)] == [2, 1, 0]


def test_one_quote_in_two_papers_is_told_once():
    """A quote told by two outlets stands once, and what one of them altered is shown."""
    as_story(printed(COURIER, POST))
    listen_to_archive(limit=10)
    gather_stories()
    (shared,) = told_of().quotes

    assert {telling.article_id for telling in shared.tellings} == {1, 2}
    assert {(d.first, d.second) for t in shared.tellings for d in t.differences} == {
        ("sluices", "gates")
    }


def test_papers_that_disagree_stand_side_by_side():
    """Where one paper counts 14 dead and another 17, both stand with their outlets."""
    as_story(printed(COURIER, POST.replace("17", "19")))
    listen_to_archive(limit=10)
    gather_stories()
    (disagreement,) = told_of().disagreements

    assert [(s.value, s.claims[0].publisher) for s in disagreement.standings] == [
        (19.0, "paper2.example"),
        (14.0, "paper1.example"),
    ]


def test_a_story_that_became_part_of_another_tells_nothing():
    """What it told is told by the story it became part of."""
    as_story(printed(COURIER, POST)[:1])
    as_story([2], story_id=2)
    listen_to_archive(limit=10)
    gather_stories()
    stories.apply([Merge(1, 2, Evidence(0.8))], now=NOON)
    tell_stories([1])
    models.Story.objects.filter(pk=2).update(wants_gathering=True)
    gather_stories()

    assert told_of(2) == Told()
    assert {c.article_id for c in told_of(1).claims} == {1, 2}


def test_a_story_in_which_nobody_speaks_has_nothing_to_show():
    """Nothing is kept where there is nothing: the page has no empty boxes."""
    as_story(printed(GAZETTE))
    listen_to_archive(limit=10)
    gather_stories()

    assert not models.StoryTold.objects.exists()
    assert articles.count_articles() == 1
