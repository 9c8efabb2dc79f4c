"""Quotes and figures over the API."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.faces import desk as values

pytestmark = pytest.mark.usefixtures("desk")


def ask(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1{address}")

    assert answer.status_code == status
    return json.loads(answer.content)


def test_an_article_gives_who_says_what(client: Client):
    """A quote has its words, its speaker, and the places of both."""
    (quote,) = ask(client, "/articles/1/quotes")

    assert quote["text"] == values.FERRY_QUOTE.text
    assert quote["speaker"] == values.FERRY_QUOTE.speaker.full_name
    assert quote["parts"] == [{"start": 103, "end": 129}]
    assert quote["sentence"]["url"].endswith("/articles/1#s86")


def test_an_article_gives_its_figures(client: Client):
    """A figure has its value and unit, what it counts, when, and who says so."""
    (figure,) = ask(client, "/articles/1/figures")

    assert (figure["value"], figure["unit"], figure["qualifier"]) == (212, "", "at least")
    assert figure["on"] == "2026-03-20"
    assert figure["sentence"] == {
        "article": 1,
        "start": 50,
        "end": 85,
        "url": "http://localhost/articles/1#s50",
    }


def test_a_story_gives_each_quote_once(client: Client):
    """A quote has all its tellings, and what they alter."""
    (shared,) = ask(client, "/stories/5/quotes")

    assert shared["is_altered"]
    assert [len(telling["differences"]) for telling in shared["tellings"]] == [0, 3]
    assert [t["quote"]["sentence"]["article"] for t in shared["tellings"]] == [1, 3]


def test_a_story_gives_its_figures_and_where_sources_disagree(client: Client):
    """Values, disagreements and courses each have the claims they stand on."""
    told = ask(client, "/stories/5/figures")

    assert [standing["value"] for standing in told["figures"]] == [212, 214]
    assert [len(d["standings"]) for d in told["disagreements"]] == [2]
    assert [[p["articles"] for p in s["points"]] for s in told["series"]] == [[[3], [1]]]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/stories/9/quotes", 404),
        ("/stories/9/figures", 404),
        ("/articles/99/quotes", 404),
        ("/articles/0/figures", 422),
    ],
)
def test_problems_are_told_in_words(client: Client, address: str, status: int):
    """What is not there or no use is told as `detail`."""
    assert ask(client, address, status)["detail"]
