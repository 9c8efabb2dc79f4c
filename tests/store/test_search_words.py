"""The index of words: any script, any form of a word, and the fields of an article."""

import pytest

from octavo.lib.queries import parse
from octavo.store import feeds, models, search, search_words
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db


def _found(text: str) -> set[int]:
    query = parse(text)
    condition = search_words.condition_of(query, query.words)
    return {row.article_id for row in search_words.newest(condition, up_to=10**6, limit=100)}


@pytest.mark.parametrize(
    ("text", "language", "query"),
    [
        ("The ferry ran aground", "en", "ferries"),
        ("Two ferries ran aground", "en", "Ferry"),
        ("The minister resigned", "en", "resigning"),
        ("The U.S. envoy", "en", "US"),
        ("Lima's harbour", "en", "Lima"),
        ("Élection à Montclair", "fr", "elections"),
        ("l’eau monte", "fr", "eau"),
        ("Die Wahlen im Norden", "de", "wahl"),
        ("Выборы в городе", "ru", "выборов"),
        ("台風が通過しました", "ja", "通過"),
        ("عبور الجسر اليوم", "ar", "جسر"),
        ("أُعلِنت النتائج", "ar", "اعلنت"),
        ("สะพานใหม่", "th", "สะพาน"),
        ("बाढ़ से नुकसान", "hi", "बाढ़"),
    ],
)
def test_a_word_is_found_in_any_script_and_form(text, language, query):
    """A word finds its article, whatever its ending, accents or none, spaces between or none."""
    article_id = an_article(a_feed(), 1, text=text, language=language)

    assert _found(query) == {article_id}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The rats left the ship", "rates"),
        ("台風が通過しました", "過通"),
        ("The rates rose", '"rate rose"'),
        ("A bank holiday", "early Banks"),
    ],
)
def test_what_was_not_asked_for_is_not_found(text, query):
    """Another word, another order, another form of a phrase or name is another thing."""
    an_article(a_feed(), 1, text=text)

    assert _found(query) == set()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lang:en", {1, 2}),
        ("lang:ar", {3}),
        ("kind:podcast", {2}),
        ("publisher:herald.example", {1, 2}),
        ("publisher:courier", {3}),
        ("-publisher:courier", {1, 2}),
        ("lang:en -kind:podcast", {1}),
        ("country:ZZ", set()),
        ("after:2026-04", {1, 2, 3}),
        ("after:2026-05-01", {1, 2}),
        ("before:2026-05-01", {3}),
        ("after:2026-05-02", set()),
        ("before:2020", set()),
        ("after:2026 before:2027", {1, 2, 3}),
        ("cites:wire.example", {1}),
        ("cites:gazette", {2}),
        ("tag:nothing", set()),
    ],
)
def test_a_field_chooses_articles(query, expected):
    """Every field of the query language chooses by what it says."""
    herald, courier = a_feed(), a_feed("courier.example")
    an_article(herald, 1, hours=1)
    an_article(
        herald, 2, hours=2, kind="podcast", text="So said a clerk, according to the Gazette."
    )
    an_article(courier, 3, hours=13, language="ar")
    row = models.Article.objects.order_by("id").first()
    row.html = '<p><a href="https://www.wire.example/a">wire</a></p>'
    search.index(row)
    ids = {row.pk: n for n, row in enumerate(models.Article.objects.order_by("id"), start=1)}

    assert {ids[one] for one in _found(query)} == expected


def test_a_deleted_article_is_found_no_more():
    """The index follows the table, whatever the migrations did to it."""
    feed = a_feed()
    an_article(feed, 1, text="unmistakable")

    feeds.remove(feed.id)

    assert _found("unmistakable") == set()


def test_articles_of_before_are_indexed_round_by_round():
    """A desk that had another index comes to all of its articles, the newest first, once."""
    feed = a_feed()
    ids = [an_article(feed, n, text="remarkable") for n in range(1, 6)]
    with search.connection.cursor() as cursor:
        cursor.execute("DELETE FROM article_words")

    assert (search.reindex(limit=2), _found("remarkable")) == (2, set(ids[3:]))
    assert [search.reindex(limit=2) for _ in range(3)] == [2, 1, 0]
    assert _found("remarkable") == set(ids)
