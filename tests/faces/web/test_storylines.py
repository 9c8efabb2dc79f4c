"""The pages of storylines, and the place a story has in one."""

import pytest
from django.test import Client

from tests.faces.web import markup

pytestmark = pytest.mark.usefixtures("desk")


def read(client: Client, address: str) -> markup.Page:
    return markup.read(client.get(address).content.decode())


def test_a_storyline_is_told_latest_first(client: Client) -> None:
    """The page has the stories in the order of time, the newest first, with why each follows."""
    page = read(client, "/storylines/3")
    places = [
        page.text.index(part)
        for part in ("A ferry turns back", "Follows", "عاصفة على الساحل", "Began the line")
    ]

    assert places == sorted(places)
    assert "likeness 61 % where 57 % was needed" in page.text
    assert page.faults == []


def test_a_storyline_is_drawn_by_the_week(client: Client) -> None:
    """Months of activity are a plot with a bar a week, told in words and in a table too."""
    page = read(client, "/storylines/3")

    assert "5 articles in 13 weeks" in page.text
    assert "Week of" in page.text
    assert len(list(page.named("rect"))) == 13


def test_storylines_are_listed(client: Client) -> None:
    """The list names each storyline, from when to when, and what it has come to."""
    page = read(client, "/storylines")

    assert "2 stories" in page.text
    assert "Latest: A ferry turns back" in page.text
    assert page.faults == []


def test_a_joined_storyline_leads_on(client: Client) -> None:
    """The address of a storyline that became part of another leads there for ever."""
    answer = client.get("/storylines/2")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/storylines/3")
    assert client.get("/storylines/9").status_code == 404


def test_a_story_tells_its_place(client: Client) -> None:
    """The page of a story leads to its storyline and to the story before."""
    page = read(client, "/stories/5")
    links = {a.attributes.get("href") for a in page.named("a")}

    assert "part 2 of 2" in page.text
    assert {"/storylines/3", "/stories/6"} <= links
