"""Storylines over the API."""

import json
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("desk")


def ask(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1{address}")

    assert answer.status_code == status
    return json.loads(answer.content)


def test_storylines_are_paged_by_cursor(client: Client) -> None:
    """A list gives some lines and the cursor of those after them."""
    first = ask(client, "/storylines?limit=1")
    second = ask(client, f"/storylines?limit=1&cursor={first['next']}")

    assert [line["id"] for line in (*first["items"], *second["items"])] == [3, 4]
    assert [line["latest"] for line in (*first["items"], *second["items"])] == [5, None]
    assert second["next"] is None


def test_a_storyline_says_why_each_story_follows(client: Client) -> None:
    """A storyline whole has its stories, latest first, each with the evidence of its link."""
    parts = ask(client, "/storylines/3")["parts"]

    assert [(part["number"], part["story"]["id"], part["follows"]) for part in parts] == [
        (2, 5, 6),
        (1, 6, None),
    ]
    assert parts[0]["why"].startswith("both tell of ")
    assert parts[0]["why"].endswith("likeness 61% where 57% was needed")
    assert parts[1]["why"] == ""


@pytest.mark.parametrize(
    ("address", "status"),
    [("/storylines/9", 404), ("/storylines/0", 422), ("/storylines?cursor=zz", 400)],
)
def test_problems_are_told_in_words(client: Client, address: str, status: int) -> None:
    """What is not there or no use is told as `detail`."""
    assert ask(client, address, status)["detail"]
