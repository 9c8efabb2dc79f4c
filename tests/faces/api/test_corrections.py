"""Correcting over the API."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from octavo.news.story import Evidence, Join, Open
from octavo.store import models, stories
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article_ids() -> tuple[int, int]:
    """Keep a story of two articles and an empty desk besides."""
    first = an_article(a_feed("herald.example"), 1, title="Ferry turns back")
    second = an_article(a_feed("paper.example"), 2, title="Choir sings")
    stories.apply([Open(first, 1), Join(second, 1, Evidence(0.5, words=0.3, bar=0.4))], now=NOON)
    stories.recount([1])
    return first, second


@pytest.fixture
def editor(client: Client) -> Client:
    """Sign an editor in."""
    client.force_login(get_user_model().objects.create_user("ann", is_staff=True))
    return client


def _send(client: Client, path: str, **said: Any) -> tuple[int, Any]:
    answer = client.post(f"/api/v1/{path}", json.dumps(said), content_type="application/json")
    return answer.status_code, json.loads(answer.content)


def test_a_split_is_made_listed_and_undone(editor: Client, article_ids: tuple[int, int]) -> None:
    """A correction over the API is the same as one on the pages."""
    status, made = _send(editor, "corrections", kind="split", articles=[article_ids[1]])
    listed = json.loads(editor.get("/api/v1/corrections").content)["items"]
    _, undone = _send(editor, f"corrections/{made['id']}/undo")

    assert status == 201
    assert (made["by"], made["story"], made["articles"]) == ("ann", 1, [article_ids[1]])
    assert [one["id"] for one in listed] == [made["id"]]
    assert undone["undone_at"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"kind": "merge", "story": 1, "other": 77}, 404),
        ({"kind": "merge", "story": 1}, 400),
        ({"kind": "split", "articles": []}, 400),
        ({"kind": "burn"}, 422),
        ({"kind": "split", "articles": [2**70]}, 422),
        ({"kind": "split", "articles": ["x"]}, 422),
    ],
)
def test_what_cannot_be_is_told(
    editor: Client, article_ids: tuple[int, int], said: dict[str, Any], status: int
) -> None:
    """Each way to be wrong has its status and its words."""
    given, answer = _send(editor, "corrections", **said)

    assert given == status
    assert answer["detail"]


@pytest.mark.parametrize("path", ["corrections", "suggestions", "tuning"])
def test_who_is_no_editor_is_refused(client: Client, path: str) -> None:
    """Neither strangers nor readers see what editors said."""
    stranger = client.get(f"/api/v1/{path}").status_code
    client.force_login(get_user_model().objects.create_user("bo"))

    assert (stranger, client.get(f"/api/v1/{path}").status_code) == (401, 401)


def test_a_session_alone_does_not_correct(article_ids: tuple[int, int]) -> None:
    """Without the CSRF token a signed-in editor's browser changes nothing."""
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    strict.force_login(get_user_model().objects.create_user("ann", is_staff=True))
    status, _ = _send(strict, "corrections", kind="split", articles=[article_ids[1]])

    assert status == 403


def test_the_bar_is_told_in_numbers_and_words(editor: Client, article_ids: tuple[int, int]) -> None:
    """A program can read how far corrections move the bar."""
    _send(editor, "corrections", kind="split", articles=[article_ids[1]])
    told = json.loads(editor.get("/api/v1/tuning").content)

    assert (told["shift"], told["n_higher"], told["n_lower"]) == (0.0, 1, 0)
    assert "1 correction" in told["said"]


def test_suggestions_are_taken_and_dismissed(editor: Client, article_ids: tuple[int, int]) -> None:
    """A program can do as the auditor suggests, or let it go."""
    ids = [
        models.Suggestion.objects.create(
            kind="split", story_id=1, article_ids=[article_ids[1]], made_at=NOON
        ).pk
        for _ in range(2)
    ]
    status, taken = _send(editor, f"suggestions/{ids[0]}/take")
    _, left = _send(editor, f"suggestions/{ids[1]}/dismiss")
    gone, _ = _send(editor, f"suggestions/{ids[1]}/dismiss")

    assert (status, taken["kind"], left, gone) == (201, "split", [], 404)


def test_a_story_tells_why(client: Client, article_ids: tuple[int, int]) -> None:
    """Each membership has its reason in words."""
    told = json.loads(client.get("/api/v1/stories/1").content)

    assert {one["article"]: one["why"].split(";")[0] for one in told["memberships"]} == {
        article_ids[0]: "began the story",
        article_ids[1]: "means much the same",
    }
    assert told["mergers"] == []
