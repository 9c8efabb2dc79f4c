"""The JSON API."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.faces import desk as values

pytestmark = pytest.mark.usefixtures("desk")

STORY_FIELDS = {
    "id",
    "title",
    "brief",
    "hashtags",
    "n_articles",
    "n_reports",
    "first_at",
    "last_at",
    "articles",
}
ARTICLE_FIELDS = {
    "id",
    "title",
    "url",
    "publisher",
    "published_at",
    "language",
    "kind",
    "story",
    "is_copy_of",
    "hashtags",
    "abstract",
}
LISTS = ["/feeds", "/articles", "/stories", "/storylines", "/hashtags", "/search?q=ferry"]


def ask(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1{address}")

    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("application/json")
    return answer.json()


@pytest.mark.parametrize("address", LISTS)
def test_lists_are_paged_by_cursor(client: Client, address: str) -> None:
    """Following `next` with a limit of one gives the same lines as asking for all at once."""
    mark = "&" if "?" in address else "?"
    whole = ask(client, address)
    found = []
    cursor: str | None = "0"
    while cursor is not None:
        part = ask(client, f"{address}{mark}limit=1&cursor={cursor}")
        found += part["items"]
        cursor = part["next"]

    assert found == whole["items"]
    assert whole["next"] is None


def test_edition_gives_its_stories_in_order(client: Client) -> None:
    """Today's edition is its stories with their ranks and reasons."""
    stories = ask(client, "/editions/today")["stories"]

    assert [story["rank"] for story in stories] == [1, 2]
    assert stories[1]["reason"] == "the only report from a quiet source"
    assert set(stories[0]) >= STORY_FIELDS


def test_story_has_its_fields(client: Client) -> None:
    """A story has the promised fields, and so has each of its articles."""
    story = ask(client, "/stories/5")

    assert set(story) >= STORY_FIELDS
    assert all(set(article) >= ARTICLE_FIELDS for article in story["articles"])
    assert story["hashtags"][1] == {"key": "عاصفة", "label": "عاصفة"}
    assert story["memberships"][0]["article"] == 3


def test_article_tells_what_it_is_about(client: Client) -> None:
    """An article's topic has its number, its name in the article's language and its chance."""
    topic = ask(client, "/articles/1")["topic"]

    assert (topic["id"], topic["confidence"]) == ("medtop:03000000", 0.84)
    assert topic["subtopic"]["id"] == "medtop:20000139"
    assert topic["subtopic"]["label"] == "accident and emergency incident"
    assert ask(client, "/articles/2")["topic"] is None


def test_brief_sentences_tell_where_they_stand(client: Client) -> None:
    """Each sentence of a brief names its article, its place, and an address that shows it."""
    first = ask(client, "/stories/5")["brief"][0]

    assert first == {
        "text": "The night ferry turned back at the harbour mouth.",
        "article": 1,
        "start": 0,
        "end": 49,
        "url": "http://localhost/articles/1#s0",
    }
    assert values.TEXT[first["start"] : first["end"]] == first["text"]


def test_article_whole_has_text_and_related(client: Client) -> None:
    """A single article also has its text, HTML, authors, brief, key points and related articles."""
    article = ask(client, "/articles/1")

    assert set(article) >= ARTICLE_FIELDS | {"text", "html", "authors", "brief", "key_points"}
    assert article["related"][0]["article"]["id"] == 3
    assert article["url"] == values.FERRY_CARD.url
    assert article["story"] == 5


def test_copies_name_their_origin(client: Client) -> None:
    """An article that repeats another's text names it."""
    articles = ask(client, "/articles")["items"]

    assert [article["is_copy_of"] for article in articles] == [None, 1, None]


def test_instants_are_in_utc(client: Client) -> None:
    """Times are ISO 8601 ending in Z."""
    assert ask(client, "/articles")["items"][0]["published_at"] == "2026-03-20T10:58:00Z"


def test_keys_may_hold_anything(client: Client) -> None:
    """Hashtags and publishers are found by their key, whatever letters it has."""
    hashtag = ask(client, reverse("hashtag", args=[values.FERRY.key]))
    publisher = ask(client, reverse("publisher", args=[values.MINARET.key]))

    assert hashtag["key"] == values.FERRY.key
    assert len(hashtag["activity"]) == 20
    assert publisher["articles"]["items"][0]["id"] == 1


def test_snippets_are_plain(client: Client) -> None:
    """A search result's snippet has no marks."""
    hit = ask(client, "/search?q=ferry")["items"][0]

    assert hit["snippet"].startswith("the night ferry turned")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/articles/404", 404, "no article 404"),
        ("/stories/404", 404, "no story 404"),
        ("/hashtags/none", 404, "no hashtag none"),
        ("/publishers/none", 404, "no publisher none"),
        ("/nowhere", 404, "no such address: /api/v1/nowhere"),
        ("/stories?cursor=zz", 400, "no such cursor: zz"),
        ("/stories?limit=0", 422, "limit: Input should be greater than or equal to 1"),
        ("/stories?limit=101", 422, "limit: Input should be less than or equal to 100"),
        ("/stories?limit=x", 422, "limit: Input should be a valid integer"),
        ("/search", 422, "q: Field required"),
        (f"/articles/{10**30}", 422, "article_id: Input should be less than"),
    ],
)
def test_problems_are_told_in_words(client: Client, address: str, status: int, words: str) -> None:
    """A problem has its status, and a detail that says what to mend."""
    detail = ask(client, address, status)["detail"]

    assert detail.startswith(words)


def test_no_other_site_may_read(client: Client) -> None:
    """A desk may be on a private network, so pages of other sites get no leave to read it."""
    answer = client.get("/api/v1/stories", headers={"origin": "https://elsewhere.example"})

    assert "Access-Control-Allow-Origin" not in answer.headers
