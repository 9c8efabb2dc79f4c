"""Quotes and figures are kept by place and read back from the text as they were."""

from datetime import timedelta

import pytest

from octavo.news.figure import Claim, Disagreement, Figure, Point, Series, Standing
from octavo.news.quote import Difference, Place, Quote, SharedQuote, Speaker, Telling
from octavo.news.story import Open
from octavo.news.told import Told, ToldArticle
from octavo.stages import measure, quote
from octavo.store import articles, models, stories, told
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db

TEXT = (
    "“The ferry is safe,” said the mayor, Amina Okoro. “It sails again at noon on Friday.”\n"
    "At least 14 people were killed and 1,200 houses damaged, the coast guard said on Monday."
)


def said_in(text: str = TEXT) -> ToldArticle:
    return ToldArticle(quote.find_quotes(text), measure.measure(text, "en", NOON))


def kept(text: str = TEXT, *, n: int = 1) -> tuple[int, ToldArticle]:
    article_id = an_article(a_feed(), n, text=text)
    told.save_article(article_id, said_in(text))
    return article_id, said_in(text)


def read_back(article_id: int, text: str = TEXT) -> ToldArticle:
    return told.get_article(article_id, text=text, language="en")


def test_what_is_read_back_is_what_was_kept():
    """Quotes and figures come back field for field, their words out of the text."""
    article_id, said = kept()

    assert read_back(article_id) == said
    assert said.quotes
    assert said.figures


def test_a_zero_at_the_end_of_a_range_is_kept():
    """A range that ends at nought keeps its end."""
    article_id = an_article(a_feed(), text=TEXT)
    (first, *_) = said_in().figures
    figure = Figure(**{name: getattr(first, name) for name in Figure.__slots__} | {"high": 0.0})
    told.save_article(article_id, ToldArticle(figures=(figure,)))

    assert read_back(article_id).figures[0].high == 0.0


def test_an_article_that_says_nothing_is_known_to_be_read():
    """It is not read again and again for what it does not hold."""
    empty, unread = an_article(a_feed(), 1), an_article(a_feed(), 2)
    models.ArticleFigures.objects.filter(article_id=unread).delete()

    assert told.list_unread([empty, unread]) == (unread,)


def test_a_page_that_says_two_things_at_one_place_is_kept():
    """Two quotes that begin at one character are one row: the first."""
    place = Place(0, 30)
    quotes = [
        Quote("", "direct", Speaker(name, name), "", (place,), place) for name in ("Ada", "Bo")
    ]
    article_id = an_article(a_feed(), text=TEXT)
    told.save_article(article_id, ToldArticle(quotes=tuple(quotes)))

    assert [one.speaker.full_name for one in read_back(article_id).quotes] == ["Ada"]


def test_endless_names_are_cut():
    """A name as long as a page is kept as far as it can be a name."""
    place = Place(0, 30)
    long = Quote(
        "", "direct", Speaker("x" * 9000, "y" * 9000, "z" * 9000), "v" * 900, (place,), place
    )
    article_id = an_article(a_feed(), text=TEXT)
    told.save_article(article_id, ToldArticle(quotes=(long,)))
    (row,) = models.ArticleQuote.objects.all()

    assert max(map(len, (row.name, row.speaker, row.role))) == 200
    assert len(row.verb) == 60


def test_places_beyond_the_text_are_left_out():
    """What does not lie within the text any more is not shown."""
    article_id, _ = kept()

    assert read_back(article_id, TEXT[:10]) == ToldArticle()


# --- stories ------------------------------------------------------------------------------------


def a_story(*texts: str) -> tuple[int, list[int]]:
    ids = [kept(text, n=n)[0] for n, text in enumerate(texts, start=1)]
    stories.apply([Open(ids[0], 1)], now=NOON)
    models.Article.objects.filter(pk__in=ids).update(story_id=1)
    account = stories.Account("A story", "en", "world", None, ())
    stories.tell(1, account, articles.list_cards(ids))
    return 1, ids


def what_is_told(ids: list[int]) -> Told:
    said = said_in()
    claims = [
        Claim(said.figures[0], n, "herald.example", NOON - timedelta(hours=1 + at))
        for at, n in enumerate(ids)
    ]
    standing = Standing(said.figures[0].value, None, tuple(claims))
    tellings = (
        Telling(ids[0], said.quotes[0]),
        Telling(ids[1], said.quotes[0], (Difference("safe", "sound"),)),
    )
    points = (
        Point(NOON.date(), 14, 14, 14, (claims[0],)),
        Point(NOON.date() + timedelta(days=1), 14, 12, 15, (claims[1],)),
    )
    return Told(
        quotes=(SharedQuote(said.quotes[0], tellings),),
        figures=(standing,),
        disagreements=(
            Disagreement(
                "people", "", tuple(Standing(standing.value, None, (one,)) for one in claims)
            ),
        ),
        series=(Series("people", "", points, state="dead"),),
    )


def test_what_a_story_tells_is_read_back():
    """Quotes, figures, disagreements and courses come back with their claims and places."""
    story_id, ids = a_story(TEXT, TEXT)
    wanted = what_is_told(ids)
    told.save_stories({story_id: wanted}, asked=[story_id])
    (found,) = told.list_of_stories([story_id]).values()

    assert found.quotes == wanted.quotes
    assert found.figures == wanted.figures
    assert found.series == wanted.series
    assert [len(d.standings) for d in found.disagreements] == [2]


def test_what_stood_on_a_deleted_article_is_gone():
    """Without its fullest telling a quote is not shown, nor a course of one point."""
    story_id, ids = a_story(TEXT, TEXT)
    told.save_stories({story_id: what_is_told(ids)}, asked=[story_id])
    models.Article.objects.filter(pk=ids[0]).delete()
    (found,) = told.list_of_stories([story_id]).values()

    assert found.quotes == ()
    assert found.series == ()
    assert found.disagreements == ()
    assert [claim.article_id for claim in found.claims] == [ids[1]]


def test_a_new_wording_takes_back_what_its_story_told():
    """Places in the old text say nothing of the new one."""
    story_id, ids = a_story(TEXT, TEXT)
    told.save_stories({story_id: what_is_told(ids)}, asked=[story_id])
    told.forget_story_of(ids[1])

    assert told.list_of_stories([story_id]) == {}


def test_a_story_is_gathered_when_it_changes():
    """A story that was told anew waits to be gathered, and then no more."""
    story_id, _ = a_story(TEXT)

    assert told.list_to_gather(limit=9) == (story_id,)
    told.save_stories({}, asked=[story_id])
    assert told.list_to_gather(limit=9) == ()


def test_copies_say_nothing_of_their_own():
    """What a copy repeats is told by the report it repeats."""
    story_id, ids = a_story(TEXT, TEXT)
    articles.set_origin(ids, ids[0])

    assert [r.article_id for r in told.list_reports([story_id])[story_id]] == [ids[0]]
