"""The pages over a real store: one desk, kept through the store's own queries."""

import json
from datetime import date

import pytest
from django.test import Client

from octavo.news.story import Evidence, Join, Open
from octavo.store import editions, stories
from octavo.store.articles import list_cards
from tests.faces.web import markup
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article_ids() -> tuple[int, int]:
    """Keep a story of two articles, the second Arabic, and an edition of that story."""
    first = an_article(a_feed("herald.example"), 1, title="Ferry <b>turns</b> back")
    second = an_article(a_feed("paper.example"), 2, title="العبارة تعود", language="ar", hours=1)
    evidence = Evidence(0.5, shared_terms=("ferry",))
    stories.apply([Open(first, 1), Join(second, 1, evidence)], now=NOON)
    account = stories.Account("Ferry <b>turns</b> back", "en", "world", None, ())
    stories.tell(1, account, list_cards([first, second]))
    return first, second


def read(client: Client, address: str) -> markup.Page:
    answer = client.get(address)

    assert answer.status_code == 200
    return markup.read(answer.content.decode())


def test_article_and_its_story(client: Client, article_ids: tuple[int, int]) -> None:
    """An article that was kept is shown with its story, and the story with both articles."""
    article = read(client, f"/articles/{article_ids[0]}")
    story = read(client, "/stories/1")

    assert "The text of article 1." in article.text
    assert "2 outlets, 2 independent reports" in article.text
    assert "Ferry <b>turns</b> back" in story.text
    assert "العبارة تعود" in story.text
    assert article.faults + story.faults == []


def test_every_list_is_shown(client: Client, article_ids: tuple[int, int]) -> None:
    """Lists, publishers and search hold what was kept."""
    for address in ("/latest", "/stories", "/publishers/herald.example", "/search?q=article"):
        assert "Ferry <b>turns</b> back" in read(client, address).text


def test_edition_over_the_api(client: Client, article_ids: tuple[int, int]) -> None:
    """An edition that was made is given with the story's articles."""
    before = json.loads(client.get("/api/v1/editions/today").content)
    editions.save(date.fromisoformat(before["on"]), [(1, "two outlets")], made_at=NOON)
    stories_now = json.loads(client.get("/api/v1/editions/today").content)["stories"]

    assert before["stories"] == []
    assert [story["id"] for story in stories_now] == [1]
    assert {a["id"] for a in stories_now[0]["articles"]} == set(article_ids)


def test_empty_desk(client: Client) -> None:
    """A desk with nothing in it has pages, and says what is not there."""
    for address in ("/", "/latest", "/stories", "/hashtags", "/publishers", "/search?q=rain"):
        assert read(client, address).faults == []
    for address in (f"/articles/{10**18 - 1}", "/stories/1", "/hashtags/x", "/publishers/x"):
        assert client.get(address).status_code == 404


def test_story_not_told_yet_can_be_followed(client: Client) -> None:
    """A story whose account is not made yet has words to click on."""
    stories.apply([Open(an_article(a_feed(), 1), 1)], now=NOON)
    stories.recount([1])

    assert "Untitled" in read(client, "/stories").text
